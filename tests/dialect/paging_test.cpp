// SPDX-License-Identifier: MIT
// Paging is learned from what parameters do, whatever they are called.
#include "dialect/paging.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/fake_list.h"

namespace assay {
namespace {

using Position = FakePaging::Position;
using testing::HasSubstr;

// Walks the list after learning it, with a small size where there is one.
Walk walked(ListScene& scene) {
  const PagingStyle& style = learn_paging(scene.session);
  return walk(scene.session, "walk", {.size = style.small});
}

TEST(LearnPaging, FindsOffsetsFromZero) {
  ListScene scene({.size_name = "limit", .position_name = "skip"});
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.kind, PagingKind::kOffset);
  EXPECT_EQ(style.size_param, "limit");
  EXPECT_EQ(style.position_param, "skip");
  EXPECT_EQ(style.first, 0);
}

TEST(LearnPaging, FindsOffsetsFromOne) {
  ListScene scene({.size_name = "count",
                   .position_name = "start",
                   .first = 1,
                   .default_size = 10,
                   .bare = true});
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.kind, PagingKind::kOffset);
  EXPECT_EQ(style.position_param, "start");
  EXPECT_EQ(style.first, 1);
}

TEST(LearnPaging, FindsPagesFromOne) {
  ListScene scene({.position = Position::kPage,
                   .size_name = "_per_page",
                   .position_name = "_page",
                   .first = 1});
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.kind, PagingKind::kPage);
  EXPECT_EQ(style.size_param, "_per_page");
  EXPECT_EQ(style.position_param, "_page");
  EXPECT_EQ(style.first, 1);
}

TEST(LearnPaging, FindsPagesFromZero) {
  ListScene scene({.position = Position::kPage,
                   .size_name = "size",
                   .position_name = "page",
                   .default_size = 3});
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.kind, PagingKind::kPage);
  EXPECT_EQ(style.first, 0);
  EXPECT_TRUE(walk(scene.session, "walk", {.size = 3}).complete);
}

TEST(LearnPaging, FindsPageNumbersWithoutASize) {
  for (const int first : {0, 1}) {
    ListScene scene({.position = Position::kPage,
                     .size_name = "",
                     .position_name = "page",
                     .first = first,
                     .default_size = 20});
    const PagingStyle& style = learn_paging(scene.session);
    EXPECT_EQ(style.kind, PagingKind::kPage);
    EXPECT_EQ(style.first, first);
    EXPECT_TRUE(style.size_param.empty());
  }
}

TEST(LearnPaging, FindsLinksInTheHeader) {
  ListScene scene({.position = Position::kPage,
                   .size_name = "per_page",
                   .position_name = "page",
                   .first = 1,
                   .link_header = true,
                   .bare = true});
  const Walk walk = walked(scene);
  const PagingStyle& style = scene.dialect.resources["thing"].paging;
  EXPECT_TRUE(style.links);
  EXPECT_EQ(style.kind, PagingKind::kPage);
  EXPECT_EQ(style.first, 1);
  EXPECT_EQ(walk.seen.ids().size(), 25U);
  EXPECT_TRUE(walk.complete);
}

TEST(LearnPaging, FindsLinksInTheBodyWhateverHostTheyName) {
  ListScene scene({.link_in_body = true});
  const Walk walk = walked(scene);
  EXPECT_TRUE(scene.dialect.resources["thing"].paging.links);
  EXPECT_EQ(scene.dialect.resources["thing"].paging.kind, PagingKind::kOffset);
  EXPECT_EQ(walk.seen.ids().size(), 25U);
}

TEST(LearnPaging, FindsTokens) {
  ListScene scene(
      {.position = Position::kToken, .size_name = "pageSize", .position_name = "page_token"});
  const Walk walk = walked(scene);
  const PagingStyle& style = scene.dialect.resources["thing"].paging;
  EXPECT_EQ(style.kind, PagingKind::kCursor);
  EXPECT_EQ(style.position_param, "page_token");
  EXPECT_FALSE(style.cursor_is_id);
  EXPECT_EQ(walk.seen.ids().size(), 25U);
}

TEST(LearnPaging, FindsTheLastIdAsCursor) {
  ListScene scene({.position = Position::kAfterId,
                   .position_name = "starting_after",
                   .default_size = 10,
                   .has_more_in_body = true,
                   .newest_first = true});
  scene.list.add_strangers(40);
  const Walk walk = walked(scene);
  const PagingStyle& style = scene.dialect.resources["thing"].paging;
  EXPECT_EQ(style.kind, PagingKind::kCursor);
  EXPECT_TRUE(style.cursor_is_id);
  EXPECT_EQ(walk.seen.ids().size(), 65U);
  EXPECT_TRUE(walk.complete);
}

