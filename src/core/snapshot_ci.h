// SPDX-License-Identifier: MIT
// What a repository's continuous integration does, and when.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"

namespace assay {

struct CiFile {
  std::string system{};  // "GitHub Actions"
  std::string path{};
  bool on_change = false;   // a push or a pull request starts it
  std::string only{};       // what else alone does, "by hand"; empty where that is not known
  bool runs_tests = false;  // a command in it, or what that command calls, runs the tests
  bool forgives = false;    // every such command goes on when the tests fail
  bool elsewhere = false;   // it hands its work to a program, or to a file outside, not followed
  std::string command{};    // the first that runs the tests, else the first of all
  int line = 0;             // of that command, 1-based
};

Json to_json(const std::vector<CiFile>& files);
std::vector<CiFile> ci_from_json(const Json& list);

}  // namespace assay
