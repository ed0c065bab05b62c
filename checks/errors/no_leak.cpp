// SPDX-License-Identifier: MIT
// Looks for the service's internals in its error answers.
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/core.h>

#include "checks/errors/bad_input.h"
#include "checks/errors/family.h"
#include "checks/errors/pooled.h"
#include "checks/errors/production.h"
#include "checks/errors/routes.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/leak.h"

namespace assay::checks {
namespace errors_no_leak {
namespace {

constexpr Meta kMeta{
    .id = "errors.no-leak",
    .title = "Errors keep internals inside",
    .failure_title = "Errors show internals",
    .why = "Stack traces, SQL and driver messages tell an attacker what to try next.",
    .fix = "Log the exception with a request id, and answer with a text of your own and that id.",
    .source = "RFC 9457 5; OWASP REST Security and Error Handling sheets; API8:2023",
    .severity = Severity::kMajor,
    .scope = Scope::kPooled,
    .stage = Stage::kPooled,
    .reproduce = false,
};

constexpr double kMild = 0.5;  // an exception's name or a driver's message, without frames
constexpr double kInDevelopment = 0.75;  // frames that the production mode keeps inside
constexpr int kConfirmed = 2;

// Texts that differ in digits alone (ids, times, lines) are one.
std::size_t likeness_key(std::string_view route, const Exchange& exchange) {
  std::string text(route);
  text += std::to_string(exchange.status());
  for (const char c : exchange.response.body) {
    if (c < '0' || c > '9') text += c;
  }
  return std::hash<std::string>{}(text);
}

bool is_telling_header(std::string_view name) {
  for (const std::string_view plain :
       {"location", "content-location", "link", "set-cookie", "server", "x-powered-by", "date",
        "etag", "content-security-policy", "report-to", "nel", "allow", "content-type"}) {
    if (equals_ignoring_case(name, plain)) return false;
  }
  return true;
}

std::optional<Leak> leak_in(const Exchange& exchange) {
  const std::string sent = exchange.request.url + "\n" + exchange.request.body;
  if (std::optional<Leak> leak = find_leak(exchange.response.body, sent)) return leak;
  std::string values;
  for (const Header& header : exchange.response.headers) {
    if (is_telling_header(header.name)) values += header.value + "\n";
  }
  return find_leak(values, sent);
}

struct Sighting {
  const Exchange* first = nullptr;
  Leak leak{};
  int seen = 0;
};

// Leaks by kind and route; each distinct body is searched once.
class Search {
 public:
  explicit Search(const Tape& tape) : routes_(tape) {}

  void look(const Exchange& exchange) {
    if (!exchange.answered() || exchange.status() < 400) return;
    const std::string route = exchange.request.method + " " + routes_.of(exchange.request.url).name;
    const auto [known, fresh] = searched_.try_emplace(likeness_key(route, exchange), nullptr);
    if (fresh) known->second = record(route, exchange);
    if (known->second != nullptr) ++known->second->seen;
  }

  const std::map<std::string, Sighting>& sightings() const { return sightings_; }

 private:
  Sighting* record(const std::string& route, const Exchange& exchange) {
    const std::optional<Leak> leak = leak_in(exchange);
    if (!leak) return nullptr;
    Sighting& sighting = sightings_[fmt::format("{} {}", static_cast<int>(leak->kind), route)];
    if (sighting.first == nullptr) sighting = {&exchange, *leak, 0};
    return &sighting;
  }

  RouteTable routes_;
  std::unordered_map<std::size_t, Sighting*> searched_{};
  std::map<std::string, Sighting> sightings_{};
};

bool is_frames(LeakKind kind) {
  return kind == LeakKind::kStackFrame || kind == LeakKind::kDebugPage;
}

Case case_of(const std::string& key, const Sighting& sighting, bool hidden) {
  std::string observed = fmt::format("shows {}", to_string(sighting.leak.kind));
  if (sighting.leak.kind != LeakKind::kSecret) {
    observed += ": " + printable(sighting.leak.excerpt);
  }
  const bool in_development = hidden && is_frames(sighting.leak.kind);
  if (in_development) observed += " (not with NODE_ENV=production or its like)";
  return {.name = key.substr(key.find(' ') + 1),
          .credit = in_development                 ? kInDevelopment
                    : is_grave(sighting.leak.kind) ? 0
                                                   : kMild,
          .expected = "an error without internals",
          .observed = std::move(observed),
          .exchange = sighting.first->id};
}

Finding judge(const Tape& tape) {
  Search search(tape);
  int errors = 0;
  for_each_exchange(tape, [&](const Pooled& pooled) {
    if (pooled.exchange->answered() && pooled.exchange->status() >= 400) ++errors;
    search.look(*pooled.exchange);
  });
  if (errors == 0) return inconclusive("no request was refused");
  Tally tally;
  const bool hidden = hidden_in_production(tape);
  for (const auto& [key, sighting] : search.sightings()) {
    if (sighting.seen >= kConfirmed) tally.add(case_of(key, sighting, hidden));
  }
  Finding finding = tally.finding(tally.lowest(), "Error answers");
  if (finding.cases.size() > 1) {
    const Case& worst = finding.cases.front();
    finding.message = fmt::format("Errors show internals in {} places; {} {}", finding.cases.size(),
                                  worst.name, worst.observed);
  }
  return finding;
}

void gather(Session& session) {
  send_bad_input(session);
  ask_in_production(session);
}

}  // namespace
}  // namespace errors_no_leak
const Check kNoLeak{errors_no_leak::kMeta, errors_no_leak::gather, errors_no_leak::judge};
}  // namespace assay::checks
