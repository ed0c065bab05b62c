// SPDX-License-Identifier: MIT
// Counting how often each own item shows.
#include "checks/page/gaps.h"

#include <map>
#include <string_view>

#include <fmt/core.h>

namespace assay::checks {

Gaps gaps_in(const Listed& seen, const std::set<std::string>& own) {
  std::map<std::string, int> times;
  for (const std::string& id : seen.ids())
    ++times[id];
  Gaps gaps;
  for (const std::string& id : own) {
    const auto found = times.find(id);
    if (found == times.end()) gaps.missing.push_back(id);
    if (found != times.end() && found->second > 1) gaps.doubled.push_back(id);
  }
  return gaps;
}

std::string words_for(const Gaps& gaps) {
  const auto some = [](const std::vector<std::string>& ids, std::string_view what) {
    return fmt::format("{} {} (id {}{})", ids.size(), what, ids.front(),
                       ids.size() > 1 ? ", …" : "");
  };
  std::string words;
  if (!gaps.missing.empty()) words = some(gaps.missing, "missing");
  if (!gaps.doubled.empty())
    words += (words.empty() ? "" : ", ") + some(gaps.doubled, "shown more than once");
  return words;
}

}  // namespace assay::checks
