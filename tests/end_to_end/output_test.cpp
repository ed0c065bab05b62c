// SPDX-License-Identifier: MIT
// Standard output carries the result and nothing else; progress goes to standard error.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/process.h"

namespace assay {
namespace {

using test::Ended;
using testing::HasSubstr;
using testing::Not;

Ended grade(const std::vector<std::string>& more) {
  const test::TemporaryFolder folder;
  std::vector<std::string> words{
      ASSAY_BINARY, "grade",
      "--rubric",   "fixtures/rubrics/orders.yaml",
      "--start",    std::string("exec ") + REFERENCE_BINARY + " --port $PORT",
      "--only",     "http.create"};
  words.insert(words.end(), more.begin(), more.end());
  return test::run(words, {"XDG_DATA_HOME=" + folder.path()});
}

TEST(Output, KeepsProgressAwayFromTheResult) {
  const Ended ended = grade({});
  EXPECT_THAT(ended.err, HasSubstr("assay: starting"));
  EXPECT_THAT(ended.out, Not(HasSubstr("assay: ")));
  EXPECT_THAT(ended.out, HasSubstr("A valid item is created"));
}

TEST(Output, IsTheResultAloneWhenQuiet) {
  const Ended ended = grade({"--quiet"});
  EXPECT_EQ(ended.err, "");
  EXPECT_THAT(ended.out, HasSubstr("A valid item is created"));
}

TEST(Output, HasNoEscapesWhereNoTerminalReadsIt) {
  EXPECT_THAT(grade({}).out, Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace assay
