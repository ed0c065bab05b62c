// SPDX-License-Identifier: MIT
// The rules of .gitignore files, for folders that git itself does not know.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

class IgnoreRules {
 public:
  // The text of a .gitignore in the folder `prefix` ("" for the root, else with a '/' at its end).
  // A folder's rules come after those of the folders above it. At most 500 rules in all.
  void add(std::string_view prefix, std::string_view text);

  // Whether the last rule that speaks of this path leaves it out. What stands below an ignored
  // folder is ignored by its folder.
  bool ignores(std::string_view path, bool is_folder) const;

 private:
  struct Rule {
    std::string prefix{};
    std::string glob{};  // '*' stays within a part, "**" does not
    bool anywhere = false;
    bool folders_only = false;
    bool keeps = false;  // began with '!'
  };

  std::vector<Rule> rules_{};
};

// A glob as gitignore(5) has it, over a whole path. Linear in path × glob.
bool matches_path_glob(std::string_view path, std::string_view glob);

// True where rules leave something out but for this: "!/.idea/misc.xml". It is kept on purpose.
bool lets_in(std::string_view rules, std::string_view name);

}  // namespace assay
