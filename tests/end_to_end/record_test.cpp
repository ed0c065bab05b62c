// SPDX-License-Identifier: MIT
// A run from grading to history, rendering again, judging again and comparing, by the built
// command.
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

class Record : public testing::Test {
 protected:
  Ended assay(std::vector<std::string> words) {
    words.insert(words.begin(), ASSAY_BINARY);
    return test::run(words, {"XDG_DATA_HOME=" + folder_.path()});
  }

  Ended grade(const std::string& defect, const std::string& report) {
    return assay({"grade", "--rubric", "fixtures/rubrics/orders.yaml", "--start",
                  std::string("exec ") + REFERENCE_BINARY + " --port $PORT" + defect,
                  "--no-sandbox", "--quiet", "--only", "http.*", "-o", report});
  }

  Json read(const std::string& path) { return Json::parse(test::read_file(path)).value_or(Json()); }

  test::TemporaryFolder folder_{};
};

TEST_F(Record, ASavedRunIsJudgedAgainToTheSameFindingsWithoutTheCandidate) {
  const std::string first = folder_.file("first.json");
  const std::string again = folder_.file("again.json");
  grade(" --defect http.delete/still-served", first);
  assay({"judge", "last", "--rubric", "fixtures/rubrics/orders.yaml", "-o", again});
  const Json before = read(first);
  const Json after = read(again);
  ASSERT_TRUE(after.is_object());
  std::map<std::string, std::string> outcomes;
  for (const Json& criterion : after.find("criteria")->items()) {
    outcomes[criterion.find("id")->text()] = criterion.find("outcome")->text();
  }
  ASSERT_FALSE(before.find("criteria")->empty());
  for (const Json& criterion : before.find("criteria")->items()) {
    const std::string& id = criterion.find("id")->text();
    EXPECT_EQ(outcomes[id], criterion.find("outcome")->text()) << id;
  }
}

TEST_F(Record, ARecordedRunIsRenderedInEveryFormat) {
  grade("", folder_.file("first.json"));
  for (const char* ending : {"json", "html", "md", "xml", "sarif", "har", "txt"}) {
    const std::string file = folder_.file(std::string("again.") + ending);
    EXPECT_EQ(assay({"report", "last", "-o", file}).exit_code, 0);
    EXPECT_FALSE(test::read_file(file).empty()) << ending;
  }
}

TEST_F(Record, HistoryListsRunsAndDiffNamesWhatChanged) {
  grade("", folder_.file("a.json"));
  grade(" --defect http.patch/not-persisted", folder_.file("b.json"));
  EXPECT_THAT(assay({"history"}).out, HasSubstr("orders-api"));
  EXPECT_THAT(assay({"diff", "last~1", "last"}).out, HasSubstr("http.patch: pass -> "));
}

TEST_F(Record, ARunThatDoesNotExistIsRefusedWithTheOnesThatDo) {
  const Ended ended = assay({"report", "17"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("17"));
}

}  // namespace
}  // namespace assay
