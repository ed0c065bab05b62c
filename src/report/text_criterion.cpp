// SPDX-License-Identifier: MIT
// Criteria as terminal text: what was lost is open, what passed is one line, the rest is folded.
#include "report/text_criterion.h"

#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include "core/points.h"
#include "report/summary.h"

namespace assay {
namespace {

constexpr std::size_t kCriterionSentence = 600;  // bytes
constexpr std::size_t kCriterionCommand = 4000;
constexpr std::size_t kCriterionCasesShown = 5;
constexpr std::size_t kFilesShown = 4;
constexpr std::size_t kFewSkipped = 2;
constexpr std::size_t kCriterionManyAlike = 3;
constexpr double kFull = 1 - 1e-9;

using Criteria = std::vector<const CriterionResult*>;

std::string criterion_column(const CriterionResult& criterion) {
  if (criterion.kind == "question") return {};
  if (criterion.of <= 0) return std::string(no_points_words({&criterion}));
  return points_column({criterion.points, criterion.of});
}

std::string ids_of(const Criteria& criteria) {
  std::string list;
  for (const CriterionResult* criterion : criteria) {
    list += (list.empty() ? "" : ", ") + criterion->id;
  }
  return list;
}

void write_cases(TextPage& page, const Finding& finding) {
  std::size_t lost = 0;
  for (const Case& one : finding.cases) {
    if (one.credit >= kFull) continue;
    if (++lost > kCriterionCasesShown) continue;
    const std::string wanted =
        one.expected.empty() ? ""
                             : fmt::format(", wanted {}", shown(one.expected, kCriterionSentence));
    page.labelled("case", fmt::format("{}: {}{}", shown(one.name, kCriterionSentence),
                                      shown(one.observed, kCriterionSentence), wanted));
  }
  if (lost > kCriterionCasesShown)
    page.labelled("", fmt::format("and {} more", lost - kCriterionCasesShown));
}

std::string places(const Finding& finding) {
  std::string list;
  std::size_t files = 0;
  for (const Evidence& evidence : finding.evidence) {
    if (evidence.file.empty() || ++files > kFilesShown) continue;
    list += (list.empty() ? "" : ", ") + shown(evidence.file, kCriterionSentence);
    if (evidence.line > 0) list += fmt::format(":{}", evidence.line);
  }
  if (files > kFilesShown) list += fmt::format(", and {} more", files - kFilesShown);
  return list;
}

void write_lost(TextPage& page, const CriterionResult& criterion) {
  const Finding& finding = criterion.finding;
  const bool failed = finding.outcome == Outcome::kFail;
  page.row(failed ? "FAIL" : "part", failed ? Ink::kRed : Ink::kYellow,
           shown(criterion.title, kCriterionSentence), criterion_column(criterion));
  page.detail(shown(finding.message, kCriterionSentence));
  if (!is_said_by_a_case(finding)) {
    page.labelled("want", shown(finding.expected, kCriterionSentence));
    page.labelled("got", shown(finding.observed, kCriterionSentence));
  }
  write_cases(page, finding);
  page.labelled("at", places(finding));
  page.labelled("note", shown(finding.note, kCriterionSentence));
  page.labelled("brief", shown(criterion.brief, kCriterionSentence));
  page.labelled("why", shown(criterion.why, kCriterionSentence));
  page.labelled("fix", shown(criterion.fix, kCriterionSentence));
  page.unbroken("try", shown(criterion.curl, kCriterionCommand));
  std::string foot = fmt::format("{}, {}", criterion.id, to_string(criterion.severity));
  if (!criterion.source.empty()) foot += ", " + shown(criterion.source, kCriterionSentence);
  page.detail(foot, Ink::kDim);
}

void write_unseen(TextPage& page, const CriterionResult& criterion) {
  page.row("????", Ink::kBlue, shown(criterion.title, kCriterionSentence),
           criterion_column(criterion));
  page.detail("could not look: " + shown(criterion.finding.reason, kCriterionSentence));
  page.detail(criterion.id, Ink::kDim);
}

// Many unseen for one reason (the service did not start) are one line, not a wall.
void write_all_unseen(TextPage& page, const Criteria& unseen) {
  for (const Criteria& alike : by_reason(unseen)) {
    if (alike.size() < kCriterionManyAlike) {
      for (const CriterionResult* one : alike)
        write_unseen(page, *one);
      continue;
    }
    page.row("????", Ink::kBlue, fmt::format("{} criteria could not be judged", alike.size()),
             "not judged");
    page.detail("could not look: " + shown(alike.front()->finding.reason, kCriterionSentence));
    page.detail(ids_of(alike), Ink::kDim);
  }
}

void write_question(TextPage& page, const CriterionResult& criterion) {
  page.row("open", Ink::kBlue, shown(criterion.title, kCriterionSentence),
           criterion_column(criterion));
  page.labelled("scale", shown(criterion.finding.expected, kCriterionSentence));
  page.detail(shown(criterion.finding.reason, kCriterionSentence));
  page.detail(criterion.id, Ink::kDim);
}

void write_skipped(TextPage& page, const Criteria& skipped) {
  if (skipped.size() > kFewSkipped) {
    page.row("n/a", Ink::kDim, fmt::format("{} do not apply: {}", skipped.size(), ids_of(skipped)),
             "");
    return;
  }
  for (const CriterionResult* one : skipped) {
    page.row("n/a", Ink::kDim, shown(one->title, kCriterionSentence), "");
    page.detail(shown(one->finding.reason, kCriterionSentence), Ink::kDim);
  }
}

}  // namespace

std::string points_column(const Points& points) {
  return fmt::format("{:>5} / {:>5}", points_text(points.earned), points_text(points.of));
}

void write_criteria(TextPage& page, const Report& report, const std::string& category) {
  Criteria unseen;
  Criteria skipped;
  Criteria open;
  Criteria passed;
  for (const CriterionResult* criterion : in_reading_order(report, category)) {
    switch (criterion->finding.outcome) {
      case Outcome::kFail:
      case Outcome::kPartial:
        write_lost(page, *criterion);
        break;
      case Outcome::kInconclusive:
        unseen.push_back(criterion);
        break;
      case Outcome::kPending:
        open.push_back(criterion);
        break;
      case Outcome::kPass:
        passed.push_back(criterion);
        break;
      case Outcome::kNotApplicable:
        skipped.push_back(criterion);
        break;
    }
  }
  write_all_unseen(page, unseen);
  for (const CriterionResult* one : open)
    write_question(page, *one);
  for (const CriterionResult* one : passed) {
    page.row("pass", Ink::kGreen, shown(one->title, kCriterionSentence), criterion_column(*one));
    page.labelled("note", shown(one->finding.note, kCriterionSentence));
  }
  write_skipped(page, skipped);
}

}  // namespace assay
