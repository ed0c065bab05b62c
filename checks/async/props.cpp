// SPDX-License-Identifier: MIT
// Making what calls name, and filling their paths.
#include "checks/async/props.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "core/template.h"
#include "core/text.h"
#include "dialect/envelope.h"

namespace assay::checks {
namespace {

constexpr int kLow = 100;  // of a number that will be changed

bool is_named(const Resource& resource, const std::vector<std::string>& texts) {
  return std::ranges::any_of(texts, [&](const std::string& text) {
    const std::vector<std::string_view> holes = holes_in(text);
    return std::ranges::find(holes, resource.name + ".id") != holes.end();
  });
}

// The numeric field that an effect on this resource changes; null when it is none of its own.
const Field* changed_field(const Resource& resource, const std::optional<Effect>& effect) {
  if (!effect || effect->kind != Effect::Kind::kNumber) return nullptr;
  if (!effect->path.starts_with(resource.path + "/")) return nullptr;
  const Field* field = find_field(resource, effect->pointer.substr(effect->pointer.rfind('/') + 1));
  const bool number = field != nullptr &&
                      (field->type == FieldType::kInteger || field->type == FieldType::kDecimal);
  const bool fits = number && field->min.value_or(0) <= kLow && field->max.value_or(kLow) >= kLow;
  return fits ? field : nullptr;
}

}  // namespace

bool Props::make_one(const Resource& resource, const std::optional<Effect>& effect) {
  Json body = session_.sample(resource);
  if (session_.stopped()) return false;
  if (const Field* field = changed_field(resource, effect)) body.set(field->name, kLow);
  Made made = session_.create_twice(resource.name, resource, body);
  if (!made.ok) {
    session_.block(fmt::format("blocked by http.create: POST {} {}", session_.collection(resource),
                               answer_of(session_.tape().at(resource.name))));
    return false;
  }
  session_.read_back(resource.name + " (read)", resource, made);
  values_[resource.name + ".id"] = reference_value(made);
  made_[resource.name] = std::move(made);
  return !session_.stopped();
}

bool Props::make(const std::vector<std::string>& texts, const std::optional<Effect>& effect) {
  session_.current();  // signs up first
  if (session_.stopped()) return false;
  const std::vector<Resource>& all = session_.contract().resources;
  return std::ranges::all_of(all, [&](const Resource& resource) {
    return !is_named(resource, texts) || make_one(resource, effect);
  });
}

std::string Props::path(const std::string& stated, const CallValues& more) const {
  std::string start;
  std::string_view rest = stated;
  const std::vector<std::string_view> holes = holes_in(stated);
  for (const auto& [name, made] : made_) {
    const Resource& resource = *find_resource(session_.contract(), name);
    const bool item = !holes.empty() && stated.starts_with(resource.path + "/{{") &&
                      holes.front() == name + ".id";
    if (!item) continue;
    start = made.path;
    rest.remove_prefix(stated.find("}}") + 2);
  }
  if (const Resource* resource = collection_at(session_.contract(), stated)) {
    return session_.collection(*resource);
  }
  return start + filled_text(rest, [&](std::string_view name) -> std::optional<Json> {
           for (const CallValues* known : {&more, &values_}) {
             const auto found = known->find(name);
             if (found != known->end()) return Json(percent_encoded(plain_text(found->second)));
           }
           return std::nullopt;
         });
}

}  // namespace assay::checks
