// SPDX-License-Identifier: MIT
// Sends trace context, well formed and malformed: it must be served, and may be passed on.
#include <array>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "checks/obs/family.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/session.h"

namespace assay::checks {
namespace obs_traceparent {
namespace {

constexpr Meta kMeta{
    .id = "obs.traceparent",
    .title = "Trace context is accepted and passed on",
    .failure_title = "Trace context breaks requests",
    .why = "A trace that stops at this service hides where the time goes.",
    .fix = "Take the trace id of traceparent into logs and calls; ignore one that is malformed.",
    .source = "W3C Trace Context, processing model",
    .severity = Severity::kMinor,
    .scope = Scope::kService,
};

constexpr std::array<std::string_view, 3> kMalformed{
    "00-00000000000000000000000000000000-0000000000000000-01",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01",
    "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"};
constexpr int kLogMs = 100;  // for the line of the request to be written

// Thirty-two lower-case hexadecimal digits of our own.
std::string new_trace_id(Session& session) {
  std::string id;
  for (const char c : session.maker().uuid()) {
    if (c != '-') id += c;
  }
  return id;
}

void gather(Session& session) {
  session.tape().note("required", is_demanded(session.contract(), "traceparent"));
  const std::string list = session.collection(session.resource());
  const std::string id = new_trace_id(session);
  session.tape().note("trace id", id);
  session.get("control", list);
  session.ask(
      "valid",
      {.path = list, .headers = {{"traceparent", fmt::format("00-{}-00f067aa0ba902b7-01", id)}}});
  for (const std::string_view malformed : kMalformed) {
    session.ask("malformed", {.path = list, .headers = {{"traceparent", std::string(malformed)}}});
  }
  session.get("control after", list);
  session.wait_ms(kLogMs);
  const std::string log = session.world().log();
  for (const std::string_view line : split(log, '\n')) {
    if (line.find(id) != std::string_view::npos)
      session.tape().note("log line", shortened(line, 400));
  }
}

bool is_shown(const Tape& tape, const Exchange& answer) {
  if (!tape.fact("log line").is_null()) return true;
  for (const Header& header : answer.response.headers) {
    if (header.value.find(tape.fact("trace id").text()) != std::string::npos) return true;
  }
  return false;
}

Finding judge(const Tape& tape) {
  for (const char* control : {"control", "control after"}) {
    if (!tape.at(control).is_2xx()) {
      return inconclusive("the list without trace context " + answer_of(tape.at(control)));
    }
  }
  const Exchange& valid = tape.at("valid");
  Tally tally;
  tally.add("a well-formed traceparent", valid.is_2xx() ? 1 : 0, "an answer as without it", valid);
  for (const Exchange* one : tape.all("malformed")) {
    tally.add(fmt::format("traceparent {}", one->request.headers.back().value),
              one->is_2xx() ? 1 : 0, "ignored, and the request served", *one);
  }
  if (tally.lowest() < 1) return tally.finding(0, "Trace context");
  if (is_shown(tape, valid)) return pass(valid);
  const char* unseen = "the trace id shows in no header and no line of the log";
  return tape.fact("required").boolean() ? inconclusive(unseen) : not_applicable(unseen);
}

}  // namespace
}  // namespace obs_traceparent
const Check kTraceparent{obs_traceparent::kMeta, obs_traceparent::gather, obs_traceparent::judge};
}  // namespace assay::checks
