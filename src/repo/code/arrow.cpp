// SPDX-License-Identifier: MIT
// Goes back over types: (a: A): Promise<B> => {, const f: Handler<C> = (a) => {
#include "repo/code/arrow.h"

namespace assay {
namespace {

constexpr std::size_t kTypeTokens = 60;

bool may_stand_in_type(const Token& token) {
  constexpr std::string_view kMarks = "<>,.|&?";
  return token.is_word() || token.is_string() ||
         (token.kind == TokenKind::kMark && kMarks.find(token.text) != std::string_view::npos);
}

int depth_of(const Code& code, std::size_t i) {
  if (code.is(i, ">")) return 1;
  return code.is(i, "<") ? -1 : 0;
}

// The colon before the type that ends at `last`, on one line; 0 when no type ends there.
std::size_t colon_before_type(const Code& code,
                              std::size_t last,
                              std::span<const std::size_t> open) {
  int depth = 0;  // of type arguments, seen from behind
  for (std::size_t i = last; i > 0 && last - i < kTypeTokens; --i) {
    if (code.is(i, ":") && depth == 0) return i;
    const bool closing = code.is(i, "]") || code.is(i, "}");
    if (closing) i = open[i];
    if (i >= code.size() || !(closing || may_stand_in_type(code.at(i)))) return 0;
    depth += depth_of(code, i);
    const bool parted = code.is(i, ",") && depth == 0;
    if (parted || code.at(i).first) return 0;
  }
  return 0;
}

// Where the parameters begin that end before the arrow, or before the type of what it gives.
std::size_t parameters_before(const Code& code,
                              std::size_t last,
                              std::span<const std::size_t> open) {
  std::size_t closing = last;
  if (!code.is(last, ")")) {
    const std::size_t colon = colon_before_type(code, last, open);
    if (colon == 0 || !code.is(colon - 1, ")")) return last;
    closing = colon - 1;
  }
  return open[closing] < code.size() ? open[closing] : last;
}

// const f = …, const f: Handler<A> = …
std::string_view assigned_before(const Code& code,
                                 std::size_t equals,
                                 std::span<const std::size_t> open) {
  if (equals < 2) return code.at(0).text;
  const std::size_t colon = colon_before_type(code, equals - 1, open);
  const Token& name = code.at(colon > 0 ? colon - 1 : equals - 1);
  return name.is_word() ? name.text : std::string_view();
}

// <T, U>(a: T) => {
std::size_t before_type_parameters(const Code& code, std::size_t last) {
  int depth = 0;
  for (std::size_t i = last; i > 0 && last - i < kTypeTokens; --i) {
    if (code.is(i, ">")) ++depth;
    if (code.is(i, "<") && --depth == 0) return i - 1;
    if (depth == 0) break;
  }
  return last;
}

}  // namespace

ArrowHead head_of_arrow(const Code& code, std::size_t brace, std::span<const std::size_t> open) {
  ArrowHead head{.from = parameters_before(code, brace - 3, open)};
  std::size_t before = head.from > 0 ? head.from - 1 : 0;
  before = before_type_parameters(code, before);
  if (code.is(before, "async") && before > 0) --before;
  if (before == 0) return head;
  if (code.is(before, "=")) head.name = assigned_before(code, before, open);
  if (code.is(before, ":")) head.name = code.at(before - 1).text;
  return head;
}

}  // namespace assay
