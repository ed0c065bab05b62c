// SPDX-License-Identifier: MIT
// One reused libcurl handle, and what its results mean.
#include "http/client.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "core/text.h"
#include "http/curl_handle.h"
#include "http/incoming.h"
#include "http/outgoing.h"
#include "http/response_parser.h"
#include "http/volley.h"

namespace assay {
namespace {

using Clock = std::chrono::steady_clock;

// Servers close idle connections after 2 s (gunicorn), 5 s (Node, uvicorn) or more. A request that
// meets such a close cannot be told from one that crashed the service.
constexpr std::chrono::milliseconds kIdleReuse{1'000};

// A server has accepted as many connections in less time than it takes to answer on them.
constexpr double kFirstSettleMs = 10;  // nothing is known yet
constexpr double kLeastSettleMs = 3;
constexpr double kMostSettleMs = 20;

// What a volley took for each of its requests, in milliseconds; nothing when none was answered.
std::optional<double> pace_of(const std::vector<Exchange>& exchanges) {
  double last = 0;
  for (const Exchange& exchange : exchanges) {
    if (exchange.answered()) last = std::max(last, exchange.ms);
  }
  if (last <= 0) return std::nullopt;
  return last / static_cast<double>(exchanges.size());
}

}  // namespace

struct HttpClient::Impl {
  std::string origin;
  ClientLimits limits;
  const std::atomic<bool>& stop;
  List list{};
  Headers listed{};  // what `list` was made of
  bool listed_for_body = false;
  bool keeps_alive = false;     // the last answer left its connection open
  bool closes_unasked = false;  // a connection that should have stayed open was closed
  Clock::time_point last_used{};
  LastWords last_words{};
  std::array<char, CURL_ERROR_SIZE> error{};
  double spread_us = 0;
  std::optional<double> pace{};  // of the last volley that was answered
  PaddedBody padded{};
  Easy easy{};  // goes first: closing its connections still reports to what is above

  void open();
  void set_request(const Request& request, const Headers& headers);
  bool must_connect(bool safe) const;
  Failure failure_of(CURLcode code, const Incoming& incoming) const;
  void learn(const Response& response, bool answered, bool expected_reuse);
  double transfer_ms() const;
  bool answered_early(const Request& request, Incoming& incoming) const;
  std::chrono::milliseconds settle(std::size_t requests) const;
};

void HttpClient::Impl::open() {
  easy = open_transfer(origin, {.error = error.data(), .last_words = &last_words, .stop = &stop});
  keeps_alive = false;
}

void HttpClient::Impl::set_request(const Request& request, const Headers& headers) {
  CURL* const handle = easy.get();
  const bool posts = carries_body(request);
  const auto same = [](const Header& left, const Header& right) {
    return left.name == right.name && left.value == right.value;
  };
  if (listed_for_body != posts || !std::ranges::equal(listed, headers, same)) {
    list = header_list(headers, posts);
    listed = headers;
    listed_for_body = posts;
  }
  const long timeout = request.timeout_ms > 0 ? request.timeout_ms : limits.timeout_ms;
  curl().easy_setopt(handle, CURLOPT_HTTPHEADER, list.get());
  curl().easy_setopt(handle, CURLOPT_URL, request.url.c_str());
  curl().easy_setopt(handle, CURLOPT_TIMEOUT_MS, timeout);
  curl().easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, std::min<long>(timeout, limits.connect_ms));
  curl().easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, wants_decoding(headers) ? "" : nullptr);
  set_method(handle, request, padded);
}

bool HttpClient::Impl::must_connect(bool safe) const {
  return Clock::now() - last_used > kIdleReuse || (closes_unasked && !safe);
}

Failure HttpClient::Impl::failure_of(CURLcode code, const Incoming& incoming) const {
  if (incoming.too_large()) return Failure::kTooLarge;
  if (code == CURLE_ABORTED_BY_CALLBACK && stop) return Failure::kInterrupted;
  const Failure failure = assay::failure_of(code);
  if (failure != Failure::kReset) return failure;
  // Bad chunk framing has no code of its own.
  return std::strstr(error.data(), "chunked-encoding") != nullptr ? Failure::kGarbage
                                                                  : Failure::kReset;
}

