// SPDX-License-Identifier: MIT
// Scenarios: steps that a run follows, checked in shape.
#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/core.h>

#include "core/template.h"
#include "rubric/criterion.h"
#include "rubric/decode.h"
#include "rubric/decode_answer.h"
#include "rubric/holes.h"

namespace assay {
namespace {

constexpr int kMostRequests = 500;
constexpr int kLongestWaitMs = 60'000;
constexpr std::size_t kMostSteps = 200;
constexpr std::array<std::string_view, 2> kSignals{"kill", "term"};

// The names that fill holes anywhere in a value.
void add_holes(const Node& node, std::vector<std::string>& names) {
  for (const std::string_view name : holes_in(node.text))
    names.emplace_back(name);
  for (const Node& child : node.children)
    add_holes(child, names);
}

void check_person(const Node& node, const Contract& contract, Problems& problems) {
  const bool known = node.text != "admin" || (contract.users && contract.users->admin);
  if (known) return;
  problems.add(node.at, "the rubric states no administrator to act as",
               "api.users.admin: {email: root@example.org, password: secret}");
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
    std::string title;
    reader_.text("title", title);
    if (node_.find("restart") != nullptr) {
      read_restart();
    } else if (node_.find("wait") != nullptr) {
      read_wait();
    } else {
      node_.find("make") != nullptr ? read_make() : read_call();
      read_person();
      read_save();
    }
    reader_.finish();
  }

 private:
  void read_restart() {
    read_word(*reader_.find("restart"), "restart", kSignals, reader_.problems());
    std::vector<std::pair<std::string, std::string>> variables;
    reader_.pairs("env", variables);
  }

  void read_wait() {
    int wait_ms = 0;
    reader_.duration("wait", wait_ms);
    if (wait_ms <= kLongestWaitMs) return;
    reader_.problems().add(reader_.spot("wait"), "a step waits for a minute at most",
                           "to wait for something to happen, ask with until: {…, within: 5m}");
  }

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
    decode_call(reader_, known_, saved());
    std::vector<std::pair<std::string, std::string>> headers;
    reader_.pairs("headers", headers);
    if (const Node* node = reader_.find("headers")) check_holes(*node, known_, reader_.problems());
    read_signing();
    const int parallel = read_requests("parallel");
    const int repeat = read_requests("repeat");
    if (parallel > 0 && repeat > 0) {
      reader_.problems().add(reader_.spot("repeat"), "a step is parallel or repeated, not both");
    }
    const Node* expect = reader_.find("expect");
    if (expect != nullptr) read_expect(*expect, std::max({parallel, repeat, 1}));
    const Node* until = reader_.find("until");
    if (until != nullptr) read_until(*until, expect != nullptr || parallel + repeat > 0);
  }

  // The name of a webhook that the rubric states, or a signing of the step's own.
  void read_signing() {
    const Node* sign = reader_.find("sign");
    if (sign == nullptr) return;
    if (node_.find("body") == nullptr) {
      reader_.problems().add(sign->key_at, "there is no body to sign", "body: {id: evt-1}");
    }
    if (sign->is_map()) {
      decode_signing(*sign, reader_.problems());
      return;
    }
    std::vector<std::string> names;
    for (const Webhook& webhook : contract_.webhooks)
      names.push_back(webhook.name);
    const std::string name = read_text(*sign, "sign", reader_.problems()).value_or("");
    if (name.empty() || std::ranges::find(names, name) != names.end()) return;
    std::string hint = did_you_mean(name, names);
    if (hint.empty())
      hint = "state it (api.webhooks), or say how: {scheme: github, secret: s3cret}";
    reader_.problems().add(sign->at, fmt::format("there is no webhook '{}' to sign like", name),
                           std::move(hint));
  }

  // 0 when the key is absent.
  int read_requests(std::string_view key) {
    std::optional<int> count;
    reader_.whole(key, count);
    if (count && (*count < 1 || *count > kMostRequests)) {
      reader_.problems().add(reader_.spot(key),
                             fmt::format("{} is outside of 1 to {}", key, kMostRequests));
    }
    return count.value_or(0);
  }

