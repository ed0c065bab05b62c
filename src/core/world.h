// SPDX-License-Identifier: MIT
// All that gathering may touch of the world: the candidate's service, its log, and time.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/exchange.h"
#include "core/load.h"
#include "core/result.h"

namespace assay {

using Environment = std::map<std::string, std::string>;

// What is changed of the variables that a candidate is started with; nothing takes one away.
using EnvironmentChange = std::map<std::string, std::optional<std::string>>;

// How a launched service is ended.
enum class Ending {
  kTerm,  // SIGTERM, and SIGKILL after a grace
  kKill,  // SIGKILL to its whole process tree
};

// How the requests of a volley are let go.
enum class Release {
  kSweep,  // the last bytes go out one right after another
  kThaw,  // the candidate stands still while they go out and wakes up to all of them; a sweep where
          // assay did not launch it
};

// How a service behaved when it was asked to end.
struct Shutdown {
  std::vector<Exchange> in_flight{};  // what was under way, in the order asked
  Exchange newcomer{};                // asked on a new connection after the signal
  double ms = 0;                      // from the signal until its last process was gone
  bool in_time = false;               // gone within the grace, not killed after it
  std::string ending{};               // "exited with status 0"
};

// How a service came up with other variables than its usual ones.
struct TrialStart {
  bool up = false;       // it answers
  bool failed = false;   // it ended by itself, with another status than 0
  std::string ending{};  // "exited with status 1"; empty for one that has not ended
  std::string log{};     // what it printed
};

// A request that came to an address of ours.
struct Delivery {
  double at_ms = 0;  // since the start of the run
  Headers headers{};
  std::string body{};
  int answered = 0;  // the status that it got; 0 when it was kept waiting
};

// What a launched candidate's processes hold in memory.
struct Memory {
  double mb = 0;                        // shared pages divided among those that share them
  std::vector<std::string> programs{};  // the names of the processes, each once
};

// One implementation speaks over sockets (run/), fakes stand in tests.
class World {
 public:
  World() = default;
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  World(World&&) = delete;
  World& operator=(World&&) = delete;
  virtual ~World() = default;

  // Sends one request and returns it with its answer, numbered and timed. Follows no redirect,
  // retries nothing. Requests to any address but the candidate's are not sent (kRefused).
  virtual Exchange send(const Request& request) = 0;

  // Sends all requests at once, each on a connection opened beforehand, released together.
  // Answers come in the order of the requests.
  virtual std::vector<Exchange> volley(std::span<const Request> requests, Release release) = 0;

  // What the release of the last volley took, in microseconds: from the first last byte to the last
  // one, or to wake the candidate up. 0 before the first.
  virtual double release_spread_us() const { return 0; }

  // Starts requests at a fixed rate, and measures from the time at which each was due. They are not
  // numbered and not kept, but for the writes and the first few failures.
  virtual Load load(const LoadOrder& order) = 0;

  virtual void wait(std::chrono::milliseconds time) = 0;
  virtual double now_ms() const = 0;           // since the start of the run
  virtual std::int64_t unix_time() const = 0;  // the time of day, in seconds since 1970

  // True once the run was interrupted or ran out of its time: gather stops at the next question.
  virtual bool stopped() const = 0;

  // True when assay launched the candidate and can start it anew.
  virtual bool can_restart() const = 0;
  // Ends the candidate and starts it on the same port and scratch folder, with these variables
  // over its usual ones. Fails when it does not come up again.
  virtual Result<void> restart(Ending how, const Environment& extra) = 0;

  // True when the candidate is started with this variable, by the rubric or by its own assay.yaml.
  virtual bool is_given(const std::string& variable) const = 0;
  // Ends the candidate, starts it with these changes and waits for an answer. What came of it stays
  // as it is until restart().
  virtual TrialStart try_start(const EnvironmentChange& changes,
                               std::chrono::milliseconds within) = 0;

  // Asks the candidate to end (SIGTERM) while these requests are under way: all but their last byte
  // is sent before, the rest after. It stays ended until restart().
  virtual Shutdown shut_down(std::span<const Request> in_flight,
                             std::chrono::milliseconds grace) = 0;

  // How long the candidate took from its start to its first ready answer, in milliseconds; 0 when
  // assay did not launch it.
  virtual double startup_ms() const = 0;

  // A fresh address of ours on loopback. It answers what is sent to it with these statuses in turn,
  // and with the last one from then on; 0 keeps the sender waiting for 10 s and then hangs up.
  // Fails where nothing can listen.
  virtual Result<std::string> listen(std::vector<int> statuses) = 0;
  // What came to that address so far, oldest first, the latest left out beyond a bound.
  virtual std::vector<Delivery> deliveries(const std::string& address) = 0;
  // What its process tree holds now; nothing when assay did not launch it.
  virtual std::optional<Memory> memory() const = 0;

  // Runs a command of the rubric's beside the candidate, in the submission's folder, and returns
  // what it printed. Fails when it cannot be run, does not end in time, or ends with another status
  // than 0.
  virtual Result<std::string> run(const std::string& command, std::chrono::milliseconds within) = 0;

  // What a launched candidate wrote so far to its standard output and error, the oldest cut away
  // beyond a bound; empty for one that was not launched.
  virtual std::string log() const = 0;
};

}  // namespace assay
