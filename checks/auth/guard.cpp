// SPDX-License-Identifier: MIT
// Finding a request that only a user may make, and sending it with other credentials.
#include "checks/auth/guard.h"

#include <algorithm>

#include <fmt/core.h>

#include "core/text.h"
#include "dialect/refusal.h"
#include "dialect/tombstone.h"

namespace assay::checks {
namespace {

// Of several cookies the longest that is no CSRF token.
Credential cookie_credential(const std::string& value) {
  Credential found{.header = "Cookie"};
  for (const std::string_view part : split(value, ';')) {
    const std::string_view pair = trimmed(part);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos ||
        contains_ignoring_case(pair.substr(0, equals), "csrf") ||
        contains_ignoring_case(pair.substr(0, equals), "xsrf")) {
      continue;
    }
    const std::string_view token = pair.substr(equals + 1);
    if (token.size() <= found.token.size()) continue;
    const auto at = static_cast<std::size_t>(token.data() - value.data());
    found = {.header = "Cookie",
             .before = value.substr(0, at),
             .token = std::string(token),
             .after = value.substr(at + token.size())};
  }
  return found;
}

// One whose items strangers may not read.
const Resource* guarded_resource(const Contract& contract) {
  for (const Access access : {Access::kOwner, Access::kUsers}) {
    const auto found = std::ranges::find(contract.resources, access, &Resource::read);
    if (found != contract.resources.end()) return &*found;
  }
  return nullptr;
}

// One that strangers may not add to.
const Resource* guarded_collection(const Contract& contract) {
  const auto found = std::ranges::find_if(contract.resources, needs_creator);
  return found == contract.resources.end() ? nullptr : &*found;
}

bool is_refusal_of_strangers(const Exchange& answer) {
  return answer.status() == 401 || answer.status() == 403;
}

// Whether user 0 may do it, and a stranger may not.
bool is_guarded(Session& session, const Guarded& guarded) {
  const std::string& resource = session.resource().name;
  const Exchange& stranger = try_as(session, "anonymous", guarded, Session::anonymous());
  if (!stranger.answered()) {
    session.block(fmt::format("the request without a credential {}", answer_of(stranger)));
  } else if (guarded.path.empty() && !is_refusal_of_strangers(stranger)) {
    session.skip("no operation was seen to need a credential");
  } else if (is_served(stranger, resource)) {
    session.block(fmt::format("blocked by auth.anonymous: {} {} {} without a credential",
                              stranger.request.method, guarded.path, answer_of(stranger)));
  } else {
    const Exchange& user =
        try_as(session, "user", guarded, bearer(guarded.credential, guarded.credential.token));
    if (is_served(user, resource)) return true;
    session.block(fmt::format("the user's own credential alone {}", answer_of(user)));
  }
  return false;
}

}  // namespace

std::optional<Credential> credential_of(const Session& session, const Principal& who) {
  const std::optional<Users>& users = session.contract().users;
  if (!users) return std::nullopt;
  if (const std::string* value = find_header(who.headers, users->header)) {
    const std::size_t hole = users->value.find("{{");
    const std::size_t rest = users->value.find("}}", hole) + 2;
    const std::string before = users->value.substr(0, hole);
    const std::string after = users->value.substr(rest);
    if (value->starts_with(before) && value->ends_with(after) &&
        value->size() > before.size() + after.size()) {
      return Credential{
          .header = users->header,
          .before = before,
          .token = value->substr(before.size(), value->size() - before.size() - after.size()),
          .after = after};
    }
  }
  const std::string* cookies = find_header(who.headers, "Cookie");
  if (cookies == nullptr) return std::nullopt;
  Credential found = cookie_credential(*cookies);
  if (found.token.empty()) return std::nullopt;
  return found;
}

Principal bearer(const Credential& credential, const std::string& token) {
  return {.name = "bearer",
          .headers = {{credential.header, credential.before + token + credential.after}}};
}

std::optional<Guarded> guarded_request(Session& session) {
  if (!session.contract().users) {
    session.skip("the rubric states no users (api.users)");
    return std::nullopt;
  }
  const Resource* resource = guarded_resource(session.contract());
  const Resource* const subject =
      resource != nullptr ? resource : guarded_collection(session.contract());
  if (subject != nullptr) session.turn_to(*subject);
  const Principal& user = session.user(0);
  if (session.stopped()) return std::nullopt;
  session.act_as(user);
  const std::optional<Made> made = session.control("control");
  if (!made) return std::nullopt;
  const std::optional<Credential> credential = credential_of(session, user);
  if (!credential) {
    session.block("where the log-in's credential is sent was not recognised");
    return std::nullopt;
  }
  session.tape().note("resource", session.resource().name);
  Guarded guarded{.path = resource == nullptr ? "" : made->path, .credential = *credential};
  if (!is_guarded(session, guarded)) return std::nullopt;
  return guarded;
}

const Exchange& try_as(Session& session,
                       const std::string& name,
                       const Guarded& guarded,
                       const Principal& who) {
  Ask ask = guarded.path.empty() ? session.creation(session.resource(), session.sample())
                                 : Ask{.path = guarded.path};
  ask.principal = &who;
  return session.ask(name, ask);
}

bool is_served(const Exchange& answer, std::string_view resource) {
  if (!is_accepted(answer)) return false;
  return answer.status() == 201 || !shows_nothing(answer, resource);
}

Finding weighed(Finding finding) {
  if (finding.outcome == Outcome::kPartial) finding.severity = Severity::kMinor;
  return finding;
}

}  // namespace assay::checks
