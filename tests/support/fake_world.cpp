// SPDX-License-Identifier: MIT
// Answers from a function, and a clock of its own.
#include "tests/support/fake_world.h"

#include <algorithm>
#include <utility>

#include "core/text.h"

namespace assay {

Exchange FakeWorld::send(const Request& request) {
  Exchange exchange;
  exchange.id = static_cast<int>(log_.size()) + 1;
  exchange.request = request;
  exchange.started_ms = now_ms_;
  exchange.ms = 1;
  exchange.response = handler_(request);
  if (exchange.response.status == 0) exchange.failure = no_answer;
  now_ms_ += exchange.ms;
  log_.push_back(exchange);
  return exchange;
}

std::vector<Exchange> FakeWorld::volley(std::span<const Request> requests, Release /*release*/) {
  std::vector<Exchange> answers;
  for (const Request& request : requests)
    answers.push_back(send(request));
  return answers;
}

Load FakeWorld::load(const LoadOrder& order) {
  if (on_load) return on_load(order);
  Load load;
  LoadResult& result = load.result;
  const auto arrivals = static_cast<std::size_t>(order.rate * order.for_ms / 1000);
  const std::size_t writes = order.writes.size();
  for (std::size_t i = 0; i < arrivals; ++i) {
    const std::size_t written = result.writes.size();
    const bool write =
        written < writes && (order.reads.empty() || (i + 1) * writes / arrivals > written);
    if (!write && order.reads.empty()) break;
    Exchange exchange = send(write ? order.writes[written] : order.reads[i % order.reads.size()]);
    ++result.due;
    ++result.answered;
    ++result.statuses[exchange.status()];
    result.latency.add(1000);
    if (exchange.is_5xx()) result.failed.push_back(exchange);
    if (write) result.writes.push_back(std::move(exchange));
  }
  result.seconds = order.for_ms / 1000.0;
  return load;
}

Result<std::string> FakeWorld::run(const std::string& command,
                                   std::chrono::milliseconds /*within*/) {
  if (on_run == nullptr) return failure(ErrorKind::kUndecided, "this world runs nothing");
  return on_run(command);
}

void FakeWorld::wait(std::chrono::milliseconds time) {
  now_ms_ += static_cast<double>(time.count());
  if (on_wait) on_wait();
}

Result<std::string> FakeWorld::listen(std::vector<int> statuses) {
  std::string address = "http://127.0.0.1:9/inbox/" + std::to_string(inboxes_.size() + 1);
  inboxes_[address].statuses = std::move(statuses);
  return address;
}

std::vector<Delivery> FakeWorld::deliveries(const std::string& address) {
  return inboxes_[address].received;
}

int FakeWorld::deliver(const std::string& address, Headers headers, std::string body) {
  Inbox& inbox = inboxes_[address];
  const std::size_t place = std::min(inbox.received.size(), inbox.statuses.size() - 1);
  const int status = inbox.statuses.at(place);
  inbox.received.push_back({now_ms_, std::move(headers), std::move(body), status});
  return status;
}

Result<void> FakeWorld::restart(Ending how, const Environment& extra) {
  if (on_restart == nullptr) return failure(ErrorKind::kUndecided, "this world starts nothing");
  return on_restart(how, extra);
}

TrialStart FakeWorld::try_start(const EnvironmentChange& changes, std::chrono::milliseconds) {
  return on_try_start(changes);
}

Shutdown FakeWorld::shut_down(std::span<const Request> in_flight,
                              std::chrono::milliseconds /*grace*/) {
  Shutdown end{.in_time = true, .ending = "exited with status 0"};
  for (const Request& request : in_flight)
    end.in_flight.push_back(send(request));
  return end;
}

int FakeWorld::count(std::string_view method) const {
  return static_cast<int>(std::ranges::count_if(log_, [&](const Exchange& exchange) {
    return method.empty() || exchange.request.method == method;
  }));
}

std::string path_of(const Request& request) {
  const std::string_view url = std::string_view(request.url).substr(0, request.url.find('?'));
  const std::size_t scheme = url.find("://");
  const std::size_t from = scheme == std::string_view::npos ? 0 : url.find('/', scheme + 3);
  return from == std::string_view::npos ? "/" : std::string(url.substr(from));
}

std::map<std::string, std::string> query_of(const Request& request) {
  std::map<std::string, std::string> query;
  const std::size_t mark = request.url.find('?');
  if (mark == std::string::npos) return query;
  for (const std::string_view pair : split(std::string_view(request.url).substr(mark + 1), '&')) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
    query[percent_decoded(pair.substr(0, equals))] = percent_decoded(value);
  }
  return query;
}

Response answer(int status, const Json& body, Headers headers) {
  headers.push_back({"Content-Type", "application/json"});
  return {.status = status, .headers = std::move(headers), .body = body.dump()};
}

Response answer(int status) {
  return {.status = status};
}

}  // namespace assay
