// SPDX-License-Identifier: MIT
// Follows each literal that begins a statement along what is joined to it.
#include "repo/code/sql_joins.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "core/text.h"
#include "repo/code/format_holes.h"
#include "repo/code/holes.h"
#include "repo/code/numeric_ids.h"
#include "repo/code/sql_literal.h"
#include "repo/code/sql_text.h"
#include "repo/code/trusted_names.h"

namespace assay {
namespace {

constexpr std::size_t kLongestChain = 400;  // tokens
constexpr std::size_t kShown = 60;          // bytes of an expression

std::string_view between(const Token& first, const Token& last) {
  const char* end = last.text.data() + last.text.size() + (last.is_string() ? 1 : 0);
  const char* begin = first.text.data() - (first.is_string() ? 1 : 0);
  return {begin, static_cast<std::size_t>(end - begin)};
}

class SqlJoinsReader {
 public:
  SqlJoinsReader(const std::string& path, const Code& code, Family family, bool numeric_ids)
      : path_(path),
        code_(code),
        family_(family),
        numeric_ids_(numeric_ids),
        glues_(family == Family::kPython || family == Family::kCpp),
        harmless_(trusted_names(path, code, family, numeric_ids)) {}

  std::vector<Place> run() {
    for (std::size_t i = 0; i < code_.size();) {
      i = code_.at(i).is_string() && code_.at(i).quote != '/' ? take(i) : i + 1;
    }
    return std::move(found_);
  }

 private:
  // The statement that may begin at this literal; gives the token to go on with.
  std::size_t take(std::size_t start) {
    const std::string head = head_at(start);
    risk_ = {};
    flat_.clear();
    const bool begins = begins_statement(head);
    const bool spoken = is_tagged(path_, code_, start, family_) || is_logged(code_, start);
    if (spoken || (!begins && !may_go_on(head))) return start + 1;
    begins_ = begins;
    add_literal(start);
    const std::size_t end = follow(start);
    if (!risk_.empty()) {
      found_.push_back({path_, risk_line_, shortened(printable(risk_), kShown)});
    }
    return end;
  }

  // The literal's text, with that of the literals which are one with it.
  std::string head_at(std::size_t start) const {
    constexpr int kMostLiterals = 20;
    std::string head = flat_sql(code_.at(start).text);
    std::size_t literal = glues_ ? literal_at(start + 1) : code_.size();
    for (int i = 0; literal < code_.size() && i < kMostLiterals; ++i) {
      head += flat_sql(code_.at(literal).text);
      literal = literal_at(literal + 1);
    }
    return head;
  }

  static bool may_go_on(const std::string& head) {
    const std::string_view text = trimmed(head);
    return text.starts_with("where ") || text.starts_with("and ") || text.starts_with("or ");
  }

  // `line` is that on which the expression is put in.
  void risk(std::string_view expression, int line) {
    if (numeric_ids_ && gives_id(trimmed(expression))) return;
    const bool counts =
        (begins_ || goes_on_in_quotes(flat_)) && is_risky(harmless_, flat_, expression);
    if (!risk_.empty() || !counts) return;
    risk_ = std::string(trimmed(expression));
    risk_line_ = line;
  }

  // The text of a literal, with what is put into it.
  void add_literal(std::size_t i) {
    const std::string_view text = code_.at(i).text;
    const std::string_view mark = hole_mark(path_, code_, i, family_);
    std::size_t from = 0;
    while (from < text.size()) {
      std::size_t open = 0;
      const std::size_t end = next_hole(text, mark, from, open);
      if (end == 0) break;
      flat_ += flat_sql(text.substr(from, open - from));
      std::string_view inner = text.substr(open, end - open);
      while (!inner.empty() &&
             (inner.front() == '$' || inner.front() == '#' || inner.front() == '{'))
        inner.remove_prefix(1);
      if (inner.ends_with('}')) inner.remove_suffix(1);
      const bool name = is_qualified(text.substr(end)) && !is_risky(harmless_, "", inner);
      const auto below = std::ranges::count(text.substr(0, open), '\n');
      if (!name && !is_parametrised(code_, i, family_))
        risk(inner, code_.at(i).line + static_cast<int>(below));
      flat_ += '\1';
      from = end;
    }
    flat_ += flat_sql(text.substr(std::min(from, text.size())));
  }

  bool joins(std::size_t i) const {
    if (family_ == Family::kPhp) return code_.is(i, ".");
    if (family_ == Family::kElixir) return code_.is(i, "<") && code_.is(i + 1, ">");
    return code_.is(i, "+") && !code_.is(i + 1, "+") && !code_.is(i + 1, "=");
  }

  std::size_t literal_at(std::size_t i) const {
    const bool prefix = code_.at(i).is_word() && code_.at(i + 1).is_string() &&
                        code_.at(i).text.size() <= 2 && code_.at(i).touches(code_.at(i + 1));
    if (prefix) return i + 1;
    return code_.at(i).is_string() ? i : code_.size();
  }

  // Along literals and what is joined to them; gives the token behind.
  std::size_t follow(std::size_t start) {
    std::size_t i = start + 1;
    const std::size_t most = std::min(code_.size(), start + kLongestChain);
    while (i < most) {
      const bool joined = joins(i);
      const std::size_t next = joined ? i + (family_ == Family::kElixir ? 2 : 1) : i;
      const std::size_t literal = literal_at(next);
      if (literal < code_.size() && (joined || glues_)) {
        add_literal(literal);
        i = literal + 1;
      } else if (joined) {
        i = take_operand(next);
      } else {
        break;
      }
    }
    formatted(start, i);
    return i;
  }

