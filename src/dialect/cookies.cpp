// SPDX-License-Identifier: MIT
// Reading of Set-Cookie, and of the tokens that prove who asks to be the page's own.
#include "dialect/cookies.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/json.h"
#include "core/text.h"
#include "dialect/names.h"

namespace assay {
namespace {

// What Rails and csurf, what Angular, Spring and Laravel, and what Django read.
constexpr std::array<std::string_view, 3> kTokenHeaders = {"X-CSRF-Token", "X-XSRF-Token",
                                                           "X-CSRFToken"};

using Cookies = std::vector<std::pair<std::string, std::string>>;

bool is_csrf_name(std::string_view name) {
  return contains_ignoring_case(name, "csrf") || contains_ignoring_case(name, "xsrf");
}

void keep(Cookies& cookies, std::string_view pair) {
  const std::size_t equals = pair.find('=');
  if (equals == std::string_view::npos) return;
  std::string name(trimmed(pair.substr(0, equals)));
  std::erase_if(cookies, [&](const auto& cookie) { return cookie.first == name; });
  std::string value(trimmed(pair.substr(equals + 1)));
  if (!value.empty()) cookies.emplace_back(std::move(name), std::move(value));
}

// A cookie that ends at once is taken back.
void take(Cookies& cookies, std::string_view set_cookie) {
  const std::string_view pair = set_cookie.substr(0, set_cookie.find(';'));
  const std::string attributes = lower(set_cookie.substr(pair.size()));
  const bool ends = attributes.find("max-age=0") != std::string::npos ||
                    attributes.find("expires=thu, 01 jan 1970") != std::string::npos ||
                    attributes.find("expires=thu, 01-jan-1970") != std::string::npos;
  keep(cookies, ends ? std::string(pair.substr(0, pair.find('='))) + "=" : std::string(pair));
}

Cookies cookies_after(const Exchange& answer) {
  Cookies cookies;
  if (const std::string* sent = find_header(answer.request.headers, "Cookie")) {
    for (const std::string_view pair : split(*sent, ';'))
      keep(cookies, pair);
  }
  for (const Header& header : answer.response.headers) {
    if (equals_ignoring_case(header.name, "Set-Cookie")) take(cookies, header.value);
  }
  return cookies;
}

// Of <meta name="csrf-token" content="…"> or <input name="csrfmiddlewaretoken" value="…">.
std::string token_of_page(std::string_view page) {
  const std::string text = lower(page);
  for (const std::string_view name : {"name=\"csrf", "name=\"_csrf", "name=\"xsrf"}) {
    const std::size_t at = text.find(name);
    if (at == std::string::npos) continue;
    const std::size_t end = std::min(text.find('>', at), text.size());
    for (const std::string_view key : {"content=\"", "value=\""}) {
      const std::size_t from = text.find(key, at);
      if (from >= end) continue;
      const std::string_view rest = page.substr(from + key.size());
      return std::string(rest.substr(0, rest.find('"')));
    }
  }
  return {};
}

std::string token_of_body(const std::string& body) {
  const std::optional<Json> json = Json::parse(body);
  if (!json) return token_of_page(body);
  for (const std::string_view name : {"csrf_token", "xsrf_token", "_csrf", "csrf"}) {
    if (const Json* found = deep_text(*json, name)) return found->text();
  }
  return {};
}

std::string csrf_token(const Exchange& answer, const Cookies& cookies) {
  std::string shown = token_of_body(answer.response.body);
  if (!shown.empty()) return shown;
  for (const auto& [name, value] : cookies) {
    // "_csrf" holds the secret that tokens are made from.
    if (is_csrf_name(name) && name != "_csrf") return percent_decoded(value);
  }
  return csrf_token_of(answer.request.headers);
}

}  // namespace

Headers session_headers(const Exchange& answer) {
  const Cookies cookies = cookies_after(answer);
  Headers headers;
  std::string line;
  for (const auto& [name, value] : cookies)
    line += (line.empty() ? "" : "; ") + name + "=" + value;
  if (!line.empty()) headers.push_back({"Cookie", line});
  const std::string token = csrf_token(answer, cookies);
  if (token.empty()) return headers;
  for (const std::string_view name : kTokenHeaders)
    headers.push_back({std::string(name), token});
  return headers;
}

std::string session_cookie(const Exchange& answer) {
  for (const Header& header : answer.response.headers) {
    if (!equals_ignoring_case(header.name, "Set-Cookie")) continue;
    Cookies set;
    take(set, header.value);
    if (!set.empty() && !is_csrf_name(set.front().first)) return set.front().first;
  }
  return {};
}

std::string csrf_token_of(const Headers& headers) {
  const std::string* token = find_header(headers, kTokenHeaders[0]);
  return token == nullptr ? std::string() : *token;
}

}  // namespace assay
