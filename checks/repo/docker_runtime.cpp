// SPDX-License-Identifier: MIT
// Judges who a container runs as, its health check and its context, by what the files say.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "checks/repo/demand.h"
#include "checks/repo/family.h"
#include "checks/repo/service_image.h"
#include "core/snapshot.h"
#include "core/text.h"

namespace assay::checks {
namespace repo_docker_runtime {
namespace {

constexpr Meta kMeta{
    .id = "repo.docker-runtime",
    .title = "The container runs as a user and can be asked how it is",
    .failure_title = "The container runs as root, hides how it is, or is built from too much",
    .why =
        "A process that is broken into should not be root, and one that hangs should be seen to "
        "hang.",
    .fix = "Add USER to the last stage, a HEALTHCHECK (or one in compose), and a .dockerignore.",
    .source = "hadolint DL3002; OWASP Docker Security Cheat Sheet rule 2",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr int kEach = 3;  // tenths off for each thing amiss

// Images that are known to run as root unless told otherwise.
constexpr std::string_view kRoot[] = {"alpine",
                                      "amazoncorretto",
                                      "amazonlinux",
                                      "archlinux",
                                      "aspnet",
                                      "aspnetcore",
                                      "bash",
                                      "buildpack-deps",
                                      "bun",
                                      "busybox",
                                      "centos",
                                      "clojure",
                                      "dart",
                                      "debian",
                                      "dotnet",
                                      "eclipse-temurin",
                                      "elixir",
                                      "erlang",
                                      "fedora",
                                      "golang",
                                      "gradle",
                                      "ibm-semeru-runtimes",
                                      "java",
                                      "maven",
                                      "nginx",
                                      "node",
                                      "openjdk",
                                      "oraclelinux",
                                      "php",
                                      "python",
                                      "rockylinux",
                                      "ruby",
                                      "runtime",
                                      "rust",
                                      "sbt",
                                      "scratch",
                                      "sdk",
                                      "swift",
                                      "tomcat",
                                      "ubuntu",
                                      "uvicorn-gunicorn",
                                      "uvicorn-gunicorn-fastapi"};

std::string_view name_of(const ImageStage& stage) {
  return std::string_view(stage.base).substr(stage.base.rfind('/') + 1);
}

// Of "${OWNER:-root}" what holds where nobody says otherwise.
std::string_view by_default(std::string_view user) {
  const std::size_t given = user.find(":-");
  if (!user.starts_with("${") || !user.ends_with('}') || given == user.npos) return user;
  return user.substr(given + 2, user.size() - given - 3);
}

bool is_root(std::string_view written) {
  const std::string_view user = by_default(written);
  const std::string_view name = user.substr(0, user.find(':'));
  return name == "root" || name == "0";
}

// Chainguard's, Bitnami's and Red Hat's images set a user that is not root.
bool has_user_of_its_own(const ImageStage& stage) {
  return std::ranges::any_of(
      std::array{"cgr.dev/", "chainguard/", "bitnami/", "redhat", "/ubi"},
      [&](const char* vendor) { return stage.base.find(vendor) != std::string::npos; });
}

// The stage that begins with an image of elsewhere, from which this one goes on.
const ImageStage& beginning_of(const Dockerfile& file, const ImageStage& stage) {
  const ImageStage* at = &stage;
  for (std::size_t i = file.stages.size(); i-- > 0;) {
    const ImageStage& earlier = file.stages[i];
    if (&earlier < at && !earlier.name.empty() && equals_ignoring_case(earlier.name, at->base))
      at = &earlier;
  }
  return *at;
}

// A service that is built by this file, or by one that was not told.
bool is_built_by(const ComposeService& service, const Dockerfile& file) {
  return service.builds && (service.dockerfile.empty() || service.dockerfile == file.path);
}

// False where only running it would tell.
bool runs_as_root(const Dockerfile& file, const ContainerFacts& facts) {
  const ImageStage& last = file.stages.back();
  if (!last.user.empty()) return is_root(last.user);
  if (file.drops_user || facts.manifest_user) return false;
  const auto of_compose = [&](const ComposeFile& compose) {
    return std::ranges::any_of(compose.services, [&](const ComposeService& service) {
      return is_built_by(service, file) && !service.user.empty() && !is_root(service.user);
    });
  };
  if (std::ranges::any_of(facts.composes, of_compose)) return false;
  const ImageStage& root = beginning_of(file, last);
  const auto says = [&](std::string_view word) {
    return root.base.find(word) != std::string::npos || root.tag.find(word) != std::string::npos;
  };
  // PHP's images for a web server begin as root, and www-data runs what a request asks for.
  if (name_of(root) == "php" && (says("fpm") || says("apache"))) return false;
  // .NET's chiseled images and those named so have a user of their own; distroless ones else none.
  if (says("nonroot") || says("chiseled")) return false;
  if (last.installs) return true;
  if (has_user_of_its_own(root)) return false;
  // adoptopenjdk/openjdk11, azul/zulu-openjdk
  if (name_of(root).find("openjdk") != std::string_view::npos) return true;
  return says("distroless") || std::ranges::find(kRoot, name_of(root)) != std::end(kRoot);
}

bool is_asked(const Dockerfile& file, const ContainerFacts& facts) {
  const auto of_compose = [&](const ComposeFile& compose) {
    return std::ranges::any_of(compose.services, [&](const ComposeService& service) {
      return is_built_by(service, file) && service.health;
    });
  };
  return file.stages.back().health || facts.probes ||
         std::ranges::any_of(facts.composes, of_compose);
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const ContainerFacts& facts = tape.snapshot->containers;
  const Dockerfile* chosen = service_image(facts);
  if (chosen == nullptr) {
    return not_applicable("there is no Dockerfile of the service; repo.docker-image judges that");
  }
  const Dockerfile& file = *chosen;
  std::string seen;
  int amiss = 0;
  const auto add = [&](bool bad, std::string_view what) {
    if (!bad) return;
    ++amiss;
    seen.append(seen.empty() ? "" : "; ").append(what);
  };
  const auto copying = std::ranges::find(file.stages, true, &ImageStage::copies_all);
  add(!file.is_function && runs_as_root(file, facts), "it runs as root");
  add(!file.is_function && !is_asked(file, facts), "no health check asks how it is");
  // Told of the last stage, unless there is no more to tell than what was copied in another.
  const bool only_copies = amiss == 0;
  add(copying != file.stages.end() && !file.ignored_context,
      "it copies the whole folder, and no .dockerignore leaves anything out");
  const int line = only_copies && amiss > 0 ? copying->copy_line : file.stages.back().line;
  if (amiss == 0) return pass({{.file = file.path, .line = line}}, "read, not run");
  return graded(
      (10 - kEach * amiss) / 10.0, {{.file = file.path, .line = line}},
      {fmt::format("{}: {}", file.path, seen), "a user of its own, a health check, a .dockerignore",
       fmt::format("{} of 3 amiss", amiss)});
}

}  // namespace
}  // namespace repo_docker_runtime
const Check kDockerRuntime{repo_docker_runtime::kMeta, nullptr, repo_docker_runtime::judge};
}  // namespace assay::checks
