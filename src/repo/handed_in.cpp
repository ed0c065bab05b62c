// SPDX-License-Identifier: MIT
// Git's list, or the walk's without what is ignored.
#include "repo/handed_in.h"

#include <algorithm>
#include <utility>

namespace assay {

HandedIn::HandedIn(const GitView* view, bool whole)
    : git_(view != nullptr && !view->head.empty() && !view->tracked.files.empty() ? view : nullptr),
      whole_(whole) {}

void HandedIn::leave_out(std::vector<std::string> ignored) {
  ignored_ = std::move(ignored);
  std::ranges::sort(ignored_);
}

// Itself, or a folder above it.
bool HandedIn::is_ignored(const std::string& path) const {
  if (ignored_.empty()) return false;
  if (std::ranges::binary_search(ignored_, path)) return true;
  for (std::size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    if (std::ranges::binary_search(ignored_, path.substr(0, slash + 1))) return true;
  }
  return false;
}

bool HandedIn::is_template(const std::string& path) const {
  return git_ != nullptr && is_listed(git_->unchanged, path);
}

bool HandedIn::may_have(const std::string& path) const {
  return git_ == nullptr || (is_tracked(git_->tracked, path) && !is_template(path));
}

bool HandedIn::has(const std::string& path) const {
  return git_ == nullptr ? !is_ignored(path) : is_tracked(git_->tracked, path);
}

std::vector<std::string> HandedIn::paths(const FolderWalk& walk) const {
  std::vector<std::string> all;
  if (git_ != nullptr) {
    for (const TrackedFile& file : git_->tracked.files) {
      if (!is_template(file.path)) all.push_back(file.path);
    }
    return all;
  }
  for (const auto& list : {walk.paths, walk.output, walk.foreign}) {
    std::ranges::copy_if(list, std::back_inserter(all),
                         [&](const std::string& path) { return !is_ignored(path); });
  }
  std::ranges::sort(all);
  return all;
}

}  // namespace assay
