// SPDX-License-Identifier: MIT
// A recursive-descent reader of regular expressions.
#include "contract/pattern_tree.h"

#include <charconv>
#include <utility>

#include "contract/pattern_class.h"

namespace assay {
namespace {

constexpr int kDeepest = 40;

PatternNode letter(const Letters& set) {
  return {.kind = PatternNode::Kind::kLetter, .letters = drawn_letters(set)};
}

struct Bounds {
  int least = 1;
  int most = 1;
};

class Parser {
 public:
  explicit Parser(std::string_view pattern) : rest_(pattern) {}

  std::optional<PatternNode> run() {
    PatternNode node = choice(0);
    if (!ok_ || !rest_.empty()) return std::nullopt;
    return node;
  }

 private:
  bool at(std::string_view text) const { return rest_.starts_with(text); }
  bool take(std::string_view text) {
    if (!at(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  PatternNode failed() {
    ok_ = false;
    return {};
  }

  PatternNode choice(int depth) {
    if (depth > kDeepest) return failed();
    PatternNode node{.kind = PatternNode::Kind::kChoice};
    do {
      node.parts.push_back(sequence(depth));
    } while (ok_ && take("|"));
    return node.parts.size() == 1 ? std::move(node.parts.front()) : std::move(node);
  }

  PatternNode sequence(int depth) {
    PatternNode node{.kind = PatternNode::Kind::kSequence};
    while (ok_ && !rest_.empty() && !at("|") && !at(")")) {
      PatternNode atom = this->atom(depth);
      if (!ok_) return node;
      const Bounds bounds = quantifier();
      if (bounds.least == 1 && bounds.most == 1) {
        node.parts.push_back(std::move(atom));
        continue;
      }
      PatternNode repeat{
          .kind = PatternNode::Kind::kRepeat, .least = bounds.least, .most = bounds.most};
      repeat.parts.push_back(std::move(atom));
      node.parts.push_back(std::move(repeat));
    }
    return node;
  }

  PatternNode atom(int depth) {
    if (take("^") || take("$") || take("\\A") || take("\\z") || take("\\Z") || take("\\b")) {
      return {};
    }
    if (at("(")) return group(depth);
    if (at("[")) return set_of(take_bracket(rest_));
    if (at("\\")) return set_of(take_escape(rest_));
    if (take(".")) return letter(printable_letters());
    if (at("*") || at("+") || at("?")) return failed();
    PatternNode literal{.kind = PatternNode::Kind::kLetter,
                        .letters = std::string(rest_.substr(0, 1))};
    rest_.remove_prefix(1);
    return literal;
  }

  PatternNode set_of(const std::optional<Letters>& set) { return set ? letter(*set) : failed(); }

  PatternNode group(int depth) {
    rest_.remove_prefix(1);
    if (take("?") && !take(":") && !group_head()) return failed();
    if (take(")")) return {};  // (?i) alone
    PatternNode node = choice(depth + 1);
    return take(")") ? node : failed();
  }

  // What follows "(?" and is not ':': a name, or flags. Look-around is neither.
  bool group_head() {
    if (take("P<") || (at("<") && !at("<=") && !at("<!") && take("<"))) {
      const std::size_t close = rest_.find('>');
      if (close == std::string_view::npos) return false;
      rest_.remove_prefix(close + 1);
      return true;
    }
    const std::size_t end = rest_.find_first_not_of("imsU-");
    if (end == 0 || end == std::string_view::npos) return false;
    rest_.remove_prefix(end);
    return take(":") || at(")");
  }

  std::optional<int> number() {
    int value = 0;
    const auto [stop, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc() || value < 0) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(stop - rest_.data()));
    return value;
  }

  // {3}, {3,} or {3,5}; anything else after a brace leaves it a literal.
  std::optional<Bounds> counted() {
    const std::string_view before = rest_;
    rest_.remove_prefix(1);
    const std::optional<int> least = number();
    std::optional<int> most = least;
    if (least && take(",")) most = at("}") ? std::optional<int>(kUnbounded) : number();
    if (least && most && take("}")) return Bounds{*least, *most};
    rest_ = before;
    return std::nullopt;
  }

  Bounds quantifier() {
    Bounds bounds;
    if (take("*")) {
      bounds = {0, kUnbounded};
    } else if (take("+")) {
      bounds = {1, kUnbounded};
    } else if (take("?")) {
      bounds = {0, 1};
    } else if (at("{")) {
      const std::optional<Bounds> read = counted();
      if (!read) return bounds;
      bounds = *read;
    } else {
      return bounds;
    }
    take("?");  // lazy: the same texts
    return bounds;
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace

std::optional<PatternNode> parse_pattern(std::string_view pattern) {
  return Parser(pattern).run();
}

}  // namespace assay
