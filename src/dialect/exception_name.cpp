// SPDX-License-Identifier: MIT
// Finding names of exceptions in text.
#include "dialect/exception_name.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kBeginning = 4096;  // bytes of a body that are read

bool is_part_of_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '$';
}

// Names of handlers and bases, under which anything may have failed.
bool stands_for_anything(std::string_view name) {
  constexpr std::array kGeneric{
      "error",        "exception",        "internalerror",   "internalservererror", "servererror",
      "generalerror", "unknownerror",     "unexpectederror", "applicationerror",    "apperror",
      "apierror",     "httperror",        "httpexception",   "runtimeerror",        "serviceerror",
      "systemerror",  "runtimeexception", "servletexception"};
  return std::ranges::find(kGeneric, lower(name)) != kGeneric.end();
}

bool is_exception(std::string_view token) {
  const std::string_view name = token.substr(token.rfind('.') + 1);
  const bool named = name.ends_with("Exception") || name.ends_with("Error");
  // Members of JSON are written small; exceptions are types.
  const bool is_type = !name.empty() && std::isupper(static_cast<unsigned char>(name.front())) != 0;
  return named && is_type && !stands_for_anything(name);
}

}  // namespace

std::string named_exception(std::string_view body) {
  body = body.substr(0, kBeginning);
  while (!body.empty()) {
    const auto start = std::ranges::find_if(body, is_part_of_name);
    body.remove_prefix(static_cast<std::size_t>(start - body.begin()));
    const auto stop = std::ranges::find_if_not(body, is_part_of_name);
    const std::string_view token = body.substr(0, static_cast<std::size_t>(stop - body.begin()));
    if (is_exception(token)) return std::string(token);
    body.remove_prefix(token.size());
  }
  return {};
}

}  // namespace assay
