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

constexpr std::size_t kNearTitles = 3;  // lines between a path's title and its method's
constexpr std::size_t kNearWords = 2;   // and where they have no titles

constexpr std::array<std::string_view, 5> kMethods{"GET", "POST", "PUT", "PATCH", "DELETE"};

// <td>GET</td> of a table; not <id> of a path.
std::string without_tags(std::string text) {
  constexpr std::array<std::string_view, 10> kTags{"td", "th", "tr",     "code", "br",
                                                   "li", "b",  "strong", "p",    "pre"};
  constexpr std::size_t kLongestTag = 60;
  for (std::size_t open = text.find('<'); open != std::string::npos;
       open = text.find('<', open + 1)) {
    const std::string_view tag = std::string_view(text).substr(open, kLongestTag);
    const std::size_t close = tag.find('>');
    const std::size_t from = tag.substr(1, 1) == "/" ? 2 : 1;
    if (close == tag.npos || close <= from) continue;
    const std::string name = lower(tag.substr(from, tag.find_first_of(" />", from) - from));
    if (lists(kTags, name)) text.replace(open, close + 1, close + 1, ' ');
  }
  return text;
}

// "{GET}api/orders" as two words.
std::string with_methods_apart(std::string text) {
  for (const std::string_view method : kMethods) {
    const std::string braced = "{" + std::string(method) + "}";
    for (std::size_t at = text.find(braced); at != std::string::npos; at = text.find(braced, at))
      text[at] = text[at + braced.size() - 1] = ' ';
  }
  return text;
}

bool is_method(std::string_view word) {
  return lists(kMethods, word);
}

bool is_method_in_any_case(std::string_view word) {
  return std::ranges::any_of(
      kMethods, [&](std::string_view method) { return equals_ignoring_case(method, word); });
}

// "/orders", and no folder of the machine.
bool is_route(std::string_view word) {
  constexpr std::array<std::string_view, 9> kFolders{"/usr", "/etc",  "/var", "/bin", "/opt",
                                                     "/tmp", "/home", "/dev", "/root"};
  const std::string_view top = word.substr(0, word.find('/', 1));
  return word.size() > 1 && word[0] == '/' && !lists(kFolders, top) &&
         (std::isalpha(static_cast<unsigned char>(word[1])) != 0 || word[1] == '{' ||
          word[1] == '<');
}

// "v1/orders"
bool begins_with_version(std::string_view word) {
  const std::size_t digits = word.find_first_not_of("0123456789", 1);
  return word.starts_with('v') && digits > 1 && digits < word.size() && word[digits] == '/';
}

bool is_path(std::string_view word) {
  // {url}/api/orders
  const std::size_t close = word.starts_with('{') ? word.find("}/") : word.npos;
  return close != word.npos || word.starts_with('/') || word.starts_with("http") ||
         word.starts_with("{{") || word.starts_with("api/") || begins_with_version(word);
}

std::string without_marks(std::string_view line) {
  std::string text(line);
  std::ranges::replace_if(
      text,
      [](char c) { return std::string_view("`|*:'\"[](),;").find(c) != std::string_view::npos; },
      ' ');
  return text;
}

Words route_words_in(std::string_view text) {
  Words words = split(text, ' ');
  for (std::string_view& word : words) {
    while (word.ends_with('.'))
      word.remove_suffix(1);
  }
  std::erase_if(words, [](std::string_view word) { return word.empty(); });
  return words;
}

// "a GET request to orders/open"
bool asks_for_path(Words::const_iterator method, Words::const_iterator end) {
  return end - method > 3 && method[1] == "request" && (method[2] == "to" || method[2] == "on") &&
         std::any_of(method + 3, end, [](std::string_view word) {
           const std::size_t slash = word.find('/');
           return slash != 0 && slash != word.npos && slash + 1 < word.size();
         });
}

// "GET orders/", and no more on the line
bool is_bare_route(const Words& words) {
  return words.size() == 2 && is_method(words[0]) && words[1].ends_with('/');
}

// "GET /orders", "`POST /orders`", "| POST | /orders |", "/orders by POST"; and "post: '/orders'",
// where nothing may stand between, since these are words of prose as well.
bool tells_route(const Words& words) {
  const auto method = std::ranges::find_if(words, is_method);
  if (method != words.end() && std::any_of(method + 1, words.end(), is_path)) return true;
  if (method != words.end() && std::any_of(words.begin(), method, is_route)) return true;
  if (method != words.end() && asks_for_path(method, words.end())) return true;
  if (is_bare_route(words)) return true;
  const auto pair =
      std::ranges::adjacent_find(words, [](std::string_view one, std::string_view next) {
        return is_method_in_any_case(one) && next.starts_with('/') && next.size() > 1;
      });
  return pair != words.end();
}

// "/orders/{id} - one order": a path with a hole in it is of an API, and of no folder.
bool names_template(std::string_view line) {
  constexpr std::array<std::string_view, 3> kHoles{"/{", "/:", "/<"};
  std::string text(line);
  std::ranges::replace_if(
      text,
      [](char c) { return std::string_view("\t`|()*\"',;").find(c) != std::string_view::npos; },
      ' ');
  return std::ranges::any_of(split(text, ' '), [&](std::string_view word) {
    return is_route(word) && holds_one_of(kHoles, word);
  });
}

