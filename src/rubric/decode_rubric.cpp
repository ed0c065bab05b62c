// SPDX-License-Identifier: MIT
// The top level of a rubric.
#include "rubric/decode_rubric.h"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "rubric/decode.h"
#include "rubric/holes.h"

namespace assay {
namespace {

constexpr std::array<Word<Level>, 3> kLevels{
    {{"junior", Level::kJunior}, {"mid", Level::kMid}, {"senior", Level::kSenior}}};

std::optional<double> read_share(const Node& node,
                                 std::string_view what,
                                 Level level,
                                 Problems& problems) {
  const std::optional<double> value = read_for_level(node, what, level, problems);
  if (!value || *value <= 100) return value;
  problems.add(node.at, fmt::format("{} is {}, outside of 0 to 100", what, *value));
  return std::nullopt;
}

void decode_bands(const Node& node, Rubric& rubric, Problems& problems) {
  if (!expect_map(node, "bands", problems)) return;
  for (const Node& child : node.children) {
    const std::string what = fmt::format("the band {}", child.key);
    const std::optional<double> from = read_number(child, what, problems);
    if (!from) continue;
    if (*from < 0 || *from > 100) {
      problems.add(child.at, fmt::format("{} begins at {}, outside of 0 to 100", what, *from));
    }
    rubric.bands.emplace_back(child.key, *from);
  }
  std::ranges::stable_sort(rubric.bands, std::ranges::greater{},
                           &std::pair<std::string, double>::second);
}

// Ids that a gate may name: all criteria but questions.
std::vector<std::string> automated_ids(const Rubric& rubric) {
  std::vector<std::string> ids;
  for (const Category& category : rubric.categories) {
    for (const Criterion& criterion : category.criteria) {
      if (criterion.kind != CriterionKind::kQuestion) ids.push_back(criterion.id);
    }
  }
  return ids;
}

void decode_gates(const Node& node, const CheckNames& checks, Rubric& rubric, Problems& problems) {
  const std::vector<std::string> ids = automated_ids(rubric);
  for (const Node& item : node.children) {
    const std::string name = read_text(item, "an item of gates", problems).value_or("");
    if (name.empty()) continue;
    const bool group = closeness_of(name) == Closeness::kGroup;
    for (const std::string& id : group ? checks.matching(name) : std::vector{name}) {
      if (std::ranges::find(ids, id) != ids.end()) {
        rubric.gates.push_back(id);
        continue;
      }
      std::string hint = did_you_mean(id, ids);
      if (hint.empty() && checks.contains(id)) hint = "list it in a category's checks";
      problems.add(item.at,
                   fmt::format("the gate '{}' is no automated criterion of this rubric", id),
                   std::move(hint));
    }
  }
}

void decode_head(MapReader& reader, const LoadOptions& options, Rubric& rubric) {
  Problems& problems = reader.problems();
  const Node* version = reader.need("assay", "the version of the format: assay: 1");
  if (version != nullptr && !(version->is_number() && version->text == "1")) {
    problems.add(version->at,
                 fmt::format("assay is {}, but this program reads version 1", describe(*version)));
  }
  const Node* id = reader.need("id", "id: orders-api");
  reader.text("id", rubric.id);
  if (id != nullptr && id->is_string() && !is_id(id->text)) {
    problems.add(id->at, fmt::format("'{}' is no id", id->text),
                 "letters, digits, dots, dashes and underscores");
  }
  rubric.title = rubric.id;
  reader.text("title", rubric.title);
  reader.text("brief", rubric.brief);
  reader.word<Level>("level", kLevels, rubric.level);
  if (options.level) rubric.level = *options.level;
  if (const Node* pass = reader.find("pass")) {
    rubric.pass = read_share(*pass, "pass", rubric.level, problems).value_or(rubric.pass);
  }
  if (const Node* bands = reader.find("bands")) decode_bands(*bands, rubric, problems);
  if (const Node* cap = reader.find("critical_cap")) {
    rubric.critical_cap = read_share(*cap, "critical_cap", rubric.level, problems);
  }
  reader.find("extends");  // read already
}

}  // namespace

void decode_candidate(const Node& node, CandidateSpec& candidate, Problems& problems) {
  MapReader reader(node, "candidate", problems);
  reader.text("start", candidate.start);
  candidate.url_written = node.find("url") != nullptr;
  reader.text("url", candidate.url);
  if (!candidate.url.starts_with("http://") && !candidate.url.starts_with("https://")) {
    problems.add(reader.spot("url"), fmt::format("'{}' is no http address", candidate.url),
                 "url: http://127.0.0.1:{{port}}");
  }
  reader.pairs("env", candidate.env);
  reader.text("template_commit", candidate.template_commit);
  if (const Node* ready = reader.find("ready")) {
    MapReader inner(*ready, "ready", problems);
    if (const Node* path = inner.find("get")) check_path(*path, problems);
    inner.text("get", candidate.ready_path);
    inner.duration("within", candidate.ready_within_ms);
    inner.finish();
  }
  reader.finish();
  check_holes(node, hole::candidate(), problems);
}

Decoded decode_rubric(const Node& root,
                      const KnownChecks& known,
                      const LoadOptions& options,
                      Problems& problems) {
  Decoded decoded;
  Rubric& rubric = decoded.rubric;
  MapReader reader(root, "the rubric", problems);
  decode_head(reader, options, rubric);
  if (const Node* candidate = reader.find("candidate")) {
    decode_candidate(*candidate, rubric.candidate, problems);
  }
  const Node* api = reader.find("api");
  if (api != nullptr) decode_api(*api, rubric.contract, problems);
  const Node* resources = api == nullptr ? nullptr : api->find("resources");
  if (resources == nullptr || resources->children.empty()) {
    problems.add(
        api == nullptr ? root.at : api->at,
        fmt::format("the rubric '{}' names no resource, so there is nothing to judge", rubric.id),
        "a rubric that extends it names them: api: {resources: {item: {path: /items, sample: "
        "{name: Lamp}}}}");
  }
  const CheckNames checks(known);
  const WeightTable weights(reader.find("weights"), checks, problems);
  if (const Node* categories = reader.need("categories")) {
    Categories read =
        decode_categories(*categories, {rubric.contract, checks, weights, rubric.level}, problems);
    rubric.categories = std::move(read.all);
    decoded.places = std::move(read.places);
  }
  const Node* gates = reader.find("gates");
  if (gates != nullptr && expect_list(*gates, "gates", problems)) {
    decode_gates(*gates, checks, rubric, problems);
  }
  reader.finish();
  return decoded;
}

}  // namespace assay
