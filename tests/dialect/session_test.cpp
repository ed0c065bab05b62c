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
struct SessionScene {
  explicit SessionScene(FakeWorld::Handler handler, Contract stated = contract_of_thing())
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
    SessionScene scene([&](const Request& request) {
      if (request.method != "POST") return thing_with(7);
      const bool bad = Json::parse(request.body)->find("kind")->text() == refused;
      return bad ? answer(422) : thing_with(7);
    });
    EXPECT_TRUE(scene.session.control("control").has_value()) << refused;
  }
}

TEST(Session, SamplesChooseWhatWasAcceptedBefore) {
  SessionScene scene([](const Request&) { return thing_with(7); });
  scene.dialect.resources["thing"].choices = Json::object({{"kind", "toy"}});
  for (int i = 0; i < 8; ++i)
    EXPECT_EQ(scene.session.sample().find("kind")->text(), "toy");
  const Json other = scene.session.sample_unlike(scene.session.resource(), scene.session.sample());
  EXPECT_EQ(other.find("kind")->text(), "book");
}

TEST(Session, TwoReferencesToOneResourceNameTwoItems) {
  Contract bank{
      .resources =
          {{.name = "account",
            .path = "/accounts",
            .fields = {{.name = "balance", .type = FieldType::kDecimal}}},
           {.name = "transfer",
            .path = "/transfers",
            .fields = {{.name = "from_id", .type = FieldType::kReference, .to = "account"},
                       {.name = "to_id", .type = FieldType::kReference, .to = "account"}}}},
      .transfer = Transfer{.resource = "account", .field = "balance"}};
  int made = 0;
  std::string balance;
  SessionScene scene(
      [&](const Request& request) {
        balance = Json::parse(request.body)->find("balance")->text();
        return thing_with(++made);
      },
      bank);
  const Resource& transfer = scene.contract.resources.back();
  const Json first = scene.session.sample(transfer);
  EXPECT_EQ(first.find("from_id")->text(), "1");
  EXPECT_EQ(first.find("to_id")->text(), "2");
  EXPECT_EQ(balance, "1000000");  // enough for whatever is moved
  const Json second = scene.session.sample(transfer);
  EXPECT_EQ(second.find("from_id")->text(), "1");
  EXPECT_EQ(second.find("to_id")->text(), "2");
  scene.session.forget_references();
  const Json third = scene.session.sample(transfer);
  EXPECT_EQ(third.find("from_id")->text(), "3");
  EXPECT_EQ(third.find("to_id")->text(), "4");
}

TEST(Session, AControlThatIsRefusedTwiceBlocks) {
  SessionScene scene([](const Request&) { return answer(422); });
  EXPECT_FALSE(scene.session.control("control").has_value());
  EXPECT_EQ(scene.world.count("POST"), 2);
  EXPECT_EQ(scene.tape.halt()->reason, "blocked by http.create: POST /things answered 422");
}

