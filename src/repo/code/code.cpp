// SPDX-License-Identifier: MIT
// Pairs the brackets of a file once, so that no reader has to search for them again.
#include "repo/code/code.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::string_view kOpening = "([{";
constexpr std::string_view kClosing = ")]}";

bool is_one_of(const Token& token, std::string_view marks) {
  return token.kind == TokenKind::kMark && marks.find(token.text) != std::string_view::npos;
}

// A closing bracket that fits nothing is passed over; an opening one may stay open.
std::vector<std::size_t> paired(const Tokens& tokens) {
  std::vector<std::size_t> close(tokens.size(), tokens.size());
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_one_of(tokens[i], kOpening)) open.push_back(i);
    if (!is_one_of(tokens[i], kClosing) || open.empty()) continue;
    const char wanted = kOpening[kClosing.find(tokens[i].text)];
    if (tokens[open.back()].text.front() != wanted) continue;
    close[open.back()] = i;
    open.pop_back();
  }
  return close;
}

}  // namespace

bool is_bracket(const Token& token) {
  return is_one_of(token, "()[]{};,");
}

Code::Code(std::string_view text, Family family)
    : tokens_(tokens_of(text, family)), close_(paired(tokens_)) {}

const Token& Code::at(std::size_t index) const {
  static const Token kBeyond{};
  return index < tokens_.size() ? tokens_[index] : kBeyond;
}

std::size_t Code::close(std::size_t open) const {
  return open < close_.size() ? close_[open] : tokens_.size();
}

Span Code::body(std::size_t start, std::size_t open) const {
  return {start, std::min(close(open), open + kBodyTokens)};
}

std::size_t Code::find(Span span, std::string_view text) const {
  const std::size_t end = std::min(span.to, size());
  for (std::size_t i = span.from; i < end; ++i) {
    if (is(i, text)) return i;
    if (is_one_of(tokens_[i], kOpening)) i = std::min(close(i), end);
  }
  return span.to;
}

std::vector<Span> Code::elements(std::size_t open) const {
  std::vector<Span> found;
  const std::size_t end = close(open);
  for (std::size_t from = open + 1; from < end;) {
    const std::size_t comma = find({from, end}, ",");
    if (comma > from) found.push_back({from, comma});
    from = comma + 1;
  }
  return found;
}

bool Code::mentions(std::string_view word) const {
  return std::ranges::any_of(
      tokens_, [&](const Token& token) { return token.is_word() && token.text == word; });
}

std::size_t Code::soon(std::size_t from, std::string_view text) const {
  constexpr std::size_t kNear = 200;
  for (std::size_t i = from; i < std::min(from + kNear, size()); ++i) {
    if (is(i, text)) return i;
  }
  return size();
}

}  // namespace assay