  // The names that earlier steps saved.
  std::vector<std::string> saved() const {
    const std::vector<std::string> generators = hole::steps();
    std::vector<std::string> names;
    std::ranges::copy_if(known_, std::back_inserter(names), [&](const std::string& name) {
      return std::ranges::find(generators, name) == generators.end();
    });
    return names;
  }

  // A generator fills a hole of an expectation with the value that the request sent.
  std::vector<std::string> known_to_expect() const {
    std::vector<std::string> names;
    for (const char* part : {"body", "headers"}) {
      if (const Node* sent = node_.find(part)) add_holes(*sent, names);
    }
    for (const std::string_view word : method_words()) {
      if (const Node* path = node_.find(word)) add_holes(*path, names);
    }
    std::ranges::move(saved(), std::back_inserter(names));
    for (const char* stem : {"match:", "in:", "ago:"}) {
      const bool draws = std::ranges::any_of(
          names, [&](const std::string& name) { return name.starts_with(stem); });
      if (draws) names.emplace_back(stem);
    }
    return names;
  }

  void read_expect(const Node& node, int requests) {
    if (!node.is_list()) {
      read_answer(node);
      return;
    }
    long long times = 0;
    for (const Node& item : node.children)
      times += read_answer(item);
    if (times <= requests) return;
    reader_.problems().add(node.at,
                           fmt::format("{} answers are expected of {} requests", times, requests));
  }

  // Returns how many answers must look like this at least.
  int read_answer(const Node& node) {
    MapReader answer(node, "expect", reader_.problems());
    check_answer(answer, known_to_expect());
    const Node* times = answer.find("times");
    if (times != nullptr) check_count(*times, "times", reader_.problems());
    answer.finish();
    if (times == nullptr) return 1;
    const Node* least = times->is_map() ? times->find("min") : times;
    return least == nullptr ? 0 : static_cast<int>(to_json(*least).as_int().value_or(0));
  }

  void read_until(const Node& node, bool otherwise) {
    MapReader until(node, "until", reader_.problems());
    check_answer(until, known_to_expect());
    int within_ms = 0;
    until.duration("within", within_ms);
    until.finish();
    if (!otherwise) return;
    reader_.problems().add(node.at, "until asks one request again and is its expectation",
                           "leave out expect, parallel and repeat");
  }

  void read_person() {
    std::string person;
    reader_.text("as", person);
    if (const Node* as = reader_.find("as")) check_person(*as, contract_, reader_.problems());
  }

  void read_save() {
    const Node* save = reader_.find("save");
    if (save == nullptr) return;
    if (node_.find("parallel") != nullptr || node_.find("repeat") != nullptr) {
      reader_.problems().add(save->key_at,
                             "a step of several requests has many answers, so none to save from");
    }
    for (const auto& [name, source] : read_pairs(*save, "save", reader_.problems())) {
      check_source(source, save->find(name)->at);
      const std::vector<std::string> generators = hole::steps();
      if (std::ranges::find(generators, name) != generators.end()) {
        reader_.problems().add(save->find(name)->key_at,
                               fmt::format("'{}' is a generator and cannot be saved over", name));
      }
      known_.push_back(name);
    }
  }

  void check_source(const std::string& source, Spot at) {
    if (source.starts_with('/') || source.starts_with("header ")) return;
    reader_.problems().add(
        at, fmt::format("'{}' is no JSON Pointer", source),
        fmt::format("it begins with a slash: /{}; or name a header: header ETag", source));
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
  std::string person;
  reader.text("as", person);
  if (const Node* as = reader.find("as")) check_person(*as, contract, problems);
  const Node* steps = reader.need("steps");
  if (steps != nullptr && expect_list(*steps, "steps", problems)) {
    if (steps->children.empty()) problems.add(steps->at, "the scenario has no step");
    if (steps->children.size() > kMostSteps) {
      problems.add(steps->at, fmt::format("a scenario has {} steps at most", kMostSteps));
    }
    std::vector<std::string> known = hole::steps();
    for (const Node& step : steps->children) {
      StepReader(step, contract, known, problems).read();
    }
  }
  reader.finish();
  return criterion;
}

}  // namespace assay
