// SPDX-License-Identifier: MIT
// Told by the attribute before them.
#include "repo/code/test_modules.h"

namespace assay {
namespace {

// #[cfg(test)], #[cfg(all(test, feature = "db"))]; not #[cfg(not(test))].
bool is_for_tests(const Code& code, std::size_t attribute) {
  const bool condition = code.is(attribute, "#") && code.is(attribute + 1, "[") &&
                         code.is(attribute + 2, "cfg") && code.is(attribute + 3, "(");
  if (!condition) return false;
  bool test = false;
  for (std::size_t i = attribute + 4; i < code.close(attribute + 3); ++i) {
    if (code.is(i, "not") || code.is(i, "any")) return false;
    test = test || code.is(i, "test");
  }
  return test;
}

// The brace of the module that this attribute is before; size() when it is before something else.
std::size_t module_behind(const Code& code, std::size_t attribute) {
  std::size_t i = attribute;
  while (code.is(i, "#") && code.is(i + 1, "["))
    i = code.close(i + 1) + 1;
  if (code.is(i, "pub")) i = code.is(i + 1, "(") ? code.close(i + 1) + 1 : i + 1;
  return code.is(i, "mod") && code.is(i + 2, "{") ? i + 2 : code.size();
}

}  // namespace

std::string without_test_modules(std::string_view text, const Code& code) {
  std::string bare(text);
  const auto place = [&](std::size_t token) {
    return static_cast<std::size_t>(code.at(token).text.data() - text.data());
  };
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (!is_for_tests(code, i)) continue;
    const std::size_t brace = module_behind(code, i);
    if (brace >= code.size()) continue;
    const std::size_t end = code.close(brace);
    const std::size_t to = end < code.size() ? place(end) + 1 : text.size();
    for (std::size_t at = place(i); at < to; ++at) {
      if (bare[at] != '\n') bare[at] = ' ';
    }
    i = end;
  }
  return bare;
}

}  // namespace assay
