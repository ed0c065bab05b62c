// SPDX-License-Identifier: MIT
// Rolling hashes over windows of tokens; a run of windows that all stood before is a clone.
#include "repo/code/clones.h"

#include <algorithm>
#include <array>
#include <functional>
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

// What a function is called by them says nothing of what it does.
constexpr std::array<std::string_view, 5> kDeclaring{"function", "def", "func", "fn", "fun"};

constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15U;
constexpr std::size_t kMostWindows = 1'000'000;

std::uint64_t kind_of(const Code& code, std::size_t i) {
  const Token& token = code.at(i);
  if (token.is_string()) return 1;
  if (token.kind == TokenKind::kNumber) return 2;
  const bool declared = i > 0 && lists(kDeclaring, code.at(i - 1).text);
  if (token.is_word() && (declared || !code.is(i + 1, "("))) {
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

// Back to where a line begins: of a line that is the same in part only nobody would say that it
// stands elsewhere.
std::size_t whole_lines(const Code& code, std::size_t to) {
  while (to > 0 && to < code.size() && !code.at(to).first)
    --to;
  return to;
}

// Assignments, registrations, members: the same few tokens over and over.
bool is_list(const Code& code, std::size_t from, std::size_t to) {
  constexpr std::size_t shortest = 3;
  constexpr std::size_t longest = 24;
  constexpr double most = 0.85;
  for (std::size_t period = shortest; period <= longest && from + 2 * period < to; ++period) {
    std::size_t same = 0;
    for (std::size_t i = from; i + period < to; ++i)
      same += kind_of(code, i) == kind_of(code, i + period) ? 1U : 0U;
    if (static_cast<double>(same) > most * static_cast<double>(to - from - period)) return true;
  }
  return false;
}

}  // namespace

void CloneFinder::take(const std::string& path,
                       const Code& code,
                       const std::vector<Function>& functions) {
  files_.push_back(path);
  counted_to_ = 0;
  std::size_t done = 0;
  for (const Function& function : functions) {
    if (function.span.from < done) continue;  // within the one before it
    done = function.span.to;
    if (is_said_one_way(code, function)) {
      lines_ += lines_within(code, function.span.from, function.span.to);
      ++functions_;
    } else {
      take_function(code, function.span);
    }
  }
}

void CloneFinder::take_function(const Code& code, Span span) {
  lines_ += lines_within(code, span.from, span.to);
  ++functions_;
  if (span.to - span.from < kCloneTokens || seen_.size() > kMostWindows) return;
  std::uint64_t power = 1;
  for (std::size_t i = 1; i < kCloneTokens; ++i)
    power *= kBase;
  std::uint64_t hash = 0;
  Run run;
  for (std::size_t i = span.from; i < span.to; ++i) {
    if (i >= span.from + kCloneTokens) hash -= power * kind_of(code, i - kCloneTokens);
    hash = hash * kBase + kind_of(code, i);
    if (i + 1 < span.from + kCloneTokens) continue;
    const std::size_t from = i + 1 - kCloneTokens;
    const auto file = static_cast<std::uint32_t>(files_.size() - 1);
    const bool begins = from == span.from || code.at(from).first;
    const auto [found, fresh] =
        seen_.try_emplace(hash, Origin{file, functions_, code.at(from).line, begins});
    const Origin& origin = found->second;
    if (fresh || origin.function == functions_) {
      run.to = whole_lines(code, run.to);
      keep(code, run);
      run = {};
    } else if (run.to > 0) {
      run.to = i + 1;
    } else if (begins && origin.begins) {
      run = {from, i + 1, origin};
    }
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
  constexpr std::size_t shown = 50;
  std::ranges::stable_sort(clones_, std::ranges::greater{}, &Clone::lines);
  if (clones_.size() > shown) clones_.resize(shown);
  facts.clones = std::move(clones_);
  facts.function_lines = lines_;
  facts.cloned_lines = cloned_;
}

}  // namespace assay
