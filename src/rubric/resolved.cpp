// SPDX-License-Identifier: MIT
// Defaults and expansions, written into the tree.
#include "rubric/resolved.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

#include "rubric/criterion.h"

namespace assay {
namespace {

void add_default(Node& map, Node value) {
  if (map.find(value.key) == nullptr) map.children.push_back(std::move(value));
}

Node& part(Node& map, std::string key) {
  if (Node* found = map.find(key)) return *found;
  map.children.push_back(make_map(std::move(key)));
  return map.children.back();
}

Node placed(Node node, Spot at) {
  node.at = at;
  for (Node& child : node.children)
    child.at = at;
  return node;
}

Node weight_node(const Weights& weights, Spot at) {
  if (weights.junior == weights.mid && weights.mid == weights.senior) {
    return placed(make_number("weight", weights.mid), at);
  }
  Node node = make_map("weight");
  node.children = {make_number("junior", weights.junior), make_number("mid", weights.mid),
                   make_number("senior", weights.senior)};
  return placed(std::move(node), at);
}

Node check_node(const Criterion& criterion, const CheckPlace& place) {
  Node node = make_map({});
  node.at = place.id;
  node.children.push_back(placed(make_text("id", criterion.id), place.id));
  node.children.push_back(weight_node(criterion.weights, place.weight));
  if (!criterion.brief.empty()) {
    node.children.push_back(placed(make_text("brief", criterion.brief), place.id));
  }
  return node;
}

void resolve_category(Node& node, const Category& category, const std::vector<CheckPlace>& places) {
  add_default(node, make_text("title", category.title));
  add_default(node, make_number("weight", category.weight));
  if (Node* checks = node.find("checks")) {
    checks->children.clear();
    for (std::size_t i = 0; i < places.size(); ++i) {
      checks->children.push_back(check_node(category.criteria[i], places[i]));
    }
  }
  Node* questions = node.find("questions");
  if (questions == nullptr) return;
  for (Node& question : questions->children) {
    if (Node* levels = question.find("levels")) *levels = joined_levels(*levels);
  }
}

void resolve_resource(Node& node) {
  add_default(node, make_text("read", "public"));
  add_default(part(node, "list"), make_text("paging", "optional"));
  add_default(node, make_list("update"));
  add_default(node, make_flag("delete", false));
  add_default(node, make_text("lock", "none"));
  add_default(node, make_text("idempotency_key", "none"));
}

void resolve_api(Node& node, const Contract& contract) {
  add_default(node, make_text("consistency", fmt::format("{}ms", contract.consistency_ms)));
  if (Node* users = node.find("users")) {
    Node& send = part(*users, "send");
    add_default(send, make_text("header", contract.users->header));
    add_default(send, make_text("value", contract.users->value));
  }
  if (Node* resources = node.find("resources")) {
    for (Node& resource : resources->children)
      resolve_resource(resource);
  }
  if (Node* limit = node.find("rate_limit")) {
    add_default(*limit, make_text("per", contract.rate_limit->per));
  }
}

Node level_node(const Node& root, Level level) {
  const Node* written = root.find("level");
  if (written != nullptr && written->text == to_string(level)) return *written;
  return make_text("level", std::string(to_string(level)));
}

// The order in which a rubric is read.
void sort_keys(Node& root) {
  constexpr std::array<std::string_view, 13> kOrder{
      "assay", "id",           "title", "brief",     "level", "extends",   "pass",
      "bands", "critical_cap", "gates", "candidate", "api",   "categories"};
  std::ranges::stable_sort(root.children, {}, [&](const Node& child) {
    return std::ranges::find(kOrder, child.key) - kOrder.begin();
  });
}

}  // namespace

Node resolved(const Node& root, const Decoded& decoded) {
  const Rubric& rubric = decoded.rubric;
  Node whole = root;
  std::erase_if(whole.children, [](const Node& child) {
    return child.key == "extends" || child.key == "weights" || child.key == "level";
  });
  whole.children.push_back(level_node(root, rubric.level));
  whole.children.push_back(make_text("extends", "none"));
  add_default(whole, make_text("title", rubric.title));
  add_default(whole, make_number("pass", rubric.pass));
  Node& candidate = part(whole, "candidate");
  add_default(candidate, make_text("url", rubric.candidate.url));
  add_default(part(candidate, "ready"),
              make_text("within", fmt::format("{}ms", rubric.candidate.ready_within_ms)));
  if (Node* api = whole.find("api")) resolve_api(*api, rubric.contract);
  if (Node* categories = whole.find("categories")) {
    for (std::size_t i = 0; i < rubric.categories.size(); ++i) {
      resolve_category(categories->children[i], rubric.categories[i], decoded.places[i]);
    }
  }
  sort_keys(whole);
  return whole;
}

}  // namespace assay
