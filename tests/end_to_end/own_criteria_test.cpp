// SPDX-License-Identifier: MIT
// Scenarios, commands and questions of a rubric, graded by the built command.
#include <map>
#include <string>
#include <sys/stat.h>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json.h"
#include "tests/support/process.h"

namespace assay {
namespace {

using test::Ended;
using testing::HasSubstr;

constexpr const char* kRubric = "fixtures/rubrics/orders-full.yaml";

class OwnCriteria : public testing::Test {
 protected:
  Ended assay(std::vector<std::string> words) {
    words.insert(words.begin(), ASSAY_BINARY);
    return test::run(words, {"XDG_DATA_HOME=" + folder_.path()});
  }

  // Grades the reference candidate, started by this prefix, and returns its report.
  Json grade(const std::string& prefix,
             const std::string& options,
             const std::vector<std::string>& only) {
    const std::string report = folder_.file("report.json");
    std::vector<std::string> words{"grade",
                                   "--rubric",
                                   kRubric,
                                   "--start",
                                   "exec " + prefix + REFERENCE_BINARY + " --port $PORT" + options,
                                   "--no-sandbox",
                                   "--quiet",
                                   "-o",
                                   report};
    for (const std::string& id : only)
      words.insert(words.end(), {"--only", id});
    assay(words);
    return Json::parse(test::read_file(report)).value_or(Json());
  }

  static std::map<std::string, std::string> outcomes(const Json& report) {
    std::map<std::string, std::string> all;
    const Json* criteria = report.find("criteria");
    if (criteria == nullptr) return all;
    for (const Json& one : criteria->items())
      all[one.find("id")->text()] = one.find("outcome")->text();
    return all;
  }

