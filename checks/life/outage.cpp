// SPDX-License-Identifier: MIT
// Running the rubric's commands.
#include "checks/life/outage.h"

#include <chrono>

#include <fmt/core.h>

namespace assay::checks {
namespace {

constexpr std::chrono::seconds kCommandLimit{60};

}  // namespace

Outage::~Outage() {
  if (begun_) session_.world().run(dependency_.start, kCommandLimit);
}

bool Outage::begin() {
  begun_ = true;
  return run("stop", dependency_.stop);
}

bool Outage::end() {
  begun_ = false;
  return run("start", dependency_.start);
}

bool Outage::run(std::string_view what, const std::string& command) {
  const Result<std::string> done = session_.world().run(command, kCommandLimit);
  if (done) return true;
  session_.block(fmt::format("blocked: the rubric's command to {} {} did not work: {}", what,
                             dependency_.name, done.error().message));
  return false;
}

void start_anew(Session& session) {
  if (!session.world().can_restart()) return;
  if (const Result<void> up = session.world().restart(Ending::kTerm, {}); !up) {
    session.tape().note("not_restarted", up.error().message);
  }
}

std::string of_dependency(const Dependency& dependency, std::string_view what) {
  return fmt::format("{}: {}", dependency.name, what);
}

}  // namespace assay::checks
