// SPDX-License-Identifier: MIT
// A submission's words laid over a rubric.
#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "core/text.h"
#include "rubric/decode.h"
#include "rubric/load.h"

namespace assay {
namespace {

// A path at or below `from`, moved to `to`; nothing for any other path.
std::optional<std::string> moved(std::string_view path,
                                 std::string_view from,
                                 std::string_view to) {
  if (!path.starts_with(from)) return std::nullopt;
  const std::string_view rest = path.substr(from.size());
  if (!rest.empty() && rest.front() != '/' && rest.front() != '?') return std::nullopt;
  return std::string(to).append(rest);
}

void move_step(Json& step, std::string_view from, std::string_view to) {
  for (const std::string_view word : method_words()) {
    Json* path = step.find(word);
    if (path == nullptr) continue;
    if (auto there = moved(path->text(), from, to)) *path = Json(std::move(*there));
  }
}

void move_scenarios(Rubric& rubric, std::string_view from, std::string_view to) {
  for (Category& category : rubric.categories) {
    for (Criterion& criterion : category.criteria) {
      Json* steps = criterion.body.find("steps");
      if (steps == nullptr) continue;
      for (Json& step : steps->items())
        move_step(step, from, to);
    }
  }
}

// True when the name is one of the rubric's.
bool move_path(const std::string& name, const std::string& to, Rubric& rubric) {
  Contract& contract = rubric.contract;
  const auto resource = std::ranges::find(contract.resources, name, &Resource::name);
  if (resource != contract.resources.end()) {
    if (contract.oversell) {
      auto there = moved(contract.oversell->buy.path, resource->path, to);
      if (there) contract.oversell->buy.path = std::move(*there);
    }
    move_scenarios(rubric, resource->path, to);
    resource->path = to;
    return true;
  }
  if (!contract.users) return false;
  std::optional<Call>& call = name == "sign_up" ? contract.users->sign_up : contract.users->log_in;
  if ((name != "sign_up" && name != "log_in") || !call) return false;
  call->path = to;
  return true;
}

std::string with_base(const std::string& url, std::string_view base) {
  const std::size_t host = url.find("://");
  const std::size_t path = host == std::string::npos ? host : url.find('/', host + 3);
  return url.substr(0, path).append(base == "/" ? "" : base);
}

}  // namespace

std::vector<std::string> apply(const Submission& submission, Rubric& rubric) {
  CandidateSpec& candidate = rubric.candidate;
  if (candidate.start.empty()) candidate.start = submission.start;
  if (!candidate.url_written && !submission.url.empty()) candidate.url = submission.url;
  for (const auto& own : submission.env) {
    const bool set = std::ranges::any_of(
        candidate.env, [&](const auto& pinned) { return pinned.first == own.first; });
    if (!set) candidate.env.push_back(own);
  }
  if (!submission.base.empty()) candidate.url = with_base(candidate.url, submission.base);
  std::vector<std::string> left_over;
  for (const auto& [name, path] : submission.paths) {
    if (move_path(name, path, rubric)) continue;
    std::vector<std::string> known;
    for (const Resource& resource : rubric.contract.resources)
      known.push_back(resource.name);
    const std::string near = nearest(name, known);
    left_over.push_back(
        fmt::format("assay.yaml: paths names '{}', which the rubric does not have{}", name,
                    near.empty() ? "" : fmt::format("; did you mean '{}'?", near)));
  }
  return left_over;
}

}  // namespace assay
