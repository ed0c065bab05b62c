// SPDX-License-Identifier: MIT
// val.field.format: a text that breaks its format is refused.
#include "checks/val/family.h"
#include "checks/val/field_rule.h"

namespace assay::checks {
namespace val_field_format {
namespace {

constexpr Meta kMeta{
    .id = "val.field.format",
    .title = "A text that breaks its format is refused",
    .failure_title = "A text that breaks its format is not refused",
    .why = "What looks like no address, id or date cannot be used as one later.",
    .fix = "Check the format or pattern over the whole value; answer 400 or 422.",
    .source = "RFC 9110 15.5.1, 15.5.21",
    .severity = Severity::kMajor,
    .needs = need::kFields,
};

void gather(Session& session) {
  gather_rule(session, Rule::kFormat);
}

Finding judge(const Tape& tape) {
  return judge_rule(tape, "Texts that break their format");
}

}  // namespace
}  // namespace val_field_format
const Check kFieldFormat{val_field_format::kMeta, val_field_format::gather,
                         val_field_format::judge};
}  // namespace assay::checks
