// SPDX-License-Identifier: MIT
// Reads the route that is to go, and whether its answers say so.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/http/excuse.h"
#include "checks/ver/announcement.h"
#include "checks/ver/family.h"
#include "checks/ver/versions.h"
#include "core/tally.h"
#include "core/text.h"

namespace assay::checks {
namespace ver_deprecation {
namespace {

constexpr Meta kMeta{
    .id = "ver.deprecation",
    .title = "What will go says so in its answers",
    .failure_title = "What will go does not say so in its answers",
    .why = "Nobody rereads the changelog; a header reaches the client's log before the route goes.",
    .fix =
        "Answer the old route as before, with Deprecation: @<seconds since 1970>, Sunset: "
        "<HTTP-date>, and a Link to what takes its place.",
    .source = "RFC 9745 2, 4; RFC 8594 3",
    .severity = Severity::kMinor,
    .scope = Scope::kService,
};

constexpr double kLegacy = 0.75;
constexpr double kBackwards = 0.75;
constexpr double kUnread = 0.5;
constexpr double kOnlyLinked = 0.5;

void gather(Session& session) {
  const Contract& contract = session.contract();
  const Expectation* expected = find_expectation(contract, "deprecation");
  if (expected != nullptr && expected->need.text() == "none") {
    return session.skip("the brief retires nothing");
  }
  session.tape().note("required", is_demanded(contract, "deprecation"));
  const Json* path = expected == nullptr ? nullptr : expected->details.find("path");
  const bool stated = path != nullptr;
  std::vector<Ask> routes;
  if (stated) routes.push_back({.path = path->text()});
  for (const ApiVersion& version : contract.versions) {
    const bool same = stated && version.path == path->text();
    if (same) session.tape().note("is a version", true);
    if (same) routes.front() = version_ask(version);
    if (!stated) routes.push_back(version_ask(version));
  }
  if (routes.empty() && is_demanded(contract, "deprecation")) {
    return session.block("the rubric names no route that is to go (expect.deprecation.path)");
  }
  if (routes.empty()) return session.skip("the rubric names no route that is to go");
  for (const Ask& route : routes)
    session.ask("route", route);
}

// The credit of one header; 1 where it is absent.
double credit_of(Announced announced) {
  if (announced == Announced::kLegacy) return kLegacy;
  return announced == Announced::kUnread ? kUnread : 1;
}

std::string value_of(const Exchange& answer, const char* name) {
  const std::string* value = answer.header(name);
  return fmt::format("says {}: {}", name, value == nullptr ? "" : printable(shortened(*value, 80)));
}

Finding judge_announced(const Exchange& route, const Announcement& announced) {
  Tally tally;
  if (announced.deprecation != Announced::kNo) {
    tally.add("the answer", credit_of(announced.deprecation), "Deprecation: @<seconds since 1970>",
              value_of(route, "Deprecation"), route);
  }
  if (announced.sunset != Announced::kNo) {
    tally.add("the answer", credit_of(announced.sunset), "Sunset: <HTTP-date>",
              value_of(route, "Sunset"), route);
  }
  if (announced.is_backwards()) {
    tally.add("the answer", kBackwards, "a Sunset not before the Deprecation",
              value_of(route, "Sunset") + ", which lies before its Deprecation", route);
  }
  if (tally.empty()) {
    tally.add("the answer", kOnlyLinked, "Deprecation or Sunset",
              "says so in a Link or a Warning alone", route);
  }
  return tally.finding(tally.lowest(), "Retirement");
}

bool is_announced(const Announcement& one) {
  return one.deprecation != Announced::kNo || one.sunset != Announced::kNo;
}

Finding judge(const Tape& tape) {
  const std::vector<const Exchange*> routes = tape.all("route");
  for (const Exchange* route : routes) {
    const Announcement announced = announcement_of(*route);
    if (route->is_2xx() && is_announced(announced)) return judge_announced(*route, announced);
  }
  if (!tape.fact("required").boolean()) {
    return not_applicable("no answer announces that its route will go");
  }
  const Exchange& route = *routes.front();
  if (!route.is_2xx()) {
    if (const std::string why = excuse(route); !why.empty()) return inconclusive(why);
    if (tape.fact("is a version").boolean()) {
      return inconclusive("blocked by ver.addressable: the route " + answer_of(route));
    }
    return fail(route, {fmt::format("The route that is to go {}", answer_of(route)),
                        "2xx until it is gone", answer_of(route)});
  }
  const auto linked = std::ranges::find_if(routes, [](const Exchange* one) {
    return one->is_2xx() && announcement_of(*one).link_or_warning;
  });
  if (linked != routes.end()) return judge_announced(**linked, announcement_of(**linked));
  return fail(route, {"The answer does not say that its route will go",
                      "Deprecation, Sunset, or both", "neither"});
}

}  // namespace
}  // namespace ver_deprecation
const Check kDeprecation{ver_deprecation::kMeta, ver_deprecation::gather, ver_deprecation::judge};
}  // namespace assay::checks
