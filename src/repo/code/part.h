// SPDX-License-Identifier: MIT
// Which part of a submission a source file belongs to.
#pragma once

#include "repo/walk.h"

namespace assay {

enum class Part {
  kService,
  kTests,      // tests and what serves them
  kSchema,     // migrations and seeds
  kGenerated,  // written by a tool
  kFrontEnd,
  kSettings,  // tables: routes, texts, constants, build scripts
};

Part part_of(const SourceFile& file);

// True for a file of a migration, whatever its language.
bool is_migration(std::string_view path);

}  // namespace assay
