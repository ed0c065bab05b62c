// SPDX-License-Identifier: MIT
// Which of the files that are there belong to the submission.
#pragma once

#include <string>
#include <vector>

#include "repo/git/view.h"
#include "repo/walk.h"

namespace assay {

// Git says it by its graded commit. Without git it is every file that no .gitignore leaves out.
class HandedIn {
 public:
  // Null without git, or before its first commit. `whole`: the folder holds what was sent and
  // nothing else.
  HandedIn(const GitView* view, bool whole);

  // The ignored places that the walk met; without them nothing is left out.
  void leave_out(std::vector<std::string> ignored);

  // Whether what was sent is known for certain.
  bool is_known() const { return whole_ || git_ != nullptr; }
  bool has_git() const { return git_ != nullptr; }
  bool has(const std::string& path) const;
  // The same, as far as it can be told before the walk.
  bool may_have(const std::string& path) const;
  // True for a file that is as the company's template has it.
  bool is_template(const std::string& path) const;
  // All of them without the template's, and folders that the walk did not enter; sorted.
  std::vector<std::string> paths(const FolderWalk& walk) const;

 private:
  bool is_ignored(const std::string& path) const;

  const GitView* git_;
  bool whole_;
  std::vector<std::string> ignored_{};  // sorted
};

}  // namespace assay
