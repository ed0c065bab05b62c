// SPDX-License-Identifier: MIT
// A criterion that a command of the rubric's decides: run in the submission's folder, judged by its
// exit status or by the JUnit report that it writes.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/finding.h"
#include "core/json.h"
#include "core/tape.h"
#include "core/world.h"

namespace assay {

struct CommandSpec {
  std::string run{};    // for /bin/sh, with the holes url, port and scratch
  std::string junit{};  // the report's file; empty: looked for in what the command prints
  std::vector<std::string> needs{};  // files of the submission, or programs
  int within_ms = 60'000;
};

// Reads a command that the rubric's reader has checked.
CommandSpec read_command(const Json& body);

// What the command needs and neither the folder (empty: where assay runs) nor PATH has.
std::vector<std::string> missing_needs(const CommandSpec& spec, const std::string& folder);

// The last lines of a program's output, fit to be shown.
std::string output_tail(const std::string& output);

struct CommandPlace {
  std::string base{};     // of the API, as it was found
  std::string folder{};   // the submission; empty: where assay runs
  std::string scratch{};  // the candidate's, which the command sees too; empty: none
  bool sandbox = true;
};

// Runs the command to its end or its time limit, and stops all that it started. Facts of the tape:
//   missing    what it needs and is not there; then it was not run
//   status     what it ended with
//   timed_out  its time limit in milliseconds, when it did not end by itself
//   output     its last lines
//   cases      {passed, skipped, failed, names: [{name, why}]}: of its JUnit report
//   no_report  why the report that it names could not be read
Tape run_to_end(const std::string& id,
                const CommandSpec& spec,
                const CommandPlace& place,
                World& world);

// Runs a command of the rubric's (count_queries) and returns what it printed, on either output. The
// candidate's scratch folder is the one that it knows. Fails when it cannot be run, does not end in
// time, or ends with another status than 0.
Result<std::string> printed_by(const std::string& command,
                               const CommandPlace& place,
                               std::chrono::milliseconds within,
                               World& world);

// Pure. With a report, the share of its cases that pass, skipped ones left out; else a pass for an
// exit status of 0. What could not be run, or did not end in time, tells nothing.
Finding judge_command(const CommandSpec& spec, const Tape& tape);

}  // namespace assay
