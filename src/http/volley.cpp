// SPDX-License-Identifier: MIT
// Connecting, holding, releasing and reading a volley.
#include "http/volley.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <poll.h>
#include <string>
#include <utility>

#include "http/outgoing.h"
#include "http/response_parser.h"
#include "http/wire.h"

namespace assay {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kHoldLimit{2'000};  // for all but the last bytes to go out
constexpr milliseconds kSettleLimit{100};  // for the server's system to take them
constexpr int kVolleyPollMs = 50;          // between two looks at `stop`

// One request of the volley on its way.
struct Shot {
  Exchange& exchange;
  ResponseParser parser;
  std::optional<Wire> wire{};
  std::string bytes{};
  std::size_t sent = 0;
  Clock::time_point released{};
  Clock::time_point deadline{};
  bool sending = true;  // until all is sent or the server takes no more
  bool waiting = true;  // until there is an answer or never will be

  void end(Failure failure) {
    exchange.failure = failure;
    sending = waiting = false;
  }
  void send_up_to(std::size_t most);
  void receive();
  void finish();
};

void Shot::send_up_to(std::size_t most) {
  while (sending && sent < most) {
    const Moved moved = wire->send(std::string_view(bytes).substr(sent, most - sent));
    if (moved.state == Moved::State::kLater) return;
    // A server may refuse before it has everything: what it answered is read all the same.
    if (moved.state != Moved::State::kSome) sending = false;
    sent += moved.bytes;
  }
  if (sent == bytes.size()) sending = false;
}

void Shot::receive() {
  std::array<char, 16384> buffer{};
  while (waiting) {
    const Moved moved = wire->receive(buffer.data(), buffer.size());
    if (moved.state == Moved::State::kLater) return;
    if (moved.state == Moved::State::kSome) parser.feed({buffer.data(), moved.bytes});
    if (moved.state == Moved::State::kEnd) parser.end_of_stream();
    if (parser.ended()) return end(parser.failure());
    if (moved.state == Moved::State::kFailed) return end(Failure::kReset);
  }
}

void Shot::finish() {
  wire.reset();  // a server that serves one connection at a time waits for this one to go
  exchange.response = std::move(parser.response());
  if (released == Clock::time_point()) return;
  exchange.ms = std::chrono::duration<double, std::milli>(Clock::now() - released).count();
}

class Barrage {
 public:
  Barrage(std::string_view origin, const ClientLimits& limits, const std::atomic<bool>& stop)
      : origin_(origin), limits_(limits), stop_(stop) {}

  void load(std::span<const Request> requests, std::vector<Exchange>& exchanges);
  void connect();
  void hold();
  void settle(milliseconds time) const;
  double release(const Gate& gate);
  void read_all();

 private:
  std::vector<Shot*> ready(short events);
  bool expire();

