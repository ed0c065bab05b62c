// SPDX-License-Identifier: MIT
// A tape of a load with literal figures.
#pragma once

#include "core/load.h"
#include "core/tape.h"
#include "tests/support/exchanges.h"

namespace assay::checks {

struct Measured {
  int due = 2000;
  int ok = 2000;
  int errors_500 = 0;
  int busy_503 = 0;  // with Retry-After
  int limited_429 = 0;
  int timeouts = 0;
  int refused_400 = 0;
  int ours = 0;
  double p50 = 5;
  double p95 = 20;
  double p99 = 40;
  int timed = 2000;
  double noise = 1;
  Json budgets = Json::object({{"p50", 100}, {"p95", 200}, {"p99", 500}});
  bool stated = true;
};

inline Tape loaded(const std::string& check, const Measured& seen) {
  Tape tape(check, "");
  Json plan = seen.budgets;
  plan.set("rate", 50);
  plan.set("stated", seen.stated);
  tape.note("plan", plan);
  tape.note("idle", 0.8);
  tape.add("control (read)", answered(1, "GET", "/things/1", 200, R"({"id":1})"));
  tape.add("idle", answered(2, "GET", "/things/1", 200, R"({"id":1})"));
  tape.note("load", Json::object({{"due", seen.due},
                                  {"put_off", seen.busy_503 + seen.limited_429},
                                  {"ours", seen.ours},
                                  {"timed", seen.timed},
                                  {"statuses", Json::object({{"200", seen.ok},
                                                             {"400", seen.refused_400},
                                                             {"429", seen.limited_429},
                                                             {"500", seen.errors_500},
                                                             {"503", seen.busy_503}})},
                                  {"failures", Json::object({{"timeout", seen.timeouts}})},
                                  {"p50", seen.p50},
                                  {"p95", seen.p95},
                                  {"p99", seen.p99},
                                  {"max", 900.0},
                                  {"rate", 50.0},
                                  {"lag", 0.1},
                                  {"idle", seen.noise},
                                  {"beside", seen.noise}}));
  return tape;
}

}  // namespace assay::checks
