// SPDX-License-Identifier: MIT
// Asks whether a program can act on error bodies.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "checks/errors/family.h"
#include "checks/errors/provoke.h"
#include "checks/errors/samples.h"
#include "core/tally.h"

namespace assay::checks {
namespace errors_machine_readable {
namespace {

constexpr Meta kMeta{
    .id = "errors.machine-readable",
    .title = "A program can act on every error",
    .failure_title = "A program cannot act on some errors",
    .why = "A client that gets prose, a page or nothing cannot tell one failure from another.",
    .fix =
        "Answer errors with one JSON object: a text for humans, and a code or type for programs.",
    .source = "RFC 9457 3; JSON:API 1.1, errors; AIP-193",
    .severity = Severity::kMajor,
    .scope = Scope::kPooled,
    .stage = Stage::kPooled,
    .reproduce = false,
};

constexpr double kTextOnlyForSeniors = 0.75;
constexpr double kNoJson = 0.5;
constexpr double kHtml = 0.25;
constexpr double kFalseClaim = 0.25;  // what a body loses that is not what it says it is

double credit_of_form(ErrorForm form, Level level) {
  switch (form) {
    case ErrorForm::kObject:
      return 1;
    case ErrorForm::kTextOnly:
      return level == Level::kSenior ? kTextOnlyForSeniors : 1;
    case ErrorForm::kEmpty:
    case ErrorForm::kText:
    case ErrorForm::kOther:
      return kNoJson;
    case ErrorForm::kHtml:
      return kHtml;
  }
  return 0;
}

Case case_of(const ErrorSample& sample, Level level) {
  const double form = credit_of_form(sample.shape.form, level);
  const bool honest = sample.shape.violations.empty();
  const bool bodied = sample.shape.form != ErrorForm::kEmpty;
  std::string observed = fmt::format("{} {}", bodied ? "is" : "has", to_string(sample.shape.form));
  if (!honest) observed += ": " + sample.shape.violations.front();
  return {.name = fmt::format("{} of {}", to_string(sample.kind), sample.route),
          .credit = honest ? form : form - kFalseClaim,
          .expected = "a JSON object with a text and a code, type or status",
          .observed = std::move(observed),
          .exchange = sample.exchange->id};
}

// Each kind counts once, however many routes show it.
Finding judge(const Tape& tape) {
  struct Sum {
    double credit = 0;
    int count = 0;
  };
  std::map<ErrorKind, Sum> kinds;
  Tally tally;
  for (const ErrorSample& sample : error_samples(tape)) {
    Case one = case_of(sample, tape.level);
    Sum& sum = kinds[sample.kind];
    sum.credit += one.credit;
    ++sum.count;
    tally.add(std::move(one));
  }
  if (tally.empty()) return inconclusive("no request was refused by the application");
  double mean = 0;
  for (const auto& [kind, sum] : kinds)
    mean += sum.credit / sum.count / static_cast<double>(kinds.size());
  return tally.finding(mean, "Error bodies");
}

}  // namespace
}  // namespace errors_machine_readable
const Check kMachineReadable{errors_machine_readable::kMeta, provoke,
                             errors_machine_readable::judge};
}  // namespace assay::checks