TEST(LearnPaging, TakesTheRubricsNamesFirst) {
  ListScene scene({.size_name = "wieviele", .position_name = "ab"});
  scene.contract.resources[0].list.size_param = "wieviele";
  scene.contract.resources[0].list.position_param = "ab";
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.size_param, "wieviele");
  EXPECT_EQ(style.position_param, "ab");
  EXPECT_EQ(style.kind, PagingKind::kOffset);
}

TEST(LearnPaging, FindsASizeAloneAndNoWayOn) {
  ListScene scene({.position = Position::kNone, .default_size = 0});
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.kind, PagingKind::kUnknown);
  EXPECT_EQ(style.size_param, "limit");
  EXPECT_THAT(style.tried, HasSubstr("offset"));
}

TEST(LearnPaging, SeesThatNothingIsPaged) {
  ListScene scene({.position = Position::kNone, .size_name = "", .default_size = 0});
  scene.contract.resources[0].list.paging = Demand::kOptional;
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.kind, PagingKind::kNone);
  EXPECT_EQ(scene.list.size(), 25U);
}

TEST(LearnPaging, ProvesTheAbsenceOfRequiredPagingByMoreThanAHundredItems) {
  ListScene scene({.position = Position::kNone, .size_name = "", .default_size = 0});
  EXPECT_EQ(learn_paging(scene.session).kind, PagingKind::kNone);
  EXPECT_EQ(scene.list.size(), 101U);
}

TEST(LearnPaging, FindsRequiredPagesThatOnlyALongListShows) {
  ListScene scene({.position = Position::kPage,
                   .size_name = "",
                   .position_name = "page",
                   .first = 1,
                   .default_size = 100});
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.kind, PagingKind::kPage);
  EXPECT_EQ(style.first, 1);
}

TEST(LearnPaging, ABoundedListWithoutAWayOnIsNotAnUnpagedOne) {
  ListScene scene({.position = Position::kNone, .size_name = "", .default_size = 20});
  EXPECT_EQ(learn_paging(scene.session).kind, PagingKind::kUnknown);
}

TEST(LearnPaging, NeverTakesAFilterForASize) {
  ListScene scene({.position = Position::kNone, .size_name = "", .default_size = 0});
  scene.contract.resources[0].list.paging = Demand::kOptional;
  scene.contract.resources[0].list.filter = {"count"};
  scene.list.paging_.filters = {"count"};
  scene.list.add_strangers(9);
  // As many items hold the value 2 and the value 7 as would make pages of 2 and 7.
  int made = 0;
  scene.list.answers_first = [&](const Request& request, Response& response) {
    const auto query = query_of(request);
    if (request.method != "GET" || !query.contains("count")) return false;
    const int count = std::stoi(query.at("count"));
    Json items = Json::array();
    for (int i = 0; i < count; ++i)
      items.push(Json::object({{"id", 1000 * count + i}, {"count", count}}));
    ++made;
    response = answer(200, Json::object({{"items", items}}));
    return true;
  };
  EXPECT_EQ(learn_paging(scene.session).size_param, "");
  EXPECT_GT(made, 0);
}

TEST(LearnPaging, WorksWhereUnknownParametersAreRefused) {
  ListScene scene({.size_name = "$limit",
                   .position_name = "$skip",
                   .default_size = 10,
                   .most = 50,
                   .strict = true});
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.size_param, "$limit");
  EXPECT_EQ(style.position_param, "$skip");
}

TEST(LearnPaging, KeepsToAMinimumAndBelowACap) {
  ListScene scene({.least = 5, .most = 30, .refuses_more = true});
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.size_param, "limit");
  EXPECT_EQ(style.small, 7);
  EXPECT_EQ(style.large, 20);
  EXPECT_EQ(style.position_param, "offset");
}

TEST(LearnPaging, LearnsOnAPublicListOfThousands) {
  ListScene scene({.position = Position::kPage, .position_name = "page", .first = 1});
  scene.list.add_strangers(1200);
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.kind, PagingKind::kPage);
  EXPECT_LT(scene.world.count("GET"), 40);
}

