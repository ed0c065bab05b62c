// SPDX-License-Identifier: MIT
// val.field.type: a value of the wrong JSON type is refused.
#include "checks/val/family.h"
#include "checks/val/field_rule.h"

namespace assay::checks {
namespace val_field_type {
namespace {

constexpr Meta kMeta{
    .id = "val.field.type",
    .title = "A value of the wrong JSON type is refused",
    .failure_title = "A value of the wrong JSON type is not refused",
    .why = "An object where a number belongs is stored as nonsense, or breaks the next reader.",
    .fix = "Check each member's type before use; answer 400 or 422.",
    .source = "RFC 9110 15.5.1, 15.5.21",
    .severity = Severity::kCritical,
    .needs = need::kFields,
};

void gather(Session& session) {
  gather_rule(session, Rule::kType);
}

Finding judge(const Tape& tape) {
  return judge_grave_rule(tape, "Values of the wrong type");
}

}  // namespace
}  // namespace val_field_type
const Check kFieldType{val_field_type::kMeta, val_field_type::gather, val_field_type::judge};
}  // namespace assay::checks
