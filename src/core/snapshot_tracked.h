// SPDX-License-Identifier: MIT
// Files of a repository that are no source: what was built, what came along, and settings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/json.h"
#include "core/place.h"

namespace assay {

enum class LitterKind {
  kDependencies,  // what a package manager would fetch
  kDump,          // a database's contents as statements
  kDatabase,      // a database's file
  kAccounts,      // one that holds accounts of people
  kBuildOutput,   // what a build would make
  kLargeFile,     // over 5 MB, and neither media nor a pointer to large-file storage
  kCrumb,         // what an editor, an operating system or a run left behind
};

struct Litter {
  LitterKind kind = LitterKind::kCrumb;
  std::string path{};  // of a file, or of a folder with a '/' at its end
  int files = 1;
};

// An environment file for a real environment (.env, .env.production); examples are none.
struct EnvironmentFile {
  std::string path{};
  std::vector<Place> secrets{};  // that it gives a value; `what` is the name
  bool conventional = false;     // its framework keeps defaults in such a file
};

struct Tracked {
  bool known = false;  // git or an archive says what was handed in; a mere folder does not
  std::vector<Litter> litter{};
  std::vector<EnvironmentFile> environment{};
  std::vector<std::string> examples{};  // .env.example and the like
  bool reads_variables = false;         // the code takes settings from the environment
};

Json to_json(const Tracked& tracked);
Tracked tracked_from_json(const Json& json);

}  // namespace assay
