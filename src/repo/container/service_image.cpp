// SPDX-License-Identifier: MIT
// Told by the folders that a Dockerfile stands in, and by the image that it goes on from.
#include "repo/container/service_image.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "core/front_end_name.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/file_index.h"
#include "repo/language.h"

namespace assay {
namespace {

// The name of the image that the last stage goes on from, without its registry.
std::string_view image_of(const Dockerfile& file) {
  if (file.stages.empty()) return {};
  const ImageStage* at = &file.stages.back();
  for (auto stage = file.stages.rbegin(); stage != file.stages.rend(); ++stage) {
    if (&*stage < at && !stage->name.empty() && equals_ignoring_case(stage->name, at->base))
      at = &*stage;
  }
  return file_name(at->base);
}

// What stands before a service, or hands out the pages that were built for it.
bool is_of_proxy(const Dockerfile& file) {
  constexpr std::array<std::string_view, 6> kImages{"nginx",   "caddy", "traefik",
                                                    "haproxy", "httpd", "nginx-unprivileged"};
  return lists(kImages, image_of(file));
}

template <typename List>
bool stands_below(const List& folders, std::string_view path) {
  return std::ranges::any_of(split(folder_of(path), '/'),
                             [&](std::string_view part) { return lists(folders, lower(part)); });
}

bool is_of_development(std::string_view path) {
  constexpr std::array<std::string_view, 12> kFolders{
      "monitoring", "observability", "debug", "docs",        "swagger", "test",
      "tests",      "testing",       "dev",   "development", "local",   "ci"};
  return stands_below(kFolders, path) || names_stand_in(path);
}

// What works beside the API, by the last word of a folder's name: cleanup, db-migrations.
bool is_of_helper(std::string_view path) {
  constexpr std::array<std::string_view, 12> kHelpers{
      "cleanup", "worker", "workers", "migration", "migrations", "migrator",
      "migrate", "seed",   "seeder",  "scheduler", "cron",       "cli"};
  // And before it: nginx_app, postgres-database.
  constexpr std::array<std::string_view, 13> kNeeded{
      "bouncer", "pgbouncer", "nginx", "proxy",    "haproxy", "postgres", "postgresql",
      "mysql",   "mariadb",   "db",    "database", "redis",   "rabbitmq"};
  return std::ranges::any_of(split(folder_of(path), '/'), [&](std::string_view part) {
    const std::string low = lower(part);
    const std::string_view last = std::string_view(low).substr(low.find_last_of("-_.") + 1);
    const std::string_view first = std::string_view(low).substr(0, low.find_first_of("-_."));
    return lists(kHelpers, last) || lists(kNeeded, last) || lists(kNeeded, first);
  });
}

// api.Dockerfile, rest-server.Dockerfile, Dockerfile.web
bool names_the_service(std::string_view path) {
  constexpr std::array<std::string_view, 9> kWords{"api",     "rest", "server", "backend", "web",
                                                   "service", "app",  "http",   "main"};
  const std::string name = lower(file_name(path));
  return std::ranges::any_of(split(name, '.'), [&](std::string_view part) {
    return std::ranges::any_of(split(part, '-'),
                               [&](std::string_view word) { return lists(kWords, word); });
  });
}

int distance_from_service(const Dockerfile& file) {
  if (is_of_proxy(file)) return 3;
  if (is_of_development(file.path)) return 2;
  return is_of_helper(file.path) ? 1 : 0;
}

bool is_built_by_compose(const ContainerFacts& facts, const std::string& path) {
  return std::ranges::any_of(facts.composes, [&](const ComposeFile& compose) {
    return std::ranges::find(compose.services, path, &ComposeService::dockerfile) !=
           compose.services.end();
  });
}

}  // namespace

bool is_of_dependency(const Dockerfile& file) {
  constexpr std::array<std::string_view, 23> kImages{
      "grafana",   "prometheus",        "loki",          "mysql",    "mysql-server", "mariadb",
      "postgres",  "postgis",           "timescaledb",   "pgvector", "mongo",        "redis",
      "valkey",    "memcached",         "rabbitmq",      "kafka",    "cp-kafka",     "zookeeper",
      "cassandra", "clickhouse-server", "elasticsearch", "keycloak", "opensearch"};
  constexpr std::array<std::string_view, 7> kParts{"mysql", "postgres", "mariadb",      "mongo",
                                                   "mssql", "oracle-",  "elasticsearch"};
  return lists(kImages, image_of(file)) || begins_with_one_of(kParts, image_of(file));
}

bool is_of_pages(const Dockerfile& file) {
  return std::ranges::any_of(split(folder_of(file.path), '/'), is_front_end_name);
}

bool is_of_sample(const Dockerfile& file) {
  constexpr std::array<std::string_view, 11> kFolders{
      "dev",     "development", "learning",   "example",   "examples",   "sample",
      "samples", "sandbox",     "playground", "exercises", "experiments"};
  return stands_below(kFolders, file.path);
}

void put_service_first(ContainerFacts& facts) {
  const auto order = [&](const Dockerfile& file) {
    const bool in_root = file.path.find('/') == std::string::npos;
    const std::string_view name = file_name(file.path);
    const bool plain = name.find('.') == std::string_view::npos;
    return std::tuple(distance_from_service(file), !in_root, in_root && !file.runs,
                      !(in_root && plain), !is_built_by_compose(facts, file.path), !plain,
                      !names_the_service(file.path));
  };
  std::ranges::stable_sort(facts.dockerfiles, {}, order);
}

}  // namespace assay
