# SPDX-License-Identifier: MIT
# house_embed_rubrics(TARGET): compiles rubrics/*.yaml into a library, as pieces of at most 16 kB cut at line ends.
# Comments stay out, since reading them would take half of the time of reading a rubric; lines keep their numbers.
function(house_embed_rubrics target)
  file(GLOB rubrics CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/rubrics/*.yaml")
  set(rows "")
  foreach(rubric IN LISTS rubrics)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${rubric}")
    get_filename_component(name "${rubric}" NAME_WE)
    file(READ "${rubric}" text)
    string(REGEX MATCH "\ntitle: *([^\n]*)" found "${text}")
    set(title "${CMAKE_MATCH_1}")
    string(REGEX REPLACE "\n *#[^\n]*" "\n" text "\n${text}")
    string(REGEX REPLACE "(\n[^\n\"'#]*[^\n\"'# ]) +#[^\n]*" "\\1" text "${text}")
    string(SUBSTRING "${text}" 1 -1 text)
    set(pieces "")
    string(LENGTH "${text}" left)
    while(left GREATER 0)
      string(SUBSTRING "${text}" 0 16000 piece)
      if(left GREATER 16000)
        string(FIND "${piece}" "\n" cut REVERSE)
        math(EXPR cut "${cut} + 1")
        string(SUBSTRING "${text}" 0 ${cut} piece)
      endif()
      string(LENGTH "${piece}" length)
      string(SUBSTRING "${text}" ${length} -1 text)
      string(LENGTH "${text}" left)
      string(APPEND pieces "\n     R\"yaml(${piece})yaml\"")
    endwhile()
    string(APPEND rows "    {\"${name}\", R\"yaml(${title})yaml\",${pieces}},\n")
  endforeach()
  set(generated "${CMAKE_CURRENT_BINARY_DIR}/built_in_rubrics.cpp")
  file(CONFIGURE OUTPUT "${generated}" @ONLY CONTENT "// Generated from rubrics/*.yaml.
#include \"rubric/load.h\"

namespace assay {

const std::vector<BuiltIn>& built_in_rubrics() {
  static const std::vector<BuiltIn> kAll{
@rows@  };
  return kAll;
}

}  // namespace assay
")
  target_sources(${target} PRIVATE "${generated}")
endfunction()
