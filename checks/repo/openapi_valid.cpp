// SPDX-License-Identifier: MIT
// Judges the OpenAPI document that is served, else those that the repository holds.
#include "dialect/openapi_valid.h"

#include <algorithm>

#include <fmt/core.h>

#include "checks/repo/demand.h"
#include "checks/repo/family.h"
#include "checks/repo/served_document.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace repo_openapi_valid {
namespace {

constexpr Meta kMeta{
    .id = "repo.openapi-valid",
    .title = "The OpenAPI document is valid",
    .failure_title = "The OpenAPI document has faults",
    .why =
        "Clients, tests and pages are generated from the document: a fault in it is a fault in all "
        "of them.",
    .fix =
        "Run the document through a linter (Redocly, Spectral, swagger-cli) and mend what it "
        "names.",
    .source = "OpenAPI Specification 2.0, 3.0, 3.1",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kMinorCredit = 0.75;
constexpr double kUnresolvedCredit = 0.5;
constexpr double kUnreadableCredit = 0.5;
constexpr std::size_t kShown = 10;

Finding of_problems(const std::vector<OpenApiProblem>& problems,
                    const std::string& name,
                    std::vector<Evidence> evidence) {
  if (problems.empty()) return pass(std::move(evidence));
  const OpenApiProblem& worst = problems.front();
  const double credit = worst.fault == OpenApiFault::kMinor ? kMinorCredit : kUnresolvedCredit;
  Finding finding = graded(credit, std::move(evidence),
                           {fmt::format("{}: {} ({})", name, worst.what, worst.where),
                            "a document that tools can read", worst.what});
  for (const OpenApiProblem& problem : problems) {
    if (finding.cases.size() == kShown) break;
    finding.cases.push_back({.name = problem.where, .observed = problem.what});
  }
  return finding;
}

// The faultiest of several counts; one beyond the bound is left aside.
Finding of_files(const std::vector<ApiDocument>& documents) {
  Finding worst = inconclusive(documents.front().path + " is too large to be read here");
  bool read = false;
  for (const ApiDocument& document : documents) {
    Finding finding;
    if (!document.problem.empty()) {
      finding = graded(kUnreadableCredit, {{.file = document.path}},
                       {fmt::format("{} could not be read: {}", document.path, document.problem),
                        "valid JSON or YAML", document.problem});
    } else if (document.content.is_object()) {
      finding =
          of_problems(openapi_problems(document.content), document.path, {{.file = document.path}});
    } else {
      continue;
    }
    if (!read || finding.credit < worst.credit) worst = std::move(finding);
    read = true;
  }
  return worst;
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  if (const auto served = served_document(tape)) {
    return of_problems(openapi_problems(served->content), served->name,
                       {{.exchange = served->exchange}});
  }
  const std::vector<ApiDocument>& documents = tape.snapshot->api.documents;
  if (!documents.empty()) return of_files(documents);
  if (!is_demanded_here(tape, "openapi")) {
    return not_applicable("the brief asks for no OpenAPI document, and none was found");
  }
  if (tape.snapshot->truncated) return inconclusive("the repository was not read whole");
  // A document that is generated is served, if only to those who are logged in or in development;
  // others are kept where the documentation links to.
  if (!tape.snapshot->api.examples.kinds.empty()) {
    return inconclusive(
        "a document seems to be generated or kept elsewhere, and was not found where it is served");
  }
  return fail(std::vector<Evidence>{},
              {"The brief asks for an OpenAPI document, and none was found",
               "a document in the repository, or served", "neither"});
}

}  // namespace
}  // namespace repo_openapi_valid
const Check kOpenapiValid{repo_openapi_valid::kMeta, fetch_document, repo_openapi_valid::judge};
}  // namespace assay::checks
