// SPDX-License-Identifier: MIT
// Asks each route of the contract once, and judges whether the document says so.
#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "checks/repo/family.h"
#include "checks/repo/served_document.h"
#include "core/snapshot.h"
#include "dialect/openapi_operation.h"

namespace assay::checks {
namespace repo_openapi_in_step {
namespace {

constexpr Meta kMeta{
    .id = "repo.openapi-in-step",
    .title = "The service keeps its OpenAPI document",
    .failure_title = "The service departs from its OpenAPI document",
    .why = "A client that is generated from a document trusts it to the letter.",
    .fix =
        "Generate the document from the code, or test the one against the other; say which "
        "statuses and bodies there are.",
    .source = "Zalando guideline 151; Schemathesis response_schema_conformance",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kHalf = 0.5;  // below it the document is of another service

void gather(Session& session) {
  fetch_document(session);
  for (const Resource& resource : session.contract().resources) {
    if (session.stopped()) return;
    session.turn_to(resource);
    Made made = session.create("answer", resource, session.sample(resource));
    if (!made.ok) continue;
    session.get("answer", session.collection(resource));
    session.read_back("answer", resource, made);
  }
}

std::optional<StatedApi> stated_api(const Tape& tape) {
  if (auto served = served_document(tape)) return served;
  for (const ApiDocument& document : tape.snapshot->api.documents) {
    if (document.content.is_object()) return StatedApi{document.path, document.content};
  }
  return std::nullopt;
}

Case case_of(const StatedApi& stated, const Exchange& answer) {
  std::string path;
  const Json* operation =
      operation_of(stated.content, answer.request.method, answer.request.url, path);
  const std::string departure = operation == nullptr
                                    ? "the route is not documented"
                                    : departure_of(stated.content, *operation, answer);
  const bool keeps = departure.empty();
  return {
      .name = fmt::format("{} {}", answer.request.method, path.empty() ? answer.request.url : path),
      .credit = keeps ? 1.0 : 0.0,
      .expected = "as documented",
      .observed = keeps ? "as documented" : departure,
      .exchange = answer.id};
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const std::optional<StatedApi> stated = stated_api(tape);
  if (!stated)
    return not_applicable("no OpenAPI document was found; repo.openapi-valid judges that");
  std::vector<Case> cases;
  double kept = 0;
  for (const Exchange* answer : tape.all("answer")) {
    if (!answer->is_2xx()) continue;  // what did not work for us says nothing of the document
    cases.push_back(case_of(*stated, *answer));
    kept += cases.back().credit;
  }
  if (cases.empty()) {
    return inconclusive(stated->name + " was read; the service gave no answer to hold against it");
  }
  const double share = kept / static_cast<double>(cases.size());
  const auto first = std::ranges::find(cases, 0.0, &Case::credit);
  if (first == cases.end()) return pass({{.exchange = cases.front().exchange}});
  const double credit = share < kHalf ? 0 : share;
  Finding finding = graded(credit, {{.exchange = first->exchange}},
                           {fmt::format("{} of {} answers depart from {}; {}: {}",
                                        cases.size() - static_cast<std::size_t>(kept), cases.size(),
                                        stated->name, first->name, first->observed),
                            "answers as the document has them", first->observed});
  finding.cases = std::move(cases);
  return finding;
}

}  // namespace
}  // namespace repo_openapi_in_step
const Check kOpenapiInStep{repo_openapi_in_step::kMeta, repo_openapi_in_step::gather,
                           repo_openapi_in_step::judge};
}  // namespace assay::checks
