// SPDX-License-Identifier: MIT
// Reads the services of a compose file.
#include "repo/container/compose.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/json_fields.h"
#include "core/text.h"
#include "repo/container/context.h"
#include "repo/file_index.h"
#include "repo/language.h"
#include "repo/yaml.h"

namespace assay {
namespace {

constexpr std::string_view kNoServices = "it has no services";
constexpr std::string_view kFirstForm =
    "it is in the first form of Compose, without 'services', which Docker has given up";

// A list of names, or a map by name.
std::vector<std::string> names_in(const Json* listed) {
  std::vector<std::string> names;
  if (listed == nullptr) return names;
  for (const Json& item : listed->items())
    names.push_back(item.text());
  for (const auto& [name, value] : listed->members())
    names.push_back(name);
  return names;
}

// build: ./api, or its context and Dockerfile, which is seen from the context.
void read_build(const Json& build, std::string_view folder, ComposeService& service) {
  if (build.find("dockerfile_inline") != nullptr) return;
  const std::string written = build.is_string() ? build.text() : text_member(build, "context");
  const std::string named = text_member(build, "dockerfile");
  const auto context = path_from(folder, written);
  if (!context) return;
  const auto dockerfile =
      path_from(context->empty() ? "" : *context + "/", named.empty() ? "Dockerfile" : named);
  if (!dockerfile) return;
  service.context = *context;
  service.dockerfile = *dockerfile;
  service.target = text_member(build, "target");
}

ComposeService read_service(const std::string& name,
                            const Json& json,
                            std::string_view folder,
                            std::string_view text) {
  const Json* health = json.find("healthcheck");
  const Json* disabled = health == nullptr ? nullptr : health->find("disable");
  ComposeService service{
      .name = name,
      .line = line_of_key(text, name),
      .image = text_member(json, "image"),
      .builds = json.find("build") != nullptr,
      .health = health != nullptr && (disabled == nullptr || !disabled->boolean()),
      .user = text_member(json, "user"),
      .depends = names_in(json.find("depends_on")),
      .extended = json.find("extends") != nullptr || json.find("provider") != nullptr};
  if (const Json* build = json.find("build")) read_build(*build, folder, service);
  return service;
}

// A script that the database's image runs on an empty volume.
bool mounts_sql(const Json& service) {
  const Json* volumes = service.find("volumes");
  if (volumes == nullptr) return false;
  for (const Json& volume : volumes->items()) {
    const std::string said = volume.is_string() ? volume.text() : text_member(volume, "target");
    if (said.find("docker-entrypoint-initdb.d") != std::string::npos) return true;
  }
  return false;
}

}  // namespace

bool is_compose_file(std::string_view path) {
  const std::string name = lower(file_name(path));
  const bool yaml = name.ends_with(".yml") || name.ends_with(".yaml");
  return yaml && (name.starts_with("docker-compose") || name.starts_with("compose."));
}

void put_default_first(std::vector<ComposeFile>& files) {
  constexpr std::array<std::string_view, 4> kDefaults{"compose.yaml", "compose.yml",
                                                      "docker-compose.yml", "docker-compose.yaml"};
  std::ranges::stable_sort(files, {}, [&](const ComposeFile& file) {
    const auto rank = std::ranges::find(kDefaults, file_name(file.path)) - kDefaults.begin();
    return std::pair(std::ranges::count(file.path, '/'), rank);
  });
}

std::string without_services(const Json& file) {
  const bool first = std::ranges::any_of(file.members(), [](const auto& entry) {
    return entry.second.find("image") != nullptr || entry.second.find("build") != nullptr;
  });
  return std::string(first ? kFirstForm : kNoServices);
}

// Only the first has to be whole.
void lay_over(std::vector<ComposeFile>& files) {
  if (files.size() < 2) return;
  for (ComposeFile& file : files) {
    file.merged = true;
    const bool bare = file.problem == kNoServices || file.problem == kFirstForm;
    if (&file != &files.front() && bare) file.problem.clear();
  }
}

ComposeFile read_compose(const std::string& path, std::string_view text) {
  ComposeFile file{.path = path};
  const YamlDocument document = read_yaml_text(text);
  if (document.too_large) {
    file.merged = true;
    return file;
  }
  file.problem = document.problem;
  if (!file.problem.empty()) return file;
  file.merged = document.value.find("include") != nullptr;
  const Json* services = document.value.find("services");
  if (services == nullptr || !services->is_object()) {
    if (!file.merged) file.problem = without_services(document.value);
    return file;
  }
  for (const auto& [name, service] : services->members()) {
    file.services.push_back(read_service(name, service, folder_of(path), text));
    file.mounts_sql = file.mounts_sql || mounts_sql(service);
  }
  return file;
}

}  // namespace assay
