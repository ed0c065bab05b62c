// SPDX-License-Identifier: MIT
// obs.metrics on literal tapes.
#include <gtest/gtest.h>

#include "checks/obs/exposition.h"
#include "checks/obs/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::obs_metrics_test {
namespace {

Finding judged(const std::string& before, const std::string& after, bool required = true) {
  Tape tape("obs.metrics", "");
  tape.note("required", required);
  tape.note("id", "1207");
  tape.note("tried", Json::array({"http://127.0.0.1:8080/metrics"}));
  tape.add("tried", answered(1, "GET", "/metrics", 200, before));
  tape.add("before", answered(2, "GET", "/metrics", 200, before));
  tape.add("after", answered(3, "GET", "/metrics", 200, after));
  return kMetrics.judge(tape);
}

TEST(Metrics, PassesACounterByStatus) {
  EXPECT_EQ(judged("http_requests_total{code=\"200\"} 10\n",
                   "# TYPE http_requests_total counter\nhttp_requests_total{code=\"200\"} 26\n"
                   "http_requests_total{code=\"404\"} 5\n")
                .outcome,
            Outcome::kPass);
}

TEST(Metrics, PassesAHistogramOfOneOfFourWorkers) {
  EXPECT_EQ(judged("http_server_requests_seconds_count{status=\"200\"} 3\n",
                   "http_server_requests_seconds_count{status=\"200\"} 8\n# EOF\n")
                .outcome,
            Outcome::kPass);
}

TEST(Metrics, PassesAnIdsDigitsInAnotherLabel) {
  EXPECT_EQ(judged("http_requests_total{status=\"200\",pid=\"1207\"} 10\n",
                   "http_requests_total{status=\"200\",pid=\"1207\"} 31\n")
                .outcome,
            Outcome::kPass);
}

TEST(Metrics, TakesAQuarterForIdsInLabels) {
  EXPECT_DOUBLE_EQ(judged("http_requests_total{status=\"200\",path=\"/products/3\"} 1\n",
                          "http_requests_total{status=\"200\",path=\"/products/1207\"} 21\n")
                       .credit,
                   0.75);
}

TEST(Metrics, TakesAQuarterForCountersWithoutStatus) {
  EXPECT_DOUBLE_EQ(judged("http_requests_total 1\n", "http_requests_total 22\n").credit, 0.75);
}

TEST(Metrics, HalvesRuntimeMetricsAlone) {
  EXPECT_DOUBLE_EQ(judged("process_cpu_seconds_total 1\n", "process_cpu_seconds_total 2\n").credit,
                   0.5);
}

TEST(Metrics, HalvesACounterOfScrapesAlone) {
  EXPECT_DOUBLE_EQ(judged("promhttp_metric_handler_requests_total{code=\"200\"} 4\n",
                          "promhttp_metric_handler_requests_total{code=\"200\"} 5\n")
                       .credit,
                   0.5);
}

TEST(Metrics, FailsCountersThatStandStill) {
  EXPECT_EQ(
      judged("http_requests_total{status=\"200\"} 4\n", "http_requests_total{status=\"200\"} 4\n")
          .outcome,
      Outcome::kFail);
}

TEST(Metrics, FailsWhatNoScraperCanRead) {
  EXPECT_EQ(judged("<html>", "<html>").outcome, Outcome::kFail);
  EXPECT_EQ(judged("{\"requests\":1}", "{\"requests\":9}", false).outcome, Outcome::kNotApplicable);
}

TEST(Metrics, AreDemandedOnlyByTheBrief) {
  Tape tape("obs.metrics", "");
  tape.add("tried", answered(1, "GET", "/metrics", 404));
  tape.note("required", false);
  EXPECT_EQ(kMetrics.judge(tape).outcome, Outcome::kNotApplicable);
  tape.note("required", true);
  EXPECT_EQ(kMetrics.judge(tape).outcome, Outcome::kFail);
}

TEST(Exposition, ReadsLabelsWithQuotesAndCommas) {
  const auto series = read_exposition("a_total{path=\"/x,\\\"y\\\"\",code=\"200\"} 3.5e1 1700\n");
  ASSERT_TRUE(series.has_value());
  EXPECT_EQ(series->front().labels.at("path"), "/x,\"y\"");
  EXPECT_EQ(series->front().value, 35);
}

TEST(Exposition, RefusesUnendingLabels) {
  EXPECT_FALSE(read_exposition("a_total{path=\"/x\n").has_value());
  EXPECT_FALSE(read_exposition("").has_value());
}

}  // namespace
}  // namespace assay::checks::obs_metrics_test
