// SPDX-License-Identifier: MIT
// Looks for refusals that are dressed as success.
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "checks/errors/pooled.h"
#include "checks/errors/provoke.h"
#include "checks/errors/routes.h"
#include "checks/http/family.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace http_honest_status {
namespace {

constexpr Meta kMeta{
    .id = "http.honest-status",
    .title = "No refusal is dressed as success",
    .failure_title = "A refusal is dressed as success",
    .why = "Clients, proxies and monitors go by the status; a failure that says 200 is not seen.",
    .fix = "Give every refusal its own status: 400, 401, 403, 404, 409 or 422.",
    .source = "RFC 9110 15",
    .severity = Severity::kMajor,
    .scope = Scope::kPooled,
    .stage = Stage::kPooled,
    .reproduce = false,
};

constexpr int kConfirmed = 2;

// Protocols whose failures live in the body by design.
bool is_exempt(const Exchange& exchange) {
  return contains_ignoring_case(exchange.request.url, "graphql") ||
         exchange.response.body.find("\"jsonrpc\"") != std::string::npos;
}

struct Lie {
  const Exchange* first = nullptr;
  std::string says{};
  int seen = 0;
};

// What in the answer refuses; nothing when it does not, or may by design.
std::optional<std::string> refusal_in(const Pooled& pooled, const RouteTable& routes) {
  const Exchange& exchange = *pooled.exchange;
  // A valid creation that is refused is charged by http.create.
  if (pooled.tape->check() == "http.create") return std::nullopt;
  const std::optional<std::string> says = refused_in_words(exchange);
  const bool counts = says && routes.of(exchange.request.url).known && !is_exempt(exchange);
  return counts ? says : std::nullopt;
}

// By method, route and the member that refuses: what it says may name an id.
std::map<std::string, Lie> lies_in(const Tape& tape) {
  const RouteTable routes(tape);
  std::map<std::string, Lie> lies;
  for_each_exchange(tape, [&](const Pooled& pooled) {
    const std::optional<std::string> says = refusal_in(pooled, routes);
    if (!says) return;
    const Exchange& exchange = *pooled.exchange;
    const std::string member = says->substr(0, says->find(' '));
    Lie& lie = lies[fmt::format("{} {}: {}", exchange.request.method,
                                routes.of(exchange.request.url).name, member)];
    if (lie.first == nullptr) lie = {&exchange, *says, 0};
    ++lie.seen;
  });
  return lies;
}

// A provoked refusal with a status of its own; null when there is none.
const Exchange* honest_refusal(const Tape& tape) {
  for (const Tape::Entry& entry : tape.entries()) {
    if (is_provoked(entry.name) && entry.exchange.is_4xx()) return &entry.exchange;
  }
  return nullptr;
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const auto& [name, lie] : lies_in(tape)) {
    if (lie.seen < kConfirmed) continue;
    tally.add(name.substr(0, name.find(':')), 0, "a 4xx status",
              fmt::format("answered {}, and {} in its body", lie.first->status(), lie.says),
              *lie.first);
  }
  if (!tally.empty()) return tally.finding(0, "Refusals");
  const Exchange* honest = honest_refusal(tape);
  if (honest == nullptr) return inconclusive("no request was refused");
  return pass(*honest);
}

}  // namespace
}  // namespace http_honest_status
const Check kHonestStatus{http_honest_status::kMeta, provoke, http_honest_status::judge};
}  // namespace assay::checks
