// SPDX-License-Identifier: MIT
// Counts columns word by word.
#include "repo/fold.h"

#include "core/text.h"

namespace assay {
namespace {

constexpr int kWidth = 80;

struct Word {
  int columns = 0;
  bool wide = false;  // of a script whose characters take two columns each
};

Word measured(std::string_view text) {
  Word word;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continues = (byte & 0xC0U) == 0x80U;
    const bool wide = byte >= 0xE0U;
    word.columns += continues ? 0 : wide ? 2 : 1;
    word.wide = word.wide || wide;
  }
  return word;
}

int folds_of(std::string_view line) {
  int lines = 1;
  int column = 0;
  for (const std::string_view part : split(line, ' ')) {
    const Word word = measured(part);
    if (column > 0 && column + 1 + word.columns > kWidth) {
      ++lines;
      column = 0;
    }
    column += (column > 0 ? 1 : 0) + word.columns;
    if (!word.wide) continue;
    lines += column / kWidth;
    column %= kWidth;
  }
  return lines;
}

}  // namespace

int folded_lines(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.empty()) return 0;
  int lines = 0;
  for (const std::string_view line : split(text, '\n'))
    lines += folds_of(trimmed(line));
  return lines;
}

}  // namespace assay