// "http://localhost:4000/orders": what a browser shows without a method said. Not
// "mongodb://localhost:27017/orders", nor what is set: "API_URL=http://localhost:4000/api".
bool tells_address(std::string_view line) {
  constexpr std::array<std::string_view, 3> kHosts{"localhost", "127.0.0.1", "0.0.0.0"};
  for (const std::string_view host : kHosts) {
    const std::size_t at = line.find(host);
    if (at == line.npos) continue;
    std::string_view before = line.substr(0, at);
    for (const std::string_view scheme : {"http://", "https://"})
      if (before.ends_with(scheme)) before.remove_suffix(scheme.size());
    const bool titled = before.size() < at && before.ends_with(':');  // "URL:http://localhost/a"
    const bool begins =
        before.empty() || titled ||
        std::string_view(" \t(<[`\"'*|").find(before.back()) != std::string_view::npos;
    const std::string_view rest = line.substr(at + host.size());
    const std::size_t path = rest.find_first_not_of(":0123456789");
    if (!begins || path == rest.npos || rest[path] != '/' || path + 1 == rest.size()) continue;
    if (std::isalpha(static_cast<unsigned char>(rest[path + 1])) != 0) return true;
  }
  return false;
}

// "https://api.example.com/orders?key=1": what a browser shows as it stands.
bool tells_query(std::string_view line) {
  const std::size_t host = line.find("://");
  const std::size_t path = host == line.npos ? host : line.find('/', host + 3);
  const std::size_t query = path == line.npos ? path : line.find_first_of("? \t)", path);
  if (query == line.npos || line[query] != '?' || path + 1 == query) return false;
  const std::string_view rest = line.substr(query, line.find_first_of(" \t)\"", query) - query);
  return rest.find('=') != rest.npos && line.find("img.shields.io") == line.npos &&
         line.find("badge") == line.npos && line.find("youtube") == line.npos;
}

// "Method: POST"
bool tells_method(const Words& words) {
  return words.size() >= 2 && equals_ignoring_case(words[0], "method") && is_method(words[1]);
}

// "URL: /orders"
bool tells_path(const Words& words) {
  constexpr std::array<std::string_view, 6> kTitles{"url",  "uri",   "endpoint",
                                                    "path", "route", "rota"};
  return words.size() >= 2 && lists(kTitles, lower(words[0])) && is_path(words[1]);
}

// "https://api.example.com/orders"
bool tells_url(std::string_view line) {
  const std::size_t host = line.find("://");
  const std::size_t path = host == line.npos ? host : line.find('/', host + 3);
  return path != line.npos && path + 1 < line.size() &&
         std::isalpha(static_cast<unsigned char>(line[path + 1])) != 0;
}

// The numbers of the last line that told a path and of the last that told a method, until they are
// taken for one route.
class Pair {
 public:
  explicit Pair(std::size_t near) : near_(near) {}

  void told_path(std::size_t number) { path_ = number; }
  void told_method(std::size_t number) { method_ = number; }
  // True when they lie near to one another; both are then forgotten.
  bool is_route() {
    const bool near =
        path_ > 0 && method_ > 0 && std::max(path_, method_) - std::min(path_, method_) <= near_;
    if (near) forget();
    return near;
  }
  void forget() { path_ = method_ = 0; }

 private:
  std::size_t near_;
  std::size_t path_ = 0;
  std::size_t method_ = 0;
};

class RouteReader {
 public:
  // How many routes the line tells, or makes whole.
  int take(std::string_view line) {
    ++number_;
    const bool address = tells_address(line) || tells_query(line);
    const std::string plain = with_methods_apart(without_marks(without_tags(std::string(line))));
    const Words words = route_words_in(plain);
    if (words.empty()) return 0;
    const bool route = tells_route(words) || names_template(line);
    if (address || route) loose_.forget();
    if (route) return 1;
    take_titles(words);
    if (!address) take_words(words, line);
    return (address ? 1 : 0) + (is_route_of_two_lines() ? 1 : 0);
  }

 private:
  void take_titles(const Words& words) {
    if (tells_path(words)) titles_.told_path(number_);
    if (tells_method(words)) titles_.told_method(number_);
  }

  void take_words(const Words& words, std::string_view line) {
    if (std::ranges::any_of(words, is_route) || tells_url(line)) loose_.told_path(number_);
    if (std::ranges::any_of(words, is_method)) loose_.told_method(number_);
  }

  bool is_route_of_two_lines() {
    const bool titled = titles_.is_route();
    const bool near = loose_.is_route();
    if (titled) loose_.forget();
    if (near) titles_.forget();
    return titled || near;
  }

  std::size_t number_ = 0;
  Pair titles_{kNearTitles};
  Pair loose_{kNearWords};
};

}  // namespace

bool links_to_query(std::string_view text) {
  constexpr std::array<std::string_view, 8> kPages{
      "github.com", "google.", "medium.com", "utm_", "stackoverflow", "docs.", ".svg", "/deploy"};
  return std::ranges::any_of(split(text, '\n'), [&](std::string_view line) {
    const std::size_t target = line.find("](http");
    return target != line.npos && line.find("![") == line.npos && !holds_one_of(kPages, line) &&
           tells_query(line.substr(target));
  });
}

int routes_told_in(std::string_view text) {
  int told = 0;
  RouteReader reader;
  for (const std::string_view line : split(text, '\n'))
    told += reader.take(line);
  return told;
}

}  // namespace assay
