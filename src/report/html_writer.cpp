// SPDX-License-Identifier: MIT
// Escaping of HTML.
#include "report/html_writer.h"

#include "core/text.h"

namespace assay {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : printable_lines(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// A line end before these changes nothing on the page, parts the words of neighbours, and keeps
// the source readable. None of them stands inside a <pre>.
bool starts_a_line(std::string_view name) {
  for (const std::string_view block :
       {"head", "meta",    "title",   "style", "script", "body",  "header", "nav",
        "main", "div",     "table",   "tr",    "th",     "td",    "dl",     "dt",
        "dd",   "section", "ol",      "ul",    "li",     "h1",    "h2",     "h3",
        "p",    "svg",     "details", "span",  "pre",    "footer"}) {
    if (name == block) return true;
  }
  return false;
}

}  // namespace

void HtmlWriter::tag(std::string_view name, Attributes attributes) {
  if (starts_a_line(name) && !out_.ends_with('\n')) out_ += '\n';
  out_ += '<';
  out_ += name;
  for (const auto& [key, value] : attributes) {
    if (key.empty()) continue;
    out_ += ' ';
    out_ += key;
    out_ += "=\"";
    out_ += escaped(value);
    out_ += '"';
  }
}

void HtmlWriter::open(std::string_view name, Attributes attributes) {
  tag(name, attributes);
  out_ += '>';
  open_.emplace_back(name);
}

void HtmlWriter::close() {
  out_ += "</" + open_.back() + ">";
  open_.pop_back();
}

// The slash is what closes an element inside SVG; HTML's own void elements ignore it.
void HtmlWriter::empty(std::string_view name, Attributes attributes) {
  tag(name, attributes);
  out_ += "/>";
}

void HtmlWriter::text(std::string_view text) {
  out_ += escaped(text);
}

void HtmlWriter::element(std::string_view name, Attributes attributes, std::string_view content) {
  open(name, attributes);
  text(content);
  close();
}

void HtmlWriter::own_code(std::string_view name, std::string_view code) {
  open(name);
  out_ += code;
  close();
}

}  // namespace assay
