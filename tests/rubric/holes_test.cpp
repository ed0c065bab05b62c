// SPDX-License-Identifier: MIT
// The {{holes}} of texts.
#include "rubric/holes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Holes, AreFoundInOrderAndTrimmed) {
  EXPECT_THAT(holes_in("{{a}}/{{ b }}"), ElementsAre("a", "b"));
  EXPECT_THAT(holes_in("no {hole} here"), IsEmpty());
  EXPECT_THAT(holes_in("{{open"), IsEmpty());
}

TEST(Holes, APatternMayHoldBracesOfItsOwn) {
  EXPECT_THAT(holes_in("{{match:^[A-Z]{3}-[0-9]{4}$}}x"), ElementsAre("match:^[A-Z]{3}-[0-9]{4}$"));
  EXPECT_THAT(holes_in("{{match:[0-9]{13}}}"), ElementsAre("match:[0-9]{13}"));
  EXPECT_THAT(holes_in(R"({{match:\{x\}}})"), ElementsAre(R"(match:\{x\})"));
}

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
}

}  // namespace
}  // namespace assay
