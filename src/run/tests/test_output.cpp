// SPDX-License-Identifier: MIT
// Each runner's summary by the words around its numbers.
#include "run/tests/test_output.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "core/text.h"

namespace assay {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool output_holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

int number(std::string_view digits) {
  constexpr std::size_t kLongest = 8;
  return std::atoi(std::string(digits.substr(0, kLongest)).c_str());
}

// "3 passed": the number before the word; nothing when there is none.
std::optional<int> before(std::string_view line, std::string_view word) {
  for (std::size_t at = line.find(word); at != std::string_view::npos;
       at = line.find(word, at + 1)) {
    std::size_t end = at;
    while (end > 0 && line[end - 1] == ' ')
      --end;
    std::size_t from = end;
    while (from > 0 && is_digit(line[from - 1]))
      --from;
    if (from < end && end < at + 1) return number(line.substr(from, end - from));
  }
  return std::nullopt;
}

// "Failed: 3", "# pass 3": the number after the word.
std::optional<int> after(std::string_view line, std::string_view word) {
  const std::size_t at = line.find(word);
  if (at == std::string_view::npos) return std::nullopt;
  std::size_t from = at + word.size();
  while (from < line.size() && (line[from] == ' ' || line[from] == ':'))
    ++from;
  std::size_t to = from;
  while (to < line.size() && is_digit(line[to]))
    ++to;
  if (to == from) return std::nullopt;
  return number(line.substr(from, to - from));
}

class Counter {
 public:
  void take(std::string_view raw) {
    const std::string line = lower(uncoloured(raw));
    const std::string_view text = trimmed(line);
    if (text.empty() || text.size() > 400) return;
    if (pytest(text) || unittest(text) || javascript(text) || mocha(text) || tap(text)) return;
    if (go(text) || jvm(text) || cargo(text) || ruby(text) || php(text) || dotnet(text)) return;
    others(text);
  }

  TestCounts finish() {
    if (!counts_.counted && tap_ok_ + tap_failed_ > 0) set("TAP", tap_ok_, tap_failed_, 0);
    if (!counts_.counted && packages_ + bad_packages_ > 0) set("go", packages_, bad_packages_, 0);
    if (ran_ > 0) set("unittest", ran_ - std::min(ran_, failures_ + skips_), failures_, skips_);
    return std::move(counts_);
  }

 private:
  void set(std::string_view runner, int passed, int failed, int skipped) {
    counts_ = {passed, failed, skipped, std::string(runner), true};
  }
  void add(std::string_view runner, int passed, int failed, int skipped) {
    counts_ = {counts_.passed + std::max(passed, 0), counts_.failed + failed,
               counts_.skipped + skipped, std::string(runner), true};
  }

  // "=== 3 passed, 1 failed, 2 skipped in 0.12s ==="
  bool pytest(std::string_view line) {
    const bool timed = output_holds(line, " in ") &&
                       (line.ends_with('=') || line.ends_with('s') || line.ends_with(')'));
    const bool said = before(line, "passed") || before(line, "failed") || before(line, "error") ||
                      before(line, "skipped") || output_holds(line, "no tests ran");
    if (!timed || !said || output_holds(line, "passed;") || output_holds(line, "|")) return false;
    set("pytest", before(line, "passed").value_or(0) + before(line, "xfailed").value_or(0),
        before(line, "failed").value_or(0) + before(line, "error").value_or(0),
        before(line, "skipped").value_or(0));
    return true;
  }

  // "Ran 5 tests in 0.01s", then "FAILED (failures=1, errors=2, skipped=1)"
  bool unittest(std::string_view line) {
    if (line.starts_with("ran ") && output_holds(line, " test") && output_holds(line, " in ")) {
      ran_ = after(line, "ran ").value_or(0);
      return true;
    }
    if (!line.starts_with("failed (") && !line.starts_with("ok (skipped=")) return false;
    failures_ = after(line, "failures=").value_or(0) + after(line, "errors=").value_or(0);
    skips_ = after(line, "skipped=").value_or(0);
    return true;
  }

  // "Tests:  1 failed, 5 passed, 6 total" of Jest and Pest, "Tests  5 passed | 1 failed (6)" of
  // Vitest
  bool javascript(std::string_view line) {
    const bool counted =
        before(line, "passed") || before(line, "failed") || before(line, "skipped");
    if (!line.starts_with("tests") || !counted || output_holds(line, "passed!")) return false;
    add("its runner", before(line, "passed").value_or(0), before(line, "failed").value_or(0),
        before(line, "skipped").value_or(0) + before(line, "todo").value_or(0));
    return true;
  }

  bool mocha(std::string_view line) {
    const auto one = [&](std::string_view word) {
      return is_digit(line[0]) ? before(line, word) : std::nullopt;
    };
    if (const auto passed = one("passing"))
      add("Mocha", *passed, 0, 0);
    else if (const auto failed = one("failing"))
      add("Mocha", 0, *failed, 0);
    else if (const auto pending = one("pending")) {
      if (output_holds(line, "example")) return false;
      add("Mocha", 0, 0, *pending);
    } else
      return false;
    return true;
  }

