// SPDX-License-Identifier: MIT
// Matches the shapes of rules: literals and bounded runs, greedily, without going back.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Where a text stands in another.
struct TextSpan {
  std::size_t from = 0;
  std::size_t size = 0;
};

class Shape {
 public:
  // The notation of SecretRule::shape; it is ours, so a mistake in it throws std::logic_error.
  explicit Shape(std::string_view notation);

  // What is looked for first: the literal that it begins with, else its longest. Empty for a shape
  // of runs alone.
  std::string_view anchor() const;

  // The whole around an anchor that begins at `at`; nothing when it does not match, or is part of a
  // longer word.
  std::optional<TextSpan> around(std::string_view text, std::size_t at) const;

  // True when a text has the shape from end to end.
  bool fits(std::string_view text) const;

 private:
  struct Part {
    std::string literal{};  // empty for a run
    char run = 0;
    std::size_t least = 0;
    std::size_t most = 0;
  };

  // Behind the parts from `first` on; npos when they do not match.
  std::size_t match_from(std::size_t first, std::string_view text, std::size_t at) const;
  bool stands_alone(std::string_view text, const TextSpan& span) const;

  std::vector<Part> parts_{};
  std::size_t anchor_ = 0;  // its place among the parts
};

// True for the characters of a run.
bool is_in_run(char run, char c);

}  // namespace assay
