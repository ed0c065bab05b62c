// SPDX-License-Identifier: MIT
// assay doctor: the dialect found, and what will not be judged.
#include <algorithm>

#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "cli/show_progress.h"
#include "core/text.h"
#include "run/grade.h"

namespace assay {

int run_command(const DoctorArgs& args) {
  std::unique_ptr<Progress> progress = make_progress(false);
  Result<Doctored> doctored = doctor(args.options, *progress, interrupt_flag());
  progress.reset();
  if (!doctored) return refuse(doctored.error());
  const Report& report = doctored->report;
  std::string out = fmt::format("{} under rubric {}\n", report.candidate.url, report.rubric.id);
  if (!report.candidate.sandbox.empty()) out += report.candidate.sandbox + "\n";
  for (const auto& [name, value] : report.candidate.said) {
    out += fmt::format("its assay.yaml says  {}: {}\n", printable(name), printable(value));
  }
  out += "\nDialect\n";
  std::size_t width = 0;
  for (const Binding& binding : report.dialect)
    width = std::max(width, binding.name.size());
  for (const Binding& binding : report.dialect) {
    out += fmt::format("  {:<{}}  {}  ({})\n", binding.name, width,
                       printable(shortened(binding.value, 120)), binding.origin);
  }
  out += report.criteria.empty() ? "\nEvery criterion can be judged.\n" : "\nWill not be judged\n";
  for (const CriterionResult& criterion : report.criteria) {
    out += fmt::format("  {:<14}  {}: {}\n", to_string(criterion.finding.outcome), criterion.id,
                       printable(criterion.finding.reason));
  }
  say(out);
  return kPassed;
}

}  // namespace assay
