// SPDX-License-Identifier: MIT
// Damaged rubrics end in problems, never in a crash, and soon.
#include <random>

#include <gtest/gtest.h>

#include "core/digest.h"
#include "tests/rubric/support.h"
#include "tests/support/cpu_time.h"

namespace assay {
namespace {

std::string full_text() {
  std::ifstream file("fixtures/rubrics/every-key.yaml");
  return {std::istreambuf_iterator<char>(file), {}};
}

// Refused with a reason, or taken: nothing else.
void expect_an_answer(const std::string& text) {
  const TempFolder folder;
  const LoadedRubric loaded = load_rubric(folder.write("rubric.yaml", text), {});
  EXPECT_NE(loaded.rubric.has_value(), !loaded.problems.empty()) << text;
  for (const Problem& problem : loaded.problems)
    EXPECT_FALSE(to_text(problem).empty());
}

TEST(Damaged, CutShortAnywhere) {
  const std::string text = full_text();
  for (std::size_t end = 0; end < text.size(); end += 41)
    expect_an_answer(text.substr(0, end));
}

TEST(Damaged, WithBytesOfAnotherKind) {
  const std::string text = full_text();
  std::mt19937 random(7);
  constexpr std::string_view kBytes = "{}[]:,-#&*!|>'\"%@` \t\n09az~?\\\x01\x7F\xC3\xFF";
  for (int round = 0; round < 150; ++round) {
    std::string damaged = text;
    for (int i = 0; i < 3; ++i)
      damaged[random() % damaged.size()] = kBytes[random() % kBytes.size()];
    expect_an_answer(damaged);
  }
}

TEST(Damaged, WithLinesLostOrDoubled) {
  const std::string text = full_text();
  std::mt19937 random(11);
  for (int round = 0; round < 100; ++round) {
    std::string damaged;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      const auto fate = random() % 40;
      if (fate != 0) damaged += line + '\n';
      if (fate == 1) damaged += line + '\n';
    }
    expect_an_answer(damaged);
  }
}

TEST(Damaged, FullOfMistakesStillEndsSoon) {
  std::string text = kLeast;
  for (int i = 0; i < 1900; ++i)
    text += "unknown_key_" + std::to_string(i) + ": " + std::string(400, 'x') + "\n";
  EXPECT_LT(test::cpu_seconds([&] { expect_an_answer(text); }), 10);
}

TEST(Digest, IsTheSha256OfTheText) {
  EXPECT_EQ(digest_of("abc"),
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(digest_of(""),
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace assay
