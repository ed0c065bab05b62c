// SPDX-License-Identifier: MIT
// What a launched tree holds in memory, and the folder that a command shares with it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "candidate/sandbox.h"
#include "tests/candidate/workbench.h"

namespace assay {
namespace {

using ::testing::Contains;
using testing::soon;
using testing::Workbench;

class CandidateMemory : public ::testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    if (GetParam() && !sandbox_works()) GTEST_SKIP() << "bubblewrap does not work here";
  }
};

TEST_P(CandidateMemory, CountsTheWholeTree) {
  const Workbench bench;
  bench.write("hold.py",
              "held = b'x' * 40_000_000\nprint('held', flush=True)\n"
              "import time\ntime.sleep(600)\n");
  Candidate candidate = bench.launch("python3 hold.py & wait", GetParam());
  ASSERT_TRUE(soon([&] { return candidate.log().find("held") != std::string::npos; }));
  const Memory memory = candidate.memory();
  EXPECT_GT(memory.mb, 38);
  EXPECT_LT(memory.mb, 200);
  EXPECT_THAT(memory.programs, Contains("python3"));
}

TEST_P(CandidateMemory, SharesAFolderWithACommand) {
  const Workbench bench;
  const Workbench other;
  LaunchSpec spec = bench.spec("cat " + other.scratch() + "/count", GetParam());
  spec.shared = other.scratch();
  std::ofstream(other.scratch() + "/count") << "42\n";
  Result<Candidate> command = Candidate::launch(spec);
  ASSERT_TRUE(command) << command.error().message;
  ASSERT_TRUE(soon([&] { return command->exit_status().has_value(); }));
  EXPECT_EQ(command->log(), "42\n");
}

INSTANTIATE_TEST_SUITE_P(Candidates, CandidateMemory, ::testing::Bool());

}  // namespace
}  // namespace assay
