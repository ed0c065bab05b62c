// SPDX-License-Identifier: MIT
// A git repository in a temporary folder, made by the git command without anybody's configuration.
#pragma once

#include <cstdlib>
#include <string>

#include "tests/support/scratch.h"

namespace assay {

class GitRepo : public Scratch {
 public:
  GitRepo() { git("init -q -b main"); }

  // False when the command fails.
  bool git(const std::string& arguments) const {
    const std::string command =
        "cd '" + path() +
        "' && GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a "
        "GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org "
        "GIT_AUTHOR_DATE='" +
        date() + "' GIT_COMMITTER_DATE='" + date() + "' git " + arguments + " >/dev/null 2>&1";
    return std::system(command.c_str()) == 0;
  }

  // Commits all that is there, a minute after the commit before.
  bool commit(const std::string& message) {
    ++minute_;
    return git("add -A -f") && git("commit -q --allow-empty -m '" + message + "'");
  }

 private:
  std::string date() const { return std::to_string(1'700'000'000 + 60 * minute_) + " +0000"; }

  int minute_ = 0;
};

}  // namespace assay
