// SPDX-License-Identifier: MIT
// page.full-walk: every own item once in every honest style, and each way to lose or repeat one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/page/family.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_list.h"

namespace assay::checks::page_full_walk_test {
namespace {

using Position = FakePaging::Position;
using testing::HasSubstr;

// Three walks over two pages each, of the own items 1 to 4.
struct Walks {
  std::string first[3] = {R"([{"id":1},{"id":2}])", R"([{"id":1},{"id":2}])",
                          R"([{"id":1},{"id":2}])"};
  std::string second[3] = {R"([{"id":3},{"id":4}])", R"([{"id":3},{"id":4}])",
                           R"([{"id":3},{"id":4}])"};
  int control = 200;
  std::string broke{};
};

Finding judged(const Walks& walks) {
  const Json own = Json::array({"1", "2", "3", "4"});
  Tape tape("page.full-walk", "thing");
  tape.note("own", own);
  tape.note("size", 2);
  tape.note("readable", true);
  for (int i = 0; i < 3; ++i) {
    const std::string name = "walk " + std::to_string(i + 1);
    tape.note(name + " own", own);
    tape.note(name + " broke", walks.broke);
    tape.add(name, answered(10 * i + 1, "GET", "/things?limit=2", 200, walks.first[i]));
    tape.add(name, answered(10 * i + 2, "GET", "/things?limit=2&offset=2", 200, walks.second[i]));
  }
  tape.add("missing item", answered(90, "GET", "/things/3", walks.control, "{}"));
  return kFullWalk.judge(tape);
}

TEST(FullWalk, PassesOnHonestListsOfEveryKind) {
  const FakePaging styles[] = {
      {},
      {.position_name = "start", .first = 1, .default_size = 10, .bare = true},
      {.position = Position::kPage, .position_name = "page", .first = 1, .newest_first = true},
      {.position = Position::kPage, .size_name = "size", .position_name = "page"},
      {.position = Position::kPage,
       .size_name = "",
       .position_name = "page",
       .first = 1,
       .default_size = 5,
       .link_in_body = true},
      {.position = Position::kToken, .size_name = "first", .position_name = "after"},
      {.position = Position::kAfterId, .position_name = "starting_after", .has_more_in_body = true},
      {.link_header = true, .bare = true, .per_owner = true},
  };
  for (const FakePaging& style : styles) {
    ListScene scene(style);
    scene.list.add_strangers(33);
    const Finding finding = finding_of(kFullWalk, scene);
    EXPECT_EQ(finding.outcome, Outcome::kPass) << style.position_name << finding.message;
  }
}

// A walk over the first two of four own items, to a page that is refused.
Finding refused_at_page_two(const std::string& first) {
  const Json own = Json::array({"1", "2", "3", "4"});
  Tape tape("page.full-walk", "message");
  tape.note("size", 2);
  tape.note("own", own);
  tape.note("readable", true);
  for (int i = 1; i <= 3; ++i) {
    const std::string name = "walk " + std::to_string(i);
    tape.note(name + " own", own);
    tape.add(name, answered(10 * i, "GET", "/messages?limit=2", 200, first));
    tape.add(name, answered(10 * i + 1, "GET", "/messages?limit=2&skip=2", 400, "{}"));
  }
  tape.add("missing item", answered(90, "GET", "/messages/3", 200, "{}"));
  return kFullWalk.judge(tape);
}

TEST(FullWalk, NamesThePageThatCouldNotBeRead) {
  const Finding finding = refused_at_page_two(R"({"total":4,"data":[{"id":1},{"id":2}]})");
  EXPECT_EQ(finding.observed, "misses 2 (id 3, …); page 2 answered 400");
  EXPECT_EQ(finding.evidence.front().exchange, 11);
}

TEST(FullWalk, TakesARefusalBehindTheStatedEndForTheEnd) {
  const Finding finding = refused_at_page_two(R"({"total":2,"data":[{"id":1},{"id":2}]})");
  EXPECT_EQ(finding.observed, "misses 2 (id 3, …)");
  EXPECT_EQ(finding.evidence.front().exchange, 10);
}

TEST(FullWalk, TakesLargerPagesOnALongList) {
  ListScene scene({});
  scene.list.add_strangers(600);
  EXPECT_EQ(finding_of(kFullWalk, scene).outcome, Outcome::kPass);
  EXPECT_LT(scene.world.count("GET"), 150);
}

TEST(FullWalk, FailsWhereAnItemIsMissingTwice) {
  Walks walks;
  walks.second[0] = walks.second[1] = R"([{"id":4}])";
  const Finding finding = judged(walks);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "misses 1 (id 3)");
  EXPECT_EQ(finding.expected, "each of 4 created items once");
}

TEST(FullWalk, FailsWhereAnItemComesAgain) {
  Walks walks;
  for (std::string& page : walks.second)
    page = R"([{"id":2},{"id":3},{"id":4}])";
  const Finding finding = judged(walks);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "repeats 1 (id 2)");
  EXPECT_EQ(finding.evidence.front().exchange, 2);
}

