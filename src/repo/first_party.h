// SPDX-License-Identifier: MIT
// Which files are the author's own work, told from their paths.
#pragma once

#include <string_view>

namespace assay {

// True for folders that hold dependencies or a tool's own files, wherever they stand.
bool is_foreign_folder(std::string_view name);

// True for a folder of libraries' that is called as an archive of a release is: "oatpp-1.3.0" in
// "vendors". Elsewhere it may be the submission itself.
bool is_unpacked_release(std::string_view parent, std::string_view name);
// True for folders that hold output where a build tool's manifest stands beside them.
bool is_output_folder(std::string_view name);
// True for a build tool's manifest.
bool is_manifest(std::string_view name);

// False below foreign folders, and for lock files, generated code, media and archives.
bool is_first_party(std::string_view path);

// True for a file that a package manager writes to hold versions still.
bool is_lock_file(std::string_view path);
// True for an ending of pictures, fonts, archives, compiled code and the like.
bool is_binary_name(std::string_view path);

}  // namespace assay
