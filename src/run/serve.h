// SPDX-License-Identifier: MIT
// A service to grade: one that runs already, or one that is launched and stopped here.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "candidate/candidate.h"
#include "core/result.h"
#include "core/world.h"
#include "rubric/rubric.h"
#include "run/command.h"
#include "run/options.h"
#include "run/scratch.h"

namespace assay {

// Where a launched service is looked for.
enum class Ports {
  kAsTold,  // at the address that the candidate section says
  kAny,     // there, or at any other port that it turns out to listen on
};

// How long a service may take to come back that took `first_ms` to come up: a machine that has more
// to do by then is no reason to say that it does not start again.
int restart_within_ms(int stated_ms, double first_ms);

// Owns the launched process tree and its scratch folder; both are gone when it is.
class Service {
 public:
  // Starts what the rubric's candidate section says and waits until it answers; with options.url
  // nothing is started. Fails (kUndecided) with the last lines of its log.
  static Result<Service> start(const CandidateSpec& spec,
                               const Options& options,
                               const std::atomic<bool>& stop,
                               Ports ports = Ports::kAsTold);

  Service(Service&&) noexcept = default;
  Service& operator=(Service&&) noexcept = default;
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;
  ~Service();

  const std::string& base() const { return base_; }  // "http://127.0.0.1:8080/api"
  std::string origin() const;                        // "http://127.0.0.1:8080"
  bool launched() const { return !spec_.start.empty(); }
  bool alive();
  // The same after an exchange that broke off: a crash takes a moment to show, and is waited for.
  bool alive_after_break();
  // Whether the last start came to nothing.
  bool is_down() const { return is_down_; }
  std::string ending();
  std::string log() const;  // of every start, oldest first
  const std::string& command() const { return spec_.start; }
  // Where the rubric's own commands run.
  CommandPlace place() const;
  // What the launched process tree holds; nothing for a given URL.
  std::optional<Memory> memory() const;

  // Stops what assay launched for as long as the result stands; null for a given URL.
  std::unique_ptr<Standstill> freeze() const;

  // From the first start to its first ready answer; 0 for a given URL.
  double startup_ms() const { return startup_ms_; }

  // Ends it and starts it anew on the same port and scratch folder.
  Result<void> restart(Ending how, const Environment& extra);
  // Ends it and starts it with these changes to its variables; see World::try_start.
  TrialStart try_start(const EnvironmentChange& changes, std::chrono::milliseconds within);
  bool is_given(const std::string& variable) const;
  // SIGTERM; whether it then was gone within this time. What is left is not killed.
  void terminate();
  bool ends_within(int ms);

 private:
  Service() = default;
  Result<void> launch(const Environment& extra);
  // Starts it and waits until it answers: the milliseconds that took.
  Result<double> bring_up(const EnvironmentChange& changes, int within_ms);
  // Whether it answers at a port of its own choice; then that becomes its base.
  bool answers_elsewhere();
  void end(Ending how);

  CandidateSpec spec_{};
  std::string folder_{};
  bool sandbox_ = true;
  std::string base_{};
  int port_ = 0;
  Ports ports_ = Ports::kAsTold;
  std::optional<ScratchFolder> scratch_{};  // outlives the candidate; nothing for a given URL
  double startup_ms_ = 0;
  bool is_down_ = false;
  std::string earlier_log_{};               // of the starts before this one
  std::unique_ptr<Candidate> candidate_{};  // null for a given URL
  const std::atomic<bool>* stop_ = nullptr;
};

}  // namespace assay
