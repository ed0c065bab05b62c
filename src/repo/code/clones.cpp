// SPDX-License-Identifier: MIT
// Rolling hashes find windows of tokens that stood before; each is followed for as long as it goes
// on at that place.
#include "repo/code/clones.h"

#include <algorithm>
#include <functional>

#include "repo/code/clone_units.h"
#include "repo/code/one_way.h"
#include "repo/code/token_kinds.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15U;
constexpr std::size_t kMostWindows = 1'000'000;
constexpr std::size_t kMostMatches = 50;  // of a function; each is followed to its end
// Of a copy of so many lines the rows are part, where so many of its lines are none.
constexpr int kLongCopy = 30;
constexpr double kMostlyTelling = 0.6;

// How many different ones follow on one another in tokens [from, to); 0 is none.
int lines_within(Span span, const auto& line_of) {
  int count = 0;
  int last = 0;
  for (std::size_t i = span.from; i < span.to; ++i) {
    const int line = line_of(i);
    count += line > 0 && line != last ? 1 : 0;
    last = line;
  }
  return count;
}

// The rolling hash of the last kCloneTokens tokens.
class Windows {
 public:
  explicit Windows(const std::vector<std::uint64_t>& kinds) : kinds_(kinds) {
    for (std::size_t i = 1; i < kCloneTokens; ++i)
      power_ *= kBase;
  }

  // The tokens must be taken one after another.
  std::uint64_t move_to(std::size_t i) {
    if (i >= kCloneTokens) hash_ -= power_ * kinds_[i - kCloneTokens];
    hash_ = hash_ * kBase + kinds_[i];
    return hash_;
  }

 private:
  const std::vector<std::uint64_t>& kinds_;
  std::uint64_t power_ = 1;
  std::uint64_t hash_ = 0;
};

// Of a line that is the same in part only nobody would say that it stands elsewhere.
Span whole_lines(const std::vector<int>& lines, Span span) {
  const auto begins = [&](std::size_t i) {
    return i == 0 || i == lines.size() || lines[i] != lines[i - 1];
  };
  while (span.from < span.to && !begins(span.from))
    ++span.from;
  while (span.to > span.from && !begins(span.to))
    --span.to;
  return span;
}

const Span* unit_at(const std::vector<Span>& units, std::size_t at) {
  const auto behind = std::ranges::upper_bound(units, at, {}, &Span::from);
  if (behind == units.begin() || std::prev(behind)->to <= at) return nullptr;
  return &*std::prev(behind);
}

}  // namespace

void CloneFinder::take(const std::string& path,
                       const Code& code,
                       const std::vector<Function>& functions) {
  files_.push_back(path);
  counted_to_ = 0;
  before_ = cloned_;
  std::size_t done = 0;
  for (std::size_t i = 0; i < functions.size(); ++i) {
    const Function& function = functions[i];
    const Span span = function.span;
    if (span.from < done) continue;  // within the one before it
    done = span.to;
    lines_ += lines_within(span, [&](std::size_t at) { return code.at(at).line; });
    if (is_mapping(code, span)) continue;
    const std::vector<Span> units = units_of(code, functions, i, kCloneLines);
    if (units.empty() && is_said_one_way(code, function)) continue;
    if (span.to - span.from < kCloneTokens || seen_.size() > kMostWindows) continue;
    pieces_.push_back(piece_of(code, span, units));
    keep(matches());
  }
  take_whole(path, code, functions, cloned_ - before_);
}

void CloneFinder::add(Clone clone) {
  const int more = clone.lines - (cloned_ - before_);
  if (more <= 0) return;
  cloned_ += more;
  const int lines = clone.lines;
  clones_.push_back({std::move(clone), lines});
}

void CloneFinder::take_whole(const std::string& path,
                             const Code& code,
                             const std::vector<Function>& functions,
                             int counted) {
  constexpr int kLeastLines = 3;  // of a function: what gives or sets a member is none
  std::uint64_t hash = std::hash<std::string_view>{}(file_name(path));
  int lines = 0;
  int line = 0;
  std::size_t done = 0;
  for (const Function& function : functions) {
    const Span span = function.span;
    if (span.from < done || function.lines < kLeastLines || function.name.empty()) continue;
    done = span.to;
    if (is_mapping(code, span) || is_said_one_way(code, function)) continue;
    if (line == 0) line = function.line;
    hash = hash * kBase + std::hash<std::string_view>{}(function.name);
    for (std::size_t i = span.from; i < span.to; ++i)
      hash = hash * kBase + kind_of(code, i);
    lines += lines_within(span, [&](std::size_t at) { return code.at(at).line; });
  }
  if (lines < kCloneLines || wholes_.size() > kMostWindows) return;
  const auto [first, fresh] = wholes_.try_emplace(hash, Whole{path, line});
  if (fresh || lines <= counted || first->second.file == path) return;
  cloned_ += lines - counted;
  clones_.push_back({{.file = path,
                      .line = line,
                      .lines = lines,
                      .original = first->second.file,
                      .original_line = first->second.line},
                     lines});
}

