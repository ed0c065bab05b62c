// SPDX-License-Identifier: MIT
// assay answer: a reviewer's answers to the questions of a recorded run.
#include <algorithm>
#include <charconv>
#include <iostream>
#include <unistd.h>

#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "core/points.h"
#include "core/text.h"
#include "run/saved_report.h"
#include "score/answers.h"
#include "store/store.h"

namespace assay {
namespace {

using Questions = std::vector<const CriterionResult*>;

Questions questions_of(const Report& report) {
  Questions questions;
  for (const CriterionResult& criterion : report.criteria) {
    if (!criterion.scale.empty()) questions.push_back(&criterion);
  }
  return questions;
}

std::string described(const CriterionResult& question) {
  std::string text = fmt::format("{}: {}\n", question.id, printable(question.title));
  for (const ScaleLevel& one : question.scale)
    text += fmt::format("  {:>3}  {}\n", number_text(one.level), printable(one.text));
  const std::string given =
      question.answer
          ? fmt::format(
                "answered {}{}", number_text(question.answer->level),
                question.answer->comment.empty() ? "" : ": " + printable(question.answer->comment))
          : "open";
  return text + "  " + given + "\n";
}

std::optional<double> level_in(std::string_view text, const CriterionResult& question) {
  double level = 0;
  text = trimmed(text);
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), level);
  const bool number = error == std::errc() && stop == text.data() + text.size();
  const auto& scale = question.scale;
  const bool known = std::ranges::find(scale, level, &ScaleLevel::level) != scale.end();
  return number && known ? std::optional(level) : std::nullopt;
}

tl::unexpected<Error> no_such_level(std::string_view text, const CriterionResult& question) {
  return failure(ErrorKind::kUsage,
                 fmt::format("'{}' has no level '{}'; its scale: {}", question.id,
                             printable(shortened(text, 40)), scale_in_words(question.scale)));
}

tl::unexpected<Error> no_such_question(const std::string& id, const Questions& questions) {
  std::vector<std::string> ids;
  for (const CriterionResult* question : questions)
    ids.push_back(question->id);
  const std::string near = nearest(id, ids);
  std::string known;
  for (const std::string& one : ids)
    known += (known.empty() ? "" : ", ") + one;
  return failure(
      ErrorKind::kUsage,
      fmt::format("there is no question '{}'; {}", printable(shortened(id, 60)),
                  near.empty() ? "there is " + known : fmt::format("did you mean '{}'?", near)));
}

// "layering=2: rules leak into routes".
Result<Answer> read_answer(const std::string& text, const Questions& questions) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    return failure(ErrorKind::kUsage,
                   fmt::format("'{}' gives no level; write ID=LEVEL or ID=LEVEL:COMMENT",
                               printable(shortened(text, 60))));
  }
  const std::string id = text.substr(0, equals);
  const auto question = std::ranges::find(questions, id, &CriterionResult::id);
  if (question == questions.end()) return no_such_question(id, questions);
  const std::size_t colon = std::min(text.find(':', equals), text.size());
  const std::string level = text.substr(equals + 1, colon - equals - 1);
  const std::optional<double> known = level_in(level, **question);
  if (!known) return no_such_level(level, **question);
  const std::string_view comment = std::string_view(text).substr(std::min(colon + 1, text.size()));
  return Answer{.question = id, .level = *known, .comment = std::string(trimmed(comment))};
}

Result<std::vector<Answer>> read_answers(const std::vector<std::string>& texts,
                                         const Questions& questions) {
  std::vector<Answer> answers;
  for (const std::string& text : texts) {
    Result<Answer> answer = read_answer(text, questions);
    if (!answer) return tl::unexpected(answer.error());
    answers.push_back(std::move(*answer));
  }
  return answers;
}

// Asks on the terminal; an empty line leaves a question as it is, the end of input all that follow.
std::vector<Answer> ask(const Questions& questions) {
  std::vector<Answer> answers;
  std::string line;
  for (const CriterionResult* question : questions) {
    say(described(*question));
    std::optional<double> level;
    while (!level) {
      say("  level (empty: leave it): ");
      if (!std::getline(std::cin, line)) return answers;
      if (trimmed(line).empty()) break;
      level = level_in(line, *question);
      if (!level) say("  " + no_such_level(line, *question).value().message + "\n");
    }
    if (!level) continue;
    say("  comment (may be empty): ");
    if (!std::getline(std::cin, line)) line.clear();
    answers.push_back(
        {.question = question->id, .level = *level, .comment = std::string(trimmed(line))});
  }
  return answers;
}

Result<std::vector<Answer>> answers_for(const AnswerArgs& args, const Questions& questions) {
  if (!args.answers.empty()) return read_answers(args.answers, questions);
  if (isatty(STDIN_FILENO) != 0) return ask(questions);
  return failure(ErrorKind::kUsage,
                 "nothing is answered; give --question ID=LEVEL:COMMENT, or run this on a terminal "
                 "to be asked");
}

Result<Report> keep(Store& store, const AnswerArgs& args, const std::vector<Answer>& answers) {
  Result<SavedRun> run = store.load(args.run);
  if (!run) return tl::unexpected(run.error());
  for (const Answer& answer : answers)
    run->answers.push_back(answer);  // the later one wins
  const Result<Report> report = report_of(*run);
  if (!report) return report;
  const std::optional<Score>& whole = report->total.whole;
  if (Result<void> kept = store.answer(args.run, answers, whole ? whole->points : std::nullopt);
      !kept) {
    return tl::unexpected(kept.error());
  }
  run = store.load(args.run);
  return run ? report_of(*run) : tl::unexpected<Error>(run.error());
}

}  // namespace

int run_command(const AnswerArgs& args) {
  if (Result<void> writable = check_outputs(args.outputs); !writable) {
    return refuse(writable.error());
  }
  Result<Store> store = Store::open(args.db.empty() ? default_store_path() : args.db);
  if (!store) return refuse(store.error());
  const Result<SavedRun> run = store->load(args.run);
  if (!run) return refuse(run.error());
  const Result<Report> before = report_of(*run);
  if (!before) return refuse(before.error());
  const Questions questions = questions_of(*before);
  if (questions.empty()) say("this run's rubric asks no question\n");
  if (args.list || questions.empty()) {
    for (const CriterionResult* question : questions)
      say(described(*question));
    return kPassed;
  }
  const Result<std::vector<Answer>> answers = answers_for(args, questions);
  if (!answers) return refuse(answers.error());
  const Result<Report> after = keep(*store, args, *answers);
  if (!after) return refuse(after.error());
  say(to_text(*after, terminal_style()));
  if (Result<void> written = write_reports(args.outputs, *after); !written) {
    return refuse(written.error());
  }
  return kPassed;
}

}  // namespace assay
