// SPDX-License-Identifier: MIT
// Launching a candidate's service and waiting until it answers.
#include "run/serve.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/core.h>

#include "candidate/readiness.h"
#include "core/template.h"
#include "http/client.h"

namespace assay {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kGraceMs = 3'000;
constexpr std::chrono::seconds kUnready{5};  // after a first answer that is not the ready one
constexpr int kDyingMs = 400;  // for a crash to show after the exchange that it broke off
constexpr std::size_t kLogBytes = 8U << 20U;

std::string without_trailing_slash(std::string url) {
  while (url.ends_with('/'))
    url.pop_back();
  return url;
}

std::string origin_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return {};
  return url.substr(0, url.find('/', scheme + 3));
}

// Whether it answers as it should: at its ready path, below the base or the origin, with a 2xx, or,
// where none is named, at all. A service that only ever gives another answer is taken as it is,
// after a while.
class ReadyProbe {
 public:
  ReadyProbe(const std::string& base, const std::string& path, const std::atomic<bool>& stop)
      : client_(origin_of(base), {}, stop), base_(base), path_(path.empty() ? "/" : path) {
    any_answer_will_do_ = path.empty();
  }

  bool operator()() {
    for (const std::string& start : {base_, origin_of(base_)}) {
      const Exchange answer = client_.send({.url = start + path_, .timeout_ms = 2'000});
      if (!answer.answered()) break;
      if (any_answer_will_do_ || answer.is_2xx()) return true;
      if (!unready_since_) unready_since_ = Clock::now();
    }
    return unready_since_ && Clock::now() - *unready_since_ > kUnready;
  }

 private:
  HttpClient client_;
  std::string base_;
  std::string path_;
  bool any_answer_will_do_ = false;
  std::optional<Clock::time_point> unready_since_{};
};

}  // namespace

Service::~Service() {
  if (candidate_) candidate_->stop(kGraceMs);
  candidate_.reset();
}

std::string Service::origin() const {
  return origin_of(base_);
}

bool Service::alive() {
  return !candidate_ || candidate_->alive();
}

bool Service::alive_after_break() {
  constexpr std::chrono::milliseconds step{5};
  for (int waited = 0; alive() && waited < kDyingMs; waited += static_cast<int>(step.count()))
    std::this_thread::sleep_for(step);
  return alive();
}

std::string Service::ending() {
  return candidate_ ? candidate_->ending() : std::string();
}

std::string Service::log() const {
  return earlier_log_ + (candidate_ ? candidate_->log() : std::string());
}

CommandPlace Service::place() const {
  return {.base = base_,
          .folder = folder_,
          .scratch = scratch_ ? scratch_->path() : std::string(),
          .sandbox = sandbox_};
}

std::optional<Memory> Service::memory() const {
  return candidate_ ? std::optional(candidate_->memory()) : std::nullopt;
}

Result<Service> Service::start(const CandidateSpec& spec,
                               const Options& options,
                               const std::atomic<bool>& stop,
                               Ports ports) {
  Service service;
  service.stop_ = &stop;
  service.folder_ = options.repo.empty() ? "." : options.repo;
  service.sandbox_ = options.sandbox;
  service.ports_ = ports;
  if (!options.url.empty()) {
    service.base_ = without_trailing_slash(options.url);
    HttpClient client(service.origin(), {}, stop);
    const Exchange answer = client.send({.url = service.base_ + "/", .timeout_ms = 10'000});
    if (answer.failure == Failure::kRefused) {
      return failure(ErrorKind::kUndecided,
                     fmt::format("nothing answers at {}; start the service, or give --start with "
                                 "its command",
                                 service.base_));
    }
    return service;
  }
  service.spec_ = spec;
  Result<ScratchFolder> scratch = ScratchFolder::make();
  if (!scratch) return tl::unexpected(scratch.error());
  service.scratch_ = std::move(*scratch);
  Result<int> port = free_port();
  if (!port) return tl::unexpected(port.error());
  service.port_ = *port;
  if (Result<void> launched = service.launch({}); !launched) {
    return tl::unexpected(launched.error());
  }
  return service;
}

Result<double> Service::bring_up(const EnvironmentChange& changes, int within_ms) {
  const Filler holes = [this](std::string_view name) -> std::optional<std::string> {
    if (name == "port") return std::to_string(port_);
    if (name == "scratch") return scratch_->path();
    return std::nullopt;
  };
  LaunchSpec launch{.command = filled(spec_.start, holes),
                    .folder = folder_,
                    .scratch = scratch_->path(),
                    .sandbox = sandbox_};
  launch.env["PORT"] = std::to_string(port_);
  for (const auto& [name, value] : spec_.env)
    launch.env[name] = filled(value, holes);
  for (const auto& [name, value] : changes) {
    if (value) launch.env[name] = *value;
    if (!value) launch.env.erase(name);
  }
  base_ = without_trailing_slash(filled(spec_.url, holes));

  Result<Candidate> started = Candidate::launch(launch);
  if (!started) return tl::unexpected(started.error());
  candidate_ = std::make_unique<Candidate>(std::move(*started));

  ReadyProbe ready(base_, spec_.ready_path, *stop_);
  const auto answers = [&] { return ready() || answers_elsewhere(); };
  return wait_until_ready(*candidate_, answers, within_ms, *stop_);
}

int restart_within_ms(int stated_ms, double first_ms) {
  constexpr double kAsLongAgain = 3;
  return std::max(stated_ms, static_cast<int>(first_ms * kAsLongAgain));
}

Result<void> Service::launch(const Environment& extra) {
  const Result<double> up =
      bring_up({extra.begin(), extra.end()}, restart_within_ms(spec_.ready_within_ms, startup_ms_));
  is_down_ = !up;
  if (up && startup_ms_ == 0) startup_ms_ = *up;
  if (up) return {};
  Error error = up.error();
  error.message += fmt::format("\nit was started by '{}' and asked at {}{}", spec_.start, base_,
                               spec_.ready_path);
  return tl::unexpected(std::move(error));
}

bool Service::is_given(const std::string& variable) const {
  return std::ranges::any_of(spec_.env, [&](const auto& given) { return given.first == variable; });
}

TrialStart Service::try_start(const EnvironmentChange& changes, std::chrono::milliseconds within) {
  if (candidate_) end(Ending::kTerm);
  const Result<double> up = bring_up(changes, static_cast<int>(within.count()));
  TrialStart start{.up = up.has_value()};
  if (!candidate_) return start;
  start.ending = candidate_->ending();
  start.failed = candidate_->exit_status().value_or(0) != 0;
  start.log = candidate_->log();
  return start;
}

bool Service::answers_elsewhere() {
  if (ports_ == Ports::kAsTold) return false;
  for (const int port : candidate_->ports()) {
    const std::string base = fmt::format("http://127.0.0.1:{}", port);
    if (port == port_ || !ReadyProbe(base, spec_.ready_path, *stop_)()) continue;
    base_ = base;
    port_ = port;
    return true;
  }
  return false;
}

std::unique_ptr<Standstill> Service::freeze() const {
  return candidate_ ? candidate_->freeze() : nullptr;
}

void Service::end(Ending how) {
  if (how == Ending::kKill) {
    candidate_->kill();
  } else {
    candidate_->stop(kGraceMs);
  }
  earlier_log_ = log();
  if (earlier_log_.size() > kLogBytes) earlier_log_.erase(0, earlier_log_.size() - kLogBytes);
  candidate_.reset();
}

Result<void> Service::restart(Ending how, const Environment& extra) {
  if (candidate_) end(how);
  return launch(extra);
}

void Service::terminate() {
  candidate_->terminate();
}

bool Service::ends_within(int ms) {
  return candidate_->ends_within(ms);
}

}  // namespace assay
