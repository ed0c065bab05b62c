// SPDX-License-Identifier: MIT
// Launching, watching and ending, the same with and without the sandbox.
#include "candidate/candidate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "candidate/sandbox.h"
#include "tests/candidate/workbench.h"

namespace assay {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::process_runs;
using testing::soon;
using testing::Workbench;

// Listens on a free port, says which, and ends with status 7 on SIGTERM.
constexpr const char* kServer = R"(
import os, signal, socket, sys, time
server = socket.socket()
server.bind(("127.0.0.1", int(os.environ.get("PORT", "0"))))
server.listen()
def leave(number, frame):
    print("leaving", flush=True)
    sys.exit(7)
signal.signal(signal.SIGTERM, leave)
print("port", server.getsockname()[1], flush=True)
while True:
    time.sleep(1)
)";

class CandidateTest : public ::testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    if (GetParam() && !sandbox_works()) GTEST_SKIP() << "bubblewrap does not work here";
  }
  Candidate launch(const std::string& command) const { return bench_.launch(command, GetParam()); }

  Workbench bench_{};
};

INSTANTIATE_TEST_SUITE_P(Places,
                         CandidateTest,
                         ::testing::Values(false, true),
                         [](const auto& place) { return place.param ? "Sandbox" : "Open"; });

TEST_P(CandidateTest, CapturesBothOutputsInOrder) {
  Candidate candidate = launch("echo one; echo two >&2; echo three");
  ASSERT_TRUE(soon([&] { return !candidate.alive(); }));
  EXPECT_TRUE(soon([&] { return candidate.log() == "one\ntwo\nthree\n"; }));
}

TEST_P(CandidateTest, StandsStillWhileFrozenAndGoesOn) {
  Candidate candidate = launch("while :; do echo tick; sleep 0.01; done");
  ASSERT_TRUE(soon([&] { return !candidate.log().empty(); }));
  std::unique_ptr<Standstill> standstill = candidate.freeze();
  ::poll(nullptr, 0, 50);
  const std::string frozen = candidate.log();
  ::poll(nullptr, 0, 50);
  EXPECT_EQ(candidate.log(), frozen);
  EXPECT_TRUE(candidate.alive());
  standstill.reset();
  EXPECT_TRUE(soon([&] { return candidate.log() != frozen; }));
}

TEST_P(CandidateTest, TellsHowItEnded) {
  Candidate by_status = launch("exit 3");
  ASSERT_TRUE(soon([&] { return !by_status.alive(); }));
  EXPECT_EQ(by_status.ending(), "exited with status 3");
  Candidate by_signal = launch("kill -9 $$");
  ASSERT_TRUE(soon([&] { return !by_signal.alive(); }));
  EXPECT_EQ(by_signal.ending(), "was killed by signal 9");
}

TEST_P(CandidateTest, IsAliveAndWithoutEndingWhileItRuns) {
  Candidate candidate = launch("sleep 100");
  EXPECT_TRUE(candidate.alive());
  EXPECT_EQ(candidate.ending(), "");
}

TEST_P(CandidateTest, RunsInTheSubmissionFolder) {
  bench_.write("hello.txt", "hello");
  Candidate candidate = launch("cat hello.txt; pwd");
  EXPECT_TRUE(soon([&] { return candidate.log() == "hello" + bench_.folder() + "\n"; }));
}

TEST_P(CandidateTest, GetsACleanEnvironment) {
  setenv("ASSAY_TEST_SECRET", "hunter2", 1);  // NOLINT(concurrency-mt-unsafe)
  LaunchSpec spec = bench_.spec("env", GetParam());
  spec.env = {{"PORT", "1234"}, {"LANG", "C"}};
  Result<Candidate> candidate = Candidate::launch(spec);
  ASSERT_TRUE(candidate);
  ASSERT_TRUE(soon([&] { return !candidate->alive(); }));
  const std::string log = candidate->log();
  EXPECT_THAT(log, HasSubstr("PORT=1234\n"));
  EXPECT_THAT(log, HasSubstr("LANG=C\n"));
  EXPECT_THAT(log, HasSubstr("PATH="));
  EXPECT_THAT(log, HasSubstr("HOME=/"));
  EXPECT_THAT(log, HasSubstr("TMPDIR=/"));
  EXPECT_THAT(log, Not(HasSubstr("hunter2")));
}

