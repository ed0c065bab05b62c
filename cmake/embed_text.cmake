# SPDX-License-Identifier: MIT
# embed_text(TARGET NAME FILE): lets TARGET include "embedded/NAME.h" with assay::embedded::NAME::kText, the
# file's text, and kSha256, its digest in hexadecimal digits.
function(embed_text target name file)
  set(source "${PROJECT_SOURCE_DIR}/${file}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
  file(READ "${source}" text)
  file(SHA256 "${source}" digest)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}")
  file(WRITE "${folder}/${name}.new" "// Generated from ${file}.
#pragma once

#include <string_view>

namespace assay::embedded::${name} {
inline constexpr std::string_view kText = R\"embedded(${text})embedded\";
inline constexpr std::string_view kSha256 = \"${digest}\";
}  // namespace assay::embedded::${name}
")
  configure_file("${folder}/${name}.new" "${folder}/embedded/${name}.h" COPYONLY)
  target_include_directories(${target} PRIVATE "${folder}")
endfunction()
