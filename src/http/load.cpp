// SPDX-License-Identifier: MIT
// Starting what is due, reading what came, and sleeping until either.
#include "http/load.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "http/load_slot.h"
#include "http/outgoing.h"

namespace assay {
namespace {

using Clock = LoadSlot::Clock;
using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::nanoseconds;

constexpr std::size_t kFailuresKept = 5;
constexpr int kPollMs = 100;  // between two looks at `stop`

struct FreeMulti {
  void operator()(CURLM* multi) const { curl().multi_cleanup(multi); }
};

// A request as it goes out; its headers are in libcurl's notation.
struct Prepared {
  Request request{};
  List list{};
  bool sendable = false;
};

std::vector<Prepared> prepared(const std::vector<Request>& requests, std::string_view origin) {
  std::vector<Prepared> all;
  all.reserve(requests.size());
  for (const Request& request : requests) {
    all.push_back({.request = request, .sendable = sendable(request, origin)});
    Prepared& one = all.back();
    one.request.headers = outgoing_headers(request, authority_of(origin));
    one.list = header_list(one.request.headers, carries_body(request));
  }
  return all;
}

// A clock that wakes a poll up to the microsecond; milliseconds are too coarse for the rates here.
class Alarm {
 public:
  Alarm() : file_(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC)) {}
  Alarm(const Alarm&) = delete;
  Alarm& operator=(const Alarm&) = delete;
  Alarm(Alarm&&) = delete;
  Alarm& operator=(Alarm&&) = delete;
  ~Alarm() {
    if (file_ >= 0) close(file_);
  }

  int file() const { return file_; }
  void set(Clock::time_point when) const {
    const auto ns = duration_cast<nanoseconds>(when.time_since_epoch()).count();
    constexpr std::int64_t second = 1'000'000'000;
    const itimerspec at{.it_interval = {}, .it_value = {ns / second, ns % second}};
    timerfd_settime(file_, TFD_TIMER_ABSTIME, &at, nullptr);
  }

 private:
  int file_;
};

std::size_t most_connections(const LoadOrder& order) {
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  const auto room = static_cast<std::size_t>(std::min<rlim_t>(files.rlim_cur, 1U << 16U)) / 2;
  return std::clamp<std::size_t>(static_cast<std::size_t>(order.connections), 1, room);
}

std::int64_t arrivals(const LoadOrder& order) {
  const auto writes = static_cast<std::int64_t>(order.writes.size());
  if (order.reads.empty()) return writes;
  return std::max<std::int64_t>(writes, std::llround(order.rate * order.for_ms / 1000));
}

class Generator {
 public:
  Generator(const LoadOrder& order,
            const std::string& origin,
            const ClientLimits& limits,
            const std::atomic<bool>& stop);

  LoadResult run();

 private:
  Clock::time_point due(std::int64_t arrival) const;
  void start_due();
  void start(LoadSlot& slot);
  LoadSlot* free_slot();
  void drop_late();
  void reap();
  void record(LoadSlot& slot, CURLcode code);
  void fail(Failure failure) { ++result_.failures[failure]; }
  void sleep() const;
  void add_latency(Clock::time_point from);

  const LoadOrder& order_;
  const std::string& origin_;
  const ClientLimits& limits_;
  const std::atomic<bool>& stop_;
  std::vector<Prepared> reads_;
  std::vector<Prepared> writes_;
  std::int64_t arrivals_;
  std::size_t most_slots_;
  std::unique_ptr<CURLM, FreeMulti> multi_{curl().multi_init()};
  std::vector<std::unique_ptr<LoadSlot>> slots_{};  // go before multi_, which owns the connections
  std::vector<LoadSlot*> free_{};
  std::size_t under_way_ = 0;
  std::int64_t next_ = 0;    // the arrival to start next
  std::size_t written_ = 0;  // writes that were started
  std::size_t read_ = 0;     // reads that were started
  bool starved_ = false;     // of connections, since some arrival
  Alarm alarm_{};
  Clock::time_point begin_{};
  LoadResult result_{};
};

Generator::Generator(const LoadOrder& order,
                     const std::string& origin,
                     const ClientLimits& limits,
                     const std::atomic<bool>& stop)
    : order_(order),
      origin_(origin),
      limits_(limits),
      stop_(stop),
      reads_(prepared(order.reads, origin)),
      writes_(prepared(order.writes, origin)),
      arrivals_(arrivals(order)),
      most_slots_(most_connections(order)) {
  curl().multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, static_cast<long>(most_slots_));
  result_.writes.resize(writes_.size());
  for (std::size_t i = 0; i < writes_.size(); ++i) {
    result_.writes[i].request = order.writes[i];
    result_.writes[i].failure = Failure::kInterrupted;  // until it was sent
  }
}

Clock::time_point Generator::due(std::int64_t arrival) const {
  constexpr double second = 1e9;
  return begin_ + nanoseconds(std::llround(static_cast<double>(arrival) * second / order_.rate));
}

