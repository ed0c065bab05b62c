// SPDX-License-Identifier: MIT
// Splits the command as a shell would, and follows the options that shape a request.
#include "dialect/curl_command.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/base64.h"
#include "core/text.h"

namespace assay {
namespace {

std::vector<std::string> shell_words(std::string_view command) {
  std::vector<std::string> words;
  char quote = '\0';
  bool open = false;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (quote == '\0' && space) {
      open = false;
      continue;
    }
    if (quote == '\0' && (c == '|' || c == ';')) break;  // | jq
    if (!open) words.emplace_back();
    open = true;
    if (c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == '\\' && quote != '\'' && i + 1 < command.size()) {
      words.back() += command[++i];
    } else {
      words.back() += c;
    }
  }
  return words;
}

// Options without an argument that often stand together with others: -sS, -i, -v.
bool takes_argument(std::string_view option) {
  constexpr std::array<std::string_view, 13> some{
      "-o",         "-w",       "-m",       "-b",           "-c",          "-A",          "-e",
      "--max-time", "--output", "--cookie", "--cookie-jar", "--write-out", "--user-agent"};
  return std::ranges::find(some, option) != some.end();
}

// The address without scheme and host; the host may be a variable.
std::string path_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  const std::size_t slash = address.find_first_of("/?");
  if (slash == std::string_view::npos) return "/";
  const std::string_view path = address.substr(slash);
  return path.starts_with('/') ? std::string(path) : "/" + std::string(path);
}

bool is_hole(std::string_view text) {
  const bool braces =
      text.find("{") != std::string_view::npos && text.find('"') == std::string_view::npos;
  return text.find('<') != std::string_view::npos || text.find('$') != std::string_view::npos ||
         braces || text.find("/:") != std::string_view::npos ||
         contains_ignoring_case(text, "your") || contains_ignoring_case(text, "token_here") ||
         text.find("...") != std::string_view::npos ||
         text.find("\xe2\x80\xa6") != std::string_view::npos;
}

class Reader {
 public:
  std::optional<CurlExample> run(std::string_view command) {
    std::vector<std::string> words = shell_words(command);
    if (words.empty() || words.front() != "curl") return std::nullopt;
    words_ = std::move(words);
    for (at_ = 1; at_ < words_.size(); ++at_) {
      if (!take(words_[at_])) return std::nullopt;
    }
    if (address_.empty()) return std::nullopt;
    if (!body_.empty() && !get_) {
      example_.ask.body = body_;
      if (method_.empty()) method_ = "POST";
    }
    example_.ask.method = method_.empty() ? "GET" : method_;
    example_.ask.path = path_of(address_);
    if (get_ && !body_.empty()) example_.ask.path += "?" + body_;
    if (!example_.ask.body) example_.ask.content_type.clear();
    example_.has_hole = example_.has_hole || is_hole(example_.ask.path);
    return std::move(example_);
  }

 private:
  // What an option is given: the next word, or what touches it (-XPOST, --request=POST).
  std::string argument(std::string_view word, std::string_view option) {
    if (word.size() > option.size()) {
      std::string_view rest = word.substr(option.size());
      if (rest.starts_with('=')) rest.remove_prefix(1);
      return std::string(rest);
    }
    return ++at_ < words_.size() ? words_[at_] : std::string();
  }

  bool take(const std::string& word) {
    if (!word.starts_with('-') || word == "-") {
      if (address_.empty()) address_ = word;
      return true;
    }
    for (const std::string_view option : {"--request", "-X"}) {
      if (word.starts_with(option)) return method_ = argument(word, option), true;
    }
    for (const std::string_view option :
         {"--data-raw", "--data-binary", "--data-urlencode", "--data", "--json", "-d"}) {
      if (word.starts_with(option)) return take_body(argument(word, option), option);
    }
    for (const std::string_view option : {"--header", "-H"}) {
      if (word.starts_with(option)) return take_header(argument(word, option)), true;
    }
    for (const std::string_view option : {"--user", "-u"}) {
      if (word == option) {
        add_header("Authorization", "Basic " + base64_encoded(argument(word, option)));
        return true;
      }
    }
    if (word == "--url") return address_ = argument(word, "--url"), true;
    if (word == "-F" || word == "--form" || word == "-T" || word == "--upload-file") return false;
    if (word == "-G" || word == "--get") get_ = true;
    if (word == "-I" || word == "--head") method_ = "HEAD";
    if (takes_argument(word)) ++at_;
    return true;
  }

  bool take_body(const std::string& text, std::string_view option) {
    if (text.starts_with('@')) return false;  // a file
    body_ += (body_.empty() ? "" : "&") + text;
    if (option != "--json" && !typed_) {
      const bool json = trimmed(body_).starts_with('{') || trimmed(body_).starts_with('[');
      example_.ask.content_type = json ? "application/json" : "application/x-www-form-urlencoded";
    }
    example_.has_hole = example_.has_hole || text.find('<') != std::string::npos ||
                        text.find('$') != std::string::npos;
    return true;
  }

  void take_header(const std::string& line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) return;
    const std::string name(trimmed(line.substr(0, colon)));
    const std::string value(trimmed(std::string_view(line).substr(colon + 1)));
    if (equals_ignoring_case(name, "Content-Type")) {
      example_.ask.content_type = value;
      typed_ = true;
      return;
    }
    example_.has_hole =
        example_.has_hole || is_hole(value) || equals_ignoring_case(name, "Authorization");
    add_header(name, value);
  }

  void add_header(std::string name, std::string value) {
    example_.ask.headers.push_back({std::move(name), std::move(value)});
  }

  std::vector<std::string> words_{};
  std::size_t at_ = 0;
  std::string address_{};
  std::string method_{};
  std::string body_{};
  bool get_ = false;
  bool typed_ = false;
  CurlExample example_{};
};

}  // namespace

std::optional<CurlExample> read_curl(std::string_view command) {
  return Reader().run(command);
}

}  // namespace assay
