// SPDX-License-Identifier: MIT
// Knows the lists first, and then the loops over them.
#include "repo/code/listed_names.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/word_list.h"

namespace assay {
namespace {

class ListReader {
 public:
  explicit ListReader(const Code& code) : code_(code) {}

  std::set<std::string_view> run() {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i + 1 < code_.size(); ++i) {
      if (code_.is(i, "=") && opens_list(i + 1)) lists_[code_.at(i - 1).text] = i + 1;
      if (code_.is(i, "for")) take_loop(i, names);
    }
    return names;
  }

 private:
  bool opens_list(std::size_t i) const { return code_.is(i, "[") || code_.is(i, "("); }

  void take_loop(std::size_t loop, std::set<std::string_view>& names) const {
    constexpr std::array<std::string_view, 3> kIn{"of", "in", "range"};
    constexpr std::size_t kFar = 8;
    for (std::size_t i = loop + 2; i < std::min(loop + kFar, code_.size()); ++i) {
      if (!lists(kIn, code_.at(i).text)) continue;
      const bool go = code_.is(i, "range");  // for _, table := range
      const std::size_t name = go ? i - 3 : i - 1;
      if (name > loop && code_.at(name).is_word() && goes_through_literals(i + 1))
        names.insert(code_.at(name).text);
      return;
    }
  }

  bool goes_through_literals(std::size_t i) const {
    const auto named = lists_.find(code_.at(i).text);
    if (code_.at(i).is_word() && named != lists_.end()) return holds_literals(named->second);
    if (code_.is(i, "[") && code_.is(i + 1, "]")) i += 3;  // []string{
    return (opens_list(i) || code_.is(i, "{")) && holds_literals(i);
  }

  bool holds_literals(std::size_t open) const {
    constexpr std::array<std::string_view, 7> kMarks{"[", "]", "{", "}", "(", ")", ","};
    constexpr std::size_t kMost = 500;
    const std::size_t end = std::min(code_.close(open), code_.size());
    if (end - open > kMost || end == open + 1) return false;
    for (std::size_t i = open; i < end; ++i) {
      const Token& token = code_.at(i);
      const bool key = token.is_word() && code_.is(i + 1, ":");
      const bool number = !token.text.empty() && token.text[0] >= '0' && token.text[0] <= '9';
      if (!token.is_string() && !key && !number && !token.is(":") && !lists(kMarks, token.text))
        return false;
    }
    return true;
  }

  const Code& code_;
  std::map<std::string_view, std::size_t> lists_{};  // by name, their brackets
};

}  // namespace

std::set<std::string_view> listed_names(const Code& code) {
  return ListReader(code).run();
}

}  // namespace assay
