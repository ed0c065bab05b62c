// SPDX-License-Identifier: MIT
// What the sandbox keeps from a candidate, and what it must leave it.
#include "candidate/sandbox.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "candidate/environment.h"
#include "tests/candidate/workbench.h"

namespace assay {
namespace {

using ::testing::HasSubstr;
using testing::soon;
using testing::Workbench;

class SandboxTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!sandbox_works()) GTEST_SKIP() << "bubblewrap does not work here";
  }
  std::string output_of(const std::string& command) const {
    Candidate candidate = bench_.launch(command, true);
    EXPECT_TRUE(soon([&] { return !candidate.alive(); }));
    candidate.kill();
    return candidate.log();
  }

  Workbench bench_{};
};

TEST_F(SandboxTest, KeepsWritesToTheSubmissionApart) {
  bench_.write("data.txt", "original");
  EXPECT_EQ(output_of("echo changed > data.txt; echo new > new.txt; cat data.txt new.txt"),
            "changed\nnew\n");
  EXPECT_EQ(bench_.submitted("data.txt"), "original");
  EXPECT_EQ(bench_.submitted("new.txt"), "");
}

TEST_F(SandboxTest, HasASystemThatCannotBeChanged) {
  EXPECT_EQ(output_of("touch /etc/x /usr/x /var/x 2>&1 | grep -c 'Read-only'"), "3\n");
}

TEST_F(SandboxTest, SeesOnlyItsOwnProcesses) {
  EXPECT_EQ(output_of("cat /proc/[0-9]*/cmdline | tr '\\0' ' ' | grep -c 'candidate_test[s]'"),
            "0\n");
}

TEST_F(SandboxTest, SeesNothingOfTheRealHomeButToolchains) {
  for (const std::string& name :
       {std::string(".ssh"), std::string(".aws"), std::string(".config"), std::string(".bashrc"),
        std::string(".netrc"), std::string(".gitconfig"), std::string(".docker")}) {
    EXPECT_EQ(output_of("ls -d ~/" + name + " 2>/dev/null"), "") << name;
  }
  EXPECT_EQ(output_of("echo x > ~/mine && cat ~/mine"), "x\n");
}

TEST_F(SandboxTest, CannotReachTheSocketsOfTheMachine) {
  EXPECT_EQ(output_of("ls -A /run"), "");
}

TEST_F(SandboxTest, CannotSeeWhatAssayKeepsOfIt) {
  EXPECT_EQ(output_of("ls -A " + private_folder(bench_.scratch())), "");
}

TEST_F(SandboxTest, CannotGainPrivilegesOrTurnKnobsOfTheKernel) {
  EXPECT_THAT(output_of("cat /proc/self/status"), HasSubstr("NoNewPrivs:\t1"));
  EXPECT_EQ(output_of("mount -t tmpfs none /mnt 2>/dev/null || echo denied"), "denied\n");
  EXPECT_EQ(output_of("find /proc/sys /proc/sysrq-trigger /proc/irq -writable 2>/dev/null"), "");
}

TEST_F(SandboxTest, RunsWhatPythonNodeAndShellsNeed) {
  EXPECT_EQ(output_of("python3 -c 'import ssl, sqlite3; sqlite3.connect(\"a.db\").execute("
                      "\"create table t(x)\"); print(1)'"),
            "1\n");
  EXPECT_EQ(output_of("node -e 'console.log(1)'"), "1\n");
}

bool nothing_runs(const std::string& command_part) {
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string command = testing::read_file(entry.path().string() + "/cmdline");
    if (command.find(command_part) != std::string::npos) return false;
  }
  return true;
}

TEST_F(SandboxTest, DiesWithItsLauncherEvenWhenThatIsKilled) {
  bench_.write("mark.sh", "echo up > " + bench_.scratch() + "/up; sleep 1000");
  const pid_t launcher = fork();
  if (launcher == 0) {
    Candidate candidate = bench_.launch("setsid sh " + bench_.folder() + "/mark.sh", true);
    for (;;)
      pause();
  }
  ASSERT_TRUE(soon([&] { return bench_.scratched("up") == "up\n"; }));
  kill(launcher, SIGKILL);
  waitpid(launcher, nullptr, 0);
  EXPECT_TRUE(soon([&] { return nothing_runs(bench_.folder() + "/mark.sh"); }));
  release_layers(layers_folder(bench_.scratch()));
}

std::string log_of(const LaunchSpec& spec) {
  Result<Candidate> candidate = Candidate::launch(spec);
  if (!candidate) return candidate.error().message;
  EXPECT_TRUE(soon([&] { return !candidate->alive(); }));
  candidate->kill();
  return candidate->log();
}

TEST_F(SandboxTest, CopiesTheSubmissionOnceWhereNoLayerCanBeHad) {
  bench_.write("data.txt", "original");
  LaunchSpec spec = bench_.spec("cat data.txt; echo changed > data.txt", true);
  spec.scratch += ",no-layer";
  std::filesystem::create_directory(spec.scratch);
  EXPECT_EQ(log_of(spec), "original");
  EXPECT_EQ(log_of(spec), "changed\n");
  EXPECT_EQ(bench_.submitted("data.txt"), "original");
}

bool answers_on(int port) {
  const int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool connected =
      connect(client, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  close(client);
  return connected;
}

TEST_F(SandboxTest, ServesWithinAPrivateNetwork) {
  const pid_t child = fork();
  if (child == 0) {
    if (!enter_private_network()) _exit(2);
    std::optional<Candidate> candidate =
        bench_.launch("python3 -m http.server --bind 127.0.0.1 8000", true);
    const bool served = soon([] { return answers_on(8000); });
    candidate->stop(2'000);
    const bool ended = !candidate->alive();
    candidate.reset();
    _exit(served && ended ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WEXITSTATUS(status) == 2) GTEST_SKIP() << "no network of its own is allowed here";
  EXPECT_EQ(status, 0);
}

TEST(Sandbox, IsDescribedAsItIs) {
  EXPECT_THAT(describe_sandbox(false, false), HasSubstr("without a sandbox: "));
  EXPECT_THAT(describe_sandbox(true, true), HasSubstr("ends at loopback"));
  EXPECT_THAT(describe_sandbox(true, true),
              HasSubstr(sandbox_works() ? "in a sandbox" : "without a sandbox (bubblewrap"));
}

TEST(PrivateNetwork, HoldsLoopbackAndNothingElse) {
  const pid_t child = fork();
  if (child == 0) {
    if (!enter_private_network()) _exit(2);
    const std::string interfaces = testing::read_file("/proc/net/dev");
    const bool only_loopback =
        std::ranges::count(interfaces, ':') == 1 && interfaces.find("lo:") != std::string::npos;
    _exit(only_loopback && free_port() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WEXITSTATUS(status) == 2) GTEST_SKIP() << "no network of its own is allowed here";
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace assay
