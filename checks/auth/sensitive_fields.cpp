// SPDX-License-Identifier: MIT
// auth.sensitive-fields: secrets are never returned.
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "checks/auth/exposure.h"
#include "checks/auth/family.h"
#include "checks/errors/pooled.h"
#include "core/tally.h"
#include "dialect/session.h"

namespace assay::checks {
namespace auth_sensitive_fields {
namespace {

constexpr Meta kMeta{
    .id = "auth.sensitive-fields",
    .title = "Answers hold no passwords, hashes or other secrets",
    .failure_title = "An answer holds a password, its hash or another secret",
    .why = "What is sent to one client stands in its logs, its caches and its browser.",
    .fix = "List the members that an answer shows, rather than the ones that it hides.",
    .source = "OWASP API3:2023",
    .severity = Severity::kCritical,
    .scope = Scope::kPooled,
    .stage = Stage::kPooled,
    .reproduce = false,
};

constexpr int kConfirmed = 2;
constexpr std::size_t kShortest = 8;  // a shorter password may stand anywhere by chance

// The names of the members that a call sends the password in.
void collect_names(const Json& body, const std::string& name, std::set<std::string>& names) {
  if (body.is_string() && body.text().find("{{password}}") != std::string::npos) names.insert(name);
  for (const auto& [key, value] : body.members())
    collect_names(value, key, names);
}

Json list_of(const auto& texts) {
  Json list = Json::array();
  for (const std::string& text : texts)
    list.push(text);
  return list;
}

// Where a user's own record usually stands; whatever answers is looked at.
void read_profile(Session& session, const Principal& user) {
  for (const char* path : {"/me", "/users/me", "/auth/me", "/user", "/profile", "/account"}) {
    if (session.ask("profile", {.path = path, .principal = &user}).is_2xx()) return;
  }
}

void gather(Session& session) {
  const Contract& contract = session.contract();
  if (!contract.users && contract.never_return.empty()) {
    session.skip("the rubric states no users and no never_return");
    return;
  }
  std::set<std::string> names;
  if (contract.users && contract.users->sign_up) {
    collect_names(contract.users->sign_up->body, "", names);
  }
  if (contract.users && contract.users->log_in) {
    collect_names(contract.users->log_in->body, "", names);
  }
  session.tape().note("password_members", list_of(names));
  session.tape().note("never_return", list_of(contract.never_return));
  if (!contract.users) return;
  for (const std::size_t n : {0U, 1U}) {
    const Principal& user = session.user(n);
    if (session.stopped()) return;
    read_profile(session, user);
  }
}

void collect_passwords(const Json& body, const Json& names, std::set<std::string>& passwords) {
  for (const auto& [key, value] : body.members()) {
    for (const Json& name : names.items()) {
      const bool sent = key == name.text() && value.is_string();
      if (sent && value.text().size() >= kShortest) passwords.insert(value.text());
    }
    collect_passwords(value, names, passwords);
  }
}

std::set<std::string> passwords_sent(const Exchange& exchange, const Json& names) {
  std::set<std::string> passwords;
  if (!exchange.request.has_body) return passwords;
  if (const std::optional<Json> body = Json::parse(exchange.request.body)) {
    collect_passwords(*body, names, passwords);
  }
  return passwords;
}

// Each tape has users of its own: their passwords are looked for in its answers. What a refused
// log-in sent is nobody's password.
std::map<const Tape*, std::set<std::string>> passwords_by_tape(const Tape& tape) {
  std::map<const Tape*, std::set<std::string>> passwords;
  for_each_exchange(tape, [&](const Pooled& pooled) {
    if (!pooled.exchange->is_2xx()) return;
    passwords[pooled.tape].merge(passwords_sent(*pooled.exchange, tape.fact("password_members")));
  });
  return passwords;
}

// A refusal that repeats what it refuses tells its sender nothing new.
bool repeats_request(const Exchange& exchange, const Exposure& exposure) {
  return !exchange.is_2xx() && exposure.what == "the password that was sent" &&
         exchange.request.has_body;
}

struct Sighting {
  Exposure exposure{};
  const Exchange* first = nullptr;
  int seen = 0;
};

Finding judge(const Tape& tape) {
  GuardedSecrets secrets;
  for (const Json& name : tape.fact("never_return").items())
    secrets.never_return.push_back(name.text());
  const auto passwords = passwords_by_tape(tape);
  std::map<std::string, Sighting> sightings;
  bool repeated = false;
  bool cut = false;
  for_each_exchange(tape, [&](const Pooled& pooled) {
    const auto own = passwords.find(pooled.tape);
    secrets.passwords = own == passwords.end() ? std::set<std::string>{} : own->second;
    if (!pooled.exchange->is_2xx()) {
      secrets.passwords.merge(passwords_sent(*pooled.exchange, tape.fact("password_members")));
    }
    const std::optional<Exposure> found = find_exposure(*pooled.exchange, secrets);
    if (!found) return;
    cut = cut || found->cut;
    repeated = repeated || repeats_request(*pooled.exchange, *found);
    if (found->cut || repeats_request(*pooled.exchange, *found)) return;
    Sighting& sighting = sightings[found->what + " " + found->where];
    if (sighting.first == nullptr) sighting = {*found, pooled.exchange, 0};
    ++sighting.seen;
  });
  Tally tally;
  for (const auto& [key, sighting] : sightings) {
    if (sighting.seen < kConfirmed) continue;
    const std::string& where = sighting.exposure.where;
    tally.add(where.empty() ? "an answer" : fmt::format("the member '{}'", where), 0,
              "no secret in any answer", "holds " + sighting.exposure.what, *sighting.first);
  }
  if (tally.empty() && cut)
    return inconclusive("the secrets of this run were cut when it was saved");
  Finding finding = tally.finding(tally.lowest(), "Answers");
  if (repeated) finding.note = "a refusal repeats the body that it refuses, the password included";
  return finding;
}

}  // namespace
}  // namespace auth_sensitive_fields
const Check kSensitiveFields{auth_sensitive_fields::kMeta, auth_sensitive_fields::gather,
                             auth_sensitive_fields::judge};
}  // namespace assay::checks
