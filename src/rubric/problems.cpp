// SPDX-License-Identifier: MIT
// Problems with their source line and caret.
#include "rubric/problems.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/core.h>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kMostShown = 100;
constexpr std::size_t kWindow = 120;  // bytes of a source line that are shown

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return !continues_character(c); }));
}

// The part of a long line around the caret, and the caret's line below it.
std::string pointed(std::string_view line, std::size_t column) {
  const std::size_t caret = std::min(column, line.size());
  std::size_t from = line.size() > kWindow && caret > kWindow / 2 ? caret - kWindow / 2 : 0;
  while (from > 0 && continues_character(line[from]))
    --from;
  const std::string before = (from > 0 ? "…" : "") + printable(line.substr(from, caret - from));
  const std::string after = printable(shortened(line.substr(caret), kWindow));
  return fmt::format("    {}{}\n    {:>{}}", before, after, "^", characters(before) + 1);
}

}  // namespace

int Sources::add(std::string name, std::string text) {
  files_.push_back({std::move(name), std::move(text)});
  return count() - 1;
}

Position Sources::position(Spot spot) const {
  if (files_.empty()) return {};
  return {name(spot.file), spot.line, spot.column};
}

std::string_view Sources::line(Spot spot) const {
  if (!spot.written() || files_.empty()) return {};
  std::string_view rest = text(spot.file);
  for (int skipped = 1; skipped < spot.line; ++skipped) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

bool Problems::full() const {
  return found_.size() >= kMostShown;
}

void Problems::add(Spot at, std::string message, std::string hint) {
  if (full()) {
    ++more_;
    return;
  }
  Found& found = found_.emplace_back();
  found.at = at;
  found.problem.at = sources_.position(at);
  found.problem.message = std::move(message);
  found.problem.hint = std::move(hint);
  found.problem.source_line = sources_.line(at);
}

std::vector<Problem> Problems::take() {
  std::ranges::stable_sort(found_, {}, [](const Found& one) {
    return std::tuple(one.at.file, one.at.line, one.at.column);
  });
  std::vector<Problem> all;
  for (Found& one : found_)
    all.push_back(std::move(one.problem));
  if (more_ > 0) {
    Problem rest;
    rest.at.file = all.back().at.file;
    rest.message = fmt::format("{} more problems", more_);
    all.push_back(std::move(rest));
  }
  found_.clear();
  more_ = 0;
  return all;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t kLongestWord = 64;
  const std::string near = word.size() <= kLongestWord ? nearest(word, known) : std::string();
  return near.empty() ? near : fmt::format("did you mean '{}'?", near);
}

std::string to_text(const Problem& problem) {
  std::string out = problem.at.file;
  if (problem.at.line > 0) out += fmt::format(":{}:{}", problem.at.line, problem.at.column);
  out += (out.empty() ? "" : ": ") + printable(problem.message) + '\n';
  if (!problem.source_line.empty() && problem.at.column > 0) {
    out += pointed(problem.source_line, static_cast<std::size_t>(problem.at.column) - 1) + '\n';
  }
  if (!problem.hint.empty()) out += fmt::format("    {}\n", printable(problem.hint));
  return out;
}

}  // namespace assay
