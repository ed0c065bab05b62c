// SPDX-License-Identifier: MIT
// val.boundary-accept: legal extremes are not refused.
#include <algorithm>

#include <fmt/core.h>

#include "checks/val/family.h"
#include "contract/mutation.h"
#include "core/tally.h"
#include "dialect/session.h"

namespace assay::checks {
namespace val_boundary_accept {
namespace {

constexpr Meta kMeta{
    .id = "val.boundary-accept",
    .title = "Legal extremes are accepted",
    .failure_title = "A legal extreme is refused",
    .why =
        "A rule that is one off, or a name check that knows only ASCII, turns honest users away.",
    .fix =
        "Compare with <= and >= where the limit itself is legal; accept every letter of Unicode, "
        "plus tags in addresses and leap days.",
    .source = "boundary-value testing",
    .severity = Severity::kMajor,
    .needs = need::kFields,
};

void gather(Session& session) {
  const std::optional<Made> control = session.control("control");
  if (!control) return;
  Json told = Json::array();
  for (const Mutation& edge : boundaries(session.resource(), session.sample(), session.maker())) {
    if (session.stopped()) return;
    session.ask("edge", session.creation(session.resource(), edge.body));
    told.push(edge.what);
  }
  session.tape().note("edges", std::move(told));
}

Finding judge(const Tape& tape) {
  const std::vector<const Exchange*> answers = tape.all("edge");
  const Json::Array& edges = tape.fact("edges").items();
  Tally tally;
  for (std::size_t i = 0; i < std::min(answers.size(), edges.size()); ++i) {
    const Exchange& answer = *answers[i];
    // A clash is our own unique value's fault; a silent service is judged elsewhere.
    if (answer.status() == 409 || !answer.answered()) continue;
    tally.add(edges[i].text(), answer.is_2xx() ? 1 : 0, "201", answer);
  }
  if (tally.empty()) return not_applicable("the rubric states no limits");
  return tally.mean_finding("legal extremes");
}

}  // namespace
}  // namespace val_boundary_accept
const Check kBoundaryAccept{val_boundary_accept::kMeta, val_boundary_accept::gather,
                            val_boundary_accept::judge};
}  // namespace assay::checks
