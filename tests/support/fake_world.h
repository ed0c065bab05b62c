// SPDX-License-Identifier: MIT
// A World without sockets: a function answers every request, and the clock moves when told to.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/json.h"
#include "core/world.h"

namespace assay {

class FakeWorld final : public World {
 public:
  // An answer of status 0 means that none came: the exchange fails as `no_answer` says.
  using Handler = std::function<Response(const Request&)>;
  explicit FakeWorld(Handler handler) : handler_(std::move(handler)) {}

  Exchange send(const Request& request) override;  // takes 1 ms
  // One after another, in the order given.
  std::vector<Exchange> volley(std::span<const Request> requests, Release release) override;
  // Asks the handler in the order of the times, each answered in 1 ms, or as on_load says.
  Load load(const LoadOrder& order) override;
  void wait(std::chrono::milliseconds time) override;  // moves the clock, sleeps never
  double now_ms() const override { return now_ms_; }
  std::int64_t unix_time() const override {
    return 1'700'000'000 + static_cast<std::int64_t>(now_ms_ / 1000);
  }
  bool stopped() const override { return stop; }
  bool can_restart() const override { return on_restart != nullptr; }
  Result<void> restart(Ending how, const Environment& extra) override;
  bool is_given(const std::string&) const override { return on_try_start != nullptr; }
  TrialStart try_start(const EnvironmentChange& changes, std::chrono::milliseconds within) override;
  Shutdown shut_down(std::span<const Request> in_flight, std::chrono::milliseconds grace) override;
  double startup_ms() const override { return 0; }
  std::optional<Memory> memory() const override { return on_memory ? on_memory() : std::nullopt; }
  Result<std::string> run(const std::string& command, std::chrono::milliseconds within) override;
  std::string log() const override { return output; }
  Result<std::string> listen(std::vector<int> statuses) override;
  std::vector<Delivery> deliveries(const std::string& address) override;
  // Sends to an address of ours, as a candidate does; gives the status that it got.
  int deliver(const std::string& address, Headers headers, std::string body);

  const std::vector<Exchange>& exchanges() const { return log_; }
  // Requests of this method so far; of any method when it is empty.
  int count(std::string_view method = {}) const;

  bool stop = false;
  Failure no_answer = Failure::kReset;
  std::string output{};  // what log() returns
  std::function<Result<void>(Ending, const Environment&)> on_restart{};
  std::function<TrialStart(const EnvironmentChange&)>
      on_try_start{};               // null: it is given no variable
  std::function<void()> on_wait{};  // what the candidate does while time passes
  std::function<Load(const LoadOrder&)> on_load{};
  std::function<std::optional<Memory>()> on_memory{};
  std::function<std::string(const std::string&)> on_run{};

 private:
  struct Inbox {
    std::vector<int> statuses{};
    std::vector<Delivery> received{};
  };
  Handler handler_;
  std::vector<Exchange> log_{};
  std::map<std::string, Inbox> inboxes_{};
  double now_ms_ = 0;
};

// The path of a request's URL, without origin and query: "/api/products/7".
std::string path_of(const Request& request);
// The query's parameters, decoded; of a repeated one the last.
std::map<std::string, std::string> query_of(const Request& request);

Response answer(int status, const Json& body, Headers headers = {});
Response answer(int status);  // without a body

}  // namespace assay
