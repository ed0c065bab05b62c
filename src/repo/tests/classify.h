// SPDX-License-Identifier: MIT
// Whether a test stays on the happy path, told from its name and from what it asserts.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/snapshot.h"
#include "repo/tests/found.h"

namespace assay {

// Told from the words of a name alone.
TestKind kind_of_name(std::string_view name);

// The signs in a file's code: asserted statuses, expected exceptions, and things done at once.
// Found once for the whole file, so that asking about a test costs the same however long it is.
class Signs {
 public:
  explicit Signs(const Code& code);
  TestKind kind_of(Span body) const;

 private:
  std::vector<std::size_t> errors_;  // how many stand before each token
  std::vector<std::size_t> at_once_;
};

// Told from one row of parameters: its strings, and any status among its numbers.
TestKind kind_of_row(const Code& code, Span row);

// The stronger of two signs: an error, then an edge, then the happy path.
TestKind stronger(TestKind left, TestKind right);

// True for a response status that a client or server error has.
bool is_error_status(std::string_view number);

}  // namespace assay
