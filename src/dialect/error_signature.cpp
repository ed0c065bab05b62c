// SPDX-License-Identifier: MIT
// Reduction of an error body to its key paths.
#include "dialect/error_signature.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/word_list.h"
#include "dialect/names.h"

namespace assay {
namespace {

constexpr int kSignatureDepth = 4;

// Members that one error of a shape has and another lacks.
bool is_detail(std::string_view name) {
  constexpr std::array<std::string_view, 43> kDetails = {
      "errors",        "details",    "violations",
      "issues",        "fields",     "fielderrors",
      "invalidparams", "validation", "validationerrors",
      "suberrors",     "context",    "params",
      "constraints",   "cause",      "hint",
      "help",          "docs",       "documentationurl",
      "moreinfo",      "timestamp",  "time",
      "path",          "instance",   "method",
      "requestid",     "traceid",    "correlationid",
      "stack",         "stacktrace", "trace",
      "url",           "uri",        "links",
      "field",         "param",      "value",
      "input",         "loc",        "source",
      "meta",          "resource",   "retryafter",
      "location"};
  return lists(kDetails, fold(name));
}

// Words that a field is hardly ever named; "name", "title" and "status" are not among them.
bool is_signature_word(std::string_view name) {
  constexpr std::array<std::string_view, 11> kWords = {
      "message",   "msg",       "detail",       "error",      "reason",          "success",
      "errorcode", "errortype", "errormessage", "statuscode", "errordescription"};
  return lists(kWords, fold(name));
}

bool is_texts(const Json& value) {
  return value.is_string() ||
         (value.is_array() && std::ranges::all_of(value.items(), &Json::is_string));
}

// {"name": ["required"], "price": ["too low"]}: the fields differ, the shape does not.
bool is_field_map(const Json& body) {
  const bool texts = std::ranges::all_of(
      body.members(), [](const Json::Member& each) { return is_texts(each.second); });
  const bool known = std::ranges::any_of(body.members(), [](const Json::Member& each) {
    return is_signature_word(each.first) && !each.second.is_array();
  });
  // A status in words alone is the core of a shape whose other members are optional.
  const bool status_alone = body.size() == 1 && fold(body.members().front().first) == "status" &&
                            body.members().front().second.is_string();
  return texts && !known && !status_alone && !body.empty();
}

void collect(std::vector<std::string>& paths,
             const Json& value,
             const std::string& prefix,
             int depth) {
  for (const auto& [name, inner] : value.members()) {
    if (inner.is_null() || is_detail(name)) continue;
    const std::string path = prefix + fold(name);
    if (inner.is_object() && depth > 0) {
      collect(paths, inner, path + ".", depth - 1);
    } else {
      paths.push_back(path);
    }
  }
}

// The body is made of details alone: then they are its shape.
void collect_details(std::vector<std::string>& paths, const Json& body) {
  for (const auto& [name, inner] : body.members()) {
    if (inner.is_null()) continue;
    const std::string path = fold(name);
    const bool objects = inner.is_array() && !inner.empty() && inner.items().front().is_object();
    if (objects) {
      collect(paths, inner.items().front(), path + "[].", kSignatureDepth);
    } else {
      paths.push_back(path + (inner.is_array() ? "[]" : inner.is_object() ? "{}" : ""));
    }
  }
}

}  // namespace

std::vector<std::string> error_signature(const Json& body) {
  std::vector<std::string> paths;
  if (body.is_array()) {
    paths.emplace_back("[]");
  } else if (is_field_map(body) && !std::ranges::any_of(body.members(), [](const auto& each) {
               return is_detail(each.first);
             })) {
    paths.emplace_back("{fields}");
  } else {
    collect(paths, body, "", kSignatureDepth);
    if (paths.empty()) collect_details(paths, body);
  }
  std::ranges::sort(paths);
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

}  // namespace assay
