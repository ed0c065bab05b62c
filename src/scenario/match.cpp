// SPDX-License-Identifier: MIT
// Structural matching of what was found with what is wanted.
#include "scenario/match.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include <fmt/core.h>

#include "contract/matcher.h"
#include "core/redact.h"
#include "core/text.h"
#include "dialect/compare.h"
#include "dialect/decimal.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "scenario/match_value.h"

namespace assay {
namespace {

using Maybe = std::optional<Mismatch>;

// What is known of a value by where it stands.
struct Within {
  std::string where{};
  const Field* field = nullptr;        // that it holds
  const Resource* resource = nullptr;  // whose item it is, or whose items it lists
};

Maybe compare(const Json& wanted, const Json* found, const Within& in);

Maybe differs(const Json& wanted, const Json* found, const Within& in) {
  return Mismatch{in.where, in_words(wanted), found_in_words(found)};
}

const Field* field_named(const std::vector<Field>& fields, std::string_view name) {
  const auto found = std::ranges::find_if(fields, [&](const Field& field) {
    return same_name(field.name, name) ||
           std::ranges::any_of(field.aka, [&](const auto& aka) { return same_name(aka, name); });
  });
  return found == fields.end() ? nullptr : &*found;
}

Within member_of(const Within& in, const std::string& name) {
  Within inner{.where = in.where + "/" + name};
  if (in.resource != nullptr) {
    inner.field = field_named(in.resource->fields, name);
  } else if (in.field != nullptr) {
    inner.field = field_named(in.field->fields, name);
  }
  return inner;
}

const Json* shown_member(const Json& object, const std::string& name, const Within& inner) {
  return inner.field != nullptr ? field_of(object, *inner.field) : member(object, name);
}

// An item may be known by an id that it shows under another name.
bool is_id_of(const Json& wanted, const Json& item, const std::string& name, const Within& in) {
  if (in.resource == nullptr || fold(name) != "id" || wanted.text().empty()) return false;
  const std::vector<std::string> ids = ids_of(item, in.resource->name);
  return std::ranges::find(ids, wanted.text()) != ids.end();
}

Maybe compare_member(const Json::Member& wanted, const Json& object, const Within& in) {
  const Within inner = member_of(in, wanted.first);
  Maybe wrong = compare(wanted.second, shown_member(object, wanted.first, inner), inner);
  return wrong && is_id_of(wanted.second, object, wanted.first, in) ? std::nullopt : wrong;
}

Maybe compare_members(const Json& wanted, const Json& object, const Within& in) {
  for (const Json::Member& each : wanted.members()) {
    if (Maybe wrong = compare_member(each, object, in)) return wrong;
  }
  return std::nullopt;
}

// Each element of a list may stand in a wrapping of its own.
const Json& element_of(const Json& element, const Within& in) {
  const Json* item = in.resource == nullptr || !element.is_object()
                         ? nullptr
                         : find_item(element, in.resource->name);
  return item == nullptr ? element : *item;
}

bool element_matches(const Json& wanted, const Json& element, const Within& in) {
  Within inner{.where = in.where, .resource = in.resource};
  if (in.field != nullptr && !in.field->items.empty()) inner.field = &in.field->items.front();
  return !compare(wanted, &element_of(element, in), inner);
}

// Gives every wanted element one of its own, moving earlier ones where that makes room.
class Pairing {
 public:
  Pairing(const Json& wanted, const Json& found, const Within& in)
      : wanted_(wanted), found_(found), in_(in), taken_(found.items().size(), kFree) {}

