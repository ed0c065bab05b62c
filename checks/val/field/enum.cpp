// SPDX-License-Identifier: MIT
// val.field.enum: a value outside the enumeration is refused.
#include "checks/val/family.h"
#include "checks/val/field_rule.h"

namespace assay::checks {
namespace val_field_enum {
namespace {

constexpr Meta kMeta{
    .id = "val.field.enum",
    .title = "A value outside the enumeration is refused",
    .failure_title = "A value outside the enumeration is not refused",
    .why = "Code that switches over the members has no branch for it.",
    .fix = "Compare with the allowed members; answer 400 or 422.",
    .source = "RFC 9110 15.5.1, 15.5.21",
    .severity = Severity::kMajor,
    .needs = need::kFields,
};

void gather(Session& session) {
  gather_rule(session, Rule::kEnum);
}

Finding judge(const Tape& tape) {
  return judge_rule(tape, "Values outside their enumeration");
}

}  // namespace
}  // namespace val_field_enum
const Check kFieldEnum{val_field_enum::kMeta, val_field_enum::gather, val_field_enum::judge};
}  // namespace assay::checks
