// SPDX-License-Identifier: MIT
// A first rubric to go on from.
#pragma once

#include <string>
#include <vector>

#include "contract/contract.h"

namespace assay {

struct RubricDraft {
  std::string title{};
  std::string base{};        // path that every path of the contract is below; empty: the root
  Contract contract{};       // its resources and users are written, and nothing else of it
  bool wants_users = false;  // users are needed, and the contract states none
  std::string source{};      // what it was made from: "openapi.yaml"; empty: an example
  std::vector<std::string> left_out{};  // paths of the source that are no resource
};

// One with each key that most assignments need, made for a list of notes.
RubricDraft example_draft();

// YAML that loads as a rubric; what nobody could know is a comment that shows how to say it.
std::string write_draft(const RubricDraft& draft);

}  // namespace assay
