// SPDX-License-Identifier: MIT
// Layout of terminal text.
#include "report/text_page.h"

#include <algorithm>

#include <fmt/core.h>

#include "core/text.h"
#include "report/wrap.h"

namespace assay {
namespace {

constexpr std::size_t kLabel = 8;   // "  FAIL  "
constexpr std::size_t kInner = 6;   // "why   "
constexpr std::size_t kGutter = 2;  // before the right column
constexpr int kNarrowest = 60;

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::kPlain:
      return "";
    case Ink::kStrong:
      return "1";
    case Ink::kDim:
      return "2";
    case Ink::kRed:
      return "1;31";
    case Ink::kGreen:
      return "32";
    case Ink::kYellow:
      return "33";
    case Ink::kBlue:
      return "36";
  }
  return "";
}

}  // namespace

TextPage::TextPage(const TextStyle& style)
    : color_(style.color), width_(static_cast<std::size_t>(std::max(style.width, kNarrowest))) {}

std::string TextPage::painted(Ink ink, std::string_view text) const {
  const std::string_view code = code_of(ink);
  if (!color_ || code.empty() || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

void TextPage::flush_right(std::string_view left, std::size_t taken, std::string_view right) {
  out_ += left;
  if (!right.empty()) {
    const std::size_t used = taken + columns(right);
    out_.append(used < width_ ? width_ - used : 1, ' ');
    out_ += right;
  }
  out_ += '\n';
}

void TextPage::row(std::string_view label, Ink ink, std::string_view left, std::string_view right) {
  const std::size_t reserved = right.empty() ? 0 : columns(right) + kGutter;
  const std::string name = fmt::format("{:<4}", label);
  bool first = true;
  for (const std::string& line : wrapped(left, width_ - kLabel - reserved)) {
    const std::string head = first ? "  " + painted(ink, name) + "  " : std::string(kLabel, ' ');
    flush_right(head + line, kLabel + columns(line), first ? right : "");
    first = false;
  }
}

void TextPage::labelled(std::string_view label, std::string_view text) {
  if (text.empty()) return;
  std::string head = std::string(kLabel, ' ') + painted(Ink::kDim, fmt::format("{:<6}", label));
  for (const std::string& line : wrapped(text, width_ - kLabel - kInner)) {
    out_ += head + line + '\n';
    head.assign(kLabel + kInner, ' ');
  }
}

void TextPage::detail(std::string_view text, Ink ink) {
  if (text.empty()) return;
  for (const std::string& line : wrapped(text, width_ - kLabel)) {
    out_ += std::string(kLabel, ' ') + painted(ink, line) + '\n';
  }
}

void TextPage::unbroken(std::string_view label, std::string_view text) {
  if (text.empty()) return;
  out_ += std::string(kLabel, ' ') + painted(Ink::kDim, fmt::format("{:<6}", label));
  out_ += text;
  out_ += '\n';
}

void TextPage::heading(std::string_view left, std::string_view right) {
  const std::size_t reserved = right.empty() ? 0 : columns(right) + kGutter;
  const std::size_t room = width_ > reserved + 20 ? width_ - reserved : 20;
  const std::string title = clipped(left, room);
  flush_right(painted(Ink::kStrong, title), columns(title), right);
}

std::string shown(std::string_view text, std::size_t limit) {
  return printable(shortened(text, limit));
}

}  // namespace assay
