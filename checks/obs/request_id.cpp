// SPDX-License-Identifier: MIT
// Follows one request by its id: sent, not sent, hostile, and in an error's answer.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "checks/obs/family.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/session.h"

namespace assay::checks {
namespace obs_request_id {
namespace {

constexpr Meta kMeta{
    .id = "obs.request-id",
    .title = "A request can be traced by an id",
    .failure_title = "A request cannot be traced by an id",
    .why = "The id is what a user quotes and what finds the line in the log.",
    .fix = "Take X-Request-Id or make one, log it, and send it back with every answer, errors too.",
    .source = "common practice (Rails' ActionDispatch::RequestId)",
    .severity = Severity::kMinor,
    .scope = Scope::kService,
};

constexpr std::array<std::string_view, 4> kNames{"X-Request-Id", "X-Correlation-Id", "Request-Id",
                                                 "X-Trace-Id"};
constexpr std::size_t kLongId = 300;
constexpr double kUnbounded = 0.75;
constexpr double kErrorsWithout = 0.75;
constexpr double kNotUnique = 0.5;

std::string header_name(Session& session) {
  const Expectation* expected = find_expectation(session.contract(), "request_id");
  const Json* named = expected == nullptr ? nullptr : expected->details.find("header");
  return named == nullptr ? std::string(kNames.front()) : named->text();
}

void gather(Session& session) {
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  const std::string name = header_name(session);
  session.tape().note("header", name);
  session.tape().note("required", is_demanded(session.contract(), "request_id"));
  const std::string list = session.collection(session.resource());
  session.ask("sent", {.path = list, .headers = {{name, session.maker().uuid()}}});
  session.get("own", list);
  session.get("own", list);
  session.ask("error",
              {.path = list + "/assay-is-not-there", .headers = {{name, session.maker().uuid()}}});
  std::string hostile = session.maker().uuid() + "\t<script>";
  hostile.resize(kLongId, 'x');
  session.ask("hostile", {.path = list, .headers = {{name, hostile}}});
}

const std::string* id_in(const Tape& tape, const Exchange& answer) {
  if (const std::string* named = answer.header(tape.fact("header").text())) return named;
  for (const std::string_view name : kNames) {
    if (const std::string* found = answer.header(name)) return found;
  }
  return nullptr;
}

Finding judge(const Tape& tape) {
  const Exchange& sent = tape.at("sent");
  const std::vector<const Exchange*> own = tape.all("own");
  const std::string* first = id_in(tape, sent);
  const std::string* second = id_in(tape, *own.front());
  if (first == nullptr && second == nullptr) {
    if (!tape.fact("required").boolean()) return not_applicable("no answer carries a request id");
    return fail(sent,
                {"No answer carries a request id",
                 fmt::format("{} in every answer", tape.fact("header").text()), "no such header"});
  }
  Tally tally;
  const bool both = first != nullptr && second != nullptr;
  tally.add("requests with an id and without", both ? 1 : kNotUnique, "an id in either answer",
            both ? "an id in either answer" : "an id in one of the two", sent);
  const std::string* third = id_in(tape, *own.back());
  if (second != nullptr && third != nullptr) {
    tally.add("two requests", *second != *third ? 1 : kNotUnique, "two ids",
              *second != *third ? "two ids" : fmt::format("{} twice", printable(*second)),
              *own.back());
  }
  const Exchange& error = tape.at("error");
  if (error.answered()) {
    const bool there = id_in(tape, error) != nullptr;
    tally.add("an error", there ? 1 : kErrorsWithout, "the id there too", there ? "an id" : "no id",
              error);
  }
  const Exchange& hostile = tape.at("hostile");
  const std::string* back = hostile.answered() ? id_in(tape, hostile) : nullptr;
  const std::string* asked = find_header(hostile.request.headers, tape.fact("header").text());
  if (back != nullptr && asked != nullptr) {
    tally.add("an id of 300 characters", *back != *asked ? 1 : kUnbounded,
              "cut, cleaned, replaced or refused",
              *back != *asked ? "not repeated as sent" : "repeated as sent", hostile);
  }
  return tally.finding(tally.lowest(), "Request ids");
}

}  // namespace
}  // namespace obs_request_id
const Check kRequestId{obs_request_id::kMeta, obs_request_id::gather, obs_request_id::judge};
}  // namespace assay::checks
