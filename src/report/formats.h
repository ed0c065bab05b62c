// SPDX-License-Identifier: MIT
// Every report format, each written from the Report model alone.
#pragma once

#include <string>

#include "core/json.h"
#include "core/report.h"
#include "core/result.h"

namespace assay {

struct TextStyle {
  bool color = false;
  int width = 100;  // columns
};

// For a terminal: categories, what was lost first, why, fix, a curl line. Control characters of the
// candidate's are made visible.
std::string to_text(const Report& report, const TextStyle& style);
// report.json (schema assay.report/1).
Json to_json(const Report& report);
// The model again, from report.json; an error when it is not of this schema.
Result<Report> report_from_json(const Json& json);
// One self-contained page, safe against anything a candidate sends.
std::string to_html(const Report& report);
std::string to_markdown(const Report& report);
std::string to_junit(const Report& report);
std::string to_sarif(const Report& report);
std::string to_har(const Report& report);

// Renders by the ending of `path` (.json .html .md .xml .sarif .har .txt); an unknown ending is an
// error that lists the known ones.
Result<std::string> render_for(const std::string& path, const Report& report);

}  // namespace assay
