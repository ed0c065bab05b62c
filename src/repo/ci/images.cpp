// SPDX-License-Identifier: MIT
// Follows which stages the last one needs.
#include "repo/ci/images.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/container/dockerfile.h"
#include "repo/container/instructions.h"

namespace assay {
namespace {

struct BuildStage {
  std::string name{};
  std::vector<std::string> needs{};  // names and numbers of stages, and images of elsewhere
  bool tests = false;
};

bool builds_image(std::string_view command) {
  constexpr std::array<std::string_view, 6> kBuilders{"docker build",       "docker buildx build",
                                                      "docker image build", "podman build",
                                                      "buildah bud",        "docker compose build"};
  return holds_one_of(kBuilders, command) || command.find("docker-compose build") != command.npos;
}

// COPY --from=name, RUN --mount=type=bind,from=name
void add_sources(const Instruction& one, BuildStage& stage) {
  constexpr std::string_view kMark = "from=";
  for (std::size_t at = one.text.find(kMark); at != std::string::npos;
       at = one.text.find(kMark, at + 1)) {
    const std::string_view rest = std::string_view(one.text).substr(at + kMark.size());
    stage.needs.emplace_back(rest.substr(0, rest.find_first_of(" ,\t")));
  }
}

// FROM --platform=amd64 image AS name
BuildStage stage_from(const Instruction& from) {
  std::vector<std::string> words = instruction_words(from.text);
  std::erase_if(words, [](const std::string& word) { return word.starts_with("--"); });
  BuildStage stage;
  if (!words.empty()) stage.needs.push_back(words[0]);
  if (words.size() >= 3) stage.name = words[2];
  return stage;
}

std::vector<BuildStage> stages_of(std::string_view text,
                                  const std::function<bool(std::string_view)>& is_test) {
  std::vector<BuildStage> stages;
  for (const Instruction& one : dockerfile_instructions(text)) {
    if (one.keyword == "FROM") {
      stages.push_back(stage_from(one));
    } else if (!stages.empty()) {
      if (one.keyword == "COPY" || one.keyword == "RUN") add_sources(one, stages.back());
      stages.back().tests = stages.back().tests || (one.keyword == "RUN" && is_test(one.text));
    }
  }
  return stages;
}

ImageTests tests_in(const std::vector<BuildStage>& stages) {
  std::vector<bool> needed(stages.size(), false);
  ImageTests tests = ImageTests::kNone;
  for (std::size_t i = stages.size(); i-- > 0;) {
    const auto is_named = [&](const std::string& name) {
      return name == std::to_string(i) ||
             (!stages[i].name.empty() && equals_ignoring_case(name, stages[i].name));
    };
    needed[i] = i + 1 == stages.size();
    for (std::size_t later = i + 1; later < stages.size(); ++later) {
      needed[i] =
          needed[i] || (needed[later] && std::ranges::any_of(stages[later].needs, is_named));
    }
    if (!stages[i].tests) continue;
    if (needed[i]) return ImageTests::kRun;
    tests = ImageTests::kAside;
  }
  return tests;
}

}  // namespace

ImageTests tests_of_image(std::string_view command,
                          const FileIndex& texts,
                          const std::function<bool(std::string_view)>& is_test) {
  if (!builds_image(command)) return ImageTests::kNone;
  ImageTests tests = ImageTests::kNone;
  for (const SourceFile& file : texts.sources()) {
    if (!is_dockerfile(file.path)) continue;
    const ImageTests own = tests_in(stages_of(file.text, is_test));
    if (own == ImageTests::kRun) return own;
    if (own == ImageTests::kAside) tests = own;
  }
  return tests;
}

}  // namespace assay
