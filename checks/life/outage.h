// SPDX-License-Identifier: MIT
// A dependency of the candidate's that is taken away and brought back by the rubric's commands.
#pragma once

#include <string>
#include <string_view>

#include "dialect/session.h"

namespace assay::checks {

class Outage {
 public:
  // Both must outlive this.
  Outage(Session& session, const Dependency& dependency)
      : session_(session), dependency_(dependency) {}
  // What was taken away is brought back, whatever happens in between.
  ~Outage();
  Outage(const Outage&) = delete;
  Outage& operator=(const Outage&) = delete;
  Outage(Outage&&) = delete;
  Outage& operator=(Outage&&) = delete;

  // False, and the gather is blocked, when the command does not work.
  bool begin();
  bool end();

 private:
  bool run(std::string_view what, const std::string& command);

  Session& session_;
  const Dependency& dependency_;
  bool begun_ = false;
};

// Starts a service that did not heal anew, so that what follows meets a whole one. Left as it is
// where assay did not start it.
void start_anew(Session& session);

// "db: in the outage", the name of what was asked then.
std::string of_dependency(const Dependency& dependency, std::string_view what);

}  // namespace assay::checks
