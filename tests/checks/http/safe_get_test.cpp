// SPDX-License-Identifier: MIT
// http.safe-get on literal tapes.
#include <gtest/gtest.h>

#include "checks/http/family.h"
#include "tests/checks/http/stored_fields.h"
#include "tests/support/exchanges.h"

namespace assay::checks::http_safe_get_test {
namespace {

constexpr const char* kItem = R"({"id":7,"name":"Lamp","price":12.34,"stock":3,"done":false})";

Finding judged(const char* after_reads, const char* after_lists, int head = 200) {
  Tape tape = product_tape("http.safe-get");
  tape.note("sent", json(R"({"name":"Lamp","price":12.34,"stock":3,"done":false})"));
  tape.add("first read", answered(1, "GET", "/products/7", 200, kItem));
  tape.add("after reads", answered(2, "GET", "/products/7", 200, after_reads));
  tape.add("after lists", answered(3, "GET", "/products/7", 200, after_lists));
  tape.add("head", answered(4, "HEAD", "/products/7", head));
  return kSafeGet.judge(tape);
}

TEST(SafeGet, PassesReadsThatChangeNothing) {
  EXPECT_EQ(judged(kItem, kItem).outcome, Outcome::kPass);
}

TEST(SafeGet, NotesACounterOfViews) {
  const char* viewed = R"({"id":7,"name":"Lamp","price":12.34,"stock":3,"done":false,"views":6})";
  const Finding finding = judged(viewed, viewed);
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.note, "a member that is no declared field changes with reads");
}

TEST(SafeGet, PassesATimeOfLastAccess) {
  const char* seen =
      R"({"id":7,"name":"Lamp","price":12.34,"stock":3,"done":false,"last_seen_at":"2030-01-01"})";
  EXPECT_EQ(judged(seen, seen).outcome, Outcome::kPass);
}

TEST(SafeGet, TakesATenthWithoutHead) {
  EXPECT_DOUBLE_EQ(judged(kItem, kItem, 405).credit, 0.9);
}

TEST(SafeGet, FailsAPriceThatDriftsWithViews) {
  const Finding finding =
      judged(R"({"id":7,"name":"Lamp","price":12.35,"stock":3,"done":false})", kItem);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "price changed from 12.34 to 12.35");
}

TEST(SafeGet, FailsAListThatTakesStock) {
  EXPECT_EQ(judged(kItem, R"({"id":7,"name":"Lamp","price":12.34,"stock":0,"done":false})").outcome,
            Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::http_safe_get_test
