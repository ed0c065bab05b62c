// SPDX-License-Identifier: MIT
// val.field.empty: an empty text in a required field is refused.
#include "checks/val/family.h"
#include "checks/val/field_rule.h"

namespace assay::checks {
namespace val_field_empty {
namespace {

constexpr Meta kMeta{
    .id = "val.field.empty",
    .title = "An empty text in a required field is refused",
    .failure_title = "An empty text in a required field is accepted",
    .why = "An empty name satisfies a presence check and nothing else.",
    .fix = "Require at least one character where the brief does; answer 400 or 422.",
    .source = "RFC 9110 15.5.1, 15.5.21",
    .severity = Severity::kMajor,
    .needs = need::kFields,
};

void gather(Session& session) {
  gather_rule(session, Rule::kEmpty);
}

Finding judge(const Tape& tape) {
  return judge_rule(tape, "Empty texts");
}

}  // namespace
}  // namespace val_field_empty
const Check kFieldEmpty{val_field_empty::kMeta, val_field_empty::gather, val_field_empty::judge};
}  // namespace assay::checks
