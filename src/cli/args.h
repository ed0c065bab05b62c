// SPDX-License-Identifier: MIT
// What a parsed command line asks for; plain data, so that commands need no parser.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "run/options.h"

namespace assay {

struct GradeArgs {
  Options options{};
  std::vector<std::string> outputs{};
  std::string db{};  // empty: the default store
  bool quiet = false;
};

struct DoctorArgs {
  Options options{};
};

struct ChecksArgs {
  std::string which{};  // id or glob; empty: all
  std::string format = "text";
};

struct RubricArgs {
  std::string action{};  // check | schema | init | list | show | brief
  std::string source{};  // file or name; of init the OpenAPI document, or empty
  std::optional<Level> level{};
};

struct ReportArgs {
  std::string run{};
  std::vector<std::string> outputs{};
  std::string db{};
};

struct JudgeArgs {
  std::string run{};
  Options options{};
  std::vector<std::string> outputs{};
  std::string db{};
};

struct AnswerArgs {
  std::string run{};
  std::vector<std::string> answers{};  // "ID=LEVEL:COMMENT"
  bool list = false;
  std::vector<std::string> outputs{};
  std::string db{};
};

struct HistoryArgs {
  std::string db{};
  int most = 20;
};

struct DiffArgs {
  std::string before{};
  std::string after{};
  std::string db{};
};

using Args = std::variant<GradeArgs,
                          DoctorArgs,
                          ChecksArgs,
                          RubricArgs,
                          ReportArgs,
                          JudgeArgs,
                          AnswerArgs,
                          HistoryArgs,
                          DiffArgs>;

}  // namespace assay
