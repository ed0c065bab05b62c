// SPDX-License-Identifier: MIT
// Small questions about a rubric.
#include "rubric/rubric.h"

namespace assay {

std::string_view to_string(CriterionKind kind) {
  switch (kind) {
    case CriterionKind::kCheck:
      return "check";
    case CriterionKind::kScenario:
      return "scenario";
    case CriterionKind::kCommand:
      return "command";
    case CriterionKind::kQuestion:
      return "question";
  }
  return {};
}

double Weights::at(Level level) const {
  switch (level) {
    case Level::kJunior:
      return junior;
    case Level::kMid:
      return mid;
    case Level::kSenior:
      return senior;
  }
  return 0;
}

}  // namespace assay
