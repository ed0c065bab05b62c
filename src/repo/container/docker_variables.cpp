// SPDX-License-Identifier: MIT
// Reads along the text, from one '$' to the next.
#include "repo/container/docker_variables.h"

#include <cctype>

namespace assay {
namespace {

struct Variable {
  std::string_view name{};
  std::string_view fallback{};
  std::size_t end = 0;  // behind it
};

// The variable whose '$' stands at `at`; nothing where its brace is not closed.
std::optional<Variable> variable_at(std::string_view text, std::size_t at) {
  const bool braced = text.substr(at + 1, 1) == "{";
  const std::size_t from = at + (braced ? 2 : 1);
  std::size_t to = from;
  while (to < text.size() &&
         (text[to] == '_' || std::isalnum(static_cast<unsigned char>(text[to])) != 0))
    ++to;
  Variable variable{.name = text.substr(from, to - from), .end = to};
  if (!braced) return variable;
  const std::size_t close = text.find('}', to);
  if (close == std::string_view::npos) return std::nullopt;
  if (text.substr(to, 2) == ":-") variable.fallback = text.substr(to + 2, close - to - 2);
  variable.end = close + 1;
  return variable;
}

}  // namespace

std::optional<std::string> with_variables(std::string_view text, const DockerValues& values) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '$') {
      out += text[i++];
      continue;
    }
    const std::optional<Variable> variable = variable_at(text, i);
    if (!variable) return std::nullopt;
    const auto value = values.find(variable->name);
    const bool set = value != values.end() && !value->second.empty();
    if (!set && variable->fallback.empty()) return std::nullopt;
    out += set ? std::string_view(value->second) : variable->fallback;
    i = variable->end;
  }
  return out;
}

}  // namespace assay
