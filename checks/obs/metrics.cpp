// SPDX-License-Identifier: MIT
// Scrapes the metrics, makes requests, scrapes again: the counters must have moved.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "checks/obs/endpoint.h"
#include "checks/obs/exposition.h"
#include "checks/obs/family.h"
#include "core/text.h"

namespace assay::checks {
namespace obs_metrics {
namespace {

constexpr Meta kMeta{
    .id = "obs.metrics",
    .title = "Metrics exist and move",
    .failure_title = "Metrics are missing, or do not move",
    .why = "Without a count of requests and failures, an outage is found by its users.",
    .fix = "Count requests by route and status, and show the counters at /metrics.",
    .source = "Prometheus exposition formats",
    .severity = Severity::kMinor,
    .scope = Scope::kService,
};

constexpr std::array<std::string_view, 4> kPaths{"/metrics", "/actuator/prometheus", "/q/metrics",
                                                 "/prometheus"};
constexpr int kGood = 15;
constexpr int kBad = 5;
constexpr int kLateMs = 100;  // a counter may be raised after the answer
constexpr double kRuntimeOnly = 0.5;
constexpr double kNoStatus = 0.75;
constexpr double kRawIds = 0.75;

void gather(Session& session) {
  session.tape().note("required", is_demanded(session.contract(), "metrics"));
  const Ask as_text{.headers = {{"Accept", "text/plain;version=0.0.4, */*;q=0.1"}},
                    .principal = &Session::anonymous()};
  std::string found;
  Json tried = Json::array();
  const std::string named = named_path(session.contract(), "metrics");
  for (const std::string& url : addresses_of(session.dialect().base, named, kPaths)) {
    Ask ask = as_text;
    ask.path = url;
    tried.push(url);
    const Exchange& answer = session.ask("tried", ask);
    if (session.stopped()) break;
    if (!answer.is_2xx()) continue;
    // What answers every path with a page of its own has metrics at another, or none.
    const bool readable = read_exposition(answer.response.body).has_value();
    if (readable || found.empty()) found = url;
    if (readable) break;
  }
  session.tape().note("tried", std::move(tried));
  if (found.empty()) return;
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  session.tape().note("id", made->id);
  Ask scrape = as_text;
  scrape.path = found;
  session.ask("before", scrape);
  for (int i = 0; i < kGood; ++i)
    session.get("good", made->path);
  const std::string absent = session.collection(session.resource()) + "/assay-is-not-there";
  for (int i = 0; i < kBad; ++i)
    session.get("bad", absent);
  session.wait_ms(kLateMs);
  session.ask("after", scrape);
}

// Prometheus' Go client counts the scrapes themselves.
bool counts_requests(std::string_view name) {
  if (name.starts_with("promhttp_metric_handler")) return false;
  return contains_ignoring_case(name, "http") || contains_ignoring_case(name, "request");
}

// What a scrape says of requests, by metric, and how its series are told apart.
struct Counters {
  std::map<std::string, double> sums{};
  bool by_status = false;
  std::string raw_id{};  // a label that holds our item's id
};

bool is_status_label(std::string_view name) {
  return contains_ignoring_case(name, "status") || contains_ignoring_case(name, "code");
}

Counters counters_of(const std::vector<Series>& all, const std::string& id) {
  Counters counters;
  for (const Series& one : all) {
    if (!counts_requests(one.name)) continue;
    counters.sums[one.name] += one.value;
    for (const auto& [name, value] : one.labels) {
      counters.by_status = counters.by_status || is_status_label(name);
      const std::vector<std::string_view> parts = split(value, '/');
      if (!id.empty() && std::ranges::find(parts, id) != parts.end() && parts.size() > 1) {
        counters.raw_id = fmt::format("{}=\"{}\"", name, value);
      }
    }
  }
  return counters;
}

// By how much the counter that moved most has grown.
double growth(const Counters& before, const Counters& after) {
  double most = 0;
  for (const auto& [name, sum] : after.sums) {
    const auto earlier = before.sums.find(name);
    const bool counts = name.ends_with("_total") || name.ends_with("_count") ||
                        contains_ignoring_case(name, "requests");
    if (counts) most = std::max(most, sum - (earlier == before.sums.end() ? 0 : earlier->second));
  }
  return most;
}

Finding absent(const Tape& tape) {
  std::vector<std::string_view> urls;
  for (const Json& url : tape.fact("tried").items())
    urls.push_back(url.text());
  const std::string tried = fmt::format("no metrics were found; tried {}", fmt::join(urls, ", "));
  if (!tape.fact("required").boolean() || tape.find("tried") == nullptr)
    return not_applicable(tried);
  return fail(*tape.all("tried").front(), {"The metrics that the brief demands are not there",
                                           "200 with Prometheus or OpenMetrics text", tried});
}

Finding judge(const Tape& tape) {
  const Exchange* scrape = tape.find("after");
  if (scrape == nullptr || !scrape->is_2xx()) return absent(tape);
  const auto before = read_exposition(tape.at("before").response.body);
  const auto after = read_exposition(scrape->response.body);
  if (!before || !after) {
    if (!tape.fact("required").boolean())
      return not_applicable("what is there is no Prometheus text");
    return fail(*scrape, {"What is served as metrics cannot be read by a scraper",
                          "Prometheus text 0.0.4 or OpenMetrics",
                          shortened(printable(scrape->response.body), 120)});
  }
  const std::string id = tape.fact("id").text();
  const Counters now = counters_of(*after, id);
  if (now.sums.empty()) {
    return graded(kRuntimeOnly, *scrape,
                  {"The metrics count no requests", "a counter of requests by route and status",
                   fmt::format("{} series, none of requests", after->size())});
  }
  const double grown = growth(counters_of(*before, id), now);
  constexpr int kWorkers = 8;  // one scrape asks one of several processes
  if (grown * kWorkers < kGood + kBad) {
    return fail(*scrape,
                {"The counters do not move with requests",
                 fmt::format("about {} more after {} requests", kGood + kBad, kGood + kBad),
                 fmt::format("{} more", grown)});
  }
  if (!now.raw_id.empty()) {
    return graded(kRawIds, *scrape,
                  {"A label holds ids, so every item makes a series of its own",
                   "the route's pattern, such as /products/{id}", now.raw_id});
  }
  if (now.by_status) return pass(*scrape);
  return graded(kNoStatus, *scrape,
                {"The counters do not tell failures apart", "a label with the status",
                 "no label with a status"});
}

}  // namespace
}  // namespace obs_metrics
const Check kMetrics{obs_metrics::kMeta, obs_metrics::gather, obs_metrics::judge};
}  // namespace assay::checks