LoadSlot* Generator::free_slot() {
  if (free_.empty() && slots_.size() < most_slots_) {
    slots_.push_back(std::make_unique<LoadSlot>(origin_, limits_));
    free_.push_back(slots_.back().get());
  }
  if (free_.empty()) return nullptr;
  LoadSlot* const slot = free_.back();
  free_.pop_back();
  return slot;
}

void Generator::start_due() {
  Clock::time_point now = Clock::now();
  while (next_ < arrivals_ && due(next_) <= now) {
    LoadSlot* const slot = free_slot();
    if (slot == nullptr) {
      starved_ = true;
      return;
    }
    slot->due = due(next_);
    if (!starved_) result_.lag.add(duration_cast<microseconds>(now - slot->due).count());
    start(*slot);
    ++next_;
    now = Clock::now();
  }
  starved_ = false;
}

// Which request an arrival is: writes are spread evenly among the reads.
void Generator::start(LoadSlot& slot) {
  ++result_.due;
  const auto count = static_cast<std::int64_t>(writes_.size());
  const bool write = std::cmp_less(written_, (next_ + 1) * count / arrivals_) || reads_.empty();
  slot.write = write ? ++written_ : 0;
  const Prepared& what = write ? writes_[written_ - 1] : reads_[read_++ % reads_.size()];
  if (!what.sendable) {
    fail(Failure::kRefused);
    free_.push_back(&slot);
    return;
  }
  slot.prepare(what.request, what.list.get(), order_.timeout_ms);
  curl().multi_add_handle(multi_.get(), slot.handle());
  ++under_way_;
}

// What has waited for a connection until now will not be sent.
void Generator::drop_late() {
  const Clock::time_point end = due(arrivals_) + std::chrono::milliseconds(order_.drain_ms);
  if (!starved_ || Clock::now() < end) return;
  for (; next_ < arrivals_; ++next_) {
    ++result_.due;
    ++result_.unsent;
    add_latency(due(next_));
  }
}

void Generator::add_latency(Clock::time_point from) {
  result_.latency.add(duration_cast<microseconds>(Clock::now() - from).count());
}

void Generator::record(LoadSlot& slot, CURLcode code) {
  const Failure failure = slot.failure_of(code);
  const int status = slot.status();
  const bool put_off = failure == Failure::kNone && slot.is_put_off();
  if (failure == Failure::kNone) {
    ++result_.answered;
    ++result_.statuses[status];
    if (put_off) ++result_.put_off;
  } else if (slot.is_ours(code)) {
    ++result_.ours;
  } else {
    fail(failure);
  }
  const bool timed_out = failure == Failure::kTimeout;
  if (timed_out || (failure == Failure::kNone && !put_off)) add_latency(slot.due);

  const bool bad = failure != Failure::kNone || status >= 500;
  const bool shown = bad && result_.failed.size() < kFailuresKept;
  if (slot.write == 0 && !shown) return;
  const double ms = std::chrono::duration<double, std::milli>(Clock::now() - slot.due).count();
  Exchange exchange = slot.exchange(code, ms);
  if (shown) result_.failed.push_back(exchange);
  if (slot.write != 0) result_.writes[slot.write - 1] = std::move(exchange);
}

void Generator::reap() {
  int left = 0;
  while (const CURLMsg* message = curl().multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL* const handle = message->easy_handle;
    const CURLcode code = message->data.result;  // gone once the handle is removed
    LoadSlot* slot = nullptr;
    curl().easy_getinfo(handle, CURLINFO_PRIVATE, &slot);
    curl().multi_remove_handle(multi_.get(), handle);
    record(*slot, code);
    free_.push_back(slot);
    --under_way_;
  }
}

void Generator::sleep() const {
  if (starved_ && !free_.empty()) return;  // what waited for a connection has one now
  curl_waitfd wake{.fd = alarm_.file(), .events = CURL_WAIT_POLLIN, .revents = 0};
  const bool timed = next_ < arrivals_ && !starved_;
  if (timed) {
    const Clock::time_point when = due(next_);
    if (when <= Clock::now()) return;
    alarm_.set(when);
  }
  curl().multi_poll(multi_.get(), &wake, timed ? 1 : 0, kPollMs, nullptr);
}

LoadResult Generator::run() {
  begin_ = Clock::now();
  while (!stop_ && multi_ != nullptr) {
    start_due();
    int running = 0;
    curl().multi_perform(multi_.get(), &running);
    reap();
    drop_late();
    if (next_ == arrivals_ && under_way_ == 0) break;
    sleep();
  }
  for (const auto& slot : slots_)  // of a run that was stopped
    curl().multi_remove_handle(multi_.get(), slot->handle());
  result_.seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
  return std::move(result_);
}

}  // namespace

LoadResult generate_load(const LoadOrder& order,
                         const std::string& origin,
                         const ClientLimits& limits,
                         const std::atomic<bool>& stop) {
  return Generator(order, origin, limits, stop).run();
}

}  // namespace assay
