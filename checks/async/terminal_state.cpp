// SPDX-License-Identifier: MIT
// async.terminal-state: every job ends, and says how.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/async/family.h"
#include "checks/async/job_run.h"
#include "checks/async/job_state.h"
#include "core/tally.h"

namespace assay::checks {
namespace async_terminal_state {
namespace {

constexpr Meta kMeta{
    .id = "async.terminal-state",
    .title = "Every job ends, and says how",
    .failure_title = "A job does not end, or does not say how it ended",
    .why =
        "Whoever waits for a job that never ends waits for ever; one that failed without a "
        "reason is started again and fails again.",
    .fix =
        "Catch what the worker throws, store `failed` with the reason, and let no job stay at "
        "work for longer than its time.",
    .source = "RFC 9110 15.3.3; AIP-151; Azure REST guidelines, long-running operations",
    .severity = Severity::kMajor,
    .needs = need::kJobs,
    .scope = Scope::kService,
};

void run_good(Session& session, const Job& job, const Props& props) {
  const Handle handle = started_job(session, job, of_job(job, "start"), props);
  if (!session.stopped()) follow(session, of_job(job, "good"), handle, job.within_ms);
}

// One that must fail may be refused at once.
void run_doomed(Session& session, const Job& job, const Props& props) {
  if (!job.doomed || session.stopped()) return;
  const Exchange& answer = start_job(session, of_job(job, "start doomed"), *job.doomed, props);
  if (!answer.is_2xx()) return;
  const Handle handle = handle_of(session, job, answer);
  if (handle.address.empty()) return;
  follow(session, of_job(job, "doomed"), handle, job.within_ms);
}

void gather(Session& session) {
  session.tape().note("consistency_ms", session.contract().consistency_ms);
  Json names = Json::array();
  for (const Job& job : session.contract().jobs) {
    if (session.stopped()) return;
    Props props(session);
    std::vector<std::string> texts{job.start.path, job.start.body.dump()};
    if (job.doomed) texts.insert(texts.end(), {job.doomed->path, job.doomed->body.dump()});
    if (!props.make(texts, std::nullopt)) return;
    run_good(session, job, props);
    run_doomed(session, job, props);
    session.tape().note(of_job(job, "within"), job.within_ms);
    names.push(job.name);
  }
  session.tape().note("jobs", std::move(names));
}

// What a row of answers about one job comes to.
struct Course {
  enum class End { kSucceeded, kFailed, kBackwards, kHidden, kVanished, kNever, kUntold };
  End end = End::kUntold;
  JobView last{};
  const Exchange* shown = nullptr;  // the answer that tells it
};

// What comes after a success. One that failed may be tried again.
bool goes_back(const JobView& before, const JobView& now) {
  if (before.state != JobState::kSucceeded) return false;
  return now.state == JobState::kRunning || now.state == JobState::kFailed;
}

// What a read shows only after longer than `consistency_ms` was hidden from whoever waits.
Course course_of(const std::vector<const Exchange*>& answers, double consistency_ms) {
  Course course;
  bool ran = false;
  for (const Exchange* answer : answers) {
    JobView now = job_view(*answer);
    if (ran && now.state == JobState::kBare) now = {JobState::kSucceeded, "its result"};
    if (course.shown != nullptr && goes_back(course.last, now)) {
      return {Course::End::kBackwards, now, answer};
    }
    const bool late = now.state != JobState::kGone && course.last.state == JobState::kGone &&
                      answer->started_ms - answers.front()->started_ms > consistency_ms;
    if (late) {
      return {Course::End::kHidden, now, answers.front()};
    }
    ran = ran || now.state == JobState::kRunning;
    const bool thrown_away = has_ended(course.last.state) && now.state == JobState::kGone;
    if (!thrown_away) {
      course.last = now;
      course.shown = answer;
    }
  }
  switch (course.last.state) {
    case JobState::kSucceeded:
      course.end = Course::End::kSucceeded;
      break;
    case JobState::kFailed:
      course.end = Course::End::kFailed;
      break;
    case JobState::kRunning:
      course.end = Course::End::kNever;
      break;
    case JobState::kGone:
      course.end = Course::End::kVanished;
      break;
    case JobState::kBare:
    case JobState::kUnknown:
      break;
  }
  return course;
}

std::string in_words(const Course& course, const Tape& tape, const std::string& job) {
  const std::int64_t within = tape.fact(job + ": within").as_int().value_or(0);
  switch (course.end) {
    case Course::End::kSucceeded:
      return fmt::format("it ended as '{}'", course.last.word);
    case Course::End::kFailed:
      return fmt::format("it ended as '{}'{}", course.last.word,
                         course.last.explained ? "" : " without a reason");
    case Course::End::kBackwards:
      return fmt::format("it succeeded, and then read '{}'", course.last.word);
    case Course::End::kHidden:
      return "its state " + answer_of(*course.shown) + " while it was at work";
    case Course::End::kVanished:
      return "its state " + answer_of(*course.shown) + " before it was seen to end";
    case Course::End::kNever:
      return fmt::format("it still reads '{}' after {:.0f} s", course.last.word,
                         static_cast<double>(within) / 1'000);
    case Course::End::kUntold:
      break;
  }
  return fmt::format("its state reads '{}', which tells nothing", course.last.word);
}

void judge_good(const Tape& tape, const std::string& job, const Course& course, Tally& tally) {
  const double credit = course.end == Course::End::kSucceeded ? 1 : 0;
  tally.add(job, credit, "a state that says it succeeded", in_words(course, tape, job),
            *course.shown);
}

void judge_doomed(const Tape& tape, const std::string& job, const Course& course, Tally& tally) {
  const bool failed = course.end == Course::End::kFailed;
  tally.add(job + ", one that must fail", failed ? (course.last.explained ? 1 : 0.5) : 0,
            "a state that says it failed, and why", in_words(course, tape, job), *course.shown);
}

Finding judge(const Tape& tape) {
  Tally tally;
  const double window = tape.fact("consistency_ms").as_double();
  for (const Json& name : tape.fact("jobs").items()) {
    const std::string& job = name.text();
    const Course good = course_of(tape.all(job + ": good"), window);
    if (good.end == Course::End::kUntold) {
      return inconclusive(fmt::format("'{}': {}", job, in_words(good, tape, job)));
    }
    judge_good(tape, job, good, tally);
    const Course doomed = course_of(tape.all(job + ": doomed"), window);
    if (doomed.end != Course::End::kUntold) judge_doomed(tape, job, doomed, tally);
  }
  return tally.finding(tally.lowest(), "Jobs");
}

}  // namespace
}  // namespace async_terminal_state
const Check kTerminalState{async_terminal_state::kMeta, async_terminal_state::gather,
                           async_terminal_state::judge};
}  // namespace assay::checks
