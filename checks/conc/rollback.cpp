// SPDX-License-Identifier: MIT
// conc.rollback: a request of several parts happens as a whole or not at all.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "checks/conc/family.h"
#include "checks/conc/parts.h"
#include "checks/conc/rounds.h"
#include "dialect/call.h"
#include "dialect/envelope.h"
#include "dialect/paging.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace conc_rollback {
namespace {

constexpr Meta kMeta{
    .id = "conc.rollback",
    .title = "A request of several parts happens as a whole or not at all",
    .failure_title = "A request that is refused for one part keeps the others",
    .why =
        "A client that hears of a failure tries again; what the first attempt left behind is "
        "then there twice, or is missing from the stock without an order for it.",
    .fix =
        "Put all parts into one transaction and check before writing, or answer for each part by "
        "itself what became of it.",
    .source = "ACID; RFC 5789 2",
    .severity = Severity::kCritical,
    .scope = Scope::kService,
    .stage = Stage::kConcurrency,
};

constexpr int kAmple = 10;  // of each value that the parts change

// Items of their own for the request, and what it may touch.
class Scene {
 public:
  explicit Scene(Session& session) : session_(session), rule_(*session.contract().rollback) {}

  // Makes the items that the request names. False, and the gather is stopped, when it cannot.
  bool set();
  Ask request(const Json& body);
  // Notes what the request may touch: how many items there are, and the values.
  void note_state(const std::string& name);
  const Json& body() const { return rule_.call.body; }

 private:
  std::optional<Made> fresh(const Resource& resource);
  Json value_of(const std::string& path, const std::string& name);
  Json count_of(const std::string& resource, const std::string& name);

  Session& session_;
  const Rollback& rule_;
  CallValues values_{};
  std::map<std::string, Made> made_{};  // by resource
};

std::string resource_of(const std::string& path) {
  return path.substr(0, path.find('.'));
}

std::optional<Made> Scene::fresh(const Resource& resource) {
  Json body = session_.sample(resource);
  if (session_.stopped()) return std::nullopt;
  for (const std::string& path : rule_.changes) {
    if (resource_of(path) != resource.name) continue;
    const Field* field = find_field(resource, path.substr(path.find('.') + 1));
    const bool number = field->type == FieldType::kInteger || field->type == FieldType::kDecimal;
    if (number && field->max.value_or(kAmple) >= kAmple) body.set(field->name, kAmple);
  }
  Made made = session_.create(resource.name, resource, body);
  if (made.ok) return made;
  session_.block(fmt::format("blocked by http.create: POST {} {}", session_.collection(resource),
                             answer_of(session_.tape().at(resource.name))));
  return std::nullopt;
}

bool Scene::set() {
  const std::string text = rule_.call.path + rule_.call.body.dump();
  for (const Resource& resource : session_.contract().resources) {
    const bool changes = std::ranges::any_of(
        rule_.changes, [&](const std::string& path) { return resource_of(path) == resource.name; });
    const bool named = text.find(resource.name + ".id") != std::string::npos;
    if (!changes && !named) continue;
    std::optional<Made> made = fresh(resource);
    if (!made) return false;
    values_[resource.name + ".id"] = reference_value(*made);
    made_[resource.name] = *std::move(made);
  }
  return true;
}

Ask Scene::request(const Json& body) {
  Call call = rule_.call;
  call.body = body;
  return spoken_call(session_, call, values_);
}

Json Scene::value_of(const std::string& path, const std::string& name) {
  const Resource& resource = *find_resource(session_.contract(), resource_of(path));
  const Exchange& read = session_.get(name, made_.at(resource.name).path);
  const std::optional<Json> body = Json::parse(read.response.body);
  const Json* item = body && read.is_2xx() ? find_item(*body, resource.name) : nullptr;
  const Field* field = find_field(resource, path.substr(path.find('.') + 1));
  const Json* shown = item == nullptr ? nullptr : field_of(*item, *field);
  return shown == nullptr ? Json() : *shown;
}

// Of the items that this user sees; assay is the only one who makes any. A list is read by a
// session on its resource.
Json Scene::count_of(const std::string& resource, const std::string& name) {
  SessionSetup setup{.seed = session_.maker().number(std::uint64_t{1} << 62U),
                     .marker = session_.maker().marker(),
                     .level = session_.level(),
                     .limits_on = session_.limits_on()};
  Session reader(session_.world(), session_.contract(), session_.dialect(), session_.tape(),
                 find_resource(session_.contract(), resource), std::move(setup));
  reader.act_as(session_.current());
  const std::optional<std::vector<Json>> all = all_items(reader, name);
  return all ? Json(static_cast<int>(all->size())) : Json();
}

void Scene::note_state(const std::string& name) {
  Json counts = Json::object();
  for (const std::string& resource : rule_.creates)
    counts.set(resource, count_of(resource, name + " (list)"));
  Json values = Json::object();
  for (const std::string& path : rule_.changes)
    values.set(path, value_of(path, name + " (read)"));
  session_.tape().note(name, Json::object({{"counts", counts}, {"values", values}}));
}

bool is_unchanged(const Tape& tape) {
  return tape.fact("before") == tape.fact("after");
}

// Without its last part the request must be accepted, or its refusal tells nothing.
bool good_parts_are_accepted(Session& session, Scene& scene) {
  const std::optional<Json> good = without_last_part(scene.body());
  if (!good) {
    session.block("the rubric's request has no list of parts, so none can be left out");
    return false;
  }
  const Exchange& answer = session.ask("control", scene.request(*good));
  if (is_accepted(answer)) return true;
  session.block(
      fmt::format("blocked: the same request without its last part {}", answer_of(answer)));
  return false;
}

void gather(Session& session) {
  if (!session.contract().rollback) {
    return session.skip("the rubric states no request of several parts (api.rules.rollback)");
  }
  Scene scene(session);
  if (!scene.set()) return;
  session.tape().note("parts", static_cast<int>(count_parts(scene.body())));
  scene.note_state("start");
  if (!good_parts_are_accepted(session, scene)) return;
  scene.note_state("before");
  session.ask("request", scene.request(scene.body()));
  const double until = session.world().now_ms() + session.contract().consistency_ms;
  constexpr int kStepMs = 200;
  scene.note_state("after");
  // What was half done may be taken back a moment later.
  while (!is_unchanged(session.tape()) && session.world().now_ms() < until && !session.stopped()) {
    session.wait_ms(kStepMs);
    scene.note_state("after");
  }
}

// "order: 3 instead of 2", for each that is not as it was.
std::vector<std::string> changes(const Tape& tape) {
  std::vector<std::string> all;
  for (const char* kind : {"counts", "values"}) {
    const Json& before = *tape.fact("before").find(kind);
    for (const auto& [name, now] : tape.fact("after").find(kind)->members()) {
      const Json& was = *before.find(name);
      if (now == was) continue;
      const std::string what = kind[0] == 'c' ? "items of " + name : name;
      all.push_back(fmt::format("{}: {} instead of {}", what, now.dump(), was.dump()));
    }
  }
  return all;
}

std::string joined(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& each : all)
    text += (text.empty() ? "" : "; ") + each;
  return text;
}

