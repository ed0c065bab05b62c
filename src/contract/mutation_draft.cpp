// SPDX-License-Identifier: MIT
// Targets of a body and edits at them.
#include "contract/mutation_draft.h"

#include <algorithm>

#include <fmt/core.h>

#include "core/text.h"

namespace assay {
namespace {

// Null when the path leads nowhere; `J` is Json or const Json.
template <typename J>
J* descend(J& body, const std::vector<std::string>& path, std::size_t steps) {
  J* here = &body;
  for (std::size_t i = 0; i < steps && here != nullptr; ++i) {
    if (here->is_array()) {
      here = here->items().empty() ? nullptr : &here->items().front();
    } else {
      here = here->find(path[i]);
    }
  }
  return here;
}

void put(Json& body, const std::vector<std::string>& path, Json value) {
  if (Json* place = descend(body, path, path.size())) *place = std::move(value);
}

}  // namespace

MutationDraft::MutationDraft(const Resource& resource, const Json& valid, SampleMaker& maker)
    : resource_(resource), valid_(valid), maker_(maker) {
  if (!declared()) inferred_ = fields_from_sample(valid);
  find_targets(declared() ? resource.fields : inferred_, {});
}

void MutationDraft::find_targets(const std::vector<Field>& fields, const Target& parent) {
  for (const Field& field : fields) {
    if (parent.path.empty() && is_server_controlled(resource_, field.name)) continue;
    Target target{.field = &field, .path = parent.path};
    target.path.push_back(field.name);
    target.label = parent.label.empty() ? field.name : parent.label + "." + field.name;
    if (descend(valid_, target.path, target.path.size()) == nullptr) continue;
    targets_.push_back(target);
    find_nested(target);
  }
}

void MutationDraft::find_nested(const Target& target) {
  const Field& field = *target.field;
  const Json& value = value_at(target);
  if (field.type == FieldType::kObject && value.is_object()) find_targets(field.fields, target);
  if (field.type != FieldType::kArray || field.items.empty() || value.empty()) return;
  Target element{.field = &field.items.front(),
                 .path = target.path,
                 .label = target.label + "[0]",
                 .is_element = true};
  element.path.emplace_back("0");
  if (element.field->type == FieldType::kObject)
    return find_targets(element.field->fields, element);
  targets_.push_back(element);
}

const Json& MutationDraft::value_at(const Target& target) const {
  static const Json kNothing;
  const Json* value = descend(valid_, target.path, target.path.size());
  return value == nullptr ? kNothing : *value;
}

Json MutationDraft::fresh_body(const Target& mutated) {
  if (!declared()) return maker_.body(Resource{.sample = valid_}, {});
  Json body = valid_;
  bool marked = false;
  for (const Target& target : targets_) {
    if (target.label == mutated.label || target.field->type == FieldType::kReference) continue;
    if (!marked && target.path.size() == 1 && takes_marker(*target.field)) {
      put(body, target.path, maker_.marked(*target.field));
      marked = true;
    } else if (target.field->unique && !target.is_element) {
      put(body, target.path, maker_.value(*target.field));
    }
  }
  return body;
}

void MutationDraft::set(const Target& target, Json value, std::string_view what) {
  Json body = fresh_body(target);
  put(body, target.path, std::move(value));
  drafted_.push_back({.field = target.label,
                      .what = fmt::format("{} {}", target.label, what),
                      .body = std::move(body),
                      .must_reject = declared()});
}

void MutationDraft::set_lenient(const Target& target, Json value, std::string_view what) {
  set(target, std::move(value), what);
  drafted_.back().must_reject = false;
}

void MutationDraft::drop(const Target& target, std::string_view what) {
  Json body = fresh_body(target);
  if (Json* parent = descend(body, target.path, target.path.size() - 1)) {
    parent->erase(target.path.back());
  }
  drafted_.push_back({.field = target.label,
                      .what = fmt::format("{} {}", target.label, what),
                      .body = std::move(body),
                      .must_reject = declared()});
}

std::string shown(const Json& value) {
  constexpr std::size_t kMost = 60;
  return shortened(value.dump(), kMost);
}

}  // namespace assay