TEST(Session, AControlAdoptsTheIdThatServes) {
  const Json item = Json::object({{"id", "0b9f"}, {"slug", "a-title"}, {"title", "A title"}});
  SessionScene scene([&](const Request& request) {
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
  SessionScene scene([&](const Request& request) {
    if (request.method == "POST") return answer(201, item);
    if (path_of(request) == "/things/a-title") return answer(200, item);
    return Response{.status = 200, .body = "<p>Home</p>"};
  });
  EXPECT_EQ(scene.session.control("control")->id, "a-title");
}

// Its users log in with a cookie.
Contract contract_with_users() {
  Contract contract = contract_of_thing();
  contract.users =
      Users{.log_in = Call{
                .method = "POST", .path = "/login", .body = Json::object({{"u", "{{email}}"}})}};
  return contract;
}

bool sends(const Request& request, std::string_view name, std::string_view value) {
  const std::string* sent = find_header(request.headers, name);
  return sent != nullptr && *sent == value;
}

TEST(Session, ALogInMayGiveACookie) {
  SessionScene scene(
      [](const Request& request) {
        if (path_of(request) == "/login") {
          return answer(200, Json::object({{"ok", true}}), {{"Set-Cookie", "sid=s1; HttpOnly"}});
        }
        return sends(request, "Cookie", "sid=s1") ? thing_with(7) : answer(401);
      },
      contract_with_users());
  EXPECT_TRUE(scene.session.control("control").has_value());
}

TEST(Session, AnExpiredSessionIsRenewedOnce) {
  int log_ins = 0;
  bool refuses_all = false;
  SessionScene scene(
      [&](const Request& request) {
        if (path_of(request) == "/login") {
          return answer(200, Json(), {{"Set-Cookie", "sid=s" + std::to_string(++log_ins)}});
        }
        if (refuses_all) return answer(302, Json(), {{"Location", "/sign-in"}});
        return sends(request, "Cookie", "sid=s2") ? thing_with(7) : answer(401);
      },
      contract_with_users());
  EXPECT_TRUE(scene.session.control("control").has_value());
  EXPECT_EQ(log_ins, 2);
  refuses_all = true;
  EXPECT_EQ(scene.session.get("again", "/things/7").status(), 302);
  EXPECT_EQ(log_ins, 3);
}

TEST(Session, ACsrfTokenIsFetchedAndSentAlong) {
  SessionScene scene(
      [](const Request& request) {
        if (path_of(request) == "/csrf-token") {
          return answer(200, Json::object({{"csrfToken", "t1"}}), {{"Set-Cookie", "_csrf=secret"}});
        }
        const bool safe =
            request.method == "GET" ||
            (sends(request, "X-CSRF-Token", "t1") &&
             find_header(request.headers, "Cookie")->find("_csrf=secret") != std::string::npos);
        if (!safe) return answer(403, Json::object({{"error", "invalid csrf token"}}));
        if (path_of(request) == "/login") return answer(200, Json(), {{"Set-Cookie", "sid=s1"}});
        const std::string* cookie = find_header(request.headers, "Cookie");
        const bool known = cookie != nullptr && cookie->find("sid=s1") != std::string::npos;
        return known ? thing_with(7) : answer(401);
      },
      contract_with_users());
  EXPECT_TRUE(scene.session.control("control").has_value());
  EXPECT_EQ(scene.world.count("POST"), 3);  // log-in, log-in with the token, the thing
}

TEST(Session, ACsrfTokenThatTurnsWithEveryAnswerIsFollowed) {
  int turn = 0;
  SessionScene scene(
      [&](const Request& request) {
        const Headers next{{"Set-Cookie", "XSRF-TOKEN=t" + std::to_string(turn + 1)}};
        const bool log_in = path_of(request) == "/login";
        const bool good = log_in || request.method == "GET" ||
                          sends(request, "X-XSRF-TOKEN", "t" + std::to_string(turn));
        ++turn;
        Headers set = next;
        if (log_in) set.push_back({"Set-Cookie", "sid=s1"});
        return good ? answer(200, Json::object({{"id", 7}}), set) : answer(403, "csrf", next);
      },
      contract_with_users());
  for (int i = 0; i < 3; ++i)
    EXPECT_TRUE(scene.session.control("control").has_value());
  EXPECT_EQ(scene.world.count("POST"), 4);
}

TEST(Session, ACsrfCheckThatStaysBlocks) {
  SessionScene scene([](const Request& request) {
    return request.method == "POST" ? answer(403, "CSRF verification failed") : answer(404);
  });
  EXPECT_FALSE(scene.session.control("control").has_value());
  EXPECT_EQ(scene.tape.halt()->reason, "blocked by a CSRF check: POST /things answered 403");
}

TEST(Session, AHostThatIsRefusedGivesWayToLocalhost) {
  SessionScene scene([](const Request& request) {
    return sends(request, "Host", "localhost:8000") ? thing_with(7)
                                                    : answer(400, "Invalid HTTP_HOST header");
  });
  scene.dialect.base = "http://127.0.0.1:8000/api";
  EXPECT_TRUE(scene.session.control("control").has_value());
  EXPECT_EQ(scene.world.count("POST"), 2);
}

TEST(Session, A303IsFollowedToWhatWasMadeAndNowhereElse) {
  for (const auto& [location, status] :
       {std::pair{"/things/7", 200}, {"/things/", 303}, {"/log-in", 303}, {"/things", 303}}) {
    SessionScene scene([&](const Request& request) {
      if (request.method == "GET") return thing_with(7);
      Response moved = answer(303);
      moved.headers.push_back({"Location", location});
      return moved;
    });
    const Ask creation = scene.session.creation(scene.session.resource(), scene.session.sample());
    EXPECT_EQ(scene.session.ask("creation", creation).status(), status) << location;
    Ask awaited = creation;
    awaited.awaited = {303};
    EXPECT_EQ(scene.session.ask("awaited", awaited).status(), 303) << location;
  }
}

TEST(Session, AnIdempotencyKeyThatIsMalformedIsQuoted) {
  Contract contract = contract_of_thing();
  contract.resources[0].idempotency_key = Demand::kRequired;
  SessionScene scene(
      [](const Request& request) {
        const std::string* key = find_header(request.headers, "Idempotency-Key");
        if (request.method == "POST" && (key == nullptr || !key->starts_with('"'))) {
          return answer(400, Json::object({{"title", "Idempotency-Key is malformed"}}));
        }
        return thing_with(7);
      },
      contract);
  EXPECT_TRUE(scene.session.control("control").has_value());
  EXPECT_TRUE(scene.session.control("control").has_value());
  EXPECT_EQ(scene.world.count("POST"), 3);
  EXPECT_EQ(scene.session.written_key("k"), "\"k\"");
}

TEST(Session, ALoadIsNotedWithItsFirstFailures) {
  SessionScene scene([](const Request& request) {
    return request.method == "POST" ? answer(500) : thing_with(7);
  });
  const Ask read{.path = "/things/7"};
  const Ask write{.method = "POST", .path = "/things", .body = "{}"};
  const LoadResult result =
      scene.session.load("load", {.reads = {read}, .writes = {write}, .rate = 10, .for_ms = 1000});
  EXPECT_EQ(result.writes.size(), 1U);
  EXPECT_EQ(scene.tape.fact("load").find("due")->as_int(), 10);
  EXPECT_EQ(scene.tape.fact("load").find("statuses")->find("200")->as_int(), 9);
  EXPECT_EQ(scene.tape.at("load (failed)").status(), 500);
}

Contract contract_with_form() {
  Contract contract = contract_of_thing();
  contract.headers = {{"X-Api-Key", "123456"}};
  contract.users = Users{
      .sign_up = Call{.path = "/signup", .body = Json::object({{"username", "{{username}}"}})},
      .log_in = Call{.path = "/token",
                     .body = Json::object({{"username", "{{username}}"}, {"password", "a b&c"}}),
                     .form = true}};
  return contract;
}

TEST(Session, LogsInByAFormWhereTheRubricSaysSo) {
  SessionScene scene(
      [](const Request& request) {
        if (path_of(request) != "/token") return answer(201);
        const bool form = sends(request, "Content-Type", "application/x-www-form-urlencoded") &&
                          request.body.ends_with("&password=a%20b%26c");
        return form ? answer(200, Json::object({{"access_token", "t1"}})) : answer(422);
      },
      contract_with_form());
  ASSERT_EQ(scene.session.user().headers.size(), 1U);
  EXPECT_EQ(scene.session.user().headers.front().value, "Bearer t1");
}

TEST(Session, EveryRequestCarriesTheRubricsHeaders) {
  SessionScene scene([](const Request&) { return answer(200); }, contract_with_form());
  scene.session.ask("anybody", {.path = "/things", .principal = &Session::anonymous()});
  scene.session.volley("all", {{.path = "/things", .principal = &Session::anonymous()}});
  for (const Exchange& each : scene.world.exchanges())
    EXPECT_TRUE(sends(each.request, "X-Api-Key", "123456"));
}

TEST(Session, ASignUpThatBreaksIsNamedAndNotTheLogInBehindIt) {
  SessionScene scene(
      [](const Request& request) { return answer(path_of(request) == "/signup" ? 500 : 401); },
      contract_with_form());
  scene.session.user();
  EXPECT_EQ(scene.tape.halt()->reason,
            "blocked by signing in: POST http://fake.test/signup answered 500");
}

TEST(Session, ALogInWithoutHolesIsOneAccountAndHasNoOtherUser) {
  Contract contract = contract_with_users();
  const auto other = [&] {
    SessionScene scene(
        [](const Request&) {
          return answer(200, Json::object({{"token", "t1"}}));
        },
        contract);
    scene.session.other_user();
    return scene.tape.halt() ? scene.tape.halt()->reason : "";
  };
  EXPECT_EQ(other(), "");
  contract.users->log_in->body = Json::object({{"username", "demo"}, {"password", "pass"}});
  EXPECT_EQ(other(), "needs a second user, and the rubric's log-in knows one account");
  contract.users->sign_up = Call{.method = "POST", .path = "/signup"};
  EXPECT_EQ(other(), "");
}

}  // namespace
}  // namespace assay
