// SPDX-License-Identifier: MIT
// Asking again in production mode.
#include "checks/errors/production.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/text.h"
#include "dialect/leak.h"

namespace assay::checks {
namespace {

constexpr std::size_t kMostAsked = 4;

bool shows_frames(const Exchange& exchange) {
  if (!exchange.answered() || exchange.status() < 400) return false;
  const std::optional<Leak> leak =
      find_leak(exchange.response.body, exchange.request.url + "\n" + exchange.request.body);
  return leak && (leak->kind == LeakKind::kStackFrame || leak->kind == LeakKind::kDebugPage);
}

// One for each method and status.
std::vector<Exchange> with_frames(const Tape& tape) {
  std::vector<Exchange> found;
  std::set<std::string> seen;
  for (const Tape::Entry& entry : tape.entries()) {
    const Exchange& each = entry.exchange;
    if (found.size() == kMostAsked || !shows_frames(each)) continue;
    if (seen.insert(each.request.method + std::to_string(each.status())).second) {
      found.push_back(each);
    }
  }
  return found;
}

Ask again(const Exchange& before) {
  Ask ask{.method = before.request.method,
          .path = before.request.url,
          .content_type = "",
          .principal = &Session::anonymous(),
          .patience = Patience::kImpatient};
  if (before.request.has_body) ask.body = before.request.body;
  for (const Header& header : before.request.headers) {
    const bool own = equals_ignoring_case(header.name, "Host") ||
                     equals_ignoring_case(header.name, "Content-Length");
    if (!own) ask.headers.push_back(header);
  }
  return ask;
}

}  // namespace

void ask_in_production(Session& session) {
  if (!session.world().can_restart() || session.stopped()) return;
  const std::vector<Exchange> shown = with_frames(session.tape());
  if (shown.empty()) return;
  const Environment switches = {{"NODE_ENV", "production"},
                                {"DEBUG", "0"},
                                {"FLASK_DEBUG", "0"},
                                {"ASPNETCORE_ENVIRONMENT", "Production"}};
  if (session.world().restart(Ending::kTerm, switches)) {
    Json asked = Json::array();
    for (const Exchange& each : shown) {
      session.ask(std::string(kInProduction), again(each));
      asked.push(each.id);
    }
    session.tape().note("asked in production", asked);
  }
  if (!session.world().restart(Ending::kTerm, {})) session.block("the service did not start again");
}

bool hidden_in_production(const Tape& tape) {
  const std::vector<const Exchange*> after = tape.all(kInProduction);
  const auto& asked = tape.fact("asked in production").items();
  if (after.empty() || after.size() != asked.size()) return false;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto before = std::ranges::find_if(tape.entries(), [&](const Tape::Entry& entry) {
      return Json(entry.exchange.id) == asked[i];
    });
    if (before == tape.entries().end() || after[i]->status() != before->exchange.status() ||
        shows_frames(*after[i])) {
      return false;
    }
  }
  return true;
}

}  // namespace assay::checks
