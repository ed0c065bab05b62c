// SPDX-License-Identifier: MIT
// Spelling of verdicts.
#include "core/report.h"

namespace assay {

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass: return "pass";
    case Verdict::kFail: return "fail";
    case Verdict::kUndecided: return "undecided";
  }
  return "";
}

}  // namespace assay
