// SPDX-License-Identifier: MIT
// Module attributes with a meaning of their own.
#include "repo/code/documentation.h"

#include <array>

#include "core/word_list.h"

namespace assay {

bool introduce_documentation(const Tokens& tokens) {
  constexpr std::array<std::string_view, 3> kNames{"doc", "moduledoc", "typedoc"};
  std::size_t end = tokens.size();
  if (end > 2 && tokens[end - 2].is("~")) end -= 2;
  return end > 1 && tokens[end - 2].is("@") && lists(kNames, tokens[end - 1].text);
}

}  // namespace assay
