// SPDX-License-Identifier: MIT
// Names the events that are no change; an event that may follow one (another workflow, a call)
// leaves open what starts it.
#include "repo/ci/start.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/json_fields.h"
#include "core/word_list.h"
#include "repo/yaml.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 6> kOnChange{
    "push", "pull_request", "merge_group", "pull_request_target", "pr", "merge_request"};

struct Event {
  std::string_view name{};
  std::string_view words{};
};

constexpr std::array kOtherEvents{Event{"workflow_dispatch", "by hand"},
                                  Event{"schedule", "on schedule"},
                                  Event{"release", "on a release"}};

// A name, a list of names, or names with what narrows them.
std::vector<std::string> names_in(const Json& on) {
  std::vector<std::string> names;
  if (on.is_string()) names.push_back(on.text());
  for (const Json& item : on.items())
    names.push_back(item.text());
  for (const auto& [name, narrowed] : on.members())
    names.push_back(name);
  return names;
}

// Empty unless every event is known to follow no change.
std::string words_for(const std::vector<std::string>& events) {
  std::string words;
  for (const std::string& event : events) {
    const auto known = std::ranges::find(kOtherEvents, event, &Event::name);
    if (known == kOtherEvents.end()) return {};
    words += (words.empty() ? "" : " or ") + std::string(known->words);
  }
  return words;
}

}  // namespace

CiStart start_of_workflow(std::string_view text) {
  const YamlDocument workflow = read_yaml_text(text);
  // YAML 1.1 has "on" for true, and programs that write such files again write that.
  const Json* on = workflow.value.find("on");
  if (on == nullptr) on = workflow.value.find("true");
  if (on == nullptr) return {};
  const std::vector<std::string> events = names_in(*on);
  const bool on_change =
      std::ranges::any_of(events, [](const std::string& event) { return lists(kOnChange, event); });
  if (on_change) return {.on_change = true};
  return {.only = words_for(events)};
}

CiStart start_of_azure(std::string_view text) {
  const YamlDocument pipeline = read_yaml_text(text);
  const auto is_off = [&](std::string_view key) {
    return text_member(pipeline.value, key) == "none";
  };
  if (!is_off("trigger") || !is_off("pr")) return {.on_change = true};
  // What the pipeline draws on may start it.
  if (pipeline.value.find("resources") != nullptr) return {};
  return {.only = pipeline.value.find("schedules") == nullptr ? "by hand" : "on schedule"};
}

}  // namespace assay
