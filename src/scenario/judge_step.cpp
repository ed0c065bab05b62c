// SPDX-License-Identifier: MIT
// Each answer as expected, or as many as expected.
#include "scenario/judge_step.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "core/text.h"
#include "dialect/call.h"
#include "scenario/answer.h"
#include "scenario/perform.h"

namespace assay {
namespace {

constexpr std::size_t kWitnesses = 3;
constexpr std::size_t kBodyShown = 200;  // bytes

using Answers = std::vector<const Exchange*>;

// "2 × 201, 18 × 409".
std::string tally_of(const Answers& answers) {
  std::map<std::string, int> counts;
  for (const Exchange* answer : answers) {
    ++counts[answer->answered() ? std::to_string(answer->status())
                                : "no answer (" + std::string(to_string(answer->failure)) + ")"];
  }
  std::string list;
  for (const auto& [what, count] : counts)
    list += fmt::format("{}{} × {}", list.empty() ? "" : ", ", count, what);
  return list;
}

class StepJudge {
 public:
  StepJudge(const Scenario& scenario,
            std::size_t number,
            const Contract& contract,
            const Tape& tape)
      : step_(scenario.steps[number - 1]),
        line_(step_line(scenario, number)),
        resource_(resource_at(contract, step_.call.path)),
        answers_(tape.all(step_name(number))) {
    const Json& bound = tape.fact("bound");
    if (number <= bound.items().size()) bound_ = &bound.items()[number - 1];
  }

  Finding judge() const {
    if (step_.kind == StepKind::kRestart || step_.kind == StepKind::kWait) return pass();
    if (answers_.empty()) return inconclusive(line_ + " was not asked");
    if (step_.expected.empty()) return prepared();
    for (const ExpectedAnswer& expected : step_.expected) {
      Finding finding = expected.times ? counted(expected) : each(expected);
      if (finding.outcome != Outcome::kPass) return finding;
    }
    return pass();
  }

 private:
  // A second try of `make` stands for both.
  Finding prepared() const {
    const Answers asked = step_.kind == StepKind::kMake ? Answers{answers_.back()} : answers_;
    for (const Exchange* answer : asked) {
      const bool went = answer->answered() && answer->status() < 400;
      if (!went) return blocked(*answer);
    }
    return pass();
  }

  Finding blocked(const Exchange& answer) const {
    Finding finding = inconclusive(fmt::format("blocked by {}: it {}", line_, answer_of(answer)));
    finding.evidence.push_back({.exchange = answer.id});
    return finding;
  }

  std::optional<Mismatch> wrong(const ExpectedAnswer& expected, std::size_t index) const {
    const Lookup lookup = [&](std::string_view name) -> std::optional<Json> {
      const bool known = bound_ != nullptr && index < bound_->items().size();
      const Json* value = known ? bound_->items()[index].find(name) : nullptr;
      return value == nullptr ? std::nullopt : std::optional(*value);
    };
    return answer_mismatch(expected, *answers_[index], resource_, lookup);
  }

  bool says_nothing(const Exchange& answer) const {
    return !answer.answered() || is_unexpectedly_throttled(step_, answer);
  }

  Finding each(const ExpectedAnswer& expected) const {
    const Exchange* unseen = nullptr;
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      const std::optional<Mismatch> mismatch = wrong(expected, i);
      if (!mismatch) continue;
      if (!says_nothing(*answers_[i])) return missed(*answers_[i], *mismatch);
      unseen = answers_[i];
    }
    return unseen == nullptr ? pass() : blocked(*unseen);
  }

  Finding missed(const Exchange& answer, const Mismatch& mismatch) const {
    const bool status = mismatch.where == "status";
    std::string observed =
        status ? mismatch.found : fmt::format("{}: {}", place(mismatch), mismatch.found);
    if (status && !answer.response.body.empty())
      observed += ": " + shortened(answer.response.body, kBodyShown);
    return fail(answer,
                {.message = status ? fmt::format("{} {}, expected {}", line_, mismatch.found,
                                                 mismatch.wanted)
                                   : fmt::format("{}: {} is {}, expected {}", line_,
                                                 place(mismatch), mismatch.found, mismatch.wanted),
                 .expected = status ? mismatch.wanted
                                    : fmt::format("{}: {}", place(mismatch), mismatch.wanted),
                 .observed = std::move(observed)});
  }

  static std::string place(const Mismatch& mismatch) {
    return mismatch.where.empty() ? "the body" : mismatch.where;
  }

  Finding counted(const ExpectedAnswer& expected) const {
    Answers alike;
    Answers unlike;
    int unseen = 0;
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      if (!wrong(expected, i)) {
        alike.push_back(answers_[i]);
      } else if (says_nothing(*answers_[i])) {
        ++unseen;
      } else {
        unlike.push_back(answers_[i]);
      }
    }
    const auto seen = static_cast<int>(alike.size());
    if (!mismatch_of(*expected.times, seen)) return pass();
    // What could not be seen may have been among those expected.
    for (int more = 1; more <= unseen; ++more) {
      if (mismatch_of(*expected.times, seen + more)) continue;
      return inconclusive(
          fmt::format("blocked by {}: {} of {} requests were throttled or not answered", line_,
                      unseen, answers_.size()));
    }
    return miscounted(expected, seen, unlike.empty() || too_many(expected, seen) ? alike : unlike);
  }

  static bool mismatch_of(const Json& times, int count) {
    const Json number(count);
    return mismatch(times, &number).has_value();
  }

  // Fewer would be right.
  static bool too_many(const ExpectedAnswer& expected, int seen) {
    for (int fewer = 0; fewer < seen; ++fewer) {
      if (!mismatch_of(*expected.times, fewer)) return true;
    }
    return false;
  }

  Finding miscounted(const ExpectedAnswer& expected, int seen, const Answers& witnesses) const {
    std::vector<Evidence> evidence;
    for (std::size_t i = 0; i < std::min(kWitnesses, witnesses.size()); ++i)
      evidence.push_back({.exchange = witnesses[i]->id});
    const std::string times = in_words(*expected.times);
    return fail(
        std::move(evidence),
        {.message = fmt::format("{}: {} of {} answers have {}, expected {}", line_, seen,
                                answers_.size(), in_words(expected), times),
         .expected = fmt::format("{} of {}: {}", times, answers_.size(), in_words(expected)),
         .observed = tally_of(answers_)});
  }

  const Step& step_;
  std::string line_;
  const Resource* resource_;
  Answers answers_;
  const Json* bound_ = nullptr;
};

}  // namespace

Finding judge_step(const Scenario& scenario,
                   std::size_t number,
                   const Contract& contract,
                   const Tape& tape) {
  return StepJudge(scenario, number, contract, tape).judge();
}

std::string step_line(const Scenario& scenario, std::size_t number) {
  const bool known = number > 0 && number <= scenario.steps.size();
  return fmt::format("step {} of {}, {}", number, scenario.steps.size(),
                     known ? scenario.steps[number - 1].title : "");
}

}  // namespace assay
