// SPDX-License-Identifier: MIT
// auth.bfla: ordinary users cannot call privileged functions.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

#include "checks/auth/family.h"
#include "checks/auth/guard.h"
#include "core/tally.h"
#include "core/template.h"
#include "dialect/refusal.h"
#include "dialect/session.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace auth_bfla {
namespace {

constexpr Meta kMeta{
    .id = "auth.bfla",
    .title = "Ordinary users cannot do what only an admin may",
    .failure_title = "What only an admin may is not denied to others as it should be",
    .why = "A route that asks for a log-in and not for a role makes every user an admin.",
    .fix =
        "Check the role on the server for each privileged route, and let no body of a client set "
        "it.",
    .source = "OWASP API5:2023",
    .severity = Severity::kCritical,
    .needs = need::kUsers,
    .scope = Scope::kService,
    .stage = Stage::kAuth,
};

// The rubric's call on items that exist: {{product.id}} is a fresh one.
Ask filled_call(Session& session, const Call& call) {
  session.forget_references();
  const Filler holes = [&](std::string_view name) -> std::optional<std::string> {
    constexpr std::string_view kId = ".id";
    if (name == "unique") return session.maker().unique();
    if (name == "uuid") return session.maker().uuid();
    if (name == "email") return session.maker().email();
    if (!name.ends_with(kId)) return std::nullopt;
    name.remove_suffix(kId.size());
    const std::optional<Json> id = session.reference(std::string(name));
    return id ? std::optional(id->text()) : std::nullopt;
  };
  Ask ask{.method = call.method, .path = filled(call.path, holes)};
  if (!call.body.is_null()) ask.body = filled_body(call.body, holes).dump();
  return ask;
}

void send(Session& session, const std::string& name, Ask ask, const Principal& who) {
  ask.principal = &who;
  session.ask(name, ask);
}

void try_call(Session& session, std::size_t number, const Call& call) {
  const bool has_admin = session.contract().users->admin.has_value();
  const Principal& user = session.user(1);
  const Principal& admin = has_admin ? session.admin() : user;
  if (session.stopped()) return;
  session.act_as(admin);
  const Ask ask = filled_call(session, call);
  if (session.stopped()) return;
  send(session, fmt::format("call {} by nobody", number), ask, Session::anonymous());
  send(session, fmt::format("call {} by a user", number), ask, user);
  // What is still there was not deleted, whatever the answer says.
  if (ask.method == "DELETE") session.get(fmt::format("call {} (read)", number), ask.path);
  if (has_admin) send(session, fmt::format("call {} by the admin", number), ask, admin);
}

// Users who call themselves admin when they sign up.
void try_promotions(Session& session, const Call& call) {
  const std::array promotions{Json::object({{"role", "admin"}}), Json::object({{"is_admin", true}}),
                              Json::object({{"isAdmin", true}})};
  for (const Json& extra : promotions) {
    const Principal who = session.newcomer(extra);
    if (session.stopped()) return;
    if (who.headers.empty()) continue;
    const Ask ask = filled_call(session, call);
    if (session.stopped()) return;
    send(session, fmt::format("self-made admin by {}", extra.members().front().first), ask, who);
  }
}

void gather(Session& session) {
  const std::vector<Call>& calls = session.contract().admin_only;
  if (calls.empty()) {
    session.skip("the rubric names nothing that only an admin may do (api.admin_only)");
    return;
  }
  session.user(0);  // where the first user is the admin, this is another one
  Json names = Json::array();
  for (std::size_t i = 0; i < calls.size() && !session.stopped(); ++i) {
    names.push(calls[i].method + " " + calls[i].path);
    try_call(session, i, calls[i]);
  }
  session.tape().note("calls", std::move(names));
  if (session.stopped()) return;
  const auto read = std::ranges::find(calls, "GET", &Call::method);
  try_promotions(session, read == calls.end() ? calls.front() : *read);
}

bool is_html(const Exchange& answer) {
  const std::string* type = answer.header("Content-Type");
  return type != nullptr && type->find("text/html") != std::string::npos;
}

class Judgement {
 public:
  explicit Judgement(const Tape& tape) : tape_(tape) {}

  void judge_call(std::size_t number, const std::string& name) {
    const Exchange& user = tape_.at(fmt::format("call {} by a user", number));
    const Exchange& nobody = tape_.at(fmt::format("call {} by nobody", number));
    const Exchange* admin = tape_.find(fmt::format("call {} by the admin", number));
    const Exchange* read = tape_.find(fmt::format("call {} (read)", number));
    const bool kept = read != nullptr && read->is_2xx();
    // Deleted by somebody else, it is no longer there for the admin.
    const bool spent = read != nullptr && !kept;
    if (admin != nullptr && !admin->is_2xx() && !spent) return;
    if (admin == nullptr && (user.status() == 404 || is_html(user))) return;
    add(name + " by a user", user, deny(user), is_accepted(user) && !kept);
    add(name + " without a credential", nobody, any_refusal(nobody), is_accepted(nobody) && !kept);
    known_ = known_ || !is_accepted(user);
  }

  void judge_promotion(const Tape::Entry& entry) {
    if (!known_ || !entry.exchange.answered()) return;
    const bool effect = is_accepted(entry.exchange) && !is_html(entry.exchange);
    add(entry.name, entry.exchange, any_refusal(entry.exchange), effect);
  }

  Finding finding() const {
    if (tally_.empty()) {
      return inconclusive("no privileged call worked for the admin, or was seen to exist");
    }
    return weighed(
        tally_.finding(tally_.lowest() > 0 ? tally_.mean() : 0, "What only an admin may do"));
  }

 private:
  // How strangers are refused is auth.anonymous's to grade.
  static Standing any_refusal(const Exchange& answer) {
    return {answer.is_4xx() ? 1.0 : 0.5, "403 or 404"};
  }

  void add(const std::string& name, const Exchange& answer, const Standing& standing, bool breach) {
    if (!answer.answered()) return;
    const bool unclear = !breach && (answer.is_2xx() || answer.is_5xx());
    tally_.add(name,
               breach    ? 0
               : unclear ? 0.5
                         : standing.credit,
               std::string(standing.expected), answer);
  }

  const Tape& tape_;
  Tally tally_{};
  bool known_ = false;  // an ordinary user was refused at least once
};

Finding judge(const Tape& tape) {
  Judgement judgement(tape);
  const std::vector<Json>& calls = tape.fact("calls").items();
  for (std::size_t i = 0; i < calls.size(); ++i)
    judgement.judge_call(i, calls[i].text());
  for (const Tape::Entry& entry : tape.entries()) {
    if (entry.name.starts_with("self-made admin")) judgement.judge_promotion(entry);
  }
  return judgement.finding();
}

}  // namespace
}  // namespace auth_bfla
const Check kBfla{auth_bfla::kMeta, auth_bfla::gather, auth_bfla::judge};
}  // namespace assay::checks
