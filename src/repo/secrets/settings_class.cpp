// SPDX-License-Identifier: MIT
// Follows classes by their indentation.
#include "repo/secrets/settings_class.h"

#include <algorithm>
#include <array>

#include "core/expression.h"
#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

using Lines = std::vector<std::string_view>;

// Indent, name and bases.
const Expression& class_head() {
  static const Expression kPattern(R"re(^(\s*)class\s+(\w+)\s*\(([^)]*)\))re");
  return kPattern;
}

// Indent, name and text of a field.
const Expression& field() {
  static const Expression kPattern(
      R"re(^(\s+)(\w+)\s*:\s*(?:Optional\[\s*)?(?:\w+\.)?(?:str|SecretStr)\s*\]?(?:\s*\|\s*None)?\s*=\s*(?:(?:\w+\.)?SecretStr\(\s*|Field\(\s*(?:default\s*=\s*)?)?["']([^"']+)["'])re");
  return kPattern;
}

bool is_for_one_environment(std::string_view class_name) {
  constexpr std::array<std::string_view, 4> kWords{"dev", "test", "local", "mock"};
  return holds_one_of(kWords, lower(class_name));
}

// A validator, a comparison with the text that must not stay, an assertion.
bool is_checked(const Lines& lines, std::size_t at, std::string_view name, std::string_view value) {
  constexpr std::array<std::string_view, 5> kChecks{"valid", "check", "assert", "raise", "if "};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == at) continue;
    if (lines[i].find(value) != std::string_view::npos) return true;
    if (lines[i].find(name) != std::string_view::npos && holds_one_of(kChecks, lines[i]))
      return true;
  }
  return false;
}

// Whether a line is in a class whose fields the environment fills in.
class ClassBody {
 public:
  // To the line behind the one before.
  void move_to(std::string_view line) {
    const std::size_t start = line.find_first_not_of(" \t\r");
    if (start == std::string_view::npos) return;
    if (const auto head = class_head().groups(line); !head.empty()) {
      const bool filled = head[2].find("BaseSettings") != std::string_view::npos;
      indent_ = filled && !is_for_one_environment(head[1]) ? start : kOutside;
    } else if (start <= indent_ && line[start] != ')') {
      indent_ = kOutside;
    }
  }
  bool holds() const { return indent_ != kOutside; }

 private:
  static constexpr std::size_t kOutside = std::string_view::npos;
  std::size_t indent_ = kOutside;  // of the class
};

}  // namespace

std::vector<SettingsField> fields_with_text(std::string_view text) {
  std::vector<SettingsField> found;
  if (text.find("BaseSettings") == std::string_view::npos) return found;
  const Lines lines = split(text, '\n');
  ClassBody body;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    body.move_to(lines[i]);
    if (!body.holds()) continue;
    const auto groups = field().groups(lines[i]);
    if (groups.empty() || is_checked(lines, i, groups[1], groups[2])) continue;
    found.push_back({std::string(groups[1]), static_cast<int>(i) + 1});
  }
  return found;
}

}  // namespace assay
