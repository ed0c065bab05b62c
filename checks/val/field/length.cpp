// SPDX-License-Identifier: MIT
// val.field.length: a text outside its length limits is refused.
#include "checks/val/family.h"
#include "checks/val/field_rule.h"

namespace assay::checks {
namespace val_field_length {
namespace {

constexpr Meta kMeta{
    .id = "val.field.length",
    .title = "A text outside its length limits is refused",
    .failure_title = "A text outside its length limits is not refused",
    .why =
        "A text beyond its limit is cut in silence, or breaks the layout and the column it is "
        "stored in.",
    .fix = "Check the length before storing; never cut; answer 400 or 422.",
    .source = "RFC 9110 15.5.1, 15.5.21",
    .severity = Severity::kMajor,
    .needs = need::kFields,
};

void gather(Session& session) {
  gather_rule(session, Rule::kLength);
}

Finding judge(const Tape& tape) {
  return judge_rule(tape, "Texts outside their length limits");
}

}  // namespace
}  // namespace val_field_length
const Check kFieldLength{val_field_length::kMeta, val_field_length::gather,
                         val_field_length::judge};
}  // namespace assay::checks
