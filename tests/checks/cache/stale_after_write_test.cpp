// SPDX-License-Identifier: MIT
// cache.stale-after-write on literal tapes, and what it asks.
#include <gtest/gtest.h>

#include "checks/cache/family.h"
#include "tests/checks/cache/fake_notes.h"
#include "tests/checks/http/stored_fields.h"
#include "tests/support/exchanges.h"

namespace assay::checks::cache_stale_after_write_test {
namespace {

constexpr const char* kOld = R"({"id":7,"name":"Lamp","price":12.34})";
constexpr const char* kNew = R"({"id":7,"name":"Bulb","price":12.34})";
constexpr const char* kOldList = R"({"items":[{"id":7,"name":"Lamp"},{"id":8,"name":"Rug"}]})";
constexpr const char* kNewList = R"({"items":[{"id":7,"name":"Bulb"},{"id":8,"name":"Rug"}]})";
constexpr const char* kWithoutIt = R"({"items":[{"id":8,"name":"Rug"}]})";

// What each address shows once polling has ended, so long after the write.
struct Scene {
  double later_ms = 2'100;
  std::string cache_control{};
  std::string unread = R"({"id":6,"name":"Sofa"})";
  std::string item = kNew;
  std::string list = kNewList;
  int deleted = 404;
  std::string deleted_body{};
  std::string list_without = kWithoutIt;
  std::string unseen_without = kWithoutIt;
  std::string list_with = R"({"items":[{"id":8},{"id":9}]})";
};

Exchange at(double ms, const char* method, const char* path, int status, const std::string& body) {
  static int id = 0;
  Exchange exchange = answered(++id, method, path, status, body);
  exchange.started_ms = ms;
  return exchange;
}

Finding judged(const Scene& scene) {
  Tape tape = product_tape("cache.stale-after-write");
  const auto shown = [&](const std::string& name, int status, const std::string& body) {
    Exchange exchange = at(scene.later_ms, "GET", "/products/7", status, body);
    if (!scene.cache_control.empty()) {
      exchange.response.headers.push_back({"Cache-Control", scene.cache_control});
    }
    tape.add(name, exchange);
  };
  tape.note("window", 2'000);
  tape.note("id", "7");
  tape.note("sent", json(R"({"name":"Lamp","price":"12.34"})"));
  tape.note("unread members", json(R"({"name":"Sofa"})"));
  tape.add("unread after update", at(0, "GET", "/products/6", 200, scene.unread));
  tape.add("unread after delete", at(0, "GET", "/products/6", 404, ""));
  tape.note("old", json(R"({"name":"Lamp"})"));
  tape.note("old in list", json(R"({"name":"Lamp"})"));
  tape.add("update", at(0, "PATCH", "/products/7", 200, kNew));
  shown("item after update", 200, scene.item);
  shown("list after update", 200, scene.list);
  tape.add("delete", at(0, "DELETE", "/products/7", 204, ""));
  shown("item after delete", scene.deleted, scene.deleted_body);
  shown("list after delete", 200, scene.list_without);
  shown("unseen list after delete", 200, scene.unseen_without);
  tape.note("created id", "9");
  tape.add("list before create", at(0, "GET", "/products", 200, kWithoutIt));
  tape.add("create", at(0, "POST", "/products", 201, R"({"id":9})"));
  shown("list after create", 200, scene.list_with);
  return kStaleAfterWrite.judge(tape);
}

TEST(StaleAfterWrite, PassesWhatShowsEveryWrite) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
}

TEST(StaleAfterWrite, PassesTombstones) {
  EXPECT_EQ(judged({.deleted = 200,
                    .deleted_body = R"({"id":7,"name":"Lamp","deleted_at":"2030-01-01T00:00:00Z"})",
                    .list_without = R"({"items":[{"id":7,"status":"deleted"},{"id":8}]})",
                    .unseen_without = R"({"items":[{"id":7,"status":"deleted"},{"id":8}]})"})
                .outcome,
            Outcome::kPass);
}

TEST(StaleAfterWrite, LeavesAValueThatIsNeitherOldNorNewToWhomItBelongs) {
  EXPECT_EQ(judged({.item = R"({"id":7,"name":"BULB"})"}).outcome, Outcome::kPass);
}

TEST(StaleAfterWrite, LeavesAnUpdateThatNobodySeesToThePatchCheck) {
  const Finding finding = judged({.unread = R"({"id":6,"name":"Lamp"})", .item = kOld});
  EXPECT_EQ(finding.outcome, Outcome::kPass) << "of what else there is to see";
  for (const Case& one : finding.cases)
    EXPECT_EQ(one.name.find("update"), std::string::npos);
}

TEST(StaleAfterWrite, LeavesADeletedItemInAnUnseenListToTheDeleteCheck) {
  EXPECT_EQ(judged({.list_without = kOldList, .unseen_without = kOldList}).outcome, Outcome::kPass);
}

TEST(StaleAfterWrite, LeavesAListThatIsCutOtherwiseNowToThePagingChecks) {
  EXPECT_EQ(judged({.list_with = R"({"items":[{"id":4},{"id":5}]})"}).outcome, Outcome::kPass);
}

TEST(StaleAfterWrite, ConvictsNobodyWithinTheWindow) {
  EXPECT_EQ(judged({.later_ms = 300, .item = kOld}).outcome, Outcome::kPass);
}

TEST(StaleAfterWrite, FailsAnItemThatIsServedFromACache) {
  const Finding finding = judged({.item = kOld});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "still shows the state before it, 2.1 s later");
}

TEST(StaleAfterWrite, FailsAListThatIsServedFromACache) {
  EXPECT_EQ(judged({.list = kOldList}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({.list_without = kOldList}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({.list_with = kWithoutIt}).outcome, Outcome::kFail);
}

TEST(StaleAfterWrite, FailsADeletedItemThatIsStillServed) {
  EXPECT_EQ(judged({.deleted = 200, .deleted_body = kOld}).outcome, Outcome::kFail);
}

TEST(StaleAfterWrite, TakesHalfWithinTheAgeThatTheAnswerStates) {
  EXPECT_DOUBLE_EQ(judged({.cache_control = "max-age=5", .item = kOld}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({.cache_control = "max-age=1", .item = kOld}).credit, 0);
}

Finding gathered(const FakeNotes& notes) {
  NotesScene scene(notes, "cache.stale-after-write", Scope::kResource);
  kStaleAfterWrite.gather(scene.session);
  EXPECT_FALSE(scene.tape.halt());
  return kStaleAfterWrite.judge(scene.tape);
}

TEST(StaleAfterWriteGather, SeesEveryWriteInItemAndList) {
  const Finding finding = gathered({});
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.cases.size(), 5U);
}

TEST(StaleAfterWriteGather, ChangesItemsByPutWherePatchIsNotThere) {
  EXPECT_EQ(gathered({.patches = false}).cases.size(), 5U);
}

TEST(StaleAfterWriteGather, WaitsForACacheThatIsNeverTold) {
  EXPECT_EQ(gathered({.forgets_item = false}).outcome, Outcome::kFail);
  EXPECT_EQ(gathered({.forgets_list = false}).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::cache_stale_after_write_test
