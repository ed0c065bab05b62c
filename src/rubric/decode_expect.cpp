// SPDX-License-Identifier: MIT
// The capabilities that a brief demands or offers.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "rubric/decode.h"

namespace assay {
namespace {

// A capability that a rubric may demand, and the keys that say more about it.
struct Capability {
  std::string_view name{};
  std::array<std::string_view, 3> details{};  // empty where there are fewer
};

constexpr std::array kCapabilities{
    Capability{"storage"},
    Capability{"health", {"path"}},
    Capability{"readiness", {"path"}},
    Capability{"metrics", {"path"}},
    Capability{"openapi", {"path"}},
    Capability{"readme"},
    Capability{"request_id", {"header"}},
    Capability{"traceparent"},
    Capability{"structured_logs"},
    Capability{"graceful_shutdown", {"within"}},
    Capability{"fail_fast", {"variables"}},
    Capability{"etag"},
    Capability{"cors", {"origins"}},
    Capability{"login_throttle"},
    Capability{"revocation"},
    Capability{"async", {"start", "status"}},
    Capability{"webhook", {"path", "scheme", "secret"}},
    Capability{"versioning"},
    Capability{"deprecation", {"path"}},
    Capability{"graphql", {"path"}},
    Capability{"docker"},
    Capability{"compose"},
    Capability{"ci"},
    Capability{"migrations"},
    Capability{"git_history"},
};

constexpr std::array<std::string_view, 3> kDemandWords{"required", "optional", "none"};
constexpr std::array<std::string_view, 4> kStorageWords{"durable", "memory", "optional", "none"};
constexpr std::array<std::string_view, 4> kTopics{"assumptions", "decisions", "with_more_time",
                                                  "ai_use"};

void decode_topics(const Node& node, Contract& contract, Problems& problems) {
  for (const Node& item : node.children) {
    const auto index = read_word(item, "a topic of readme", kTopics, problems);
    if (index) contract.readme_topics.emplace_back(kTopics[*index]);
  }
}

void decode_need(const Node& need,
                 Expectation& expectation,
                 Contract& contract,
                 Problems& problems) {
  if (expectation.name == "readme" && need.is_list()) {
    decode_topics(need, contract, problems);
  } else if (expectation.name == "storage") {
    read_word(need, "storage", kStorageWords, problems);
  } else {
    read_word(need, expectation.name, kDemandWords, problems);
  }
  expectation.need = to_json(need);
}

void decode_expectation(const Node& node,
                        const Capability& capability,
                        Contract& contract,
                        Problems& problems) {
  Expectation expectation;
  expectation.name = capability.name;
  expectation.need = "required";
  if (!node.is_map()) {
    decode_need(node, expectation, contract, problems);
  } else {
    MapReader reader(node, expectation.name, problems);
    if (const Node* need = reader.find("need")) decode_need(*need, expectation, contract, problems);
    reader.text("brief", expectation.brief);
    for (const std::string_view key : capability.details) {
      const Node* detail = key.empty() ? nullptr : reader.find(key);
      if (detail == nullptr) continue;
      if (key == "path") check_path(*detail, problems);
      if (key == "variables" || key == "origins") read_texts(*detail, key, problems);
      expectation.details.set(key, to_json(*detail));
    }
    reader.finish();
  }
  contract.expect.push_back(std::move(expectation));
}

}  // namespace

void decode_expect(const Node& node, Contract& contract, Problems& problems) {
  if (!expect_map(node, "expect", problems)) return;
  for (const Node& child : node.children) {
    const auto found = std::ranges::find(kCapabilities, child.key, &Capability::name);
    if (found != kCapabilities.end()) {
      decode_expectation(child, *found, contract, problems);
      continue;
    }
    std::vector<std::string> names;
    names.reserve(kCapabilities.size());
    for (const Capability& one : kCapabilities)
      names.emplace_back(one.name);
    std::string hint = did_you_mean(child.key, names);
    if (hint.empty()) hint = "rubrics/README.md lists what a brief can expect";
    problems.add(child.key_at, fmt::format("nothing judges the expectation '{}'", child.key),
                 std::move(hint));
  }
}

}  // namespace assay
