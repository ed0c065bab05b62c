// SPDX-License-Identifier: MIT
// Sends each file to its reader.
#include "repo/container/read_containers.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/container/absent_copies.h"
#include "repo/container/compose.h"
#include "repo/container/context.h"
#include "repo/container/copied_secrets.h"
#include "repo/container/dockerfile.h"
#include "repo/container/service_image.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::size_t kMostContainer = 30;  // files of a kind

bool is_yaml(std::string_view path) {
  return path.ends_with(".yml") || path.ends_with(".yaml");
}

bool is_build_file(std::string_view path) {
  const std::string_view name = file_name(path);
  return name == "pom.xml" || name.starts_with("build.gradle") || name == "project.toml" ||
         name == ".ko.yaml" || name == "Procfile" || name == "build.sbt";
}

// What tells a cloud how to run the container: Terraform, Pulumi, CDK, Fly, Render, Railway.
bool is_infrastructure(std::string_view path) {
  constexpr std::array<std::string_view, 6> kFiles{"fly.toml",     "railway.json",
                                                   "railway.toml", "task-definition.json",
                                                   "taskdef.json", "Dockerrun.aws.json"};
  constexpr std::array<std::string_view, 5> kFolders{"infra", "iac", "terraform", "pulumi", "cdk"};
  const std::string_view name = file_name(path);
  const bool inside = lists(kFolders, lower(path.substr(0, path.find('/'))));
  return lists(kFiles, name) || path.ends_with(".tf") || (inside && language_of(path) != nullptr);
}

// "healthCheck": null, as an export of a task writes out what is not set.
bool sets_health_check(const SourceFile& file) {
  const auto lines = split(file.text, '\n');
  return std::ranges::any_of(lines, [](std::string_view line) {
    return contains_ignoring_case(line, "healthcheck") && !contains_ignoring_case(line, ": null");
  });
}

bool asks_how_it_is(const SourceFile& file) {
  const auto says = [&](std::string_view word) { return contains_ignoring_case(file.text, word); };
  return sets_health_check(file) || says("health_check") || (says("checks]") && says("interval"));
}

std::string builder_in(const SourceFile& file) {
  const std::string_view name = file_name(file.path);
  if (name == ".ko.yaml") return "ko";
  const auto says = [&](std::string_view word) { return contains_ignoring_case(file.text, word); };
  if (says("jib-maven-plugin") || says("com.google.cloud.tools.jib")) return "Jib";
  if (says("bootBuildImage") || name == "project.toml") return "buildpacks";
  return says("DockerPlugin") ? "sbt-native-packager" : "";
}

// Scripts without an ending: docker-entrypoint, start-container.
bool is_entry_name(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.find('.') == name.npos && (name.ends_with("entrypoint") || name.starts_with("start"));
}

// An entry point that is a script of the repository, and goes on as another user.
bool script_drops_user(const std::vector<SourceFile>& sources, std::string_view dockerfile) {
  const std::vector<std::string> called = entry_scripts(dockerfile);
  return std::ranges::any_of(sources, [&](const SourceFile& file) {
    const Language* language = language_of(file.path);
    const bool shell = language != nullptr && language->family == Family::kShell;
    return (shell || is_entry_name(file.path)) && lists(called, file_name(file.path)) &&
           changes_user(file.text);
  });
}

// docker-compose.dev.yaml, compose-local.yml; the stage dev-build
bool is_named_for_development(std::string_view name) {
  constexpr std::array<std::string_view, 6> kWords{"dev",   "development", "local",
                                                   "tests", "test",        "ci"};
  std::string words = lower(name);
  std::ranges::replace_if(
      words, [](char c) { return c == '.' || c == '_'; }, '-');
  return std::ranges::any_of(split(words, '-'),
                             [&](std::string_view word) { return lists(kWords, word); });
}

