// SPDX-License-Identifier: MIT
// Runs of tokens that stand twice in a repository's functions.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/snapshot_code.h"
#include "repo/code/functions.h"

namespace assay {

constexpr std::size_t kCloneTokens = 60;
constexpr int kCloneLines = 8;

// Names and literals compare alike; called names, keywords and marks as they are. Only within the
// bodies of functions, and not where one line after another has the same form: declarations, lists
// and constructors look alike by nature.
class CloneFinder {
 public:
  void take(const std::string& path, const Code& code, const std::vector<Function>& functions);
  void finish(CodeFacts& facts);

 private:
  struct Origin {
    std::uint32_t file = 0;
    std::uint32_t function = 0;
    int line = 0;
    bool begins = false;  // the line, or the function
  };
  struct Run {
    std::size_t from = 0;
    std::size_t to = 0;
    Origin origin{};
  };
  void take_function(const Code& code, Span span);
  void keep(const Code& code, const Run& run);

  std::vector<std::string> files_{};
  std::uint32_t functions_ = 0;
  std::unordered_map<std::uint64_t, Origin> seen_{};  // where a window of tokens stood first
  std::vector<Clone> clones_{};
  int lines_ = 0;
  int cloned_ = 0;
  int counted_to_ = 0;  // the last line of this file that a clone was counted on
};

}  // namespace assay
