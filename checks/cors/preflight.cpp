// SPDX-License-Identifier: MIT
// Asks as a browser does for the declared front-end: the preflight, the call, and what goes wrong.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "checks/cors/family.h"
#include "checks/cors/origins.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/caching.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace cors_preflight {
namespace {

constexpr Meta kMeta{
    .id = "cors.preflight",
    .title = "The front-end's pages can call the API",
    .failure_title = "The front-end's pages cannot call the API as they need to",
    .why =
        "A browser asks first, without credentials, and keeps from the page whatever does not name "
        "its origin: the API works in every test and in no page.",
    .fix =
        "Mount the CORS middleware before log-in, body parsing and routes, with the front-end's "
        "origin, the methods and the headers that it sends, and let it label errors as well.",
    .source = "Fetch standard, CORS-preflight fetch and CORS check",
    .severity = Severity::kMinor,
    .scope = Scope::kService,
};

// Where front-ends live while they are written, and one that nobody knows.
constexpr std::array<const char*, 4> kUsualOrigins{"http://localhost:3000", "http://localhost:5173",
                                                   "http://localhost:4200", "https://app.example"};
constexpr const char* kOther = "https://other.example";
constexpr std::size_t kMostOrigins = 3;
constexpr double kErrorsHidden = 0.5;
constexpr double kNoVary = 0.9;

// An origin that the answers let in; empty when they let in none of the usual ones.
std::string offered_origin(Session& session, const Ask& call) {
  for (const char* origin : kUsualOrigins) {
    const std::string allowed = allowed_origin(session.ask("looking", from_origin(call, origin)));
    if (allowed == "*" || allowed == origin) return origin;
    if (allowed.find("://") != std::string::npos) return allowed;
  }
  return {};
}

std::vector<std::string> origins_of(Session& session, const Ask& call) {
  std::vector<std::string> origins = declared_origins(session.contract());
  if (origins.size() > kMostOrigins) origins.resize(kMostOrigins);
  if (!origins.empty()) return origins;
  const std::string offered = offered_origin(session, call);
  if (!offered.empty()) return {offered};
  if (is_demanded(session.contract(), "cors")) {
    session.block("the rubric names no origin (expect.cors.origins), and no usual one is let in");
  } else {
    session.skip("no answer lets a page of another origin read it, and the brief asks for none");
  }
  return {};
}

void ask_for_errors(Session& session, const Ask& call, const std::string& origin) {
  const std::string unknown = session.item_path(session.resource(), "assay-is-not-there");
  session.ask("error", from_origin({.path = unknown}, origin));
  session.ask("error",
              from_origin({.method = "POST", .path = call.path, .body = "{\"a\":"}, origin));
  for (const Resource& resource : session.contract().resources) {
    if (resource.read == Access::kPublic || !session.contract().users) continue;
    session.ask("error", from_origin({.path = session.collection(resource),
                                      .principal = &Session::anonymous()},
                                     origin));
    return;
  }
}

void gather(Session& session) {
  const Expectation* expected = find_expectation(session.contract(), "cors");
  if (expected != nullptr && expected->need.text() == "none") {
    return session.skip("the brief leaves pages of other origins out");
  }
  session.tape().note("required", is_demanded(session.contract(), "cors"));
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  const Ask call{.path = session.collection(session.resource())};
  const std::vector<std::string> origins = origins_of(session, call);
  if (session.stopped()) return;
  session.tape().note("cookie", cookie_of(session.current()) == With::kCookie);
  for (const std::string& origin : origins) {
    session.ask("preflight", preflight_of(write_to(session, *made), origin));
    session.ask("call", from_origin(call, origin));
  }
  ask_for_errors(session, call, origins.front());
  session.ask("other origin", from_origin(call, kOther));
}

With sent_with(const Tape& tape) {
  return tape.fact("cookie").boolean() ? With::kCookie : With::kNoCookie;
}

std::string asked(const Exchange& exchange, std::string_view header) {
  const std::string* value = find_header(exchange.request.headers, header);
  return value == nullptr ? std::string() : *value;
}

std::string shown_origin(const Exchange& answer) {
  const std::string allowed = allowed_origin(answer);
  return allowed.empty() ? answer_of(answer) + " without Access-Control-Allow-Origin"
                         : fmt::format("allows the origin {}{}", printable(allowed),
                                       allows_credentials(answer) ? " with credentials" : "");
}

bool lists(const Exchange& answer, std::string_view header, std::string_view name, With with) {
  const std::vector<std::string_view> names = elements_of(answer.response.headers, header);
  return std::ranges::any_of(names, [&](std::string_view one) {
    return equals_ignoring_case(one, name) || (one == "*" && with == With::kNoCookie);
  });
}

bool is_simple(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "POST";
}

// The first thing that keeps the browser from going on; empty when nothing does.
std::string obstacle(const Exchange& preflight, With with) {
  if (!preflight.is_2xx()) return answer_of(preflight);
  if (!lets_read(preflight, asked(preflight, "Origin"), with)) return shown_origin(preflight);
  const std::string method = asked(preflight, "Access-Control-Request-Method");
  if (!is_simple(method) && !lists(preflight, "Access-Control-Allow-Methods", method, with)) {
    return fmt::format("does not allow the method {}", method);
  }
  const std::string names = asked(preflight, "Access-Control-Request-Headers");
  for (const std::string_view name : split(names, ',')) {
    if (!lists(preflight, "Access-Control-Allow-Headers", name, with)) {
      return fmt::format("does not allow the header {}", name);
    }
  }
  return {};
}

bool decides_nothing(const Exchange& answer) {
  return !answer.answered() || looks_throttled(answer);
}

void judge_errors(const Tape& tape, const std::string& origin, Tally& tally) {
  for (const Exchange* error : tape.all("error")) {
    if (!error->is_4xx() || decides_nothing(*error)) continue;
    const bool read = lets_read(*error, origin, sent_with(tape));
    tally.add("an error", read ? 1 : kErrorsHidden, "the origin allowed there, too",
              shown_origin(*error), *error);
  }
}

// An answer that names whoever asks is another one for each, which caches must be told.
void judge_vary(const Exchange& call, const Exchange& other, Tally& tally) {
  const std::string allowed = allowed_origin(call);
  if (decides_nothing(other) || !other.is_2xx() || allowed == "*" || allowed.empty()) return;
  if (allowed_origin(other) == allowed) return;
  const bool kept = !cache_control_of(call.response.headers).no_store;
  const bool named = varies_by(call.response.headers, "Origin");
  tally.add("the answer", named || !kept ? 1 : kNoVary, "Vary: Origin",
            named ? "says so in Vary" : "names whoever asks, and does not say so in Vary", call);
}

Finding judge(const Tape& tape) {
  const std::vector<const Exchange*> preflights = tape.all("preflight");
  const std::vector<const Exchange*> calls = tape.all("call");
  Tally tally;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const Exchange& call = *calls[i];
    if (!call.is_2xx()) return inconclusive("the list " + answer_of(call));
    const std::string origin = asked(call, "Origin");
    if (!decides_nothing(*preflights[i])) {
      const std::string wrong = obstacle(*preflights[i], sent_with(tape));
      tally.add(fmt::format("the preflight of {} from {}",
                            asked(*preflights[i], "Access-Control-Request-Method"), origin),
                wrong.empty() ? 1 : 0, "204 or 200 that allows origin, method and headers",
                wrong.empty() ? "allows it" : wrong, *preflights[i]);
    }
    tally.add("the call from " + origin, lets_read(call, origin, sent_with(tape)) ? 1 : 0,
              fmt::format("Access-Control-Allow-Origin: {}", origin), shown_origin(call), call);
  }
  if (!tape.fact("required").boolean() && tally.lowest() == 0) {
    return not_applicable(
        "pages of other origins may not do everything, and the brief does not "
        "ask for it");
  }
  if (tally.lowest() > 0) judge_errors(tape, asked(*calls.front(), "Origin"), tally);
  judge_vary(*calls.front(), tape.at("other origin"), tally);
  return tally.finding(tally.lowest(), "A page of the front-end");
}

}  // namespace
}  // namespace cors_preflight
const Check kPreflight{cors_preflight::kMeta, cors_preflight::gather, cors_preflight::judge};
}  // namespace assay::checks
