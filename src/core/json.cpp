// SPDX-License-Identifier: MIT
// The JSON value and its compact or indented text.
#include "core/json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace assay {

Json::Json(bool value) : kind_(Kind::kBool), bool_(value) {}
Json::Json(int value) : kind_(Kind::kNumber), value_(std::to_string(value)) {}
Json::Json(std::int64_t value) : kind_(Kind::kNumber), value_(std::to_string(value)) {}
Json::Json(double value) {
  if (!std::isfinite(value)) return;
  kind_ = Kind::kNumber;
  value_ = fmt::format("{}", value);
}
Json::Json(const char* value) : kind_(Kind::kString), value_(std::string(value)) {}
Json::Json(std::string value) : kind_(Kind::kString), value_(std::move(value)) {}
Json::Json(std::string_view value) : kind_(Kind::kString), value_(std::string(value)) {}
Json::Json(Array value) : kind_(Kind::kArray), value_(std::move(value)) {}
Json::Json(Object value) : kind_(Kind::kObject), value_(std::move(value)) {}

Json Json::object(std::initializer_list<Entry> members) {
  Object object;
  object.reserve(members.size());
  for (const Entry& entry : members)
    object.emplace_back(entry.name, std::move(entry.value));
  return object;
}

Json Json::number(std::string digits) {
  Json value;
  value.kind_ = Kind::kNumber;
  value.value_ = std::move(digits);
  return value;
}

const std::string& Json::text() const {
  static const std::string none;
  const std::string* text = std::get_if<std::string>(&value_);
  return text != nullptr ? *text : none;
}

const Json::Array& Json::items() const {
  static const Array none;
  const Array* items = std::get_if<Array>(&value_);
  return items != nullptr ? *items : none;
}

Json::Array& Json::items() {
  static thread_local Array none;
  none.clear();
  Array* items = std::get_if<Array>(&value_);
  return items != nullptr ? *items : none;
}

const Json::Object& Json::members() const {
  static const Object none;
  const Object* members = std::get_if<Object>(&value_);
  return members != nullptr ? *members : none;
}

Json::Object& Json::members() {
  static thread_local Object none;
  none.clear();
  Object* members = std::get_if<Object>(&value_);
  return members != nullptr ? *members : none;
}

double Json::as_double() const {
  return is_number() ? std::strtod(text().c_str(), nullptr) : 0.0;
}

std::optional<std::int64_t> Json::as_int() const {
  if (!is_number()) return std::nullopt;
  std::int64_t value = 0;
  const char* end = text().data() + text().size();
  const auto [stop, error] = std::from_chars(text().data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

const Json* Json::find(std::string_view name) const {
  const Object& all = members();
  const auto found = std::find_if(all.rbegin(), all.rend(),
                                  [&](const Member& member) { return member.first == name; });
  return found == all.rend() ? nullptr : &found->second;
}

Json* Json::find(std::string_view name) {
  return const_cast<Json*>(std::as_const(*this).find(name));  // NOLINT: this is not const
}

void Json::set(std::string_view name, Json value) {
  if (!is_object()) *this = Object();
  if (Json* present = find(name)) {
    *present = std::move(value);
  } else {
    members().emplace_back(std::string(name), std::move(value));
  }
}

bool Json::erase(std::string_view name) {
  return std::erase_if(members(), [&](const Member& member) { return member.first == name; }) > 0;
}

void Json::push(Json value) {
  if (!is_array()) *this = Array();
  items().push_back(std::move(value));
}

namespace {

std::string unescaped_token(std::string_view token) {
  std::string name;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    if (escape && (token[i + 1] == '0' || token[i + 1] == '1')) {
      name += token[++i] == '0' ? '~' : '/';
    } else {
      name += token[i];
    }
  }
  return name;
}

const Json* child(const Json& parent, std::string_view token) {
  if (parent.is_object()) return parent.find(unescaped_token(token));
  if (!parent.is_array()) return nullptr;
  std::size_t index = 0;
  const char* end = token.data() + token.size();
  const auto [stop, error] = std::from_chars(token.data(), end, index);
  if (error != std::errc() || stop != end || index >= parent.items().size()) return nullptr;
  return &parent.items()[index];
}

void newline(std::string& out, int indent) {
  if (indent < 0) return;
  out += '\n';
  out.append(static_cast<std::size_t>(indent) * 2, ' ');
}

int inside(int indent) {
  return indent < 0 ? indent : indent + 1;
}

void write(std::string& out, const Json& value, int indent);

void write_items(std::string& out, const Json& array, int indent) {
  out += '[';
  bool first = true;
  for (const Json& item : array.items()) {
    if (!first) out += ',';
    first = false;
    newline(out, inside(indent));
    write(out, item, inside(indent));
  }
  if (!first) newline(out, indent);
  out += ']';
}

void write_members(std::string& out, const Json& object, int indent) {
  out += '{';
  bool first = true;
  for (const auto& [name, member] : object.members()) {
    if (!first) out += ',';
    first = false;
    newline(out, inside(indent));
    out += quoted(name);
    out += indent < 0 ? ":" : ": ";
    write(out, member, inside(indent));
  }
  if (!first) newline(out, indent);
  out += '}';
}

// indent < 0 means compact.
void write(std::string& out, const Json& value, int indent) {
  switch (value.kind()) {
    case Json::Kind::kNull:
      out += "null";
      break;
    case Json::Kind::kBool:
      out += value.boolean() ? "true" : "false";
      break;
    case Json::Kind::kNumber:
      out += value.text();
      break;
    case Json::Kind::kString:
      out += quoted(value.text());
      break;
    case Json::Kind::kArray:
      write_items(out, value, indent);
      break;
    case Json::Kind::kObject:
      write_members(out, value, indent);
      break;
  }
}

}  // namespace

const Json* Json::at(std::string_view pointer) const {
  const Json* here = this;
  while (here != nullptr && !pointer.empty()) {
    if (pointer.front() != '/') return nullptr;
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    here = child(*here, pointer.substr(0, end));
    pointer.remove_prefix(end);
  }
  return here;
}

std::string Json::dump() const {
  std::string out;
  write(out, *this, -1);
  return out;
}

std::string Json::pretty() const {
  std::string out;
  write(out, *this, 0);
  return out;
}

namespace {

// Members that repeat a name keep their order.
std::vector<const Json::Member*> by_name(const Json::Object& members) {
  std::vector<const Json::Member*> sorted;
  for (const Json::Member& member : members)
    sorted.push_back(&member);
  std::ranges::stable_sort(
      sorted, {}, [](const Json::Member* member) -> const std::string& { return member->first; });
  return sorted;
}

}  // namespace

bool operator==(const Json& left, const Json& right) {
  if (left.kind_ != right.kind_ || left.bool_ != right.bool_) return false;
  if (!left.is_object()) return left.value_ == right.value_;
  return std::ranges::equal(
      by_name(left.members()), by_name(right.members()),
      [](const Json::Member* one, const Json::Member* other) { return *one == *other; });
}

}  // namespace assay
