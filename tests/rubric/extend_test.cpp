// SPDX-License-Identifier: MIT
// Inheritance between rubrics.
#include "rubric/extend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rubric/support.h"

namespace assay {
namespace {

Json merged_json(const std::string& base, const std::string& child) {
  return to_json(merged(*read_text_of(base).root, *read_text_of(child).root));
}

TEST(Merged, MapsMergeDeeplyAndAllElseReplaces) {
  EXPECT_EQ(
      merged_json("a: {x: 1, y: 2}\nb: [1, 2]\nc: 1\n", "a: {y: 3, z: 4}\nb: [5]\nd: 6\n").dump(),
      R"({"a":{"x":1,"y":3,"z":4},"b":[5],"c":1,"d":6})");
  EXPECT_EQ(merged_json("a: {x: 1}\n", "a: word\n").dump(), R"({"a":"word"})");
}

TEST(Merged, ANullRemovesWhatIsInherited) {
  EXPECT_EQ(merged_json("a: 1\nb: {x: 1, y: 2}\n", "a: ~\nb: {x: ~}\nc: ~\n").dump(),
            R"({"b":{"y":2},"c":null})");
}

TEST(Merged, EachValueKeepsItsOwnPlace) {
  const Node both =
      merged(*read_text_of("\n\na: {x: 1}\n").root, *read_text_of("a: {y: 2}\n").root);
  EXPECT_EQ(both.find("a")->find("x")->at.line, 3);
  EXPECT_EQ(both.find("a")->find("y")->at.line, 1);
}

TEST(Extends, AFileBesideTheRubric) {
  const TempFolder folder;
  folder.write("base.yaml",
               "assay: 1\nid: base\ntitle: Base\npass: 55\n"
               "api: {resources: {item: {path: /items, sample: {name: Lamp}}}}\n");
  const std::string child = folder.write("child.yaml",
                                         "assay: 1\nid: child\nextends: ./base.yaml\n"
                                         "api: {resources: {item: {delete: true}}}\n");
  const LoadedRubric loaded = load_rubric(child, {});
  ASSERT_TRUE(loaded.rubric.has_value()) << messages(loaded.problems);
  EXPECT_EQ(loaded.rubric->id, "child");
  EXPECT_EQ(loaded.rubric->title, "child");
  EXPECT_EQ(loaded.rubric->pass, 55);
  EXPECT_EQ(loaded.rubric->contract.resources.at(0).path, "/items");
  EXPECT_EQ(loaded.rubric->contract.resources.at(0).deletion, Deletion::kHard);
}

TEST(Extends, NoneStandsAlone) {
  EXPECT_EQ(refusal_of(std::string(kLeast) + "extends: none\n"),
            "the rubric lacks the key 'categories'");
}

TEST(Extends, ACapCanBeTakenAway) {
  EXPECT_EQ(rubric_of(std::string(kLeast) + "critical_cap: ~\n").critical_cap, std::nullopt);
}

TEST(Extends, AChainIsBounded) {
  const TempFolder folder;
  for (int i = 0; i < 10; ++i) {
    folder.write("r" + std::to_string(i) + ".yaml",
                 "assay: 1\nid: r\nextends: r" + std::to_string(i + 1) + ".yaml\n");
  }
  EXPECT_EQ(load_rubric(folder.path() + "/r0.yaml", {}).problems.at(0).message,
            "the chain of extended rubrics is longer than 8");
}

TEST(Extends, AProblemOfTheBaseIsShownInTheBase) {
  const TempFolder folder;
  const std::string base = folder.write("base.yaml", "assay: 1\nid: base\npass: much\n");
  const std::string child =
      folder.write("child.yaml", std::string(kLeast) + "extends: base.yaml\n");
  const LoadedRubric loaded = load_rubric(child, {});
  ASSERT_EQ(loaded.problems.size(), 1U);
  EXPECT_EQ(loaded.problems[0].at.file, base);
  EXPECT_EQ(loaded.problems[0].at.line, 3);
  EXPECT_EQ(loaded.problems[0].source_line, "pass: much");
}

}  // namespace
}  // namespace assay
