// SPDX-License-Identifier: MIT
// Words and forms of stand-ins.
#include "repo/placeholder.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 53> kStandIns{
    "example",     "sample",       "placeholder", "changeme",      "change-me",
    "change_me",   "changethis",   "change-this", "change_this",   "change it",
    "replace",     "your-",        "your_",       "yourkey",       "yoursecret",
    "yourtoken",   "yourpass",     "your ",       "dummy",         "fake",
    "mock",        "insert",       "redacted",    "removed",       "not-a-real",
    "not_a_real",  "notareal",     "not-real",    "foobar",        "foo-bar",
    "lorem",       "todo",         "undefined",   "12345678",      "abcdefgh",
    "abcd1234",    "qwerty",       "deadbeef",    "in-production", "placeholder",
    "my-secret",   "mysecret",     "supersecret", "super-secret",  "jbswy3dpehpk3pxp",
    "not-for-dev", "not_a_secret", "notasecret",  "not-a-secret",  "not-used",
    "not_used",    "not-needed",   "_docs_",
};

// How the keys begin that the emulators of clouds have on every machine, and Google's for tests of
// its captcha, in lower case.
constexpr std::array<std::string_view, 3> kOfEmulators{"eby8vdm02xnocqflquwjpl",
                                                       "c2y6ydjf5/r+ob0n8a7cgv30", "6leixactaaaa"};

constexpr std::array<std::string_view, 40> kCommon{
    "postgres", "password", "passwd",  "secret", "root",     "admin", "user",       "test",
    "mysql",    "mongo",    "mongodb", "redis",  "rabbitmq", "guest", "pass",       "pwd",
    "123456",   "1234",     "12345",   "123",    "docker",   "local", "dev",        "development",
    "default",  "letmein",  "app",     "api",    "demo",     "minio", "minioadmin", "sa",
    "none",     "null",     "true",    "false",  "token",    "key",   "jwt",        "hello",
};

// Written in another language, to be filled in when it runs.
bool is_reference(std::string_view value) {
  constexpr std::array<std::string_view, 16> kMarks{
      "${",     "$(",   "{{",   "<%",   "#{",       "%(",       "process.env", "os.environ",
      "getenv", "env(", "env.", "ENV[", "secrets.", "Deno.env", "vault:",      "arn:"};
  return value.starts_with('$') || value.starts_with('<') || value.starts_with('%') ||
         value.starts_with('{') || value.starts_with('@') || holds_one_of(kMarks, value);
}

// "create your own secret key", "mongodb PASSWORD": words that say what is to stand there.
bool is_phrase(std::string_view text) {
  constexpr std::array<std::string_view, 14> kTelling{"your",     "you", "own",   "add",  "create",
                                                      "generate", "put", "here",  "from", "secret",
                                                      "password", "key", "token", "enter"};
  const auto is_letter_or_space = [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; };
  const std::vector<std::string_view> words = split(text, ' ');
  return words.size() > 1 && std::ranges::all_of(text, is_letter_or_space) &&
         std::ranges::any_of(words, [&](std::string_view word) { return lists(kTelling, word); });
}

// QZpQZpQZp: what nobody drew.
bool repeats_unit(std::string_view text) {
  constexpr std::size_t kLongestUnit = 4;
  constexpr std::size_t kTimes = 3;
  for (std::size_t unit = 2; unit <= kLongestUnit; ++unit) {
    std::size_t same = 0;
    for (std::size_t i = unit; i < text.size(); ++i) {
      same = text[i] == text[i - unit] ? same + 1 : 0;
      if (same >= unit * (kTimes - 1)) return true;
    }
  }
  return false;
}

}  // namespace

bool is_commonplace(std::string_view value) {
  return value.size() < 4 || lists(kCommon, lower(value));
}

bool is_placeholder(std::string_view value) {
  value = trimmed(value);
  if (value.empty() || is_reference(value)) return true;
  const std::string text = lower(value);
  if (holds_one_of(kStandIns, text) || value.find("...") != std::string_view::npos ||
      value.find("***") != std::string_view::npos || value.find("…") != std::string_view::npos ||
      text.find("xxx") != std::string::npos || begins_with_one_of(kOfEmulators, text) ||
      is_phrase(text)) {
    return true;
  }
  if (repeats_unit(text)) return true;
  // One letter over and over, or a few of them.
  return std::set<char>(text.begin(), text.end()).size() <
         std::min<std::size_t>(5, text.size() / 2);
}

}  // namespace assay
