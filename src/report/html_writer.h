// SPDX-License-Identifier: MIT
// Writes HTML in which every text and attribute is escaped; there is no way to put data in raw.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

class HtmlWriter {
 public:
  // An attribute without a name is left out.
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  // <name …>; every open() has its close(), in reverse order.
  void open(std::string_view name, Attributes attributes = {});
  void close();
  // An element without content: meta, rect.
  void empty(std::string_view name, Attributes attributes);
  // Characters that hide or turn text are shown as "\x1b" or "\u202e".
  void text(std::string_view text);
  // open, text, close.
  void element(std::string_view name, Attributes attributes, std::string_view content);
  // The page's own style or script, as it stands; never anything of a candidate's.
  void own_code(std::string_view name, std::string_view code);

  std::string take() { return std::move(out_); }

 private:
  void tag(std::string_view name, Attributes attributes);

  std::string out_ = "<!DOCTYPE html>\n";
  std::vector<std::string> open_{};
};

}  // namespace assay
