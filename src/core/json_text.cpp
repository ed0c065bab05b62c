// SPDX-License-Identifier: MIT
// Reading and quoting JSON text; the only file that includes the JSON library.
#include <charconv>
#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

#include "core/json.h"

namespace assay {
namespace {

constexpr std::size_t kMaxDepth = 512;

// Builds a Json from parser events, so that the digits of a number stay as they were sent.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Json take() { return std::move(root_); }

  bool null() override { return put(Json()); }
  bool boolean(bool value) override { return put(Json(value)); }
  bool number_integer(number_integer_t value) override {
    return put(Json::number(std::to_string(value)));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return put(Json::number(std::to_string(value)));
  }
  bool number_float(number_float_t /*value*/, const string_t& digits) override {
    return put(Json::number(digits));
  }
  bool string(string_t& value) override { return put(Json(std::move(value))); }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
  bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (too_deep_ == 0) open_.back()->members().emplace_back(std::move(name), Json());
    return true;
  }
  bool parse_error(std::size_t /*at*/,
                   const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    return false;
  }

 private:
  Json* slot(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& parent = *open_.back();
    if (parent.is_array()) {
      parent.items().push_back(std::move(value));
      return &parent.items().back();
    }
    parent.members().back().second = std::move(value);
    return &parent.members().back().second;
  }
  bool put(Json value) {
    if (too_deep_ == 0) slot(std::move(value));
    return true;
  }
  bool open(Json value) {
    if (open_.size() < kMaxDepth) {
      open_.push_back(slot(std::move(value)));
    } else if (too_deep_++ == 0) {
      slot(Json());
    }
    return true;
  }
  bool close() {
    if (too_deep_ > 0) {
      --too_deep_;
    } else {
      open_.pop_back();
    }
    return true;
  }

  Json root_{};
  std::vector<Json*> open_{};  // the path to the value being filled; grows only at its end
  std::size_t too_deep_ = 0;   // levels below the deepest one that is kept
};

std::optional<Json> read(std::string_view text) {
  Builder builder;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
  return builder.take();
}

// The code unit that "\uXXXX" at the start of a text writes.
std::optional<unsigned> escaped_unit(std::string_view text) {
  unsigned unit = 0;
  if (!text.starts_with("\\u") || text.size() < 6) return std::nullopt;
  const auto [stop, error] = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
  if (error != std::errc() || stop != text.data() + 6) return std::nullopt;
  return unit;
}

// Half a pair is grammatical (RFC 8259, 8.2) and kept by many; the library refuses it.
std::string with_whole_pairs(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::optional<unsigned> unit = escaped_unit(text.substr(at));
    std::size_t length = unit ? 6 : text[at] == '\\' ? 2 : 1;
    bool half = unit && *unit >= 0xD800 && *unit <= 0xDFFF;
    if (half && *unit <= 0xDBFF) {
      const std::optional<unsigned> next = escaped_unit(text.substr(at + 6));
      if (next && *next >= 0xDC00 && *next <= 0xDFFF) {
        half = false;
        length = 12;
      }
    }
    out += half ? std::string_view("\\ufffd") : text.substr(at, length);
    at += length;
  }
  return out;
}

}  // namespace

std::optional<Json> Json::parse(std::string_view text) {
  std::optional<Json> value = read(text);
  if (!value && text.find("\\u") != std::string_view::npos) value = read(with_whole_pairs(text));
  return value;
}

std::string quoted(std::string_view text) {
  using Library = nlohmann::json;
  return Library(text).dump(-1, ' ', false, Library::error_handler_t::replace);
}

}  // namespace assay
