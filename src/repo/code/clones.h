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
// and constructors look alike by nature. Rows of mappings make no clone, and count in long ones
// alone. A file of the same name whose functions are all the same is a copy however short each of
// them is.
class CloneFinder {
 public:
  void take(const std::string& path, const Code& code, const std::vector<Function>& functions);
  // A copy that was found another way in the file that was taken last: in place of what was counted
  // there, where it has more lines.
  void add(Clone clone);
  void finish(CodeFacts& facts);

 private:
  // A function's tokens as they are compared.
  struct Piece {
    std::uint32_t file = 0;
    std::vector<std::uint64_t> kinds{};
    std::vector<int> lines{};
    std::vector<bool> rows{};   // whether the token's line is a row; see is_row
    std::vector<Span> units{};  // see units_of; counted from the function's first token
  };
  struct Origin {
    std::uint32_t piece = 0;
    std::uint32_t at = 0;
  };
  // Tokens [from, to) of the last piece, which stand at `origin` as well.
  struct Match {
    std::size_t from = 0;
    std::size_t to = 0;
    Origin origin{};
  };
  struct Kept {
    Clone clone{};
    int telling = 0;  // lines that are no rows
  };
  // A file by its name and all that its functions hold, and where it stood first.
  struct Whole {
    std::string file{};
    int line = 0;  // of its first function
  };
  void take_whole(const std::string& path,
                  const Code& code,
                  const std::vector<Function>& functions,
                  int counted);
  Piece piece_of(const Code& code, Span span, const std::vector<Span>& units) const;
  std::vector<Match> matches();
  bool may_repeat(std::size_t from, const Origin& origin) const;
  static Span bounds(const Piece& piece, std::size_t at, bool within);
  Match extended(std::size_t from, const Origin& origin) const;
  void count(const Match& match, bool rows);
  void keep(const std::vector<Match>& matches);

  std::vector<std::string> files_{};
  std::vector<Piece> pieces_{};
  std::unordered_map<std::uint64_t, Origin> seen_{};  // where a window of tokens stood first
  std::unordered_map<std::uint64_t, Whole> wholes_{};
  std::vector<Kept> clones_{};
  int lines_ = 0;
  int cloned_ = 0;
  int before_ = 0;      // cloned lines of the files before the last
  int counted_to_ = 0;  // the last line of this file that a clone was counted on
};

}  // namespace assay
