// SPDX-License-Identifier: MIT
// Controls survive a refusal by chance and find the address that serves.
#include "dialect/session.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/fake_world.h"

namespace assay {
namespace {

Contract contract_of_thing() {
  return {.resources = {{.name = "thing",
                         .path = "/things",
                         .fields = {{.name = "title", .required = true},
                                    {.name = "kind", .members = {"book", "toy"}}}}}};
}

// A session on a service that a function plays.
struct Scene {
  explicit Scene(FakeWorld::Handler handler, Contract stated = contract_of_thing())
      : contract(std::move(stated)), world(std::move(handler)) {
    dialect.base = "http://fake.test";
  }

  Contract contract;
  Dialect dialect{};
  FakeWorld world;
  Tape tape{"http.test", "thing"};
  Session session{world, contract, dialect, tape, &contract.resources.front(), {.marker = "g1"}};
};

Response thing_with(const Json& id) {
  return answer(200, Json::object({{"id", id}, {"title", "a"}}));
}

TEST(Session, AControlTriesAnotherBodyBeforeItBlocks) {
  for (const char* refused : {"book", "toy"}) {
    Scene scene([&](const Request& request) {
      if (request.method != "POST") return thing_with(7);
      const bool bad = Json::parse(request.body)->find("kind")->text() == refused;
      return bad ? answer(422) : thing_with(7);
    });
    EXPECT_TRUE(scene.session.control("control").has_value()) << refused;
  }
}

TEST(Session, AControlThatIsRefusedTwiceBlocks) {
  Scene scene([](const Request&) { return answer(422); });
  EXPECT_FALSE(scene.session.control("control").has_value());
  EXPECT_EQ(scene.world.count("POST"), 2);
  EXPECT_EQ(scene.tape.halt()->reason, "blocked by http.create: POST /things answered 422");
}

TEST(Session, AControlAdoptsTheIdThatServes) {
  const Json item = Json::object({{"id", "0b9f"}, {"slug", "a-title"}, {"title", "A title"}});
  Scene scene([&](const Request& request) {
    if (request.method == "POST") return answer(201, item);
    return path_of(request) == "/things/a-title" ? answer(200, item) : answer(404);
  });
  const std::optional<Made> first = scene.session.control("control");
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->id, "a-title");
  EXPECT_EQ(first->path, "/things/a-title");
  const int before = scene.world.count("GET");
  EXPECT_EQ(scene.session.control("control")->id, "a-title");
  EXPECT_EQ(scene.world.count("GET"), before + 1);
}

TEST(Session, AnItemAtAnotherAddressIsNotTheOneThatWasMade) {
  // Whatever is asked for, a catch-all answers 200.
  const Json item = Json::object({{"id", 4}, {"slug", "a-title"}});
  Scene scene([&](const Request& request) {
    if (request.method == "POST") return answer(201, item);
    if (path_of(request) == "/things/a-title") return answer(200, item);
    return Response{.status = 200, .body = "<p>Home</p>"};
  });
  EXPECT_EQ(scene.session.control("control")->id, "a-title");
}

}  // namespace
}  // namespace assay
