// SPDX-License-Identifier: MIT
// By the phases, goals and tasks that are named.
#include "repo/command_builders.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

using Words = std::vector<std::string_view>;

constexpr CommandUse kBuilderRuns{.run = true};
constexpr CommandUse kBuilderTests{.test = true};
constexpr CommandUse kBuilderNeither{};

CommandUse use_of_phase(std::string_view word) {
  if (word == "test" || word == "verify" || word == "integration-test") return kBuilderTests;
  const bool runs = word.ends_with(":run") || word.ends_with(":dev") || word.ends_with(":java") ||
                    word.ends_with(":start") || word.ends_with(":exec");
  return runs ? kBuilderRuns : kBuilderNeither;
}

CommandUse use_of_task(std::string_view word) {
  if (word.starts_with("-")) return kBuilderNeither;
  const std::string task = lower(word.substr(word.rfind(':') + 1));
  if (task.find("test") != std::string::npos || task == "check") return kBuilderTests;
  const bool runs =
      task.find("run") != std::string::npos || task.ends_with("start") || task.ends_with("dev");
  return runs ? kBuilderRuns : kBuilderNeither;
}

// What a tool is asked for; else whether it packs, which tests first unless it is told not to.
CommandUse use_of_builder(const Words& words, CommandUse (*use)(std::string_view)) {
  Words asked = words;
  for (std::size_t i = 1; i + 1 < asked.size(); ++i) {
    if (asked[i] == "-x" || asked[i] == "--exclude-task") asked[i + 1] = asked[i];
  }
  const CommandUse told = use_of_any(asked, 1, use);
  if (told.run || told.test) return told;
  constexpr std::array<std::string_view, 4> kPacking{"package", "install", "deploy", "build"};
  constexpr std::array<std::string_view, 3> kUntested{"-DskipTests", "-Dmaven.test.skip", "-x"};
  const bool packs =
      std::ranges::any_of(words, [&](std::string_view word) { return lists(kPacking, word); });
  const bool skips = std::ranges::any_of(
      words, [&](std::string_view word) { return begins_with_one_of(kUntested, word); });
  return {.pack = packs && !skips};
}

}  // namespace

CommandUse use_of_any(const Words& words, std::size_t from, CommandUse (*use)(std::string_view)) {
  for (std::size_t i = from; i < words.size(); ++i) {
    const CommandUse found = use(words[i]);
    if (found.run || found.test) return found;
  }
  return kBuilderNeither;
}

CommandUse use_of_maven(const Words& words) {
  return use_of_builder(words, use_of_phase);
}

CommandUse use_of_gradle(const Words& words) {
  return use_of_builder(words, use_of_task);
}

// 'project load-test' test puts a service under load.
CommandUse use_of_sbt(const Words& words) {
  const CommandUse use = use_of_any(words, 1, use_of_task);
  const bool load = std::ranges::any_of(words, [](std::string_view word) {
    return begins_with_one_of(std::array{"load", "gatling", "Gatling"}, word);
  });
  return load ? kBuilderNeither : use;
}

}  // namespace assay
