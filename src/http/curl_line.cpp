// SPDX-License-Identifier: MIT
// Shell quoting, and what of a request curl would not send by itself.
#include "http/curl_line.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <fmt/core.h>

#include "core/redact.h"
#include "core/text.h"
#include "core/utf8.h"
#include "http/outgoing.h"

namespace assay {
namespace {

constexpr std::size_t kBodyBytes = 2'000;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_control(char c) {
  return (c >= '\0' && c < ' ') || c == '\x7f';
}

// Whether something in it would break the line, or not show.
bool needs_escapes(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Char character = utf8_at(text, at);
    if (!character.valid || is_hidden(character.code)) return true;
    at += character.size;
  }
  return false;
}

// Nothing is special between single quotes but their end.
std::string quoted(std::string_view text) {
  const bool plain = !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_letter_or_digit(c) ||
           std::string_view("-_.:/=,@%+").find(c) != std::string_view::npos;
  });
  if (plain) return std::string(text);
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += R"('\'')";
    } else {
      out += c;
    }
  }
  return out + "'";
}

// For printf's format: every shell and every byte, NUL included.
std::string printf_format(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '%' || c == '\\') {
      out += fmt::format("{0}{0}", c);
    } else if (c < '\0' || is_control(c)) {
      out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return quoted(out);
}

// "Authorization" is $TOKEN, "X-Api-Key" is $X_API_KEY.
std::string variable_for(std::string_view name) {
  if (equals_ignoring_case(name, "Authorization")) return "TOKEN";
  std::string variable;
  for (const char c : name) {
    const bool lower_case = c >= 'a' && c <= 'z';
    variable += lower_case ? static_cast<char>(c - 'a' + 'A') : is_letter_or_digit(c) ? c : '_';
  }
  return variable;
}

// "Bearer " of "Bearer abc"; empty when the value is the credential alone.
std::string_view scheme_of(std::string_view value) {
  const std::size_t space = value.find(' ');
  if (space == std::string_view::npos) return {};
  const std::string_view word = value.substr(0, space);
  return std::ranges::all_of(word, is_letter_or_digit) ? value.substr(0, space + 1)
                                                       : std::string_view();
}

std::string secret_header(const Header& header) {
  // A credential that curl shall not send at all has no value to hide.
  if (header.value.empty()) return " -H " + quoted(header.name + ';');
  const std::string shown = fmt::format("{}: {}", header.name, scheme_of(header.value));
  const bool needs_care = shown.find_first_of("`$\\\"!") != std::string::npos;
  const std::string variable = variable_for(header.name);
  if (needs_care) return fmt::format(" -H {}\"${}\"", quoted(shown), variable);
  return fmt::format(" -H \"{}${}\"", shown, variable);
}

// Whether our own defaults or curl's framing already say this.
bool goes_without_saying(const Header& header) {
  for (const char* name : {"Host", "Content-Length", "User-Agent"}) {
    if (equals_ignoring_case(header.name, name)) {
      return !equals_ignoring_case(name, "User-Agent") || header.value.starts_with("assay/");
    }
  }
  const Headers defaults = outgoing_headers({}, "");
  const std::string* const usual = find_header(defaults, header.name);
  return usual != nullptr && *usual == header.value;
}

std::string header_options(const Request& original, const Request& cut) {
  std::string options;
  for (std::size_t i = 0; i < original.headers.size(); ++i) {
    const Header& header = original.headers[i];
    if (goes_without_saying(header)) continue;
    if (is_secret_name(header.name)) {
      options += secret_header(header);
    } else if (header.value.empty()) {
      options += " -H " + quoted(header.name + ';');
    } else {
      options += " -H " + quoted(fmt::format("{}: {}", header.name, cut.headers[i].value));
    }
  }
  if (original.bare) options += " -H User-Agent: -H Accept:";
  const bool typed = find_header(original.headers, "Content-Type") != nullptr;
  if (carries_body(original) && !typed) options += " -H Content-Type:";
  return options;
}

std::string method_options(const Request& request) {
  if (request.method == "HEAD") return "curl -I";
  const std::string_view implied = carries_body(request) ? "POST" : "GET";
  return request.method == implied ? "curl -i" : "curl -i -X " + quoted(request.method);
}

std::string url_options(const std::string& url) {
  std::string options;
  if (url.find_first_of("[]{}") != std::string::npos) options += " -g";
  if (url.find("/.") != std::string::npos) options += " --path-as-is";
  return options;
}

}  // namespace

std::string curl_line(const Request& request) {
  const Request cut = redacted(Exchange{.request = request}).request;
  std::string line =
      method_options(request) + url_options(request.url) + header_options(request, cut);
  std::string input;
  std::string mark;
  if (carries_body(request)) {
    std::string body = request.has_body ? cut.body : std::string();
    if (body.size() > kBodyBytes) {
      mark = fmt::format("  # body shortened from {} bytes", body.size());
      body = shortened(body, kBodyBytes);
    }
    if (needs_escapes(body)) {
      input = "printf " + printf_format(body) + " | ";
      line += " --data-binary @-";
    } else {
      line += " --data-raw " + quoted(body);
    }
  }
  if (const Padding& padding = request.padding; padding.bytes > 0) {
    mark +=
        fmt::format("  # {} bytes 'x' stand at offset {} of the body", padding.bytes, padding.at);
  }
  return fmt::format("{}{} {}{}", input, line, quoted(cut.url), mark);
}

}  // namespace assay
