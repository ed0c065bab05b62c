// SPDX-License-Identifier: MIT
// A service that keeps its items in memory begins its ids anew with each start.
#include <string>

#include <gtest/gtest.h>

#include "core/json.h"
#include "tests/support/process.h"

namespace assay {
namespace {

// Seeds are made, the service is started again, and what has their ids then is somebody else's.
TEST(InMemory, ItemsThatHaveTheIdsOfEarlierSeedsAreCounted) {
  const test::TemporaryFolder folder;
  const std::string report = folder.file("report.json");
  const std::string start =
      std::string("exec ") + REFERENCE_BINARY + " --defect life.durable-kill9/memory";
  test::run({ASSAY_BINARY, "grade", "--rubric", "fixtures/rubrics/orders.yaml", "--start", start,
             "--no-sandbox", "--quiet", "--only", "page.full-walk", "--only", "auth.bad-token",
             "--only", "idem.key-concurrent", "--db", folder.file("runs.db"), "-o", report});
  const Json read = Json::parse(test::read_file(report)).value_or(Json());
  const Json* criteria = read.find("criteria");
  ASSERT_NE(criteria, nullptr);
  ASSERT_EQ(criteria->size(), 3U);
  for (const Json& one : criteria->items())
    EXPECT_EQ(one.find("outcome")->text(), "pass") << one.find("id")->text();
}

}  // namespace
}  // namespace assay
