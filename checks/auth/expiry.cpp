// SPDX-License-Identifier: MIT
// Trying expired tokens.
#include "checks/auth/expiry.h"

#include <cstdint>
#include <optional>
#include <string>

#include <fmt/core.h>

#include "checks/auth/forgery.h"
#include "checks/auth/jws.h"

namespace assay::checks {
namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kYear = 365 * 24 * kHour;

void say(Session& session, std::string why) {
  session.tape().note("expiry", std::move(why));
}

// The claims moved by some seconds.
Json moved(Json claims, std::int64_t seconds) {
  for (const char* name : {"iat", "nbf", "exp", "auth_time"}) {
    const Json* claim = claims.find(name);
    const auto time = claim == nullptr ? std::nullopt : claim->as_int();
    if (time) claims.set(name, *time + seconds);
  }
  return claims;
}

// The key that the variables gave the service; empty when it signs with none of them.
std::string known_key(const Users& users, const Jws& token) {
  for (const auto& [name, value] : users.short_lived) {
    if (is_signed_with(token, value)) return value;
  }
  return {};
}

// A token signed with the service's key, expired an hour ago: no leeway is that long.
bool try_minted(Session& session, const Guarded& guarded) {
  const std::optional<Jws> token = read_jws(guarded.credential.token);
  if (!token || token->payload.find("exp") == nullptr) return false;
  const std::string key = known_key(*session.contract().users, *token);
  if (key.empty()) return false;
  Json later = token->payload;
  later.set("exp", token->payload.find("exp")->as_int().value_or(0) + kHour);
  const Exchange& valid = try_as(session, "minted", guarded,
                                 bearer(guarded.credential, signed_jws(token->header, later, key)));
  if (!is_served(valid, session.resource().name)) return false;
  try_as(session, "minted and expired", guarded,
         bearer(guarded.credential,
                signed_jws(token->header, moved(token->payload, -2 * kHour), key)));
  return true;
}

void try_outlived(Session& session, const Guarded& guarded) {
  constexpr int kMoreMs = 1500;
  session.wait_ms(session.contract().users->lifetime_ms + kMoreMs);
  session.tape().note("lifetime_ms", session.contract().users->lifetime_ms);
  session.tape().note("stateless", read_jws(guarded.credential.token).has_value());
  try_as(session, "outlived", guarded, bearer(guarded.credential, guarded.credential.token));
}

// In the service whose tokens live for a moment.
void try_both(Session& session) {
  const Principal& user = session.user(2);
  if (session.stopped()) return;
  session.act_as(user);
  session.forget_references();
  const Resource& resource = session.resource();
  Guarded guarded;
  if (resource.read != Access::kPublic) {
    const std::optional<Made> made = session.control("short-lived control");
    if (!made) return;
    guarded.path = made->path;
  }
  // By now the token of the sign-up may have expired.
  const Principal fresh = session.logged_in_again(user);
  const std::optional<Credential> credential =
      credential_of(session, fresh.headers.empty() ? user : fresh);
  if (!credential) return say(session, "expiry was not tried: no second log-in");
  guarded.credential = *credential;
  const Exchange& valid =
      try_as(session, "not yet expired", guarded, bearer(*credential, credential->token));
  if (!is_served(valid, resource.name)) {
    return say(session,
               fmt::format("expiry was not tried: a fresh token of the short-lived kind {}",
                           answer_of(valid)));
  }
  if (!try_minted(session, guarded)) try_outlived(session, guarded);
}

// What a token says of its own end.
void note_lifetime(Session& session) {
  const std::optional<Credential> credential = credential_of(session, session.user(0));
  const std::optional<Jws> token = credential ? read_jws(credential->token) : std::nullopt;
  if (!token) return say(session, "expiry was not tried: the rubric names no short_lived tokens");
  const Json* end = token->payload.find("exp");
  const Json* begin = token->payload.find("iat");
  const auto until = end == nullptr ? std::nullopt : end->as_int();
  const auto since = begin == nullptr ? std::nullopt : begin->as_int();
  if (!until) return say(session, "the token carries no exp: it never expires");
  if (since && *until - *since > kYear) say(session, "the token lives for more than a year");
}

}  // namespace

void try_expired(Session& session) {
  const Users& users = *session.contract().users;
  if (users.short_lived.empty()) return note_lifetime(session);
  if (!session.world().can_restart()) {
    return say(session, "expiry was not tried: the service was not started by assay");
  }
  Environment shortened;
  for (const auto& [name, value] : users.short_lived)
    shortened[name] = value;
  if (session.world().restart(Ending::kTerm, shortened)) {
    try_both(session);
  } else {
    say(session, "expiry was not tried: the service did not start with the short_lived variables");
  }
  if (!session.world().restart(Ending::kTerm, {})) {
    session.block("the service did not start again as it was");
  }
}

void add_expired(const Tape& tape, Tally& tally) {
  const std::string& resource = tape.fact("resource").text();
  if (const Exchange* minted = tape.find("minted and expired")) {
    const bool served = is_served(*minted, resource);
    tally.add("a token that expired an hour ago", served ? 0 : 1, "401",
              answer_of(*minted) + (served ? " and was served" : ""), *minted);
    return;
  }
  const Exchange* outlived = tape.find("outlived");
  if (outlived == nullptr || !outlived->answered()) return;
  const bool served = is_served(*outlived, resource);
  // RFC 7519 4.1.4 lets clocks differ by a few minutes, which nobody can wait out here.
  if (served && tape.fact("stateless").boolean()) return;
  constexpr double kOverstayed = 0.5;  // by the clock alone
  tally.add(fmt::format("a token {:.1f} s after its lifetime of {:.1f} s", 1.5,
                        tape.fact("lifetime_ms").as_double() / 1000),
            served ? kOverstayed : 1, "401",
            answer_of(*outlived) + (served ? " and was served" : ""), *outlived);
}

}  // namespace assay::checks
