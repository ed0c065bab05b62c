// SPDX-License-Identifier: MIT
// Services that answer people rather than programs.
#pragma once

#include <string_view>

#include "repo/walk.h"

namespace assay {

// What the sources of a service say of its answers.
class Answers {
 public:
  void take(const SourceFile& file);
  // Of templates for pages and of pages, whose text says nothing; those of mails, of documents and
  // of frameworks' welcome aside.
  void take_path(std::string_view path);
  // True where a browser is given something that may ask the API.
  bool have_pages() const { return pages_shipped_ || templates_ >= kFewTemplates; }
  // True where views are rendered and nothing was seen that answers with data.
  bool are_pages_only() const {
    const bool templates = templates_ >= kFewTemplates;
    // Beside many pages, one file that answers a script of theirs makes no API.
    const bool data = data_ > (templates_ >= kManyTemplates ? 1 : 0);
    return (pages_ || templates) && !data && (templates || !scaffolded_);
  }

 private:
  static constexpr int kFewTemplates = 3;
  static constexpr int kManyTemplates = 10;

  int templates_ = 0;
  bool pages_shipped_ = false;
  bool scaffolded_ = false;  // Rails' generator answers with JSON beside its pages
  bool pages_ = false;
  int data_ = 0;  // files
};

}  // namespace assay
