// SPDX-License-Identifier: MIT
// Asking: every request of a gather goes through here.
#include "dialect/session.h"

#include <algorithm>
#include <utility>

#include "core/text.h"

namespace assay {
namespace {

bool is_url(std::string_view path) {
  return path.starts_with("http://") || path.starts_with("https://");
}

void add_headers(Headers& headers, const std::vector<std::pair<std::string, std::string>>& more) {
  for (const auto& [name, value] : more)
    headers.push_back({name, value});
}

}  // namespace

std::string own_url(std::string_view address, std::string_view request_url) {
  const std::size_t authority = request_url.find("://");
  const std::size_t from = authority == std::string_view::npos ? 0 : authority + 3;
  const std::size_t path_at = std::min(request_url.find('/', from), request_url.size());
  const std::string origin(request_url.substr(0, path_at));
  if (address.starts_with("//"))
    address.remove_prefix(std::min(address.find('/', 2), address.size()));
  if (is_url(address)) {
    const std::size_t rest = address.find('/', address.find("://") + 3);
    return origin + (rest == std::string_view::npos ? "/" : std::string(address.substr(rest)));
  }
  if (address.starts_with('/')) return origin + std::string(address);
  const std::string_view path = request_url.substr(0, request_url.find('?'));
  if (address.empty() || address.starts_with('?')) return std::string(path) + std::string(address);
  const std::size_t folder = path.rfind('/');
  return std::string(path.substr(0, std::max(folder, path_at))) + "/" + std::string(address);
}

Session::Session(World& world,
                 const Contract& contract,
                 Dialect& dialect,
                 Tape& tape,
                 const Resource* resource,
                 SessionSetup setup)
    : world_(world),
      contract_(contract),
      dialect_(dialect),
      tape_(tape),
      resource_(resource),
      setup_(std::move(setup)),
      maker_(setup_.seed, setup_.marker, setup_.first) {
  if (resource_ != nullptr) return;
  for (const Resource& each : contract_.resources) {
    if (resource_ == nullptr || (!spoken(*resource_).creatable && spoken(each).creatable)) {
      resource_ = &each;
    }
  }
}

ResourceDialect& Session::spoken(const Resource& resource) {
  ResourceDialect& spoken = dialect_.resources[resource.name];
  if (spoken.path.empty()) {
    spoken.path = resource.path;
    spoken.wrapper = resource.wrapper;
  }
  return spoken;
}

Exchange Session::send(const Ask& ask) {
  const Principal& who = ask.principal != nullptr ? *ask.principal : current();
  Request request;
  request.method = ask.method;
  request.url = is_url(ask.path) ? ask.path : dialect_.base + ask.path;
  request.headers = who.headers;
  add_headers(request.headers, contract_.headers);
  if (!dialect_.host.empty()) request.headers.push_back({"Host", dialect_.host});
  for (const Header& header : ask.headers) {
    std::erase_if(request.headers, [&](const Header& present) {
      return equals_ignoring_case(present.name, header.name);
    });
    request.headers.push_back(header);
  }
  request.timeout_ms = ask.timeout_ms;
  if (ask.body) {
    request.body = *ask.body;
    request.has_body = true;
    request.padding = ask.padding;
    if (!ask.content_type.empty()) {
      request.headers.push_back({"Content-Type", ask.content_type});
    }
  }
  Exchange exchange = world_.send(request);
  exchange.principal = who.name;
  keep_session(exchange);
  return exchange;
}

const Exchange& Session::ask(std::string name, const Ask& ask) {
  Exchange answer = send_patiently(name, ask);
  return tape_.add(std::move(name), std::move(answer));
}

const Exchange& Session::get(std::string name, std::string path) {
  return ask(std::move(name), {.path = std::move(path)});
}

const Exchange& Session::send_json(
    std::string name, std::string method, std::string path, const Json& body, Headers headers) {
  return ask(std::move(name), {.method = std::move(method),
                               .path = std::move(path),
                               .body = body.dump(),
                               .headers = std::move(headers)});
}

Request Session::request_of(const Ask& ask) {
  const Principal& who = ask.principal != nullptr ? *ask.principal : current();
  Request request{.method = ask.method,
                  .url = is_url(ask.path) ? ask.path : dialect_.base + ask.path,
                  .headers = who.headers,
                  .body = ask.body.value_or(""),
                  .has_body = ask.body.has_value(),
                  .timeout_ms = ask.timeout_ms};
  add_headers(request.headers, contract_.headers);
  request.headers.insert(request.headers.end(), ask.headers.begin(), ask.headers.end());
  if (!dialect_.host.empty()) request.headers.push_back({"Host", dialect_.host});
  if (ask.body) request.headers.push_back({"Content-Type", ask.content_type});
  return request;
}

std::vector<const Exchange*> Session::recorded(const std::string& name,
                                               const std::vector<Ask>& asks,
                                               std::vector<Exchange> answers) {
  std::vector<const Exchange*> all;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Principal* who = asks.at(i).principal;
    answers[i].principal = who != nullptr ? who->name : current().name;
    all.push_back(&tape_.add(name, std::move(answers[i])));
  }
  return all;
}

