// SPDX-License-Identifier: MIT
// Learning how to get from one page to the next: by links, tokens, numbers, or ids.
#include <algorithm>
#include <span>

#include "core/text.h"
#include "dialect/learn_paging.h"
#include "dialect/paging_names.h"

namespace assay {
namespace {

namespace names = paging_names;

using Ids = std::vector<std::string>;

// The parameters of a URL's query, decoded.
Parameters parameters_of(std::string_view url) {
  Parameters found;
  const std::size_t mark = url.find('?');
  if (mark == std::string_view::npos) return found;
  url.remove_prefix(mark + 1);
  for (const std::string_view pair : split(url.substr(0, url.find('#')), '&')) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    found.emplace_back(percent_decoded(pair.substr(0, equals)),
                       percent_decoded(pair.substr(std::min(equals + 1, pair.size()))));
  }
  return found;
}

bool holds(const Ids& ids, const std::string& id) {
  return std::ranges::find(ids, id) != ids.end();
}

bool begins_with(const Ids& ids, std::span<const std::string> start) {
  return ids.size() >= start.size() &&
         std::ranges::equal(start, std::span(ids).first(start.size()));
}

class WayOn {
 public:
  WayOn(Session& session, const Probe& plain, PagingStyle& style)
      : session_(session), resource_(session.resource()), plain_(plain), style_(style) {}

  void learn() {
    std::optional<Probe> first = cut({});
    if (!first || first->ids.empty()) return;
    first_ = std::move(*first);
    unit_ = style_.small > 0 ? style_.small : static_cast<int>(first_.ids.size());
    if (follows_link() || follows_token()) return;
    order_ = known_order();
    const bool stable = begins_with(order_, first_.ids) || repeats_first();
    if (first_.page.links.has_more.value_or(false) && follows_ids()) return;
    for (const std::string& name : position_names()) {
      if (session_.stopped() || (stable && takes_position(name))) return;
      style_.tried += (style_.tried.empty() ? "" : ", ") + name;
    }
    follows_ids();
  }

 private:
  // A page of the working size with these parameters.
  std::optional<Probe> cut(Parameters parameters) {
    if (style_.small > 0) {
      parameters.insert(parameters.begin(), {style_.size_param, std::to_string(style_.small)});
    }
    if (parameters.empty()) return plain_;
    return probe(session_, parameters);
  }

  // The ids at the list's beginning, as many as are easily had.
  Ids known_order() {
    if (style_.small == 0) return plain_.ids;
    const auto longer =
        probe(session_, {{style_.size_param, std::to_string(std::min(4 * unit_, style_.large))}});
    return longer ? longer->ids : first_.ids;
  }

  // The order may change with the size where sort keys are equal, and still be no mere chance.
  bool repeats_first() {
    const std::optional<Probe> again = cut({});
    return again && again->ids == first_.ids;
  }

  bool shows_others(const Probe& page) const {
    return std::ranges::any_of(page.ids,
                               [&](const std::string& id) { return !holds(first_.ids, id); });
  }

  // --- the server's own address of the next page
  bool follows_link() {
    const std::string& next = first_.page.links.next;
    if (next.empty()) return false;
    style_.links = true;
    style_.kind = PagingKind::kCursor;
    const Parameters asked = parameters_of(first_.answer->request.url);
    for (const auto& [name, value] : parameters_of(next)) {
      if (names::holds(names::kSizes, name) || name == style_.size_param) continue;
      const bool same = std::ranges::find(asked, std::pair{name, value}) != asked.end();
      if (same || (!style_.position_param.empty() && !is_conventional(name))) continue;
      style_.position_param = name;
      style_.kind = kind_in_link(name, value);
      style_.first = style_.kind == PagingKind::kPage && value != "1" ? 1 : 0;
      if (is_conventional(name)) break;
    }
    // Numbered pages in the path: "/products/page/2".
    if (style_.position_param.empty()) style_.kind = PagingKind::kPage;
    return true;
  }

  static bool is_conventional(std::string_view name) {
    return names::holds(names::kOffsets, name) || names::holds(names::kPages, name) ||
           names::holds(names::kCursors, name);
  }

  PagingKind kind_in_link(std::string_view name, const std::string& value) const {
    const bool number = !value.empty() && value.size() < 10 &&
                        value.find_first_not_of("0123456789") == std::string::npos;
    if (!number || names::holds(names::kCursors, name)) return PagingKind::kCursor;
    if (names::holds(names::kPages, name)) return PagingKind::kPage;
    if (names::holds(names::kOffsets, name)) return PagingKind::kOffset;
    if (value == first_.ids.back()) return PagingKind::kCursor;
    return value == "1" || value == "2" ? PagingKind::kPage : PagingKind::kOffset;
  }

