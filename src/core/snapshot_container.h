// SPDX-License-Identifier: MIT
// What a repository's Dockerfiles and compose files say.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"
#include "core/place.h"

namespace assay {

// One FROM with what follows it.
struct ImageStage {
  int line = 0;
  std::string base{};  // the image, its arguments filled in; or the name of an earlier stage
  std::string tag{};   // empty: none, which is "latest"
  bool digest = false;
  bool resolved = true;  // false when an argument without a value is part of it
  std::string name{};
  std::string user{};    // of the last USER; empty: none
  bool health = false;   // a HEALTHCHECK other than NONE
  std::string builds{};  // a command that compiles: "go build"; empty: none
  int builds_line = 0;
  bool copies_all = false;  // the whole context is copied
  int copy_line = 0;        // where
  bool installs = false;    // packages of the system, which root alone can
};

struct Dockerfile {
  std::string path{};
  std::vector<ImageStage> stages{};
  std::vector<Place> secrets{};  // a value in ENV or ARG
  std::vector<Place> copied{};   // files of secrets that come into the last stage
  std::vector<Place> absent{};   // manifests and lock files that it copies and that are not there
  bool drops_user = false;       // an entry point that changes its user
  bool ignored_context = false;  // a .dockerignore applies
  bool runs = false;             // says what the container runs
  bool is_function = false;      // for AWS Lambda, which sets the user and asks for no health
};

struct ComposeService {
  std::string name{};
  int line = 0;
  std::string image{};
  bool builds = false;
  std::string dockerfile{};  // that it is built by, below the root; empty: none, or not known
  std::string target{};      // the stage of it that is built; empty: the last
  std::string context{};     // the folder that it is then built from; empty: the root
  bool health = false;
  std::string user{};
  std::vector<std::string> depends{};
  bool extended = false;  // takes more from elsewhere
};

struct ComposeFile {
  std::string path{};
  std::string problem{};  // why it cannot be read; empty: it can
  std::vector<ComposeService> services{};
  bool merged = false;      // includes others, or others override it
  bool mounts_sql = false;  // gives its database a script to begin with
};

struct ContainerFacts {
  std::vector<Dockerfile> dockerfiles{};  // the service's own first
  std::vector<ComposeFile> composes{};
  std::string builder{};       // another way to an image: "Jib", "buildpacks", "ko"
  bool probes = false;         // a manifest has health probes
  bool manifest_user = false;  // a manifest names the user to run as
};

Json to_json(const ContainerFacts& facts);
ContainerFacts container_facts_from(const Json& json);

}  // namespace assay
