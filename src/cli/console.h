// SPDX-License-Identifier: MIT
// Standard output for the result, standard error for everything else, files for reports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"
#include "core/result.h"
#include "report/formats.h"

namespace assay {

// Writes to standard output; a closed pipe is not an error.
void say(std::string_view text);
// One message on standard error, with the command's name before it.
void complain(std::string_view message);
// Says an error and returns its exit code.
int refuse(const Error& error);

// Colour when standard output is a terminal and NO_COLOR is not set; its width.
TextStyle terminal_style();

// Whether every output can be written, before a run is spent: a known ending and a folder that
// takes files.
Result<void> check_outputs(const std::vector<std::string>& paths);
// Writes each by way of a file beside it, so that an interrupted write leaves the old one whole.
Result<void> write_reports(const std::vector<std::string>& paths, const Report& report);

}  // namespace assay
