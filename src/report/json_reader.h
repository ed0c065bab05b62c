// SPDX-License-Identifier: MIT
// Reads members of a JSON object into values, and remembers the first that is not what it must be.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"

namespace assay {

// A place in report.json. Copies of one reader share the problem they report to. An absent or null
// member gives the default; one of another kind is a problem.
class JsonReader {
 public:
  // `problem` outlives every copy; the first problem found is kept, "criteria/3/outcome: …".
  JsonReader(const Json& json, std::string place, std::string& problem)
      : json_(&json), place_(std::move(place)), problem_(&problem) {}

  std::string text(std::string_view name) const;
  double number(std::string_view name) const;
  std::optional<double> number_if_any(std::string_view name) const;
  int integer(std::string_view name) const;
  std::optional<bool> boolean(std::string_view name) const;
  JsonReader object(std::string_view name) const;
  // The items of an array member.
  std::vector<JsonReader> items(std::string_view name) const;

  // One of the words that `from` knows; without the member the problem is that it is missing.
  template <typename T>
  T word(std::string_view name, std::optional<T> (*from)(std::string_view)) const {
    const std::string spelled = text(name);
    const std::optional<T> value = from(spelled);
    if (!value) report(name, "\"" + spelled + "\" is no known word");
    return value.value_or(T{});
  }

  const Json& json() const { return *json_; }
  void report(std::string_view name, const std::string& what) const;

 private:
  // Null when absent, null or of another kind; the last is reported.
  const Json* member(std::string_view name, Json::Kind kind, std::string_view kind_name) const;

  const Json* json_ = nullptr;
  std::string place_{};
  std::string* problem_ = nullptr;
};

}  // namespace assay
