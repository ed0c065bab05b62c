// SPDX-License-Identifier: MIT
// The report on a terminal: categories, what cost most, the verdict last.
#include "core/text.h"

#include <vector>

#include <fmt/core.h>

#include "core/points.h"
#include "report/formats.h"
#include "report/summary.h"
#include "report/text_criterion.h"
#include "report/text_page.h"
#include "report/wrap.h"

namespace assay {
namespace {

constexpr std::size_t kTextName = 200;  // bytes
constexpr std::size_t kTextSentence = 600;
constexpr std::size_t kTextLossesShown = 5;
constexpr std::size_t kTextLogLines = 20;

void write_header(TextPage& page, const Report& report) {
  page.heading(shown(rubric_name(report), kTextName), shown(report.candidate.url, kTextName));
  page.heading(shown(candidate_name(report), kTextName),
               fmt::format("{} criteria", report.criteria.size()));
  page.detail(counts_sentence(count(report)));
  page.detail(shown(report.candidate.sandbox, kTextSentence));
  for (const auto& [key, value] : report.candidate.said) {
    page.detail(
        fmt::format("its assay.yaml says {}: {}", shown(key, kTextName), shown(value, kTextName)));
  }
  for (const std::string& note : report.candidate.notes)
    page.detail("its repository: " + shown(note, kTextSentence));
  if (report.interrupted) {
    page.detail("Interrupted: what follows is what was known by then.", Ink::kYellow);
  }
}

void write_log(TextPage& page, const Report& report) {
  const std::vector<std::string>& log = report.candidate.log;
  if (log.empty()) return;
  page.blank();
  page.heading("The service did not start. Its last lines:", "");
  for (std::size_t i = log.size() > kTextLogLines ? log.size() - kTextLogLines : 0; i < log.size();
       ++i) {
    page.detail(clipped("| " + shown(log[i], kTextSentence), page.width() - 8), Ink::kDim);
  }
}

void write_category(TextPage& page, const Report& report, const CategoryResult& category) {
  const Points points = points_of(report, category.id);
  page.blank();
  page.heading(shown(category.title, kTextName),
               points.of > 0 ? points_column(points)
                             : std::string(no_points_words(in_reading_order(report, category.id))));
  write_criteria(page, report, category.id);
}

void write_losses(TextPage& page, const Report& report) {
  const auto lost = losses(report);
  if (lost.empty()) return;
  page.blank();
  page.heading("What cost most", "");
  double rest = 0;
  for (std::size_t i = 0; i < lost.size(); ++i) {
    const CriterionResult& criterion = *lost[i];
    if (i >= kTextLossesShown) {
      rest += loss_of(criterion);
      continue;
    }
    page.row(fmt::format("{:>4}", points_text(loss_of(criterion))), Ink::kRed,
             shown(criterion.title, kTextSentence), criterion.id);
  }
  if (lost.size() > kTextLossesShown) {
    page.row(fmt::format("{:>4}", points_text(rest)), Ink::kRed,
             fmt::format("by {} more", lost.size() - kTextLossesShown), "");
  }
}

std::string_view label_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass:
      return "PASS";
    case Verdict::kFail:
      return "FAIL";
    case Verdict::kUndecided:
      return "????";
  }
  return "";
}

Ink ink_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass:
      return Ink::kGreen;
    case Verdict::kFail:
      return Ink::kRed;
    case Verdict::kUndecided:
      return Ink::kBlue;
  }
  return Ink::kPlain;
}

void write_verdict(TextPage& page, const Report& report) {
  const Total& total = report.total;
  page.blank();
  std::string line = score_text(total.score);
  if (total.verdict == Verdict::kUndecided) line = "undecided, " + line;
  const std::string interval = interval_sentence(total.score);
  if (!interval.empty()) line += fmt::format(" ({})", interval);
  if (!total.band.empty()) line += ", " + total.band;
  page.row(label_of(total.verdict), ink_of(total.verdict), line,
           "pass mark " + number_text(total.threshold));
  page.detail(shown(verdict_sentence(report), kTextSentence));
  page.labelled("gates", shown(gates_sentence(report), kTextSentence));
  page.labelled("cap", shown(cap_sentence(report), kTextSentence));
  page.labelled("open", shown(unsettled_sentence(report), kTextSentence));
  page.labelled("whole", shown(whole_sentence(report), kTextSentence));
  page.labelled("ask", shown(questions_sentence(report), kTextSentence));
  page.labelled("run", shown(run_sentence(report), kTextSentence));
}

}  // namespace

std::string to_text(const Report& report, const TextStyle& style) {
  TextPage page(style);
  write_header(page, report);
  write_log(page, report);
  for (const CategoryResult& category : report.categories) {
    write_category(page, report, category);
  }
  write_losses(page, report);
  write_verdict(page, report);
  return page.take();
}

}  // namespace assay
