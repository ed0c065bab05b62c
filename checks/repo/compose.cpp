// SPDX-License-Identifier: MIT
// Judges what can be told of a compose file without running it: that it is valid, and holds the
// service.
#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "checks/repo/demand.h"
#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace repo_compose {
namespace {

constexpr Meta kMeta{
    .id = "repo.compose",
    .title = "One command brings everything up",
    .failure_title = "The compose file does not bring everything up",
    .why = "Whoever reviews or joins starts with one command, or does not start.",
    .fix =
        "Let the compose file hold the service with all that it needs, and try docker compose up "
        "in a fresh clone.",
    .source = "Compose specification",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kBroken = 0.5;  // by our own reader alone
constexpr double kWithoutService = 0.5;

// What services are built upon, and no submission is.
constexpr std::string_view kInfrastructure[] = {
    "postgres",  "mysql",      "mariadb", "mongo",    "redis",      "rabbitmq",   "kafka",
    "zookeeper", "adminer",    "pgadmin", "nginx",    "traefik",    "memcached",  "minio",
    "mailhog",   "mailpit",    "jaeger",  "grafana",  "prometheus", "localstack", "elasticsearch",
    "kibana",    "valkey",     "nats",    "mssql",    "dynamodb",   "keycloak",   "wiremock",
    "zipkin",    "phpmyadmin", "postgis", "cassandra"};

bool is_infrastructure(const ComposeService& service) {
  return !service.builds && !service.extended &&
         std::ranges::any_of(kInfrastructure, [&](std::string_view name) {
           return service.image.find(name) != std::string::npos;
         });
}

// A dependency that is declared nowhere; empty when all are there.
std::string unknown_dependency(const ComposeFile& file) {
  for (const ComposeService& service : file.services) {
    for (const std::string& name : service.depends) {
      const bool known =
          std::ranges::find(file.services, name, &ComposeService::name) != file.services.end();
      if (!known)
        return fmt::format("'{}' depends on '{}', which it does not hold", service.name, name);
    }
  }
  return {};
}

Finding without_file(bool truncated, bool demanded) {
  if (truncated) return inconclusive("the repository was not read whole");
  if (!demanded) return not_applicable("the brief asks for no compose file, and there is none");
  return fail(std::vector<Evidence>{}, {"The brief asks for a compose file, and there is none",
                                        "compose.yaml or docker-compose.yml", "neither"});
}

// What makes a file invalid; nothing when it is valid.
std::optional<Finding> invalid(const ComposeFile& file) {
  if (!file.problem.empty()) {
    return graded(kBroken, {{.file = file.path}},
                  {fmt::format("{} could not be read: {}", file.path, file.problem),
                   "a valid compose file", file.problem});
  }
  const std::string unknown = file.merged ? "" : unknown_dependency(file);
  if (unknown.empty()) return std::nullopt;
  return fail({{.file = file.path}},
              {fmt::format("{}: {}", file.path, unknown), "a valid compose file", unknown});
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const std::vector<ComposeFile>& files = tape.snapshot->containers.composes;
  const bool demanded = is_demanded_here(tape, "compose");
  if (files.empty()) return without_file(tape.snapshot->truncated, demanded);
  bool holds_service = false;
  bool merged = false;
  for (const ComposeFile& file : files) {
    if (auto finding = invalid(file)) return *finding;
    merged = merged || file.merged;
    holds_service = holds_service || !std::ranges::all_of(file.services, is_infrastructure);
  }
  if (holds_service || merged) {
    return inconclusive(files.front().path +
                        " was read and found valid; it was not brought up here");
  }
  if (!demanded) {
    return not_applicable(
        "its compose file holds what the service needs, and the brief asks for no "
        "more");
  }
  return graded(kWithoutService, {{.file = files.front().path}},
                {files.front().path + " brings up what the service needs, and not the service",
                 "the service and all that it needs", "what it needs alone"});
}

}  // namespace
}  // namespace repo_compose
const Check kCompose{repo_compose::kMeta, nullptr, repo_compose::judge};
}  // namespace assay::checks
