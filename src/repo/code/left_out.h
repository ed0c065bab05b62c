// SPDX-License-Identifier: MIT
// Tests that are left out of a run, and whether a reason is given.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "repo/code/code.h"
#include "repo/tests/found.h"

namespace assay {

// $this->markTestSkipped('no lamp yet'), t.Skip("needs a lamp"): left out from within, with a
// reason.
bool skips_with_reason(const Code& code, Span body);

// it.only, fit: all others are left out for it.
bool is_focused(const Code& code, const FoundTest& test, Family family);

// True when a comment on the line of this token of `text`, or on the one before, says why.
bool is_explained(std::string_view text, const Token& token);

// The tests of one file that are not run. Sees a code that has to outlive it.
class LeftOut {
 public:
  LeftOut(const Code& code, Family family);

  // The token that leaves the test out: it.skip, xit, @Disabled, [Ignore], #[ignore],
  // @pytest.mark.skip, @tag :skip in its head with no reason of its own, or the describe.skip or
  // xdescribe that holds it; nothing for one that is run. Conditions (skipif, skipUnless) are a
  // reason.
  std::optional<std::size_t> mark_of(const FoundTest& test) const;

 private:
  const Code& code_;
  Family family_;
  std::vector<Span> groups_{};
};

}  // namespace assay
