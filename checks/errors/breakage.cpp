// SPDX-License-Identifier: MIT
// Grouping server errors.
#include "checks/errors/breakage.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "checks/errors/pooled.h"
#include "checks/errors/production.h"
#include "checks/errors/routes.h"
#include "core/text.h"
#include "core/word_list.h"
#include "dialect/error_shape.h"
#include "dialect/exception_name.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace {

constexpr std::size_t kLargestParsed = 1 << 16;  // bytes of a body that are worth parsing
constexpr std::string_view kNul = "a NUL character";
// One place reads bodies: what it cannot read is one cause, whatever is wrong with it.
constexpr std::array<std::string_view, 4> kUnreadable{
    "a body that is no JSON object", "an empty body", "another content type", "a large body"};
// What Spring refuses by itself, before any code of the candidate's: one handler for all makes them
// one cause.
constexpr std::array<std::string_view, 10> kFrameworkRefusals{
    "HttpMessageNotReadable", "HttpMediaType",
    "HttpRequestMethod",      "MethodArgumentTypeMismatch",
    "TypeMismatch",           "MissingServlet",
    "MissingRequest",         "NoResourceFound",
    "NoHandlerFound",         "ServletRequestBinding"};
constexpr double kSoonMs = 1'000;

bool is_breaking_status(const Exchange& exchange) {
  const int status = exchange.status();
  return exchange.is_5xx() && (status == 500 || status > 505) && !looks_throttled(exchange);
}

// Asked at the same time, where a server error belongs to the race.
bool is_racing(const Pooled& pooled) {
  return is_race(pooled.tape->check()) ||
         std::ranges::any_of(pooled.tape->fact("races").items(),
                             [&](const Json& step) { return step.text() == pooled.name; });
}

// Whether what a check sends is bad input rather than much of it. A hang is the very subject of
// large and of deep bodies, and not of the one whose member is not nested at all.
bool sends_bad_input(const Pooled& pooled) {
  constexpr std::array<std::string_view, 4> kOthers{
      "page.bad-params", "query.bad-input", "http.missing-resource", "http.method-not-allowed"};
  const std::string& check = pooled.tape->check();
  if (check == "val.deep-nesting") return pooled.name == "1 level";
  if (check == "val.huge-body") return false;
  return pooled.own || check.starts_with("val.") || lists(kOthers, check);
}

// Whether the service answers others soon.
bool is_answered_later(const Pooled& pooled) {
  return std::ranges::any_of(pooled.tape->entries(), [&](const Tape::Entry& entry) {
    return entry.exchange.id > pooled.exchange->id && entry.exchange.answered() &&
           entry.exchange.ms < kSoonMs;
  });
}

// Not answered in time, by a service that answers others soon: it hangs on this very input.
bool is_hang(const Pooled& pooled) {
  return pooled.exchange->failure == Failure::kTimeout && sends_bad_input(pooled) &&
         is_answered_later(pooled);
}

// Closed without an answer by a service that goes on: what handled the request died of it. The
// second time the connection is a new one, so that it was not idle that closed it.
bool is_dropped(const Pooled& pooled) {
  constexpr std::size_t kSmall = 64 * 1024;
  const Exchange& exchange = *pooled.exchange;
  if (!pooled.own || exchange.failure != Failure::kReset || exchange.status() != 0) return false;
  const std::vector<const Exchange*> same = pooled.tape->all(pooled.name);
  return body_size(exchange.request) < kSmall && same.size() > 1 &&
         std::ranges::none_of(same, [](const Exchange* one) { return one->answered(); }) &&
         is_answered_later(pooled);
}

// Requests that are valid: when they fail, http.create or the signing in says so.
bool is_valid_input(const Pooled& pooled) {
  if (pooled.tape->check() == "http.create") return true;
  for (const std::string_view name :
       {"control", "create", "parent ", "seed", "sign up", "log in"}) {
    if (pooled.name.starts_with(name)) return true;
  }
  return false;
}

bool has_nul(const Request& request) {
  return request.url.find("%00") != std::string::npos ||
         request.body.find("\\u0000") != std::string::npos ||
         request.body.find('\0') != std::string::npos;
}

bool has_odd_accept(const Request& request) {
  const std::string* accept = find_header(request.headers, "Accept");
  return accept != nullptr && !contains_ignoring_case(*accept, "json");
}

bool is_json_type(const Request& request) {
  const std::string* type = find_header(request.headers, "Content-Type");
  return type != nullptr && contains_ignoring_case(*type, "json");
}

std::string kind_of_body(const Request& request) {
  if (request.body.empty()) return "an empty body";
  if (request.body.size() + request.padding.bytes > kLargestParsed) return "a large body";
  if (!is_json_type(request)) return "another content type";
  const std::optional<Json> body = Json::parse(request.body);
  return body && body->is_object() ? "a JSON object" : "a body that is no JSON object";
}