void HttpClient::Impl::learn(const Response& response, bool answered, bool expected_reuse) {
  long connects = 0;
  curl().easy_getinfo(easy.get(), CURLINFO_NUM_CONNECTS, &connects);
  if (expected_reuse && connects > 0) closes_unasked = true;
  const std::string* const connection = find_header(response.headers, "Connection");
  long version = CURL_HTTP_VERSION_NONE;
  curl().easy_getinfo(easy.get(), CURLINFO_HTTP_VERSION, &version);
  keeps_alive = answered && version == CURL_HTTP_VERSION_1_1 &&
                (connection == nullptr || !contains_ignoring_case(*connection, "close"));
  last_used = Clock::now();
}

double HttpClient::Impl::transfer_ms() const {
  curl_off_t connected_us = 0;
  curl_off_t total_us = 0;
  curl().easy_getinfo(easy.get(), CURLINFO_PRETRANSFER_TIME_T, &connected_us);
  curl().easy_getinfo(easy.get(), CURLINFO_TOTAL_TIME_T, &total_us);
  return static_cast<double>(total_us - connected_us) / 1000.0;
}

// Whether a final answer came although the request's body never went out whole.
bool HttpClient::Impl::answered_early(const Request& request, Incoming& incoming) const {
  curl_off_t sent = 0;
  curl().easy_getinfo(easy.get(), CURLINFO_SIZE_UPLOAD_T, &sent);
  if (std::cmp_greater_equal(sent, body_size(request))) return false;
  if (incoming.response().status == 0) {
    ResponseParser parser(limits, false);
    parser.feed(last_words.bytes);
    parser.end_of_stream();
    if (!parser.has_head()) return false;
    incoming.response() = std::move(parser.response());
    return true;
  }
  return incoming.has_head();
}

std::chrono::milliseconds HttpClient::Impl::settle(std::size_t requests) const {
  const double needed = pace ? *pace * static_cast<double>(requests) : kFirstSettleMs;
  const double most = std::clamp(needed, kLeastSettleMs, kMostSettleMs);
  return std::chrono::milliseconds(static_cast<int>(std::ceil(most)));
}

HttpClient::HttpClient(std::string origin, ClientLimits limits, const std::atomic<bool>& stop)
    : impl_(new Impl{.origin = std::move(origin), .limits = limits, .stop = stop}) {
  impl_->open();
}

HttpClient::~HttpClient() = default;

void HttpClient::forget_connections() {
  impl_->open();
  impl_->closes_unasked = false;
}

std::vector<Exchange> HttpClient::volley(std::span<const Request> requests, const Gate& gate) {
  impl_->open();  // a server with one worker would serve the kept connection and none of these
  const VolleyTerms terms{impl_->limits, gate, impl_->settle(requests.size())};
  Volley volley = fire_volley(requests, impl_->origin, terms, impl_->stop);
  impl_->spread_us = volley.spread_us;
  if (const std::optional<double> pace = pace_of(volley.exchanges)) impl_->pace = pace;
  return std::move(volley.exchanges);
}

double HttpClient::release_spread_us() const {
  return impl_->spread_us;
}

Exchange HttpClient::send(const Request& request) {
  Impl& impl = *impl_;
  Exchange exchange;
  exchange.request = request;
  if (impl.stop) {
    exchange.failure = Failure::kInterrupted;
    return exchange;
  }
  if (impl.easy == nullptr || !sendable(request, impl.origin)) {
    exchange.failure = Failure::kRefused;
    return exchange;
  }
  CURL* const handle = impl.easy.get();
  exchange.request.headers = outgoing_headers(request, authority_of(impl.origin));
  impl.set_request(exchange.request, exchange.request.headers);

  const bool safe = is_safe_method(request.method);
  // A padded body cannot be sent anew on a connection that turns out closed.
  const bool fresh = impl.must_connect(safe) || request.padding.bytes > 0;
  Incoming incoming(impl.limits);
  Attempts attempts{.allowed = safe ? 2 : 1};
  curl().easy_setopt(handle, CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
  curl().easy_setopt(handle, CURLOPT_HEADERDATA, &incoming);
  curl().easy_setopt(handle, CURLOPT_WRITEDATA, &incoming);
  set_attempts(handle, attempts);
  impl.error.front() = '\0';
  impl.last_words = {.most = request.body.empty() ? 0 : impl.limits.header_bytes};
  const CURLcode code = curl().easy_perform(handle);

  exchange.failure = impl.failure_of(code, incoming);
  if (exchange.failure == Failure::kReset && impl.answered_early(request, incoming)) {
    exchange.failure = Failure::kNone;
  }
  exchange.response = std::move(incoming.response());
  exchange.ms = impl.transfer_ms();
  impl.learn(exchange.response, code == CURLE_OK, impl.keeps_alive && !fresh);
  return exchange;
}

}  // namespace assay
