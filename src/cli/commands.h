// SPDX-License-Identifier: MIT
// One function for each command; each returns the exit code.
#pragma once

#include "cli/args.h"

namespace assay {

int run_command(const GradeArgs& args);
int run_command(const DoctorArgs& args);
int run_command(const ChecksArgs& args);
int run_command(const RubricArgs& args);
int run_command(const ReportArgs& args);
int run_command(const JudgeArgs& args);
int run_command(const AnswerArgs& args);
int run_command(const HistoryArgs& args);
int run_command(const DiffArgs& args);

}  // namespace assay
