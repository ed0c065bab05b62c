// SPDX-License-Identifier: MIT
// What an answer says of a job: that it goes on, that it ended, and how.
#pragma once

#include <string>
#include <string_view>

#include "core/exchange.h"

namespace assay::checks {

enum class JobState {
  kRunning,
  kSucceeded,
  kFailed,
  kBare,     // a 2xx with a body that holds no state: the result itself, or nothing told
  kGone,     // 404, 410
  kUnknown,  // a word that nobody knows, or an answer that says nothing
};

struct JobView {
  JobState state = JobState::kUnknown;
  std::string word{};      // as the answer says it
  bool explained = false;  // of a failed one: a reason stands beside it
};

// Reads `done`, then `status`, `state`, `phase` and the like, then the status of the answer.
JobView job_view(const Exchange& answer);

// What a state's word means; kUnknown for one that nobody knows.
JobState state_of_word(std::string_view word);

inline bool has_ended(JobState state) {
  return state == JobState::kSucceeded || state == JobState::kFailed;
}

}  // namespace assay::checks