std::vector<const Exchange*> Session::volley(const std::string& name,
                                             const std::vector<Ask>& asks,
                                             Release release) {
  std::vector<Request> requests;
  for (const Ask& ask : asks)
    requests.push_back(request_of(ask));
  return recorded(name, asks, world_.volley(requests, release));
}

Shutdown Session::shut_down(const std::string& name,
                            const std::vector<Ask>& asks,
                            std::chrono::milliseconds grace) {
  std::vector<Request> requests;
  for (const Ask& ask : asks)
    requests.push_back(request_of(ask));
  Shutdown end = world_.shut_down(requests, grace);
  recorded(name, asks, std::move(end.in_flight));
  tape_.add("newcomer", std::move(end.newcomer));
  return end;
}

LoadResult Session::load(const std::string& name, const LoadAsk& ask) {
  LoadOrder order{.rate = ask.rate,
                  .for_ms = ask.for_ms,
                  .connections = ask.connections,
                  .drain_ms = ask.drain_ms,
                  .calibrate = ask.calibrate};
  for (const Ask& read : ask.reads)
    order.reads.push_back(request_of(read));
  for (const Ask& write : ask.writes)
    order.writes.push_back(request_of(write));
  Load load = world_.load(order);
  tape_.note(name, to_json(load));
  for (Exchange& failed : load.result.failed) {
    failed.principal = current().name;
    tape_.add(name + " (failed)", failed);
  }
  for (std::size_t i = 0; i < load.result.writes.size(); ++i) {
    const Principal* who = ask.writes.at(i).principal;
    load.result.writes[i].principal = who != nullptr ? who->name : current().name;
  }
  return std::move(load.result);
}

void Session::wait_ms(int ms) {
  world_.wait(std::chrono::milliseconds(ms));
}

const Exchange& Session::settle(const std::string& name,
                                const Ask& question,
                                const std::function<bool(const Exchange&)>& holds) {
  return settle_within(name, question, contract_.consistency_ms, holds);
}

const Exchange& Session::settle_within(const std::string& name,
                                       const Ask& question,
                                       int within_ms,
                                       const std::function<bool(const Exchange&)>& holds) {
  constexpr int kLongestStepMs = 400;
  const double until = world_.now_ms() + within_ms;
  int step = 20;
  Exchange answer = send_patiently(name, question);
  while (!holds(answer) && world_.now_ms() < until && !world_.stopped()) {
    world_.wait(std::chrono::milliseconds(step));
    step = std::min(step * 2, kLongestStepMs);
    answer = send_patiently(name, question);
  }
  return tape_.add(name, std::move(answer));
}

void Session::block(std::string reason) {
  if (!tape_.halt()) tape_.stop({Outcome::kInconclusive, std::move(reason)});
}

void Session::skip(std::string reason) {
  if (!tape_.halt()) tape_.stop({Outcome::kNotApplicable, std::move(reason)});
}

}  // namespace assay
