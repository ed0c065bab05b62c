// SPDX-License-Identifier: MIT
// The one model that every report format and the store are written from (schema assay.report/1).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/exchange.h"
#include "core/finding.h"
#include "core/json.h"
#include "core/outcome.h"

namespace assay {

enum class Verdict { kPass, kFail, kUndecided };
std::string_view to_string(Verdict verdict);
// Nothing when the text is none of the spellings.
std::optional<Verdict> verdict_from(std::string_view text);

// Points on a scale, with the interval that unsettled criteria leave open.
struct Score {
  std::optional<double> points{};  // nothing when no total may be given
  double of = 100;
  double low = 0;
  double high = 0;
};

struct GateResult {
  std::string id{};
  std::optional<bool> held{};  // nothing when its criterion could not be settled
};

struct Total {
  Score score{};
  double settled = 0;  // share of the automated weight that is settled, 0 to 1
  Verdict verdict = Verdict::kUndecided;
  std::string band{};
  double threshold = 0;
  std::vector<GateResult> gates{};
  std::optional<double> capped_at{};  // the critical cap, where it lowered the total
  std::optional<double> cap{};        // the same, where a critical fail brings it into force
  std::optional<Score> whole{};       // with the questions, once a reviewer has answered one
  std::string why{};                  // one sentence: why this verdict
};

struct CategoryResult {
  std::string id{};
  std::string title{};
  double weight = 0;
  Score score{};
};

// A reviewer's answer to a question.
struct Answer {
  std::string question{};  // its id
  double level = 0;        // one of the question's scale
  std::string comment{};
  std::string answered{};  // RFC 3339, UTC
};

// A step of a question's scale.
struct ScaleLevel {
  double level = 0;
  std::string text{};
};

struct CriterionResult {
  std::string id{};
  std::string kind{};  // "check" | "scenario" | "command" | "question"
  std::string category{};
  std::string title{};  // turned when it lost points
  double weight = 0;    // share of its category; 0 is shown, not scored
  Severity severity = Severity::kMajor;
  Finding finding{};
  std::string why{};
  std::string fix{};
  std::string source{};
  std::string brief{};  // the sentence of the brief that demands it
  std::string curl{};   // repeats the first exchange of the evidence
  double points = 0;    // of the total's 100 that it earned
  double of = 0;        // of the total's 100 that it could earn
  double duration_ms = 0;
  std::vector<ScaleLevel> scale{};  // of a question, lowest first
  std::optional<Answer> answer{};   // to a question
};

struct Binding {
  std::string name{};
  std::string value{};
  std::string origin{};  // "rubric" | "openapi" | "observed" | "guessed"
  int exchange = 0;
};

struct CandidateId {
  std::string name{};
  std::string url{};
  std::string repo{};
  std::string commit{};
  std::string start{};    // the command that started it; empty for a given URL
  std::string sandbox{};  // what confined it, in one sentence
  std::vector<std::pair<std::string, std::string>> said{};  // what its assay.yaml said
  std::vector<std::string> notes{};  // what of its repository was refused or not read
  std::vector<std::string> log{};    // last lines, when it did not start
};

struct RubricId {
  std::string id{};
  std::string title{};
  Level level = Level::kMid;
  std::string digest{};  // "sha256:…" of the resolved rubric
  std::vector<std::pair<std::string, double>> bands{};
};

struct Report {
  std::string version{};  // of the tool
  RubricId rubric{};
  CandidateId candidate{};
  long long seed = 1;
  std::string started{};  // RFC 3339, UTC
  double duration_ms = 0;
  bool interrupted = false;  // what follows is what was known by then
  Total total{};
  std::vector<CategoryResult> categories{};
  std::vector<CriterionResult> criteria{};  // in rubric order
  std::vector<Binding> dialect{};
  std::vector<Exchange> exchanges{};  // every one that some finding's evidence names, secrets cut
  int requests = 0;                   // sent in the whole run
};

}  // namespace assay
