// SPDX-License-Identifier: MIT
// perf.memory: what settles, what fills a heap, and what leaks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/perf/family.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_list.h"

namespace assay::checks::perf_memory_test {
namespace {

Finding judged(std::initializer_list<double> mb, bool managed = false) {
  Tape tape("perf.memory", "");
  tape.add("control", answered(1, "POST", "/things", 201, R"({"id":1})"));
  Json rounds = Json::array();
  for (const double one : mb)
    rounds.push(one);
  tape.note("mb", std::move(rounds));
  tape.note("managed", managed);
  return kMemory.judge(tape);
}

TEST(Memory, PassesWhatStaysAsItIs) {
  const Finding finding = judged({40, 40, 40, 40});
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.observed, "40 MB after a warm-up, then 40, 40, 40 MB");
}

TEST(Memory, PassesAHeapThatFillsUpAndSettles) {
  EXPECT_EQ(judged({100, 180, 240, 260, 265}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({100, 150, 210, 270, 330, 380, 400, 405}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({100, 300, 250, 200}).outcome, Outcome::kPass);
}

TEST(Memory, PassesSmallChangesOfASmallService) {
  EXPECT_EQ(judged({6, 7.5, 9, 9.9}).outcome, Outcome::kPass);
}

TEST(Memory, BlamesNoManagedHeapForItsLimit) {
  EXPECT_EQ(judged({100, 200, 300, 400, 500, 600, 700, 800, 900}, true).outcome,
            Outcome::kInconclusive);
}

TEST(Memory, HalvesWhatGrowsAndIsSmall) {
  EXPECT_DOUBLE_EQ(judged({10, 14, 18, 22, 26, 30, 34, 38, 42}).credit, 0.5);
}

TEST(Memory, HalvesWhatGrowsLessAndLess) {
  EXPECT_DOUBLE_EQ(judged({50, 100, 150, 200, 250, 280, 310, 342, 380}).credit, 0.5);
}

TEST(Memory, FailsWhatGrowsSteeplyAndOn) {
  EXPECT_EQ(judged({50, 100, 150, 200, 250, 300, 350, 400, 450}).outcome, Outcome::kFail);
}

TEST(Memory, SaysNothingWithoutNumbers) {
  EXPECT_EQ(judged({0, 0, 0, 0}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({50}).outcome, Outcome::kInconclusive);
}

TEST(Memory, GoesOnWhileItGrows) {
  ListScene scene({});
  int asked = 0;
  scene.world.on_memory = [&asked] { return Memory{.mb = 100.0 + 50 * std::min(++asked, 5)}; };
  EXPECT_EQ(finding_of(kMemory, scene).outcome, Outcome::kPass);
  EXPECT_EQ(asked, 6) << "once to begin with, then until it settled";
  double mb = 0;
  scene.world.on_memory = [&mb] { return Memory{.mb = mb += 20}; };
  EXPECT_EQ(finding_of(kMemory, scene).outcome, Outcome::kFail);
}

TEST(Memory, CountsNoRoundThatABusyMachineCutShort) {
  ListScene scene({});
  int loads = 0;
  double mb = 50;
  scene.world.on_load = [&](const LoadOrder& order) {
    const bool cut = ++loads == 5;
    mb += cut ? 0 : 50;  // what leaks by the request stands still with them
    return Load{.result = {.due = order.for_ms, .answered = cut ? 100 : 1'000}};
  };
  scene.world.on_memory = [&] { return Memory{.mb = mb}; };
  EXPECT_EQ(finding_of(kMemory, scene).outcome, Outcome::kFail);
  scene.world.on_load = [&](const LoadOrder& order) {
    return Load{.result = {.due = order.for_ms, .answered = 1'000 / ++loads}};
  };
  EXPECT_EQ(finding_of(kMemory, scene).outcome, Outcome::kInconclusive);
}

// Memory that gains this much with each millisecond of reads, up to `most`.
Finding creeping(double mb_per_ms, double most) {
  ListScene scene({});
  double mb = 50;
  scene.world.on_load = [&](const LoadOrder& order) {
    mb = std::min(most, mb + mb_per_ms * order.for_ms);
    return Load{.result = {.due = order.for_ms, .answered = order.for_ms}};
  };
  scene.world.on_memory = [&] { return Memory{.mb = mb}; };
  return finding_of(kMemory, scene);
}

TEST(Memory, AsksLongerWhereEachRoundAddsALittle) {
  const Finding leak = creeping(0.006, 1'000);
  EXPECT_DOUBLE_EQ(leak.credit, 0.5) << leak.observed;
  EXPECT_NE(leak.observed.find("55, 57, 60 MB, and in rounds 4 times as long 69, 79"),
            std::string::npos)
      << leak.observed;
}

TEST(Memory, PassesACacheThatFillsUpSlowly) {
  EXPECT_EQ(creeping(0.006, 75).outcome, Outcome::kPass);
  EXPECT_EQ(creeping(0.0001, 1'000).outcome, Outcome::kPass) << "nothing that could be told";
}

TEST(Memory, NeedsAServiceOfOurOwn) {
  ListScene scene({});
  EXPECT_EQ(finding_of(kMemory, scene).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::perf_memory_test
