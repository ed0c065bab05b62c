// SPDX-License-Identifier: MIT
// How a criterion ended, how much it matters, and their spelling in reports.
#pragma once

#include <optional>
#include <string_view>

namespace assay {

enum class Outcome {
  kPass,
  kPartial,
  kFail,
  kNotApplicable,
  kInconclusive,
  kPending,  // a person has not answered yet
};

// Critical: loss, leak or takeover; a confirmed critical fail may cap the total.
enum class Severity { kCritical, kMajor, kMinor, kInfo };

// The column of weights and thresholds that applies.
enum class Level { kJunior, kMid, kSenior };

// The spelling of report.json: "pass", "not-applicable", …
std::string_view to_string(Outcome outcome);
std::string_view to_string(Severity severity);
std::string_view to_string(Level level);

// Nothing when the text is none of the spellings.
std::optional<Outcome> outcome_from(std::string_view text);
std::optional<Severity> severity_from(std::string_view text);
std::optional<Level> level_from(std::string_view text);

// Pass, partial and fail carry points; the others leave the sum.
constexpr bool is_settled(Outcome outcome) {
  return outcome == Outcome::kPass || outcome == Outcome::kPartial || outcome == Outcome::kFail;
}

}  // namespace assay
