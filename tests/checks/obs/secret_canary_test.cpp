// SPDX-License-Identifier: MIT
// obs.secret-canary: what its gather finds in the output, and how that is judged.
#include <gtest/gtest.h>

#include "checks/obs/family.h"
#include "core/base64.h"
#include "dialect/session.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_world.h"

namespace assay::checks::obs_secret_canary_test {
namespace {

Contract contract() {
  Contract contract;
  Resource note;
  note.name = "note";
  note.path = "/notes";
  note.sample = Json::object({{"text", "hello"}});
  contract.resources.push_back(note);
  Users users;
  users.log_in =
      Call{"POST", "/login", Json::object({{"email", "{{email}}"}, {"password", "{{password}}"}})};
  contract.users = users;
  return contract;
}

// Grades a service that writes what `log` makes of each request.
Finding judged(const std::function<std::string(const Request&)>& log) {
  FakeWorld* seen = nullptr;
  FakeWorld world([&](const Request& request) {
    seen->output += log(request) + "\n";
    if (request.url.ends_with("/login")) {
      return answer(200, Json::object({{"token", "tok-0123456789abcdef"}}));
    }
    return answer(200, Json::array());
  });
  seen = &world;
  world.on_restart = [](Ending, const Environment&) { return Result<void>(); };
  const Contract stated = contract();
  Dialect dialect;
  dialect.base = "http://127.0.0.1:8080";
  Tape tape("obs.secret-canary", "");
  Session session(world, stated, dialect, tape, nullptr, {});
  kSecretCanary.gather(session);
  return kSecretCanary.judge(tape);
}

TEST(SecretCanary, PassesAnAccessLog) {
  EXPECT_EQ(judged([](const Request& r) { return r.method + " " + r.url; }).outcome,
            Outcome::kPass);
}

TEST(SecretCanary, PassesATokensBeginning) {
  EXPECT_EQ(judged([](const Request&) { return std::string("auth: tok-0123…"); }).outcome,
            Outcome::kPass);
}

TEST(SecretCanary, FailsBodiesInTheLog) {
  const Finding finding = judged([](const Request& r) { return r.body; });
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_NE(finding.observed.find("•••"), std::string::npos);
}

TEST(SecretCanary, FailsHeadersInTheLog) {
  EXPECT_EQ(judged([](const Request& r) {
              const std::string* sent = find_header(r.headers, "Authorization");
              return sent == nullptr ? std::string() : *sent;
            }).outcome,
            Outcome::kFail);
}

TEST(SecretCanary, FailsAnEncodedBody) {
  EXPECT_EQ(judged([](const Request& r) {
              const std::optional<Json> body = Json::parse(r.body);
              const Json* password = body ? body->find("password") : nullptr;
              return password == nullptr ? std::string() : base64_encoded(password->text());
            }).outcome,
            Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::obs_secret_canary_test
