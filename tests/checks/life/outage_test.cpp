// SPDX-License-Identifier: MIT
// obs.readiness and life.dependency-recovery against a service whose database goes away, and
// life.fail-fast against one that is started without its variables.
#include <string>

#include <gtest/gtest.h>

#include "checks/life/family.h"
#include "checks/obs/family.h"
#include "dialect/session.h"
#include "tests/support/fake_world.h"

namespace assay::checks::life_outage_test {
namespace {

Contract contract_of_notes() {
  Contract contract;
  contract.resources = {
      {.name = "note", .path = "/notes", .sample = Json::object({{"text", "a"}})}};
  contract.dependencies = {{.name = "db", .stop = "down", .start = "up"}};
  return contract;
}

// Notes in a database that the rubric's commands stop and start.
struct Shop {
  explicit Shop(bool heals = true) {
    contract.resources = {
        {.name = "note", .path = "/notes", .sample = Json::object({{"text", "a"}})}};
    contract.dependencies = {{.name = "db", .stop = "down", .start = "up"}};
    dialect.base = "http://fake.test";
    world.on_run = [this, heals](const std::string& command) {
      away = command == "down" || !heals;
      ++commands;
      return std::string();
    };
  }

  Response answer_to(const Request& request) {
    const std::string path = path_of(request);
    if (path == "/ready") return answer(away ? 503 : 200);
    if (!path.starts_with("/notes")) return answer(404);
    if (away) return answer(500);
    return answer(request.method == "POST" ? 201 : 200, Json::object({{"id", 7}, {"text", "a"}}));
  }

  Finding judged(const Check& check) {
    check.gather(session);
    return check.judge(tape);
  }

  bool away = false;
  int commands = 0;
  Contract contract = contract_of_notes();
  Dialect dialect{};
  FakeWorld world{[this](const Request& request) { return answer_to(request); }};
  Tape tape{"life.test", ""};
  Session session{world, contract, dialect, tape, nullptr, {.marker = "g1"}};
};

TEST(Outage, AReadinessThatFollowsPasses) {
  Shop shop;
  const Finding finding = shop.judged(kReadiness);
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message << finding.reason;
  EXPECT_EQ(shop.commands, 2);
  EXPECT_FALSE(shop.away);
}

TEST(Outage, AServiceThatHealsPasses) {
  Shop shop;
  const Finding finding = shop.judged(kDependencyRecovery);
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message << finding.reason;
}

TEST(Outage, AServiceThatStaysBrokenFails) {
  Shop shop(false);
  EXPECT_EQ(shop.judged(kDependencyRecovery).outcome, Outcome::kFail);
}

TEST(Outage, ACommandThatDoesNotWorkAccusesNobody) {
  Shop shop;
  shop.world.on_run = nullptr;
  kReadiness.gather(shop.session);
  ASSERT_TRUE(shop.tape.halt());
  EXPECT_EQ(shop.tape.halt()->reason,
            "blocked: the rubric's command to stop db did not work: this world runs nothing");
}

TEST(FailFastGather, StartsWithoutTheVariableAndThenWithAnEmptyOne) {
  Shop shop;
  shop.contract.expect = {{.name = "fail_fast",
                           .need = "required",
                           .details = Json::object({{"variables", Json::array({"DB_URL"})}})}};
  int starts = 0;
  shop.world.on_restart = [](Ending, const Environment&) { return Result<void>(); };
  shop.world.on_try_start = [&](const EnvironmentChange& changes) {
    ++starts;
    const bool empty = changes.at("DB_URL").has_value();
    return TrialStart{.up = !empty,
                      .failed = empty,
                      .ending = empty ? "exited with status 1" : "",
                      .log = empty ? "DB_URL is not set" : ""};
  };
  EXPECT_EQ(shop.judged(kFailFast).outcome, Outcome::kPass);
  EXPECT_EQ(starts, 2);
}

}  // namespace
}  // namespace assay::checks::life_outage_test
