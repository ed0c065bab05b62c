// SPDX-License-Identifier: MIT
// val.field.missing: a body that lacks a required field is refused.
#include "checks/val/family.h"
#include "checks/val/field_rule.h"

namespace assay::checks {
namespace val_field_missing {
namespace {

constexpr Meta kMeta{
    .id = "val.field.missing",
    .title = "A body that lacks a required field is refused",
    .failure_title = "A body that lacks a required field is not refused",
    .why = "An item without what the brief calls required breaks whoever reads it later.",
    .fix = "Check for presence before storing; answer 400 or 422 and name the field.",
    .source = "RFC 9110 15.5.1, 15.5.21",
    .severity = Severity::kCritical,
    .needs = need::kFields,
};

void gather(Session& session) {
  gather_rule(session, Rule::kMissing);
}

Finding judge(const Tape& tape) {
  return judge_grave_rule(tape, "Required fields left out");
}

}  // namespace
}  // namespace val_field_missing
const Check kFieldMissing{val_field_missing::kMeta, val_field_missing::gather,
                          val_field_missing::judge};
}  // namespace assay::checks
