// SPDX-License-Identifier: MIT
// A Dockerfile as its instructions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct Instruction {
  std::string keyword{};  // in capitals
  std::string text{};     // all that follows, its lines joined
  std::vector<std::string> heredocs{};
  int line = 0;  // 1-based
};

// Continuation lines (with the escape character that the file chooses) are joined, comments within
// them left out, and the bodies of heredocs kept apart.
std::vector<Instruction> dockerfile_instructions(std::string_view text);

// Words of an instruction: the members of a JSON array, or what stands between spaces outside of
// quotes.
std::vector<std::string> instruction_words(const std::string& text);

}  // namespace assay
