// SPDX-License-Identifier: MIT
// Items that tell a filter that works from one that does not.
#include "checks/query/filter_items.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include <fmt/core.h>

#include "contract/text_kind.h"
#include "dialect/compare.h"

namespace assay::checks {
namespace {

bool is_scalar(const Field& field) {
  return field.type != FieldType::kArray && field.type != FieldType::kObject;
}

// A text of one word, so that searching by words finds just as well.
Json word(Session& session, const Field& field) {
  const Json valid = session.maker().value(field);
  const bool free = takes_marker(field) && field.min_length.value_or(0) <= 10 && !field.sample;
  return free ? Json(session.maker().unique()) : valid;
}

Json reference_to(Session& session, const Field& field) {
  session.forget_references();
  return session.reference(field.to).value_or(Json());
}

// A valid value other than this one; the same where none is found.
Json another(Session& session, const Field& field, const Json& one) {
  constexpr int kTries = 4;
  Json other = word(session, field);
  for (int i = 1; i < kTries && other == one; ++i)
    other = word(session, field);
  const bool bounded = field.type == FieldType::kInteger && field.min && field.max;
  if (other != one || !bounded) return other;
  // The bounds of few values: 1 to 3.
  for (const double bound : {*field.min, *field.max}) {
    const Json end(static_cast<std::int64_t>(bound));
    const bool inside = bound == *field.min ? !field.exclusive_min : !field.exclusive_max;
    if (inside && end != one) return end;
  }
  return other;
}

FilterField with_values(Session& session, const Field& field) {
  FilterField both{.field = &field};
  if (field.type == FieldType::kBoolean) {
    both.one = true;
    both.other = false;
  } else if (!field.members.empty()) {
    both.one = field.members.front();
    both.other = field.members.back();
  } else if (field.type == FieldType::kReference) {
    both.one = reference_to(session, field);
    both.other = reference_to(session, field);
  } else {
    both.one = word(session, field);
    both.other = another(session, field, both.one);
  }
  return both;
}

// Whether the n-th item has the first value of the j-th field: halves, then others of them.
bool has_one(std::size_t field, std::size_t item, std::size_t items) {
  switch (field % 3) {
    case 0:
      return item % 2 == 0;
    case 1:
      return item < items / 2;
    default:
      return item % 3 == 0;
  }
}

// The items that were sent with this value, or with another one: what was not sent may have a
// default.
std::vector<std::string> ids_where(const std::vector<OwnItem>& items,
                                   const Field& field,
                                   const Json& value,
                                   bool same) {
  std::vector<std::string> ids;
  for (const OwnItem& item : items) {
    const Json* sent = item.sent.find(field.name);
    if (sent != nullptr && same_value(value, *sent, &field) == same) ids.push_back(item.id);
  }
  return ids;
}

}  // namespace

std::vector<FilterField> filter_fields(Session& session, std::string& left_out) {
  const Resource& resource = session.resource();
  std::vector<FilterField> fields;
  const auto leave_out = [&left_out](const std::string& name, std::string_view why) {
    left_out += fmt::format("{}{} {}", left_out.empty() ? "" : "; ", name, why);
  };
  for (const std::string& name : resource.list.filter) {
    const Field* field = find_field(resource, name);
    if (field == nullptr) {
      leave_out(name, "is no field of the resource");
      continue;
    }
    if (!is_scalar(*field)) {
      leave_out(name, "is no scalar");
      continue;
    }
    // 12:00 and 12:00:00.000Z are one: equality may well miss it.
    if (field->type == FieldType::kString && text_kind(*field) == TextKind::kDateTime) {
      leave_out(name, "is a point in time");
      continue;
    }
    FilterField both = with_values(session, *field);
    if (session.stopped()) return fields;
    if (both.one.is_null() || both.one == both.other) {
      leave_out(name, "has but one valid value");
    } else {
      fields.push_back(std::move(both));
    }
  }
  return fields;
}

OwnItem create_item(Session& session, const std::string& name, const Json& values) {
  Json body = session.sample();
  if (session.stopped()) return {};
  for (const auto& [member, value] : values.members()) {
    if (value.is_null()) {
      body.erase(member);
    } else {
      body.set(member, value);
    }
  }
  const Made made = session.create(name, session.resource(), body);
  return {made.ok ? made.id : "", body};
}

std::vector<OwnItem> create_mixed(Session& session,
                                  const std::vector<FilterField>& fields,
                                  int rounds) {
  std::vector<OwnItem> items;
  // An id that leads elsewhere would make other items one's own.
  if (!session.control("control")) return items;
  const auto count = static_cast<std::size_t>(rounds) * 2;
  for (std::size_t i = 0; i < count && !session.stopped(); ++i) {
    Json values = Json::object();
    for (std::size_t j = 0; j < fields.size(); ++j) {
      const FilterField& each = fields[j];
      const bool one = has_one(j, i, count);
      // Only one item can have a unique value.
      if (each.field->unique && i > 0) continue;
      values.set(each.field->name, one ? each.one : each.other);
    }
    OwnItem item = create_item(session, "own item", values);
    if (session.stopped()) return items;
    if (item.id.empty()) {
      session.block("blocked by http.create: POST of an item to filter for " +
                    answer_of(session.tape().at("own item")));
      return items;
    }
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<std::string> ids_with(const std::vector<OwnItem>& items,
                                  const Field& field,
                                  const Json& value) {
  return ids_where(items, field, value, true);
}

std::vector<std::string> ids_without(const std::vector<OwnItem>& items,
                                     const Field& field,
                                     const Json& value) {
  return ids_where(items, field, value, false);
}

void keep_listed(std::vector<OwnItem>& items, const Walk& walk, const std::string& resource) {
  std::set<std::string> own;
  for (const OwnItem& item : items)
    own.insert(item.id);
  const std::vector<std::string> ids = listed(walk.pages, resource, own).ids();
  std::erase_if(items,
                [&](const OwnItem& item) { return std::ranges::find(ids, item.id) == ids.end(); });
}

}  // namespace assay::checks
