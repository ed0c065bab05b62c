// SPDX-License-Identifier: MIT
// An interrupt stops all that the command started, and what is known by then is reported.
#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json.h"
#include "tests/support/process.h"

namespace assay {
namespace {

using test::Ended;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Processes that carry a text in their environment.
std::vector<std::string> processes_with(const std::string& mark) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string environment = test::read_file(entry.path().string() + "/environ");
    if (environment.find(mark) != std::string::npos) found.push_back(entry.path().filename());
  }
  return found;
}

class Interrupt : public testing::Test {
 protected:
  // Grades a good service that leaves a process in the background; all of them are marked.
  test::Running grade() const {
    return test::Running(
        {ASSAY_BINARY, "grade", "--rubric", "fixtures/rubrics/orders.yaml", "--start",
         "export MARK=" + mark_ + "; sleep 600 & exec " + REFERENCE_BINARY + " --port $PORT", "-o",
         folder_.file("report.json")},
        {"XDG_DATA_HOME=" + folder_.path()});
  }

  Json report() const {
    return Json::parse(test::read_file(folder_.file("report.json"))).value_or(Json::object());
  }

  test::TemporaryFolder folder_{};
  std::string mark_ = "started-from" + folder_.path();
};

TEST_F(Interrupt, WhileTheServiceStartsIsUndecided) {
  test::Running running = grade();
  while (processes_with(mark_).empty())
    continue;
  running.signal(SIGINT);
  EXPECT_EQ(running.wait().exit_code, 3);
  ASSERT_NE(report().find("interrupted"), nullptr);
  EXPECT_TRUE(report().find("interrupted")->boolean());
  EXPECT_THAT(processes_with(mark_), IsEmpty());
}

TEST_F(Interrupt, InMidRunReportsWhatIsKnown) {
  test::Running running = grade();
  while (running.error_line().find("check 21 of") == std::string::npos)
    continue;
  EXPECT_THAT(processes_with(mark_), SizeIs(testing::Ge(2U)));
  running.signal(SIGINT);
  const Ended ended = running.wait();
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out, HasSubstr("interrupted"));
  EXPECT_THAT(processes_with(mark_), IsEmpty());
  const Json known = report();
  int settled = 0;
  for (const Json& criterion : known.find("criteria")->items()) {
    settled += criterion.find("outcome")->text() == "pass" ? 1 : 0;
  }
  EXPECT_GE(settled, 5);
  EXPECT_TRUE(known.find("interrupted")->boolean());
}

}  // namespace
}  // namespace assay
