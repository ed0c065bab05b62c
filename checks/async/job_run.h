// SPDX-License-Identifier: MIT
// Starting the rubric's jobs, finding where their state is read, and following them to their end.
#pragma once

#include <string>
#include <string_view>

#include "checks/async/props.h"
#include "dialect/session.h"

namespace assay::checks {

// Where a job's state is read.
struct Handle {
  enum class Origin {
    kNone,     // the answer shows nothing that leads to the job
    kId,       // it shows an id alone, and nothing says where that is read
    kTold,     // by the rubric, or by the answer
    kGuessed,  // below the address that started it, where an item was found
  };
  Origin origin = Origin::kNone;
  std::string id{};
  std::string address{};  // a path, or a URL
};

// "report: state": the name of an exchange or fact of one job.
std::string of_job(const Job& job, std::string_view what);

// Starts the job once, under this name.
const Exchange& start_job(Session& session,
                          const std::string& name,
                          const Call& call,
                          const Props& props);

// Whether the path that the rubric states is not served at all.
bool is_absent(const Exchange& answer);

// The handle in `Location` or `Operation-Location`, in the body, or at the rubric's status path.
Handle handle_of(Session& session, const Job& job, const Exchange& started);

// Starts the job and finds its handle, for checks that go on from there. Else the gather is
// stopped: what async.accepted-handle charges is not charged again.
Handle started_job(Session& session, const Job& job, const std::string& name, const Props& props);

// Asks for its state, under this name, until it ended or that time is over, as often as the service
// asks to, and twice more after the end.
void follow(Session& session, const std::string& name, const Handle& handle, int within_ms);

}  // namespace assay::checks
