// SPDX-License-Identifier: MIT
// Reads a rubric file, or a built-in one by name, into a Rubric; refuses it whole or takes it
// whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "rubric/rubric.h"

namespace assay {

// One thing wrong with a rubric, with the place and what to do about it.
struct Problem {
  Position at{};
  std::string message{};      // what is wrong
  std::string hint{};         // "did you mean 'products'?"; empty when there is none
  std::string source_line{};  // the line itself; the caret stands at at.column
};

// Problem as text: "file:line:column: message", the source line, a caret, the hint.
std::string to_text(const Problem& problem);

// What a rubric's criteria may name; given by the caller, since checks are not rubric's business.
struct KnownChecks {
  std::vector<std::string> ids{};
};

struct LoadOptions {
  std::optional<Level> level{};  // over the rubric's own
};

struct LoadedRubric {
  std::optional<Rubric> rubric{};   // nothing when there is any problem
  std::vector<Problem> problems{};  // every one found, in file order
};

// `source` is a path, or the name of a built-in rubric. A file that cannot be read is a problem.
LoadedRubric load_rubric(const std::string& source,
                         const KnownChecks& known,
                         const LoadOptions& options = {});

struct BuiltIn {
  std::string_view name{};
  std::string_view title{};
  std::string_view text{};  // YAML
};
// The rubrics that come with assay, by name.
const std::vector<BuiltIn>& built_in_rubrics();

// The resolved rubric as YAML, every value with a comment that says where it came from
// ("rubric.yaml:12", "built-in rest-api:40", "default").
Result<std::string> show_rubric(const std::string& source,
                                const KnownChecks& known,
                                const LoadOptions& options = {});

// The JSON Schema (2020-12) of the rubric format.
std::string rubric_schema();

// A submission's own assay.yaml: how to start it, and where it deviates.
struct Submission {
  bool present = false;
  std::string rubric{};  // a built-in one, or a file below the folder; empty when it names none
  std::string start{};
  std::string url{};
  std::vector<std::pair<std::string, std::string>> env{};
  std::string base{};  // path prefix of its API
  // Name -> path, of a resource, or of sign_up and log_in.
  std::vector<std::pair<std::string, std::string>> paths{};
  std::string tests{};  // its test command
  // Every member as written, for the report: ("start", "./run.sh"), ("env.PORT", "{{port}}").
  std::vector<std::pair<std::string, std::string>> said{};
};
// Reads FOLDER/assay.yaml; an absent file is an empty Submission. It is a stranger's: no link is
// followed, its url is loopback, its rubric stays below the folder.
struct LoadedSubmission {
  Submission submission{};
  std::vector<Problem> problems{};
};
LoadedSubmission load_submission(const std::string& folder);

// Lays a submission's words over a rubric. How to run it fills in what the rubric leaves open; base
// and paths say where it deviates, and win. Returns what could not be laid on, in words.
std::vector<std::string> apply(const Submission& submission, Rubric& rubric);

}  // namespace assay
