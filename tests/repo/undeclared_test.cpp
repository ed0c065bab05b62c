// SPDX-License-Identifier: MIT
// Frameworks that are used, and what excuses that no manifest names them.
#include "repo/packages/undeclared.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay::undeclared_test {
namespace {

using testing::IsEmpty;

std::vector<PackageManifest> read(const std::vector<SourceFile>& files, bool known = true) {
  const FileIndex index(files);
  return packages_in({.texts = index,
                      .whole = 1'000'000,
                      .known = known,
                      .kept = [&](const std::string& path) { return index.text(path) != nullptr; },
                      .vendored = [](const std::string&) { return false; }});
}

TEST(Python, AsksForFrameworksThatNothingNames) {
  const SourceFile views{"shop/views.py", "import os\nfrom rest_framework import viewsets\n"};
  const auto undeclared = [&](std::vector<SourceFile> more) {
    more.push_back(views);
    const auto all = read(more);
    return all.size() == 1 && all[0].state == LockState::kUndeclared &&
           all[0].detail == "rest_framework" && all[0].path == "shop/views.py";
  };
  EXPECT_TRUE(undeclared({}));
  EXPECT_FALSE(undeclared({{"README.md", "Run pip install djangorestframework\n"}}));
  EXPECT_FALSE(undeclared({{"README.md", "apt install python3-django\n"}}));
  EXPECT_FALSE(undeclared({{"Dockerfile", "FROM tiangolo/uvicorn-gunicorn-fastapi:python3.11\n"}}));
  EXPECT_FALSE(undeclared({{"environment-dev.yml", "dependencies: [django]\n"}}));
  EXPECT_FALSE(undeclared({{"requirements-dev.txt", "pytest\n"}}));
  EXPECT_FALSE(undeclared({{"package.json", "{\"dependencies\": {\"a\": \"1.0.0\"}}"}}));
  EXPECT_THAT(read({views}, false), IsEmpty()) << "who knows what was handed in";
  EXPECT_THAT(read({{"a.py", "import os\n"}}), IsEmpty());
  EXPECT_THAT(read({{"tests/test_a.py", "import django\n"}}), IsEmpty());
}

}  // namespace
}  // namespace assay::undeclared_test
