// SPDX-License-Identifier: MIT
// Regular expressions in time linear to the text; the seam to RE2.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

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

 private:
  std::unique_ptr<re2::RE2> re_;
};

}  // namespace assay
