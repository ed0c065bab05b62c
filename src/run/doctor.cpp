// SPDX-License-Identifier: MIT
// The dialect alone, and what would not be judged; nothing is scored.
#include <utility>

#include "run/bind.h"
#include "run/configure.h"
#include "run/grade.h"
#include "run/look.h"
#include "run/submitted.h"

namespace assay {
namespace {

Finding foreseen_of_own(const Bound& bound, const Options& options) {
  if (bound.scenario) {
    const bool launched = options.url.empty();
    return launched || !restarts(*bound.scenario)
               ? pass()
               : inconclusive("needs a service that assay started: a step restarts it");
  }
  if (!bound.command) return inconclusive("not in this version");
  const std::vector<std::string> missing = missing_needs(*bound.command, options.repo);
  return missing.empty() ? pass() : not_applicable("it needs " + missing.front());
}

// Why a bound criterion would not be judged as things stand; empty when it would be.
Finding foreseen(const Bound& bound, const Configured& configured, Seen& seen) {
  const Contract& contract = configured.rubric.contract;
  if (bound.criterion->kind == CriterionKind::kQuestion) {
    return {.outcome = Outcome::kPending, .reason = "waits for a reviewer's answer"};
  }
  if (bound.check == nullptr) return foreseen_of_own(bound, configured.options);
  const Meta& meta = bound.check->meta;
  if (meta.scope != Scope::kResource) {
    const std::string unmet = unmet_need(meta, contract, nullptr);
    return unmet.empty() ? pass() : not_applicable(unmet);
  }
  Finding finding = not_applicable("the rubric names no resource");
  for (const Resource& resource : contract.resources) {
    const std::string unmet = unmet_need(meta, contract, &resource);
    const ResourceDialect& spoken = seen.dialect.resources[resource.name];
    if (!unmet.empty()) {
      if (finding.outcome == Outcome::kNotApplicable) finding = not_applicable(unmet);
    } else if (spoken.creatable || meta.id == "http.create") {
      return pass();
    } else {
      finding =
          inconclusive("blocked by http.create: POST " + spoken.path + " " + spoken.create_answer);
    }
  }
  return finding;
}

}  // namespace

Result<Doctored> doctor(const Options& options, Progress& progress, const std::atomic<bool>& stop) {
  const Result<Submitted> submitted = open_submission(options);
  if (!submitted) return tl::unexpected(submitted.error());
  Result<Configured> configured = configure(submitted->options);
  if (!configured) return tl::unexpected(configured.error());
  Seen seen = look(*configured, {}, {}, progress, stop);
  if (seen.not_started) return tl::unexpected(*seen.not_started);
  Doctored doctored;
  Report& report = doctored.report;
  report.rubric.id = configured->rubric.id;
  report.candidate.url = seen.base;
  report.candidate.said = configured->submission.said;
  report.candidate.sandbox = seen.sandbox;
  report.dialect = seen.dialect.bindings;
  for (const Bound& bound : bind(configured->rubric, options)) {
    Finding finding = foreseen(bound, *configured, seen);
    if (finding.outcome == Outcome::kPass) continue;
    CriterionResult result;
    result.id = bound.criterion->id;
    result.category = bound.category->id;
    result.finding = std::move(finding);
    report.criteria.push_back(std::move(result));
  }
  return doctored;
}

}  // namespace assay
