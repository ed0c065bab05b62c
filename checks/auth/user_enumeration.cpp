// SPDX-License-Identifier: MIT
// auth.user-enumeration: a log-in does not reveal who exists.
#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "checks/auth/family.h"
#include "dialect/compare.h"
#include "dialect/session.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace auth_user_enumeration {
namespace {

constexpr Meta kMeta{
    .id = "auth.user-enumeration",
    .title = "A failed log-in does not tell whether the account exists",
    .failure_title = "A failed log-in tells whether the account exists",
    .why = "Who learns which addresses have accounts knows where to try stolen passwords.",
    .fix =
        "Answer a wrong password and an unknown account with the same status and the same words.",
    .source = "OWASP Authentication sheet",
    .severity = Severity::kMinor,
    .needs = need::kUsers,
    .scope = Scope::kService,
    .stage = Stage::kAuth,
};

constexpr int kRounds = 3;
constexpr double kOtherStatus = 0.25;
constexpr double kOtherText = 0.5;

// Whoever is let in gets a credential of his own, which tells nothing.
void fail_to_log_in(Session& session, const std::string& name, const Principal& who) {
  const Exchange& answer = session.ask(name, session.logging_in(who));
  if (!answer.is_2xx() || session.credential(answer).empty()) return;
  session.block("blocked by auth.bad-token: a log-in with a wrong password was accepted");
}

void gather(Session& session) {
  if (!session.contract().users->log_in) {
    session.skip("the rubric names no log-in");
    return;
  }
  if (session.has_one_account()) return session.skip("the rubric's log-in knows one account");
  const std::string known = session.user(0).email;
  for (int round = 0; round < kRounds && !session.stopped(); ++round) {
    const std::string wrong = session.maker().password();
    fail_to_log_in(session, "wrong password", {.email = known, .password = wrong});
    fail_to_log_in(session, "unknown account",
                   {.email = session.maker().email(), .password = wrong});
  }
}

std::string without(std::string text, const std::string& word) {
  if (word.empty()) return text;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at))
    text.erase(at, word.size());
  return text;
}

// The texts of the request, which an answer may repeat: the address and the password.
std::vector<std::string> names_in(const Json& sent) {
  std::vector<std::string> names;
  if (sent.is_string()) names.push_back(sent.text());
  for (const auto& [name, value] : sent.members()) {
    for (std::string& inner : names_in(value))
      names.push_back(std::move(inner));
  }
  return names;
}

Json without_names(const Exchange& exchange) {
  std::string text = exchange.response.body;
  if (const std::optional<Json> sent = Json::parse(exchange.request.body)) {
    for (const std::string& name : names_in(*sent))
      text = without(std::move(text), name);
  }
  return Json::parse(text).value_or(Json(text));
}

bool is_throttled(const std::vector<const Exchange*>& answers) {
  return std::ranges::any_of(answers, [](const Exchange* e) { return looks_throttled(*e); });
}

bool is_unanswered(const std::vector<const Exchange*>& answers) {
  return std::ranges::any_of(answers, [](const Exchange* e) { return !e->answered(); });
}

// Why failed log-ins cannot be compared; empty when they can.
std::string obstacle(const std::vector<const Exchange*>& log_ins) {
  if (is_throttled(log_ins)) return "log-ins were throttled";
  if (is_unanswered(log_ins)) return "a failed log-in was not answered";
  return {};
}

Finding judge(const Tape& tape) {
  const std::vector<const Exchange*> known = tape.all("wrong password");
  const std::vector<const Exchange*> unknown = tape.all("unknown account");
  if (known.size() != unknown.size() || known.empty()) return inconclusive("too few log-ins");
  for (const auto* log_ins : {&known, &unknown}) {
    if (std::string reason = obstacle(*log_ins); !reason.empty())
      return inconclusive(std::move(reason));
  }
  bool other_status = true;
  bool other_text = true;
  for (const Exchange* left : known) {
    for (const Exchange* right : unknown) {
      other_status = other_status && left->status() != right->status();
      other_text = other_text && !same_after_masking(without_names(*left), without_names(*right));
    }
  }
  if (!other_status && !other_text) return pass(*known.front());
  return graded(other_status ? kOtherStatus : kOtherText,
                {{.exchange = unknown.front()->id}, {.exchange = known.front()->id}},
                {.message = fmt::format("a wrong password {}, and an unknown account {}{}",
                                        answer_of(*known.front()), answer_of(*unknown.front()),
                                        other_status ? "" : " in other words"),
                 .expected = "the same answer to both",
                 .observed = other_status ? "another status" : "another text"});
}

}  // namespace
}  // namespace auth_user_enumeration
const Check kUserEnumeration{auth_user_enumeration::kMeta, auth_user_enumeration::gather,
                             auth_user_enumeration::judge};
}  // namespace assay::checks
