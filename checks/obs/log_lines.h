// SPDX-License-Identifier: MIT
// What a line of a log is: an event with time, level and message, or a line of an access log.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay::checks {

struct LogLine {
  bool event = false;       // JSON or logfmt with a time, a level and a message
  bool structured = false;  // JSON or logfmt, whatever it holds
};

LogLine read_log_line(std::string_view line);

// The lines, and for each request id that several JSON lines share (of pino: one for the request,
// one for its answer) these lines as one.
std::vector<std::string> with_joined(const std::vector<std::string>& lines);

// Whether the line tells of a request: its method, its path, its status.
bool tells_of(std::string_view line, std::string_view method, std::string_view path, int status);

}  // namespace assay::checks
