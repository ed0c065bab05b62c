// SPDX-License-Identifier: MIT
// From a command's tape to a finding.
#include <fmt/core.h>

#include "run/command.h"

namespace assay {
namespace {

constexpr int kNotExecutable = 126;  // by the shell's convention
constexpr int kNotFound = 127;

int number_at(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found == nullptr ? 0 : static_cast<int>(found->as_int().value_or(0));
}

std::string joined(const Json& texts) {
  std::string list;
  for (const Json& text : texts.items())
    list += (list.empty() ? "" : ", ") + text.text();
  return list;
}

// "; its last lines: …", or nothing.
std::string last_words(const Tape& tape) {
  const std::string& output = tape.fact("output").text();
  return output.empty() ? std::string() : "; its last lines: " + output;
}

Finding by_cases(const Tape& tape) {
  const Json& cases = tape.fact("cases");
  const int passed = number_at(cases, "passed");
  const int failed = number_at(cases, "failed");
  if (passed + failed == 0) return inconclusive("its JUnit report holds no case that ran");
  Finding finding =
      graded(static_cast<double>(passed) / (passed + failed), std::vector<Evidence>{},
             {.message = fmt::format("{} of {} test cases failed", failed, passed + failed),
              .expected = fmt::format("all {} cases pass", passed + failed),
              .observed = fmt::format("{} passed, {} failed", passed, failed)});
  if (const Json* names = cases.find("names")) {
    for (const Json& one : names->items()) {
      finding.cases.push_back({.name = one.find("name")->text(),
                               .expected = "passes",
                               .observed = one.find("why")->text()});
    }
  }
  const int skipped = number_at(cases, "skipped");
  if (skipped > 0) finding.note = fmt::format("{} cases were skipped and do not count", skipped);
  return finding;
}

Finding by_status(const CommandSpec& spec, int status, const Tape& tape) {
  if (status == 0) return pass();
  const std::string& output = tape.fact("output").text();
  return fail(std::vector<Evidence>{},
              {.message = fmt::format("'{}' exited with status {}", spec.run, status),
               .expected = "exit status 0",
               .observed = output.empty() ? fmt::format("status {}, and it printed nothing", status)
                                          : output});
}

}  // namespace

Finding judge_command(const CommandSpec& spec, const Tape& tape) {
  if (tape.halt()) return {.outcome = tape.halt()->outcome, .reason = tape.halt()->reason};
  if (!tape.fact("missing").empty()) {
    return not_applicable(
        fmt::format("it needs {}, which is not there", joined(tape.fact("missing"))));
  }
  if (const auto within = tape.fact("timed_out").as_int()) {
    return inconclusive(fmt::format("'{}' did not end within {} s{}", spec.run,
                                    static_cast<double>(*within) / 1000, last_words(tape)));
  }
  const auto status = static_cast<int>(tape.fact("status").as_int().value_or(kNotFound));
  if (status == kNotFound || status == kNotExecutable) {
    return inconclusive(
        fmt::format("'{}' could not be run (status {}){}", spec.run, status, last_words(tape)));
  }
  if (!tape.fact("cases").is_null()) return by_cases(tape);
  if (!tape.fact("no_report").is_null()) {
    return inconclusive(fmt::format("its report {} {} (status {}){}", spec.junit,
                                    tape.fact("no_report").text(), status, last_words(tape)));
  }
  return by_status(spec, status, tape);
}

}  // namespace assay