// How many items came into being; nothing where they cannot be counted.
std::optional<std::int64_t> created(const Tape& tape) {
  std::optional<std::int64_t> sum;
  for (const auto& [name, now] : tape.fact("after").find("counts")->members()) {
    const std::optional<std::int64_t> was =
        tape.fact("before").find("counts")->find(name)->as_int();
    if (now.as_int() && was) sum = sum.value_or(0) + *now.as_int() - *was;
  }
  return sum;
}

// Whether the answer tells, part by part, what became of each, and what it tells is true.
bool tells_the_truth(const Tape& tape, const Exchange& answer) {
  const std::int64_t parts = tape.fact("parts").as_int().value_or(0);
  const std::int64_t failed = failed_parts(answer);
  const std::optional<std::int64_t> made = created(tape);
  if (failed < 1 || failed >= parts) return false;
  return !made || *made == parts - failed;
}

bool has_seen_any_effect(const Tape& tape) {
  return tape.fact("start") != tape.fact("before");
}

Finding judge(const Tape& tape) {
  const Exchange& answer = tape.at("request");
  if (!answer.answered()) return inconclusive("the request " + answer_of(answer));
  if (!has_seen_any_effect(tape)) {
    return inconclusive("the same request without its last part was accepted and changed nothing");
  }
  const std::vector<std::string> changed = changes(tape);
  if (changed.empty()) return pass(answer);
  std::vector<Evidence> evidence{{.exchange = answer.id}};
  for (const auto& entry : tape.entries()) {
    const bool read = entry.name == "after (list)" || entry.name == "after (read)";
    if (read) evidence.push_back({.exchange = entry.exchange.id});
  }
  evidence.push_back({.exchange = tape.at("control").id});
  if (answer.is_2xx() && tells_the_truth(tape, answer)) {
    return pass(std::move(evidence), "the answer says of each part what became of it");
  }
  const std::int64_t parts = tape.fact("parts").as_int().value_or(0);
  if (is_accepted(answer) && created(tape) == parts) {
    return inconclusive("the part that the rubric says must fail was accepted");
  }
  const Loss loss{.message = fmt::format("the request {}, and a part of it was kept: {}",
                                         answer_of(answer), changed.front()),
                  .expected =
                      "nothing changed, or an answer that says of each part what became of "
                      "it",
                  .observed = joined(changed)};
  return graded(is_accepted(answer) ? 0.5 : 0, std::move(evidence), loss);
}

}  // namespace
}  // namespace conc_rollback
const Check kRollback{conc_rollback::kMeta, conc_rollback::gather, conc_rollback::judge};
}  // namespace assay::checks