TEST(LearnPaging, SeesAnOffsetThatCountsWrongly) {
  ListScene scene({});
  scene.list.paging_.position_name = "nothing";
  scene.list.answers_first = [&scene](const Request& request, Response& response) {
    auto query = query_of(request);
    if (request.method != "GET" || !query.contains("offset")) return false;
    const int limit = query.contains("limit") ? std::stoi(query["limit"]) : 20;
    const int page = std::stoi(query["offset"]) / limit;
    Json items = Json::array();
    for (int i = 0; i < limit; ++i) {
      const int at = page * (limit + 1) + i;
      if (at < static_cast<int>(scene.list.size())) {
        items.push(Json::object({{"id", at + 1}, {"name", "x"}}));
      }
    }
    response = answer(200, Json::object({{"items", items}}));
    return true;
  };
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.kind, PagingKind::kOffset);
  EXPECT_EQ(style.position_param, "offset");
}

TEST(LearnPaging, FindsPagesWhoseOrderChangesWithTheSize) {
  ListScene scene({});
  scene.list.answers_first = [&scene](const Request& request, Response& response) {
    auto query = query_of(request);
    if (request.method != "GET" || path_of(request) != "/api/things") return false;
    const int items = static_cast<int>(scene.list.size());
    const int limit = query.contains("limit") ? std::stoi(query["limit"]) : 20;
    const int offset = query.contains("offset") ? std::stoi(query["offset"]) : 0;
    Json shown = Json::array();
    for (int at = offset; at < std::min(offset + limit, items); ++at)
      shown.push(Json::object({{"id", limit > 7 ? items - at : at + 1}, {"name", "x"}}));
    response = answer(200, Json::object({{"items", shown}}));
    return true;
  };
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.kind, PagingKind::kOffset);
  EXPECT_EQ(style.position_param, "offset");
}

TEST(LearnPaging, NeverTakesChanceForAnEffect) {
  ListScene scene({.position = Position::kNone});
  int turn = 0;
  scene.list.spoil_page = [&turn](const Request&, Json& body) {
    std::vector<Json>& items = body.find("items")->items();
    std::ranges::rotate(items, items.begin() + ++turn % static_cast<int>(items.size()));
  };
  scene.list.add_strangers(60);
  EXPECT_EQ(learn_paging(scene.session).kind, PagingKind::kUnknown);
}

TEST(LearnPaging, SeesASizeThatCountsRowsOfAJoin) {
  // Two rows to an item: a page of n holds half as many, and the last of them may come again.
  ListScene scene({});
  scene.list.paging_.size_name = scene.list.paging_.position_name = "nothing";
  scene.list.answers_first = [&scene](const Request& request, Response& response) {
    auto query = query_of(request);
    if (request.method != "GET" || path_of(request) != "/api/things") return false;
    const int limit = query.contains("limit") ? std::stoi(query["limit"]) : 20;
    const int offset = query.contains("offset") ? std::stoi(query["offset"]) : 0;
    const int items = static_cast<int>(scene.list.size());
    Json shown = Json::array();
    for (int id = offset / 2 + 1; id <= (offset + limit + 1) / 2 && id <= items; ++id)
      shown.push(Json::object({{"id", id}, {"name", "x"}}));
    response = answer(200, Json::object({{"items", shown}}));
    return true;
  };
  const PagingStyle& style = learn_paging(scene.session);
  EXPECT_EQ(style.size_param, "limit");
  EXPECT_EQ(style.kind, PagingKind::kOffset);
  EXPECT_EQ(style.position_param, "offset");
  EXPECT_EQ(style.first, 0);
}

TEST(LearnPaging, SeedsAndAsksOnlyOnce) {
  ListScene scene({});
  learn_paging(scene.session);
  const int creations = scene.world.count("POST");
  const int readings = scene.world.count("GET");
  learn_paging(scene.again());
  EXPECT_EQ(creations, 25);
  EXPECT_EQ(scene.world.count("POST"), creations);
  EXPECT_EQ(scene.world.count("GET"), readings + 1);
}

TEST(LearnPaging, SeedsAnewWhatARestartHasLost) {
  ListScene scene({});
  learn_paging(scene.session);
  scene.list.forget_all();
  learn_paging(scene.again());
  EXPECT_EQ(scene.list.size(), 25U);
  EXPECT_EQ(scene.dialect.resources["thing"].seeded.front(), "26");
}

TEST(LearnPaging, IsBlockedWhereNothingCanBeCreated) {
  ListScene scene({});
  scene.list.answers_first = [](const Request& request, Response& response) {
    response = answer(500);
    return request.method == "POST";
  };
  learn_paging(scene.session);
  ASSERT_TRUE(scene.tape.halt());
  EXPECT_EQ(scene.tape.halt()->outcome, Outcome::kInconclusive);
  EXPECT_EQ(scene.tape.halt()->reason, "blocked by http.create: POST of item 1 of 25 answered 500");
}

}  // namespace
}  // namespace assay
