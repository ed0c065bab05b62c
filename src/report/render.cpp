// SPDX-License-Identifier: MIT
// Chooses a format by the ending of a file's name.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "core/text.h"
#include "report/formats.h"

namespace assay {
namespace {

struct Format {
  std::string_view ending{};
  std::string (*write)(const Report&) = nullptr;
};

constexpr std::array kFormats{
    Format{".json", [](const Report& report) { return to_json(report).pretty() + "\n"; }},
    Format{".html", to_html},
    Format{".md", to_markdown},
    Format{".xml", to_junit},
    Format{".sarif", to_sarif},
    Format{".har", to_har},
    Format{".txt", [](const Report& report) { return to_text(report, {}); }},
};

}  // namespace

Result<std::string> render_for(const std::string& path, const Report& report) {
  const std::string name = lower(path);
  const auto* format =
      std::ranges::find_if(kFormats, [&](const Format& one) { return name.ends_with(one.ending); });
  if (format != kFormats.end()) return format->write(report);
  std::string known;
  for (const Format& one : kFormats)
    known += fmt::format(" {}", one.ending);
  return failure(
      ErrorKind::kUsage,
      fmt::format("the ending of {} names no report format; known endings:{}", path, known));
}

}  // namespace assay
