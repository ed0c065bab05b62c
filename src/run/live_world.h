// SPDX-License-Identifier: MIT
// The World over sockets: one HTTP client, one service, one clock.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>

#include "core/world.h"
#include "http/client.h"
#include "http/receiver.h"
#include "run/serve.h"

namespace assay {

class LiveWorld final : public World {
 public:
  // `service` and `stop` must outlive this. After `budget_ms` the world counts as stopped.
  LiveWorld(Service& service, int budget_ms, const std::atomic<bool>& stop);

  Exchange send(const Request& request) override;
  std::vector<Exchange> volley(std::span<const Request> requests, Release release) override;
  double release_spread_us() const override { return client_.release_spread_us(); }
  Load load(const LoadOrder& order) override;
  void wait(std::chrono::milliseconds time) override;
  double now_ms() const override;
  std::int64_t unix_time() const override;
  bool stopped() const override;
  bool can_restart() const override { return service_.launched(); }
  int restarts() const { return restarts_; }  // how often it was ended and started again
  Result<void> restart(Ending how, const Environment& extra) override;
  bool is_given(const std::string& variable) const override { return service_.is_given(variable); }
  TrialStart try_start(const EnvironmentChange& changes, std::chrono::milliseconds within) override;
  Shutdown shut_down(std::span<const Request> in_flight, std::chrono::milliseconds grace) override;
  double startup_ms() const override { return service_.startup_ms(); }
  std::optional<Memory> memory() const override { return service_.memory(); }
  Result<std::string> run(const std::string& command, std::chrono::milliseconds within) override {
    return printed_by(command, service_.place(), within, *this);
  }
  std::string log() const override { return service_.log(); }
  Result<std::string> listen(std::vector<int> statuses) override;
  std::vector<Delivery> deliveries(const std::string& address) override;

  int requests() const { return count_ + unnumbered_; }
  bool interrupted() const { return stop_; }
  // Set when the service left several requests in a row unanswered; the run ends early.
  bool gave_up() const { return silent_ >= kSilentLimit; }

 private:
  static constexpr int kSilentLimit = 6;
  static constexpr std::chrono::milliseconds kToRead{100};  // for a service to begin with requests
  static constexpr std::chrono::milliseconds kToHear{100};  // for a service to heed a signal
  Exchange newcomer(const std::string& url);
  void number(Exchange& exchange, double started);

  Service& service_;
  const std::atomic<bool>& stop_;
  HttpClient client_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  int budget_ms_;
  int count_ = 0;
  int unnumbered_ = 0;  // requests of loads that were not kept
  int silent_ = 0;
  int restarts_ = 0;
  std::unique_ptr<Receiver> receiver_{};  // from the first listen() on
};

}  // namespace assay
