// SPDX-License-Identifier: MIT
// cache.revalidation on literal tapes, and what it asks.
#include <gtest/gtest.h>

#include "checks/cache/family.h"
#include "tests/checks/cache/fake_notes.h"
#include "tests/support/exchanges.h"

namespace assay::checks::cache_revalidation_test {
namespace {

constexpr const char* kOld = R"({"id":7,"text":"old"})";
constexpr const char* kNew = R"({"id":7,"text":"new"})";

// What the service of one resource answers; an empty tag is none.
struct Scene {
  bool required = true;
  std::string first_tag = "\"1\"";
  std::string again_tag = "\"1\"";
  std::string first_body = kOld;
  std::string again_body = kOld;
  int revalidated = 304;
  std::string tag_of_304 = "\"1\"";
  std::string last_modified{};
  std::string after_body = kNew;
  std::string after_tag = "\"5\"";
  int old_validator = 200;
  int in_a_list = 304;
  int in_its_other_form = 304;
};

Exchange read(int id, int status, const std::string& body, const std::string& tag) {
  Headers headers;
  if (!tag.empty()) headers.push_back({"ETag", tag});
  return answered(id, "GET", "/products/7", status, body, headers);
}

void record(Tape& tape, const std::string& name, const Scene& scene) {
  tape.add(name + ": first", read(1, 200, scene.first_body, scene.first_tag));
  Exchange again = read(2, 200, scene.again_body, scene.again_tag);
  if (!scene.last_modified.empty()) {
    again.response.headers.push_back({"Last-Modified", scene.last_modified});
  }
  tape.add(name + ": again", again);
  if (scene.again_tag.empty() && scene.last_modified.empty()) return;
  tape.add(name + ": revalidated",
           read(3, scene.revalidated, scene.revalidated == 200 ? scene.again_body : "",
                scene.tag_of_304));
  tape.add(name + ": in a list", read(4, scene.in_a_list, "", ""));
  tape.add(name + ": in its other form", read(5, scene.in_its_other_form, "", ""));
  if (scene.after_body.empty()) return;
  tape.add(name + ": after", read(6, 200, scene.after_body, scene.after_tag));
  Exchange old = read(7, scene.old_validator, "", "");
  old.request.headers.push_back({"If-None-Match", scene.again_tag});
  tape.add(name + ": old validator", old);
}

Finding judged(const Scene& scene) {
  Tape tape("cache.revalidation", "");
  tape.note("required", scene.required);
  tape.note("resources", Json::array({"product"}));
  record(tape, "product", scene);
  return kRevalidation.judge(tape);
}

TEST(Revalidation, PassesA304AndThenTheNewState) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({}).note, "");
}

TEST(Revalidation, PassesTheWeakTagsThatFrameworksMake) {
  EXPECT_EQ(judged({.required = false,
                    .first_tag = "W/\"1\"",
                    .again_tag = "W/\"1\"",
                    .tag_of_304 = "\"1\"",
                    .after_tag = "W/\"2\""})
                .outcome,
            Outcome::kPass);
}

TEST(Revalidation, PassesATagThatCompressionMarked) {
  EXPECT_EQ(judged({.tag_of_304 = "\"1-gzip\""}).outcome, Outcome::kPass);
}

TEST(Revalidation, PassesATimeAlone) {
  EXPECT_EQ(judged({.first_tag = "",
                    .again_tag = "",
                    .tag_of_304 = "",
                    .last_modified = "Sun, 06 Nov 1994 08:49:37 GMT",
                    .after_tag = ""})
                .outcome,
            Outcome::kPass);
}

TEST(Revalidation, PassesWithoutAChangeWhereNothingCanBeChanged) {
  EXPECT_EQ(judged({.after_body = ""}).outcome, Outcome::kPass);
}

TEST(Revalidation, OnlyNotesFormsThatAreNotMet) {
  const Finding finding = judged({.in_its_other_form = 200});
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_NE(finding.note.find("W/"), std::string::npos);
  EXPECT_NE(judged({.in_a_list = 200}).note.find("among others"), std::string::npos);
}

