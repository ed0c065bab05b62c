// SPDX-License-Identifier: MIT
// One request of the rubric's: its method, its path, its body.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "core/template.h"
#include "rubric/decode.h"
#include "rubric/holes.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 7> kMethods{"get",   "head",   "post",   "put",
                                                   "patch", "delete", "options"};

bool begins_with_one(std::string_view path, const std::vector<std::string>& addresses) {
  if (!path.starts_with("{{")) return false;
  const std::vector<std::string_view> names = holes_in(path);
  return !names.empty() && std::ranges::find(addresses, names.front()) != addresses.end();
}

}  // namespace

std::span<const std::string_view> method_words() {
  return kMethods;
}

Call decode_call(MapReader& reader,
                 const std::vector<std::string>& known,
                 const std::vector<std::string>& addresses) {
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
    if (!begins_with_one(path->text, addresses)) check_path(*path, problems);
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
