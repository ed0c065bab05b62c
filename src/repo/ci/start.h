// SPDX-License-Identifier: MIT
// What starts a configuration of continuous integration, by its own words.
#pragma once

#include <string>
#include <string_view>

namespace assay {

struct CiStart {
  bool on_change = false;  // a push or a pull request starts it
  // What alone starts it where no change does: "by hand", "on schedule"; empty where it is not
  // known.
  std::string only{};
};

// Of a workflow of GitHub, Forgejo or Gitea.
CiStart start_of_workflow(std::string_view text);

// Of a pipeline of Azure, which runs on every push unless it says otherwise.
CiStart start_of_azure(std::string_view text);

}  // namespace assay
