// SPDX-License-Identifier: MIT
// Tests that cannot fail, or are not run.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/snapshot_code.h"
#include "repo/code/code.h"
#include "repo/code/functions.h"
#include "repo/code/left_out.h"
#include "repo/tests/collected.h"
#include "repo/tests/found.h"

namespace assay {

// Looks into tests once all files were taken: what a test calls may assert for it, up to two calls
// deep, wherever it is defined.
class TestBodies {
 public:
  // With `runs_ignored` the repository says itself how to run the tests that Rust leaves out.
  explicit TestBodies(const std::vector<SourceFile>& sources, bool runs_ignored = false)
      : collected_(sources), runs_ignored_(runs_ignored) {}

  void take(const SourceFile& file,
            Family family,
            const Code& code,
            const std::vector<Function>& functions);
  // Fills in the counts and the weak tests of the facts.
  void finish(CodeFacts& facts) const;

 private:
  struct Body {
    WeakTest test{};
    bool judged = false;  // a weakness stands already
    bool asserts = false;
    std::vector<std::string> calls{};  // when it does not assert itself
  };
  struct Caller {
    std::string name{};
    std::vector<std::string> calls{};
  };

  // What `test` asserts, as far as it says so itself; `text` is its file's.
  Body body_of(const Code& code,
               Family family,
               const FoundTest& test,
               const LeftOut& left_out,
               std::string_view text) const;

  CollectedTests collected_;
  bool runs_ignored_;
  std::vector<Body> bodies_{};
  std::vector<Caller> callers_{};      // functions that assert nothing themselves
  std::set<std::string> asserting_{};  // functions that do
};

}  // namespace assay
