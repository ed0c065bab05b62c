// SPDX-License-Identifier: MIT
// Discovery adopts the spelling and the id that work, and no other by chance.
#include "dialect/discover.h"

#include <algorithm>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/fake_world.h"

namespace assay {
namespace {

constexpr const char* kBase = "http://fake.test";

Resource thing() {
  return {.name = "thing",
          .path = "/things",
          .fields = {{.name = "title", .required = true},
                     {.name = "unit_price", .type = FieldType::kInteger},
                     {.name = "kind", .members = {"book", "toy", "lamp"}}}};
}

// A service of one resource: strict about some values, silent about unknown names.
struct Shop {
  std::map<std::string, Json> items{};
  std::vector<std::string> known = {"title", "unit_price", "kind"};
  std::string id_name = "id";  // leads to an item
  std::function<bool(const Json&)> refuses = [](const Json&) { return false; };

  Response operator()(const Request& request) {
    const std::string path = path_of(request);
    if (request.method == "POST" && path == "/things") return create(*Json::parse(request.body));
    if (request.method == "GET" && path == "/things") return answer(200, Json::array());
    const auto found = items.find(path.substr(path.rfind('/') + 1));
    return found == items.end() ? answer(404) : answer(200, found->second);
  }

  Response create(const Json& sent) {
    if (refuses(sent)) return answer(422, Json::object({{"message", "no"}}));
    Json item = Json::object();
    for (const auto& [name, value] : sent.members()) {
      if (std::ranges::find(known, name) != known.end()) item.set(name, value);
    }
    const std::string number = std::to_string(items.size() + 1);
    item.set("id", "0b9f6c1e-0000-4000-8000-00000000000" + number);
    item.set("slug", "title-" + number);
    items[item.find(id_name)->text()] = item;
    return answer(201, item);
  }
};

Dialect discovered(Shop& shop, std::vector<Resource> resources = {thing()}) {
  FakeWorld world([&shop](const Request& request) { return shop(request); });
  Tape tape("discover", "");
  return discover(world, {.resources = std::move(resources)}, kBase, 1, tape);
}

std::string bound(const Dialect& dialect, std::string_view name) {
  const auto found = std::ranges::find(dialect.bindings, name, &Binding::name);
  return found == dialect.bindings.end() ? "" : found->value + " (" + found->origin + ")";
}

TEST(Discover, ARefusalByChanceDoesNotChangeTheSpelling) {
  for (const char* forgotten : {"book", "toy", "lamp"}) {
    Shop shop;
    shop.refuses = [&](const Json& sent) {
      const Json* kind = sent.find("kind");
      return kind != nullptr && kind->text() == forgotten;
    };
    const Dialect dialect = discovered(shop);
    EXPECT_EQ(bound(dialect, "thing.names"), "as in the rubric (observed)") << forgotten;
    EXPECT_NE(dialect.resources.at("thing").choices.find("kind")->text(), forgotten);
  }
}

TEST(Discover, TakesTheSpellingWhoseNamesAreUnderstood) {
  Shop shop;
  shop.known = {"title", "unitPrice", "kind"};
  EXPECT_EQ(bound(discovered(shop), "thing.names"), "camelCase (observed)");
}

TEST(Discover, AWrapperOfTheRubricIsTheOnlyOneTried) {
  FakeWorld world([](const Request& request) {
    if (request.method != "POST") return answer(404);
    const std::optional<Json> body = Json::parse(request.body);
    return body->find("Thing") == nullptr ? answer(422) : answer(201, Json::object({{"id", 1}}));
  });
  Tape tape("discover", "");
  const Resource wrapped{
      .name = "thing", .path = "/things", .sample = Json::object({{"n", 1}}), .wrapper = "Thing"};
  const Dialect dialect = discover(world, {.resources = {wrapped}}, kBase, 1, tape);
  EXPECT_EQ(bound(dialect, "thing.wrapper"), "Thing (rubric)");
  EXPECT_EQ(world.count("POST"), 1);
}

Json document_of(const std::string& path, Json schema) {
  const Json media = Json::object({{"schema", Json::object({{"$ref", "#/components/schemas/T"}})}});
  const Json post = Json::object(
      {{"requestBody", Json::object({{"content", Json::object({{"application/json", media}})}})}});
  return Json::object(
      {{"openapi", "3.1.0"},
       {"paths", Json::object({{path, Json::object({{"post", post}})}})},
       {"components", Json::object({{"schemas", Json::object({{"T", std::move(schema)}})}})}});
}

Json camel_schema() {
  const Json text = Json::object({{"type", "string"}});
  return Json::object({{"properties", Json::object({{"title", text}, {"unitPrice", text}})}});
}

TEST(Discover, TheSpellingThatTheDocumentStatesIsTriedFirst) {
  Shop shop;
  shop.known = {"title", "unitPrice", "kind"};
  FakeWorld world([&shop](const Request& request) {
    const bool asked = path_of(request) == "/v3/api-docs";
    return asked ? answer(200, document_of("/things", camel_schema())) : shop(request);
  });
  Tape tape("discover", "");
  const Dialect dialect = discover(world, {.resources = {thing()}}, kBase, 1, tape);
  EXPECT_EQ(bound(dialect, "openapi"), "/v3/api-docs (observed)");
  EXPECT_EQ(bound(dialect, "thing.names"), "camelCase (openapi)");
  EXPECT_EQ(world.count("POST"), 1);
}

TEST(Discover, ADocumentThatIsWrongGivesWay) {
  Shop shop;
  FakeWorld world([&shop](const Request& request) {
    const bool asked = path_of(request) == "/openapi.json";
    return asked ? answer(200, document_of("/things", camel_schema())) : shop(request);
  });
  Tape tape("discover", "");
  const Dialect dialect = discover(world, {.resources = {thing()}}, kBase, 1, tape);
  EXPECT_EQ(bound(dialect, "thing.names"), "as in the rubric (observed)");
}

TEST(Discover, TheDocumentsBaseIsTakenWhereTheRubricsLeadsNowhere) {
  for (const bool serves_root : {false, true}) {
    FakeWorld world([&](const Request& request) {
      const std::string path = path_of(request);
      if (path == "/openapi.json")
        return answer(200, document_of("/api/v1/things", camel_schema()));
      const bool known =
          path.starts_with("/api/v1/things") || (serves_root && path.starts_with("/things"));
      return known ? answer(200, Json::object({{"id", 7}})) : answer(404);
    });
    Tape tape("discover", "");
    const Dialect dialect = discover(world, {.resources = {thing()}}, kBase, 1, tape);
    EXPECT_EQ(dialect.base, serves_root ? kBase : "http://fake.test/api/v1");
    EXPECT_EQ(bound(dialect, "base"), serves_root ? "" : "http://fake.test/api/v1 (openapi)");
  }
}

TEST(Discover, ASearchForTheDocumentEndsWhereItIsThrottled) {
  FakeWorld world([](const Request&) { return answer(429); });
  Tape tape("discover", "");
  discover(world, {}, kBase, 1, tape);
  EXPECT_EQ(world.count(), 1);
}

TEST(Discover, AnUnknownPathIsAskedOnce) {
  FakeWorld world([](const Request&) { return answer(404); });
  Tape tape("discover", "");
  const Dialect dialect = discover(world, {.resources = {thing()}}, kBase, 1, tape);
  EXPECT_EQ(world.count("POST"), 1);
  EXPECT_EQ(bound(dialect, "thing.create"), "does not work: answered 404 (observed)");
}

TEST(Discover, TakesTheIdThatLeadsToTheItem) {
  Shop by_id;
  EXPECT_EQ(bound(discovered(by_id), "thing.id"), "id (observed)");
  Shop by_slug;
  by_slug.id_name = "slug";
  const Dialect dialect = discovered(by_slug);
  EXPECT_EQ(bound(dialect, "thing.id"), "slug (observed)");
  EXPECT_EQ(bound(dialect, "thing.item"), "/things/title-1 (observed)");
}

TEST(Discover, AUniqueFieldMayLeadToTheItem) {
  Resource by_title = thing();
  by_title.fields[0].unique = true;
  by_title.fields[0].pattern = "[a-z]{9}";
  Shop shop;
  shop.id_name = "title";
  EXPECT_EQ(bound(discovered(shop, {by_title}), "thing.id"), "title (observed)");
}

TEST(Discover, AnIdThatNobodyServesIsAGuess) {
  FakeWorld world([](const Request& request) {
    if (request.method == "POST") return answer(201, Json::object({{"id", 7}}));
    return answer(404);
  });
  Tape tape("discover", "");
  const Dialect dialect = discover(world, {.resources = {thing()}}, kBase, 1, tape);
  EXPECT_EQ(bound(dialect, "thing.id"), "id (guessed)");
  EXPECT_EQ(bound(dialect, "thing.item"), "/things/7 (not readable) (observed)");
}

TEST(Discover, AMemberThatTheSampleDrawsAnewMayLeadToTheItem) {
  FakeWorld world([stores = std::map<std::string, Json>{}](const Request& request) mutable {
    if (request.method == "GET" && path_of(request) == "/stores") return answer(200, Json::array());
    const std::string name = path_of(request).substr(path_of(request).rfind('/') + 1);
    if (request.method == "POST") {
      const Json sent = *Json::parse(request.body);
      stores[sent.find("name")->text()] = sent;
      return answer(201, sent);
    }
    return stores.contains(name) ? answer(200, stores[name]) : answer(404);
  });
  const Resource store{.name = "store",
                       .path = "/stores",
                       .fields = {{.name = "name", .pattern = "^[a-z]{8}$"}},
                       .sample = Json::object({{"name", "Store-{{unique}}"}})};
  Tape tape("discover", "");
  const Dialect dialect = discover(world, {.resources = {store}}, kBase, 1, tape);
  EXPECT_EQ(bound(dialect, "store.id"), "name (observed)");
  EXPECT_TRUE(dialect.resources.at("store").readable);
}

TEST(Discover, AnAnswerMayBeTheIdAndNothingElse) {
  for (const char* id : {"16", "\"0b9f6c1e-0000-4000-8000-000000000001\""}) {
    FakeWorld world([id](const Request& request) {
      if (request.method == "POST") return Response{.status = 200, .body = id};
      return answer(200, Json::object({{"title", "a"}}));
    });
    Tape tape("discover", "");
    const Dialect dialect = discover(world, {.resources = {thing()}}, kBase, 1, tape);
    EXPECT_TRUE(dialect.resources.at("thing").creatable) << id;
    EXPECT_EQ(bound(dialect, "thing.id"), "answer (observed)") << id;
  }
}

}  // namespace
}  // namespace assay
