// SPDX-License-Identifier: MIT
// Signs up, logs in, fails to, and searches the service's output for what it must not hold.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "checks/obs/family.h"
#include "core/base64.h"
#include "core/template.h"
#include "core/text.h"
#include "dialect/session.h"

namespace assay::checks {
namespace obs_secret_canary {
namespace {

constexpr Meta kMeta{
    .id = "obs.secret-canary",
    .title = "Secrets never reach the logs",
    .failure_title = "Secrets reach the logs",
    .why =
        "Logs are copied, kept for years and read by many; a password in them is a password lost.",
    .fix = "Log what happened, never bodies or headers as they came; mask what must be logged.",
    .source = "OWASP Logging sheet, data to exclude; CWE-532",
    .severity = Severity::kCritical,
    .needs = need::kUsers,
    .scope = Scope::kService,
    .stage = Stage::kAuth,
};

constexpr int kFlushMs = 300;
constexpr std::size_t kLineBytes = 300;
constexpr std::size_t kLeastSecret = 12;  // shorter texts turn up by chance

struct Canary {
  std::string what{};
  std::string secret{};
};

// As it is, and as logs escape it.
std::vector<std::string> spellings(const std::string& secret) {
  std::vector<std::string> all{secret, percent_encoded(secret), base64_encoded(secret)};
  const std::string escaped = quoted(secret);
  all.push_back(escaped.substr(1, escaped.size() - 2));
  return all;
}

// The line of the log that holds the secret, with the secret masked; empty when none does.
std::string line_with(std::string_view log, const std::string& secret) {
  for (const std::string& spelling : spellings(secret)) {
    const std::size_t at = log.find(spelling);
    if (at == std::string_view::npos) continue;
    const std::size_t before = log.rfind('\n', at);
    const std::size_t from = before == std::string_view::npos ? 0 : before + 1;
    std::string line(log.substr(from, log.find('\n', at) - from));
    for (std::size_t found = line.find(spelling); found != std::string::npos;
         found = line.find(spelling)) {
      line.replace(found, spelling.size(), "•••");
    }
    return shortened(line, kLineBytes);
  }
  return {};
}

// What stands after the scheme of a credential: the token of "Bearer <token>".
std::string bare(const std::string& value) {
  return value.substr(value.find(' ') + 1);
}

// Returns the wrong password that was sent.
std::string fail_to_log_in(Session& session, const Principal& user) {
  const Call& call = *session.contract().users->log_in;
  const std::string wrong = session.maker().password();
  const Filler holes = [&](std::string_view name) -> std::optional<std::string> {
    if (name == "password") return wrong;
    if (name == "email") return user.email;
    return user.email.substr(0, user.email.find('@'));
  };
  session.ask("wrong password", {.method = call.method,
                                 .path = call.path,
                                 .body = filled_body(call.body, holes).dump(),
                                 .principal = &Session::anonymous()});
  return wrong;
}

void gather(Session& session) {
  if (!session.world().can_restart()) {
    session.block("the output is seen only of a service that assay starts");
    return;
  }
  const Principal& user = session.user();
  if (session.stopped()) return;
  session.act_as(user);
  const std::string list = session.collection(session.resource());
  session.get("as the user", list);
  session.send_json("created", "POST", list, session.sample());
  session.ask("malformed", {.method = "POST", .path = list, .body = "{\"note\":"});
  std::vector<Canary> canaries{{"a password that was signed up with", user.password}};
  for (const Header& header : user.headers)
    canaries.push_back({"the credential in " + header.name, bare(header.value)});
  if (session.contract().users->log_in) {
    canaries.push_back({"a password that was refused", fail_to_log_in(session, user)});
  }
  session.wait_ms(kFlushMs);
  const std::string log = session.world().log();
  session.tape().note("log bytes", static_cast<std::int64_t>(log.size()));
  Json found = Json::array();
  for (const Canary& canary : canaries) {
    if (canary.secret.size() < kLeastSecret) continue;
    const std::string line = line_with(log, canary.secret);
    if (!line.empty()) found.push(Json::object({{"what", canary.what}, {"line", line}}));
  }
  session.tape().note("found", std::move(found));
}

Finding judge(const Tape& tape) {
  const Exchange& asked = tape.at("as the user");
  const std::vector<Json>& found = tape.fact("found").items();
  if (found.empty()) return pass(asked);
  Finding finding =
      fail(asked, {fmt::format("The log holds {}", found.front().find("what")->text()),
                   "no password and no credential in the log",
                   printable(found.front().find("line")->text())});
  for (const Json& one : found) {
    finding.cases.push_back({.name = one.find("what")->text(),
                             .credit = 0,
                             .expected = "not in the log",
                             .observed = printable(one.find("line")->text()),
                             .exchange = asked.id});
  }
  return finding;
}

}  // namespace
}  // namespace obs_secret_canary
const Check kSecretCanary{obs_secret_canary::kMeta, obs_secret_canary::gather,
                          obs_secret_canary::judge};
}  // namespace assay::checks
