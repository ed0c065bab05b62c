// SPDX-License-Identifier: MIT
// The client's manners: which headers go out by default, and which requests do not go out at all.
#include "http/outgoing.h"

#include <algorithm>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::string_view kUserAgent = "assay/0.1";
constexpr std::string_view kAccept = "application/json, application/problem+json, */*;q=0.1";

bool is_token_character(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const bool digit = c >= '0' && c <= '9';
  return letter || digit || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_token_character);
}

bool ends_line(char c) {
  return c == '\r' || c == '\n' || c == '\0';
}

// Bytes beyond ASCII pass: servers differ in what they do with them, and that is worth asking.
bool is_url_character(char c) {
  return c != '\x7f' && (c < '\0' || c > ' ');
}

// The part of a sendable URL that the request line carries.
std::string target_of(std::string_view url, std::string_view origin) {
  const std::string_view rest = url.substr(origin.size());
  const std::string_view target = rest.substr(0, rest.find('#'));
  std::string path(target.starts_with('/') ? "" : "/");
  return path.append(target);
}

}  // namespace

std::string_view authority_of(std::string_view origin) {
  const std::size_t scheme = origin.find("://");
  return scheme == std::string_view::npos ? origin : origin.substr(scheme + 3);
}

bool sendable(const Request& request, std::string_view origin) {
  const std::string_view url = request.url;
  if (origin.empty() || url.size() < origin.size()) return false;
  if (!equals_ignoring_case(url.substr(0, origin.size()), origin)) return false;
  // "http://host:80" must not let "http://host:8080" or "http://host:80@elsewhere" through.
  const std::string_view rest = url.substr(origin.size());
  if (!rest.empty() && std::string_view("/?#").find(rest.front()) == std::string_view::npos) {
    return false;
  }
  return is_token(request.method) && std::ranges::all_of(rest, is_url_character) &&
         std::ranges::all_of(request.headers, [](const Header& header) {
           return is_token(header.name) && std::ranges::none_of(header.value, ends_line);
         });
}

bool is_safe_method(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "TRACE";
}

bool carries_body(const Request& request) {
  if (request.method == "HEAD") return false;
  return request.has_body || request.method == "POST" || request.method == "PUT" ||
         request.method == "PATCH";
}

Headers outgoing_headers(const Request& request, std::string_view authority) {
  Headers headers;
  headers.reserve(request.headers.size() + 5);
  const auto add_default = [&](std::string_view name, std::string_view value) {
    if (find_header(request.headers, name) == nullptr) {
      headers.push_back({std::string(name), std::string(value)});
    }
  };
  add_default("Host", authority);
  if (!request.bare) {
    add_default("User-Agent", kUserAgent);
    add_default("Accept", kAccept);
    add_default("Accept-Encoding", "identity");
  }
  headers.insert(headers.end(), request.headers.begin(), request.headers.end());
  const bool own_framing = find_header(request.headers, "Transfer-Encoding") != nullptr;
  if (carries_body(request) && !own_framing) {
    add_default("Content-Length", std::to_string(body_size(request)));
  }
  return headers;
}

bool wants_decoding(const Headers& headers) {
  const std::string* accepted = find_header(headers, "Accept-Encoding");
  return accepted != nullptr && !accepted->empty() && !equals_ignoring_case(*accepted, "identity");
}

std::string wire_bytes(const Request& request, const Headers& headers, std::string_view origin) {
  std::string bytes = request.method + ' ' + target_of(request.url, origin) + " HTTP/1.1\r\n";
  for (const Header& header : headers) {
    bytes += header.name + ": " + header.value + "\r\n";
  }
  bytes += "\r\n";
  if (!carries_body(request) || !request.has_body) return bytes;
  const std::size_t start = bytes.size();
  bytes += request.body;
  bytes.insert(start + request.padding.at, request.padding.bytes, 'x');
  return bytes;
}

}  // namespace assay
