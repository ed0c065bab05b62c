// SPDX-License-Identifier: MIT
// val.content-type on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::val_content_type_test {
namespace {

// A server's four answers; `stored` is what each created item shows.
Finding judged(int charset, int other, const std::string& stored = "") {
  Tape tape("val.content-type", "product");
  tape.add("with a charset", answered(1, "POST", "/products", charset, R"({"id":1})"));
  int id = 1;
  for (const char* name : {"as text/plain", "as a form", "without a type"}) {
    tape.add(name, answered(++id, "POST", "/products", other, R"({"id":2})"));
    tape.note(name, Json::object({{"name", "Lamp"}}));
    if (stored.empty()) continue;
    tape.add(std::string(name) + " (read)", answered(++id, "GET", "/products/2", 200, stored));
  }
  return kContentType.judge(tape);
}

TEST(ContentType, PassesEveryWayToRefuse) {
  EXPECT_EQ(judged(201, 415).outcome, Outcome::kPass);
  EXPECT_EQ(judged(201, 400).outcome, Outcome::kPass);
  EXPECT_EQ(judged(200, 422).outcome, Outcome::kPass);
}

// Express, where every answer is 200 and an unread body fails validation.
TEST(ContentType, PassesARefusalInWords) {
  Tape tape("val.content-type", "ride");
  tape.add("with a charset", answered(1, "POST", "/rides", 200, R"([{"rideID":1}])"));
  for (const char* name : {"as text/plain", "as a form", "without a type"}) {
    tape.add(name, answered(2, "POST", "/rides", 200,
                            R"({"error_code":"VALIDATION_ERROR","message":"Rider name …"})"));
  }
  const Finding finding = kContentType.judge(tape);
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.cases.back().observed, "answered 200, and error_code is \"VALIDATION_ERROR\"");
}

TEST(ContentType, GivesHalfForAWrongTypeThatIsReadAllTheSame) {
  const Finding finding = judged(201, 201, R"({"id":2,"name":"Lamp"})");
  EXPECT_EQ(finding.outcome, Outcome::kPartial);
  EXPECT_DOUBLE_EQ(finding.credit, (1 + 0.5 + 0.5 + 1) / 4);
}

TEST(ContentType, TakesCreditForAnEmptyRecord) {
  EXPECT_DOUBLE_EQ(judged(201, 201, R"({"id":2,"name":null})").credit, 0.25);
}

TEST(ContentType, FailsWhereACharsetIsRefused) {
  EXPECT_EQ(judged(415, 415).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::val_content_type_test
