// SPDX-License-Identifier: MIT
// Counting items, and reading numbers and values out of answers.
#include "checks/async/gauge.h"

#include <algorithm>
#include <utility>

#include "checks/conc/units.h"
#include "core/text.h"
#include "dialect/call.h"
#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/page.h"

namespace assay::checks {
namespace {

constexpr int kMostPages = 50;
constexpr int kFirstStepMs = 10;
constexpr int kLongestStepMs = 400;
constexpr int kScale = 6;  // digits that numbers are read to

// The value at a pointer, each name in whatever style the item spells it.
const Json* value_at(const Json& item, const std::string& pointer) {
  const Json* value = &item;
  for (const std::string_view name : split(std::string_view(pointer).substr(1), '/')) {
    const Json* exact = value->at("/" + std::string(name));
    value = exact != nullptr ? exact : member(*value, name);
    if (value == nullptr) return nullptr;
  }
  return value;
}

bool has_more(const PageLinks& links) {
  return !links.next.empty() || !links.cursor.empty() || !links.next_number.empty() ||
         links.has_more.value_or(false) || links.total_pages.value_or(1) > 1;
}

std::optional<std::int64_t> items_shown(const Exchange& answer, const std::string& resource) {
  const std::optional<Page> page = page_of(answer, resource);
  if (!page) return std::nullopt;
  if (page->links.total) return page->links.total;
  if (has_more(page->links)) return std::nullopt;
  return static_cast<std::int64_t>(page->items.size());
}

}  // namespace

std::optional<std::int64_t> shown_in(const Exchange& answer,
                                     const Effect& effect,
                                     const std::string& resource) {
  if (!answer.is_2xx()) return std::nullopt;
  if (effect.kind == Effect::Kind::kItems) return items_shown(answer, resource);
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body ? find_item(*body, resource) : nullptr;
  const Json* value = item == nullptr ? nullptr : value_at(*item, effect.pointer);
  if (effect.kind == Effect::Kind::kNumber) {
    return value == nullptr ? std::nullopt : units_of(*value, kScale);
  }
  if (item == nullptr) return std::nullopt;
  return value != nullptr && same_value(effect.value, *value) ? 1 : 0;
}

Gauge::Gauge(Session& session, const Effect& effect, std::string path)
    : session_(session), effect_(effect), path_(std::move(path)) {
  const Resource* resource = resource_at(session.contract(), effect.path);
  if (resource != nullptr) resource_ = resource->name;
}

// A list that goes on is walked by its links.
std::optional<std::int64_t> Gauge::count_all(const std::string& name) {
  std::string path = path_;
  std::int64_t count = 0;
  for (int i = 0; i < kMostPages && !session_.stopped(); ++i) {
    const Exchange& answer = session_.get(name, path);
    const std::optional<Page> page = page_of(answer, resource_);
    if (!page) return std::nullopt;
    if (page->links.total) return page->links.total;
    count += static_cast<std::int64_t>(page->items.size());
    if (!has_more(page->links) || page->items.empty()) return count;
    if (page->links.next.empty()) return std::nullopt;
    path = own_url(page->links.next, answer.request.url);
  }
  return std::nullopt;
}

std::optional<std::int64_t> Gauge::read(const std::string& name) {
  if (effect_.kind == Effect::Kind::kItems) return count_all(name);
  return shown_in(session_.get(name, path_), effect_, resource_);
}

std::optional<std::int64_t> Gauge::read_until(const std::string& name,
                                              int within_ms,
                                              const std::function<bool(std::int64_t)>& enough) {
  const double until = session_.world().now_ms() + within_ms;
  std::optional<std::int64_t> reading = read(name);
  for (int step = kFirstStepMs; reading && !enough(*reading) && !session_.stopped();) {
    if (session_.world().now_ms() >= until) break;
    session_.wait_ms(step);
    step = std::min(step * 2, kLongestStepMs);
    reading = read(name);
  }
  return reading;
}

}  // namespace assay::checks
