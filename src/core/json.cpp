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
Json::Json(int value) : kind_(Kind::kNumber), text_(std::to_string(value)) {}
Json::Json(std::int64_t value) : kind_(Kind::kNumber), text_(std::to_string(value)) {}
Json::Json(double value)
    : kind_(std::isfinite(value) ? Kind::kNumber : Kind::kNull),
      text_(std::isfinite(value) ? fmt::format("{}", value) : std::string()) {}
Json::Json(const char* value) : kind_(Kind::kString), text_(value) {}
Json::Json(std::string value) : kind_(Kind::kString), text_(std::move(value)) {}
Json::Json(std::string_view value) : kind_(Kind::kString), text_(value) {}
Json::Json(Array value) : kind_(Kind::kArray), items_(std::move(value)) {}
Json::Json(Object value) : kind_(Kind::kObject), members_(std::move(value)) {}

Json Json::number(std::string digits) {
  Json value;
  value.kind_ = Kind::kNumber;
  value.text_ = std::move(digits);
  return value;
}

double Json::as_double() const {
  return is_number() ? std::strtod(text_.c_str(), nullptr) : 0.0;
}

std::optional<std::int64_t> Json::as_int() const {
  if (!is_number()) return std::nullopt;
  std::int64_t value = 0;
  const char* end = text_.data() + text_.size();
  const auto [stop, error] = std::from_chars(text_.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

const Json* Json::find(std::string_view name) const {
  const auto found = std::find_if(members_.rbegin(), members_.rend(),
                                  [&](const Member& member) { return member.first == name; });
  return found == members_.rend() ? nullptr : &found->second;
}

Json* Json::find(std::string_view name) {
  return const_cast<Json*>(std::as_const(*this).find(name));  // NOLINT: this is not const
}

void Json::set(std::string_view name, Json value) {
  kind_ = Kind::kObject;
  if (Json* present = find(name)) {
    *present = std::move(value);
  } else {
    members_.emplace_back(std::string(name), std::move(value));
  }
}

bool Json::erase(std::string_view name) {
  return std::erase_if(members_, [&](const Member& member) { return member.first == name; }) > 0;
}

void Json::push(Json value) {
  kind_ = Kind::kArray;
  items_.push_back(std::move(value));
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
  if (left.kind_ != right.kind_ || left.bool_ != right.bool_ || left.text_ != right.text_ ||
      left.items_ != right.items_ || left.members_.size() != right.members_.size()) {
    return false;
  }
  return std::ranges::equal(
      by_name(left.members_), by_name(right.members_),
      [](const Json::Member* one, const Json::Member* other) { return *one == *other; });
}

}  // namespace assay
