// SPDX-License-Identifier: MIT
// Words for what a job may be doing.
#include "checks/async/job_state.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/json.h"
#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay::checks {
namespace {

// Parts of folded words. A failure is looked for first ("completed_with_errors"), then what goes on
// ("incomplete", "processing"), then success.
constexpr std::array<std::string_view, 12> kFailed{"fail",  "error", "reject",   "cancel",
                                                   "abort", "crash", "timedout", "timeout",
                                                   "expir", "dead",  "killed",   "terminated"};
constexpr std::array<std::string_view, 26> kRunning{
    "incomplete", "notstarted", "pending",  "queue",   "running",     "processing", "progress",
    "accept",     "created",    "schedul",  "waiting", "active",      "started",    "submitted",
    "enqueued",   "retry",      "delayed",  "working", "executing",   "generating", "inflight",
    "received",   "planned",    "starting", "open",    "initializing"};
constexpr std::array<std::string_view, 13> kSucceeded{
    "succe",     "complete",  "done", "finish", "processed", "ready",  "available",
    "generated", "delivered", "sent", "closed", "resolved",  "applied"};

template <std::size_t N>
bool holds_any(std::string_view word, const std::array<std::string_view, N>& parts) {
  return std::ranges::any_of(
      parts, [&](std::string_view part) { return word.find(part) != std::string_view::npos; });
}

bool is_told(const Json& value) {
  if (value.is_bool()) return value.boolean();
  return value.is_number() || !value.text().empty() || !value.empty();
}

// Whether a member whose name promises an explanation holds one, at any depth.
bool explains(const Json& value) {
  constexpr std::array<std::string_view, 8> kNames{"error",   "reason", "message",   "detail",
                                                   "failure", "cause",  "exception", "problem"};
  return std::ranges::any_of(value.members(), [&](const Json::Member& one) {
    return (holds_any(fold(one.first), kNames) && is_told(one.second)) || explains(one.second);
  });
}

std::optional<JobView> by_flag(const Json& item) {
  for (const char* name : {"done", "finished", "completed"}) {
    const Json* flag = member(item, name);
    if (flag == nullptr || !flag->is_bool()) continue;
    if (!flag->boolean()) return JobView{JobState::kRunning, "done: false"};
    const Json* error = member(item, "error");
    const bool failed = error != nullptr && is_told(*error);
    return JobView{failed ? JobState::kFailed : JobState::kSucceeded, "done: true"};
  }
  return std::nullopt;
}

std::optional<JobView> by_word(const Json& item) {
  for (const char* name :
       {"status", "state", "phase", "job_status", "job_state", "stage", "result"}) {
    const Json* word = member(item, name);
    if (word == nullptr || word->is_null()) continue;
    if (word->is_object()) {
      if (std::optional<JobView> inner = by_word(*word)) return inner;
    }
    if (word->is_string()) return JobView{state_of_word(word->text()), word->text()};
    if (word->is_number()) return JobView{JobState::kUnknown, word->text()};
  }
  return std::nullopt;
}

JobView by_answer(const Exchange& answer, bool has_item) {
  if (answer.status() == 202) return {JobState::kRunning, "202"};
  const bool result = answer.status() == 303 || answer.status() == 302;
  if (result && answer.header("Location") != nullptr) return {JobState::kSucceeded, "303"};
  if (answer.status() == 404 || answer.status() == 410) return {JobState::kGone, ""};
  const bool bare = answer.is_2xx() && (has_item || !answer.response.body.empty());
  return {bare ? JobState::kBare : JobState::kUnknown, ""};
}

}  // namespace

JobState state_of_word(std::string_view word) {
  const std::string folded = fold(word);
  if (folded == "new" || folded == "todo") return JobState::kRunning;
  if (folded == "ok") return JobState::kSucceeded;
  if (holds_any(folded, kFailed)) return JobState::kFailed;
  if (holds_any(folded, kRunning)) return JobState::kRunning;
  return holds_any(folded, kSucceeded) ? JobState::kSucceeded : JobState::kUnknown;
}

JobView job_view(const Exchange& answer) {
  if (!answer.answered()) return {};
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* found = body ? find_item(*body, "job") : nullptr;
  const Json& item = found != nullptr ? *found : body ? *body : Json();
  JobView view = by_answer(answer, found != nullptr);
  // The body of a 4xx tells of the request, and `status` in it is that of the answer.
  if (body && !answer.is_4xx()) {
    if (const std::optional<JobView> flag = by_flag(item)) {
      view = *flag;
    } else if (const std::optional<JobView> word = by_word(item)) {
      view = *word;
    }
    view.explained = explains(*body);
  }
  return view;
}

}  // namespace assay::checks
