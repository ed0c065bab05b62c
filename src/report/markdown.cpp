// SPDX-License-Identifier: MIT
// The report for a CI step summary or a comment: bounded, and inert whatever a candidate sent.
#include <string>
#include <vector>

#include <fmt/core.h>

#include "core/points.h"
#include "core/text.h"
#include "report/formats.h"
#include "report/markdown_text.h"
#include "report/summary.h"

namespace assay {
namespace {

constexpr std::size_t kMost = 60'000;  // bytes; a comment on GitHub may hold 65,536 characters
constexpr std::size_t kTail = 1'000;   // kept free for the closing lines
constexpr std::size_t kMarkdownSentence = 600;  // bytes
constexpr std::size_t kName = 120;
constexpr std::size_t kCommand = 4'000;
constexpr std::size_t kMarkdownCasesShown = 10;
constexpr std::size_t kMarkdownLossesShown = 5;
constexpr std::size_t kLogLines = 20;
constexpr std::size_t kCategoriesShown = 40;

void add_bullet(std::string& out, const std::string& sentence) {
  if (!sentence.empty()) out += "- " + markdown_escaped(sentence) + "\n";
}

std::string head(const Report& report) {
  const Total& total = report.total;
  std::string verdict(to_string(total.verdict));
  verdict[0] = static_cast<char>(verdict[0] - 'a' + 'A');
  std::string out =
      fmt::format("<!-- assay report -->\n## {}: {}\n\n", verdict, score_text(total.score));
  out += fmt::format("{}, {}\n\n", code_span(candidate_name(report), kName),
                     markdown_escaped(rubric_name(report)));
  if (report.interrupted) out += "**Interrupted: what follows is what was known by then.**\n\n";
  if (!total.why.empty()) out += markdown_escaped(verdict_sentence(report)) + "\n\n";
  add_bullet(out, fmt::format("pass mark {}{}", number_text(total.threshold),
                              total.band.empty() ? "" : ", " + total.band));
  add_bullet(out, interval_sentence(total.score));
  add_bullet(out, gates_sentence(report));
  add_bullet(out, cap_sentence(report));
  add_bullet(out, unsettled_sentence(report));
  add_bullet(out, whole_sentence(report));
  add_bullet(out, questions_sentence(report));
  add_bullet(out, run_sentence(report));
  for (const std::string& note : report.candidate.notes)
    add_bullet(out, "its repository: " + shortened(note, kMarkdownSentence));
  return out + "\n";
}

std::string log(const Report& report) {
  const std::vector<std::string>& lines = report.candidate.log;
  if (lines.empty()) return {};
  std::string text;
  for (std::size_t i = lines.size() > kLogLines ? lines.size() - kLogLines : 0; i < lines.size();
       ++i) {
    text += (text.empty() ? "" : "\n") + shortened(lines[i], kMarkdownSentence);
  }
  return "The service did not start. Its last lines:\n\n" +
         code_block("text", text, kLogLines * kMarkdownSentence) + "\n";
}

std::string categories(const Report& report) {
  std::string out = "| Category | Points | Of | Failed | Partly | Passed | Not judged |\n";
  out += "|---|--:|--:|--:|--:|--:|--:|\n";
  std::size_t left = kCategoriesShown;
  for (const CategoryResult& category : report.categories) {
    if (left-- == 0) break;
    const Counts counts = count(in_reading_order(report, category.id));
    const Points points = points_of(report, category.id);
    out += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n",
                       markdown_escaped(shortened(category.title, kName)),
                       points.of > 0 ? points_text(points.earned) : "",
                       points.of > 0 ? points_text(points.of) : "", counts.fail, counts.partial,
                       counts.pass, counts.inconclusive + counts.pending);
  }
  return out + "\n";
}

std::string dearest(const std::vector<const CriterionResult*>& lost) {
  if (lost.empty()) return {};
  std::string out = "### What cost most\n\n| Points | Criterion | Id |\n|--:|---|---|\n";
  for (std::size_t i = 0; i < std::min(lost.size(), kMarkdownLossesShown); ++i) {
    out += fmt::format("| {} | {} | {} |\n", points_text(loss_of(*lost[i])),
                       markdown_escaped(shortened(lost[i]->title, kMarkdownSentence)),
                       markdown_escaped(lost[i]->id));
  }
  return out + "\n";
}

std::string observation(const Finding& finding) {
  std::string text = shortened(finding.message, kMarkdownSentence);
  const auto add = [&](std::string_view label, const std::string& words) {
    if (!words.empty()) text += fmt::format("\n{} {}", label, shortened(words, kMarkdownSentence));
  };
  if (!is_said_by_a_case(finding)) {
    add("want", finding.expected);
    add("got ", finding.observed);
  }
  std::size_t shown = 0;
  for (const Case& one : finding.cases) {
    if (outcome_of_credit(one.credit) == Outcome::kPass || ++shown > kMarkdownCasesShown) continue;
    add("case", fmt::format("{}: {}, wanted {}", one.name, one.observed, one.expected));
  }
  if (shown > kMarkdownCasesShown) add("and ", fmt::format("{} more", shown - kMarkdownCasesShown));
  std::size_t places = 0;
  for (const Evidence& evidence : finding.evidence) {
    if (evidence.file.empty() || ++places > kMarkdownCasesShown) continue;
    add("at  ",
        evidence.line > 0 ? fmt::format("{}:{}", evidence.file, evidence.line) : evidence.file);
  }
  return text;
}

std::string lost_block(const CriterionResult& criterion) {
  const Finding& finding = criterion.finding;
  const std::string points =
      criterion.weight > 0
          ? fmt::format("{} of {}", points_text(criterion.points), points_text(criterion.of))
          : "not scored";
  std::string out =
      fmt::format("#### {}: {} ({})\n\n", to_string(finding.outcome),
                  markdown_escaped(shortened(criterion.title, kMarkdownSentence)), points);
  out +=
      code_block("text", observation(finding), (kMarkdownCasesShown + 3) * kMarkdownSentence * 2);
  const auto say = [&](std::string_view label, const std::string& words) {
    if (words.empty()) return;
    out +=
        fmt::format("\n**{}** {}\n", label, markdown_escaped(shortened(words, kMarkdownSentence)));
  };
  say("Why", criterion.why);
  say("Fix", criterion.fix);
  say("Brief", criterion.brief);
  if (!criterion.curl.empty()) out += "\n" + code_block("sh", criterion.curl, kCommand);
  out += fmt::format("\n{}, {}", code_span(criterion.id, kName), to_string(criterion.severity));
  if (!criterion.source.empty()) out += ", " + markdown_escaped(criterion.source);
  return out + "\n\n";
}

std::string open_line(const CriterionResult& criterion) {
  return fmt::format("- {} {}\n", code_span(criterion.id, kName),
                     code_span(criterion.finding.reason, kMarkdownSentence));
}

// What a reviewer gave full credit for; what cost some stands with the losses.
std::string answers(const Report& report) {
  std::string out;
  for (const CriterionResult& criterion : report.criteria) {
    if (!criterion.answer || criterion.finding.outcome != Outcome::kPass) continue;
    out += fmt::format("- {} {}\n", code_span(criterion.id, kName),
                       markdown_escaped(shortened(criterion.finding.note, kMarkdownSentence)));
  }
  return out.empty() ? out : "### What a reviewer answered\n\n" + out + "\n";
}

}  // namespace

std::string to_markdown(const Report& report) {
  const std::vector<const CriterionResult*> dear = losses(report);
  std::string out = head(report) + log(report) + categories(report) + dearest(dear);
  std::string open;
  std::size_t left_out = 0;
  const auto add = [&](std::string& to, const std::string& block) {
    const bool room = out.size() + open.size() + block.size() + kTail <= kMost;
    if (room) to += block;
    if (!room) ++left_out;
  };
  for (const CriterionResult* criterion : dear)
    add(out, lost_block(*criterion));
  for (const CriterionResult& criterion : report.criteria) {
    const Outcome outcome = criterion.finding.outcome;
    if (is_lost(criterion) && loss_of(criterion) <= 0) add(out, lost_block(criterion));
    if (outcome == Outcome::kInconclusive) add(open, open_line(criterion));
  }
  add(out, answers(report));
  if (!open.empty()) out += "### What could not be judged\n\n" + open + "\n";
  if (left_out > 0) out += fmt::format("{} more are in report.json.\n\n", left_out);
  return out + markdown_escaped(counts_sentence(count(report))) + "\n";
}

}  // namespace assay
