// SPDX-License-Identifier: MIT
// Typed look-up in report.json.
#include "report/json_reader.h"

#include <utility>

#include <fmt/core.h>

namespace assay {
namespace {

const Json kEmpty = Json::object();

}  // namespace

void JsonReader::report(std::string_view name, const std::string& what) const {
  if (problem_->empty()) *problem_ = fmt::format("{}{}: {}", place_, name, what);
}

const Json* JsonReader::member(std::string_view name,
                               Json::Kind kind,
                               std::string_view kind_name) const {
  const Json* found = json_->find(name);
  if (found == nullptr || found->is_null()) return nullptr;
  if (found->kind() == kind) return found;
  report(name, fmt::format("must be {}", kind_name));
  return nullptr;
}

std::string JsonReader::text(std::string_view name) const {
  const Json* found = member(name, Json::Kind::kString, "text");
  return found == nullptr ? std::string() : found->text();
}

std::optional<double> JsonReader::number_if_any(std::string_view name) const {
  const Json* found = member(name, Json::Kind::kNumber, "a number");
  return found == nullptr ? std::nullopt : std::optional(found->as_double());
}

double JsonReader::number(std::string_view name) const {
  return number_if_any(name).value_or(0);
}

int JsonReader::integer(std::string_view name) const {
  const Json* found = member(name, Json::Kind::kNumber, "a number");
  if (found == nullptr) return 0;
  const std::optional<std::int64_t> value = found->as_int();
  if (value && std::in_range<int>(*value)) return static_cast<int>(*value);
  report(name, "must be a whole number");
  return 0;
}

std::optional<bool> JsonReader::boolean(std::string_view name) const {
  const Json* found = member(name, Json::Kind::kBool, "true or false");
  return found == nullptr ? std::nullopt : std::optional(found->boolean());
}

JsonReader JsonReader::object(std::string_view name) const {
  const Json* found = member(name, Json::Kind::kObject, "an object");
  return {found == nullptr ? kEmpty : *found, fmt::format("{}{}/", place_, name), *problem_};
}

std::vector<JsonReader> JsonReader::items(std::string_view name) const {
  std::vector<JsonReader> readers;
  const Json* found = member(name, Json::Kind::kArray, "a list");
  if (found == nullptr) return readers;
  for (const Json& item : found->items()) {
    readers.emplace_back(item, fmt::format("{}{}/{}/", place_, name, readers.size()), *problem_);
  }
  return readers;
}

}  // namespace assay
