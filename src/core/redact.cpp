// SPDX-License-Identifier: MIT
// Masks secrets in headers, JSON and form bodies, and URLs.
#include "core/redact.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/json.h"
#include "core/text.h"

namespace assay {
namespace {

// Where a value stands.
struct MaskPlace {
  bool secret = false;     // under a secret name
  bool direct = false;     // and that name is its own
  bool complaint = false;  // inside a list of errors, keyed by field
};

constexpr std::array<std::string_view, 8> kComplaints{"error",  "errors",     "detail",   "details",
                                                      "fields", "violations", "messages", "issues"};
constexpr std::array<std::string_view, 6> kNumbers{"password", "passcode", "pin",
                                                   "otp",      "secret",   "token"};

bool names_any(std::string_view name, const auto& names) {
  return std::ranges::any_of(names,
                             [&](std::string_view one) { return equals_ignoring_case(one, name); });
}

// {"errors": {"password": ["must be longer"]}} is a complaint about a secret, not the secret.
bool is_complaint(const std::string& text, const MaskPlace& place) {
  return (place.complaint || !place.direct) && text.find(' ') != std::string::npos;
}

bool mask(Json& value, const std::string& name, const MaskPlace& place);

bool mask_children(Json& value, const std::string& name, const MaskPlace& place) {
  bool changed = false;
  const bool complaint = place.complaint || names_any(name, kComplaints);
  for (auto& [key, member] : value.members()) {
    const bool secret = is_secret_name(key);
    changed |= mask(member, key,
                    {.secret = place.secret || secret, .direct = secret, .complaint = complaint});
  }
  for (Json& item : value.items()) {
    changed |= mask(item, name, {.secret = place.secret, .direct = false, .complaint = complaint});
  }
  return changed;
}

bool replace_if_other(Json& value, Json masked) {
  const bool changed = masked.text() != value.text();
  if (changed) value = std::move(masked);
  return changed;
}

// True when something was masked.
bool mask(Json& value, const std::string& name, const MaskPlace& place) {
  if (value.is_object() || value.is_array()) return mask_children(value, name, place);
  if (value.is_number() && place.direct && names_any(name, kNumbers)) {
    return replace_if_other(value, Json::number("0"));
  }
  if (!value.is_string()) return false;
  const bool cut = place.secret && !is_complaint(value.text(), place);
  return replace_if_other(value, cut ? secret_mask(value.text()) : redacted_text(value.text()));
}

std::string redacted_body(const std::string& body) {
  const std::string_view start = trimmed(std::string_view(body).substr(0, 64));
  if (start.starts_with('{') || start.starts_with('[')) {
    if (std::optional<Json> json = Json::parse(body)) {
      return mask(*json, "", {}) ? json->dump() : body;
    }
  }
  return redacted_text(body);
}

// "sid=(cut:8-31)"; a cookie without a name is all value.
std::string redacted_cookie(std::string_view pair) {
  const std::size_t equals = pair.find('=');
  const std::size_t from = equals == std::string_view::npos ? 0 : equals + 1;
  return std::string(pair.substr(0, from)) + secret_mask(pair.substr(from));
}

std::string redacted_cookies(std::string_view value, bool attributes) {
  std::string out;
  for (const std::string_view part : split(value, ';')) {
    const bool first = out.empty();
    if (!first) out += ';';
    out += first || !attributes ? redacted_cookie(part) : std::string(part);
  }
  return out;
}

std::string redacted_value(const Header& header) {
  if (equals_ignoring_case(header.name, "Cookie")) return redacted_cookies(header.value, false);
  if (equals_ignoring_case(header.name, "Set-Cookie")) return redacted_cookies(header.value, true);
  if (!is_secret_name(header.name)) return redacted_text(header.value);
  const std::size_t space = header.value.find(' ');
  if (space == std::string::npos) return secret_mask(header.value);
  return header.value.substr(0, space + 1) + secret_mask(header.value.substr(space + 1));
}

void redact(Headers& headers) {
  for (Header& header : headers)
    header.value = redacted_value(header);
}

}  // namespace

Exchange redacted(Exchange exchange) {
  exchange.request.url = redacted_text(exchange.request.url);
  redact(exchange.request.headers);
  exchange.request.body = redacted_body(exchange.request.body);
  redact(exchange.response.headers);
  exchange.response.body = redacted_body(exchange.response.body);
  return exchange;
}

}  // namespace assay
