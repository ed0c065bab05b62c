// SPDX-License-Identifier: MIT
// One request of the rubric's: its method, its path, its body.
#include <array>

#include <fmt/core.h>

#include "rubric/decode.h"
#include "rubric/holes.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 7> kMethods{"get",   "head",   "post",   "put",
                                                   "patch", "delete", "options"};

}  // namespace

std::span<const std::string_view> method_words() {
  return kMethods;
}

Call decode_call(MapReader& reader, const std::vector<std::string>& known) {
  Call call;
  Problems& problems = reader.problems();
  std::string chosen;
  for (const std::string_view word : method_words()) {
    const Node* path = reader.find(word);
    if (path == nullptr) continue;
    if (!chosen.empty()) {
      problems.add(path->key_at,
                   fmt::format("{} names two methods, '{}' and '{}'", reader.what(), chosen, word));
    }
    chosen = word;
    call.method.clear();
    for (const char letter : word)
      call.method += static_cast<char>(letter - 'a' + 'A');
    reader.text(word, call.path);
    check_path(*path, problems);
    check_holes(*path, known, problems);
  }
  if (chosen.empty()) {
    problems.add(reader.at(), fmt::format("{} names no method and path", reader.what()),
                 "post: /path");
  }
  if (const Node* body = reader.find("body")) {
    call.body = to_json(*body);
    check_holes(*body, known, problems);
  }
  return call;
}

}  // namespace assay
