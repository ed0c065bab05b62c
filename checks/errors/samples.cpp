// SPDX-License-Identifier: MIT
// Sorting error answers into kinds.
#include "checks/errors/samples.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/core.h>

#include "checks/errors/pooled.h"
#include "checks/errors/provoke.h"
#include "checks/errors/routes.h"
#include "core/text.h"
#include "dialect/refusal.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace {

constexpr int kConfirmed = 2;
constexpr int kReadOfOneClass = 12;             // bodies parsed for one route, kind and status
constexpr std::size_t kLargestError = 1 << 16;  // bytes of a body that are worth parsing

bool is_core_status(int status) {
  return status == 408 || status == 411 || status == 413 || status == 414 || status == 431;
}

// Refused for its size or its bytes before any route saw it.
bool is_core_matter(const Exchange& exchange) {
  constexpr std::size_t kLongUrl = 512;
  constexpr std::size_t kLongHeader = 4096;
  const std::string& url = exchange.request.url;
  const bool long_header = std::ranges::any_of(exchange.request.headers, [](const Header& header) {
    return header.value.size() > kLongHeader;
  });
  return is_core_status(exchange.status()) || url.size() > kLongUrl || long_header ||
         url.find("%00") != std::string::npos;
}

// No JSON, or a scalar, which strict parsers take for none.
bool has_malformed_body(const Request& request) {
  constexpr std::size_t kLargestSent = 1 << 16;
  if (!request.has_body || request.body.size() > kLargestSent) return false;
  const std::optional<Json> body = Json::parse(request.body);
  return !body || (!body->is_object() && !body->is_array());
}

// What a refusal that is dressed as success is about: its body's form counts as any other's.
std::optional<ErrorKind> kind_in_disguise(const Exchange& exchange, const Route& route) {
  if (exchange.request.method == "GET" && route.item && route.well_formed_id) {
    return ErrorKind::kNotFound;
  }
  if (!exchange.request.has_body) return std::nullopt;
  return has_malformed_body(exchange.request) ? ErrorKind::kMalformed : ErrorKind::kValidation;
}

std::optional<ErrorKind> kind_of(const Exchange& exchange, const Route& route, Level level) {
  const std::string& method = exchange.request.method;
  if (exchange.is_2xx()) return kind_in_disguise(exchange, route);
  switch (exchange.status()) {
    case 400:
    case 422:
      return has_malformed_body(exchange.request) ? ErrorKind::kMalformed : ErrorKind::kValidation;
    case 401:
    case 403:
      return ErrorKind::kAuth;
    case 404:
    case 410:
      if (method == "GET" && route.item && route.well_formed_id) return ErrorKind::kNotFound;
      return std::nullopt;
    case 409:
    case 412:
    case 423:
    case 428:
      return ErrorKind::kConflict;
    case 405:
      if (level == Level::kSenior && method != "HEAD") return ErrorKind::kMethod;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

bool is_known_method(std::string_view method) {
  for (const std::string_view known : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
    if (method == known) return true;
  }
  return false;
}

class Collector {
 public:
  explicit Collector(const Tape& tape) : routes_(tape), level_(tape.level) {}

  void add(const Exchange& exchange, bool own) {
    if (!exchange.is_4xx() && !refused_in_words(exchange)) return;
    if (looks_throttled(exchange) || is_core_matter(exchange)) return;
    if (!is_known_method(exchange.request.method)) return;
    if (exchange.response.body.size() > kLargestError) return;
    const Route route = routes_.of(exchange.request.url);
    if (!route.known) return;
    const std::optional<ErrorKind> kind = kind_of(exchange, route, level_);
    if (!kind) return;
    const std::string name = exchange.request.method + " " + route.name;
    const std::string key =
        fmt::format("{} {} {}", name, static_cast<int>(*kind), exchange.status());
    Class& one = classes_[key];
    if (one.read >= kReadOfOneClass) return;
    ++one.read;
    ErrorShape shape = error_shape(exchange);
    // A true status in a body that came as success: http.honest-status charges the response's.
    if (exchange.is_2xx()) shape.violations.clear();
    const auto same = std::ranges::find_if(one.samples, [&](const ErrorSample& sample) {
      return sample.shape.form == shape.form && same_shape(sample.shape, shape) &&
             sample.shape.violations.empty() == shape.violations.empty();
    });
    if (same == one.samples.end()) {
      one.samples.push_back({*kind, name, &exchange, std::move(shape), 1, own});
    } else {
      ++same->seen;
      same->own = same->own || own;
    }
  }

  std::vector<ErrorSample> confirmed() const {
    std::vector<ErrorSample> all;
    for (const auto& [key, one] : classes_) {
      for (const ErrorSample& sample : one.samples) {
        if (sample.seen >= kConfirmed) all.push_back(sample);
      }
    }
    return all;
  }

 private:
  struct Class {
    std::vector<ErrorSample> samples{};
    int read = 0;
  };

  RouteTable routes_;
  Level level_;
  std::map<std::string, Class> classes_{};
};

}  // namespace

std::string_view to_string(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kValidation:
      return "validation";
    case ErrorKind::kMalformed:
      return "malformed JSON";
    case ErrorKind::kNotFound:
      return "not found";
    case ErrorKind::kConflict:
      return "conflict";
    case ErrorKind::kAuth:
      return "access";
    case ErrorKind::kMethod:
      return "method";
  }
  return "";
}

std::vector<ErrorSample> error_samples(const Tape& tape) {
  Collector collector(tape);
  for_each_exchange(tape,
                    [&](const Pooled& pooled) { collector.add(*pooled.exchange, pooled.own); });
  return collector.confirmed();
}

}  // namespace assay::checks
