// SPDX-License-Identifier: MIT
// A scenario as it is performed and judged: the steps that a rubric writes, read out of its JSON.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "contract/contract.h"
#include "core/json.h"
#include "core/world.h"

namespace assay {

struct StatusRange {
  int low = 200;
  int high = 299;
};

// What one answer, or a number of them, must look like.
struct ExpectedAnswer {
  std::vector<StatusRange> statuses{{}};  // any of them; 2xx unless the rubric says otherwise
  Json headers = Json::object();          // name to value or matcher
  std::optional<Json> body{};             // value or matcher, with holes
  std::optional<Json> times{};  // a number, or {min, max}: how many; nothing: every answer
};

enum class StepKind { kCall, kMake, kRestart, kWait };

struct Step {
  StepKind kind = StepKind::kCall;
  std::string title{};  // "POST /orders", unless the rubric names it
  std::string as{};     // empty: whoever the scenario acts as
  Call call{};
  std::vector<std::pair<std::string, std::string>> headers{};
  Json sign = Json();  // the name of a webhook to sign like, or a signing of its own; null: none
  int requests = 1;
  bool parallel = false;  // released together, else one after another
  std::vector<ExpectedAnswer> expected{};
  int until_ms = 0;    // asks again for so long; 0: as long as a write may take to show
  std::string make{};  // a resource
  Json with = Json();  // members over its sample
  Json save = Json();  // name to JSON Pointer, or to "header NAME"
  Ending restart = Ending::kTerm;
  Environment env{};  // of the restart
  int wait_ms = 0;
};

struct Scenario {
  std::string as{};
  std::vector<Step> steps{};
};

// Reads a scenario that the rubric's reader has checked; what does not read keeps its default.
Scenario read_scenario(const Json& body);

// Whether some step releases requests together: then one loss convicts, and its absence in one
// round says little.
bool is_race(const Scenario& scenario);
bool restarts(const Scenario& scenario);
// Restarts with variables of its own, which the service must not keep.
bool changes_environment(const Scenario& scenario);

// Whether an answer of this status is among those expected of the step.
bool expects_status(const Step& step, int status);

// How the step's body is signed; nothing where it is not, or names no webhook of the contract.
std::optional<Signing> signing_of(const Step& step, const Contract& contract);

// What a step sends, without what is expected of it: a saved run answers no other.
Json asked_of(const Scenario& scenario);

}  // namespace assay