  test::TemporaryFolder folder_{};
};

TEST_F(OwnCriteria, BothScenariosPassInBothDialects) {
  for (const char* dialect : {"snake", "camel"}) {
    const auto found =
        outcomes(grade("", std::string(" --dialect ") + dialect, {"no-oversell", "order-*"}));
    EXPECT_EQ(found.at("no-oversell"), "pass") << dialect;
    EXPECT_EQ(found.at("order-survives-a-crash"), "pass") << dialect;
  }
}

TEST_F(OwnCriteria, AnOrderThatACrashLosesFailsAndIsJudgedSoAgain) {
  const Json first = grade("env DATA_DIR=memory ", "", {"order-*"});
  EXPECT_EQ(outcomes(first).at("order-survives-a-crash"), "fail");
  EXPECT_THAT(first.at("/criteria/0/message")->text(), HasSubstr("step 4 of 4, GET /orders/"));
  EXPECT_THAT(first.at("/criteria/0/curl")->text(), HasSubstr("curl "));
  const std::string again = folder_.file("again.json");
  assay({"judge", "last", "--rubric", kRubric, "-o", again});
  const auto found = outcomes(Json::parse(test::read_file(again)).value_or(Json()));
  EXPECT_EQ(found.at("order-survives-a-crash"), "fail");
}

class OwnCommands : public OwnCriteria {
 protected:
  OwnCommands() {
    test::write_file(folder_.file("suite.sh"),
                     "#!/bin/sh\n"
                     "cat > \"$1\" <<'END'\n"
                     "<testsuite><testcase name=\"sells\"/><testcase name=\"refuses\">"
                     "<failure message=\"wanted 409\"/></testcase></testsuite>\nEND\nexit 1\n");
    chmod(folder_.file("suite.sh").c_str(), 0755);
    test::write_file(folder_.file("rubric.yaml"), R"yaml(assay: 1
id: shop
extends: none
candidate: {url: "http://127.0.0.1:{{port}}/api"}
api: {resources: {product: {path: /products, fields: {name: {type: string}}}}}
categories:
  - id: own
    commands:
      - {id: reported, run: "./suite.sh {{scratch}}/out.xml", junit: "{{scratch}}/out.xml", needs: [suite.sh]}
      - {id: printed, run: "./suite.sh /dev/stdout"}
      - {id: passes, run: "test {{port}} -gt 0 && sleep 600 & exit 0"}
      - {id: fails, run: "echo the reason; exit 3", why: It must run., fix: Mend it.}
      - {id: absent, run: ./none.sh, needs: [none.sh, sh]}
      - {id: unknown, run: no-such-program-of-any-kind}
      - {id: hangs, run: "sleep 600", within: 300ms}
)yaml");
  }
};

TEST_F(OwnCommands, AreJudgedByTheirReportOrTheirExitStatus) {
  const std::string report = folder_.file("report.json");
  assay({"grade", folder_.path(), "--rubric", folder_.file("rubric.yaml"), "--start",
         std::string("exec ") + REFERENCE_BINARY + " --port $PORT --data memory", "--no-sandbox",
         "--quiet", "-o", report});
  const Json graded = Json::parse(test::read_file(report)).value_or(Json());
  const auto found = outcomes(graded);
  ASSERT_EQ(found.size(), 7U);
  EXPECT_EQ(found.at("reported"), "partial");
  EXPECT_EQ(found.at("printed"), "partial");
  EXPECT_EQ(found.at("passes"), "pass");
  EXPECT_EQ(found.at("fails"), "fail");
  EXPECT_EQ(found.at("absent"), "not-applicable");
  EXPECT_EQ(found.at("unknown"), "inconclusive");
  EXPECT_EQ(found.at("hangs"), "inconclusive");
  EXPECT_EQ(graded.at("/criteria/0/credit")->as_double(), 0.5);
  EXPECT_EQ(graded.at("/criteria/0/cases/0/name")->text(), "refuses");
  EXPECT_EQ(graded.at("/criteria/3/observed")->text(), "the reason");
  EXPECT_EQ(graded.at("/criteria/3/why")->text(), "It must run.");
  EXPECT_EQ(graded.at("/criteria/4/reason")->text(), "it needs none.sh, which is not there");
}

TEST_F(OwnCriteria, QuestionsAreAnsweredAndMakeUpTheWhole) {
  grade("", "", {"http.create", "layering", "trade-offs"});
  EXPECT_THAT(assay({"answer", "last", "--list"}).out, HasSubstr("layering: Are routes"));
  const Ended answered =
      assay({"answer", "last", "--question", "layering=2:Rules leak into routes.", "--question",
             "trade-offs=4:Prices every choice."});
  EXPECT_EQ(answered.exit_code, 0) << answered.err;
  EXPECT_THAT(answered.out, HasSubstr("with the reviewer's answers"));
  for (const char* ending : {"json", "html", "md", "xml", "txt"}) {
    const std::string file = folder_.file(std::string("again.") + ending);
    EXPECT_EQ(assay({"report", "last", "-o", file}).exit_code, 0);
    EXPECT_THAT(test::read_file(file), HasSubstr("Rules leak into routes.")) << ending;
    EXPECT_THAT(test::read_file(file), HasSubstr("Prices every choice.")) << ending;
  }
  EXPECT_THAT(assay({"history"}).out, HasSubstr("whole "));
  const Json report = Json::parse(test::read_file(folder_.file("again.json"))).value_or(Json());
  EXPECT_TRUE(report.at("/score/whole/points")->is_number());
}

TEST_F(OwnCriteria, AnAnswerThatFitsNothingIsRefused) {
  grade("", "", {"http.create", "layering", "trade-offs"});
  const Ended question = assay({"answer", "last", "--question", "layring=2"});
  EXPECT_EQ(question.exit_code, 2);
  EXPECT_THAT(question.err, HasSubstr("did you mean 'layering'?"));
  const Ended level = assay({"answer", "last", "--question", "layering=3"});
  EXPECT_EQ(level.exit_code, 2);
  EXPECT_THAT(level.err, HasSubstr("0 all in one place, 2 apart"));
  EXPECT_EQ(assay({"answer", "last"}).exit_code, 2);
}

}  // namespace
}  // namespace assay
