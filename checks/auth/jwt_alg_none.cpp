// SPDX-License-Identifier: MIT
// auth.jwt-alg-none: unsigned tokens are refused.
#include <utility>

#include <fmt/core.h>

#include "checks/auth/family.h"
#include "checks/auth/forgery.h"
#include "checks/auth/jws.h"
#include "checks/auth/public_key.h"

namespace assay::checks {
namespace auth_jwt_alg_none {
namespace {

constexpr Meta kMeta{
    .id = "auth.jwt-alg-none",
    .title = "Unsigned tokens are refused",
    .failure_title = "A token without a true signature is accepted",
    .why = "A token that chooses its own algorithm can be written by anybody, for any user.",
    .fix =
        "Tell the verifier which algorithm you sign with, and let it refuse every other one "
        "whatever the token's header says.",
    .source = "RFC 8725 3.1, 3.2; OWASP JWT sheet; API2:2023",
    .severity = Severity::kCritical,
    .needs = need::kUsers,
    .scope = Scope::kService,
    .stage = Stage::kAuth,
};

Json with_algorithm(const Jws& token, std::string_view algorithm) {
  Json header = token.header;
  header.set("alg", algorithm);
  header.set("typ", "JWT");
  return header;
}

void try_none(Session& session, const Guarded& guarded, const Jws& token) {
  for (const char* none : {"none", "None", "NONE", "nOnE"}) {
    const std::string text = unsigned_jws(with_algorithm(token, none), token.payload);
    try_forgery(session, guarded, fmt::format("alg {} and an empty signature", none), text + ".");
    try_forgery(session, guarded, fmt::format("alg {} and no signature", none), text);
  }
}

// A verifier that takes what it is given for an HMAC key, given its own public key.
void try_public_key(Session& session, const Guarded& guarded, const Jws& token) {
  const std::string& algorithm = token.header.find("alg")->text();
  if (!algorithm.starts_with("RS") && !algorithm.starts_with("PS")) return;
  const Exchange& shown =
      session.ask("key set", {.path = own_url("/.well-known/jwks.json", session.dialect().base)});
  const std::optional<Json> keys = Json::parse(shown.response.body);
  if (!shown.is_2xx() || !keys) return;
  const Json header = with_algorithm(token, "HS256");
  for (const std::string& pem : public_key_pems(*keys)) {
    try_forgery(session, guarded, "alg HS256 keyed with the public key",
                signed_jws(header, token.payload, pem));
    try_forgery(session, guarded, "alg HS256 keyed with the public key's text",
                signed_jws(header, token.payload, pem.substr(0, pem.size() - 1)));
  }
}

// Where no signature is ever looked at, that is what is charged.
bool are_signatures_checked(Session& session, const Guarded& guarded) {
  const std::string& token = guarded.credential.token;
  const Exchange& changed = try_as(
      session, "changed signature", guarded,
      bearer(guarded.credential, changed_between(token, token.rfind('.') + 1, token.size())));
  if (!is_served(changed, session.resource().name)) return true;
  session.block("blocked by auth.jwt-tampered: a token with its signature changed was served");
  return false;
}

void gather(Session& session) {
  const std::optional<Guarded> guarded = guarded_request(session);
  if (!guarded) return;
  const std::optional<Jws> token = read_jws(guarded->credential.token);
  if (!token) {
    session.skip("this API's credentials are no signed JSON Web Tokens");
    return;
  }
  if (!are_signatures_checked(session, *guarded)) return;
  try_none(session, *guarded, *token);
  try_public_key(session, *guarded, *token);
  confirm_credential(session, *guarded);
}

Finding judge(const Tape& tape) {
  const Tally tally = judged_forgeries(tape);
  if (tally.empty()) return inconclusive("no request with an unsigned token was answered");
  // Refused is refused: how is auth.bad-token's to grade.
  if (tally.lowest() > 0) return pass(tape.at("user (again)"));
  return tally.finding(0, "Tokens without a true signature");
}

}  // namespace
}  // namespace auth_jwt_alg_none
const Check kJwtAlgNone{auth_jwt_alg_none::kMeta, auth_jwt_alg_none::gather,
                        auth_jwt_alg_none::judge};
}  // namespace assay::checks
