// SPDX-License-Identifier: MIT
// Sending, waiting and restarting for real.
#include "run/live_world.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace assay {

LiveWorld::LiveWorld(Service& service, int budget_ms, const std::atomic<bool>& stop)
    : service_(service), stop_(stop), client_(service.origin(), {}, stop), budget_ms_(budget_ms) {}

double LiveWorld::now_ms() const {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin_)
      .count();
}

std::int64_t LiveWorld::unix_time() const {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

bool LiveWorld::stopped() const {
  return stop_ || now_ms() > budget_ms_ || gave_up();
}

void LiveWorld::number(Exchange& exchange, double started) {
  exchange.id = ++count_;
  exchange.started_ms = started;
  // Thousands are kept to the end of a run: none with room to grow.
  exchange.request.headers.shrink_to_fit();
  exchange.response.headers.shrink_to_fit();
  exchange.response.body.shrink_to_fit();
  silent_ = exchange.failure == Failure::kTimeout ? silent_ + 1 : 0;
}

Exchange LiveWorld::send(const Request& request) {
  const double started = now_ms();
  Exchange exchange;
  if (stopped()) {
    exchange.request = request;
    exchange.failure = Failure::kInterrupted;
    return exchange;
  }
  exchange = client_.send(request);
  number(exchange, started);
  return exchange;
}

std::vector<Exchange> LiveWorld::volley(std::span<const Request> requests, Release release) {
  const double started = now_ms();
  std::unique_ptr<Standstill> standstill;
  Gate gate;
  if (release == Release::kThaw && service_.launched()) {
    gate = {.close = [&] { standstill = service_.freeze(); },
            .open =
                [&] {
                  if (standstill) standstill->end();
                }};
  }
  std::vector<Exchange> answers = client_.volley(requests, gate);
  for (Exchange& answer : answers) {
    const int silent_before = silent_;
    number(answer, started);
    silent_ = silent_before;  // a race may starve a request; that is not a dead service
  }
  return answers;
}

void LiveWorld::wait(std::chrono::milliseconds time) {
  const double until = now_ms() + static_cast<double>(time.count());
  for (double left = until - now_ms(); left > 0 && !stopped(); left = until - now_ms()) {
    std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(std::min(left, 50.0)));
  }
}

Shutdown LiveWorld::shut_down(std::span<const Request> in_flight, std::chrono::milliseconds grace) {
  Shutdown end;
  double signalled = 0;
  const Gate at_work{.close =
                         [&] {
                           std::this_thread::sleep_for(kToRead);
                           signalled = now_ms();
                           service_.terminate();
                           std::this_thread::sleep_for(kToHear);
                           end.newcomer = newcomer(in_flight.front().url);
                         },
                     .open = [] {}};
  const double started = now_ms();
  end.in_flight = client_.volley(in_flight, at_work);
  for (Exchange& answer : end.in_flight)
    number(answer, started);
  end.in_time = service_.ends_within(static_cast<int>(grace.count()));
  end.ms = now_ms() - signalled;
  end.ending = service_.ending();
  silent_ = 0;
  return end;
}

// The client that is in the middle of a volley cannot ask.
Exchange LiveWorld::newcomer(const std::string& url) {
  HttpClient client(service_.origin(), {}, stop_);
  const double started = now_ms();
  Exchange exchange = client.send({.url = url, .timeout_ms = 1'000});
  number(exchange, started);
  return exchange;
}

Result<void> LiveWorld::restart(Ending how, const Environment& extra) {
  Result<void> started = service_.restart(how, extra);
  ++restarts_;
  client_.forget_connections();
  silent_ = 0;
  return started;
}

TrialStart LiveWorld::try_start(const EnvironmentChange& changes,
                                std::chrono::milliseconds within) {
  const TrialStart start = service_.try_start(changes, within);
  ++restarts_;
  client_.forget_connections();
  silent_ = 0;
  return start;
}

Result<std::string> LiveWorld::listen(std::vector<int> statuses) {
  if (receiver_ == nullptr) {
    Result<std::unique_ptr<Receiver>> opened = Receiver::open([this] { return now_ms(); });
    if (!opened) return tl::unexpected(opened.error());
    receiver_ = std::move(*opened);
  }
  return receiver_->add(std::move(statuses));
}

std::vector<Delivery> LiveWorld::deliveries(const std::string& address) {
  return receiver_ == nullptr ? std::vector<Delivery>{} : receiver_->deliveries(address);
}

}  // namespace assay
