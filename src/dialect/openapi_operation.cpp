// SPDX-License-Identifier: MIT
// Matching paths, and picking the response that a document states for a status.
#include "dialect/openapi_operation.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/core.h>

#include "core/text.h"
#include "dialect/openapi_document.h"

namespace assay {
namespace {

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> parts;
  for (const std::string_view part : split(path, '/')) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

std::string_view path_of_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t slash = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (slash == std::string_view::npos) return "/";
  const std::string_view path = url.substr(slash);
  return path.substr(0, path.find_first_of("?#"));
}

// How many segments match literally when the end of `path` fits the template; nothing when not.
std::optional<std::size_t> fit(std::string_view path, std::string_view pattern) {
  const std::vector<std::string_view> have = segments(path);
  const std::vector<std::string_view> want = segments(pattern);
  if (want.empty() || want.size() > have.size()) return std::nullopt;
  const std::size_t skip = have.size() - want.size();
  std::size_t literal = 0;
  for (std::size_t i = 0; i < want.size(); ++i) {
    const bool hole = want[i].find('{') != std::string_view::npos;
    if (!hole && want[i] != have[skip + i]) return std::nullopt;
    literal += hole ? 0U : 1U;
  }
  return literal == 0 ? std::nullopt : std::optional(literal);
}

// What a document says of a parameter in the path; JSON null for nothing.
const Json& path_parameter(const Json& document,
                           const Json& item,
                           const Json& operation,
                           std::string_view name) {
  for (const Json* holder : {&operation, &item}) {
    for (const Json& each : member_of(*holder, "parameters").items()) {
      const Json& parameter = resolved(document, each);
      if (member_of(parameter, "in").text() != "path" ||
          member_of(parameter, "name").text() != name)
        continue;
      const Json& schema = member_of(parameter, "schema");
      return schema.is_null() ? parameter : resolved(document, schema);
    }
  }
  static const Json kUnstated;
  return kUnstated;
}

// False for a segment that cannot be what the template's place is documented as.
bool may_stand_for(const Json& parameter, std::string_view segment) {
  constexpr std::string_view kDigits = "0123456789";
  const std::string& type = member_of(parameter, "type").text();
  const std::string& format = member_of(parameter, "format").text();
  if (type == "integer") {
    const std::string_view digits = segment.substr(segment.starts_with('-') ? 1 : 0);
    return !digits.empty() && digits.find_first_not_of(kDigits) == digits.npos;
  }
  if (type == "number") {
    return segment.find_first_not_of("0123456789.-") == std::string_view::npos;
  }
  constexpr std::size_t kDate = 10;  // 2026-01-31
  constexpr std::size_t kUuid = 36;
  if (format == "date") {
    return segment.size() == kDate &&
           segment.substr(0, 4).find_first_not_of(kDigits) == segment.npos;
  }
  return format != "uuid" || segment.size() == kUuid;
}

// How many places of a template that fits are documented as just what the path has there; nothing
// where one cannot hold it.
std::optional<std::size_t> may_be(const Json& document,
                                  const Json& item,
                                  const Json& operation,
                                  std::string_view path,
                                  std::string_view pattern) {
  std::size_t told = 0;
  const std::vector<std::string_view> have = segments(path);
  const std::vector<std::string_view> want = segments(pattern);
  for (std::size_t i = 0; i < want.size(); ++i) {
    if (!want[i].starts_with('{') || !want[i].ends_with('}')) continue;
    const std::string_view name = want[i].substr(1, want[i].size() - 2);
    const std::string_view segment = have[have.size() - want.size() + i];
    const Json& parameter = path_parameter(document, item, operation, name);
    if (!may_stand_for(parameter, segment)) return std::nullopt;
    const bool typed = member_of(parameter, "type").text() == "integer";
    told += typed || !member_of(parameter, "format").is_null() ? 1U : 0U;
  }
  return told;
}

bool may_go_unsaid(int status) {
  return status == 401 || status == 403 || status == 404 || status == 405 || status == 406 ||
         status == 413 || status == 415 || status == 429 || status >= 500;
}

const Json* stated_response(const Json& responses, int status) {
  const std::string number = fmt::format("{}", status);
  if (const Json* exact = responses.find(number)) return exact;
  for (const char* family : {"XX", "xx"}) {
    if (const Json* range = responses.find(number.substr(0, 1) + family)) return range;
  }
  return responses.find("default");
}

}  // namespace

const Json* operation_of(const Json& document,
                         std::string_view method,
                         std::string_view url,
                         std::string& path) {
  const Json* paths = document.find("paths");
  if (paths == nullptr) return nullptr;
  const Json* best = nullptr;
  std::size_t most = 0;
  bool alone = true;  // of those that fit as well, nobody can tell which is meant
  for (const auto& [pattern, item] : paths->members()) {
    const std::optional<std::size_t> literal = fit(path_of_url(url), pattern);
    if (!literal) continue;
    const Json* operation = item.find(lower(method));
    if (operation == nullptr) continue;
    const auto told = may_be(document, item, *operation, path_of_url(url), pattern);
    if (!told) continue;
    const std::size_t weight = (*literal * 100 + segments(pattern).size()) * 100 + *told;
    if (weight < most) continue;
    alone = weight > most;
    best = operation;
    most = weight;
    path = pattern;
  }
  return alone ? best : nullptr;
}

std::string departure_of(const Json& document, const Json& operation, const Exchange& answer) {
  const Json* responses = operation.find("responses");
  if (responses == nullptr) return {};
  const int status = answer.status();
  const Json* stated = stated_response(*responses, status);
  if (stated == nullptr) {
    return may_go_unsaid(status) ? "" : fmt::format("status {} is not documented", status);
  }
  const Json& schema = schema_of_answer(resolved(document, *stated));
  if (schema.is_null() || answer.response.body.empty() || answer.response.truncated) return {};
  const std::optional<Json> body = Json::parse(answer.response.body);
  if (!body) return "the body is no JSON";
  const std::string breach = schema_breach(document, schema, *body);
  return breach.empty() ? breach : "the body: " + breach;
}

}  // namespace assay