  // --- a token for the next page
  bool follows_token() {
    const std::string& token = first_.page.links.cursor;
    if (token.empty()) return false;
    for (const std::string& name : spellings(resource_.list.position_param, names::kCursors)) {
      const std::optional<Probe> page = cut({{name, token}});
      if (session_.stopped()) return true;
      if (page && !page->ids.empty() && shows_others(*page)) {
        return adopt(PagingKind::kCursor, name, 0);
      }
      style_.tried += (style_.tried.empty() ? "" : ", ") + name;
    }
    return false;
  }

  // --- the id of the last item seen
  bool follows_ids() {
    const std::size_t length = first_.ids.size();
    const std::string& last = first_.ids.back();
    if (last.starts_with('{') || order_.size() <= length) return false;
    const auto expected =
        std::span(order_).subspan(length, std::min(length, order_.size() - length));
    for (const std::string& name : spellings(resource_.list.position_param, names::kAfterIds)) {
      const std::optional<Probe> page = cut({{name, last}});
      if (session_.stopped()) return true;
      if (page && begins_with(page->ids, expected)) {
        style_.cursor_is_id = true;
        return adopt(PagingKind::kCursor, name, 0);
      }
    }
    return false;
  }

  // --- a number
  Ids position_names() const {
    Ids all = spellings(resource_.list.position_param, names::kOffsets);
    for (const std::string_view name : names::kPages) {
      if (!holds(all, std::string(name))) all.emplace_back(name);
    }
    return all;
  }

  bool takes_position(const std::string& name) {
    // Three tells an offset from a page number, and both bases apart, at every working size.
    const int number = style_.small > 0 || unit_ <= 2 ? 3 : 2;
    const std::optional<Probe> page = cut({{name, std::to_string(number)}});
    if (page && !page->ids.empty()) {
      if (page->ids == first_.ids) return false;
      if (shows(*page, number)) return adopt(PagingKind::kOffset, name, 0);
      if (shows(*page, number - 1) && shows_first(name, "1")) {
        return adopt(PagingKind::kOffset, name, 1);
      }
      const bool far =
          style_.small == 0 && is_beyond(*page) && !names::holds(names::kOffsets, name);
      const bool numbered =
          shows(*page, number * unit_) || shows(*page, (number - 1) * unit_) || far;
      if (numbered && learn_base(name)) return true;
      return takes_position_badly(name, *page);
    }
    // Two pages, counted from zero: the one numbered 1 is the last.
    if (style_.small > 0) return false;
    const std::optional<Probe> second = cut({{name, "1"}});
    return second && is_beyond(*second) && learn_base(name);
  }

  // The page begins where the known order has its `from`-th item.
  bool shows(const Probe& page, int from) const {
    const auto start = static_cast<std::size_t>(from);
    if (from <= 0 || start >= order_.size()) return false;
    const std::size_t length = std::min(page.ids.size(), order_.size() - start);
    return begins_with(page.ids, std::span(order_).subspan(start, length));
  }

  bool is_beyond(const Probe& page) const {
    return !page.ids.empty() &&
           std::ranges::none_of(page.ids, [&](const std::string& id) { return holds(order_, id); });
  }

  // An effect that fits no exact reading, under a name that leaves no doubt: the service counts
  // wrongly, which is for the checks to judge.
  bool takes_position_badly(const std::string& name, const Probe& page) {
    const bool stated = name == resource_.list.position_param;
    if (!shows_others(page) || (!stated && names_a_field(resource_, name))) return false;
    if (names::holds(names::kPages, name)) return learn_base(name);
    const bool plainly =
        name == "offset" || name == "skip" || name == "$skip" || name == "page[offset]" || stated;
    return plainly && adopt(PagingKind::kOffset, name, 0);
  }

  // The base is whichever of page 0 and page 1 equals the page without a position.
  bool learn_base(const std::string& name) {
    const bool zero = shows_first(name, "0");
    const bool one = shows_first(name, "1");
    if (!zero && !one) return false;
    return adopt(PagingKind::kPage, name, one ? 1 : 0);
  }

  bool shows_first(const std::string& name, const char* position) {
    const std::optional<Probe> page = cut({{name, position}});
    return page && page->ids == first_.ids;
  }

  bool adopt(PagingKind kind, const std::string& name, int first) {
    style_.kind = kind;
    style_.position_param = name;
    style_.first = first;
    return true;
  }

  Session& session_;
  const Resource& resource_;
  const Probe& plain_;
  PagingStyle& style_;
  Probe first_{};
  int unit_ = 0;  // items to a page
  Ids order_{};
};

}  // namespace

void learn_way_on(Session& session, const Probe& plain, PagingStyle& style) {
  WayOn(session, plain, style).learn();
}

}  // namespace assay
