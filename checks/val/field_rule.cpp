// SPDX-License-Identifier: MIT
// Breaking the rules of fields one at a time.
#include "checks/val/field_rule.h"

#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "core/tally.h"
#include "core/text.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/paging.h"
#include "dialect/refusal.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace {

constexpr std::string_view kName = "broken body";

void send_all(Session& session, const std::vector<Mutation>& broken) {
  Json told = Json::array();
  for (const Mutation& mutation : broken) {
    if (session.stopped()) return;
    session.ask(std::string(kName), session.creation(session.resource(), mutation.body));
    told.push(Json::object({{"field", mutation.field},
                            {"what", mutation.what},
                            {"must_reject", mutation.must_reject}}));
  }
  session.tape().note("bodies", std::move(told));
}

// How many items there are beyond the accepted ones: refused bodies must leave nothing.
void count_leftovers(Session& session, const Json& sent, std::size_t controls) {
  const std::optional<std::vector<Json>> own = own_items(session, "afterwards", sent);
  if (!own) return;
  std::size_t accepted = controls;
  for (const Exchange* answer : session.tape().all(kName))
    accepted += answer->is_2xx() ? 1U : 0U;
  const int left = static_cast<int>(own->size()) - static_cast<int>(accepted);
  session.tape().note("left", std::max(left, 0));
}

struct Refusal {
  double credit = 0;
  std::string observed{};
};

// What an accepting answer shows of the item and its field; empty when it shows no item.
std::string taken_as(const Exchange& answer, const std::string& resource, const std::string& name) {
  constexpr std::size_t kRuleBytes = 60;
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body ? find_item(*body, resource) : nullptr;
  if (item == nullptr) return {};
  const Json* value = member(*item, name);
  const std::string as = value == nullptr ? "" : ", as " + shortened(value->dump(), kRuleBytes);
  return " and took it" + as;
}

Refusal judged(const Exchange& answer, const std::string& resource, const std::string& field) {
  const double credit = reject(answer).credit;
  if (!answer.is_2xx()) return {credit, answer_of(answer)};
  if (const std::optional<std::string> says = refused_in_words(answer)) {
    return {credit, answer_of(answer) + ", and " + *says};
  }
  return {credit, answer_of(answer) + taken_as(answer, resource, field)};
}

// Whether anything that breaks the rule was taken, or left something behind.
bool is_taken(const Tape& tape) {
  const std::vector<const Exchange*> answers = tape.all(kName);
  const Json::Array& bodies = tape.fact("bodies").items();
  for (std::size_t i = 0; i < std::min(answers.size(), bodies.size()); ++i) {
    if (bodies[i].find("must_reject")->boolean() && is_accepted(*answers[i])) return true;
  }
  return tape.fact("left").as_int().value_or(0) > 0;
}

}  // namespace

void gather_rule(Session& session, Rule rule) {
  const Json valid = session.sample();
  if (session.stopped()) return;
  const std::vector<Mutation> broken = mutations(session.resource(), rule, valid, session.maker());
  const bool any = std::ranges::any_of(broken, [](const Mutation& m) { return m.must_reject; });
  if (!any) {
    session.skip("the rubric states no such rule");
    return;
  }
  const std::optional<Made> before = session.control("control");
  if (!before) return;
  send_all(session, broken);
  if (session.stopped()) return;
  count_leftovers(session, before->sent, 1);
  if (!session.create("control after").ok) {
    session.block("blocked: a valid body was refused after the broken ones");
  }
}

Finding judge_rule(const Tape& tape, const std::string& subject) {
  const std::vector<const Exchange*> answers = tape.all(kName);
  const Json::Array& bodies = tape.fact("bodies").items();
  std::map<std::string, Tally> by_field;
  Tally all;
  for (std::size_t i = 0; i < std::min(answers.size(), bodies.size()); ++i) {
    const Exchange& answer = *answers[i];
    if (!bodies[i].find("must_reject")->boolean()) continue;  // its 5xx is errors.no-5xx's
    if (answer.failure == Failure::kTimeout) continue;
    const std::string& field = bodies[i].find("field")->text();
    const Refusal refusal = judged(answer, tape.subject(), field);
    const Case one{.name = bodies[i].find("what")->text(),
                   .credit = refusal.credit,
                   .expected = "400 or 422",
                   .observed = refusal.observed,
                   .exchange = answer.id};
    by_field[field].add(one);
    all.add(one);
  }
  if (all.empty()) return inconclusive("none of the broken bodies was answered");
  double sum = 0;
  for (const auto& [field, tally] : by_field)
    sum += tally.mean();
  double credit = sum / static_cast<double>(by_field.size());
  const std::int64_t left = tape.fact("left").as_int().value_or(0);
  if (left > 0) {
    credit *=
        1 - std::min(1.0, static_cast<double>(left) / static_cast<double>(all.cases().size()));
    all.add({.name = "what was refused",
             .credit = 0,
             .expected = "nothing stored",
             .observed = fmt::format("left {} item(s) behind", left)});
  }
  return all.finding(credit, subject);
}

Finding judge_grave_rule(const Tape& tape, const std::string& subject) {
  Finding finding = judge_rule(tape, subject);
  const bool lost = finding.outcome == Outcome::kFail || finding.outcome == Outcome::kPartial;
  if (lost && !is_taken(tape)) finding.severity = Severity::kMajor;
  return finding;
}

}  // namespace assay::checks
