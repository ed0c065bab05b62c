// SPDX-License-Identifier: MIT
// Counting how often each own item shows.
#include "checks/page/gaps.h"

#include <map>

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
  const auto some = [](const std::vector<std::string>& ids) {
    return fmt::format("{} (id {}{})", ids.size(), ids.front(), ids.size() > 1 ? ", …" : "");
  };
  std::string words;
  if (!gaps.missing.empty()) words = "misses " + some(gaps.missing);
  if (!gaps.doubled.empty()) {
    words += (words.empty() ? "" : " and ") + ("repeats " + some(gaps.doubled));
  }
  return words;
}

}  // namespace assay::checks
