// SPDX-License-Identifier: MIT
// Finds the file by the shapes of its functions, and reads it again to compare their words.
#include "repo/code/renamed_files.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/text.h"
#include "repo/code/one_way.h"
#include "repo/code/token_kinds.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr int kLeastLines = 30;    // of all functions together
constexpr int kLeastFunction = 3;  // lines of one
constexpr double kMost = 0.4;      // of the lines of a file's functions
constexpr std::size_t kMostPairs = 4;
constexpr std::size_t kFilesOfShape = 4;
constexpr std::size_t kMostShapes = 200'000;
constexpr int kMostCompared = 300;

using Pairs = std::set<std::pair<std::string, std::string>>;

// "listOrders" and "LIST_ORDER" alike as list, order.
std::vector<std::string> words_in(std::string_view name) {
  std::vector<std::string> words = words_of_path(name);
  for (std::string& word : words) {
    if (word.ends_with("ies")) word.replace(word.size() - 3, 3, "y");
    if (word.ends_with('s')) word.pop_back();
  }
  return words;
}

// Adds the words by which two names differ.
void add_difference(std::string_view one, std::string_view other, Pairs& pairs) {
  const std::vector<std::string> mine = words_in(one);
  const std::vector<std::string> theirs = words_in(other);
  if (mine.size() != theirs.size()) {
    pairs.emplace(lower(one), lower(other));
    return;
  }
  for (std::size_t i = 0; i < mine.size(); ++i) {
    if (mine[i] != theirs[i]) pairs.emplace(mine[i], theirs[i]);
  }
}

// The pairs that are left when the words of two functions of the same shape are added; too many
// where they are no copies.
Pairs with_differences(const Code& code, Span mine, const Code& other, Span theirs, Pairs pairs) {
  for (std::size_t i = 0; mine.from + i < mine.to && pairs.size() <= kMostPairs; ++i) {
    const Token& one = code.at(mine.from + i);
    const Token& two = other.at(theirs.from + i);
    if (one.is_word() && one.text != two.text) add_difference(one.text, two.text, pairs);
  }
  return pairs;
}

}  // namespace

std::vector<RenamedFiles::Shaped> RenamedFiles::shapes_of(const Code& code,
                                                          const std::vector<Function>& functions) {
  constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15U;
  std::vector<Shaped> shapes;
  for (std::size_t outer = 0, next = 0; outer < functions.size(); outer = next) {
    const Function& function = functions[outer];
    const Span span = function.span;
    int lines = 0;  // with those of the functions within it
    for (next = outer; next < functions.size() && functions[next].span.from < span.to; ++next)
      lines += functions[next].lines;
    next = std::max(next, outer + 1);
    if (lines < kLeastFunction || is_mapping(code, span) || is_said_one_way(code, function))
      continue;
    Shaped one{.span = span, .line = function.line, .lines = lines};
    for (std::size_t i = span.from; i < span.to; ++i)
      one.shape = one.shape * kBase + shape_of(code, i);
    shapes.push_back(one);
  }
  return shapes;
}

const RenamedFiles::Known* RenamedFiles::likeliest(const std::vector<Shaped>& mine,
                                                   int least) const {
  std::map<const SourceFile*, std::pair<int, const Known*>> lines;
  for (const Shaped& one : mine) {
    const auto found = known_.find(one.shape);
    if (found == known_.end()) continue;
    for (const Known& known : found->second) {
      auto& [sum, file] = lines[known.file];
      sum += one.lines;
      file = &known;
    }
  }
  const auto most = std::ranges::max_element(lines, {}, [](const auto& one) {
    return std::pair(one.second.first, std::string_view(one.first->path));
  });
  return most == lines.end() || most->second.first < least ? nullptr : most->second.second;
}

Clone RenamedFiles::copy_of(const Known& known, const Code& code, const std::vector<Shaped>& mine) {
  const Code other(known.file->text, known.family);
  std::vector<Shaped> theirs = shapes_of(other, functions_in(other, known.family));
  Clone clone{.original = known.file->path, .in_pieces = true};
  Pairs pairs;
  for (const Shaped& one : mine) {
    const auto twin = std::ranges::find(theirs, one.shape, &Shaped::shape);
    if (twin == theirs.end()) continue;
    Pairs more = with_differences(code, one.span, other, twin->span, pairs);
    if (more.size() > kMostPairs) continue;
    pairs = std::move(more);
    if (clone.line == 0) {
      clone.line = one.line;
      clone.original_line = twin->line;
    }
    clone.lines += one.lines;
    theirs.erase(twin);
  }
  return clone;
}

std::optional<Clone> RenamedFiles::take(const SourceFile& file,
                                        Family family,
                                        const Code& code,
                                        const std::vector<Function>& functions) {
  const std::vector<Shaped> mine = shapes_of(code, functions);
  int all = 0;
  for (const Shaped& one : mine)
    all += one.lines;
  const int least = std::max(kLeastLines, static_cast<int>(kMost * all));
  const Known* known = compared_ < kMostCompared ? likeliest(mine, least) : nullptr;
  std::optional<Clone> clone;
  if (known != nullptr) {
    ++compared_;
    clone = copy_of(*known, code, mine);
    clone->file = file.path;
    if (clone->lines < least) clone.reset();
  }
  remember({&file, family}, mine);
  return clone;
}

void RenamedFiles::remember(const Known& file, const std::vector<Shaped>& mine) {
  for (const Shaped& one : mine) {
    if (kept_ == kMostShapes) break;
    std::vector<Known>& files = known_[one.shape];
    const bool there = !files.empty() && files.back().file == file.file;
    if (there || files.size() == kFilesOfShape) continue;
    files.push_back(file);
    ++kept_;
  }
}

}  // namespace assay
