// SPDX-License-Identifier: MIT
// Reading the pages of a list out of answers.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/exchange.h"
#include "core/json.h"
#include "dialect/paging_links.h"

namespace assay {

// One page as an answer shows it.
struct Page {
  std::vector<Json> items{};
  PageLinks links{};
};

// Nothing when the answer is no 2xx with a list in it; an empty page for 204.
std::optional<Page> page_of(const Exchange& answer, std::string_view resource);

// The id that each item is known by: the one of `own` that it shows, else its first; empty where it
// shows none.
std::vector<std::string> ids_of_page(const Page& page,
                                     std::string_view resource,
                                     const std::set<std::string>& own = {});

// The pages of one walk, read together.
class Listed {
 public:
  Listed(std::string_view resource, std::set<std::string> own)
      : resource_(resource), own_(std::move(own)) {}

  // Takes the next page. False when it shows exactly the items of an earlier one: neither it nor
  // what follows is taken.
  bool add(const Page& page);

  const std::vector<Json>& items() const { return items_; }
  const std::vector<std::string>& ids() const { return ids_; }          // of each item
  const std::vector<std::size_t>& lengths() const { return lengths_; }  // of each page
  bool repeats() const { return repeats_; }

 private:
  std::string resource_;
  std::set<std::string> own_;
  std::set<std::string> prints_{};
  std::vector<Json> items_{};
  std::vector<std::string> ids_{};
  std::vector<std::size_t> lengths_{};
  bool repeats_ = false;
};

// A page that cannot be read counts as an empty one.
Listed listed(const std::vector<const Exchange*>& pages,
              std::string_view resource,
              std::set<std::string> own = {});

}  // namespace assay
