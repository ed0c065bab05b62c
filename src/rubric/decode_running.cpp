// SPDX-License-Identifier: MIT
// How the API is reached and run: versions, GraphQL, load, what it stands on.
#include <fmt/core.h>

#include "rubric/decode.h"
#include "rubric/holes.h"

namespace assay {
namespace {

ApiVersion decode_version(const Node& node, Problems& problems) {
  ApiVersion version;
  version.name = node.key;
  MapReader reader(node, fmt::format("version '{}'", node.key), problems);
  if (const Node* path = reader.need("path", "path: /v1/products")) check_path(*path, problems);
  reader.text("path", version.path);
  reader.pairs("headers", version.headers);
  reader.texts("has", version.has);
  reader.texts("lacks", version.lacks);
  reader.finish();
  return version;
}

void decode_graphql(const Node& node, Contract& contract, Problems& problems) {
  GraphQl graphql;
  MapReader reader(node, "graphql", problems);
  if (const Node* path = reader.find("path")) check_path(*path, problems);
  reader.text("path", graphql.path);
  reader.text("read", graphql.read);
  reader.text("list", graphql.list);
  reader.text("nest", graphql.nest);
  reader.finish();
  if (const Node* nest = node.find("nest")) check_holes(*nest, {"nest"}, problems);
  contract.graphql = std::move(graphql);
}

void read_budget(MapReader& reader, std::string_view key, std::optional<double>& into) {
  if (reader.find(key) == nullptr) return;
  int ms = 0;
  reader.duration(key, ms);
  into = ms;
}

void decode_load(const Node& node, Contract& contract, Problems& problems) {
  constexpr double most_per_second = 30'000;
  LoadPlan load;
  MapReader reader(node, "load", problems);
  std::optional<double> rate;
  reader.number("rate", rate);
  load.rate = rate.value_or(load.rate);
  if (rate && (*rate <= 0 || *rate > most_per_second)) {
    problems.add(reader.spot("rate"),
                 fmt::format("rate is outside of 1 to {} requests per second", most_per_second));
  }
  reader.duration("for", load.for_ms);
  read_budget(reader, "p50", load.p50_ms);
  read_budget(reader, "p95", load.p95_ms);
  read_budget(reader, "p99", load.p99_ms);
  if (const Node* when = reader.find("when")) {
    MapReader inner(*when, "when", problems);
    inner.pairs("env", load.env);
    inner.finish();
    check_holes(*when, hole::candidate(), problems);
  }
  reader.finish();
  contract.load = std::move(load);
}

Dependency decode_dependency(const Node& node, Problems& problems) {
  Dependency dependency;
  dependency.name = node.key;
  MapReader reader(node, fmt::format("dependency '{}'", node.key), problems);
  reader.need("stop", "the command that takes it away: stop: docker compose stop db");
  reader.text("stop", dependency.stop);
  reader.need("start", "the command that brings it back: start: docker compose start db");
  reader.text("start", dependency.start);
  reader.finish();
  check_holes(node, hole::candidate(), problems);
  return dependency;
}

}  // namespace

void decode_running(MapReader& api, Contract& contract) {
  Problems& problems = api.problems();
  if (const Node* versions = api.find("versions");
      versions != nullptr && expect_map(*versions, "versions", problems)) {
    for (const Node& child : versions->children)
      contract.versions.push_back(decode_version(child, problems));
  }
  if (const Node* graphql = api.find("graphql")) decode_graphql(*graphql, contract, problems);
  if (const Node* load = api.find("load")) decode_load(*load, contract, problems);
  if (const Node* all = api.find("dependencies");
      all != nullptr && expect_map(*all, "dependencies", problems)) {
    for (const Node& child : all->children)
      contract.dependencies.push_back(decode_dependency(child, problems));
  }
  api.text("count_queries", contract.count_queries);
  if (const Node* command = api.find("count_queries"))
    check_holes(*command, hole::candidate(), problems);
}

}  // namespace assay
