// SPDX-License-Identifier: MIT
// Reading of paging links, cursors and totals.
#include "dialect/paging_links.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "core/text.h"
#include "core/word_list.h"
#include "dialect/link_header.h"
#include "dialect/names.h"

namespace assay {
namespace {

constexpr int kLinkDepth = 3;

bool is_container(std::string_view folded) {
  constexpr std::array<std::string_view, 13> kContainers = {
      "meta",  "metadata", "pagination", "paging",   "page",   "pageinfo", "links",
      "pager", "cursors",  "data",       "response", "result", "payload"};
  return lists(kContainers, folded);
}

bool is_next(std::string_view folded) {
  constexpr std::array<std::string_view, 10> kNames = {
      "next",     "nexturl",     "nextlink",     "nexthref",        "nexturi",
      "nextpage", "nextpageurl", "nextpagelink", "@odata.nextlink", "odata.nextlink"};
  return lists(kNames, folded);
}

bool is_cursor(std::string_view folded) {
  constexpr std::array<std::string_view, 12> kNames = {
      "nextcursor",        "nextpagetoken", "nexttoken",      "cursor",
      "endcursor",         "after",         "pagetoken",      "continuation",
      "continuationtoken", "startingafter", "nextpagecursor", "nextafter"};
  return lists(kNames, folded);
}

bool is_has_more(std::string_view folded) {
  constexpr std::array<std::string_view, 6> kNames = {"hasmore",      "hasnext", "hasnextpage",
                                                      "hasmorepages", "more",    "ismore"};
  return lists(kNames, folded);
}

bool is_total(std::string_view folded) {
  constexpr std::array<std::string_view, 9> kNames = {"total",      "totalcount",   "totalelements",
                                                      "totalitems", "totalresults", "totalrecords",
                                                      "totalrows",  "totalhits",    "totaldocs"};
  return lists(kNames, folded);
}

bool is_total_pages(std::string_view folded) {
  constexpr std::array<std::string_view, 6> kNames = {"totalpages", "pages",    "pagecount",
                                                      "pagestotal", "lastpage", "numpages"};
  return lists(kNames, folded);
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with('/') ||
         text.starts_with('?') || text.find('?') != std::string_view::npos;
}

// The address of {"href": …}, {"url": …}, or of a text itself.
std::string address_in(const Json& value) {
  for (const char* name : {"href", "url"}) {
    if (const Json* inner = value.find(name)) return inner->is_string() ? inner->text() : "";
  }
  return value.is_string() && is_address(value.text()) ? value.text() : std::string();
}

void take_first(std::string& slot, std::string value) {
  if (slot.empty()) slot = std::move(value);
}

// `next` is an address, a page's number, a token, or {"page": 2, "limit": 3}.
void read_next(PageLinks& links, const Json& value) {
  if (value.is_number()) return take_first(links.next_number, value.text());
  const std::string address = address_in(value);
  if (!address.empty()) return take_first(links.next, address);
  if (value.is_string()) return take_first(links.cursor, value.text());
  for (const char* name : {"page", "offset", "skip"}) {
    const Json* number = member(value, name);
    if (number != nullptr && number->is_number()) take_first(links.next_number, number->text());
  }
  const Json* cursor = member(value, "cursor");
  if (cursor != nullptr && cursor->is_string()) take_first(links.cursor, cursor->text());
}

void read_number(std::optional<std::int64_t>& slot, const Json& value) {
  if (!slot && value.is_number()) slot = value.as_int();
}

void read_flags(PageLinks& links, std::string_view folded, const Json& value) {
  if (!value.is_bool() || links.has_more) return;
  if (is_has_more(folded)) links.has_more = value.boolean();
  // Spring Data: {"last": false}.
  if (folded == "last" || folded == "islast" || folded == "islastpage") {
    links.has_more = !value.boolean();
  }
}

void read_member(PageLinks& links, const std::string& name, const Json& value) {
  const std::string folded = fold(name);
  read_flags(links, folded, value);
  if (is_next(folded)) read_next(links, value);
  if (is_cursor(folded) && (value.is_string() || value.is_number())) {
    take_first(links.cursor, value.text());
  }
  if (folded == "prev" || folded == "previous" || folded == "prevpageurl" || folded == "prevurl") {
    take_first(links.prev, address_in(value));
  }
  if (folded == "first" || folded == "firstpageurl") take_first(links.first, address_in(value));
  if (folded == "last" || folded == "lastpageurl") take_first(links.last, address_in(value));
  if (is_total(folded)) read_number(links.total, value);
  if (is_total_pages(folded)) read_number(links.total_pages, value);
  if (folded == "count" || folded == "size") read_number(links.count, value);
}

// {"articles": […], "articlesCount": 42}.
bool counts_sibling(const Json& body, std::string_view folded) {
  constexpr std::string_view kCount = "count";
  if (!folded.ends_with(kCount)) return false;
  const std::string_view counted = folded.substr(0, folded.size() - kCount.size());
  return std::ranges::any_of(body.members(), [&](const auto& sibling) {
    return sibling.second.is_array() && fold(sibling.first) == counted;
  });
}

void read_body(PageLinks& links, const Json& body, int depth) {
  for (const auto& [name, value] : body.members()) {
    read_member(links, name, value);
    if (counts_sibling(body, fold(name))) read_number(links.count, value);
    if (depth > 1 && value.is_object() && is_container(fold(name))) {
      read_body(links, value, depth - 1);
    }
  }
}

// "items 0-9/100", "0-9/100", "*/100"; a total of '*' is not known.
std::optional<std::int64_t> total_in_range(std::string_view range) {
  const std::size_t slash = range.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view digits = trimmed(range.substr(slash + 1));
  std::int64_t total = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), total);
  if (error != std::errc() || stop != digits.data() + digits.size()) return std::nullopt;
  return total;
}

void read_headers(PageLinks& links, const Exchange& answer) {
  const std::vector<Link> header = links_of(answer.response.headers);
  links.next = target_of(header, "next");
  links.prev = target_of(header, "prev");
  if (links.prev.empty()) links.prev = target_of(header, "previous");
  links.first = target_of(header, "first");
  links.last = target_of(header, "last");
  for (const char* name : {"X-Total-Count", "X-Total", "Total-Count", "X-Pagination-Total-Count"}) {
    const std::string* total = answer.header(name);
    if (total != nullptr && !links.total) links.total = total_in_range("/" + *total);
  }
  const std::string* range = answer.header("Content-Range");
  if (range != nullptr && !links.total) links.total = total_in_range(*range);
}

}  // namespace

PageLinks page_links(const Exchange& answer, const Json& body) {
  PageLinks links;
  read_headers(links, answer);
  read_body(links, body, kLinkDepth);
  // Relay shows the end's cursor on the last page, too.
  if (links.has_more && !*links.has_more) {
    links.cursor.clear();
    links.next_number.clear();
  }
  return links;
}

}  // namespace assay
