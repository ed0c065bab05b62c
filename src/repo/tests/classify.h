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

// The signs in a file's code, found once for the whole file, so that asking about a test costs the
// same however long it is.
class Signs {
 public:
  explicit Signs(const Code& code);
  // Told from its name, and from asserted statuses, expected exceptions and things done at once. A
  // name that speaks of a refusal is not believed where the body asserts success and nothing else.
  TestKind kind_of_test(std::string_view name, Span body) const;
  // The same without a name.
  TestKind kind_of_body(Span body) const;
  // Whether it expects a success, and says nothing of a failure.
  bool only_succeeds(Span body) const;
  // Told from one row of parameters: its strings, and any status among its numbers.
  TestKind kind_of_row(Span row) const;

 private:
  // How many of each stand before a token.
  struct Counts {
    std::size_t errors = 0;
    std::size_t at_once = 0;
    std::size_t successes = 0;
    std::size_t hints = 0;  // of a failure, in what a test calls to assert it
    std::size_t row_errors = 0;
    std::size_t row_edges = 0;
  };
  static void count_word(const Code& code, std::size_t i, Counts& counts);
  static void count_number(const Code& code, std::size_t i, Counts& counts);
  static void count_text(const Code& code, std::size_t i, Counts& counts);
  std::size_t within(Span span, std::size_t Counts::*sign) const;

  std::vector<Counts> before_;
};

// The stronger of two signs: an error, then an edge, then the happy path.
TestKind stronger(TestKind left, TestKind right);

// True for a response status that a client or server error has.
bool is_error_status(std::string_view number);

}  // namespace assay
