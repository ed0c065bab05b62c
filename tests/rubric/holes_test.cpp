// SPDX-License-Identifier: MIT
// The {{holes}} of texts.
#include "rubric/holes.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

std::string problem_of(const std::string& text, const std::vector<std::string>& known) {
  Sources sources;
  sources.add("r", text);
  Problems problems(sources);
  check_holes(make_text("key", text), known, problems);
  const std::vector<Problem> all = problems.take();
  return all.empty() ? std::string() : all.front().message;
}

TEST(Holes, OnlyKnownNamesFillThem) {
  EXPECT_EQ(problem_of("{{port}}", {"port"}), "");
  EXPECT_EQ(problem_of("{{prot}}", {"port"}), "nothing fills the hole '{{prot}}'");
  EXPECT_EQ(problem_of("{{match:[a-z]{2}}}", {"match:"}), "");
  EXPECT_EQ(problem_of("{{match:[a-z]{2}}}", {"port"}),
            "nothing fills the hole '{{match:[a-z]{2}}}'");
  EXPECT_EQ(problem_of("{{match:[a}}", {"match:"}),
            "no text can be drawn from the pattern of 'match:[a'");
  EXPECT_EQ(problem_of("{{in:90s}} {{ago:1h}}", hole::steps()), "");
  EXPECT_EQ(problem_of("{{in:90s}}", hole::data()), "nothing fills the hole '{{in:90s}}'");
  EXPECT_EQ(problem_of("{{in:soon}}", hole::steps()), "'in:soon' names no time from now");
}

}  // namespace
}  // namespace assay
