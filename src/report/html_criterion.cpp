// SPDX-License-Identifier: MIT
// Criteria as HTML.
#include "report/html_criterion.h"

#include <string>
#include <vector>

#include <fmt/core.h>

#include "core/points.h"
#include "core/text.h"
#include "report/html_exchange.h"
#include "report/summary.h"

namespace assay {
namespace {

constexpr std::size_t kSentence = 4'096;  // bytes
constexpr std::size_t kCasesShown = 40;
constexpr std::size_t kPlacesShown = 20;
constexpr std::size_t kManyAlike = 3;

using Criteria = std::vector<const CriterionResult*>;

std::string_view mark_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPass:
      return "pass";
    case Outcome::kPartial:
      return "part";
    case Outcome::kFail:
      return "fail";
    case Outcome::kNotApplicable:
      return "n/a";
    case Outcome::kInconclusive:
      return "unseen";
    case Outcome::kPending:
      return "open";
  }
  return "";
}

std::string right_column(const CriterionResult& criterion) {
  if (criterion.kind == "question") return {};
  if (criterion.of <= 0) return std::string(no_points_words({&criterion}));
  return fmt::format("{} / {}", points_text(criterion.points), points_text(criterion.of));
}

void write_term(HtmlWriter& html, std::string_view term, std::string_view text) {
  if (text.empty()) return;
  html.element("dt", {}, term);
  html.element("dd", {}, shortened(text, kSentence));
}

void write_side(HtmlWriter& html, std::string_view term, const std::string& text) {
  if (text.empty()) return;
  html.open("div");
  write_term(html, term, text);
  html.close();
}

void write_comparison(HtmlWriter& html, const Finding& finding) {
  if (finding.expected.empty() && finding.observed.empty()) return;
  if (is_said_by_a_case(finding)) return;
  const bool question = finding.outcome == Outcome::kPending;
  html.open("dl", {{"class", question ? "scale" : "pair"}});
  write_side(html, question ? "Scale" : "Expected", finding.expected);
  write_side(html, "Observed", finding.observed);
  html.close();
}

void write_case(HtmlWriter& html,
                const Report& report,
                const std::string& criterion,
                const Case& one) {
  const Outcome outcome = outcome_of_credit(one.credit);
  html.open("tr", {{"class", to_string(outcome)}});
  html.element("th", {{"scope", "row"}}, shortened(one.name, kSentence));
  html.element("td", {}, shortened(one.expected, kSentence));
  html.element("td", {}, shortened(one.observed, kSentence));
  html.element("td", {{"class", "number"}}, percent_text(one.credit));
  html.open("td", {{"class", "number"}});
  if (exchange_of(report, one.exchange) != nullptr) {
    html.element("a", {{"href", "#" + anchor_of(criterion, one.exchange)}},
                 fmt::format("#{}", one.exchange));
  }
  html.close();
  html.close();
}

void write_cases(HtmlWriter& html, const Report& report, const CriterionResult& criterion) {
  const std::vector<Case>& cases = criterion.finding.cases;
  if (cases.empty()) return;
  html.open("div", {{"class", "scroll"}, {"tabindex", "0"}});
  html.open("table", {{"class", "cases"}});
  html.element("caption", {}, fmt::format("{} cases", cases.size()));
  html.open("tr");
  for (const std::string_view head : {"Case", "Expected", "Observed", "Credit", "Seen in"}) {
    html.element("th", {{"scope", "col"}}, head);
  }
  html.close();
  for (std::size_t i = 0; i < std::min(cases.size(), kCasesShown); ++i) {
    write_case(html, report, criterion.id, cases[i]);
  }
  html.close();
  html.close();
  if (cases.size() > kCasesShown) {
    html.element("p", {{"class", "quiet"}},
                 fmt::format("and {} more cases, in report.json", cases.size() - kCasesShown));
  }
}

std::string places_of(const Finding& finding) {
  std::string list;
  std::size_t places = 0;
  for (const Evidence& one : finding.evidence) {
    if (one.file.empty() || ++places > kPlacesShown) continue;
    list += (list.empty() ? "" : "\n") + one.file;
    if (one.line > 0) list += fmt::format(":{}", one.line);
  }
  if (places > kPlacesShown) list += fmt::format("\nand {} more", places - kPlacesShown);
  return list;
}

void write_explanation(HtmlWriter& html, const CriterionResult& criterion) {
  html.open("dl", {{"class", "words"}});
  write_term(html, "Note", criterion.finding.note);
  write_term(html, "At", places_of(criterion.finding));
  write_term(html, "Why", criterion.why);
  if (is_lost(criterion)) write_term(html, "Fix", criterion.fix);
  write_term(html, "Brief", criterion.brief);
  write_term(html, "Source", criterion.source);
  html.close();
  if (criterion.curl.empty()) return;
  html.open("div", {{"class", "curl"}});
  html.open("pre", {{"tabindex", "0"}});
  html.element("code", {}, shortened(criterion.curl, kSentence));
  html.close();
  html.close();
}

