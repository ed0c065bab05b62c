// SPDX-License-Identifier: MIT
// Collecting what may be a key, line by line.
#include "repo/keys.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::size_t kMostKeys = 2000;
constexpr std::size_t kLongestKey = 256;
constexpr std::size_t kLongestLine = 1000;  // beyond it a line is data

constexpr std::array<std::string_view, 5> kTelling{"secret", "jwt", "key", "token", "sign"};
constexpr std::array<std::string_view, 6> kSettings{".yml",  ".yaml", ".properties",
                                                    ".toml", ".conf", ".ini"};

bool is_environment(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.starts_with(".env") || name.ends_with(".env");
}

KeyOrigin origin_of(std::string_view path) {
  const Language* language = language_of(path);
  const bool code = language != nullptr && language->family != Family::kShell;
  const bool shipped = code || path.ends_with(".properties") || file_stem(path) == "application" ||
                       file_stem(path) == "appsettings";
  return shipped && !is_below_tests(path) ? KeyOrigin::kCode : KeyOrigin::kSample;
}

bool is_telling(std::string_view line) {
  return line.size() <= kLongestLine && holds_one_of(kTelling, lower(line));
}

// What stands between quotes of one kind.
void add_quoted(std::string_view line, std::vector<std::string_view>& texts) {
  for (const char quote : {'"', '\'', '`'}) {
    const std::vector<std::string_view> parts = split(line, quote);
    for (std::size_t i = 1; i + 1 < parts.size(); ++i)
      texts.push_back(parts[i]);
  }
}

// NAME=value, name: value, ${NAME:-value}
void add_bare(std::string_view line, std::vector<std::string_view>& texts) {
  for (const std::string_view mark : {":-", "=", ": "}) {
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos) continue;
    std::string_view value = trimmed(line.substr(at + mark.size()));
    texts.push_back(value);
    value = value.substr(0, value.find_first_of("}\"' #"));
    texts.push_back(value);
  }
}

class Collector {
 public:
  void read(const SourceFile& file, bool sent) {
    const KeyOrigin origin = sent ? origin_of(file.path) : KeyOrigin::kGiven;
    int number = 0;
    for (const std::string_view line : split(file.text, '\n')) {
      ++number;
      if (!is_telling(line)) continue;
      std::vector<std::string_view> texts;
      add_quoted(line, texts);
      add_bare(line, texts);
      for (const std::string_view text : texts)
        add({std::string(text), origin, file.path, number});
    }
  }

  std::vector<KnownKey> finish() { return std::move(keys_); }

 private:
  void add(KnownKey key) {
    if (key.text.empty() || key.text.size() > kLongestKey || keys_.size() == kMostKeys) return;
    if (seen_.emplace(key.origin, key.text).second) keys_.push_back(std::move(key));
  }

  std::vector<KnownKey> keys_{};
  std::set<std::pair<KeyOrigin, std::string>> seen_{};
};

}  // namespace

bool may_hold_keys(std::string_view path) {
  return is_environment(path) || ends_with_one_of(kSettings, path) ||
         file_name(path).starts_with("Dockerfile") ||
         (file_name(path).starts_with("appsettings") && path.ends_with(".json"));
}

std::vector<KnownKey> keys_in(const std::vector<SourceFile>& sources,
                              const std::function<bool(const std::string& path)>& sent) {
  Collector collector;
  for (const SourceFile& file : sources)
    collector.read(file, sent(file.path));
  return collector.finish();
}

}  // namespace assay
