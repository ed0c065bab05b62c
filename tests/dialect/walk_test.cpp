// SPDX-License-Identifier: MIT
// Walks show every item once and know the end; own items are found on any list.
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "dialect/paging.h"
#include "tests/support/fake_list.h"

namespace assay {
namespace {

using Position = FakePaging::Position;

Walk walk_over(ListScene& scene) {
  const PagingStyle& style = learn_paging(scene.session);
  return walk(scene.session, "walk", {.size = style.small});
}

TEST(Walk, ShowsEveryItemOnceInEveryStyle) {
  const FakePaging styles[] = {
      {},
      {.position_name = "start", .first = 1},
      {.position = Position::kPage, .position_name = "page", .first = 1},
      {.position = Position::kPage, .position_name = "page"},
      {.position = Position::kToken, .position_name = "cursor"},
      {.position = Position::kAfterId, .position_name = "after", .bare = true},
      {.position = Position::kOffset, .size_name = "", .default_size = 4, .link_header = true},
      {.default_size = 7, .least = 5, .newest_first = true},
  };
  for (const FakePaging& style : styles) {
    ListScene scene(style);
    scene.list.add_strangers(12);
    const Walk walk = walk_over(scene);
    EXPECT_TRUE(walk.complete) << walk.broke;
    EXPECT_EQ(walk.seen.ids().size(), 37U);
    EXPECT_EQ(std::set<std::string>(walk.seen.ids().begin(), walk.seen.ids().end()).size(), 37U);
  }
}

TEST(Walk, AServiceThatShowsItsLastPageForEverStillHasAnEnd) {
  ListScene scene({.position = Position::kPage, .position_name = "page", .first = 1});
  learn_paging(scene.session);
  scene.list.answers_first = [&scene](const Request& request, Response& response) {
    auto query = query_of(request);
    if (!query.contains("page") || std::stoi(query["page"]) < 9) return false;
    Request last = request;
    last.url = "http://fake.test/api/things?limit=3&page=9";
    scene.list.answers_first = nullptr;
    response = scene.list(last);
    return true;
  };
  const Walk walk = assay::walk(scene.session, "walk", {.size = 3});
  EXPECT_TRUE(walk.complete);
  EXPECT_EQ(walk.seen.ids().size(), 25U);
}

TEST(Walk, AWayOnThatLeadsBackIsEndless) {
  ListScene scene({.link_in_body = true});
  learn_paging(scene.session);
  scene.list.spoil_page = [](const Request&, Json& body) {
    if (body.find("next")->is_null()) body.set("next", "/api/things?offset=0&limit=3");
  };
  const Walk walk = assay::walk(scene.session, "walk", {.size = 3});
  EXPECT_FALSE(walk.complete);
  EXPECT_TRUE(walk.endless);
  EXPECT_EQ(walk.seen.ids().size(), 25U);
}

TEST(Walk, AnEmptyPageWithTheSameLinkForEverIsEndless) {
  ListScene scene({.link_in_body = true});
  learn_paging(scene.session);
  scene.list.spoil_page = [](const Request&, Json& body) {
    if (body.find("next")->is_null()) body.set("next", "/api/things?offset=25&limit=3");
  };
  const Walk walk = assay::walk(scene.session, "walk", {.size = 3});
  EXPECT_TRUE(walk.endless);
  EXPECT_EQ(walk.seen.ids().size(), 25U);
}

TEST(Walk, ALinkThatLeavesOutTheBasePathIsUnderstood) {
  ListScene scene({.link_in_body = true});
  scene.list.spoil_page = [](const Request&, Json& body) {
    const Json next = *body.find("next");
    if (!next.is_null())
      body.set("next", next.text().substr(std::string("http://inside:9/api").size()));
  };
  EXPECT_EQ(walk_over(scene).seen.ids().size(), 25U);
}

TEST(OwnItems, AreFoundAmongThousandsOfOthers) {
  ListScene scene({});
  scene.list.add_strangers(1100);
  const Json first = scene.session.sample();
  scene.session.create("own", scene.contract.resources[0], first);
  scene.session.create("own", scene.contract.resources[0], first);
  const auto own = own_items(scene.session, "list", first);
  ASSERT_TRUE(own);
  EXPECT_EQ(own->size(), 2U);
}

TEST(OwnItems, SeedsAreNotAmongThem) {
  ListScene scene({});
  learn_paging(scene.session);
  const Json one = scene.session.sample();
  scene.session.create("own", scene.contract.resources[0], one);
  const auto own = own_items(scene.session, "list", one);
  ASSERT_TRUE(own);
  EXPECT_EQ(own->size(), 1U);
}

TEST(OwnItems, CostOneRequestOnAShortList) {
  ListScene scene({.per_owner = true});
  scene.session.create("own");
  const auto own = own_items(scene.session, "list", scene.session.sample());
  ASSERT_TRUE(own);
  EXPECT_EQ(own->size(), 1U);
  EXPECT_EQ(scene.world.count("GET"), 1);
}

TEST(OwnItems, AreUnknownWhereTheListCannotBeReadToItsEnd) {
  ListScene scene({.position = Position::kNone, .size_name = "", .default_size = 20, .bare = true});
  scene.list.add_strangers(30);
  EXPECT_FALSE(own_items(scene.session, "list", scene.session.sample()));
}

TEST(OwnItems, AreUnknownWhereTheListShowsNothingToKnowThemBy) {
  ListScene scene({});
  scene.list.spoil_page = [](const Request&, Json& body) {
    for (Json& item : body.find("items")->items())
      item.erase("name"), item.erase("note");
  };
  scene.session.create("own");
  EXPECT_FALSE(own_items(scene.session, "list", scene.session.sample()));
}

}  // namespace
}  // namespace assay