  std::size_t take_operand(std::size_t from) {
    std::size_t end = from;
    while (end < code_.size() && !joins(end) && !ends_operand(from, end)) {
      const bool bracket = code_.is(end, "(") || code_.is(end, "[") || code_.is(end, "{");
      end = bracket ? std::min(code_.close(end), code_.size()) + 1 : end + 1;
    }
    end = std::min(end, code_.size());
    if (end > from) risk(between(code_.at(from), code_.at(end - 1)), code_.at(from).line);
    flat_ += '\1';
    return std::max(end, from + 1);
  }

  bool ends_operand(std::size_t from, std::size_t i) const {
    for (const std::string_view mark : {";", ",", ")", "]", "}"}) {
      if (code_.is(i, mark)) return true;
    }
    return i > from && code_.at(i).first && code_.at(i).is_word();
  }

  bool calls_format(std::size_t i) const {
    return code_.is(i, ".") && (code_.is(i + 1, "format") || code_.is(i + 1, "formatted"));
  }

  // "… %s" % name, "… {}".format(name), Sprintf("… %s", name), format!("… {}", name)
  void formatted(std::size_t start, std::size_t end) {
    const bool python = family_ == Family::kPython;
    const bool percent = python && code_.is(end, "%");
    const bool method = calls_format(end);
    const bool call = start >= 2 && code_.is(start - 1, "(") && is_formatter(start - 2);
    if (!percent && !method && !call) return;
    const bool braces = (method && python) || family_ == Family::kRust ||
                        family_ == Family::kDotNet || family_ == Family::kCpp;
    constexpr std::size_t kLongest = 8192;
    const std::string text = flat_.substr(0, kLongest);
    const std::vector<std::string_view> values = arguments(percent, method, call, start, end);
    const std::optional<std::vector<FormatHole>> holes = format_holes(text, braces);
    if (!holes || spreads(values))
      return formatted_somehow(text, braces, values, code_.at(start).line);
    const bool single = percent && !code_.is(end + 1, "(");
    for (const FormatHole& hole : *holes) {
      const std::size_t index = single ? 0 : hole.argument;
      constexpr std::size_t kMark = 2;  // %s, {}
      const bool name = is_qualified(std::string_view(text).substr(hole.at + kMark));
      if (!hole.text || name || index >= values.size()) continue;
      flat_ = text.substr(0, hole.at);
      risk(values[index], code_.at(start).line);
    }
  }

  // Where it is not known which value goes where, any of them may be the one.
  void formatted_somehow(const std::string& text,
                         bool braces,
                         const std::vector<std::string_view>& values,
                         int line) {
    const std::string_view mark = braces ? "{" : "%";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
      const std::string_view kind = std::string_view(text).substr(at + 1, 1);
      if (!braces && kind != "s" && kind != "v" && kind != "q") continue;
      flat_ = text.substr(0, at);
      if (!ends_before_value(flat_)) continue;
      // {id}: a value by its name.
      const std::string name = text.substr(at + 1, text.find_first_of(":}", at) - at - 1);
      if (braces && harmless_.contains(name)) continue;
      const auto said = std::ranges::find_if(
          values, [&](std::string_view value) { return is_risky(harmless_, flat_, value); });
      return risk(said == values.end() ? std::string_view() : *said, line);
    }
  }

  static bool spreads(const std::vector<std::string_view>& values) {
    return std::ranges::any_of(values, [](std::string_view value) {
      return value.starts_with('*') || value.ends_with("...");
    });
  }

  bool is_formatter(std::size_t i) const {
    if (code_.is(i, "Sprintf") || code_.is(i, "sprintf")) return true;
    if (family_ == Family::kRust) return code_.is(i, "!") && code_.is(i - 1, "format");
    return code_.is(i, "format") || code_.is(i, "Format");
  }

  // What is put in.
  std::vector<std::string_view> arguments(
      bool percent, bool method, bool call, std::size_t start, std::size_t end) const {
    const std::size_t open = percent ? end + 1 : method ? end + 2 : start - 1;
    if (percent && !code_.is(open, "(")) return {code_.at(open).text};
    std::vector<Span> spans = code_.elements(open);
    if (call && !spans.empty()) spans.erase(spans.begin());
    std::vector<std::string_view> said;
    for (const Span one : spans) {
      const bool literal = one.to == one.from + 1 && code_.at(one.from).is_string();
      said.push_back(literal ? std::string_view()
                             : between(code_.at(one.from), code_.at(one.to - 1)));
    }
    if (family_ == Family::kRust && said.empty()) said.emplace_back("format!");
    return said;
  }

  const std::string& path_;
  const Code& code_;
  Family family_;
  bool numeric_ids_;
  bool glues_;  // literals that stand side by side are one
  std::set<std::string_view> harmless_;
  std::vector<Place> found_{};
  std::string flat_{};  // of the statement so far
  std::string risk_{};  // the first hostile expression in it
  int risk_line_ = 0;
  bool begins_ = false;
};

}  // namespace

std::vector<Place> sql_joins_in(const std::string& path,
                                const Code& code,
                                Family family,
                                bool numeric_ids) {
  return SqlJoinsReader(path, code, family, numeric_ids).run();
}

}  // namespace assay
