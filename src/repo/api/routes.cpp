// SPDX-License-Identifier: MIT
// A method and a path on one line, or each on a line of its own behind its title.
#include "repo/api/routes.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::size_t kNearTitles = 3;  // lines between a path's and its method's

constexpr std::array<std::string_view, 5> kMethods{"GET", "POST", "PUT", "PATCH", "DELETE"};

bool is_method(std::string_view word) {
  return lists(kMethods, word);
}

bool is_method_in_any_case(std::string_view word) {
  return std::ranges::any_of(
      kMethods, [&](std::string_view method) { return equals_ignoring_case(method, word); });
}

// "v1/orders"
bool begins_with_version(std::string_view word) {
  const std::size_t digits = word.find_first_not_of("0123456789", 1);
  return word.starts_with('v') && digits > 1 && digits < word.size() && word[digits] == '/';
}

bool is_path(std::string_view word) {
  return word.starts_with('/') || word.starts_with("http") || word.starts_with("{{") ||
         word.starts_with("api/") || begins_with_version(word);
}

std::string without_marks(std::string_view line) {
  std::string text(line);
  std::ranges::replace_if(
      text, [](char c) { return std::string_view("`|*:'\"[]").find(c) != std::string_view::npos; },
      ' ');
  return text;
}

Words route_words_in(std::string_view text) {
  Words words = split(text, ' ');
  std::erase_if(words, [](std::string_view word) { return word.empty(); });
  return words;
}

// "GET /orders", "`POST /orders`", "| POST | /orders |"; and "post: '/orders'", where nothing may
// stand between, since these are words of prose as well.
bool tells_route(const Words& words) {
  const auto method = std::ranges::find_if(words, is_method);
  if (method != words.end() && std::any_of(method + 1, words.end(), is_path)) return true;
  const auto pair =
      std::ranges::adjacent_find(words, [](std::string_view one, std::string_view next) {
        return is_method_in_any_case(one) && next.starts_with('/') && next.size() > 1;
      });
  return pair != words.end();
}

// "http://localhost:4000/orders": what a browser shows without a method said. Not
// "mongodb://localhost:27017/orders", nor what is set: "API_URL=http://localhost:4000/api".
bool tells_address(std::string_view line) {
  constexpr std::array<std::string_view, 3> hosts{"localhost", "127.0.0.1", "0.0.0.0"};
  for (const std::string_view host : hosts) {
    const std::size_t at = line.find(host);
    if (at == line.npos) continue;
    std::string_view before = line.substr(0, at);
    for (const std::string_view scheme : {"http://", "https://"})
      if (before.ends_with(scheme)) before.remove_suffix(scheme.size());
    const bool begins = before.empty() || std::string_view(" \t(<[`\"'*|").find(before.back()) !=
                                              std::string_view::npos;
    const std::string_view rest = line.substr(at + host.size());
    const std::size_t path = rest.find_first_not_of(":0123456789");
    if (!begins || path == rest.npos || rest[path] != '/' || path + 1 == rest.size()) continue;
    if (std::isalpha(static_cast<unsigned char>(rest[path + 1])) != 0) return true;
  }
  return false;
}

// "Method: POST"
bool tells_method(const Words& words) {
  return words.size() >= 2 && equals_ignoring_case(words[0], "method") && is_method(words[1]);
}

// "URL: /orders"
bool tells_path(const Words& words) {
  constexpr std::array<std::string_view, 6> titles{"url",  "uri",   "endpoint",
                                                   "path", "route", "rota"};
  return words.size() >= 2 && lists(titles, lower(words[0])) && is_path(words[1]);
}

}  // namespace

int routes_told_in(std::string_view text) {
  int told = 0;
  std::size_t number = kNearTitles;
  std::size_t path = 0;    // the number of the last line that told one
  std::size_t method = 0;  // and of the last one whose path was not told yet
  for (const std::string_view line : split(text, '\n')) {
    told += tells_address(line) ? 1 : 0;
    const std::string plain = without_marks(line);
    const Words words = route_words_in(plain);
    ++number;
    if (words.empty()) continue;
    if (tells_route(words)) {
      told += tells_address(line) ? 0 : 1;
      continue;
    }
    if (tells_path(words)) path = number;
    if (tells_method(words)) method = number;
    const bool near =
        path > 0 && method > 0 && std::max(path, method) - std::min(path, method) <= kNearTitles;
    if (!near) continue;
    ++told;
    path = 0;
    method = 0;
  }
  return told;
}

}  // namespace assay