void write_summary(HtmlWriter& html, const CriterionResult& criterion) {
  html.open("summary");
  html.element("span", {{"class", "mark"}}, mark_of(criterion.finding.outcome));
  html.open("h3");
  html.text(shortened(criterion.title, kSentence));
  if (criterion.finding.outcome == Outcome::kInconclusive) {
    html.element("span", {{"class", "quiet"}},
                 "could not look: " + shortened(criterion.finding.reason, kSentence));
  }
  html.close();
  if (criterion.severity == Severity::kCritical && is_lost(criterion)) {
    html.element("span", {{"class", "critical"}}, "critical");
  }
  html.element("span", {{"class", "points"}}, right_column(criterion));
  html.close();
}

// One criterion, open or folded, with all that is known of it.
void write_criterion(HtmlWriter& html, const Report& report, const CriterionResult& criterion) {
  const Finding& finding = criterion.finding;
  const std::string kind = fmt::format("criterion {}", to_string(finding.outcome));
  const bool open = is_lost(criterion) || finding.outcome == Outcome::kPending;
  html.open("details", {{"class", kind},
                        {"id", anchor_of(criterion)},
                        {open ? std::string_view("open") : std::string_view(), ""}});
  write_summary(html, criterion);
  html.open("div", {{"class", "inside"}});
  const bool asked = finding.outcome == Outcome::kPending;
  const std::string& message = asked ? finding.reason : finding.message;
  if (!message.empty()) {
    html.element("p", {{"class", "message"}}, shortened(message, kSentence));
  }
  write_comparison(html, finding);
  write_cases(html, report, criterion);
  write_explanation(html, criterion);
  write_exchanges(html, criterion.id, exchanges_of(report, criterion));
  html.element("p", {{"class", "id"}},
               fmt::format("{}, {}", criterion.id, to_string(criterion.severity)));
  html.close();
  html.close();
}

void write_passed(HtmlWriter& html, const Report& report, const Criteria& passed) {
  if (passed.empty()) return;
  html.open("details", {{"class", "fold pass"}});
  html.element("summary", {}, fmt::format("{} passed", passed.size()));
  for (const CriterionResult* one : passed)
    write_criterion(html, report, *one);
  html.close();
}

// Titles and reasons of criteria that were not judged.
void write_reasons(HtmlWriter& html, const Criteria& criteria) {
  html.open("dl", {{"class", "reasons"}});
  for (const CriterionResult* one : criteria) {
    html.open("dt", {{"id", anchor_of(*one)}});
    html.text(shortened(one->title, kSentence) + " ");
    html.element("code", {}, one->id);
    html.close();
    html.element("dd", {}, shortened(one->finding.reason, kSentence));
  }
  html.close();
}

void write_skipped(HtmlWriter& html, const Criteria& skipped) {
  if (skipped.empty()) return;
  html.open("details", {{"class", "fold"}});
  html.element("summary", {},
               fmt::format("{} {} not apply", skipped.size(), skipped.size() == 1 ? "does" : "do"));
  write_reasons(html, skipped);
  html.close();
}

// Many unseen for one reason (the service did not start) are one line, not a wall.
void write_unseen(HtmlWriter& html, const Report& report, const Criteria& unseen) {
  for (const Criteria& alike : by_reason(unseen)) {
    if (alike.size() < kManyAlike) {
      for (const CriterionResult* one : alike)
        write_criterion(html, report, *one);
      continue;
    }
    html.open("details", {{"class", "fold unseen"}});
    html.element("summary", {},
                 fmt::format("{} could not be judged: {}", alike.size(),
                             shortened(alike.front()->finding.reason, kSentence)));
    write_reasons(html, alike);
    html.close();
  }
}

}  // namespace

std::string anchor_of(const CriterionResult& criterion) {
  return "c-" + criterion.id;
}

std::string category_points(const Report& report, const std::string& category) {
  const Points points = points_of(report, category);
  if (points.of <= 0) return std::string(no_points_words(in_reading_order(report, category)));
  return fmt::format("{} / {}", points_text(points.earned), points_text(points.of));
}

void write_criteria(HtmlWriter& html, const Report& report, const CategoryResult& category) {
  Criteria unseen;
  Criteria passed;
  Criteria skipped;
  for (const CriterionResult* criterion : in_reading_order(report, category.id)) {
    switch (criterion->finding.outcome) {
      case Outcome::kFail:
      case Outcome::kPartial:
      case Outcome::kPending:
        write_criterion(html, report, *criterion);
        break;
      case Outcome::kInconclusive:
        unseen.push_back(criterion);
        break;
      case Outcome::kPass:
        passed.push_back(criterion);
        break;
      case Outcome::kNotApplicable:
        skipped.push_back(criterion);
        break;
    }
  }
  write_unseen(html, report, unseen);
  write_passed(html, report, passed);
  write_skipped(html, skipped);
}

}  // namespace assay
