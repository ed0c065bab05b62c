// SPDX-License-Identifier: MIT
// Walking a list from its first page to its last.
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "core/text.h"
#include "dialect/paging.h"

namespace assay {
namespace {

// The path that every address of the API starts with: "/api"; empty at the root.
std::string base_path(std::string_view base) {
  const std::size_t scheme = base.find("://");
  const std::size_t slash = base.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  return slash == std::string_view::npos ? std::string() : std::string(base.substr(slash));
}

// What a service answers where it has no such page.
bool is_past_end(const Exchange& answer) {
  return answer.status() == 404 || answer.status() == 400 || answer.status() == 422 ||
         answer.status() == 416 || answer.is_2xx();
}

std::set<std::string> own_of(Session& session) {
  const std::vector<std::string>& seeded = session.spoken(session.resource()).seeded;
  return {seeded.begin(), seeded.end()};
}

class Walker {
 public:
  Walker(Session& session, const std::string& name, const WalkPlan& plan)
      : session_(session),
        name_(name),
        plan_(plan),
        resource_(session.resource()),
        style_(session.spoken(resource_).paging),
        size_(style_.size_param.empty() ? 0 : plan.size),
        walk_{.seen = Listed(resource_.name, own_of(session))} {}

  Walk run() {
    std::string address = page_path(session_, size_text(), "", plan_.query);
    std::set<std::string> visited;
    while (!address.empty() && !session_.stopped()) {
      if (static_cast<int>(walk_.pages.size()) >= plan_.most_pages) {
        walk_.broke = fmt::format("has no end after {} pages", walk_.pages.size());
        break;
      }
      visited.insert(address);
      address = step(address);
      if (!address.empty() && visited.contains(address)) {
        stop_endless("leads back to an address that was read before");
        address.clear();
      }
    }
    walk_.complete = walk_.broke.empty() && !session_.stopped();
    return std::move(walk_);
  }

 private:
  std::string size_text() const { return size_ > 0 ? std::to_string(size_) : ""; }
  bool hands_out() const { return style_.links || style_.kind == PagingKind::kCursor; }

  // Reads one page; the address of the next one, empty when there is none.
  std::string step(const std::string& address) {
    const Exchange& answer = session_.ask(name_, {.path = address, .headers = plan_.headers});
    walk_.pages.push_back(&answer);
    const std::optional<Page> page = page_of(answer, resource_.name);
    if (!page) {
      // Behind a page that was not full there is nothing, whatever the service makes of it.
      const bool behind = walk_.pages.size() > 1 && !hands_out() && answer.answered();
      const bool past_end = behind && (is_past_end(answer) || last_length_ < step_);
      if (!past_end) walk_.broke = fmt::format("page {} {}", walk_.pages.size(), answer_of(answer));
      return {};
    }
    if (!walk_.seen.add(*page)) {
      // Asked for a page behind the last one, some services show the last one once more.
      if (hands_out()) stop_endless("leads to a page that was shown before");
      return {};
    }
    std::string next = next_address(*page, answer);
    if (plan_.between && !next.empty()) plan_.between(*page);
    return next;
  }

  void stop_endless(std::string_view what) {
    walk_.endless = true;
    walk_.broke = fmt::format("the way on from page {} {}", walk_.pages.size(), what);
  }

  std::string next_address(const Page& page, const Exchange& answer) {
    if (!page.links.next.empty()) return linked_url(session_, page.links.next, answer);
    if (style_.links) return {};
    switch (style_.kind) {
      case PagingKind::kCursor:
        return by_cursor(page);
      case PagingKind::kOffset:
      case PagingKind::kPage:
        return by_position(page);
      case PagingKind::kNone:
        return {};
      case PagingKind::kUnknown:
        if (!is_whole(page)) walk_.broke = "no way on from the first page is known";
        return {};
    }
    return {};
  }

  std::string by_cursor(const Page& page) const {
    if (!style_.cursor_is_id) {
      if (page.links.cursor.empty()) return {};
      return page_path(session_, size_text(), page.links.cursor, plan_.query);
    }
    const bool over = page.items.empty() || !page.links.has_more.value_or(true);
    const std::vector<std::string> ids = ids_of_page(page, resource_.name);
    if (over || ids.back().empty()) return {};
    return page_path(session_, size_text(), ids.back(), plan_.query);
  }

  std::string by_position(const Page& page) {
    if (page.items.empty() || !page.links.has_more.value_or(true)) return {};
    const int length = static_cast<int>(page.items.size());
    last_length_ = length;
    // Not even a small page is full.
    if (size_ > style_.small && length < style_.small) return {};
    // The first page shows what the service makes of the size: its own, its cap, or one too many.
    if (walk_.pages.size() == 1) {
      step_ = size_ == 0 || length > size_ || size_ > style_.small ? length : size_;
    }
    const int done = static_cast<int>(walk_.pages.size());
    const int position = style_.first + (style_.kind == PagingKind::kOffset ? done * step_ : done);
    return page_path(session_, size_text(), std::to_string(position), plan_.query);
  }

  // Without a way on, the only page is the whole list when it says so, or is not full.
  bool is_whole(const Page& page) const {
    const auto length = static_cast<std::int64_t>(page.items.size());
    if (page.links.has_more) return !*page.links.has_more;
    if (page.links.total) return *page.links.total == length;
    return size_ > 0 && style_.small > 0 && length < size_;
  }

  Session& session_;
  const std::string& name_;
  const WalkPlan& plan_;
  const Resource& resource_;
  const PagingStyle& style_;
  int size_;
  int step_ = 0;  // items from one computed page to the next
  int last_length_ = 0;
  Walk walk_;
};

}  // namespace

Walk walk(Session& session, const std::string& name, const WalkPlan& plan) {
  return Walker(session, name, plan).run();
}

std::string list_path(Session& session, const Parameters& parameters) {
  std::string path = session.collection(session.resource());
  char joint = path.find('?') == std::string::npos ? '?' : '&';
  for (const auto& [name, value] : parameters) {
    path += joint + percent_encoded(name) + "=" + percent_encoded(value);
    joint = '&';
  }
  return path;
}

std::string page_path(Session& session,
                      const std::string& size,
                      const std::string& position,
                      const std::string& query) {
  const PagingStyle& style = session.spoken(session.resource()).paging;
  Parameters parameters;
  if (!size.empty() && !style.size_param.empty()) parameters.emplace_back(style.size_param, size);
  if (!position.empty() && !style.position_param.empty()) {
    parameters.emplace_back(style.position_param, position);
  }
  std::string path = list_path(session, parameters);
  if (query.empty()) return path;
  return path + (path.find('?') == std::string::npos ? "?" : "&") + query;
}

std::string linked_url(Session& session, const std::string& link, const Exchange& answer) {
  const std::string base = base_path(session.dialect().base);
  const bool leaves_out = link.starts_with('/') && !link.starts_with("//") && !base.empty() &&
                          !link.starts_with(base + "/");
  return own_url(leaves_out ? base + link : link, answer.request.url);
}

}  // namespace assay
