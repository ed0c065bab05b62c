// SPDX-License-Identifier: MIT
// From answers to findings and the score of the whole.
#include "score/answers.h"

#include <algorithm>

#include <fmt/core.h>

#include "core/points.h"
#include "score/score.h"

namespace assay {
namespace {

// "2 of 4: lists it. The cost of the queue is missing."
std::string in_words(const Answer& answer, const CriterionResult& question) {
  const auto level = std::ranges::find(question.scale, answer.level, &ScaleLevel::level);
  std::string words = fmt::format("{} of {}: {}", number_text(answer.level),
                                  number_text(question.scale.back().level), level->text);
  if (!answer.comment.empty()) words += ". " + answer.comment;
  return words;
}

void put(const Answer& answer, CriterionResult& question) {
  const double highest = question.scale.back().level;
  const std::string words = in_words(answer, question);
  question.finding = graded(highest > 0 ? answer.level / highest : 1, std::vector<Evidence>{},
                            {.message = words, .expected = scale_in_words(question.scale)});
  if (question.finding.outcome == Outcome::kPass) question.finding.note = words;
  question.answer = answer;
}

}  // namespace

void put_answers(const std::vector<Answer>& answers, Report& report) {
  bool any = false;
  for (const Answer& answer : answers) {
    const auto question = std::ranges::find(report.criteria, answer.question, &CriterionResult::id);
    if (question == report.criteria.end()) continue;
    const auto& scale = question->scale;
    if (std::ranges::find(scale, answer.level, &ScaleLevel::level) == scale.end()) continue;
    put(answer, *question);
    any = true;
  }
  if (any) report.total.whole = whole_score(report);
}

std::string scale_in_words(const std::vector<ScaleLevel>& scale) {
  std::string words;
  for (const ScaleLevel& one : scale) {
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", number_text(one.level), one.text);
  }
  return words;
}

}  // namespace assay
