// SPDX-License-Identifier: MIT
// Entropy alone calls long sentences random; how letters and digits change tells them apart.
#include "repo/secrets/randomness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "core/word_list.h"
#include "repo/secrets/shape.h"

namespace assay {
namespace {

constexpr std::size_t kShortestRandomness = 16;
constexpr double kLeastEntropy = 3.2;
constexpr double kLeastHexEntropy = 2.9;
constexpr int kLeastChanges = 4;

// How often a digit meets a letter, or a capital stands behind a small letter and before another
// capital or digit.
int changes_in(std::string_view part) {
  int changes = 0;
  for (std::size_t i = 1; i < part.size(); ++i) {
    const bool digit = is_in_run('d', part[i]);
    const bool digit_before = is_in_run('d', part[i - 1]);
    const bool large = is_in_run('u', part[i]) && !digit;
    const bool large_before = is_in_run('u', part[i - 1]) && !digit_before;
    if (digit != digit_before || (!digit && large && !large_before)) ++changes;
  }
  return changes;
}

// A key drawn from letters, digits and signs alike, so that no part of it is long. Patterns are as
// mixed, and say so.
bool is_drawn_from_all(std::string_view text) {
  constexpr std::size_t kLeast = 32;
  constexpr std::array<std::string_view, 8> kOthers{"(?", "a-z", "A-Z",      "0-9",
                                                    "\\", "//",  "insecure", "${"};
  const bool visible = std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7F'; });
  if (text.size() < kLeast || !visible || holds_one_of(kOthers, text)) return false;
  const auto kind = [](char c) { return is_in_run('d', c) ? 1 : is_in_run('a', c) ? 0 : 2; };
  std::array<std::size_t, 3> counts{};
  std::size_t changes = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    ++counts.at(static_cast<std::size_t>(kind(text[i])));
    changes += i > 0 && kind(text[i]) != kind(text[i - 1]) ? 1U : 0U;
  }
  return counts[0] * 4 >= text.size() && counts[1] >= 2 && counts[2] * 8 >= text.size() &&
         changes * 5 >= text.size() * 2 && entropy(text) >= 4;
}

bool is_uuid(std::string_view text) {
  static const Shape kShape("{H:8}-{H:4}-{H:4}-{H:4}-{H:12}");
  return kShape.fits(text);
}

// The longest part that is one word to the eye, and changes like a random one.
std::size_t longest_mixed_part(std::string_view text) {
  std::size_t best = 0;
  for (std::size_t from = 0; from < text.size();) {
    std::size_t end = from;
    while (end < text.size() && is_in_run('a', text[end]))
      ++end;
    const std::string_view part = text.substr(from, end - from);
    const auto needed = static_cast<int>(std::max<std::size_t>(kLeastChanges, part.size() / 5));
    if (changes_in(part) >= needed) best = std::max(best, part.size());
    from = end + 1;
  }
  return best;
}

}  // namespace

double entropy(std::string_view text) {
  std::array<std::size_t, 256> counts{};
  for (const char c : text)
    ++counts.at(static_cast<unsigned char>(c));
  double bits = 0;
  for (const std::size_t count : counts) {
    if (count == 0) continue;
    const double share = static_cast<double>(count) / static_cast<double>(text.size());
    bits -= share * std::log2(share);
  }
  return bits;
}

bool looks_random(std::string_view text) {
  if (text.size() < kShortestRandomness || is_uuid(text)) return false;
  const bool plain =
      std::ranges::all_of(text, [](char c) { return is_in_run('x', c) || is_in_run('t', c); });
  if (!plain) return is_drawn_from_all(text);
  if (text.find("//") != std::string_view::npos) return false;
  const bool hex = std::ranges::all_of(text, [](char c) { return is_in_run('H', c); });
  const auto digits = std::ranges::count_if(text, [](char c) { return is_in_run('d', c); });
  if (entropy(text) < (hex ? kLeastHexEntropy : kLeastEntropy)) return false;
  if (hex) return digits > 0 && changes_in(text) >= kLeastChanges;
  if (digits < 2) return false;  // aNameWithManyHumps
  return longest_mixed_part(text) >= 10;
}

}  // namespace assay
