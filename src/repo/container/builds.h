// SPDX-License-Identifier: MIT
// Commands of a Dockerfile that compile.
#pragma once

#include <string_view>

namespace assay {

// What turns source into something else in the text of a RUN, after which the tools are no longer
// needed: "go build"; "mvn" for whatever Maven does. Empty when nothing does. The tools of others
// that are installed on the way are none.
std::string_view compiling_command(std::string_view text);

// What compiles whenever the image is started, of the words of a CMD or ENTRYPOINT: "go run". Empty
// when nothing does.
std::string_view compiling_start(std::string_view words);

// True for the text of a RUN that installs packages of the system, as root alone may.
bool installs_packages(std::string_view text);

}  // namespace assay
