// SPDX-License-Identifier: MIT
// Tests that run while an image is built.
#pragma once

#include <functional>
#include <string_view>

#include "repo/file_index.h"

namespace assay {

enum class ImageTests {
  kNone,
  kAside,  // in a stage that the image does not need: whoever builds it may pass over them
  kRun,
};

// Of a command that builds an image, by the repository's Dockerfiles. `is_test` tells of a line for
// a shell whether it runs tests.
ImageTests tests_of_image(std::string_view command,
                          const FileIndex& texts,
                          const std::function<bool(std::string_view)>& is_test);

}  // namespace assay
