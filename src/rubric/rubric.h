// SPDX-License-Identifier: MIT
// The rubric: what the assignment's API is, which criteria count, and for how much.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "contract/contract.h"
#include "core/json.h"
#include "core/outcome.h"

namespace assay {

// A place in a rubric file, 1-based; line 0 means "built in or not written".
struct Position {
  std::string file{};
  int line = 0;
  int column = 0;
};

enum class CriterionKind { kCheck, kScenario, kCommand, kQuestion };
std::string_view to_string(CriterionKind kind);

// Points that a criterion is worth within its category, by level.
struct Weights {
  double junior = 1;
  double mid = 1;
  double senior = 1;

  double at(Level level) const;
};

struct Criterion {
  std::string id{};  // a check id, or the id that the rubric gave
  CriterionKind kind = CriterionKind::kCheck;
  std::string title{};  // empty for a check: its metadata says it
  Weights weights{};
  std::string brief{};
  Severity severity =
      Severity::kMajor;  // of a scenario or command; a check's metadata says its own
  Json body{};           // scenarios, commands and questions as they were written, resolved
  Position at{};
};

struct Category {
  std::string id{};
  std::string title{};
  double weight = 0;
  std::vector<Criterion> criteria{};  // globs already expanded against the known checks
  Position at{};
};

struct CandidateSpec {
  std::string start{};  // shell command, run in the submission's folder
  std::string url = "http://127.0.0.1:{{port}}";
  bool url_written = false;  // the rubric says it; a submission's own words do not replace it
  std::vector<std::pair<std::string, std::string>> env{};
  std::string ready_path{};  // empty: any HTTP answer of the base URL will do
  int ready_within_ms = 60'000;
  std::string template_commit{};  // of the starter that every submission began with
};

struct Rubric {
  std::string id{};
  std::string title{};
  std::string
      brief{};  // the assignment, as candidates are given it; empty where it stands elsewhere
  Level level = Level::kMid;
  double pass = 70;
  std::vector<std::pair<std::string, double>> bands{};  // highest first
  CandidateSpec candidate{};
  Contract contract{};
  std::vector<Category> categories{};
  std::optional<double> critical_cap{};
  std::vector<std::string> gates{};
  std::string digest{};  // "sha256:…" over the resolved rubric
};

}  // namespace assay
