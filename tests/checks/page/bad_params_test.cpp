// SPDX-License-Identifier: MIT
// page.bad-params: refused, clamped and defaulted are all right; everything, a loop and a leak not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/page/family.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_list.h"

namespace assay::checks::page_bad_params_test {
namespace {

using Position = FakePaging::Position;
using testing::HasSubstr;

constexpr const char* kAll = R"([{"id":1},{"id":2},{"id":3}])";
constexpr const char* kPage = R"([{"id":1},{"id":2}])";

// One bad size and one bad cursor.
Finding judged(Exchange size, Exchange cursor, const std::string& name = "limit=-1") {
  Tape tape("page.bad-params", "thing");
  tape.note("own", Json::array({"1", "2", "3"}));
  tape.note("sizes", Json::array({name}));
  tape.note("negative", "limit=-1");
  tape.note("cursors", Json::array({"cursor=no-such-cursor"}));
  tape.add("plain", answered(1, "GET", "/things", 200, kPage));
  tape.add("first page", answered(2, "GET", "/things?limit=1", 200, R"([{"id":1}])"));
  tape.add(name, std::move(size));
  tape.add("cursor=no-such-cursor", std::move(cursor));
  return kBadParams.judge(tape);
}

Exchange refused(int status) {
  return answered(8, "GET", "/things?x", status, "{}");
}
Exchange listing(const std::string& body) {
  return answered(9, "GET", "/things?x", 200, body);
}

TEST(BadParams, PassesOnHonestListsOfEveryKind) {
  const FakePaging styles[] = {
      {},
      {.position = Position::kPage, .position_name = "page", .first = 1},
      {.position = Position::kToken, .position_name = "cursor"},
      {.position = Position::kAfterId, .position_name = "after"},
  };
  for (const FakePaging& style : styles) {
    ListScene scene(style);
    EXPECT_EQ(finding_of(kBadParams, scene).outcome, Outcome::kPass) << style.position_name;
  }
}

TEST(BadParams, RefusedClampedDefaultedAndEmptyAreAllRight) {
  for (const Exchange& size : {refused(400), refused(422), refused(404), listing(kPage),
                               listing("[]"), listing(R"([{"id":1}])")}) {
    EXPECT_EQ(judged(size, refused(400)).outcome, Outcome::kPass);
  }
}

TEST(BadParams, ADefaultThatIsEverythingIsTheBusinessOfAnotherCheck) {
  ListScene scene({.default_size = 0});
  scene.list.answers_first = [&scene](const Request& request, Response& response) {
    if (query_of(request)["limit"] != "-1") return false;
    Request plain = request;
    plain.url = "http://fake.test/api/things";
    response = scene.list(plain);
    return true;
  };
  EXPECT_EQ(finding_of(kBadParams, scene).outcome, Outcome::kPass);
}

TEST(BadParams, FailsWhereANegativeSizeReturnsEverything) {
  const Finding finding = judged(listing(kAll), refused(400));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "answered 3 items, where the default page has 2");
}

TEST(BadParams, TakesACaseWhereAnotherBadSizeReturnsEverything) {
  EXPECT_DOUBLE_EQ(judged(listing(kAll), refused(400), "limit=0").credit, 0.5);
}

TEST(BadParams, TakesACaseForAServerErrorAndForAClosedConnection) {
  EXPECT_DOUBLE_EQ(judged(refused(500), refused(400)).credit, 0.5);
  EXPECT_DOUBLE_EQ(
      judged(unanswered(8, "GET", "/things?limit=-1", Failure::kReset), refused(400)).credit, 0.5);
}

TEST(BadParams, GivesHalfToACursorThatStartsOver) {
  EXPECT_DOUBLE_EQ(judged(refused(400), listing(R"([{"id":1}])")).credit, 0.75);
}

TEST(BadParams, FailsWhereABorrowedCursorShowsAnothersItems) {
  Tape tape("page.bad-params", "thing");
  tape.note("own", Json::array({"1", "2", "3"}));
  tape.add("plain", answered(1, "GET", "/things", 200, kPage));
  tape.add("first page", answered(2, "GET", "/things?limit=1", 200, R"([{"id":1}])"));
  tape.add("borrowed cursor", answered(3, "GET", "/things?cursor=x", 200, R"([{"id":2}])"));
  const Finding finding = kBadParams.judge(tape);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_THAT(finding.message, HasSubstr("shows 1 of the other user's items"));
  tape.add("borrowed cursor", answered(4, "GET", "/things?cursor=x", 200, "[]"));
  EXPECT_EQ(kBadParams.judge(tape).outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::page_bad_params_test
