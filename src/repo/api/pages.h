// SPDX-License-Identifier: MIT
// Services that answer people rather than programs.
#pragma once

#include "repo/walk.h"

namespace assay {

// What the sources of a service say of its answers.
class Answers {
 public:
  void take(const SourceFile& file);
  // True where views are rendered and nothing was seen that answers with data.
  bool are_pages_only() const { return pages_ && !data_; }

 private:
  bool pages_ = false;
  bool data_ = false;
};

}  // namespace assay
