// SPDX-License-Identifier: MIT
// Judges whether the author explains the topics that the brief asks a README to explain.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

#include "checks/repo/brief.h"
#include "checks/repo/family.h"
#include "checks/repo/readme_length.h"
#include "core/snapshot.h"
#include "core/text.h"

namespace assay::checks {
namespace repo_readme_decisions {
namespace {

constexpr Meta kMeta{
    .id = "repo.readme-decisions",
    .title = "The author explains assumptions, choices and limits",
    .failure_title = "The author leaves assumptions, choices or limits unexplained",
    .why = "A reader can judge a choice only when its reason and its price are stated.",
    .fix = "Say in the README what was assumed, what was decided and why, and what is missing.",
    .source = "Practice: decisions are recorded beside the code",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr std::string_view kAiUse = "ai_use";

// What rubrics call the recognised topics.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kSpellings{{
    {"choices", "decisions"},
    {"design_decisions", "decisions"},
    {"trade_offs", "decisions"},
    {"tradeoffs", "decisions"},
    {"future_work", "with_more_time"},
    {"known_limits", "with_more_time"},
    {"limitations", "with_more_time"},
    {"limits", "with_more_time"},
    {"more_time", "with_more_time"},
    {"ai", "ai_use"},
    {"ai_usage", "ai_use"},
    {"ai_statement", "ai_use"},
}};

std::string topic_of(std::string_view asked) {
  std::string name = lower(trimmed(asked));
  std::ranges::replace(name, '-', '_');
  std::ranges::replace(name, ' ', '_');
  for (const auto& [spelling, topic] : kSpellings) {
    if (name == spelling) return std::string(topic);
  }
  return name;
}

// The fact "topics" is the rubric's list (expect.readme); where it names none, the three usual
// ones.
std::vector<std::string> topics_asked(const Tape& tape) {
  const Json& listed = tape.fact("topics");
  if (listed.empty()) return {"assumptions", "decisions", "with_more_time"};
  std::vector<std::string> asked;
  for (const Json& one : listed.items()) {
    std::string topic = topic_of(one.text());
    if (std::ranges::find(asked, topic) == asked.end()) asked.push_back(std::move(topic));
  }
  return asked;
}

std::string_view words_of(std::string_view topic) {
  if (topic == "with_more_time") return "limits or what more time would bring";
  return topic == kAiUse ? "the use of AI" : topic;
}

std::string joined(const std::vector<std::string>& topics) {
  std::string text;
  for (const std::string& topic : topics)
    text.append(text.empty() ? "" : ", ").append(words_of(topic));
  return text;
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const std::vector<std::string> asked = topics_asked(tape);

  const Readme& readme = tape.snapshot->readme;
  std::vector<std::string> missing;
  std::ranges::copy_if(asked, std::back_inserter(missing), [&](const std::string& topic) {
    return std::ranges::find(readme.topics, topic) == readme.topics.end();
  });
  std::vector<Evidence> evidence;
  if (!readme.path.empty()) evidence.push_back({.file = readme.path});
  if (missing.empty()) return pass(std::move(evidence));

  if (has_only_the_brief(*tape.snapshot)) return only_the_brief(*tape.snapshot);
  // Prose and other languages escape a list of words. An AI statement names its tools or says
  // "AI", so its absence is told apart; a few lines can be seen through whole.
  const bool may_be_there =
      std::ranges::any_of(missing, [](const std::string& topic) { return topic != kAiUse; });
  if ((may_be_there && !is_short(readme)) || tape.snapshot->truncated) {
    return inconclusive(
        fmt::format("not recognised in what was read: {}; a person decides", joined(missing)));
  }
  if (may_be_there && !readme.others.empty()) {
    return inconclusive(fmt::format("not recognised: {}; {} may tell, a person decides",
                                    joined(missing), readme.others.front()));
  }
  if (readme.path.empty() && tape.snapshot->languages.empty())
    return inconclusive("the graded commit holds no code");
  const auto count = [](const auto& list) { return static_cast<double>(list.size()); };
  return graded((count(asked) - count(missing)) / count(asked), std::move(evidence),
                {"Not explained: " + joined(missing), joined(asked),
                 readme.path.empty() ? "no README"
                 : readme.untouched  ? "what a generator wrote"
                                     : fmt::format("{} lines", readme.lines)});
}

}  // namespace
}  // namespace repo_readme_decisions
const Check kReadmeDecisions{repo_readme_decisions::kMeta, nullptr, repo_readme_decisions::judge};
}  // namespace assay::checks
