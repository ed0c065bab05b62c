// SPDX-License-Identifier: MIT
// auth.revoked-credential: a revoked credential stops working.
#include <fmt/core.h>

#include "checks/auth/family.h"
#include "checks/auth/guard.h"
#include "checks/auth/jws.h"

namespace assay::checks {
namespace auth_revoked_credential {
namespace {

constexpr Meta kMeta{
    .id = "auth.revoked-credential",
    .title = "A revoked credential stops working",
    .failure_title = "A revoked credential goes on working",
    .why =
        "Who logs out, or withdraws a key that leaked, relies on it opening nothing from then on.",
    .fix =
        "Keep sessions and keys where the server can delete them, and look there on each request; "
        "give signed tokens an id that a log-out strikes out.",
    .source = "OWASP API2:2023; OWASP Session Management sheet",
    .severity = Severity::kCritical,
    .needs = need::kUsers,
    .scope = Scope::kService,
    .stage = Stage::kAuth,
};

// Some end a credential a few seconds late, so that requests under way are not cut off.
constexpr int kLateMs = 15'000;
constexpr int kLateStepMs = 2'500;
constexpr double kLate = 0.75;

// Asks on until the credential is refused, for as long as an end that comes late may take.
void ask_on(Session& session, const Guarded& guarded, const Principal& holder) {
  for (int waited = 0; waited < kLateMs && !session.stopped(); waited += kLateStepMs) {
    session.wait_ms(kLateStepMs);
    if (!is_served(try_as(session, "later", guarded, holder), session.resource().name)) return;
  }
}

void gather(Session& session) {
  if (!session.contract().users->revoke) {
    session.skip("the rubric names no call that ends a credential (api.users.revoke)");
    return;
  }
  std::optional<Guarded> guarded = guarded_request(session);
  if (!guarded) return;
  // A log-in of its own: ending it leaves the user's other one alone.
  const Principal& user = session.user(0);
  const Principal again = session.logged_in_again(user);
  if (const std::optional<Credential> own = credential_of(session, again)) {
    guarded->credential = *own;
  }
  const std::string& resource = session.resource().name;
  const std::string& token = guarded->credential.token;
  const Principal holder = bearer(guarded->credential, token);
  if (const Exchange& used = try_as(session, "used", *guarded, holder);
      !is_served(used, resource)) {
    session.block(fmt::format("the credential that was to be revoked {}", answer_of(used)));
    return;
  }
  Ask revocation = session.revoking(user, token);
  revocation.principal = &holder;
  const Exchange& revoked = session.ask("revocation", revocation);
  if (!revoked.answered() || revoked.status() >= 400) {
    session.block(fmt::format("{} {} {}", revocation.method, revocation.path, answer_of(revoked)));
    return;
  }
  const Json* end = nullptr;
  const std::optional<Jws> jws = read_jws(token);
  if (jws) end = jws->payload.find("exp");
  session.tape().note("stateless", end != nullptr);
  session.tape().note("demanded", is_demanded(session.contract(), "revocation"));
  if (!is_served(try_as(session, "at once", *guarded, holder), resource)) return;
  session.wait_ms(session.contract().consistency_ms);
  if (!is_served(try_as(session, "after the window", *guarded, holder), resource)) return;
  const bool lives_on = session.tape().fact("stateless").boolean();
  if (!lives_on || session.tape().fact("demanded").boolean()) ask_on(session, *guarded, holder);
}

Finding judge(const Tape& tape) {
  const std::string& resource = tape.fact("resource").text();
  const Exchange& at_once = tape.at("at once");
  if (!at_once.answered()) return inconclusive("the request after the revocation was not answered");
  if (!is_served(at_once, resource)) return pass(at_once);
  const Exchange& later = tape.at("after the window");
  if (!later.answered()) return inconclusive("the request after the revocation was not answered");
  if (!is_served(later, resource)) {
    return pass(later, "for a moment after the revocation the credential still worked");
  }
  if (tape.fact("stateless").boolean() && !tape.fact("demanded").boolean()) {
    return not_applicable(
        "signed tokens here live until they expire, log-out or not: a known trade-off, and the "
        "brief does not demand more");
  }
  const std::vector<const Exchange*> late = tape.all("later");
  if (!late.empty() && late.back()->answered() && !is_served(*late.back(), resource)) {
    return graded(kLate, later,
                  {.message = fmt::format("the credential worked on for some seconds after it had "
                                          "been revoked, and then {}",
                                          answer_of(*late.back())),
                   .expected = "401 at once",
                   .observed = answer_of(later)});
  }
  return fail({{.exchange = later.id},
               {.exchange = tape.at("revocation").id},
               {.exchange = tape.at("used").id}},
              {.message = "the credential was served after it had been revoked",
               .expected = "401",
               .observed = answer_of(later)});
}

}  // namespace
}  // namespace auth_revoked_credential
const Check kRevokedCredential{auth_revoked_credential::kMeta, auth_revoked_credential::gather,
                               auth_revoked_credential::judge};
}  // namespace assay::checks
