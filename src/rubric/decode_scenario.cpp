// SPDX-License-Identifier: MIT
// Scenarios: steps that a later run follows, checked in shape.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "rubric/criterion.h"
#include "rubric/decode.h"
#include "rubric/holes.h"

namespace assay {
namespace {

constexpr int kMostParallel = 500;
constexpr std::array<std::string_view, 2> kSignals{"kill", "term"};

bool is_status(const Node& node) {
  const auto value = to_json(node).as_int();
  return value && *value >= 100 && *value <= 599;
}

void check_status(const Node& node, Problems& problems) {
  const bool list = node.is_list() && !node.children.empty();
  const bool good = list ? std::ranges::all_of(node.children, is_status) : is_status(node);
  if (good) return;
  problems.add(node.at, "status must be an HTTP status, or a list of them", "status: [409, 422]");
}

// One step of a scenario; `known` grows by the names that it saves.
class StepReader {
 public:
  StepReader(const Node& node,
             const Contract& contract,
             std::vector<std::string>& known,
             Problems& problems)
      : node_(node), contract_(contract), known_(known), reader_(node, "step", problems) {}

  void read() {
    const bool makes = node_.find("make") != nullptr;
    const bool restarts = node_.find("restart") != nullptr;
    if (makes) {
      read_make();
    } else if (restarts) {
      read_word(*reader_.find("restart"), "restart", kSignals, reader_.problems());
    } else {
      read_call();
    }
    if (!restarts) read_common();
    reader_.finish();
  }

 private:
  void read_make() {
    const Node& make = *reader_.find("make");
    const Resource* resource = find_resource(contract_, make.text);
    if (resource == nullptr) {
      std::vector<std::string> names;
      for (const Resource& one : contract_.resources)
        names.push_back(one.name);
      reader_.problems().add(make.at, fmt::format("there is no resource '{}' to make", make.text),
                             did_you_mean(make.text, names));
    }
    const Node* with = reader_.find("with");
    if (with == nullptr || !expect_map(*with, "with", reader_.problems())) return;
    check_holes(*with, known_, reader_.problems());
    if (resource == nullptr || resource->fields.empty()) return;
    std::vector<std::string> names;
    for (const Field& field : resource->fields)
      names.push_back(field.name);
    for (const Node& child : with->children) {
      if (std::ranges::find(names, child.key) != names.end()) continue;
      reader_.problems().add(child.key_at,
                             fmt::format("'{}' has no field '{}'", make.text, child.key),
                             did_you_mean(child.key, names));
    }
  }

  void read_call() {
    decode_call(reader_, known_);
    std::vector<std::pair<std::string, std::string>> headers;
    reader_.pairs("headers", headers);
    if (const Node* node = reader_.find("headers")) check_holes(*node, known_, reader_.problems());
    std::optional<int> parallel;
    reader_.whole("parallel", parallel);
    if (parallel && (*parallel < 1 || *parallel > kMostParallel)) {
      reader_.problems().add(reader_.spot("parallel"),
                             fmt::format("parallel is outside of 1 to {}", kMostParallel));
    }
    if (const Node* expect = reader_.find("expect")) read_expect(*expect, parallel.value_or(1));
  }

  void read_expect(const Node& node, int parallel) {
    if (!node.is_list()) {
      read_answer(node);
      return;
    }
    long long times = 0;
    for (const Node& item : node.children)
      times += read_answer(item);
    if (times <= parallel) return;
    reader_.problems().add(node.at,
                           fmt::format("{} answers are expected of {} requests", times, parallel));
  }

  // Returns how many answers must look like this.
  int read_answer(const Node& node) {
    MapReader answer(node, "expect", reader_.problems());
    if (const Node* status = answer.find("status")) check_status(*status, reader_.problems());
    if (const Node* body = answer.find("body")) check_holes(*body, known_, reader_.problems());
    std::vector<std::pair<std::string, std::string>> headers;
    answer.pairs("headers", headers);
    std::optional<int> times;
    answer.whole("times", times);
    answer.finish();
    return times.value_or(1);
  }

  void read_common() {
    std::string user;
    reader_.text("as", user);
    const Node* save = reader_.find("save");
    if (save == nullptr) return;
    if (node_.find("parallel") != nullptr) {
      reader_.problems().add(save->key_at,
                             "a parallel step has many answers, so none to save from");
    }
    for (const auto& [name, pointer] : read_pairs(*save, "save", reader_.problems())) {
      if (!pointer.starts_with('/')) {
        reader_.problems().add(save->find(name)->at,
                               fmt::format("'{}' is no JSON Pointer", pointer),
                               fmt::format("it begins with a slash: /{}", pointer));
      }
      known_.push_back(name);
    }
  }

  const Node& node_;
  const Contract& contract_;
  std::vector<std::string>& known_;
  MapReader reader_;
};

}  // namespace

Criterion decode_scenario(const Node& node, const Contract& contract, Problems& problems) {
  MapReader reader(node, "scenario", problems);
  Criterion criterion = read_criterion(reader, CriterionKind::kScenario);
  std::string user;
  reader.text("as", user);
  const Node* steps = reader.need("steps");
  if (steps != nullptr && expect_list(*steps, "steps", problems)) {
    if (steps->children.empty()) problems.add(steps->at, "the scenario has no step");
    std::vector<std::string> known = hole::data();
    for (const Node& step : steps->children) {
      StepReader(step, contract, known, problems).read();
    }
  }
  reader.finish();
  return criterion;
}

}  // namespace assay
