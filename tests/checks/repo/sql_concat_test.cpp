// SPDX-License-Identifier: MIT
// repo.sql-concat on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_sql_concat_test {
namespace {

TEST(SqlConcat, PassesCodeWithoutAPlace) {
  EXPECT_EQ(judged(kSqlConcat, {.code = {.lines = 100}}).outcome, Outcome::kPass);
}

TEST(SqlConcat, NeverTakesMoreThanHalfForReadingAlone) {
  const Snapshot repo{.code = {.lines = 100, .sql_joins = {{"src/db.js", 7, "req.query.name"}}}};
  const Finding finding = judged(kSqlConcat, repo);
  EXPECT_EQ(finding.outcome, Outcome::kPartial);
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(finding.evidence.front().line, 7);
}

TEST(SqlConcat, CannotTellOfWhatWasNotRead) {
  EXPECT_EQ(judged(kSqlConcat, {}).outcome, Outcome::kInconclusive);
  const Snapshot cut{.code = {.lines = 100}, .truncated = true};
  EXPECT_EQ(judged(kSqlConcat, cut).outcome, Outcome::kInconclusive);
  EXPECT_EQ(kSqlConcat.judge(Tape("", "")).outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::repo_sql_concat_test
