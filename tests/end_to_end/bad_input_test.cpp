// SPDX-License-Identifier: MIT
// The built command given rubrics, services and files that are wrong in every way we know of.
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/process.h"

namespace assay {
namespace {

using test::Ended;
using test::TemporaryFolder;
using testing::HasSubstr;

constexpr const char* kLeast =
    "assay: 1\n"
    "id: least\n"
    "extends: rest-api\n"
    "candidate: {ready: {within: 2s}}\n"
    "api:\n"
    "  resources:\n"
    "    item: {path: /items, sample: {name: lamp}}\n";

class BadInput : public testing::Test {
 protected:
  std::string rubric(const std::string& text = kLeast) {
    test::write_file(folder_.file("rubric.yaml"), text);
    return folder_.file("rubric.yaml");
  }

  Ended assay(std::vector<std::string> words) {
    words.insert(words.begin(), ASSAY_BINARY);
    return test::run(words, {"XDG_DATA_HOME=" + folder_.path()});
  }

  // Grades a hostile server that is started by the command.
  Ended grade_hostile(const std::string& mode, std::vector<std::string> more = {}) {
    std::vector<std::string> words{
        "grade",
        "--rubric",
        rubric(),
        "--start",
        std::string("exec ") + HOSTILE_BINARY + " " + mode + " --port $PORT",
        "--quiet",
        "--only",
        "http.create"};
    words.insert(words.end(), more.begin(), more.end());
    return assay(words);
  }

  TemporaryFolder folder_{};
};

TEST_F(BadInput, ASelectionThatLeavesNothingIsRefused) {
  const Ended ended = assay({"grade", "--rubric", rubric(), "--url", "http://127.0.0.1:9", "--only",
                             "http.crate,val.feild.*"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("--only and --skip leave no criterion"));
}

TEST_F(BadInput, NoCommandPrintsUsageAndExits2) {
  EXPECT_EQ(assay({}).exit_code, 2);
}

TEST_F(BadInput, AMistypedCommandIsAnsweredWithTheOneMeant) {
  const Ended ended = assay({"grad"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("Did you mean 'grade'?"));
}

TEST_F(BadInput, ARubricThatIsNotThereIsNamed) {
  const Ended ended = assay({"grade", "--url", "http://127.0.0.1:9", "--rubric", "no-such.yaml"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("no-such.yaml"));
}

TEST_F(BadInput, TheBuiltInRubricAloneNamesNoResource) {
  const Ended ended = assay({"grade", "--url", "http://127.0.0.1:9"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("resource"));
}

TEST_F(BadInput, AnEmptyRubricIsRefused) {
  const Ended ended = assay({"grade", "--url", "http://127.0.0.1:9", "--rubric", rubric("")});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("rubric.yaml:1:1"));
}

TEST_F(BadInput, AnUnknownCheckIsShownWithItsPlaceAndTheOneMeant) {
  const std::string text = std::string(kLeast) +
                           "categories:\n"
                           "  - {id: all, title: All, weight: 1, checks: [http.creat]}\n";
  const Ended ended = assay({"rubric", "check", rubric(text)});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.out, HasSubstr("rubric.yaml:9:"));
  EXPECT_THAT(ended.out, HasSubstr("http.create"));
}

TEST_F(BadInput, ContradictoryLimitsAreRefused) {
  const Ended ended = assay({"rubric", "check",
                             rubric("assay: 1\nid: x\napi:\n  resources:\n    item:\n      path: "
                                    "/items\n      fields:\n        n: {type: integer, min: 9, "
                                    "max: 3}\n")});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.out, HasSubstr("rubric.yaml:8:"));
}

TEST_F(BadInput, AnUnreachableUrlIsUndecided) {
  const Ended ended =
      assay({"grade", "--url", "http://127.0.0.1:9", "--rubric", rubric(), "--quiet"});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out + ended.err, HasSubstr("127.0.0.1:9"));
}

TEST_F(BadInput, AServiceThatExitsAtOnceIsUndecidedAndItsLastLinesAreShown) {
  const Ended ended = grade_hostile("exit-at-once");
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out, HasSubstr("exited with status 3"));
}

TEST_F(BadInput, AServiceThatNeverGetsReadyIsUndecided) {
  const Ended ended = grade_hostile("never-ready");
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out, HasSubstr("within 2 s"));
}

TEST_F(BadInput, AServiceThatAnswersGarbageIsUndecided) {
  EXPECT_EQ(grade_hostile("garbage").exit_code, 3);
}

TEST_F(BadInput, AServiceThatHangsInTheMiddleOfABodyIsUndecided) {
  const Ended ended = grade_hostile("hang-mid-body");
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out, HasSubstr("within 2 s"));
}

TEST_F(BadInput, AServiceThatRedirectsOffItsHostIsNotFollowed) {
  const Ended ended = grade_hostile("redirect-off-host");
  EXPECT_THAT(std::vector<int>({1, 3}), testing::Contains(ended.exit_code));
  EXPECT_THAT(ended.out, testing::Not(HasSubstr("curl -i http://192.0.2.1")));
}

TEST_F(BadInput, ASkeletonThatSays200ToEverythingDoesNotPass) {
  EXPECT_EQ(grade_hostile("skeleton").exit_code, 1);
}

TEST_F(BadInput, AnOutputThatCannotBeWrittenIsRefusedBeforeAnythingRuns) {
  const Ended ended = grade_hostile("skeleton", {"-o", folder_.file("absent/report.html")});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("report.html"));
  EXPECT_EQ(ended.out, "");
}

TEST_F(BadInput, AnOutputThatIsAFolderIsRefusedBeforeAnythingRuns) {
  std::filesystem::create_directory(folder_.file("report.html"));
  const Ended ended = grade_hostile("skeleton", {"-o", folder_.file("report.html")});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("report.html"));
  EXPECT_EQ(ended.out, "");
}

TEST_F(BadInput, AnOutputOfAnUnknownEndingListsTheKnownOnes) {
  const Ended ended = grade_hostile("skeleton", {"-o", folder_.file("report.pdf")});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr(".html"));
}

TEST_F(BadInput, RubricInitRefusesWhatIsNoDocument) {
  const Ended refused = assay({"rubric", "init", "--openapi", "README.md"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("README.md: "));
  EXPECT_EQ(refused.out, "");
}

TEST_F(BadInput, RubricInitPrintsOneThatLoads) {
  const Ended made = assay({"rubric", "init", "--openapi", "fixtures/reference/openapi.yaml"});
  EXPECT_EQ(made.exit_code, 0) << made.err;
  const Ended read = assay({"rubric", "check", rubric(made.out)});
  EXPECT_EQ(read.exit_code, 0) << read.out;
}

}  // namespace
}  // namespace assay