TEST(FullWalk, GivesHalfWhereOnlyOneWalkIsWrong) {
  Walks walks;
  walks.second[2] = R"([{"id":4}])";
  EXPECT_DOUBLE_EQ(judged(walks).credit, 0.5);
}

TEST(FullWalk, DoesNotAccuseOfItemsThatAreGone) {
  Walks walks;
  for (std::string& page : walks.second)
    page = R"([{"id":4}])";
  walks.control = 404;
  EXPECT_EQ(judged(walks).outcome, Outcome::kInconclusive);
}

TEST(FullWalk, DoesNotAccuseAListThatShowsNoneOfTheItems) {
  Walks walks;
  for (int i = 0; i < 3; ++i) {
    walks.first[i] = R"([{"id":71},{"id":72}])";
    walks.second[i] = "[]";
  }
  EXPECT_EQ(judged(walks).outcome, Outcome::kInconclusive);
}

TEST(FullWalk, FindsTheItemThatFallsBetweenTwoPages) {
  ListScene scene({});
  scene.list.answers_first = [&scene](const Request& request, Response& response) {
    auto query = query_of(request);
    if (!query.contains("offset") || !query.contains("limit")) return false;
    Request off = request;
    const int limit = std::stoi(query["limit"]);
    const int page = std::stoi(query["offset"]) / limit;
    off.url = "http://fake.test/api/things?limit=" + query["limit"] +
              "&offset=" + std::to_string(page * (limit + 1));
    auto held = std::move(scene.list.answers_first);
    scene.list.answers_first = nullptr;
    response = scene.list(off);
    scene.list.answers_first = std::move(held);
    return true;
  };
  EXPECT_EQ(finding_of(kFullWalk, scene).outcome, Outcome::kFail);
}

TEST(FullWalk, FindsAnIncompleteLastPageThatIsNeverLinked) {
  for (const int strangers : {0, 1, 2}) {
    ListScene scene({.position = Position::kToken, .position_name = "cursor"});
    scene.list.add_strangers(strangers);
    scene.list.spoil_page = [&scene](const Request& request, Json& body) {
      const Json* next = body.find("next_cursor");
      const auto query = query_of(request);
      if (next == nullptr || next->is_null() || !query.contains("limit")) return;
      const int seen = std::stoi(next->text().substr(2));
      const int left = static_cast<int>(scene.list.size()) - seen;
      if (left < std::stoi(query.at("limit"))) body.set("next_cursor", Json());
    };
    EXPECT_EQ(finding_of(kFullWalk, scene).outcome, Outcome::kFail) << strangers;
  }
}

TEST(FullWalk, FindsWhatIsLostOnTheWayBack) {
  ListScene scene({.link_in_body = true});
  scene.list.spoil_page = [](const Request& request, Json& body) {
    const auto query = query_of(request);
    const int at = query.contains("offset") ? std::stoi(query.at("offset")) : 0;
    const int limit = query.contains("limit") ? std::stoi(query.at("limit")) : 20;
    const std::string link = "/api/things?limit=" + std::to_string(limit) + "&offset=";
    if (at > 0) body.set("previous", link + std::to_string(std::max(0, at - limit - 1)));
  };
  const Finding finding = finding_of(kFullWalk, scene);
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_THAT(finding.message, HasSubstr("backwards"));
}

TEST(FullWalk, AWayBackThatIsRightPasses) {
  ListScene scene({.link_in_body = true});
  scene.list.spoil_page = [](const Request& request, Json& body) {
    const auto query = query_of(request);
    const int at = query.contains("offset") ? std::stoi(query.at("offset")) : 0;
    const int limit = query.contains("limit") ? std::stoi(query.at("limit")) : 20;
    const std::string link = "/api/things?limit=" + std::to_string(limit) + "&offset=";
    body.set("previous", at > 0 ? Json(link + std::to_string(std::max(0, at - limit))) : Json());
  };
  EXPECT_EQ(finding_of(kFullWalk, scene).outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::page_full_walk_test
