// SPDX-License-Identifier: MIT
// Reading, comparing and rewriting golden files.
#include "tests/support/golden.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace assay {
namespace {

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool updating() {
  const char* wish =
      std::getenv("UPDATE_GOLDEN");  // NOLINT(concurrency-mt-unsafe): tests only read
  return wish != nullptr && std::string(wish) == "1";
}

}  // namespace

void expect_golden(const std::string& name, const std::string& actual) {
  const std::string path = "tests/golden/" + name;
  if (updating()) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  std::istringstream wanted(content_of(path));
  std::istringstream got(actual);
  std::string wanted_line;
  std::string got_line;
  for (int line = 1; wanted || got; ++line) {
    const bool more_wanted = static_cast<bool>(std::getline(wanted, wanted_line));
    const bool more_got = static_cast<bool>(std::getline(got, got_line));
    if (!more_wanted && !more_got) return;
    if (more_wanted != more_got || wanted_line != got_line) {
      ADD_FAILURE() << path << ":" << line << " differs\nwant " << wanted_line << "\ngot  "
                    << got_line << "\nUPDATE_GOLDEN=1 rewrites the file; review it as a diff";
      return;
    }
  }
}

}  // namespace assay