TEST_P(CandidateTest, InheritsNoOpenFileAndNoInput) {
  const int leaked = dup(STDERR_FILENO);  // without CLOEXEC
  Candidate candidate = launch("ls /proc/self/fd | tr '\\n' ' '; cat");
  // 3 is the folder that ls reads.
  EXPECT_TRUE(soon([&] { return candidate.log() == "0 1 2 3 "; })) << candidate.log();
  EXPECT_TRUE(soon([&] { return !candidate.alive(); }));
  close(leaked);
}

TEST_P(CandidateTest, KeepsTheNewestOfALongLogAndNeverBlocks) {
  LaunchSpec spec = bench_.spec("seq 1 200000", GetParam());
  spec.log_bytes = 1000;
  Result<Candidate> candidate = Candidate::launch(spec);
  ASSERT_TRUE(candidate);
  EXPECT_TRUE(soon([&] { return candidate->log().ends_with("199999\n200000\n"); }));
  EXPECT_LE(candidate->log().size(), 1000U);
  EXPECT_THAT(candidate->log().substr(0, 5), HasSubstr("199"));
}

TEST_P(CandidateTest, CanWriteToItsFolderAndScratch) {
  Candidate candidate = launch("echo a > own.txt && cat own.txt && echo b > " + bench_.scratch() +
                               "/b.txt && "
                               "echo c > $TMPDIR/c.txt && echo done");
  EXPECT_TRUE(soon([&] { return candidate.log() == "a\ndone\n"; })) << candidate.log();
  EXPECT_EQ(bench_.scratched("b.txt"), "b\n");
}

TEST_P(CandidateTest, FindsWhatItWroteAfterARestart) {
  const std::string command =
      "touch own.txt $TMPDIR/tmp.txt; cat own.txt $TMPDIR/tmp.txt; echo x >> own.txt; "
      "echo y >> $TMPDIR/tmp.txt; echo written; sleep 100";
  Candidate first = launch(command);
  ASSERT_TRUE(soon([&] { return first.log() == "written\n"; })) << first.log();
  first.kill();
  Candidate second = launch(command);
  EXPECT_TRUE(soon([&] { return second.log() == "x\ny\nwritten\n"; })) << second.log();
}

TEST_P(CandidateTest, KnowsThePortsItListensOn) {
  bench_.write("server.py", kServer);
  Candidate candidate = launch("python3 server.py");
  ASSERT_TRUE(soon([&] { return candidate.log().starts_with("port "); })) << candidate.log();
  EXPECT_THAT(candidate.ports(), ElementsAre(std::stoi(candidate.log().substr(5))));
}

