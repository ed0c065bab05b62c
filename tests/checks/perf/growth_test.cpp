// SPDX-License-Identifier: MIT
// perf.growth: ratios, what excuses them, and filling a list.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/perf/family.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_list.h"

namespace assay::checks::perf_growth_test {
namespace {

using testing::HasSubstr;

struct Times {
  double before = 10;
  double after = 12;
  double later = 0;  // of the second look; 0: there was none
  double drift = 1;  // of the machine
  std::size_t bytes_before = 500;
  std::size_t bytes_after = 500;
  bool offset = false;
  int items = 2000;  // at last
};

void add(Tape& tape, const std::string& name, double ms, std::size_t bytes = 20) {
  Exchange exchange = answered(static_cast<int>(tape.entries().size()) + 1, "GET", "/things", 200,
                               std::string(bytes, 'x'));
  exchange.ms = ms;
  tape.add(name, exchange);
}

Finding judged(const Times& times) {
  Tape tape("perf.growth", "");
  tape.note("before", 200);
  tape.note("after", times.items);
  tape.note("probes", Json::array({Json::object({{"name", "list"}, {"offset", times.offset}})}));
  add(tape, "control before", 2);
  add(tape, "list before", times.before, times.bytes_before);
  add(tape, "control after", 2 * times.drift);
  add(tape, "list after", times.after, times.bytes_after);
  if (times.later > 0) {
    add(tape, "control later", 2);
    add(tape, "list later", times.later, times.bytes_after);
  }
  return kGrowth.judge(tape);
}

TEST(Growth, PassesWhatStaysAsQuick) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.before = 10, .after = 30}).outcome, Outcome::kPass);
}

TEST(Growth, PassesGrowthThatNobodyCanTellFromNoise) {
  EXPECT_EQ(judged({.before = 0.2, .after = 2.9}).outcome, Outcome::kPass);
}

TEST(Growth, PassesWhereTheMachineItselfSlowedDown) {
  EXPECT_EQ(judged({.before = 10, .after = 300, .drift = 12}).outcome, Outcome::kPass);
}

TEST(Growth, PassesWhatADatabaseMendsByItself) {
  EXPECT_EQ(judged({.before = 10, .after = 300, .later = 12}).outcome, Outcome::kPass);
}

TEST(Growth, PassesAnOffsetThatCountsItsRows) {
  EXPECT_EQ(judged({.before = 15, .after = 140, .offset = true}).outcome, Outcome::kPass);
}

TEST(Growth, LeavesAListWithoutPagesToItsOwnCheck) {
  EXPECT_EQ(judged({.before = 10, .after = 300, .bytes_before = 500, .bytes_after = 5000}).outcome,
            Outcome::kInconclusive);
}

TEST(Growth, TakesLittleForWhatCostsNobodyAnythingYet) {
  EXPECT_DOUBLE_EQ(judged({.before = 2, .after = 20, .later = 20}).credit, 0.75);
  EXPECT_DOUBLE_EQ(judged({.before = 9, .after = 90, .later = 90}).credit, 0.75);
}

TEST(Growth, LosesWhatIsSlow) {
  EXPECT_DOUBLE_EQ(judged({.before = 40, .after = 200, .later = 200}).credit, 0.5);
  const Finding finding = judged({.before = 20, .after = 200, .later = 210});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_THAT(finding.message, HasSubstr("takes 20.0 ms with 200 items and 200.0 ms with 2000"));
  EXPECT_THAT(finding.note, HasSubstr("consistent with"));
}

TEST(Growth, SaysNothingOfAListThatDidNotGrow) {
  EXPECT_EQ(judged({.before = 20, .after = 200, .items = 700}).outcome, Outcome::kInconclusive);
}

TEST(Growth, FillsAListToTenTimesItsLength) {
  ListScene scene({});
  EXPECT_EQ(finding_of(kGrowth, scene).outcome, Outcome::kPass);
  EXPECT_GE(scene.list.size(), 2000U);
}

// A durable database that was graded before.
TEST(Growth, FillsALongListAsFarAsItTakes) {
  ListScene scene({});
  scene.list.add_strangers(2'000);
  EXPECT_EQ(finding_of(kGrowth, scene).outcome, Outcome::kPass);
  EXPECT_GE(scene.list.size(), 8'000U);
}

TEST(Growth, CreatesNothingAtTheJuniorLevel) {
  ListScene scene({});
  scene.level = Level::kJunior;
  EXPECT_EQ(finding_of(kGrowth, scene).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(scene.list.size(), 0U);
}

TEST(Growth, GivesUpWhereNoMoreIsTaken) {
  ListScene scene({});
  scene.list.answers_first = [&scene](const Request& request, Response& response) {
    const bool full = request.method == "POST" && scene.list.size() >= 250;
    if (full) response = answer(429);
    return full;
  };
  EXPECT_EQ(finding_of(kGrowth, scene).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::perf_growth_test
