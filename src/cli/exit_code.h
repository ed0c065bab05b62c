// SPDX-License-Identifier: MIT
// The exit codes that scripts rely on (design, section 6).
#pragma once

#include "core/report.h"
#include "core/result.h"

namespace assay {

constexpr int kPassed = 0;
constexpr int kBelow = 1;
constexpr int kWrongUsage = 2;
constexpr int kUndecidedExit = 3;
constexpr int kOurBug = 70;

constexpr int exit_code(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass:
      return kPassed;
    case Verdict::kFail:
      return kBelow;
    case Verdict::kUndecided:
      return kUndecidedExit;
  }
  return kOurBug;
}

constexpr int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
      return kWrongUsage;
    case ErrorKind::kUndecided:
      return kUndecidedExit;
    case ErrorKind::kInternal:
      return kOurBug;
  }
  return kOurBug;
}

}  // namespace assay
