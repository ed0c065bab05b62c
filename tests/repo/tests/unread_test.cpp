// SPDX-License-Identifier: MIT
// Files that look like tests and hold none, and tests that are run and not held.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/ci/ci.h"
#include "repo/tests/count.h"
#include "repo/tests/elsewhere.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(UnreadTests, AssertInTheirCode) {
  EXPECT_THAT(count_tests({{"test/models/a_test.rb",
                            "require 'test_helper'\n\nclass ATest < ActiveSupport::TestCase\n  # "
                            "test \"the truth\" do\n"
                            "  #   assert true\n  # end\nend\n"}})
                  .unread,
              IsEmpty());
  EXPECT_THAT(count_tests({{"test/a_test.rb", "scenario(:a) { assert_that true }\n"}}).unread,
              ElementsAre("test/a_test.rb"));
}

TEST(UnreadTests, AreWhatPerlsProveRuns) {
  EXPECT_THAT(count_tests({{"t/a.t", "use Test::More;\nis(a(1), 2, 'doubled');\n"}}).unread,
              ElementsAre("t/a.t"));
}

std::vector<std::string> running_others(const std::vector<SourceFile>& sources,
                                        const std::vector<std::string>& frameworks = {}) {
  const FileIndex texts(sources);
  return running_other_tests(texts, ci_in(texts), frameworks);
}

const std::string kWorkflow = "on: [push]\njobs:\n  a:\n    steps:\n      - run: |\n          ";

TEST(OtherTests, AreRunByCollectionsAndScriptsThatAreNotHere) {
  for (const char* command : {"npx newman run https://example.com/a.json", "bru run --env ci",
                              "hurl --test --variable a=b api/", "schemathesis run openapi.json",
                              "cd realworld/api && ./run-api-tests.sh"})
    EXPECT_THAT(running_others({{".github/workflows/ci.yml", kWorkflow + command}}),
                ElementsAre(".github/workflows/ci.yml"))
        << command;
  EXPECT_THAT(running_others({{"package.json", R"({"scripts": {"test:api": "newman run $URL"}})"}}),
              ElementsAre("package.json"));
}

TEST(OtherTests, AreNotThoseThatWereCounted) {
  for (const char* command : {"npm test", "pip install schemathesis", "# newman run a.json",
                              "sh scripts/api-tests.sh", "./wait-for-db.sh"})
    EXPECT_THAT(running_others({{".github/workflows/ci.yml", kWorkflow + command},
                                {"scripts/api-tests.sh", "pytest\n"}}),
                IsEmpty())
        << command;
  EXPECT_THAT(
      running_others({{".github/workflows/ci.yml", kWorkflow + "newman run a.json"}}, {"Postman"}),
      IsEmpty());
}

}  // namespace
}  // namespace assay
