// SPDX-License-Identifier: MIT
// Asks from origins that nobody can have meant to trust, and looks whether they are told they are.
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/cors/family.h"
#include "checks/cors/origins.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/cookies.h"

namespace assay::checks {
namespace cors_no_credential_reflection {
namespace {

constexpr Meta kMeta{
    .id = "cors.no-credential-reflection",
    .title = "Hostile origins are not trusted with credentials",
    .failure_title = "Hostile origins are told that they may use credentials",
    .why =
        "A page that somebody happens to open reads and writes as them, with the cookies that "
        "their browser sends along.",
    .fix =
        "Compare Origin with a list of whole origins, and send Access-Control-Allow-Credentials "
        "only beside one of them; without cookies, leave it out.",
    .source = "Fetch standard, CORS protocol; OWASP API8:2023",
    .severity = Severity::kMajor,
    .scope = Scope::kService,
};

constexpr const char* kEvil = "https://evil.example";
constexpr double kWithoutCookie = 0.5;  // nothing is sent along that the page does not have
constexpr double kDeadSetting = 0.75;   // browsers refuse "*" with credentials

// Origins of strangers, and those that a careless comparison takes for the front-end's. Of a name
// that nobody can register another ending is none that a browser would ever send.
std::vector<std::string> hostile_origins(const std::string& trusted) {
  std::vector<std::string> origins{kEvil, "null"};
  const std::size_t host = trusted.find("://") + 3;
  const bool public_name = trusted.find('.', host) != std::string::npos &&
                           trusted.find_first_not_of("0123456789.:", host) != std::string::npos;
  if (!public_name) return origins;
  origins.push_back(trusted.substr(0, host) + "evil" + trusted.substr(host));
  const bool has_port = trusted.find(':', host) != std::string::npos;
  if (!has_port) origins.push_back(trusted + ".evil.example");
  return origins;
}

// The front-end's origin as the rubric or the answers name it.
std::string trusted_origin(Session& session, const Ask& call) {
  const std::vector<std::string> declared = declared_origins(session.contract());
  if (!declared.empty() && declared.front().find("://") != std::string::npos) {
    return declared.front();
  }
  const std::string allowed = allowed_origin(session.ask("looking", from_origin(call, kEvil)));
  return allowed.find("://") != std::string::npos && allowed != kEvil ? allowed
                                                                      : "https://app.example";
}

void gather(Session& session) {
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  const Principal& who = session.current();
  session.tape().note("cookie", cookie_of(who) == With::kCookie);
  const Ask call{.path = session.collection(session.resource())};
  for (const std::string& origin : hostile_origins(trusted_origin(session, call))) {
    session.ask("call", from_origin(call, origin));
    session.ask("preflight", preflight_of(write_to(session, *made), origin));
  }
}

// A session cookie that browsers keep off requests from other sites.
bool stays_at_home(const Tape& tape) {
  for (const Tape::Entry& entry : tape.entries()) {
    const std::string name = session_cookie(entry.exchange);
    if (name.empty()) continue;
    for (const Header& header : entry.exchange.response.headers) {
      const bool sets = equals_ignoring_case(header.name, "Set-Cookie") &&
                        trimmed(header.value).starts_with(name + "=");
      if (!sets) continue;
      const std::string attributes = lower(header.value);
      return attributes.find("samesite=lax") != std::string::npos ||
             attributes.find("samesite=strict") != std::string::npos;
    }
  }
  return false;
}

Finding judge(const Tape& tape) {
  const bool exposed = tape.fact("cookie").boolean() && !stays_at_home(tape);
  Tally tally;
  for (const char* name : {"call", "preflight"}) {
    for (const Exchange* answer : tape.all(name)) {
      const std::string* sent = find_header(answer->request.headers, "Origin");
      if (!answer->answered() || sent == nullptr) continue;
      const std::string allowed = allowed_origin(*answer);
      double credit = 1;
      if (allows_credentials(*answer) && allowed == *sent) credit = exposed ? 0 : kWithoutCookie;
      if (allows_credentials(*answer) && allowed == "*") credit = kDeadSetting;
      tally.add(fmt::format("{} from {}", answer->request.method, *sent), credit,
                "no Access-Control-Allow-Credentials for it",
                credit < 1
                    ? fmt::format("allows the origin {} with credentials", printable(allowed))
                    : "is not allowed credentials",
                *answer);
    }
  }
  if (tally.empty()) return inconclusive("no request from another origin was answered");
  Finding finding = tally.finding(tally.lowest(), "A hostile page");
  if (finding.outcome == Outcome::kFail) finding.severity = Severity::kCritical;
  if (finding.outcome == Outcome::kPartial) finding.severity = Severity::kMinor;
  return finding;
}

}  // namespace
}  // namespace cors_no_credential_reflection
const Check kNoCredentialReflection{cors_no_credential_reflection::kMeta,
                                    cors_no_credential_reflection::gather,
                                    cors_no_credential_reflection::judge};
}  // namespace assay::checks
