// SPDX-License-Identifier: MIT
// The top of the HTML page.
#include "report/html_head.h"

#include <algorithm>
#include <string>

#include <fmt/core.h>

#include "core/points.h"
#include "core/text.h"
#include "report/html_criterion.h"
#include "report/summary.h"

namespace assay {
namespace {

constexpr std::size_t kHeadSentence = 2'048;  // bytes
constexpr std::size_t kLossesShown = 8;

std::string percent(double part, double of) {
  const double share = of > 0 ? std::clamp(part / of, 0.0, 1.0) : 0;
  return fmt::format("{:.2f}%", share * 100);
}

void write_bar(HtmlWriter& html, std::string_view kind, double from, double to, double of) {
  if (to <= from) return;
  const std::string x = percent(from, of);
  const std::string width = percent(to - from, of);
  html.empty("rect", {{"class", kind}, {"x", x}, {"y", "0"}, {"width", width}, {"height", "100%"}});
}

void write_tick(HtmlWriter& html, std::string_view kind, double at, double of) {
  const std::string x = percent(at, of);
  html.empty("line", {{"class", kind}, {"x1", x}, {"x2", x}, {"y1", "0"}, {"y2", "100%"}});
}

void write_scale(HtmlWriter& html, const Total& total) {
  const Score& score = total.score;
  const std::string label =
      fmt::format("{}, between {} and {}; pass mark {}", score_text(score), points_text(score.low),
                  points_text(score.high), number_text(total.threshold));
  html.open("svg", {{"class", "scale"}, {"role", "img"}, {"aria-label", label}});
  html.empty("rect", {{"class", "track"}, {"width", "100%"}, {"height", "100%"}});
  write_bar(html, "sure", 0, score.low, score.of);
  write_bar(html, "maybe", score.low, score.high, score.of);
  if (score.points) write_tick(html, "here", *score.points, score.of);
  write_tick(html, "threshold", total.threshold, score.of);
  html.close();
}

void write_small_scale(HtmlWriter& html, const Score& score) {
  html.open("svg", {{"aria-hidden", "true"}});
  html.empty("rect", {{"class", "track"}, {"width", "100%"}, {"height", "100%"}});
  write_bar(html, "sure", 0, score.low, score.of);
  write_bar(html, "maybe", score.low, score.high, score.of);
  html.close();
}

// What a reader would open first in a category.
std::string attention(const std::vector<const CriterionResult*>& criteria) {
  const auto lost =
      std::ranges::count_if(criteria, [](const CriterionResult* one) { return loss_of(*one) > 0; });
  if (lost > 0) return fmt::format("{} lost", lost);
  const Counts counts = count(criteria);
  if (counts.inconclusive > 0) return fmt::format("{} unseen", counts.inconclusive);
  return counts.pending > 0 ? fmt::format("{} open", counts.pending) : "";
}

std::string verdict_text(const Total& total) {
  std::string text(to_string(total.verdict));
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return total.band.empty() ? text : text + ", " + total.band;
}

void write_gates(HtmlWriter& html, const Total& total) {
  if (total.gates.empty()) return;
  html.open("ul", {{"class", "gates"}, {"aria-label", "Gates"}});
  for (const GateResult& gate : total.gates) {
    const std::string_view state = !gate.held ? "not judged" : *gate.held ? "held" : "broken";
    html.open("li", {{"class", gate.held ? state : "unseen"}});
    html.element("a", {{"href", "#c-" + gate.id}}, gate.id);
    html.text(fmt::format(" {}", state));
    html.close();
  }
  html.close();
}

void write_sentence(HtmlWriter& html, const std::string& text, std::string_view kind = "") {
  if (text.empty()) return;
  html.open("p", {{kind.empty() ? std::string_view() : std::string_view("class"), kind}});
  html.text(shortened(text, kHeadSentence));
  html.close();
}

void write_fact(HtmlWriter& html, std::string_view term, const std::string& text) {
  if (text.empty()) return;
  html.open("div");
  html.element("dt", {}, term);
  html.element("dd", {}, shortened(text, kHeadSentence));
  html.close();
}

void write_facts(HtmlWriter& html, const Report& report) {
  html.open("dl", {{"class", "facts"}});
  write_fact(html, "Address", report.candidate.url);
  write_fact(html, "Repository", report.candidate.repo);
  write_fact(html, "Commit", report.candidate.commit.substr(0, 12));
  write_fact(html, "Graded", report.started);
  write_fact(html, "Run", run_sentence(report));
  write_fact(html, "Sandbox", report.candidate.sandbox);
  html.close();
}

}  // namespace

void write_verdict(HtmlWriter& html, const Report& report) {
  const Total& total = report.total;
  html.element("p", {{"class", "over"}}, rubric_name(report));
  html.element("h1", {}, shortened(candidate_name(report), kHeadSentence));
  if (report.interrupted) {
    write_sentence(html, "Interrupted: what follows is what was known by then.", "warning");
  }
  html.open("p", {{"class", "score"}});
  html.element("strong", {}, total.score.points ? points_text(*total.score.points) : "no total");
  if (total.score.points) html.text(fmt::format(" of {}", number_text(total.score.of)));
  html.element("span", {{"class", fmt::format("verdict {}", to_string(total.verdict))}},
               verdict_text(total));
  html.close();
  write_scale(html, total);
  const std::string interval = interval_sentence(total.score);
  html.open("p", {{"class", "under"}});
  html.element("span", {}, interval);
  html.element("span", {}, "pass mark " + number_text(total.threshold));
  html.close();
  write_sentence(html, verdict_sentence(report), "why");
  write_gates(html, total);
  write_sentence(html, cap_sentence(report));
  write_sentence(html, unsettled_sentence(report));
  write_sentence(html, whole_sentence(report));
  write_sentence(html, questions_sentence(report));
  write_facts(html, report);
}

void write_overview(HtmlWriter& html, const Report& report) {
  html.open("nav", {{"aria-label", "Categories"}});
  html.open("table", {{"class", "overview"}});
  for (const CategoryResult& category : report.categories) {
    const Score& score = category.score;
    const std::string open = attention(in_reading_order(report, category.id));
    html.open("tr");
    html.open("th", {{"scope", "row"}});
    html.element("a", {{"href", "#k-" + category.id}}, shortened(category.title, kHeadSentence));
    html.close();
    html.open("td", {{"class", "bar"}});
    if (score.high > 0 || score.points) write_small_scale(html, score);
    html.close();
    html.element("td", {{"class", "number"}}, category_points(report, category.id));
    html.element("td", {{"class", open.ends_with("lost") ? "lost" : "quiet"}}, open);
    html.close();
  }
  html.close();
  html.element("p", {{"class", "quiet"}}, counts_sentence(count(report)));
  html.close();
}

void write_losses(HtmlWriter& html, const Report& report) {
  const auto lost = losses(report);
  if (lost.empty()) return;
  html.open("section", {{"class", "losses"}, {"aria-labelledby", "losses"}});
  html.element("h2", {{"id", "losses"}}, "What cost most");
  html.open("ol");
  double rest = 0;
  for (std::size_t i = 0; i < lost.size(); ++i) {
    const CriterionResult& criterion = *lost[i];
    if (i >= kLossesShown) {
      rest += loss_of(criterion);
      continue;
    }
    html.open("li");
    html.element("span", {{"class", "points"}}, points_text(loss_of(criterion)));
    html.open("span");
    html.element("a", {{"href", "#" + anchor_of(criterion)}},
                 shortened(criterion.title, kHeadSentence));
    html.element("span", {{"class", "quiet"}}, shortened(criterion.finding.message, 240));
    html.close();
    html.close();
  }
  html.close();
  if (lost.size() > kLossesShown) {
    write_sentence(html,
                   fmt::format("{} more lost {} points together.", lost.size() - kLossesShown,
                               points_text(rest)),
                   "quiet");
  }
  html.close();
}

void write_log(HtmlWriter& html, const Report& report) {
  if (report.candidate.log.empty()) return;
  html.open("section", {{"class", "category"}, {"aria-labelledby", "log"}});
  html.element("h2", {{"id", "log"}}, "The service did not start: its last lines");
  html.open("pre", {{"class", "body"}, {"tabindex", "0"}});
  for (const std::string& line : report.candidate.log) {
    html.text(shortened(line, kHeadSentence) + "\n");
  }
  html.close();
  html.close();
}

}  // namespace assay
