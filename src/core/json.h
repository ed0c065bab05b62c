// SPDX-License-Identifier: MIT
// The JSON seam: a value that keeps member order and the digits of numbers as they were sent.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace assay {

// A JSON value (RFC 8259). Numbers keep their text, so that 10.00 and 2^53+1 survive a round trip.
class Json {
 public:
  enum class Kind { kNull, kBool, kNumber, kString, kArray, kObject };
  using Member = std::pair<std::string, Json>;
  using Array = std::vector<Json>;
  using Object = std::vector<Member>;
  struct Entry;  // a member in a list that is written out

  Json() = default;              // null
  Json(std::nullptr_t) {}        // NOLINT(google-explicit-constructor): literals read as JSON
  Json(bool value);              // NOLINT(google-explicit-constructor)
  Json(int value);               // NOLINT(google-explicit-constructor)
  Json(std::int64_t value);      // NOLINT(google-explicit-constructor)
  Json(double value);            // NOLINT(google-explicit-constructor)
  Json(const char* value);       // NOLINT(google-explicit-constructor)
  Json(std::string value);       // NOLINT(google-explicit-constructor)
  Json(std::string_view value);  // NOLINT(google-explicit-constructor)
  Json(Array value);             // NOLINT(google-explicit-constructor)
  Json(Object value);            // NOLINT(google-explicit-constructor)

  static Json object(std::initializer_list<Entry> members = {});
  static Json array(std::initializer_list<Json> items = {}) { return Json(Array(items)); }
  // A number with exactly these digits; the text must be a JSON number.
  static Json number(std::string digits);

  // Nothing when the text is not one JSON value. What nests deeper than 512 is null.
  static std::optional<Json> parse(std::string_view text);

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::kNull; }
  bool is_bool() const { return kind_ == Kind::kBool; }
  bool is_number() const { return kind_ == Kind::kNumber; }
  bool is_string() const { return kind_ == Kind::kString; }
  bool is_array() const { return kind_ == Kind::kArray; }
  bool is_object() const { return kind_ == Kind::kObject; }

  bool boolean() const { return bool_; }
  // A string's characters (UTF-8), or a number's digits; empty for the other kinds.
  const std::string& text() const;
  double as_double() const;
  // Nothing when this is not a whole number that fits.
  std::optional<std::int64_t> as_int() const;

  // Empty for the other kinds.
  const Array& items() const;
  Array& items();
  const Object& members() const;
  Object& members();
  bool empty() const { return size() == 0; }
  std::size_t size() const { return items().size() + members().size(); }

  // The member of this exact name, the last one where it repeats; null when absent or no object.
  const Json* find(std::string_view name) const;
  Json* find(std::string_view name);
  // Sets or replaces a member; a null value becomes an object first.
  void set(std::string_view name, Json value);
  bool erase(std::string_view name);
  void push(Json value);

  // RFC 6901 JSON Pointer; "" is this value. Null when it leads nowhere.
  const Json* at(std::string_view pointer) const;

  // Compact text; strings are valid JSON whatever bytes they hold (bad UTF-8 becomes U+FFFD).
  std::string dump() const;
  // The same with two-space indents.
  std::string pretty() const;

  // Same kind, same digits, same members in any order.
  friend bool operator==(const Json& left, const Json& right);

 private:
  Kind kind_ = Kind::kNull;
  bool bool_ = false;
  std::variant<std::monostate, std::string, Array, Object> value_{};
};

// Its value is moved out of the list that holds it: lists nest, and each would be copied once for
// every list around it.
struct Json::Entry {
  Entry(std::string_view member, Json content) : name(member), value(std::move(content)) {}
  Entry(Member member)  // NOLINT(google-explicit-constructor): stands beside written ones
      : name(std::move(member.first)), value(std::move(member.second)) {}

  std::string name;
  mutable Json value;
};

// Text as a quoted JSON string.
std::string quoted(std::string_view text);

}  // namespace assay
