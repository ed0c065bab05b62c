// SPDX-License-Identifier: MIT
// auth.bad-token: invalid and expired credentials are refused alike.
#include <fmt/core.h>

#include "checks/auth/expiry.h"
#include "checks/auth/family.h"
#include "checks/auth/forgery.h"
#include "checks/auth/jws.h"

namespace assay::checks {
namespace auth_bad_token {
namespace {

constexpr Meta kMeta{
    .id = "auth.bad-token",
    .title = "Invalid and expired credentials are refused",
    .failure_title = "Invalid or expired credentials are not refused as they should be",
    .why =
        "Where a token is not looked at closely, whoever makes one up, or finds an old one, is "
        "let in.",
    .fix =
        "Let one library verify the whole token, its expiry too, and answer 401 to whatever it "
        "does not accept.",
    .source = "RFC 7519 4.1.4; RFC 6750 3.1; OWASP API2:2023",
    .severity = Severity::kCritical,
    .needs = need::kUsers,
    .scope = Scope::kService,
    .stage = Stage::kAuth,
};

// Shorter ones are no secrets but names ("X-User: 17"): another one is another user.
constexpr std::size_t kShortestSecret = 16;

// A token that turns out to be the true one is no forgery.
void try_other(Session& session,
               const Guarded& guarded,
               const std::string& what,
               const std::string& token) {
  if (token != guarded.credential.token) try_forgery(session, guarded, what, token);
}

// Without the last quarter; a JSON Web Token without the second half of its signature.
std::string truncated(const std::string& token) {
  const std::size_t signature = token.rfind('.') + 1;
  const std::size_t cut = read_jws(token) ? (token.size() - signature) / 2 : token.size() / 4;
  return token.substr(0, token.size() - cut);
}

// A character changed in the middle of each part: three of a JSON Web Token, one of any other.
void try_changed(Session& session, const Guarded& guarded) {
  const std::string& token = guarded.credential.token;
  if (!read_jws(token)) {
    try_other(session, guarded, "a token with one character changed",
              changed_between(token, 0, token.size()));
    return;
  }
  const std::size_t first = token.find('.');
  const std::size_t second = token.find('.', first + 1);
  try_other(session, guarded, "a token with its header changed", changed_between(token, 0, first));
  try_other(session, guarded, "a token with its claims changed",
            changed_between(token, first + 1, second));
  // Never checked signatures are auth.jwt-tampered's to charge.
  const Exchange& unsigned_token =
      try_as(session, "changed signature", guarded,
             bearer(guarded.credential, changed_between(token, second + 1, token.size())));
  if (!is_served(unsigned_token, session.resource().name)) return;
  session.block("blocked by auth.jwt-tampered: a token with its signature changed was served");
}

// A log-in with a wrong password must give nothing that opens anything. A log-in that names no
// password cannot be wrong.
void try_wrong_password(Session& session, const Guarded& guarded) {
  Principal wrong = session.user(0);
  wrong.password = session.maker().password();
  if (session.logging_in(wrong).body == session.logging_in(session.user(0)).body) return;
  const Principal let_in = session.logged_in_again(wrong);
  const std::optional<Credential> credential = credential_of(session, let_in);
  if (!credential) return;
  try_forgery(session, guarded, "the token of a log-in with a wrong password", credential->token);
}

void gather(Session& session) {
  const std::optional<Guarded> guarded = guarded_request(session);
  if (!guarded) return;
  const std::string& token = guarded->credential.token;
  const Exchange& random = try_forgery(session, *guarded, "a random token", session.maker().uuid());
  const bool any_will_do = is_served(random, session.resource().name);
  if (token.size() >= kShortestSecret && !any_will_do) {
    try_other(session, *guarded, "a truncated token", truncated(token));
    try_changed(session, *guarded);
  }
  try_wrong_password(session, *guarded);
  confirm_credential(session, *guarded);
  if (!session.stopped()) try_expired(session);
}

Finding judge(const Tape& tape) {
  Tally tally = judged_forgeries(tape);
  add_expired(tape, tally);
  if (tally.empty()) return inconclusive("no request with an invalid credential was answered");
  Finding finding =
      weighed(tally.finding(credit_of_forgeries(tally), "Credentials that nobody issued"));
  finding.note = tape.fact("expiry").text();
  return finding;
}

}  // namespace
}  // namespace auth_bad_token
const Check kBadToken{auth_bad_token::kMeta, auth_bad_token::gather, auth_bad_token::judge};
}  // namespace assay::checks
