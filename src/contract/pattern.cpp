// SPDX-License-Identifier: MIT
// Drawing texts from a pattern's tree.
#include "contract/pattern.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "contract/pattern_tree.h"
#include "contract/permutation.h"
#include "core/expression.h"

namespace assay {
namespace {

constexpr std::uint64_t kEnough = std::uint64_t{1} << 62U;
constexpr std::size_t kLongest = 20'000;
constexpr int kMostSteps = 200'000;  // nested repeats of nothing would go on without it

std::uint64_t product(std::uint64_t left, std::uint64_t right) {
  if (left == 0 || right == 0) return 0;
  return left > kEnough / right ? kEnough : left * right;
}

// How often a repeat repeats when it may stretch by so much.
int times(const PatternNode& repeat, int stretch) {
  const int wanted = repeat.least + stretch;
  return repeat.most == kUnbounded ? wanted : std::min(repeat.most, wanted);
}

// How many texts a node can tell apart, at least, whichever way is taken through it.
std::uint64_t capacity(const PatternNode& node, int stretch) {
  switch (node.kind) {
    case PatternNode::Kind::kLetter:
      return node.letters.size();
    case PatternNode::Kind::kSequence: {
      std::uint64_t all = 1;
      for (const PatternNode& part : node.parts)
        all = product(all, capacity(part, stretch));
      return all;
    }
    case PatternNode::Kind::kChoice: {
      std::uint64_t least = kEnough;
      for (const PatternNode& part : node.parts)
        least = std::min(least, capacity(part, stretch));
      return product(least, node.parts.size());
    }
    case PatternNode::Kind::kRepeat: {
      const std::uint64_t one = capacity(node.parts.front(), stretch);
      std::uint64_t all = 1;
      for (int i = 0; i < times(node, stretch) && all < kEnough && one > 1; ++i)
        all = product(all, one);
      return all;
    }
  }
  return 1;
}

// Turns one number into the choices along a way; what it no longer decides is drawn at random.
class Choices {
 public:
  Choices(std::uint64_t rank, std::uint64_t ranks, std::uint64_t seed)
      : rank_(rank), ranks_(ranks), random_(seed) {}

  std::size_t pick(std::size_t count) {
    if (ranks_ <= 1) return static_cast<std::size_t>(next_random(random_) % count);
    const std::uint64_t choice = rank_ % count;
    rank_ /= count;
    ranks_ = (ranks_ + count - 1) / count;
    return static_cast<std::size_t>(choice);
  }
  // False once the way has become too long.
  bool step() { return --steps_ > 0; }

 private:
  int steps_ = kMostSteps;
  std::uint64_t rank_;
  std::uint64_t ranks_;
  std::uint64_t random_;
};

void draw(std::string& out, const PatternNode& node, int stretch, Choices& choices) {
  if (out.size() > kLongest || !choices.step()) return;
  switch (node.kind) {
    case PatternNode::Kind::kLetter:
      out += node.letters[node.letters.size() == 1 ? 0 : choices.pick(node.letters.size())];
      break;
    case PatternNode::Kind::kSequence:
      for (const PatternNode& part : node.parts)
        draw(out, part, stretch, choices);
      break;
    case PatternNode::Kind::kChoice:
      draw(out, node.parts[choices.pick(node.parts.size())], stretch, choices);
      break;
    case PatternNode::Kind::kRepeat:
      for (int i = 0; i < times(node, stretch) && choices.step(); ++i) {
        draw(out, node.parts.front(), stretch, choices);
      }
      break;
  }
}

}  // namespace

bool matches_whole(std::string_view pattern, std::string_view text) {
  return Expression(pattern).matches_whole(text);
}

std::string matching_text(std::string_view pattern,
                          std::uint64_t place,
                          std::uint64_t key,
                          LengthRange length) {
  const std::optional<PatternNode> tree = parse_pattern(pattern);
  const Expression expression(pattern);
  if (!tree || !expression.ok()) return {};
  const std::uint64_t pattern_key = key ^ hash_of(pattern);
  for (const int stretch : {8, 6, 4, 3, 2, 1, 0, 16, 32, 64, 128, 256}) {
    const std::uint64_t ranks = capacity(*tree, stretch);
    if (ranks == 0) return {};
    Choices choices(permuted(place, ranks, pattern_key), ranks,
                    pattern_key ^ hash_of(std::to_string(place)));
    std::string text;
    draw(text, *tree, stretch, choices);
    const bool fits = text.size() >= length.least && text.size() <= length.most;
    if (fits && expression.matches_whole(text)) return text;
  }
  return {};
}

std::string near_miss(std::string_view pattern, std::string_view good) {
  const Expression expression(pattern);
  if (!expression.ok() || good.empty()) return {};
  const std::string text(good);
  const std::string shorter = text.substr(0, text.size() - 1);
  for (const std::string& candidate : std::initializer_list<std::string>{
           shorter + "!", shorter + "#", shorter, text + "!", "!" + text, "!", "#!", "~"}) {
    if (!candidate.empty() && !expression.find(candidate)) {
      return candidate;
    }
  }
  return {};
}

}  // namespace assay
