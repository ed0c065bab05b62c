// SPDX-License-Identifier: MIT
// val.field.null: a null in a required field is refused.
#include "checks/val/family.h"
#include "checks/val/field_rule.h"

namespace assay::checks {
namespace val_field_null {
namespace {

constexpr Meta kMeta{
    .id = "val.field.null",
    .title = "A null in a required field is refused",
    .failure_title = "A null in a required field is not refused",
    .why = "A null passes a mere presence check and is stored as a hole.",
    .fix = "Treat null like absence for required fields; answer 400 or 422.",
    .source = "RFC 9110 15.5.1, 15.5.21",
    .severity = Severity::kMajor,
    .needs = need::kFields,
};

void gather(Session& session) {
  gather_rule(session, Rule::kNull);
}

Finding judge(const Tape& tape) {
  return judge_rule(tape, "Null in required fields");
}

}  // namespace
}  // namespace val_field_null
const Check kFieldNull{val_field_null::kMeta, val_field_null::gather, val_field_null::judge};
}  // namespace assay::checks
