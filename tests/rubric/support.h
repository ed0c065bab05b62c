// SPDX-License-Identifier: MIT
// Rubrics of a test: in memory, or as files of a folder that goes away.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "rubric/load.h"
#include "rubric/problems.h"
#include "rubric/read_yaml.h"

namespace assay {

class TempFolder {
 public:
  TempFolder() {
    std::string name = testing::TempDir() + "assay-XXXXXX";
    path_ = mkdtemp(name.data());
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  TempFolder(TempFolder&&) = delete;
  TempFolder& operator=(TempFolder&&) = delete;
  ~TempFolder() { std::filesystem::remove_all(path_); }

  const std::string& path() const { return path_; }
  // Returns the whole path of the file.
  std::string write(const std::string& name, const std::string& text) const {
    const std::string whole = path_ + "/" + name;
    std::ofstream(whole, std::ios::binary) << text;
    return whole;
  }

 private:
  std::string path_{};
};

// A document read from memory, with what was wrong in it.
struct ReadText {
  std::optional<Node> root{};
  std::vector<Problem> problems{};
};

inline ReadText read_text_of(const std::string& text) {
  Sources sources;
  Problems problems(sources);
  const int file = sources.add("test.yaml", text);
  ReadText read;
  read.root = read_yaml(file, problems);
  read.problems = problems.take();
  return read;
}

inline std::string messages(const std::vector<Problem>& problems) {
  std::string all;
  for (const Problem& problem : problems)
    all += to_text(problem);
  return all;
}

// The rubric of a text; fails the test when it does not load.
inline Rubric rubric_of(const std::string& text,
                        const KnownChecks& known = {},
                        const LoadOptions& options = {}) {
  const TempFolder folder;
  LoadedRubric loaded = load_rubric(folder.write("rubric.yaml", text), known, options);
  EXPECT_TRUE(loaded.rubric.has_value()) << messages(loaded.problems);
  return loaded.rubric.value_or(Rubric{});
}

// What is wrong with a text, the first problem's message; empty when it loads.
inline std::string refusal_of(const std::string& text) {
  const TempFolder folder;
  const LoadedRubric loaded = load_rubric(folder.write("rubric.yaml", text), {});
  return loaded.problems.empty() ? std::string() : loaded.problems.front().message;
}

constexpr const char* kLeast = R"yaml(assay: 1
id: shop
api: {resources: {item: {path: /items, sample: {name: Lamp}}}}
)yaml";

}  // namespace assay
