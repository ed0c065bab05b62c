// SPDX-License-Identifier: MIT
// Spelling of outcomes, severities and levels.
#include "core/outcome.h"

#include <array>

namespace assay {
namespace {

constexpr std::array kOutcomes{Outcome::kPass,          Outcome::kPartial,      Outcome::kFail,
                               Outcome::kNotApplicable, Outcome::kInconclusive, Outcome::kPending};
constexpr std::array kSeverities{Severity::kCritical, Severity::kMajor, Severity::kMinor,
                                 Severity::kInfo};
constexpr std::array kLevels{Level::kJunior, Level::kMid, Level::kSenior};

}  // namespace

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPass:
      return "pass";
    case Outcome::kPartial:
      return "partial";
    case Outcome::kFail:
      return "fail";
    case Outcome::kNotApplicable:
      return "not-applicable";
    case Outcome::kInconclusive:
      return "inconclusive";
    case Outcome::kPending:
      return "pending";
  }
  return "";
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::kCritical:
      return "critical";
    case Severity::kMajor:
      return "major";
    case Severity::kMinor:
      return "minor";
    case Severity::kInfo:
      return "info";
  }
  return "";
}

std::string_view to_string(Level level) {
  switch (level) {
    case Level::kJunior:
      return "junior";
    case Level::kMid:
      return "mid";
    case Level::kSenior:
      return "senior";
  }
  return "";
}

std::optional<Outcome> outcome_from(std::string_view text) {
  for (const Outcome outcome : kOutcomes) {
    if (to_string(outcome) == text) return outcome;
  }
  return std::nullopt;
}

std::optional<Severity> severity_from(std::string_view text) {
  for (const Severity severity : kSeverities) {
    if (to_string(severity) == text) return severity;
  }
  return std::nullopt;
}

std::optional<Level> level_from(std::string_view text) {
  for (const Level level : kLevels) {
    if (to_string(level) == text) return level;
  }
  return std::nullopt;
}

}  // namespace assay
