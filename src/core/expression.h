// SPDX-License-Identifier: MIT
// Regular expressions in time linear to the text; the seam to RE2.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace assay {

class Expression {
 public:
  explicit Expression(std::string_view pattern);
  Expression(Expression&&) noexcept;
  Expression& operator=(Expression&&) noexcept;
  Expression(const Expression&) = delete;
  Expression& operator=(const Expression&) = delete;
  ~Expression();

  // False for a pattern that RE2 does not know: then nothing matches.
  bool ok() const;
  bool matches_whole(std::string_view text) const;
  // The first place where it is found, as a part of `text`; nothing when nowhere.
  std::optional<std::string_view> find(std::string_view text) const;
  // What the pattern's groups caught at that place, in their order, as parts of `text`; empty for a
  // group that caught nothing. Empty when it is found nowhere.
  std::vector<std::string_view> groups(std::string_view text) const;

 private:
  std::unique_ptr<re2::RE2> re_;
};

}  // namespace assay
