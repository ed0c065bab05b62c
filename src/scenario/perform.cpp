// SPDX-License-Identifier: MIT
// Steps, one after another, onto the tape.
#include "scenario/perform.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "core/redact.h"
#include "core/template.h"
#include "dialect/call.h"
#include "dialect/envelope.h"
#include "dialect/spelling.h"
#include "scenario/answer.h"
#include "scenario/fill.h"
#include "scenario/request.h"
#include "scenario/save.h"

namespace assay {
namespace {

class Performance {
 public:
  Performance(const Scenario& scenario, Session& session)
      : scenario_(scenario), session_(session), tape_(session.tape()) {
    people_.push_back(scenario.as);
  }

  void run() {
    tape_.note("asked", asked_of(scenario_));
    for (std::size_t i = 0; i < scenario_.steps.size(); ++i) {
      number_ = i + 1;
      name_ = step_name(number_);
      if (session_.stopped() || !take(scenario_.steps[i])) return;
      tape_.note("bound", bound_);
      tape_.note("reached", static_cast<int>(number_));
    }
  }

 private:
  // False when no further step can follow.
  bool take(const Step& step) {
    bound_.push(Json::array());
    if (step.kind == StepKind::kRestart) return restart(step);
    if (step.kind == StepKind::kWait) {
      session_.wait_ms(step.wait_ms);
      return true;
    }
    act(step);
    if (session_.stopped()) return false;
    return step.kind == StepKind::kMake ? make(step) : call(step);
  }

  void act(const Step& step) {
    const std::string& name = step.as.empty() ? scenario_.as : step.as;
    if (name == "anonymous") return session_.act_as(Session::anonymous());
    if (name == "admin") return session_.act_as(session_.admin());
    const auto known = std::ranges::find(people_, name);
    const auto index = static_cast<std::size_t>(known - people_.begin());
    if (known == people_.end()) people_.push_back(name);
    if (index > 0 && session_.has_one_account()) {
      return session_.block("needs a second user, and the rubric's log-in knows one account");
    }
    session_.act_as(session_.user(index));
  }

  bool restart(const Step& step) {
    if (!session_.world().can_restart()) {
      session_.block("needs a service that assay started: a step restarts it");
      return false;
    }
    const Result<void> up = session_.world().restart(step.restart, step.env);
    if (up) return true;
    tape_.note("not_restarted",
               Json::object({{"step", static_cast<int>(number_)}, {"why", up.error().message}}));
    return false;
  }

  bool make(const Step& step) {
    const Resource* resource = find_resource(session_.contract(), step.make);
    if (resource == nullptr) return false;
    Json body = with(session_.sample(*resource), step, *resource);
    if (session_.stopped()) return false;
    Made made = session_.create(name_, *resource, body);
    if (!made.ok && !session_.stopped()) {
      session_.forget_references();
      body = with(session_.sample_unlike(*resource, body), step, *resource);
      if (!session_.stopped()) made = session_.create(name_, *resource, body);
    }
    const Exchange* answer = tape_.find(name_);
    if (!made.ok && (answer == nullptr || !answer->is_2xx())) return true;  // the judge says so
    return save(step, {tape_.at(name_), resource, made});
  }

  Json with(Json body, const Step& step, const Resource& resource) {
    RequestValues values(saved_, session_.maker(), session_.world().unix_time());
    const Lookup lookup = [&](std::string_view name) { return values.value(name); };
    const Json own = typed(filled_value(step.with, lookup), resource);
    for (const auto& [name, value] : own.members())
      body.set(name, value);
    return body;
  }

  bool call(const Step& step) {
    const Resource* resource = resource_at(session_.contract(), step.call.path);
    std::vector<RequestValues> values(
        static_cast<std::size_t>(step.requests),
        RequestValues(saved_, session_.maker(), session_.world().unix_time()));
    std::vector<Ask> asks;
    for (RequestValues& one : values)
      asks.push_back(request_of(step, resource, one, session_));
    bind(step, values);
    if (step.parallel) {
      races_.push(name_);
      tape_.note("races", races_);
      session_.volley(name_, asks);
    } else if (asks.size() > 1) {
      for (std::size_t i = 0; i < asks.size() && !session_.stopped(); ++i)
        session_.ask(name_, asks[i]);
    } else {
      ask_once(step, asks.front(), resource, values.front());
    }
    const Exchange* answer = tape_.find(name_);
    if (answer == nullptr || step.save.is_null()) return true;
    const Made made = resource == nullptr ? Made{} : session_.made_by(*answer, *resource, Json());
    return save(step, {*answer, resource, made});
  }

  // What is read may take a while to show what was written.
  void ask_once(const Step& step, const Ask& ask, const Resource* resource, RequestValues& values) {
    const bool reads = ask.method == "GET" || ask.method == "HEAD";
    const bool settles = step.until_ms > 0 || (reads && ask.awaited.empty());
    if (step.expected.size() != 1 || !settles) {
      session_.ask(name_, ask);
      return;
    }
    const int within = step.until_ms > 0 ? step.until_ms : session_.contract().consistency_ms;
    const Lookup lookup = [&](std::string_view name) { return values.value(name); };
    session_.settle_within(name_, ask, within, [&](const Exchange& answer) {
      return !answer_mismatch(step.expected.front(), answer, resource, lookup);
    });
  }

  // What the judge needs to read the expectations as they were meant; secrets as their masks.
  void bind(const Step& step, std::vector<RequestValues>& values) {
    const std::vector<std::string> names = holes_of_expected(step);
    Json& requests = bound_.items().back();
    for (RequestValues& one : values) {
      Json filled = Json::object();
      for (const std::string& name : names) {
        const std::optional<Json> value = one.value(name);
        if (!value) continue;
        const bool secret = secrets_.contains(name) || is_secret_name(name);
        filled.set(name, secret ? Json(secret_mask(value->text())) : *value);
      }
      requests.push(std::move(filled));
    }
  }

  bool save(const Step& step, const Answered& answered) {
    for (const auto& [name, source] : step.save.members()) {
      std::optional<SavedValue> value = saved_from(source.text(), answered);
      if (!value) {
        tape_.note("unsaved", Json::object({{"step", static_cast<int>(number_)},
                                            {"name", name},
                                            {"source", source.text()}}));
        tape_.note("bound", bound_);
        tape_.note("reached", static_cast<int>(number_));
        return false;
      }
      if (is_secret_source(source.text())) secrets_.insert(name);
      saved_[name] = std::move(*value);
    }
    return true;
  }

  const Scenario& scenario_;
  Session& session_;
  Tape& tape_;
  std::size_t number_ = 0;
  std::string name_{};
  std::vector<std::string> people_{};  // by the number of the session's user
  SavedValues saved_{};
  std::set<std::string, std::less<>> secrets_{};  // saved names whose values are credentials
  Json bound_ = Json::array();
  Json races_ = Json::array();  // the steps that are asked at the same time
};

}  // namespace

std::string step_name(std::size_t number) {
  return fmt::format("step {}", number);
}

std::uint64_t most_values(const Scenario& scenario) {
  constexpr std::uint64_t kOfOneRequest = 32;
  std::uint64_t count = 0;
  for (const Step& step : scenario.steps)
    count += kOfOneRequest * static_cast<std::uint64_t>(std::max(step.requests, 1));
  return count;
}

void perform(const Scenario& scenario, Session& session) {
  Performance(scenario, session).run();
}

}  // namespace assay
