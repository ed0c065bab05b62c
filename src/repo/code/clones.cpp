// SPDX-License-Identifier: MIT
// Rolling hashes over windows of tokens; a run of windows that all stood before is a clone.
#include "repo/code/clones.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string_view>

#include "core/word_list.h"
#include "repo/code/one_way.h"

namespace assay {
namespace {

// Of all languages: what a name is taken for one only keeps two runs apart.
constexpr std::array<std::string_view, 44> kKeywords{
    "if",    "else",  "elif",  "for",   "while",  "return", "const",  "let",      "var",
    "new",   "await", "async", "def",   "try",    "catch",  "except", "rescue",   "throw",
    "raise", "in",    "of",    "not",   "and",    "or",     "null",   "nil",      "None",
    "true",  "false", "this",  "self",  "switch", "case",   "break",  "continue", "func",
    "fn",    "match", "with",  "yield", "end",    "do",     "range",  "defer"};

constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15U;
constexpr std::size_t kMostWindows = 1'000'000;

std::uint64_t kind_of(const Code& code, std::size_t i) {
  const Token& token = code.at(i);
  if (token.is_string()) return 1;
  if (token.kind == TokenKind::kNumber) return 2;
  if (token.is_word() && !code.is(i + 1, "(")) {
    return lists(kKeywords, token.text) ? std::hash<std::string_view>{}(token.text) | 4U : 3;
  }
  return std::hash<std::string_view>{}(token.text) | 4U;
}

int lines_within(const Code& code, std::size_t from, std::size_t to) {
  int lines = 0;
  int last = 0;
  for (std::size_t i = from; i < to; ++i) {
    lines += code.at(i).line != last ? 1 : 0;
    last = code.at(i).line;
  }
  return lines;
}

// Assignments, registrations, members: the same few tokens over and over.
bool is_list(const Code& code, std::size_t from, std::size_t to) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 24;
  constexpr double kMost = 0.85;
  for (std::size_t period = kShortest; period <= kLongest && from + 2 * period < to; ++period) {
    std::size_t same = 0;
    for (std::size_t i = from; i + period < to; ++i)
      same += kind_of(code, i) == kind_of(code, i + period) ? 1U : 0U;
    if (static_cast<double>(same) > kMost * static_cast<double>(to - from - period)) return true;
  }
  return false;
}

// The rolling hash of the last kCloneTokens tokens.
class Windows {
 public:
  Windows(const Code& code, std::size_t from) : code_(code), from_(from) {
    for (std::size_t i = 1; i < kCloneTokens; ++i)
      power_ *= kBase;
  }

  // The tokens must be taken one after another.
  std::uint64_t move_to(std::size_t i) {
    if (i >= from_ + kCloneTokens) hash_ -= power_ * kind_of(code_, i - kCloneTokens);
    hash_ = hash_ * kBase + kind_of(code_, i);
    return hash_;
  }

 private:
  const Code& code_;
  std::size_t from_;
  std::uint64_t power_ = 1;
  std::uint64_t hash_ = 0;
};

// True where most lines begin with the same name: routes in their groups, rules, registrations.
bool is_table(const Code& code, Span span) {
  constexpr double kMost = 0.6;
  std::map<std::string_view, int> names;
  int lines = 0;
  int often = 0;
  for (std::size_t i = span.from; i < span.to; ++i) {
    const Token& token = code.at(i);
    if (!token.first || is_bracket(token)) continue;
    ++lines;
    if (token.is_word() && !lists(kKeywords, token.text)) {
      often = std::max(often, ++names[token.text]);
    }
  }
  return often > kMost * lines;
}

// True of a function that holds little but others: routes that are registered in one place, the
// methods of an object that a factory gives.
bool is_frame(const std::vector<Function>& functions, std::size_t outer) {
  constexpr double kMost = 0.6;
  const Span span = functions[outer].span;
  int lines = functions[outer].lines;
  int held = 0;
  int long_ones = 0;
  for (std::size_t i = outer + 1; i < functions.size() && functions[i].span.from < span.to; ++i) {
    lines += functions[i].lines;
    held += functions[i].lines;
    long_ones += functions[i].lines >= kCloneLines ? 1 : 0;
  }
  return long_ones > 1 && held > kMost * lines;
}

}  // namespace

