// SPDX-License-Identifier: MIT
// Reading of error bodies.
#include "dialect/error_shape.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <string_view>

#include <fmt/core.h>

#include "core/json.h"
#include "core/text.h"
#include "dialect/error_signature.h"
#include "dialect/names.h"

namespace assay {
namespace {

bool is_text(const Json* value) {
  return value != nullptr && value->is_string() && !trimmed(value->text()).empty();
}

// The objects in which an error's members may stand: the body, and what it wraps.
std::vector<const Json*> places_in(const Json& body) {
  std::vector<const Json*> places{&body};
  for (const char* name : {"error", "errors", "detail", "details", "data", "fault", "problem"}) {
    const Json* inner = member(body, name);
    if (inner == nullptr) continue;
    if (inner->is_object()) places.push_back(inner);
    if (inner->is_array() && !inner->empty() && inner->items().front().is_object()) {
      places.push_back(&inner->items().front());
    }
  }
  return places;
}

struct Words {
  std::string text_name{};
  std::string text{};
  std::string discriminator{};
};

// A human text and another member that tells kinds apart, in one of the places.
Words words_in(const std::vector<const Json*>& places) {
  Words words;
  for (const Json* place : places) {
    for (const char* name : {"message", "msg", "detail", "description", "error_description",
                             "error_message", "title", "reason", "error"}) {
      const Json* text = member(*place, name);
      if (!is_text(text) || !words.text.empty()) continue;
      words.text = text->text();
      words.text_name = name;
    }
    for (const char* name : {"type", "code", "error_code", "error", "title", "status",
                             "status_code", "reason", "error_type"}) {
      const Json* value = member(*place, name);
      const bool tells = value != nullptr && (is_text(value) || value->is_number());
      if (!tells || !words.discriminator.empty() || same_name(name, words.text_name)) continue;
      words.discriminator = name;
    }
  }
  return words;
}

// A list or a map of texts for fields: {"errors": {"name": ["…"]}}, ["…"], {"name": ["…"]}.
std::string listed_text(const Json& value) {
  if (value.is_string()) return value.text();
  for (const Json& item : value.items()) {
    const std::string text = listed_text(item);
    if (!text.empty()) return text;
  }
  for (const auto& [name, inner] : value.members()) {
    const std::string text = listed_text(inner);
    if (!text.empty()) return text;
  }
  return {};
}

std::optional<int> stated_status(const Json& body) {
  for (const Json* place : places_in(body)) {
    for (const char* name : {"status", "status_code"}) {
      const Json* value = member(*place, name);
      if (value == nullptr) continue;
      int status = 0;
      const std::string& digits = value->text();
      const auto [stop, error] =
          std::from_chars(digits.data(), digits.data() + digits.size(), status);
      if (error == std::errc() && stop == digits.data() + digits.size()) return status;
    }
  }
  return std::nullopt;
}

void check_problem(ErrorShape& shape, const Json& body) {
  if (!body.is_object()) {
    shape.violations.emplace_back("the body is no JSON object");
    return;
  }
  for (const char* name : {"type", "title", "detail", "instance"}) {
    const Json* value = body.find(name);
    if (value != nullptr && !value->is_string()) {
      shape.violations.push_back(fmt::format("{} is no string", name));
    }
  }
  const Json* status = body.find("status");
  if (status != nullptr && !status->is_number())
    shape.violations.emplace_back("status is no number");
}

bool is_html(const Exchange& answer) {
  const std::string* type = answer.header("Content-Type");
  const std::string_view body = trimmed(answer.response.body);
  if (!body.starts_with('<')) return false;
  return (type != nullptr && contains_ignoring_case(*type, "html")) ||
         contains_ignoring_case(body.substr(0, 512), "<html") ||
         contains_ignoring_case(body.substr(0, 512), "<!doctype");
}

void read_json(ErrorShape& shape, const Json& body) {
  if (body.is_string()) {
    shape.form = ErrorForm::kText;
    shape.text = body.text();
    return;
  }
  const Words words = words_in(places_in(body));
  shape.text = words.text;
  shape.discriminator = words.discriminator;
  shape.signature = error_signature(body);
  const Json* errors = body.find("errors");
  const bool mapped = errors != nullptr && errors->is_object() && !errors->empty();
  if (mapped && shape.discriminator.empty()) shape.discriminator = "errors";
  if (shape.text.empty()) shape.text = listed_text(body);
  if (shape.text.empty()) {
    shape.form = ErrorForm::kOther;
  } else {
    shape.form = shape.discriminator.empty() ? ErrorForm::kTextOnly : ErrorForm::kObject;
  }
}

}  // namespace

std::string_view to_string(ErrorForm form) {
  switch (form) {
    case ErrorForm::kEmpty:
      return "no body";
    case ErrorForm::kObject:
      return "a JSON object with a text and a code";
    case ErrorForm::kTextOnly:
      return "a JSON object with a text alone";
    case ErrorForm::kText:
      return "plain text";
    case ErrorForm::kHtml:
      return "HTML";
    case ErrorForm::kOther:
      return "JSON without a text";
  }
  return "";
}

ErrorShape error_shape(const Exchange& answer) {
  ErrorShape shape;
  const std::string* type = answer.header("Content-Type");
  shape.claims_problem =
      type != nullptr && contains_ignoring_case(*type, "application/problem+json");
  if (trimmed(answer.response.body).empty()) return shape;
  const std::optional<Json> body = Json::parse(answer.response.body);
  if (!body) {
    shape.form = is_html(answer) ? ErrorForm::kHtml : ErrorForm::kText;
    shape.text = shape.form == ErrorForm::kText ? answer.response.body : "";
    if (shape.claims_problem) shape.violations.emplace_back("the body is no JSON");
    return shape;
  }
  read_json(shape, *body);
  if (shape.claims_problem) check_problem(shape, *body);
  const std::optional<int> status = stated_status(*body);
  if (status && *status != answer.status() && *status >= 100 && *status <= 599) {
    shape.violations.push_back(
        fmt::format("the body says {}, the response {}", *status, answer.status()));
  }
  return shape;
}

bool same_shape(const ErrorShape& left, const ErrorShape& right) {
  const bool keyed = !left.signature.empty() && !right.signature.empty();
  if (!keyed) return left.form == right.form && left.signature.empty() == right.signature.empty();
  return std::ranges::includes(left.signature, right.signature) ||
         std::ranges::includes(right.signature, left.signature);
}

int count_shapes(const std::vector<ErrorShape>& shapes) {
  std::vector<std::size_t> group(shapes.size());
  std::iota(group.begin(), group.end(), std::size_t{0});
  auto groups = static_cast<int>(shapes.size());
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (group[j] == group[i] || !same_shape(shapes[i], shapes[j])) continue;
      const std::size_t merged = group[j];
      std::ranges::replace(group, merged, std::size_t{group[i]});
      --groups;
    }
  }
  return groups;
}

}  // namespace assay
