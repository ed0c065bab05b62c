// SPDX-License-Identifier: MIT
// auth.jwt-tampered: claims cannot be edited; keys are not guessable.
#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "checks/auth/family.h"
#include "checks/auth/forgery.h"
#include "checks/auth/jws.h"
#include "checks/auth/weak_keys.h"

namespace assay::checks {
namespace auth_jwt_tampered {
namespace {

constexpr Meta kMeta{
    .id = "auth.jwt-tampered",
    .title = "The claims of a token cannot be edited, and its key cannot be guessed",
    .failure_title = "The claims of a token can be edited, or its key can be guessed",
    .why = "Whoever can write a token that passes is any user they like, the admin included.",
    .fix =
        "Verify the signature before reading a claim; take the key from the environment, make it "
        "long and random, and refuse to start without it.",
    .source = "RFC 8725 3.2, 3.5; OWASP API2:2023",
    .severity = Severity::kCritical,
    .needs = need::kUsers,
    .scope = Scope::kService,
    .stage = Stage::kAuth,
};

// The same user with more rights, under the old signature.
std::string promoted(const Jws& token) {
  Json claims = token.payload;
  claims.set("role", "admin");
  claims.set("is_admin", true);
  return unsigned_jws(token.header, claims) + "." + token.signature_part;
}

// Another user's claims under the user's signature, on the other user's own item.
void try_other_user(Session& session, const Guarded& guarded, const Jws& token) {
  if (session.has_one_account()) return;
  const Principal& other = session.user(1);
  if (session.stopped()) return;
  session.act_as(other);
  session.forget_references();
  const std::optional<Made> made = session.control("other user's control");
  const std::optional<Credential> theirs = credential_of(session, other);
  const std::optional<Jws> claims = theirs ? read_jws(theirs->token) : std::nullopt;
  session.act_as(session.user(0));
  if (!made || !claims) return;
  Guarded their_own = guarded;
  if (!guarded.path.empty()) their_own.path = made->path;
  try_forgery(session, their_own, "another user's claims under this user's signature",
              claims->header_part + "." + claims->payload_part + "." + token.signature_part);
}

// A service that was given its key is not one that a sample's key is enough for.
int telling(KeyOrigin origin) {
  return origin == KeyOrigin::kCode ? 2 : origin == KeyOrigin::kGiven ? 1 : 0;
}

// The most telling origin of a text that the token is signed with; the text itself is not noted.
void note_known_key(Session& session, const Jws& token) {
  const KnownKey* found = nullptr;
  for (const KnownKey& key : session.known_keys()) {
    const bool more = found == nullptr || telling(key.origin) > telling(found->origin);
    if (more && is_signed_with(token, key.text)) found = &key;
  }
  Json fact = Json::object();
  if (found != nullptr) {
    fact = Json::object({{"origin", static_cast<int>(found->origin)},
                         {"file", found->file},
                         {"line", found->line}});
  }
  const bool common = std::ranges::any_of(
      kWeakKeys, [&](std::string_view key) { return is_signed_with(token, key); });
  fact.set("common", common);
  session.tape().note("key", std::move(fact));
  session.tape().note("launched", session.world().can_restart());
}

void gather(Session& session) {
  const std::optional<Guarded> guarded = guarded_request(session);
  if (!guarded) return;
  const std::optional<Jws> token = read_jws(guarded->credential.token);
  if (!token) {
    session.skip("this API's credentials are no signed JSON Web Tokens");
    return;
  }
  const Exchange& random = try_as(session, "random token", *guarded,
                                  bearer(guarded->credential, session.maker().uuid()));
  if (is_served(random, session.resource().name)) {
    session.block("blocked by auth.bad-token: a random token was served");
    return;
  }
  note_known_key(session, *token);
  try_forgery(session, *guarded, "more rights claimed under the old signature", promoted(*token));
  try_other_user(session, *guarded, *token);
  if (!session.stopped()) confirm_credential(session, *guarded);
}

constexpr double kToBeReplaced = 0.5;  // a sample's key, or one that was perhaps set for the trial

// Where the key stands in the repository.
Finding judge_found(const Json& key, const Tape& tape) {
  const auto origin = static_cast<KeyOrigin>(key.find("origin")->as_int().value_or(0));
  if (origin == KeyOrigin::kGiven) return pass(tape.at("user (again)"));
  const std::string& file = key.find("file")->text();
  const int line = static_cast<int>(key.find("line")->as_int().value_or(0));
  const bool sample = origin == KeyOrigin::kSample;
  return graded(
      sample ? kToBeReplaced : 0, {{.file = file, .line = line}, {.exchange = tape.at("user").id}},
      {.message =
           fmt::format("the running service signs its tokens with the key in {}:{}", file, line),
       .expected = "a key of the installation's own, and no start without one",
       .observed = sample ? "the key of a sample" : "a key in the source"});
}

Finding judge(const Tape& tape) {
  const Tally tally = judged_forgeries(tape);
  if (tally.empty()) return inconclusive("no request with edited claims was answered");
  if (tally.lowest() <= 0) return tally.finding(0, "Tokens that were edited");
  const Json& key = tape.fact("key");
  if (key.find("origin") != nullptr) return judge_found(key, tape);
  const Json* common = key.find("common");
  if (common == nullptr || !common->boolean()) return pass(tape.at("user (again)"));
  return graded(tape.fact("launched").boolean() ? 0 : kToBeReplaced, tape.at("user"),
                {.message = "the key that signs the tokens stands in every list of common keys",
                 .expected = "a key that nobody can guess",
                 .observed = "the token's signature is that of a common key"});
}

}  // namespace
}  // namespace auth_jwt_tampered
const Check kJwtTampered{auth_jwt_tampered::kMeta, auth_jwt_tampered::gather,
                         auth_jwt_tampered::judge};
}  // namespace assay::checks
