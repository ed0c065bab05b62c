// SPDX-License-Identifier: MIT
// Looks at the lines on which curl is called.
#include "repo/api/curl_comment.h"

#include <array>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/code/syntax.h"
#include "repo/language.h"

namespace assay {

bool tells_curl(const SourceFile& file) {
  constexpr std::array<std::string_view, 4> kMarks{"//", "#", "*", "--"};
  const bool page = file.path.ends_with(".html");  // which is written to be read
  constexpr std::array<std::string_view, 6> kPlaces{"localhost", "127.0.0.1", "0.0.0.0",
                                                    "http://",   "https://",  "$"};
  if (language_of(file.path) == nullptr && !page) return false;
  const std::string_view text = file.text;
  for (std::size_t at = text.find("curl "); at != text.npos; at = text.find("curl ", at + 1)) {
    const std::size_t start = text.rfind('\n', at) + 1;
    const std::string_view line = text.substr(start, text.find('\n', at) - start);
    const bool word = at == start || !is_word(text[at - 1]);
    if (word && (page || begins_with_one_of(kMarks, trimmed(line))) &&
        holds_one_of(kPlaces, line.substr(at - start)))
      return true;
  }
  return false;
}

}  // namespace assay
