// SPDX-License-Identifier: MIT
// Masks secrets in free text: one pass over its words, each looked at once.
#include <algorithm>

#include "core/redact.h"
#include "core/text.h"

namespace assay {
namespace {

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Names, form names in their escaped spelling, and the characters of a JSON Web Token.
bool in_word(char c) {
  return is_alnum(c) || c == '_' || c == '-' || c == '.' || c == '%' || c == '[' || c == ']';
}

bool in_credential(char c) {
  return is_alnum(c) || std::string_view("-._~+/=").find(c) != std::string_view::npos;
}

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

bool is_scheme(std::string_view word) {
  return equals_ignoring_case(word, "bearer") || equals_ignoring_case(word, "basic");
}

// The schemes after "Authorization:" that stand before the credential itself.
bool is_scheme_of_header(std::string_view word) {
  return is_scheme(word) || equals_ignoring_case(word, "token") ||
         equals_ignoring_case(word, "digest");
}

// RFC 7519: three base64url parts, the first of which encodes '{"'.
bool is_web_token(std::string_view word) {
  return word.size() >= 20 && word.starts_with("eyJ") && std::ranges::count(word, '.') == 2;
}

// "Bearer authentication" is prose, "Bearer 4f9a…" is not.
bool is_credential(std::string_view run) {
  const bool digit = std::ranges::any_of(run, [](char c) { return c >= '0' && c <= '9'; });
  return run.size() >= 24 || (run.size() >= 8 && digit);
}

// "auth/passwords.py:33" is a place, and no password of 33.
bool is_place(std::string_view name, std::string_view value) {
  constexpr std::string_view endings[] = {".py",  ".js",    ".mjs", ".cjs", ".ts",   ".tsx", ".go",
                                          ".rb",  ".rs",    ".php", ".cs",  ".java", ".kt",  ".ex",
                                          ".exs", ".scala", ".c",   ".cc",  ".cpp",  ".h"};
  const bool line =
      !value.empty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
  return line && std::ranges::any_of(
                     endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

class TextRedactor {
 public:
  explicit TextRedactor(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  std::string run() {
    while (at_ < text_.size()) {
      if (text_.substr(at_).starts_with("://")) {
        authority();
      } else if (in_word(text_[at_])) {
        word();
      } else {
        copy(at_ + 1);
      }
    }
    return std::move(out_);
  }

 private:
  void copy(std::size_t end) {
    out_ += text_.substr(at_, end - at_);
    at_ = end;
  }
  void mask(std::size_t end) {
    out_ += secret_mask(text_.substr(at_, end - at_));
    at_ = end;
  }
  std::size_t skipped(std::size_t from, bool (*belongs)(char)) const {
    while (from < text_.size() && belongs(text_[from]))
      ++from;
    return from;
  }

  // postgres://user:password@host
  void authority() {
    copy(at_ + 3);
    const std::size_t end = text_.find_first_of("/?#@ \t\r\n\"'<>", at_);
    if (end == std::string_view::npos || text_[end] != '@') return;
    const std::size_t colon = text_.substr(0, end).find(':', at_);
    if (colon == std::string_view::npos) return;
    copy(colon + 1);
    mask(end);
  }

  void word() {
    const std::size_t end = skipped(at_, in_word);
    const std::string_view name = text_.substr(at_, end - at_);
    if (is_web_token(name)) return mask(end);
    copy(end);
    if (is_scheme(name)) return credential();
    if (is_secret_name(name)) value(name);
  }

  void credential() {
    const std::size_t from = skipped(at_, is_space);
    if (from == at_) return;
    const std::size_t end = skipped(from, in_credential);
    copy(from);
    if (is_credential(text_.substr(from, end - from))) mask(end);
  }

  // Past an optional, perhaps escaped, quote at `from`.
  std::size_t past_quote(std::size_t from) const {
    const std::size_t quote = from + (from < text_.size() && text_[from] == '\\' ? 1 : 0);
    const bool there = quote < text_.size() && (text_[quote] == '"' || text_[quote] == '\'');
    return there ? quote + 1 : from;
  }

  // name=value, name: value, "name": "value", \"name\": \"value\"
  void value(std::string_view name) {
    const std::size_t sign = skipped(past_quote(at_), is_space);
    if (sign >= text_.size() || (text_[sign] != '=' && text_[sign] != ':')) return;
    const std::size_t open = skipped(sign + 1, is_space);
    const std::size_t from = past_quote(open);
    copy(from);
    if (from != open) return mask(closing(from, text_.substr(open, from - open)));
    std::size_t end = bare_end(from);
    if (is_place(name, text_.substr(from, end - from))) return;
    if (is_scheme_of_header(text_.substr(from, end - from))) {
      copy(skipped(end, is_space));
      end = bare_end(at_);
    }
    mask(end);
  }

  std::size_t bare_end(std::size_t from) const {
    return std::min(text_.find_first_of("&;, \t\r\n\"'<>{}[]\\", from), text_.size());
  }

  // The end of a value whose opening quote was `quote`: the same quote, or the end of the text.
  std::size_t closing(std::size_t from, std::string_view quote) const {
    for (std::size_t i = from; i < text_.size(); ++i) {
      if (text_.substr(i).starts_with(quote)) return i;
      if (text_[i] == '\\') ++i;
    }
    return text_.size();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_{};
};

}  // namespace

std::string redacted_text(std::string_view text) {
  return TextRedactor(text).run();
}

}  // namespace assay