std::string kind_of_input(const Pooled& pooled, const Route& route) {
  const Request& request = pooled.exchange->request;
  if (has_nul(request)) return std::string(kNul);
  if (has_odd_accept(request)) return "another Accept header";
  // Unknown, malformed or deleted: which of them an id is, the error tells, if it tells them apart.
  const bool told = pooled.own && pooled.name.ends_with(" id");  // "PUT of an unknown id"
  const bool taken = route.well_formed_id && request.has_body;
  if (told || (route.item && !taken)) return "an id of this kind";
  if (request.has_body) return kind_of_body(request);
  if (request.url.find('?') != std::string::npos) return "query parameters";
  return request.method == "GET" ? "a plain request" : "a request without a body";
}

// The error's form, and the words before its first colon ("NOT NULL constraint failed"): what
// follows differs from input to input of one cause.
std::string signature_of(const Exchange& exchange) {
  constexpr std::size_t kLongestName = 60;
  if (exchange.response.body.size() > kLargestParsed) return "large";
  const ErrorShape shape = error_shape(exchange);
  const std::size_t colon = shape.text.find(':');
  std::string name = std::string(to_string(shape.form)) + ": ";
  if (colon > kLongestName) return name;
  for (const char c : std::string_view(shape.text).substr(0, colon)) {
    if (c < '0' || c > '9') name += c;
  }
  return name;
}

// What breakages of one cause have in common. An exception that is named is one cause wherever it
// comes up (a handler that turns all of a framework's refusals into 500 is mended in one place);
// where none is, the route and the kind of input tell causes apart.
std::string cause_of(const Exchange& exchange, const Route& route, std::string_view input) {
  std::string exception = named_exception(exchange.response.body);
  if (begins_with_one_of(kFrameworkRefusals, exception)) return "a refusal of the framework";
  if (!exception.empty() && input != kNul) return exception;
  const std::string_view kind = lists(kUnreadable, input) ? kUnreadable.front() : input;
  return fmt::format("{}\n{}\n{} {}", route.known ? route.name : "elsewhere", kind,
                     exchange.status(), signature_of(exchange));
}

// Sent, and not answered.
bool is_cut_off(const Exchange* exchange) {
  return exchange != nullptr && !exchange->answered() && exchange->failure != Failure::kRefused;
}

}  // namespace

std::vector<Breakage> breakages(const Tape& tape) {
  constexpr double kNulWeight = 0.5;
  const RouteTable routes(tape);
  std::map<std::string, Breakage> groups;
  for_each_exchange(tape, [&](const Pooled& pooled) {
    const Exchange& exchange = *pooled.exchange;
    const bool breaks = is_breaking_status(exchange) || is_hang(pooled) || is_dropped(pooled);
    if (!breaks || is_racing(pooled) || is_valid_input(pooled)) return;
    if (pooled.name == kInProduction) return;  // asked before, where the error said more
    const Route route = routes.of(exchange.request.url);
    std::string input = kind_of_input(pooled, route);
    Breakage& group = groups[cause_of(exchange, route, input)];
    if (group.first == nullptr) {
      const double weight = input == kNul ? kNulWeight : 1;
      std::string probe = pooled.own ? std::string(pooled.name) : "of " + pooled.tape->check();
      group = {route.name, std::move(input), std::move(probe), &exchange, 0, weight};
    }
    ++group.seen;
  });
  std::vector<Breakage> all;
  all.reserve(groups.size());
  for (auto& [key, group] : groups)
    all.push_back(std::move(group));
  return all;
}

const Tape* crash(const Tape& tape) {
  if (!tape.fact("crashed").is_null()) return &tape;
  // The stage of restarts ends the service itself; some checks charge a crash of their own making.
  const auto found = std::ranges::find_if(tape.pool, [](const Tape* other) {
    return !other->fact("crashed").is_null() && other->fact("judges_crash").is_null() &&
           !other->check().starts_with("life.") && !other->check().ends_with("-restart");
  });
  return found == tape.pool.end() ? nullptr : *found;
}

const Exchange* last_words(const std::vector<const Tape*>& tapes) {
  std::vector<const Exchange*> all;
  for (const Tape* tape : tapes) {
    for (const Tape::Entry& entry : tape->entries())
      all.push_back(&entry.exchange);
  }
  std::ranges::sort(all, {}, &Exchange::id);
  const Exchange* before = nullptr;
  for (const Exchange* each : all) {
    if (each->failure == Failure::kRefused && is_cut_off(before)) return before;
    before = each;
  }
  return is_cut_off(before) ? before : nullptr;
}

}  // namespace assay::checks