  std::string_view origin_;
  const ClientLimits& limits_;
  const std::atomic<bool>& stop_;
  std::vector<Shot> shots_{};
  std::vector<pollfd> files_{};
  std::vector<Shot*> watched_{};  // as files_
};

void Barrage::load(std::span<const Request> requests, std::vector<Exchange>& exchanges) {
  exchanges.resize(requests.size());
  shots_.reserve(requests.size());
  for (std::size_t i = 0; i < requests.size(); ++i) {
    Exchange& exchange = exchanges[i];
    exchange.request = requests[i];
    exchange.request.headers = outgoing_headers(requests[i], authority_of(origin_));
    const bool sent = sendable(requests[i], origin_);
    shots_.push_back({.exchange = exchange, .parser{limits_, requests[i].method == "HEAD"}});
    Shot& shot = shots_.back();
    if (!sent) shot.end(Failure::kRefused);
    if (sent) shot.bytes = wire_bytes(exchange.request, exchange.request.headers, origin_);
  }
}

void Barrage::connect() {
  Failure gone_silent = Failure::kNone;  // after one time-out the others would only add up
  for (Shot& shot : shots_) {
    if (!shot.waiting) continue;
    if (stop_) gone_silent = Failure::kInterrupted;
    if (gone_silent == Failure::kNone) {
      shot.wire.emplace(origin_, limits_.connect_ms);
      if (shot.wire->failure() == Failure::kNone) continue;
    }
    if (gone_silent == Failure::kNone && shot.wire->failure() == Failure::kTimeout) {
      gone_silent = Failure::kTimeout;
    }
    shot.end(gone_silent != Failure::kNone ? gone_silent : shot.wire->failure());
  }
}

// Waits until some of the shots can go on, and gives those.
std::vector<Shot*> Barrage::ready(short events) {
  files_.clear();
  watched_.clear();
  for (Shot& shot : shots_) {
    const int wanted = (shot.sending ? events & POLLOUT : 0) | (shot.waiting ? events & POLLIN : 0);
    if (wanted == 0) continue;
    files_.push_back({shot.wire->socket(), static_cast<short>(wanted), 0});
    watched_.push_back(&shot);
  }
  poll(files_.data(), files_.size(), kVolleyPollMs);
  std::vector<Shot*> ready;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    if (files_[i].revents != 0) ready.push_back(watched_[i]);
  }
  return ready;
}

void Barrage::hold() {
  const Clock::time_point until = Clock::now() + kHoldLimit;
  for (;;) {
    bool held = true;
    for (Shot& shot : shots_) {
      if (!shot.sending) continue;
      shot.send_up_to(shot.bytes.size() - 1);
      if (shot.sending && shot.sent < shot.bytes.size() - 1) held = false;
    }
    // A server that reads one request at a time may take the bulk of the others only once it has
    // answered the first: those are sent after the release.
    if (held || stop_ || Clock::now() >= until) return;
    ready(POLLOUT);
  }
}

void Barrage::settle(milliseconds time) const {
  const Clock::time_point until = Clock::now() + kSettleLimit;
  const auto on_its_way = [](const Shot& shot) { return shot.sending && shot.wire->unsent() > 0; };
  while (std::ranges::any_of(shots_, on_its_way) && Clock::now() < until)
    poll(nullptr, 0, 1);
  poll(nullptr, 0, static_cast<int>(time.count()));
}

double Barrage::release(const Gate& gate) {
  if (gate.close) gate.close();
  Clock::time_point begin = Clock::now();
  for (Shot& shot : shots_) {
    if (shot.sending) shot.send_up_to(shot.bytes.size());
  }
  if (gate.open) {
    begin = Clock::now();
    gate.open();
  }
  const Clock::time_point end = Clock::now();
  for (Shot& shot : shots_) {
    const int timeout = shot.exchange.request.timeout_ms;
    shot.released = begin;
    shot.deadline = begin + milliseconds(timeout > 0 ? timeout : limits_.timeout_ms);
  }
  return std::chrono::duration<double, std::micro>(end - begin).count();
}

// Whether any shot still waits for its answer.
bool Barrage::expire() {
  const Clock::time_point now = Clock::now();
  bool any = false;
  for (Shot& shot : shots_) {
    if (!shot.waiting) continue;
    if (stop_) shot.end(Failure::kInterrupted);
    if (shot.waiting && now >= shot.deadline) shot.end(Failure::kTimeout);
    if (!shot.waiting) shot.finish();
    any = any || shot.waiting;
  }
  return any;
}

void Barrage::read_all() {
  for (Shot& shot : shots_) {
    if (!shot.waiting) shot.finish();
  }
  while (expire()) {
    for (Shot* const shot : ready(POLLIN | POLLOUT)) {
      shot->send_up_to(shot->bytes.size());
      shot->receive();
      if (!shot->waiting) shot->finish();
    }
  }
}

}  // namespace

Volley fire_volley(std::span<const Request> requests,
                   std::string_view origin,
                   const VolleyTerms& terms,
                   const std::atomic<bool>& stop) {
  Volley volley;
  Barrage barrage(origin, terms.limits, stop);
  barrage.load(requests, volley.exchanges);
  barrage.connect();
  barrage.hold();
  barrage.settle(terms.settle);
  volley.spread_us = barrage.release(terms.gate);
  barrage.read_all();
  return volley;
}

}  // namespace assay
