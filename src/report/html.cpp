// SPDX-License-Identifier: MIT
// The report as one page that needs nothing else: no network, no font, no script to be read.
#include <algorithm>
#include <string>

#include <fmt/core.h>

#include "core/base64.h"
#include "core/points.h"
#include "core/text.h"
#include "embedded/page_css.h"
#include "embedded/page_js.h"
#include "report/formats.h"
#include "report/html_criterion.h"
#include "report/html_head.h"
#include "report/html_writer.h"
#include "report/summary.h"

namespace assay {
namespace {

constexpr std::size_t kValue = 1024;  // bytes

// CSP 3, 2.3.1: a hash source is the digest in base64.
std::string hash_source(std::string_view hex) {
  std::string escapes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    escapes += '%';
    escapes += hex.substr(i, 2);
  }
  return "'sha256-" + base64_encoded(percent_decoded(escapes)) + "'";
}

// Nothing is loaded, and only the page's own style and script run, even if an escape were missed.
std::string policy() {
  return fmt::format(
      "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
      hash_source(embedded::page_css::kSha256), hash_source(embedded::page_js::kSha256));
}

void write_head(HtmlWriter& html, const Report& report) {
  html.open("head");
  html.empty("meta", {{"charset", "utf-8"}});
  html.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy()}});
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  html.empty("meta", {{"name", "generator"}, {"content", "assay " + report.version}});
  html.element("title", {},
               fmt::format("{}: {}, {}", shortened(candidate_name(report), kValue),
                           score_text(report.total.score), rubric_name(report)));
  html.own_code("style", embedded::page_css::kText);
  html.close();
}

void write_category(HtmlWriter& html, const Report& report, const CategoryResult& category) {
  const std::string id = "k-" + category.id;
  html.open("section", {{"class", "category"}, {"aria-labelledby", id}});
  html.open("h2", {{"id", id}});
  html.text(shortened(category.title, kValue));
  html.element("span", {{"class", "points"}}, category_points(report, category.id));
  html.close();
  write_criteria(html, report, category);
  html.close();
}

void write_pairs_head(HtmlWriter& html,
                      std::string_view caption,
                      std::initializer_list<std::string_view> heads) {
  html.open("table", {{"class", "cases"}});
  html.element("caption", {}, caption);
  html.open("tr");
  for (const std::string_view head : heads)
    html.element("th", {{"scope", "col"}}, head);
  html.close();
}

void write_dialect(HtmlWriter& html, const Report& report) {
  if (report.dialect.empty()) return;
  write_pairs_head(html, "How this service speaks", {"What", "Found", "Known from", "Seen in"});
  for (const Binding& binding : report.dialect) {
    html.open("tr");
    html.element("th", {{"scope", "row"}}, binding.name);
    html.element("td", {}, shortened(binding.value, kValue));
    html.element("td", {}, binding.origin);
    html.element("td", {{"class", "number"}},
                 binding.exchange == 0 ? "" : fmt::format("#{}", binding.exchange));
    html.close();
  }
  html.close();
}

void write_said(HtmlWriter& html, const Report& report) {
  if (report.candidate.said.empty()) return;
  write_pairs_head(html, "What its assay.yaml says", {"Key", "Value"});
  for (const auto& [key, value] : report.candidate.said) {
    html.open("tr");
    html.element("th", {{"scope", "row"}}, shortened(key, kValue));
    html.element("td", {}, shortened(value, kValue));
    html.close();
  }
  html.close();
}

void write_notes(HtmlWriter& html, const Report& report) {
  if (report.candidate.notes.empty()) return;
  html.element("p", {}, "Of its repository:");
  html.open("ul");
  for (const std::string& note : report.candidate.notes)
    html.element("li", {}, shortened(note, kValue));
  html.close();
}

void write_run(HtmlWriter& html, const Report& report) {
  html.open("section", {{"class", "run"}, {"aria-labelledby", "run"}});
  html.element("h2", {{"id", "run"}}, "The run");
  write_dialect(html, report);
  write_said(html, report);
  write_notes(html, report);
  if (!report.candidate.start.empty()) {
    html.open("p");
    html.text("Started with ");
    html.element("code", {}, shortened(report.candidate.start, kValue));
    html.close();
  }
  html.close();
  html.open("footer");
  html.element("p", {}, fmt::format("assay {}, rubric {}", report.version, report.rubric.digest));
  html.close();
}

}  // namespace

std::string to_html(const Report& report) {
  HtmlWriter html;
  html.open("html", {{"lang", "en"}});
  write_head(html, report);
  html.open("body");
  html.element("a", {{"class", "skip"}, {"href", "#criteria"}}, "To the criteria");
  html.open("header");
  html.open("div");
  write_verdict(html, report);
  html.close();
  write_overview(html, report);
  html.close();
  html.open("main", {{"id", "criteria"}});
  write_log(html, report);
  write_losses(html, report);
  for (const CategoryResult& category : report.categories) {
    write_category(html, report, category);
  }
  write_run(html, report);
  html.close();
  html.own_code("script", embedded::page_js::kText);
  html.close();
  html.close();
  return html.take() + "\n";
}

}  // namespace assay
