// SPDX-License-Identifier: MIT
// val.field.range: a number outside its range is refused.
#include "checks/val/family.h"
#include "checks/val/field_rule.h"

namespace assay::checks {
namespace val_field_range {
namespace {

constexpr Meta kMeta{
    .id = "val.field.range",
    .title = "A number outside its range is refused",
    .failure_title = "A number outside its range is not refused",
    .why = "A quantity of -1 or a price of 0 turns an order into a payout.",
    .fix = "Check minimum, maximum and scale; answer 400 or 422.",
    .source = "RFC 9110 15.5.1, 15.5.21",
    .severity = Severity::kCritical,
    .needs = need::kFields,
};

void gather(Session& session) {
  gather_rule(session, Rule::kRange);
}

Finding judge(const Tape& tape) {
  return judge_grave_rule(tape, "Numbers outside their range");
}

}  // namespace
}  // namespace val_field_range
const Check kFieldRange{val_field_range::kMeta, val_field_range::gather, val_field_range::judge};
}  // namespace assay::checks
