// SPDX-License-Identifier: MIT
// By the names of the tools, wherever they stand in a word.
#include "repo/api/mention.h"

#include <array>

#include "repo/first_party.h"
#include "repo/language.h"
#include "repo/packages/packages.h"
#include "repo/readme.h"

namespace assay {

void take_mention(const std::string& path, std::string_view text, ApiExamples& examples) {
  constexpr std::array<std::string_view, 7> kTools{"swagger", "openapi", "graphiql", "playground",
                                                   "redoc",   "postman", "insomnia"};
  const bool telling = language_of(path) != nullptr || is_document(path) || is_package_file(path);
  if (!telling || !examples.mentioned.empty() || is_lock_file(path)) return;
  for (const std::string_view tool : kTools) {
    if (text.find(tool) == std::string_view::npos) continue;
    examples.mentioned = tool;
    examples.mentioned_in = path;
    return;
  }
}

}  // namespace assay
