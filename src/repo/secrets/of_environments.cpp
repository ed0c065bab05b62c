// SPDX-License-Identifier: MIT
// By the words for them, in any case.
#include "repo/secrets/of_environments.h"

#include <algorithm>
#include <array>

#include "core/expression.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/first_party.h"
#include "repo/language.h"
#include "repo/secrets/ground.h"

namespace assay {

bool is_shipped_source(std::string_view path) {
  const Language* language = language_of(path);
  return language != nullptr && language->family != Family::kShell && is_first_party(path) &&
         !is_below_tests(path) && ground_of(path) == Ground::kSource;
}

bool may_be_signing(std::string_view text) {
  constexpr std::array<std::string_view, 6> kWords{"jwt",          "session", "hmac",
                                                   "jsonwebtoken", "cookie",  "signing"};
  const std::string words = lower(text);
  return holds_one_of(kWords, words);
}

bool speaks_of_environments(std::string_view text) {
  static const Expression kPattern(
      R"re((?i)\bprod(?:uction)?\b|develop|\bis_?(?:dev|prod)|\bif\b.*debug|\btesting\b)re");
  // Django's generator says so of every key.
  constexpr std::array<std::string_view, 2> kGenerated{"SECURITY WARNING:",
                                                       "Quick-start development settings"};
  return kPattern.find(text).has_value() && !holds_one_of(kGenerated, text);
}

bool tells_environments(const std::vector<std::string_view>& lines,
                        std::size_t at,
                        std::size_t reach) {
  const auto first = lines.begin() + static_cast<std::ptrdiff_t>(at - std::min(at, reach));
  const auto last =
      lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), at + reach + 1));
  return std::any_of(first, last, speaks_of_environments);
}

}  // namespace assay
