// SPDX-License-Identifier: MIT
// Looks at YAML documents whole, and at code a few lines on.
#include "repo/schema/passing.h"

#include <algorithm>

#include "core/text.h"
#include "repo/language.h"
#include "repo/schema/drivers.h"

namespace assay {
namespace {

constexpr int kLinesNear = 6;  // lines

// application-test.yml
bool is_of_tests(std::string_view path) {
  const std::string_view stem = file_stem(path);
  return stem.ends_with("-test") || stem.ends_with("-tests");
}

// profiles: test, spring.config.activate.on-profile: test
bool names_profile_of_tests(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || line.find("profile") > colon) return false;
  const std::string_view value = trimmed(line.substr(colon + 1));
  return value == "test" || value == "\"test\"" || value == "tests";
}

// if (process.env.NODE_ENV === 'test')
bool asks_for_tests(std::string_view line) {
  const std::size_t name = line.find("NODE_ENV");
  const std::size_t asked = line.find("==", std::min(name, line.size()));
  return asked != line.npos && line.substr(asked).find("test") != line.npos;
}

// Of one profile, where a file holds several.
bool ends_document(std::string_view line) {
  return line.starts_with("---") || line.starts_with("#---");
}

// From this line to the end of its document.
bool document_passes(const std::vector<std::string_view>& lines, std::size_t from) {
  for (std::size_t i = from; i < lines.size() && !ends_document(lines[i]); ++i) {
    if (is_comment_line(lines[i])) continue;
    if (names_memory(lines[i]) || names_profile_of_tests(lines[i])) return true;
  }
  return false;
}

}  // namespace

Passing Passing::of_code() {
  Passing passing;
  passing.code_ = true;
  return passing;
}

Passing Passing::of_settings(std::string_view path, const std::vector<std::string_view>& lines) {
  Passing passing;
  const bool all = is_of_tests(path);
  bool passes = all || document_passes(lines, 0);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (ends_document(lines[i])) passes = all || document_passes(lines, i + 1);
    passing.documents_.push_back(passes);
  }
  return passing;
}

bool Passing::hold(std::size_t number, std::string_view line) {
  if (!documents_.empty()) return documents_[number - 1];
  return code_ && is_near(line);
}

bool Passing::is_near(std::string_view line) {
  if (names_memory(line) || asks_for_tests(line)) {
    left_ = kLinesNear;
  } else if (left_ > 0) {
    --left_;
  }
  return left_ > 0;
}

}  // namespace assay
