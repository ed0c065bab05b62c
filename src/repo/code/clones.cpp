// SPDX-License-Identifier: MIT
// Rolling hashes find windows of tokens that stood before; each is followed for as long as it goes
// on at that place.
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

int lines_within(const std::vector<int>& lines, std::size_t from, std::size_t to) {
  int count = 0;
  int last = 0;
  for (std::size_t i = from; i < to; ++i) {
    count += lines[i] != last ? 1 : 0;
    last = lines[i];
  }
  return count;
}

// Assignments, registrations, members: the same few tokens over and over.
bool is_list(const std::vector<std::uint64_t>& kinds, std::size_t from, std::size_t to) {
  constexpr std::size_t shortest = 3;
  constexpr std::size_t longest = 24;
  constexpr double most = 0.85;
  for (std::size_t period = shortest; period <= longest && from + 2 * period < to; ++period) {
    std::size_t same = 0;
    for (std::size_t i = from; i + period < to; ++i)
      same += kinds[i] == kinds[i + period] ? 1U : 0U;
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
    take_function(code, function.span);
    if (!is_said_one_way(code, function)) keep(matches_in(pieces_.back()));
  }
}

void CloneFinder::take_function(const Code& code, Span span) {
  Piece piece{.file = static_cast<std::uint32_t>(files_.size() - 1)};
  for (std::size_t i = span.from; i < span.to; ++i) {
    piece.kinds.push_back(kind_of(code, i));
    piece.lines.push_back(code.at(i).line);
  }
  lines_ += lines_within(piece.lines, 0, piece.lines.size());
  pieces_.push_back(std::move(piece));
}

std::vector<CloneFinder::Match> CloneFinder::matches_in(const Piece& piece) {
  std::vector<Match> matches;
  const std::vector<std::uint64_t>& kinds = piece.kinds;
  if (kinds.size() < kCloneTokens || seen_.size() > kMostWindows) return matches;
  std::uint64_t power = 1;
  for (std::size_t i = 1; i < kCloneTokens; ++i)
    power *= kBase;
  const auto self = static_cast<std::uint32_t>(pieces_.size() - 1);
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (i >= kCloneTokens) hash -= power * kinds[i - kCloneTokens];
    hash = hash * kBase + kinds[i];
    if (i + 1 < kCloneTokens) continue;
    const std::size_t from = i + 1 - kCloneTokens;
    const Origin here{self, static_cast<std::uint32_t>(from)};
    const auto [found, fresh] = seen_.try_emplace(hash, here);
    const Origin& origin = found->second;
    if (fresh || origin.piece == self) continue;
    const bool known = std::ranges::any_of(matches, [&](const Match& match) {
      return match.origin.piece == origin.piece && i < match.to &&
             match.origin.at + from == origin.at + match.from;
    });
    if (!known) matches.push_back(extended(from, origin));
  }
  return matches;
}

// The windows around it may have stood elsewhere first: only what goes on at one place is a copy.
CloneFinder::Match CloneFinder::extended(std::size_t from, const Origin& origin) const {
  const std::vector<std::uint64_t>& mine = pieces_.back().kinds;
  const std::vector<std::uint64_t>& other = pieces_[origin.piece].kinds;
  Match match{from, from, origin};
  for (std::size_t at = origin.at; match.to < mine.size() && at < other.size(); ++at, ++match.to) {
    if (mine[match.to] != other[at]) break;
  }
  for (; match.from > 0 && match.origin.at > 0; --match.from, --match.origin.at) {
    if (mine[match.from - 1] != other[match.origin.at - 1]) break;
  }
  return match;
}

void CloneFinder::keep(const std::vector<Match>& matches) {
  const Piece& piece = pieces_.back();
  Span told;  // by the last clone
  for (const Match& match : matches) {
    const int lines = lines_within(piece.lines, match.from, match.to);
    if (lines < kCloneLines || is_list(piece.kinds, match.from, match.to)) continue;
    // Copies of several places overlap.
    for (std::size_t i = match.from; i < match.to; ++i) {
      if (piece.lines[i] <= counted_to_) continue;
      counted_to_ = piece.lines[i];
      ++cloned_;
    }
    const Piece& original = pieces_[match.origin.piece];
    const Clone clone{.file = files_.back(),
                      .line = piece.lines[match.from],
                      .lines = lines,
                      .original = files_[original.file],
                      .original_line = original.lines[match.origin.at]};
    if (match.to <= told.to && match.from >= told.from) continue;
    if (match.to >= told.to && match.from <= told.from && told.to > 0) clones_.pop_back();
    clones_.push_back(clone);
    told = {match.from, match.to};
  }
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