TEST_P(CandidateTest, StopsByTermAndKeepsTheStatusOfTheService) {
  bench_.write("server.py", kServer);
  Candidate candidate = launch("python3 server.py");
  ASSERT_TRUE(soon([&] { return candidate.log().starts_with("port "); })) << candidate.log();
  candidate.stop(5'000);
  EXPECT_EQ(candidate.ending(), "exited with status 7");
  EXPECT_THAT(candidate.log(), HasSubstr("leaving"));
}

TEST_P(CandidateTest, AddsNothingOfItsOwnToTheLog) {
  Candidate candidate = launch("echo up; exec sleep 100");
  ASSERT_TRUE(soon([&] { return candidate.log() == "up\n"; }));
  candidate.stop(5'000);
  EXPECT_EQ(candidate.ending(), "was killed by signal 15");
  EXPECT_EQ(candidate.log(), "up\n");
}

TEST_P(CandidateTest, StopsTheServiceAndNotTheShellAroundIt) {
  bench_.write("server.py", kServer);
  // The shell would end at once on SIGTERM and leave the service without any.
  Candidate candidate = launch("python3 server.py; code=$?; echo shell saw $code; exit $code");
  ASSERT_TRUE(soon([&] { return candidate.log().starts_with("port "); })) << candidate.log();
  candidate.stop(5'000);
  EXPECT_EQ(candidate.ending(), "exited with status 7");
  EXPECT_THAT(candidate.log(), HasSubstr("shell saw 7"));
}

TEST_P(CandidateTest, IsAliveWhileItsServiceRunsInTheBackground) {
  bench_.write("server.py", kServer);
  Candidate candidate = launch("python3 server.py & echo started");
  ASSERT_TRUE(soon([&] { return candidate.log().find("port ") != std::string::npos; }));
  ::poll(nullptr, 0, 300);
  EXPECT_TRUE(candidate.alive());
  candidate.stop(5'000);
  EXPECT_FALSE(candidate.alive());
  EXPECT_THAT(candidate.log(), HasSubstr("leaving"));
}

// A process that left its parent, its group and its session, and ignores SIGTERM.
constexpr const char* kDaemon = R"(
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.setsid()
        own = [line for line in open("/proc/self/status") if line.startswith("NSpid")]
        print("daemon", flush=True)
        time.sleep(1000)
    os._exit(0)
os.wait()
time.sleep(1000)
)";

std::vector<pid_t> daemons_of(const std::string& folder) {
  std::vector<pid_t> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string command = testing::read_file(entry.path().string() + "/cmdline");
    if (command.find(folder + "/daemon.py") != std::string::npos) found.push_back(std::stoi(name));
  }
  return found;
}

TEST_P(CandidateTest, LeavesNothingBehindOfADaemonThatIgnoresTerm) {
  bench_.write("daemon.py", kDaemon);
  Candidate candidate = launch("exec python3 " + bench_.folder() + "/daemon.py");
  ASSERT_TRUE(soon([&] { return candidate.log() == "daemon\n"; })) << candidate.log();
  ASSERT_GE(daemons_of(bench_.folder()).size(), 2U);
  candidate.stop(50);
  EXPECT_FALSE(candidate.alive());
  EXPECT_EQ(candidate.ending(), "was killed by signal 9");
  EXPECT_TRUE(std::ranges::none_of(daemons_of(bench_.folder()), process_runs));
}

TEST_P(CandidateTest, LeavesNothingBehindWhenItIsDestroyed) {
  bench_.write("daemon.py", kDaemon);
  {
    Candidate candidate = launch("exec python3 " + bench_.folder() + "/daemon.py");
    ASSERT_TRUE(soon([&] { return candidate.log() == "daemon\n"; })) << candidate.log();
  }
  EXPECT_TRUE(std::ranges::none_of(daemons_of(bench_.folder()), process_runs));
}

TEST_P(CandidateTest, StartsAgainOnTheSamePortAtOnce) {
  bench_.write("server.py", kServer);
  Result<int> port = free_port();
  ASSERT_TRUE(port);
  const std::string listening = "port " + std::to_string(*port) + "\n";
  const std::string command = "PORT=" + std::to_string(*port) + " python3 server.py";
  for (int round = 0; round < 3; ++round) {
    Candidate candidate = launch(command);
    EXPECT_TRUE(soon([&] { return candidate.log() == listening; })) << candidate.log();
    candidate.kill();
  }
}

TEST_P(CandidateTest, IsNoCandidateWithoutItsFolder) {
  LaunchSpec spec = bench_.spec("true", GetParam());
  spec.folder = bench_.folder() + "/missing";
  const Result<Candidate> candidate = Candidate::launch(spec);
  ASSERT_FALSE(candidate);
  EXPECT_EQ(candidate.error().kind, ErrorKind::kUndecided);
  EXPECT_THAT(candidate.error().message, HasSubstr("not a folder"));
}

TEST(FreePort, GivesPortsThatCanBeBound) {
  const Result<int> port = free_port();
  ASSERT_TRUE(port);
  EXPECT_GT(*port, 1023);
}

}  // namespace
}  // namespace assay
