// SPDX-License-Identifier: MIT
// Running a command of the rubric's.
#include "run/command.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <unistd.h>
#include <utility>

#include <fmt/core.h>

#include "candidate/candidate.h"
#include "candidate/environment.h"
#include "core/duration.h"
#include "core/json_fields.h"
#include "core/redact.h"
#include "core/template.h"
#include "core/text.h"
#include "report/junit_read.h"
#include "run/scratch.h"

namespace assay {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostOutput = 8U << 20U;
constexpr std::size_t kMostReport = 16U << 20U;
constexpr std::size_t kLastLines = 20;
constexpr std::size_t kLineKept = 400;  // bytes
constexpr std::size_t kMostNames = 200;
constexpr std::chrono::milliseconds kStep{20};

bool is_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return false;
  const std::string path = own_variable("PATH");
  return std::ranges::any_of(split(path, ':'), [&](std::string_view folder) {
    return access((std::string(folder) + "/" + name).c_str(), X_OK) == 0;
  });
}

bool is_there(const std::string& need, const std::string& folder) {
  std::error_code error;
  return fs::exists(fs::path(folder.empty() ? "." : folder) / need, error) || is_program(need);
}

std::string port_of(const std::string& base) {
  const std::size_t host = base.find("://");
  const std::size_t colon = host == std::string::npos ? host : base.find(':', host + 3);
  if (colon == std::string::npos) return base.starts_with("https") ? "443" : "80";
  return base.substr(colon + 1, base.find('/', colon) - colon - 1);
}

// Nothing when the file is absent or beyond the bound.
std::optional<std::string> content_of(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) > kMostReport || error)
    return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

void note_cases(const JunitCases& cases, Tape& tape) {
  Json names = Json::array();
  for (std::size_t i = 0; i < std::min(kMostNames, cases.failed.size()); ++i) {
    const FailedCase& failed = cases.failed[i];
    names.push(Json::object(
        {{"name", printable(failed.name)}, {"why", redacted_text(printable(failed.why))}}));
  }
  tape.note("cases", Json::object({{"passed", cases.passed},
                                   {"skipped", cases.skipped},
                                   {"failed", static_cast<int>(cases.failed.size())},
                                   {"names", std::move(names)}}));
}

void note_report(const std::string& file, const std::string& output, Tape& tape) {
  if (file.empty()) {
    const std::string_view printed = junit_within(output);
    const std::optional<JunitCases> cases = printed.empty() ? std::nullopt : read_junit(printed);
    if (cases) note_cases(*cases, tape);
    return;
  }
  const std::optional<std::string> text = content_of(file);
  const std::optional<JunitCases> cases = text ? read_junit(*text) : std::nullopt;
  if (cases) return note_cases(*cases, tape);
  tape.note("no_report", text ? "is no JUnit report" : "was not written");
}

// Its own file when it lies below the scratch folder, else one of the submission's.
std::string report_file(const std::string& named, const std::string& folder) {
  return named.empty() ? named : (fs::path(folder.empty() ? "." : folder) / named).string();
}

bool ends(Candidate& running, int within_ms, World& world) {
  const double until = world.now_ms() + within_ms;
  while (!running.exit_status()) {
    if (world.now_ms() >= until || world.stopped()) return false;
    world.wait(kStep);
  }
  return true;
}

}  // namespace

Result<std::string> printed_by(const std::string& command,
                               const CommandPlace& place,
                               std::chrono::milliseconds within,
                               World& world) {
  const Result<ScratchFolder> own = ScratchFolder::make();
  if (!own) return tl::unexpected(own.error());
  const Filler holes = [&](std::string_view name) -> std::optional<std::string> {
    if (name == "port") return port_of(place.base);
    return name == "scratch" ? std::optional(place.scratch) : std::nullopt;
  };
  Result<Candidate> running = Candidate::launch({.command = filled(command, holes),
                                                 .folder = place.folder,
                                                 .scratch = own->path(),
                                                 .shared = place.scratch,
                                                 .sandbox = place.sandbox,
                                                 .log_bytes = kMostOutput});
  if (!running) return tl::unexpected(running.error());
  if (!ends(*running, static_cast<int>(within.count()), world)) {
    return failure(ErrorKind::kUndecided, "'" + command + "' did not end in time");
  }
  const int status = running->exit_status().value_or(0);
  running->kill();
  if (status == 0) return running->log();
  return failure(ErrorKind::kUndecided, fmt::format("'{}' ended with status {}: {}", command,
                                                    status, output_tail(running->log())));
}

std::string output_tail(const std::string& output) {
  const std::string shown = redacted_text(printable_lines(std::string(trimmed(output))));
  const std::vector<std::string_view> lines = split(shown, '\n');
  std::string last;
  for (std::size_t i = lines.size() - std::min(lines.size(), kLastLines); i < lines.size(); ++i)
    last += shortened(lines[i], kLineKept) + "\n";
  return std::string(trimmed(last));
}

CommandSpec read_command(const Json& body) {
  CommandSpec spec{.run = text_member(body, "run"), .junit = text_member(body, "junit")};
  if (const Json* needs = body.find("needs")) {
    for (const Json& need : needs->items())
      spec.needs.push_back(need.text());
  }
  spec.within_ms = duration_ms(text_member(body, "within")).value_or(spec.within_ms);
  return spec;
}

std::vector<std::string> missing_needs(const CommandSpec& spec, const std::string& folder) {
  std::vector<std::string> missing = spec.needs;
  std::erase_if(missing, [&](const std::string& need) { return is_there(need, folder); });
  return missing;
}

Tape run_to_end(const std::string& id,
                const CommandSpec& spec,
                const CommandPlace& place,
                World& world) {
  Tape tape(id, "");
  Json missing = Json::array();
  for (const std::string& need : missing_needs(spec, place.folder))
    missing.push(need);
  tape.note("missing", missing);
  if (!missing.empty()) return tape;
  const Result<ScratchFolder> scratch = ScratchFolder::make();
  if (!scratch) {
    tape.stop({Outcome::kInconclusive, scratch.error().message});
    return tape;
  }
  const Filler holes = [&](std::string_view name) -> std::optional<std::string> {
    if (name == "url") return place.base;
    if (name == "port") return port_of(place.base);
    return name == "scratch" ? std::optional(scratch->path()) : std::nullopt;
  };
  Result<Candidate> running = Candidate::launch({.command = filled(spec.run, holes),
                                                 .folder = place.folder,
                                                 .scratch = scratch->path(),
                                                 .sandbox = place.sandbox,
                                                 .log_bytes = kMostOutput});
  if (!running) {
    tape.stop({Outcome::kInconclusive, running.error().message});
    return tape;
  }
  if (ends(*running, spec.within_ms, world)) {
    tape.note("status", *running->exit_status());
  } else {
    tape.note("timed_out", spec.within_ms);
  }
  running->kill();
  const std::string output = running->log();
  tape.note("output", output_tail(output));
  note_report(report_file(filled(spec.junit, holes), place.folder), output, tape);
  return tape;
}

}  // namespace assay
