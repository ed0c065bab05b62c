// SPDX-License-Identifier: MIT
// Finding and filling of {{holes}}.
#include "core/template.h"

#include "core/text.h"

namespace assay {
namespace {

// Where the hole that begins at `open` ends (at its "}}"); npos when it does not.
std::size_t end_of_hole(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open + 2; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '{') {
      ++depth;
    } else if (text[i] == '}' && depth > 0) {
      --depth;
    } else if (text[i] == '}' && text.substr(i, 2) == "}}") {
      return i;
    }
  }
  return std::string_view::npos;
}

// The first hole at or behind `from`: where it begins, and where its "}}" does. Nothing when there
// is none that ends.
struct Hole {
  std::size_t open = 0;
  std::size_t close = 0;
  std::string_view name{};
};

std::optional<Hole> next_hole(std::string_view text, std::size_t from) {
  const std::size_t open = text.find("{{", from);
  if (open == std::string_view::npos) return std::nullopt;
  const std::size_t close = end_of_hole(text, open);
  if (close == std::string_view::npos) return std::nullopt;
  return Hole{open, close, trimmed(text.substr(open + 2, close - open - 2))};
}

// The name of a text that is one hole and nothing else; empty for other texts.
std::string_view only_hole(std::string_view text) {
  const std::vector<std::string_view> names = holes_in(text);
  if (names.size() != 1 || !text.starts_with("{{") || !text.ends_with("}}")) return {};
  const bool whole = trimmed(text.substr(2, text.size() - 4)) == names.front();
  return whole ? names.front() : std::string_view();
}

}  // namespace

std::vector<std::string_view> holes_in(std::string_view text) {
  std::vector<std::string_view> names;
  for (auto hole = next_hole(text, 0); hole; hole = next_hole(text, hole->close + 2))
    names.push_back(hole->name);
  return names;
}

std::string filled(std::string_view text, const Filler& filler) {
  std::string out;
  std::size_t done = 0;
  for (auto hole = next_hole(text, 0); hole; hole = next_hole(text, done)) {
    out += text.substr(done, hole->open - done);
    const std::string_view whole = text.substr(hole->open, hole->close + 2 - hole->open);
    out += filler(hole->name).value_or(std::string(whole));
    done = hole->close + 2;
  }
  out += text.substr(done);
  return out;
}

Json filled_body(const Json& value, const Filler& filler) {
  if (value.is_string()) return Json(filled(value.text(), filler));
  if (value.is_array()) {
    Json out = Json::array();
    for (const Json& item : value.items())
      out.push(filled_body(item, filler));
    return out;
  }
  if (value.is_object()) {
    Json out = Json::object();
    for (const auto& [name, member] : value.members())
      out.set(name, filled_body(member, filler));
    return out;
  }
  return value;
}

std::string plain_text(const Json& value) {
  return value.is_string() || value.is_number() ? value.text() : value.dump();
}

std::string filled_text(std::string_view text, const Lookup& lookup) {
  return filled(text, [&lookup](std::string_view name) -> std::optional<std::string> {
    const std::optional<Json> value = lookup(name);
    return value ? std::optional(plain_text(*value)) : std::nullopt;
  });
}

Json filled_value(const Json& value, const Lookup& lookup) {
  if (value.is_string()) {
    const std::string_view name = only_hole(value.text());
    if (!name.empty()) return lookup(name).value_or(value);
    return Json(filled_text(value.text(), lookup));
  }
  if (value.is_array()) {
    Json out = Json::array();
    for (const Json& item : value.items())
      out.push(filled_value(item, lookup));
    return out;
  }
  if (value.is_object()) {
    Json out = Json::object();
    for (const auto& [name, member] : value.members())
      out.set(name, filled_value(member, lookup));
    return out;
  }
  return value;
}

}  // namespace assay
