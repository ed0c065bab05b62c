// SPDX-License-Identifier: MIT
// The steps of learning a list's paging: its size parameter first, then the way from page to page.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dialect/paging.h"

namespace assay {

// A page that was asked for to learn from it.
struct Probe {
  Page page{};
  std::vector<std::string> ids{};  // where an item shows none, its text
  const Exchange* answer = nullptr;
};

// Nothing when the answer is no page.
std::optional<Probe> probe(Session& session, const Parameters& parameters, Headers headers = {});

// The rubric's spelling first, then the usual ones.
template <std::size_t N>
std::vector<std::string> spellings(const std::string& stated,
                                   const std::array<std::string_view, N>& usual) {
  std::vector<std::string> names;
  if (!stated.empty()) names.push_back(stated);
  for (const std::string_view name : usual) {
    if (name != stated) names.emplace_back(name);
  }
  return names;
}

// A parameter of this name may well be a filter.
bool names_a_field(const Resource& resource, std::string_view name);

// Finds what the size parameter is called and sets size_param, small and large.
void learn_size(Session& session, const Probe& plain, PagingStyle& style);

// Finds how to get from one page to the next and sets kind, links, position_param and first. The
// kind stays kUnknown when nothing is found.
void learn_way_on(Session& session, const Probe& plain, PagingStyle& style);

}  // namespace assay
