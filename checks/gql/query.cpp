// SPDX-License-Identifier: MIT
// Cutting at braces: what stands inside of strings is the rubric's author's, and holds none.
#include "checks/gql/query.h"

#include <algorithm>

#include <fmt/core.h>

#include "core/text.h"

namespace assay::checks {
namespace {

constexpr std::string_view kHole = "{{nest}}";

// The brace that closes the one at `open`; npos when none does.
std::size_t closing(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

struct Braced {
  std::string_view before{};
  std::string_view inside{};
  std::string_view after{};
};

std::optional<Braced> braced(std::string_view text) {
  const std::size_t open = text.find('{');
  if (open == std::string_view::npos) return std::nullopt;
  const std::size_t close = closing(text, open);
  if (close == std::string_view::npos) return std::nullopt;
  return Braced{trimmed(text.substr(0, open)), trimmed(text.substr(open + 1, close - open - 1)),
                trimmed(text.substr(close + 1))};
}

}  // namespace

std::optional<ReadQuery> taken_apart(std::string_view query) {
  const std::optional<Braced> whole = braced(query);
  const std::optional<Braced> root = whole ? braced(whole->inside) : std::nullopt;
  if (!root || !root->after.empty() || root->before.empty() || root->inside.empty()) {
    return std::nullopt;
  }
  ReadQuery parts{.head = std::string(whole->before),
                  .call = std::string(root->before),
                  .leaf = std::string(root->inside)};
  parts.field = std::string(trimmed(root->before.substr(0, root->before.find('('))));
  // Of "mine: order" the answer shows "mine".
  parts.field =
      std::string(trimmed(std::string_view(parts.field).substr(0, parts.field.find(':'))));
  const std::size_t id = parts.head.find("$id");
  if (id != std::string::npos) {
    const std::string_view type = trimmed(std::string_view(parts.head).substr(id + 3));
    parts.number = type.starts_with(":") && trimmed(type.substr(1)).starts_with("Int");
  }
  return parts;
}

int levels_of(std::string_view nest) {
  const std::size_t hole = nest.find(kHole);
  if (hole == std::string_view::npos) return 0;
  const std::string_view before = nest.substr(0, hole);
  return static_cast<int>(std::ranges::count(before, '{') - std::ranges::count(before, '}'));
}

std::string nested(const ReadQuery& query, std::string_view nest, int times) {
  const std::size_t hole = nest.find(kHole);
  if (hole == std::string_view::npos) return {};
  std::string before;
  std::string after;
  for (int i = 0; i < times; ++i) {
    before += nest.substr(0, hole);
    after += nest.substr(hole + kHole.size());
  }
  return fmt::format("{} {{ {} {{ {}{}{} }} }}", query.head, query.call, before, query.leaf, after);
}

std::string aliased(const ReadQuery& query, int times) {
  const std::size_t colon = query.call.substr(0, query.call.find('(')).find(':');
  const std::string_view call = colon == std::string::npos
                                    ? std::string_view(query.call)
                                    : trimmed(std::string_view(query.call).substr(colon + 1));
  std::string text = query.head + " {";
  for (int i = 0; i < times; ++i)
    text += fmt::format(" a{}: {} {{ {} }}", i, call, query.leaf);
  return text + " }";
}

}  // namespace assay::checks
