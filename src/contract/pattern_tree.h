// SPDX-License-Identifier: MIT
// A regular expression as a tree that texts can be drawn from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct PatternNode {
  enum class Kind {
    kLetter,    // one of `letters`
    kSequence,  // all parts in order; none: the empty text
    kChoice,    // one of the parts
    kRepeat,    // its one part, `least` to `most` times
  };
  Kind kind = Kind::kSequence;
  std::string letters{};  // ASCII; letters and digits only, where the expression allows any
  std::vector<PatternNode> parts{};
  int least = 0;
  int most = 0;  // kUnbounded: no end
};

constexpr int kUnbounded = -1;

// Literals, classes, groups, alternation, quantifiers, the dot; anchors match where they stand.
// Nothing for what texts cannot be drawn from: back-references, look-around, deep nesting, bad
// syntax.
std::optional<PatternNode> parse_pattern(std::string_view pattern);

}  // namespace assay