  // The first wanted element that has no partner; nothing when each has one.
  const Json* unpaired() {
    for (std::size_t i = 0; i < wanted_.items().size(); ++i) {
      std::vector<bool> seen(taken_.size(), false);
      if (!place(i, seen)) return &wanted_.items()[i];
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kFree = static_cast<std::size_t>(-1);

  bool place(std::size_t index, std::vector<bool>& seen) {
    for (std::size_t at = 0; at < taken_.size(); ++at) {
      if (seen[at] || !element_matches(wanted_.items()[index], found_.items()[at], in_)) continue;
      seen[at] = true;
      if (taken_[at] != kFree && !place(taken_[at], seen)) continue;
      taken_[at] = index;
      return true;
    }
    return false;
  }

  const Json& wanted_;
  const Json& found_;
  const Within& in_;
  std::vector<std::size_t> taken_;
};

Maybe compare_list(const Json& wanted, const Json* found, const Within& in) {
  if (found == nullptr || !found->is_array()) return differs(wanted, found, in);
  if (wanted.empty()) return found->empty() ? std::nullopt : differs(wanted, found, in);
  const Json* missing = Pairing(wanted, *found, in).unpaired();
  if (missing == nullptr) return std::nullopt;
  return Mismatch{in.where, "a list with " + in_words(*missing), found_in_words(found)};
}

Maybe compare_in_order(const Json& wanted, const Json* found, const Within& in) {
  if (found == nullptr || !found->is_array()) return differs(wanted, found, in);
  auto at = found->items().begin();
  for (const Json& each : wanted.items()) {
    at = std::find_if(at, found->items().end(),
                      [&](const Json& element) { return element_matches(each, element, in); });
    if (at == found->items().end()) {
      return Mismatch{in.where, fmt::format("{}, in this order", in_words(wanted)),
                      found_in_words(found)};
    }
    ++at;
  }
  return std::nullopt;
}

// The sum of a list's elements, or of one member of each; nothing where one of them is no number.
std::optional<Json> summed(const Json& list, const std::string& name, const Within& in) {
  std::vector<Decimal> values;
  for (const Json& each : list.items()) {
    const Json& element = element_of(each, in);
    const Json* value = name.empty() ? &element : shown_member(element, name, member_of(in, name));
    const std::optional<Decimal> number =
        value == nullptr ? std::nullopt : parse_decimal(value->text());
    if (!number) return std::nullopt;
    values.push_back(*number);
  }
  const std::optional<std::string> sum = sum_of(values);
  return sum ? std::optional(Json::number(*sum)) : std::nullopt;
}

Maybe compare_sum(const Json& wanted, const Json& found, const Within& in) {
  const bool members = wanted.is_object() && !is_matcher(wanted);
  const Json whole = members ? wanted : Json::object({{"", wanted}});
  for (const auto& [name, each] : whole.members()) {
    const std::optional<Json> sum = summed(found, name, in);
    if (!sum) return Mismatch{in.where, "a list of numbers to add up", found_in_words(&found)};
    const std::string what = name.empty() ? "a list" : "a list whose " + name;
    if (compare(each, &*sum, {})) {
      return Mismatch{in.where, fmt::format("{} adds up to {}", what, in_words(each)),
                      fmt::format("{} adds up to {}", what, sum->text())};
    }
  }
  return std::nullopt;
}

// What of a list is not as one rule wants it.
Maybe list_mismatch(const Json::Member& rule, const Json& found, const Within& in) {
  const auto& [word, wanted] = rule;
  if (word == "has") return compare_list(wanted, &found, in);
  if (word == "in_order") return compare_in_order(wanted, &found, in);
  if (word == "sum") return compare_sum(wanted, found, in);
  const Json count(static_cast<std::int64_t>(found.items().size()));
  if (word != "count" || !compare(wanted, &count, {})) return std::nullopt;
  return Mismatch{in.where, "a list of " + in_words(wanted), "a list of " + count.text()};
}

bool is_list_word(std::string_view word) {
  return word == "has" || word == "in_order" || word == "sum" || word == "count";
}

bool satisfies(const Json::Member& rule, const Json* found, const Within& in) {
  const auto& [word, wanted] = rule;
  if (word == "is") return is_kind(wanted.text(), found);
  if (found != nullptr && is_cut(*found)) return true;
  if (word == "not") return compare(wanted, found, in).has_value();
  if (word == "one_of") {
    return std::ranges::any_of(wanted.items(),
                               [&](const Json& each) { return !compare(each, found, in); });
  }
  if (found == nullptr) return false;
  if (is_list_word(word)) return found->is_array() && !list_mismatch(rule, *found, in);
  if (word == "matches") return is_found_in(wanted.text(), *found);
  return is_within(word == "min" ? Edge::kMin : Edge::kMax, wanted, *found);
}

Maybe compare(const Json& wanted, const Json* found, const Within& in) {
  const bool object = found != nullptr && found->is_object();
  if (object ? is_strict_matcher(wanted) : is_matcher(wanted)) {
    for (const Json::Member& rule : wanted.members()) {
      if (satisfies(rule, found, in)) continue;
      const bool list = found != nullptr && found->is_array() && is_list_word(rule.first);
      return list ? list_mismatch(rule, *found, in) : differs(wanted, found, in);
    }
    return std::nullopt;
  }
  if (wanted.is_null()) {
    return found == nullptr || found->is_null() ? std::nullopt : differs(wanted, found, in);
  }
  if (wanted.is_array()) return compare_list(wanted, found, in);
  if (found == nullptr) return differs(wanted, found, in);
  if (wanted.is_object()) {
    return object ? compare_members(wanted, *found, in) : differs(wanted, found, in);
  }
  const bool same = is_cut(*found) || is_cut_alike(wanted, *found) ||
                    ((!object || in.field != nullptr) &&
                     likeness(wanted, *found, in.field) != Likeness::kDifferent);
  return same ? std::nullopt : differs(wanted, found, in);
}

// Addresses and tags, in which every letter counts.
bool is_exact(std::string_view header) {
  constexpr std::array<std::string_view, 3> kExact{"Location", "Content-Location", "ETag"};
  return std::ranges::any_of(
      kExact, [&](std::string_view name) { return equals_ignoring_case(header, name); });
}

// Members that the item lacks may stand beside it in the envelope.
Maybe compare_answer(const Json& wanted, const Json& body, const Resource* resource) {
  const Json* item = find_item(body, resource == nullptr ? "" : resource->name);
  const Json& whole = item == nullptr ? body : *item;
  const Within in{.resource = resource};
  for (const Json::Member& each : wanted.members()) {
    const Within inner = member_of(in, each.first);
    const bool in_item = shown_member(whole, each.first, inner) != nullptr;
    const bool beside = !in_item && member(body, each.first) != nullptr;
    if (Maybe wrong = compare_member(each, beside ? body : whole, in)) return wrong;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Mismatch> mismatch(const Json& wanted, const Json* found) {
  return compare(wanted, found, {});
}

std::optional<Mismatch> body_mismatch(const Json& wanted,
                                      std::string_view text,
                                      const Resource* resource) {
  std::optional<Json> body = Json::parse(text);
  if (!body && !text.empty()) body = Json(std::string(text));
  if (!body) return compare(wanted, nullptr, {});
  const bool members = body->is_object() && wanted.is_object() && !is_strict_matcher(wanted);
  if (members) {
    Maybe wrong = compare_answer(wanted, *body, resource);
    if (!wrong || !is_matcher(wanted)) return wrong;  // {count: 2} may speak of the list
  }
  const Json* list = find_list(*body, resource == nullptr ? "" : resource->name);
  const bool listed = list != nullptr && (wanted.is_array() || is_matcher(wanted));
  return compare(wanted, listed ? list : &*body, {.resource = resource});
}

std::optional<Mismatch> header_mismatch(const std::string& name,
                                        const Json& wanted,
                                        const Headers& headers) {
  const std::string* value = find_header(headers, name);
  if (value != nullptr && !wanted.is_object() && !is_exact(name)) {
    const std::string_view bare = trimmed(std::string_view(*value).substr(0, value->find(';')));
    if (equals_ignoring_case(wanted.text(), trimmed(*value))) return std::nullopt;
    if (equals_ignoring_case(wanted.text(), bare)) return std::nullopt;
  }
  const Json found = value == nullptr ? Json() : Json(*value);
  return compare(wanted, value == nullptr ? nullptr : &found, {.where = "header " + name});
}

}  // namespace assay
