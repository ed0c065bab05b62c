// SPDX-License-Identifier: MIT
// Plain structs as JSON and back from one list of their members:
//   template <typename Fields> void describe(Fields& fields, Place& place) {
//     fields("file", place.file);
//   }
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/json.h"

namespace assay {

class MemberWriter {
 public:
  template <typename T>
  void operator()(std::string_view name, T& value) {
    json_.set(name, written(value));
  }

  template <typename T>
  static Json written(T& value) {
    if constexpr (std::is_enum_v<T>) {
      return static_cast<int>(value);
    } else if constexpr (std::is_constructible_v<Json, T&>) {
      return Json(value);
    } else {
      MemberWriter writer;
      describe(writer, value);
      return std::move(writer.json_);
    }
  }
  template <typename T>
  static Json written(std::vector<T>& values) {
    Json list = Json::array();
    for (T& value : values)
      list.push(written(value));
    return list;
  }

 private:
  Json json_ = Json::object();
};

// What the JSON lacks keeps its default.
class MemberReader {
 public:
  explicit MemberReader(const Json& json) : json_(json) {}

  template <typename T>
  void operator()(std::string_view name, T& value) {
    if (const Json* found = json_.find(name)) read(*found, value);
  }

  static void read(const Json& json, bool& value) { value = json.boolean(); }
  static void read(const Json& json, int& value) {
    value = static_cast<int>(json.as_int().value_or(0));
  }
  static void read(const Json& json, std::string& value) { value = json.text(); }
  static void read(const Json& json, Json& value) { value = json; }
  template <typename T>
  static void read(const Json& json, std::vector<T>& values) {
    for (const Json& item : json.items())
      read(item, values.emplace_back());
  }
  template <typename T>
  static void read(const Json& json, T& value) {
    if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(json.as_int().value_or(0));
    } else {
      MemberReader reader(json);
      describe(reader, value);
    }
  }

 private:
  const Json& json_;
};

}  // namespace assay
