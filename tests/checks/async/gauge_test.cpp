// SPDX-License-Identifier: MIT
// Effects are read as numbers, however an answer shows them.
#include "checks/async/gauge.h"

#include <gtest/gtest.h>

#include "tests/support/exchanges.h"
#include "tests/support/fake_world.h"

namespace assay::checks::async_gauge_test {
namespace {

std::optional<std::int64_t> shown(const Effect& effect, const char* body) {
  return shown_in(answered(1, "GET", "/x", 200, body), effect, "account");
}

TEST(Gauge, ReadsNumbersInMillionths) {
  const Effect balance{.kind = Effect::Kind::kNumber, .pointer = "/balance"};
  EXPECT_EQ(shown(balance, R"({"balance":125.5})"), 125'500'000);
  EXPECT_EQ(shown(balance, R"({"data":{"id":1,"Balance":"125.50"}})"), 125'500'000);
  EXPECT_EQ(shown(balance, R"({"balance":{"amount":"125.50"}})"), 125'500'000);
  EXPECT_EQ(shown(balance, R"({"id":1})"), std::nullopt);
  EXPECT_EQ(shown_in(answered(1, "GET", "/x", 404), balance, "account"), std::nullopt);
}

TEST(Gauge, SeesAValueThatBecameWhatItShould) {
  const Effect paid{.kind = Effect::Kind::kBecomes, .pointer = "/payment_status", .value = "paid"};
  EXPECT_EQ(shown(paid, R"({"paymentStatus":"paid"})"), 1);
  EXPECT_EQ(shown(paid, R"({"id":1,"paymentStatus":"open"})"), 0);
}

TEST(Gauge, CountsItemsOfAWholeListAlone) {
  const Effect items{.kind = Effect::Kind::kItems};
  EXPECT_EQ(shown(items, R"([{"id":1},{"id":2}])"), 2);
  EXPECT_EQ(shown(items, R"({"items":[{"id":1}],"total":41})"), 41);
  EXPECT_EQ(shown(items, R"({"data":[{"id":1}],"meta":{"nextCursor":"x","hasMore":true}})"),
            std::nullopt);
}

struct Scene {
  explicit Scene(FakeWorld::Handler handler) : world(std::move(handler)) {
    dialect.base = "http://fake.test";
  }
  Contract contract{.resources = {{.name = "note", .path = "/notes"}}};
  Dialect dialect{};
  FakeWorld world;
  Tape tape{"async.test", ""};
  Session session{world, contract, dialect, tape, nullptr, {.marker = "g1"}};
};

TEST(Gauge, WalksAListByItsLinks) {
  Scene scene([](const Request& request) {
    const bool second = query_of(request).contains("page");
    Json body = Json::object({{"items", Json::array({Json::object({{"id", second ? 2 : 1}})})}});
    if (!second) body.set("next", "/documents?page=2");
    return answer(200, body);
  });
  const Effect effect{.kind = Effect::Kind::kItems, .path = "/documents"};
  EXPECT_EQ(Gauge(scene.session, effect, "/documents").read("count"), 2);
}

TEST(Gauge, WaitsUntilEnoughShows) {
  int reads = 0;
  Scene scene([&](const Request&) { return answer(200, Json::object({{"n", ++reads}})); });
  const Effect effect{.kind = Effect::Kind::kNumber, .path = "/n", .pointer = "/n"};
  Gauge gauge(scene.session, effect, "/n");
  const auto five = [](std::int64_t now) { return now >= 5'000'000; };
  EXPECT_EQ(gauge.read_until("n", 2'000, five), 5'000'000);
  EXPECT_EQ(gauge.read_until("n", 0, [](std::int64_t) { return false; }), 6'000'000);
}

}  // namespace
}  // namespace assay::checks::async_gauge_test
