// SPDX-License-Identifier: MIT
// Where a page of a list says that others are, and how many there are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/exchange.h"
#include "core/json.h"

namespace assay {

struct PageLinks {
  std::string next{};  // addresses as sent, absolute or relative; empty where none is given
  std::string prev{};
  std::string first{};
  std::string last{};
  std::string cursor{};       // token of the next page
  std::string next_number{};  // the next page's number or offset, where that is given instead
  std::optional<bool> has_more{};
  std::optional<std::int64_t> total{};  // items in the whole list
  std::optional<std::int64_t> total_pages{};
  // A member named `count` or `size`, or `articlesCount` beside `articles`: the whole list's or
  // this page's; only other pages tell.
  std::optional<std::int64_t> count{};
};

// Reads Link, X-Total-Count and Content-Range, and the body, bare or under its paging member
// (meta, pagination, paging, page, page_info, links, …). Null, "" and false mean "no next page".
PageLinks page_links(const Exchange& answer, const Json& body);

}  // namespace assay
