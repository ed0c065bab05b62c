// SPDX-License-Identifier: MIT
// A page of terminal text: lines with a right column, and labelled paragraphs with a hanging
// indent.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "report/formats.h"

namespace assay {

enum class Ink { kPlain, kStrong, kDim, kRed, kGreen, kYellow, kBlue };

class TextPage {
 public:
  explicit TextPage(const TextStyle& style);

  // `left` wrapped beside `label`, `right` flush with the right edge of the first line.
  void row(std::string_view label, Ink ink, std::string_view left, std::string_view right);
  // A paragraph below a row: "        why   …".
  void labelled(std::string_view label, std::string_view text);
  // A paragraph below a row, without a label.
  void detail(std::string_view text, Ink ink = Ink::kPlain);
  // The same on one line however long it is, so that it can be copied whole.
  void unbroken(std::string_view label, std::string_view text);
  // A line at the left edge.
  void heading(std::string_view left, std::string_view right);
  void blank() { out_ += '\n'; }

  std::size_t width() const { return width_; }
  std::string take() { return std::move(out_); }

 private:
  std::string painted(Ink ink, std::string_view text) const;
  void flush_right(std::string_view left, std::size_t taken, std::string_view right);

  bool color_ = false;
  std::size_t width_ = 100;
  std::string out_{};
};

// What a candidate sent, cut to `limit` bytes and made safe to print.
std::string shown(std::string_view text, std::size_t limit);

}  // namespace assay
