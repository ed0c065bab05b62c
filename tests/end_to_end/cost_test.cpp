// SPDX-License-Identifier: MIT
// What a whole run may cost. tests/bench says where its time goes.
#include <gtest/gtest.h>

#include "tests/support/process.h"

namespace assay {
namespace {

// AddressSanitizer keeps freed memory to find uses of it.
#ifdef __SANITIZE_ADDRESS__
constexpr long kMostMb = 1024;
#else
constexpr long kMostMb = 64;
#endif

TEST(Cost, OfAWholeRunStaysBelow64MbOfMemory) {
  const test::TemporaryFolder folder;
  const test::Ended ended = test::run(
      {ASSAY_BINARY, "grade", "--quiet", "--rubric", "fixtures/rubrics/orders.yaml", "--start",
       std::string("exec ") + REFERENCE_BINARY + " --port $PORT", "-o", folder.file("report.html")},
      {"XDG_DATA_HOME=" + folder.path()});
  EXPECT_NE(test::read_file(folder.file("report.html")), "");
  EXPECT_LT(ended.peak_kb, kMostMb * 1024);
}

}  // namespace
}  // namespace assay
