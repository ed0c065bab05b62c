// SPDX-License-Identifier: MIT
// Calls into RE2.
#include "core/expression.h"

#include <re2/re2.h>

namespace assay {
namespace {

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

Expression::Expression(std::string_view pattern)
    : re_(std::make_unique<RE2>(piece(pattern), RE2::Quiet)) {}
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;

bool Expression::ok() const {
  return re_->ok();
}

bool Expression::matches_whole(std::string_view text) const {
  return ok() && RE2::FullMatch(piece(text), *re_);
}

std::optional<std::string_view> Expression::find(std::string_view text) const {
  re2::StringPiece found;
  const bool hit = ok() && re_->Match(piece(text), 0, text.size(), RE2::UNANCHORED, &found, 1);
  if (!hit) return std::nullopt;
  return std::string_view(found.data(), found.size());
}

std::vector<std::string_view> Expression::groups(std::string_view text) const {
  if (!ok()) return {};
  std::vector<re2::StringPiece> caught(static_cast<std::size_t>(re_->NumberOfCapturingGroups()) +
                                       1);
  const int count = static_cast<int>(caught.size());
  if (!re_->Match(piece(text), 0, text.size(), RE2::UNANCHORED, caught.data(), count)) return {};
  std::vector<std::string_view> parts;
  for (auto group = caught.begin() + 1; group != caught.end(); ++group)
    parts.emplace_back(group->data(), group->size());
  return parts;
}

}  // namespace assay
