// SPDX-License-Identifier: MIT
// Files that are another one with a noun of it exchanged for a noun of theirs.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/snapshot_code.h"
#include "repo/code/functions.h"
#include "repo/walk.h"

namespace assay {

// Functions of the same shape in two files are copies when their names differ by few pairs of words
// alone (order and product, orders and products). What is said one way is left out.
class RenamedFiles {
 public:
  // The copy that most of the file's functions make of an earlier file, with how many lines they
  // have; nothing where they do not. `file` has to outlive this.
  std::optional<Clone> take(const SourceFile& file,
                            Family family,
                            const Code& code,
                            const std::vector<Function>& functions);

 private:
  struct Shaped {
    std::uint64_t shape = 0;
    Span span{};
    int line = 0;
    int lines = 0;
  };
  struct Known {
    const SourceFile* file = nullptr;
    Family family = Family::kNone;
  };

  static std::vector<Shaped> shapes_of(const Code& code, const std::vector<Function>& functions);
  // What `mine` has in common with the functions of a known file; its own file is left open.
  static Clone copy_of(const Known& known, const Code& code, const std::vector<Shaped>& mine);
  void remember(const Known& file, const std::vector<Shaped>& mine);
  const Known* likeliest(const std::vector<Shaped>& mine, int least) const;

  std::unordered_map<std::uint64_t, std::vector<Known>> known_{};  // few files for each shape
  std::size_t kept_ = 0;
  int compared_ = 0;  // files that were read again
};

}  // namespace assay
