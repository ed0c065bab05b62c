// SPDX-License-Identifier: MIT
// The common keys of criteria; commands and questions.
#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/core.h>

#include "rubric/criterion.h"
#include "rubric/decode.h"
#include "rubric/expand.h"
#include "rubric/holes.h"

namespace assay {
namespace {

constexpr std::array kSeverities{Word<Severity>{"critical", Severity::kCritical},
                                 Word<Severity>{"major", Severity::kMajor},
                                 Word<Severity>{"minor", Severity::kMinor}};

std::optional<double> level_number(std::string_view key) {
  double value = 0;
  const auto [stop, error] = std::from_chars(key.data(), key.data() + key.size(), value);
  const bool whole = error == std::errc() && stop == key.data() + key.size();
  return whole && value >= 0 && value <= 1000 ? std::optional(value) : std::nullopt;
}

Json decode_levels(const Node& node, Problems& problems) {
  Json levels = Json::object();
  if (!expect_map(node, "levels", problems)) return levels;
  double highest = 0;
  for (const Node& child : joined_levels(node).children) {
    if (const std::optional<double> number = level_number(child.key)) {
      levels.set(child.key, read_text(child, "a level", problems).value_or(""));
      highest = std::max(highest, *number);
    } else {
      problems.add(child.key_at, fmt::format("the level '{}' is no number", child.key),
                   "levels: {0: says nothing, 4: says it all}");
    }
  }
  if (highest == 0) problems.add(node.at, "no level is above 0: nothing can be earned");
  return levels;
}

}  // namespace

Node joined_levels(const Node& levels) {
  Node joined = levels;
  joined.children.clear();
  for (const Node& child : levels.children) {
    const bool split = child.is_null() && !level_number(child.key) && !joined.children.empty() &&
                       joined.children.back().is_string();
    if (split) {
      joined.children.back().text += ", " + child.key;
    } else {
      joined.children.push_back(child);
    }
  }
  return joined;
}

Criterion read_criterion(MapReader& reader, CriterionKind kind) {
  Criterion criterion;
  criterion.kind = kind;
  criterion.at = reader.problems().sources().position(reader.at());
  const Node* id = reader.need("id", "an id of its own: no-oversell");
  reader.text("id", criterion.id);
  if (id != nullptr && id->is_string() && !is_id(id->text)) {
    reader.problems().add(id->at, fmt::format("'{}' is no id", id->text),
                          "letters, digits, dots, dashes and underscores");
  }
  reader.text("title", criterion.title);
  if (criterion.title.empty()) criterion.title = criterion.id;
  reader.text("brief", criterion.brief);
  if (kind != CriterionKind::kQuestion) {
    std::string text;
    reader.text("why", text);
    reader.text("fix", text);
  }
  if (const Node* points = reader.find("points")) {
    criterion.weights = read_weights(*points, "points", reader.problems()).value_or(Weights{});
  }
  if (kind != CriterionKind::kQuestion) {
    reader.word<Severity>("severity", kSeverities, criterion.severity);
  }
  criterion.body = to_json(reader.node());
  return criterion;
}

Criterion decode_command(const Node& node, Problems& problems) {
  MapReader reader(node, "command", problems);
  Criterion criterion = read_criterion(reader, CriterionKind::kCommand);
  std::string text;
  reader.need("run", "the shell command: run: ./contract-tests.sh {{url}}");
  reader.text("run", text);
  reader.text("junit", text);
  std::vector<std::string> files;
  reader.texts("needs", files);
  int within_ms = 0;
  reader.duration("within", within_ms);
  reader.finish();
  check_holes(node, {"url", "port", "scratch"}, problems);
  return criterion;
}

Criterion decode_question(const Node& node, Problems& problems) {
  MapReader reader(node, "question", problems);
  Criterion criterion = read_criterion(reader, CriterionKind::kQuestion);
  std::string ask;
  reader.need("ask", "the question: ask: Are rules and storage kept apart?");
  reader.text("ask", ask);
  if (node.find("title") == nullptr && !ask.empty()) criterion.title = ask;
  if (const Node* levels = reader.need("levels", "levels: {0: no, 4: yes}")) {
    criterion.body.set("levels", decode_levels(*levels, problems));
  }
  reader.finish();
  return criterion;
}

}  // namespace assay