  // "ok 1 - name", and node's "# pass 5" or "ℹ pass 5"
  bool tap(std::string_view line) {
    if (line.starts_with("ok ") && line.size() > 3 && is_digit(line[3])) return ++tap_ok_, true;
    if (line.starts_with("not ok ")) return ++tap_failed_, true;
    const bool told = line.starts_with("# ") || line.starts_with("\xe2\x84\xb9 ");
    if (!told) return false;
    const std::string_view text = trimmed(line.substr(line.find(' ')));
    if (text.starts_with("pass "))
      add("node:test", after(text, "pass").value_or(0), 0, 0);
    else if (text.starts_with("fail "))
      add("node:test", 0, after(text, "fail").value_or(0), 0);
    else if (text.starts_with("skipped "))
      add("node:test", 0, 0, after(text, "skipped").value_or(0));
    else
      return false;
    return true;
  }

  bool go(std::string_view line) {
    if (line.starts_with("--- pass:")) return add("go test", 1, 0, 0), true;
    if (line.starts_with("--- fail:")) return add("go test", 0, 1, 0), true;
    if (line.starts_with("--- skip:")) return add("go test", 0, 0, 1), true;
    const bool package =
        (line.starts_with("ok ") || line.starts_with("ok\t")) && line.ends_with('s');
    if (package || (line.starts_with("ok") && output_holds(line, "(cached)")))
      return ++packages_, true;
    if (line.starts_with("fail\t")) return ++bad_packages_, true;
    return false;
  }

  // Surefire's sum for a module stands without a time; Gradle's only when something failed.
  bool jvm(std::string_view line) {
    if (output_holds(line, "tests run:") && output_holds(line, "failures:")) {
      if (output_holds(line, "time elapsed")) return true;
      const int failed = after(line, "failures:").value_or(0) + after(line, "errors:").value_or(0);
      const int skipped = after(line, "skipped:").value_or(0);
      add("Surefire", after(line, "tests run:").value_or(0) - failed - skipped, failed, skipped);
      return true;
    }
    const auto completed = before(line, "tests completed");
    if (!completed) return false;
    const int failed = before(line, "failed").value_or(0);
    const int skipped = before(line, "skipped").value_or(0);
    add("Gradle", *completed - failed - skipped, failed, skipped);
    return true;
  }

  bool cargo(std::string_view line) {
    if (!line.starts_with("test result:")) return false;
    add("cargo test", before(line, "passed").value_or(0), before(line, "failed").value_or(0),
        before(line, "ignored").value_or(0));
    return true;
  }

  // "5 examples, 1 failure, 2 pending"; "5 runs, 9 assertions, 1 failures, 0 errors, 0 skips"
  bool ruby(std::string_view line) {
    const auto examples = before(line, "example");
    const auto runs = before(line, "runs,");
    if (!examples && !runs) return false;
    const int failed = before(line, "failure").value_or(0) + before(line, "error").value_or(0);
    const int skipped = before(line, "pending").value_or(0) + before(line, "skips").value_or(0);
    set(examples ? "RSpec" : "Minitest", examples.value_or(runs.value_or(0)) - failed - skipped,
        failed, skipped);
    return true;
  }

  // "OK (5 tests, 9 assertions)"; "Tests: 5, Assertions: 9, Failures: 1, Errors: 1, Skipped: 2."
  bool php(std::string_view line) {
    if (line.starts_with("ok (") && output_holds(line, "assertion")) {
      set("PHPUnit", before(line, "test").value_or(0), 0, 0);
      return true;
    }
    if (!line.starts_with("tests:") || !output_holds(line, "assertions:")) return false;
    const int failed = after(line, "failures:").value_or(0) + after(line, "errors:").value_or(0);
    const int skipped =
        after(line, "skipped:").value_or(0) + after(line, "incomplete:").value_or(0);
    set("PHPUnit", after(line, "tests:").value_or(0) - failed - skipped, failed, skipped);
    return true;
  }

  // "Passed!  - Failed:     0, Passed:     5, Skipped:     0, Total:     5"
  bool dotnet(std::string_view line) {
    if (!output_holds(line, "failed:") || !output_holds(line, "passed:") ||
        !output_holds(line, "total:"))
      return false;
    add("dotnet test", after(line, "passed:").value_or(0), after(line, "failed:").value_or(0),
        after(line, "skipped:").value_or(0));
    return true;
  }

  void others(std::string_view line) {
    const auto tests = before(line, "tests,");
    const auto failures = before(line, "failure");
    if (tests && failures) {  // ExUnit, in an umbrella once for each application
      const int skipped = before(line, "skipped").value_or(0);
      add("ExUnit", *tests - *failures - skipped, *failures, skipped);
    } else if (output_holds(line, "tests: succeeded")) {
      add("ScalaTest", after(line, "succeeded").value_or(0), after(line, "failed").value_or(0),
          after(line, "ignored").value_or(0));
    } else if (output_holds(line, "passed: total")) {
      add("sbt", after(line, ", passed").value_or(0), after(line, ", failed").value_or(0), 0);
    } else if (output_holds(line, "tests passed,") && output_holds(line, "out of")) {
      const int failed = before(line, "tests failed").value_or(0);
      set("CTest", after(line, "out of").value_or(0) - failed, failed, 0);
    } else if ((line.starts_with("ok | ") || line.starts_with("failed | ")) &&
               output_holds(line, "passed")) {
      set("Deno", before(line, "passed").value_or(0), before(line, "failed").value_or(0), 0);
    }
  }

  TestCounts counts_{};
  int tap_ok_ = 0;
  int tap_failed_ = 0;
  int packages_ = 0;
  int bad_packages_ = 0;
  int ran_ = 0;
  int failures_ = 0;
  int skips_ = 0;
};

}  // namespace

TestCounts counts_in(std::string_view output) {
  Counter counter;
  for (const std::string_view line : split(output, '\n'))
    counter.take(line);
  return counter.finish();
}

}  // namespace assay
