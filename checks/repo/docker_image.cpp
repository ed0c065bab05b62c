// SPDX-License-Identifier: MIT
// Judges Dockerfiles by what they say; nothing is built.
#include <algorithm>

#include <fmt/core.h>

#include "checks/repo/demand.h"
#include "checks/repo/family.h"
#include "checks/repo/service_image.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace repo_docker_image {
namespace {

constexpr Meta kMeta{
    .id = "repo.docker-image",
    .title = "The image is small, pinned and free of secrets",
    .failure_title = "The image is large, unpinned or holds secrets",
    .why =
        "An image is what runs in production: whatever it holds is shipped, and what it is made "
        "from should not change by itself.",
    .fix =
        "Name a tag of the base image, build in one stage and run in a slim one, and hand secrets "
        "over when the container starts.",
    .source = "hadolint DL3006, DL3007; OWASP Docker Security Cheat Sheet",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kEach = 2;  // tenths off for each thing amiss

// Whole systems with compilers, when their tag does not say otherwise.
constexpr std::string_view kLarge[] = {"node",   "python", "golang", "rust", "ruby", "maven",
                                       "gradle", "elixir", "erlang", "sdk",  "perl", "swift"};
constexpr std::string_view kSlim[] = {"slim",    "alpine", "distroless", "chiseled", "jre",
                                      "minimal", "wolfi",  "busybox",    "musl",     "micro"};

// Docker's own images, whose tags are known to hold the version.
constexpr std::string_view kLanguages[] = {"node",  "python", "golang", "ruby",           "php",
                                           "rust",  "elixir", "erlang", "openjdk",        "perl",
                                           "swift", "maven",  "gradle", "eclipse-temurin"};
// Whose releases have names as well as numbers: node:iron-slim.
constexpr std::string_view kNamedReleases[] = {"argon",  "boron",   "carbon",  "dubnium",
                                               "erbium", "fermium", "gallium", "hydrogen",
                                               "iron",   "jod",     "krypton"};

std::string_view name_of(const ImageStage& stage) {
  return std::string_view(stage.base).substr(stage.base.rfind('/') + 1);
}

// node:slim and python:alpine go on to the next version, as latest does. Of a system, whose
// releases have names, and of a registry of one's own a word may be a version.
bool names_no_version(const ImageStage& stage) {
  const bool digit = stage.tag.find_first_of("0123456789") != std::string::npos;
  if (stage.tag.starts_with("lts")) return false;
  const bool named = std::ranges::any_of(kNamedReleases, [&](std::string_view release) {
    return stage.tag.find(release) != std::string::npos;
  });
  return std::ranges::find(kLanguages, stage.base) != std::end(kLanguages) && !digit && !named;
}

// The tags of distroless images tell their variants apart and none their release, which stands in
// the name: distroless/static-debian12.
bool names_its_release(const ImageStage& stage) {
  return stage.base.find("distroless/") != std::string::npos &&
         name_of(stage).find_first_of("0123456789") != std::string_view::npos;
}

bool is_latest(const ImageStage& stage) {
  if (names_its_release(stage)) return false;
  return stage.tag.empty() || stage.tag == "latest" || names_no_version(stage);
}

bool is_stage(const Dockerfile& file, const ImageStage& stage) {
  return std::ranges::any_of(file.stages, [&](const ImageStage& other) {
    return !other.name.empty() && other.name == stage.base && other.line < stage.line;
  });
}

bool is_pinned(const Dockerfile& file, const ImageStage& stage) {
  return stage.base == "scratch" || stage.digest || !stage.resolved || is_stage(file, stage) ||
         !is_latest(stage);
}

// The stage whose image this one goes on from.
const ImageStage& root_of(const Dockerfile& file, const ImageStage& stage) {
  const ImageStage* at = &stage;
  for (std::size_t i = 0; i < file.stages.size(); ++i) {
    const auto parent = std::ranges::find_if(file.stages, [&](const ImageStage& other) {
      return !other.name.empty() && other.name == at->base && other.line < at->line;
    });
    if (parent == file.stages.end()) break;
    at = &*parent;
  }
  return *at;
}

// somebody/node, which may be made of anything; not library/node, nor a mirror's.
bool is_of_owner(std::string_view base) {
  const std::string_view owner = base.substr(0, base.find('/'));
  return std::ranges::count(base, '/') == 1 && owner != "library" &&
         owner.find_first_of(".:") == owner.npos;
}

bool is_large(const ImageStage& stage) {
  if (is_of_owner(stage.base)) return false;
  const std::string_view name = name_of(stage);
  const bool slim = std::ranges::any_of(kSlim, [&](std::string_view word) {
    return stage.tag.find(word) != std::string::npos || stage.base.find(word) != std::string::npos;
  });
  return stage.resolved && !slim && std::ranges::find(kLarge, name) != std::end(kLarge);
}

struct Amiss {
  std::string what{};
  Evidence evidence{};
};

std::vector<Amiss> amiss_in(const Dockerfile& file, bool all_read) {
  std::vector<Amiss> amiss;
  // What is shipped is named before what it is built with.
  for (auto at = file.stages.rbegin(); at != file.stages.rend(); ++at) {
    const ImageStage& stage = *at;
    if (is_pinned(file, stage)) continue;
    amiss.push_back({fmt::format("line {} takes {}{}{} without a tag that stays", stage.line,
                                 stage.base, stage.tag.empty() ? "" : ":", stage.tag),
                     {.file = file.path, .line = stage.line}});
    break;
  }
  const ImageStage& last = file.stages.back();
  const ImageStage& root = root_of(file, last);
  if (is_large(root)) {
    amiss.push_back({fmt::format("it runs on {}{}{}, a system with compilers", root.base,
                                 root.tag.empty() ? "" : ":", root.tag),
                     {.file = file.path, .line = root.line}});
  }
  if (!last.builds.empty()) {
    amiss.push_back({fmt::format("'{}' runs in the stage that is shipped", last.builds),
                     {.file = file.path, .line = last.builds_line}});
  }
  const std::vector<Place>& secrets = file.secrets.empty() ? file.copied : file.secrets;
  if (!secrets.empty()) {
    amiss.push_back({fmt::format("'{}' becomes part of the image", secrets.front().what),
                     {.file = file.path, .line = secrets.front().line}});
  }
  if (all_read && !file.absent.empty()) {
    const Place& first = file.absent.front();
    amiss.push_back({fmt::format("line {} copies {}, which the repository does not hold: it cannot "
                                 "be built from there",
                                 first.line, first.what),
                     {.file = file.path, .line = first.line}});
  }
  return amiss;
}

Finding without_image(const Tape& tape) {
  const ContainerFacts& facts = tape.snapshot->containers;
  if (!facts.builder.empty()) {
    return not_applicable("its image is built by " + facts.builder + ", without a Dockerfile");
  }
  if (tape.snapshot->truncated) return inconclusive("the repository was not read whole");
  if (!is_demanded_here(tape, "docker")) {
    return not_applicable("the brief asks for no image, and there is none");
  }
  return fail(std::vector<Evidence>{},
              {"The brief asks for an image, and no Dockerfile of the service was found",
               "a Dockerfile, or a plugin that builds an image", "neither"});
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const Dockerfile* file = service_image(tape.snapshot->containers);
  if (file == nullptr) return without_image(tape);
  const std::vector<Amiss> amiss = amiss_in(*file, !tape.snapshot->truncated);
  if (amiss.empty())
    return pass({{.file = file->path}}, file->path + " was read; no image was built");
  std::vector<Evidence> evidence;
  std::string seen;
  for (const Amiss& one : amiss) {
    evidence.push_back(one.evidence);
    seen += (seen.empty() ? "" : "; ") + one.what;
  }
  return graded((10 - kEach * static_cast<double>(amiss.size())) / 10, std::move(evidence),
                {fmt::format("{}: {}", file->path, seen),
                 "a tag that stays, a slim base, building apart from running, no secret, and all "
                 "that it copies",
                 fmt::format("{} of 5 amiss", amiss.size())});
}

}  // namespace
}  // namespace repo_docker_image
const Check kDockerImage{repo_docker_image::kMeta, nullptr, repo_docker_image::judge};
}  // namespace assay::checks