TEST(Revalidation, AsksForNothingThatTheBriefDoesNotAskFor) {
  EXPECT_EQ(judged({.required = false, .first_tag = "", .again_tag = ""}).outcome,
            Outcome::kNotApplicable);
  EXPECT_EQ(judged({.required = false, .revalidated = 200}).outcome, Outcome::kNotApplicable)
      << "tags that serve as locks only";
}

TEST(Revalidation, ExcusesATagThatFollowsATimeInTheBody) {
  Scene scene{.required = false,
              .again_tag = "\"2\"",
              .again_body = R"({"id":7,"text":"old","timestamp":"2030-01-01T00:00:02Z"})",
              .revalidated = 200};
  scene.first_body = R"({"id":7,"text":"old","timestamp":"2030-01-01T00:00:01Z"})";
  EXPECT_EQ(judged(scene).outcome, Outcome::kNotApplicable);
  scene.required = true;
  EXPECT_DOUBLE_EQ(judged(scene).credit, 0.5);
}

TEST(Revalidation, TakesADemandForMetWhereOneResourceMeetsIt) {
  Tape tape("cache.revalidation", "");
  tape.note("required", true);
  tape.note("resources", Json::array({"order", "product", "wallet"}));
  record(tape, "order", {.first_tag = "", .again_tag = ""});
  record(tape, "product", {});
  record(tape, "wallet", {.revalidated = 200});
  EXPECT_EQ(kRevalidation.judge(tape).outcome, Outcome::kPass);
}

TEST(Revalidation, LeavesAStateThatMovesByItselfAlone) {
  EXPECT_EQ(judged({.again_body = R"({"id":7,"text":"other"})", .old_validator = 304}).outcome,
            Outcome::kPass);
}

TEST(Revalidation, LeavesAnUpdateWithoutEffectToWhomItBelongs) {
  EXPECT_EQ(judged({.after_body = kOld, .after_tag = "\"1\"", .old_validator = 304}).outcome,
            Outcome::kPass);
}

TEST(Revalidation, IsInconclusiveWhereNothingCouldBeRead) {
  Tape tape("cache.revalidation", "");
  tape.note("required", true);
  tape.note("resources", Json::array({"product"}));
  tape.add("product: first", answered(1, "GET", "/products/7", 503));
  tape.add("product: again", answered(2, "GET", "/products/7", 503));
  EXPECT_EQ(kRevalidation.judge(tape).outcome, Outcome::kInconclusive);
}

TEST(Revalidation, FailsA304AfterAChange) {
  const Finding finding = judged({.required = false, .old_validator = 304});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "answered 304 to If-None-Match of the state before an update");
}

TEST(Revalidation, FailsATagThatAChangeKeeps) {
  EXPECT_EQ(judged({.after_tag = "\"1\""}).outcome, Outcome::kFail);
}

TEST(Revalidation, FailsADemandThatNoItemMeets) {
  EXPECT_EQ(judged({.first_tag = "", .again_tag = ""}).outcome, Outcome::kFail);
}

TEST(Revalidation, TakesHalfForTagsOfNoUse) {
  EXPECT_DOUBLE_EQ(judged({.revalidated = 200}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({.again_tag = "\"2\"", .revalidated = 200}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({.tag_of_304 = ""}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({.tag_of_304 = "\"9\""}).credit, 0.5);
}

Finding gathered(const FakeNotes& notes) {
  NotesScene scene(notes, "cache.revalidation", Scope::kService);
  scene.contract.expect.push_back({.name = "etag", .need = "required"});
  kRevalidation.gather(scene.session);
  EXPECT_FALSE(scene.tape.halt());
  return kRevalidation.judge(scene.tape);
}

TEST(RevalidationGather, AsksBeforeAndAfterAChange) {
  EXPECT_EQ(gathered({}).outcome, Outcome::kPass);
  EXPECT_DOUBLE_EQ(gathered({.revalidates = false}).credit, 0.5);
  EXPECT_EQ(gathered({.tags = false}).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::cache_revalidation_test
