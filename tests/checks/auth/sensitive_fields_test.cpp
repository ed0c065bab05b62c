// SPDX-License-Identifier: MIT
// auth.sensitive-fields on literal tapes.
#include <gtest/gtest.h>

#include "checks/auth/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::auth_sensitive_fields_test {
namespace {

constexpr const char* kHash = "5f4dcc3b5aa765d61d8327deb882cf99";

// Two sign-ups of another check that were answered with this.
Finding judged(const std::string& body, int status = 201) {
  Tape signing_up("http.create", "order");
  for (const int id : {1, 2}) {
    Exchange exchange = answered(id, "POST", "/auth/register", status, body);
    exchange.request.has_body = true;
    exchange.request.body = R"({"email":"a@example.org","password":"Qm7-pine-Orchard"})";
    signing_up.add("sign up", exchange);
  }
  Tape tape("auth.sensitive-fields", "");
  tape.note("password_members", Json::array({"password"}));
  tape.note("never_return", Json::array({"password", "password_hash"}));
  tape.pool = {&signing_up};
  return kSensitiveFields.judge(tape);
}

TEST(SensitiveFields, PassesAnAccountWithoutSecrets) {
  EXPECT_EQ(judged(R"({"id":1,"email":"a@example.org"})").outcome, Outcome::kPass);
}

TEST(SensitiveFields, PassesWhatIsOnlyNamedLikeASecret) {
  EXPECT_EQ(judged(R"({"password_changed_at":"2030-01-01T00:00:00Z","has_password":true,
                       "password":null,"passwordHash":"********"})")
                .outcome,
            Outcome::kPass);
}

TEST(SensitiveFields, PassesTokensAndDigestsThatAreNoPasswords) {
  EXPECT_EQ(
      judged(std::string(R"({"access_token":"eyJh.eyJz.x","etag":")") + kHash + R"("})").outcome,
      Outcome::kPass);
}

TEST(SensitiveFields, PassesAComplaintAboutThePassword) {
  EXPECT_EQ(judged(R"({"errors":{"password":"must hold a digit"}})", 422).outcome, Outcome::kPass);
}

TEST(SensitiveFields, MentionsARefusalThatRepeatsItsRequest) {
  const Finding finding = judged(R"({"detail":[{"input":{"password":"Qm7-pine-Orchard"}}]})", 422);
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_NE(finding.note, "");
}

TEST(SensitiveFields, TakesNoTextOfARefusedLogInForAPassword) {
  Tape hostile("val.injection-as-data", "product");
  for (const int id : {1, 2}) {
    Exchange login = answered(id, "POST", "/auth/login", 401, R"({"detail":"no such user"})");
    login.request.has_body = true;
    login.request.body = R"({"email":"a@example.org","password":"x' OR '1'='1"})";
    hostile.add("log in", login);
    hostile.add("item", answered(id + 2, "GET", "/products/1", 200, R"({"name":"x' OR '1'='1"})"));
  }
  Tape tape("auth.sensitive-fields", "");
  tape.note("password_members", Json::array({"password"}));
  tape.note("never_return", Json::array({"password"}));
  tape.pool = {&hostile};
  EXPECT_EQ(kSensitiveFields.judge(tape).outcome, Outcome::kPass);
}

TEST(SensitiveFields, PassesTheExamplesOfAnApiDescription) {
  EXPECT_EQ(
      judged(R"({"openapi":"3.1.0","x":{"example":{"password":"hunter2hunter2"}}})", 200).outcome,
      Outcome::kPass);
}

TEST(SensitiveFields, FailsThePasswordItself) {
  EXPECT_EQ(judged(R"({"id":1,"pw":"Qm7-pine-Orchard"})").outcome, Outcome::kFail);
  EXPECT_EQ(judged("registered a@example.org with Qm7-pine-Orchard").outcome, Outcome::kFail);
}

TEST(SensitiveFields, FailsEveryKindOfHash) {
  EXPECT_EQ(judged(R"({"pw":"$2b$10$abcdefghijklmnopqrstuv"})").outcome, Outcome::kFail);
  EXPECT_EQ(judged(R"({"a":[{"author":{"p":"$argon2id$v=19$m=65536"}}]})").outcome, Outcome::kFail);
  EXPECT_EQ(judged(R"({"p":"pbkdf2_sha256$600000$salt$hash"})").outcome, Outcome::kFail);
  EXPECT_EQ(judged(std::string(R"({"hashedPassword":")") + kHash + R"("})").outcome,
            Outcome::kFail);
}

TEST(SensitiveFields, FailsAMemberThatIsNeverToBeReturned) {
  EXPECT_EQ(judged(R"({"data":{"passwordHash":"9f3c"}})").outcome, Outcome::kFail);
}

TEST(SensitiveFields, CannotTellFromARunWhoseSecretsWereCut) {
  EXPECT_EQ(judged(Json::object({{"password", "(cut:8-31)"}}).dump()).outcome,
            Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::auth_sensitive_fields_test
