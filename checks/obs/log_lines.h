// SPDX-License-Identifier: MIT
// What a line of a log is: an event with time, level and message, or a line of an access log.
#pragma once

#include <string>
#include <string_view>

namespace assay::checks {

struct LogLine {
  bool event = false;       // JSON or logfmt with a time, a level and a message
  bool structured = false;  // JSON or logfmt, whatever it holds
};

LogLine read_log_line(std::string_view line);

// Whether the line tells of a request: its method, its path, its status.
bool tells_of(std::string_view line, std::string_view method, std::string_view path, int status);

}  // namespace assay::checks