CloneFinder::Piece CloneFinder::piece_of(const Code& code,
                                         Span span,
                                         const std::vector<Span>& units) const {
  Piece piece{.file = static_cast<std::uint32_t>(files_.size() - 1)};
  for (std::size_t i = span.from; i < span.to; ++i) {
    piece.kinds.push_back(kind_of(code, i));
    piece.lines.push_back(code.at(i).line);
  }
  for (std::size_t from = 0, to = 0; from < piece.kinds.size(); from = to) {
    while (to < piece.kinds.size() && piece.lines[to] == piece.lines[from])
      ++to;
    piece.rows.insert(piece.rows.end(), to - from, is_row(piece.kinds, {from, to}));
    // The same call line after line, with other literals: the titles of a table.
    const bool alike = to - from > 2 && from >= to - from &&
                       std::equal(piece.kinds.begin() + static_cast<std::ptrdiff_t>(from),
                                  piece.kinds.begin() + static_cast<std::ptrdiff_t>(to),
                                  piece.kinds.begin() + static_cast<std::ptrdiff_t>(2 * from - to));
    if (alike)
      std::fill(piece.rows.end() - 2 * static_cast<std::ptrdiff_t>(to - from), piece.rows.end(),
                true);
  }
  for (const Span unit : units)
    piece.units.push_back({unit.from - span.from, unit.to - span.from});
  return piece;
}

std::vector<CloneFinder::Match> CloneFinder::matches() {
  std::vector<Match> found;
  const auto self = static_cast<std::uint32_t>(pieces_.size() - 1);
  const std::size_t size = pieces_.back().kinds.size();
  Windows windows(pieces_.back().kinds);
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint64_t hash = windows.move_to(i);
    if (i + 1 < kCloneTokens) continue;
    const std::size_t from = i + 1 - kCloneTokens;
    const Origin here{self, static_cast<std::uint32_t>(from)};
    const auto [stood, fresh] = seen_.try_emplace(hash, here);
    const Origin& origin = stood->second;
    if (fresh || !may_repeat(from, origin) || found.size() == kMostMatches) continue;
    const bool known = std::ranges::any_of(found, [&](const Match& match) {
      return match.origin.piece == origin.piece && i < match.to &&
             match.origin.at + from == origin.at + match.from;
    });
    if (!known) found.push_back(extended(from, origin));
  }
  return found;
}

// Within one function only what stands in different units of it.
bool CloneFinder::may_repeat(std::size_t from, const Origin& origin) const {
  const Piece& piece = pieces_.back();
  if (origin.piece + 1 < pieces_.size()) return true;
  const Span* mine = unit_at(piece.units, from);
  const Span* other = unit_at(piece.units, origin.at);
  return mine != nullptr && other != nullptr && mine != other && from + kCloneTokens <= mine->to &&
         origin.at + kCloneTokens <= other->to;
}

// How far a match may go around `at`.
Span CloneFinder::bounds(const Piece& piece, std::size_t at, bool within) {
  const Span* unit = within ? unit_at(piece.units, at) : nullptr;
  return unit == nullptr ? Span{0, piece.kinds.size()} : *unit;
}

// The windows around it may have stood elsewhere first: only what goes on at one place is a copy.
CloneFinder::Match CloneFinder::extended(std::size_t from, const Origin& origin) const {
  const Piece& mine = pieces_.back();
  const Piece& other = pieces_[origin.piece];
  const Span here = bounds(mine, from, &mine == &other);
  const Span there = bounds(other, origin.at, &mine == &other);
  Match match{from, from, origin};
  for (std::size_t at = origin.at; match.to < here.to && at < there.to; ++at, ++match.to) {
    if (mine.kinds[match.to] != other.kinds[at]) break;
  }
  for (; match.from > here.from && match.origin.at > there.from; --match.from, --match.origin.at) {
    if (mine.kinds[match.from - 1] != other.kinds[match.origin.at - 1]) break;
  }
  return match;
}

// Copies of several places overlap.
void CloneFinder::count(const Match& match, bool rows) {
  const std::vector<int>& lines = pieces_.back().lines;
  for (std::size_t i = match.from; i < match.to; ++i) {
    if (lines[i] <= counted_to_ || (pieces_.back().rows[i] && !rows)) continue;
    counted_to_ = lines[i];
    ++cloned_;
  }
}

void CloneFinder::keep(const std::vector<Match>& matches) {
  const Piece& piece = pieces_.back();
  Span told;  // by the last clone
  for (const Match& found : matches) {
    const Span whole = whole_lines(piece.lines, {found.from, found.to});
    const auto cut = static_cast<std::uint32_t>(whole.from - found.from);
    const Match match{whole.from, whole.to, {found.origin.piece, found.origin.at + cut}};
    const Span span{match.from, match.to};
    const int lines = lines_within(span, [&](std::size_t at) { return piece.lines[at]; });
    const int telling =
        lines_within(span, [&](std::size_t at) { return piece.rows[at] ? 0 : piece.lines[at]; });
    if (telling < kCloneLines || is_list(piece.kinds, span)) continue;
    count(match, lines >= kLongCopy && kMostlyTelling * lines < telling);
    const Piece& original = pieces_[match.origin.piece];
    if (match.to <= told.to && match.from >= told.from) continue;
    if (match.to >= told.to && match.from <= told.from && told.to > 0) clones_.pop_back();
    clones_.push_back({{.file = files_.back(),
                        .line = piece.lines[match.from],
                        .lines = lines,
                        .original = files_[original.file],
                        .original_line = original.lines[match.origin.at]},
                       telling});
    told = {match.from, match.to};
  }
}

void CloneFinder::finish(CodeFacts& facts) {
  constexpr std::size_t kShown = 50;
  std::ranges::stable_sort(clones_, std::ranges::greater{}, &Kept::telling);
  if (clones_.size() > kShown) clones_.resize(kShown);
  for (Kept& kept : clones_)
    facts.clones.push_back(std::move(kept.clone));
  facts.function_lines = lines_;
  facts.cloned_lines = cloned_;
}

}  // namespace assay