// Of a frame the functions in it that are long enough to be copied.
std::vector<CloneFinder::Unit> CloneFinder::units_of(const Code& code,
                                                     const std::vector<Function>& functions,
                                                     std::size_t outer) {
  std::vector<Unit> units;
  if (!is_frame(functions, outer)) return units;
  const std::size_t end = functions[outer].span.to;
  std::size_t done = 0;
  for (std::size_t i = outer + 1; i < functions.size() && functions[i].span.from < end; ++i) {
    const Function& inner = functions[i];
    if (inner.span.from < done || inner.lines < kCloneLines) continue;
    if (is_table(code, inner.span) || is_said_one_way(code, inner)) continue;
    done = inner.span.to;
    units.push_back({inner.span, ++functions_});
  }
  return units;
}

void CloneFinder::take(const std::string& path,
                       const Code& code,
                       const std::vector<Function>& functions) {
  files_.push_back(path);
  counted_to_ = 0;
  std::size_t done = 0;
  for (std::size_t i = 0; i < functions.size(); ++i) {
    const Function& function = functions[i];
    if (function.span.from < done) continue;  // within the one before it
    done = function.span.to;
    lines_ += lines_within(code, function.span.from, function.span.to);
    ++functions_;
    const std::uint32_t number = functions_;
    std::vector<Unit> units = units_of(code, functions, i);
    if (units.empty() && is_said_one_way(code, function)) continue;
    units.push_back({function.span, number});
    take_function(code, function.span, units);
  }
}

// `units` in the order of their beginnings, and the whole last.
void CloneFinder::take_function(const Code& code, Span span, const std::vector<Unit>& units) {
  if (span.to - span.from < kCloneTokens || seen_.size() > kMostWindows) return;
  Windows windows(code, span.from);
  Run run;
  std::size_t next = 0;  // unit
  for (std::size_t i = span.from; i < span.to; ++i) {
    const std::uint64_t hash = windows.move_to(i);
    if (i + 1 < span.from + kCloneTokens) continue;
    const std::size_t from = i + 1 - kCloneTokens;
    while (units[next].span.to <= from)
      ++next;
    const bool within = units[next].span.from <= from && i < units[next].span.to;
    const Origin here{static_cast<std::uint32_t>(files_.size() - 1),
                      within ? units[next].number : units.back().number, code.at(from).line};
    const auto [found, fresh] = seen_.try_emplace(hash, here);
    const bool copied = !fresh && found->second.function != here.function;
    if (!copied || here.function != run.number) {
      keep(code, run);
      run = {};
    }
    if (copied && run.to == 0) run = {from, i + 1, here.function, found->second};
    if (copied) run.to = i + 1;
  }
  keep(code, run);
}

void CloneFinder::keep(const Code& code, const Run& run) {
  if (run.to == 0) return;
  const int lines = lines_within(code, run.from, run.to);
  if (lines < kCloneLines || is_list(code, run.from, run.to)) return;
  // Runs may overlap.
  for (std::size_t i = run.from; i < run.to; ++i) {
    if (code.at(i).line <= counted_to_) continue;
    counted_to_ = code.at(i).line;
    ++cloned_;
  }
  clones_.push_back({.file = files_.back(),
                     .line = code.at(run.from).line,
                     .lines = lines,
                     .original = files_[run.origin.file],
                     .original_line = run.origin.line});
}

void CloneFinder::finish(CodeFacts& facts) {
  constexpr std::size_t kShown = 50;
  std::ranges::stable_sort(clones_, std::ranges::greater{}, &Clone::lines);
  if (clones_.size() > kShown) clones_.resize(kShown);
  facts.clones = std::move(clones_);
  facts.function_lines = lines_;
  facts.cloned_lines = cloned_;
}

}  // namespace assay
