// SPDX-License-Identifier: MIT
// Finding the credential in a user's headers, and the request that it opens.
#include "checks/auth/guard.h"

#include <gtest/gtest.h>

#include "checks/auth/forgery.h"
#include "tests/support/fake_world.h"

namespace assay::checks::auth_guard_test {
namespace {

Contract contract_of(Users users, Access read = Access::kOwner) {
  users.sign_up = Call{"POST", "/users", Json::object({{"email", "{{email}}"}})};
  users.token = "/token";
  return {
      .resources = {{.name = "note", .path = "/notes", .read = read, .fields = {{.name = "text"}}}},
      .users = users};
}

// A service on which every sign-up gets the same token, and a note is served to whoever sends it.
struct Scene {
  explicit Scene(Contract stated, FakeWorld::Handler handler)
      : contract(std::move(stated)), world(std::move(handler)) {
    dialect.base = "http://fake.test";
  }

  Contract contract;
  Dialect dialect{};
  FakeWorld world;
  Tape tape{"auth.test", ""};
  Session session{world, contract, dialect, tape, nullptr, {.marker = "g1"}};
};

bool knows_token(const Request& request) {
  const std::string* sent = find_header(request.headers, "Authorization");
  return sent != nullptr && *sent == "Bearer t0k3n";
}

Response guarded_notes(const Request& request) {
  if (path_of(request) == "/users") return answer(201, Json::object({{"token", "t0k3n"}}));
  if (!knows_token(request)) return answer(401);
  return answer(request.method == "POST" ? 201 : 200, Json::object({{"id", 7}, {"text", "mine"}}));
}

TEST(Guard, FindsTheTokenInsideItsScheme) {
  Scene scene(contract_of({}), guarded_notes);
  const auto found = credential_of(scene.session, scene.session.user(0));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->token, "t0k3n");
  EXPECT_EQ(bearer(*found, "other").headers.front().value, "Bearer other");
}

TEST(Guard, FindsTheSessionAmongCookies) {
  Scene scene(contract_of({}), guarded_notes);
  const Principal who{
      .headers = {{"Cookie", "lang=en; sid=0123456789abcdef; csrftoken=a-long-one-that-is-none"}}};
  const auto found = credential_of(scene.session, who);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->token, "0123456789abcdef");
  EXPECT_EQ(bearer(*found, "x").headers.front().value,
            "lang=en; sid=x; csrftoken=a-long-one-that-is-none");
}

TEST(Guard, StandsOnAnItemThatOnlyItsUserSees) {
  Scene scene(contract_of({}), guarded_notes);
  const std::optional<Guarded> guarded = guarded_request(scene.session);
  ASSERT_TRUE(guarded);
  EXPECT_EQ(guarded->path, "/notes/7");
}

TEST(Guard, StandsOnACreationWhereEverybodyReads) {
  Scene scene(contract_of({}, Access::kPublic), [](const Request& request) {
    return request.method == "GET" ? answer(200, Json::object({{"id", 7}}))
                                   : guarded_notes(request);
  });
  const std::optional<Guarded> guarded = guarded_request(scene.session);
  ASSERT_TRUE(guarded);
  EXPECT_EQ(guarded->path, "");
}

TEST(Guard, BlocksOnAnItemThatStrangersSee) {
  Scene scene(contract_of({}), [](const Request& request) {
    return path_of(request) == "/users" ? guarded_notes(request)
                                        : answer(200, Json::object({{"id", 7}}));
  });
  EXPECT_FALSE(guarded_request(scene.session));
  EXPECT_EQ(scene.tape.halt()->outcome, Outcome::kInconclusive);
}

TEST(Guard, DoesNotApplyWhereStrangersCreateToo) {
  Scene scene(contract_of({}, Access::kPublic), [](const Request& request) {
    return path_of(request) == "/users" ? guarded_notes(request)
                                        : answer(200, Json::object({{"id", 7}}));
  });
  EXPECT_FALSE(guarded_request(scene.session));
  EXPECT_EQ(scene.tape.halt()->outcome, Outcome::kNotApplicable);
}

TEST(Forgery, ChangesOneCharacterAndNeverTheLast) {
  EXPECT_EQ(changed_between("abcdefgh", 0, 8), "abcdcfgh");
  EXPECT_EQ(changed_between("aa.bb.cc", 6, 8), "aa.bb.cc");
  EXPECT_EQ(changed_between("0000", 0, 4), "0070");
}

}  // namespace
}  // namespace assay::checks::auth_guard_test