// What stands behind the stage that compose builds the service to is made for something else.
void end_at_target(Dockerfile& file, const std::vector<ComposeFile>& composes) {
  for (const ComposeFile& compose : composes) {
    if (is_named_for_development(file_name(compose.path))) continue;
    for (const ComposeService& service : compose.services) {
      if (service.dockerfile != file.path || service.target.empty()) continue;
      if (is_named_for_development(service.target)) continue;
      const auto stage = std::ranges::find(file.stages, service.target, &ImageStage::name);
      if (stage != file.stages.end()) file.stages.erase(stage + 1, file.stages.end());
      return;
    }
  }
}

// What Kubernetes and its like are told of the container.
void take_manifest(std::string_view text, ContainerFacts& facts) {
  // The last one is of a load balancer.
  constexpr std::array<std::string_view, 4> kProbes{"livenessProbe", "readinessProbe",
                                                    "healthCheckPath", "healthCheck:"};
  constexpr std::array<std::string_view, 2> kUsers{"runAsNonRoot", "runAsUser"};
  if (!holds_one_of(kProbes, text) && !holds_one_of(kUsers, text)) return;
  for (const std::string_view line : split(text, '\n')) {
    if (trimmed(line).starts_with('#')) continue;
    facts.probes = facts.probes || holds_one_of(kProbes, line);
    facts.manifest_user = facts.manifest_user || holds_one_of(kUsers, line);
  }
}

// An empty .dockerignore leaves nothing out.
std::vector<std::string> files_that_leave_out(const std::vector<std::string>& paths,
                                              const FileIndex& texts) {
  std::vector<std::string> files;
  std::ranges::copy_if(paths, std::back_inserter(files), [&](const std::string& path) {
    const std::string* text = is_context_ignore(path) ? texts.text(path) : nullptr;
    return is_context_ignore(path) && (text == nullptr || !trimmed(*text).empty());
  });
  return files;
}

}  // namespace

bool may_speak_of_containers(std::string_view path) {
  return is_context_ignore(path) || is_infrastructure(path) || is_dockerfile(path) ||
         is_yaml(path) || is_build_file(path) || is_entry_name(path);
}

ContainerFacts read_containers(const std::vector<SourceFile>& sources,
                               const std::vector<std::string>& paths) {
  ContainerFacts facts;
  const FileIndex texts(sources);
  for (const SourceFile& file : sources) {
    const bool docker = is_dockerfile(file.path) && !holds_nothing(file.text);
    if (docker && facts.dockerfiles.size() < kMostContainer) {
      facts.dockerfiles.push_back(read_dockerfile(file.path, file.text));
      Dockerfile& read = facts.dockerfiles.back();
      keep_secrets_of(read, file.text, texts);
      read.absent = absent_copies(file.path, file.text, paths);
      read.drops_user = read.drops_user || script_drops_user(sources, file.text);
    } else if (is_compose_file(file.path) && !trimmed(file.text).empty() &&
               facts.composes.size() < kMostContainer) {
      facts.composes.push_back(read_compose(file.path, file.text));
    } else if (is_build_file(file.path) && facts.builder.empty()) {
      facts.builder = builder_in(file);
    } else if (is_infrastructure(file.path)) {
      facts.probes = facts.probes || asks_how_it_is(file);
    } else if (is_yaml(file.path)) {
      take_manifest(file.text, facts);
    }
  }
  const std::vector<std::string> ignoring = files_that_leave_out(paths, texts);
  for (Dockerfile& file : facts.dockerfiles) {
    const std::string* text = texts.text(file.path);
    const bool above = text != nullptr && copies_from_above(file.path, *text, paths);
    file.ignored_context = leaves_out_files(file.path, above, facts.composes, ignoring);
    end_at_target(file, facts.composes);
  }
  std::erase_if(facts.dockerfiles, is_of_dependency);
  std::erase_if(facts.dockerfiles, is_of_pages);
  std::erase_if(facts.dockerfiles, is_of_sample);
  put_service_first(facts);
  put_default_first(facts.composes);
  lay_over(facts.composes);
  return facts;
}

}  // namespace assay
