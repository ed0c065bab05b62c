// SPDX-License-Identifier: MIT
// Makes marked requests, and reads what the service writes about them.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "checks/obs/family.h"
#include "checks/obs/log_lines.h"
#include "core/text.h"
#include "dialect/session.h"

namespace assay::checks {
namespace obs_structured_logs {
namespace {

constexpr Meta kMeta{
    .id = "obs.structured-logs",
    .title = "Logs are parseable events on standard output",
    .failure_title = "Logs say too little, or only to people",
    .why = "What happened at night is found by searching events, not by reading prose.",
    .fix =
        "Log one JSON or logfmt line for each request to standard output: time, level, message, "
        "method, path, status.",
    .source = "12factor.net/logs",
    .severity = Severity::kMinor,
    .scope = Scope::kService,
};

constexpr int kGood = 14;
constexpr int kBad = 6;
constexpr int kFlushMs = 1'500;  // by when the last line is there
constexpr int kStepMs = 50;
constexpr std::size_t kLineBytes = 2'000;
constexpr std::size_t kMostLines = 400;
constexpr double kWhole = 0.8;  // share of lines, and of requests
constexpr double kPlain = 0.75;
constexpr double kIncomplete = 0.5;

void note_lines(Session& session, std::size_t from) {
  const std::string log = session.world().log();
  Json lines = Json::array();
  const std::string_view fresh = std::string_view(log).substr(std::min(from, log.size()));
  for (const std::string_view line : split(fresh, '\n')) {
    if (trimmed(line).empty()) continue;
    if (lines.size() < kMostLines) lines.push(shortened(line, kLineBytes));
  }
  session.tape().note("lines", std::move(lines));
}

void gather(Session& session) {
  if (!session.world().can_restart()) {
    session.block("the output is seen only of a service that assay starts");
    return;
  }
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  const std::size_t from = session.world().log().size();
  for (int i = 0; i < kGood; ++i)
    session.get("asked", made->path);
  std::string last;
  for (int i = 0; i < kBad; ++i) {
    last = session.maker().uuid();
    session.get("asked", session.item_path(session.resource(), last));
  }
  for (int waited = 0; waited < kFlushMs && !session.stopped(); waited += kStepMs) {
    session.wait_ms(kStepMs);
    if (session.world().log().find(last, from) != std::string::npos) break;
  }
  note_lines(session, from);
}

std::string_view path_of(const Exchange& exchange) {
  const std::string_view url = exchange.request.url;
  return url.substr(std::min(url.find('/', url.find("://") + 3), url.size()));
}

// Whether a line names what was asked for: its path, or the id that nothing else has.
bool mentions(const std::string& line, const Exchange& exchange) {
  const std::string_view path = path_of(exchange);
  if (line.find(path) != std::string::npos) return true;
  constexpr std::size_t kUnique = 32;  // a UUID's digits
  const std::string_view id = path.substr(path.rfind('/') + 1);
  return id.size() >= kUnique && line.find(id) != std::string::npos;
}

struct Seen {
  double events = 0;      // share of lines that are events
  double structured = 0;  // share of lines that are JSON or logfmt, or of the requests told by such
  double requests = 0;    // share of requests that some line tells of
  double named = 0;       // share of requests whose path some line holds
  int errors = 0;         // refused requests that some line mentions
};

// What all lines say of one request.
struct Told {
  bool told = false;
  bool in_structure = false;
  bool mentioned = false;
};

Told told_of(const Exchange& exchange, const std::vector<std::string>& lines) {
  Told all;
  for (const std::string& line : lines) {
    const bool tells = tells_of(line, "GET", path_of(exchange), exchange.status());
    all.told = all.told || tells;
    all.in_structure = all.in_structure || (tells && read_log_line(line).structured);
    all.mentioned = all.mentioned || mentions(line, exchange);
  }
  return all;
}

Seen seen_in(const Tape& tape) {
  Seen seen;
  const std::vector<Json>& lines = tape.fact("lines").items();
  for (const Json& line : lines) {
    const LogLine read = read_log_line(line.text());
    seen.events += read.event ? 1 : 0;
    seen.structured += read.structured ? 1 : 0;
  }
  std::vector<std::string> texts;
  for (const Json& line : lines)
    texts.push_back(line.text());
  texts = with_joined(texts);
  const std::vector<const Exchange*> asked = tape.all("asked");
  double structured_requests = 0;
  for (const Exchange* one : asked) {
    const Told told = told_of(*one, texts);
    seen.requests += static_cast<double>(told.told);
    structured_requests += static_cast<double>(told.in_structure);
    seen.named += static_cast<double>(told.mentioned);
    seen.errors += static_cast<int>(told.mentioned && !one->is_2xx());
  }
  const auto share = [](double part, std::size_t of) {
    return of == 0 ? 0 : part / static_cast<double>(of);
  };
  seen.events = share(seen.events, lines.size());
  seen.structured =
      std::max(share(seen.structured, lines.size()), share(structured_requests, asked.size()));
  seen.requests = share(seen.requests, asked.size());
  seen.named = share(seen.named, asked.size());
  return seen;
}

Finding judge(const Tape& tape) {
  const std::vector<Json>& lines = tape.fact("lines").items();
  const Exchange& last = *tape.all("asked").back();
  const Seen seen = seen_in(tape);
  const std::string shown =
      lines.empty() ? "nothing was written" : printable(shortened(lines.back().text(), 200));
  const std::string wanted = "events with time, level and message, and one for each request";
  if (seen.events >= kWhole && seen.requests >= kWhole) return pass(last);
  if (seen.requests >= kWhole) {
    return graded(
        kPlain, last,
        {seen.structured >= kWhole ? "The lines of the log lack a time, a level or a message"
                                   : "The log is written for people: a plain access log",
         wanted, shown});
  }
  if (seen.named >= kWhole) {
    return graded(kIncomplete, last,
                  {"The log names each request, and not what became of it", wanted, shown});
  }
  if (seen.errors > 0 || seen.structured >= kWhole) {
    return graded(kIncomplete, last,
                  {fmt::format("The log tells of {:.0f} % of the requests", 100 * seen.requests),
                   wanted, shown});
  }
  return fail(last, {fmt::format("{} requests, {} of them refused, {}", kGood + kBad, kBad,
                                 lines.empty() ? "leave no trace in the log"
                                               : "are named by no line of the log"),
                     wanted, shown});
}

}  // namespace
}  // namespace obs_structured_logs
const Check kStructuredLogs{obs_structured_logs::kMeta, obs_structured_logs::gather,
                            obs_structured_logs::judge};
}  // namespace assay::checks
