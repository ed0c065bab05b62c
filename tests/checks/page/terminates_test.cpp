// SPDX-License-Identifier: MIT
// page.terminates: every honest end is one, and a way on that leads nowhere new is none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/page/family.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_list.h"

namespace assay::checks::page_terminates_test {
namespace {

using Position = FakePaging::Position;
using testing::HasSubstr;

// A walk that ended, and an answer behind its end.
Finding judged(int status, const std::string& behind) {
  Tape tape("page.terminates", "thing");
  tape.note("expected", 2);
  tape.add("walk", answered(1, "GET", "/things?page=1", 200, R"([{"id":1},{"id":2}])"));
  tape.add("walk", answered(2, "GET", "/things?page=2", 200, R"([{"id":3}])"));
  tape.add("past end", answered(3, "GET", "/things?page=9", status, behind));
  return kTerminates.judge(tape);
}

TEST(Terminates, PassesOnHonestListsOfEveryKind) {
  const FakePaging styles[] = {
      {},
      {.position = Position::kPage, .position_name = "page", .first = 1, .bare = true},
      {.position = Position::kToken, .position_name = "cursor"},
      {.position = Position::kAfterId, .position_name = "after"},
      {.link_in_body = true},
  };
  for (const FakePaging& style : styles) {
    ListScene scene(style);
    scene.list.add_strangers(11);
    EXPECT_EQ(finding_of(kTerminates, scene).outcome, Outcome::kPass) << style.position_name;
  }
}

TEST(Terminates, BehindTheEndEmptyOrRefusedIsFine) {
  EXPECT_EQ(judged(200, "[]").outcome, Outcome::kPass);
  EXPECT_EQ(judged(404, "{}").outcome, Outcome::kPass);
  EXPECT_EQ(judged(400, "{}").outcome, Outcome::kPass);
  EXPECT_EQ(judged(204, "").outcome, Outcome::kPass);
}

TEST(Terminates, GivesHalfToTheLastPageShownAgain) {
  EXPECT_DOUBLE_EQ(judged(200, R"([{"id":3}])").credit, 0.5);
}

TEST(Terminates, FailsOnAServerErrorBehindTheEnd) {
  EXPECT_EQ(judged(500, "{}").outcome, Outcome::kFail);
}

TEST(Terminates, NewItemsBehindTheSupposedEndProveNothing) {
  EXPECT_EQ(judged(200, R"([{"id":44}])").outcome, Outcome::kPass);
}

TEST(Terminates, FailsWhereTheWayOnNeverEnds) {
  ListScene scene({.position = Position::kToken, .position_name = "cursor"});
  scene.list.spoil_page = [](const Request&, Json& body) {
    if (body.find("next_cursor")->is_null()) body.set("next_cursor", "t-25");
  };
  const Finding finding = finding_of(kTerminates, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_THAT(finding.message, HasSubstr("leads back"));
}

TEST(Terminates, FailsWhereEveryTokenIsNewAndNothingComes) {
  ListScene scene({.position = Position::kToken, .position_name = "cursor"});
  int made = 0;
  scene.list.answers_first = [&made](const Request& request, Response& response) {
    auto query = query_of(request);
    if (!query["cursor"].starts_with("x-")) return false;
    response = answer(200, Json::object({{"items", Json::array()},
                                         {"next_cursor", "x-" + std::to_string(++made)}}));
    return true;
  };
  scene.list.spoil_page = [](const Request&, Json& body) {
    if (body.find("next_cursor")->is_null()) body.set("next_cursor", "x-0");
  };
  const Finding finding = finding_of(kTerminates, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_THAT(finding.message, HasSubstr("has no end after"));
}

TEST(Terminates, AnEmptyLastPageIsLegal) {
  ListScene scene({.position = Position::kToken, .position_name = "cursor"});
  scene.list.answers_first = [](const Request& request, Response& response) {
    auto query = query_of(request);
    if (query["cursor"] != "end") return false;
    response = answer(200, Json::object({{"items", Json::array()}, {"next_cursor", ""}}));
    return true;
  };
  scene.list.spoil_page = [](const Request&, Json& body) {
    if (body.find("next_cursor")->is_null()) body.set("next_cursor", "end");
  };
  EXPECT_EQ(finding_of(kTerminates, scene).outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::page_terminates_test
