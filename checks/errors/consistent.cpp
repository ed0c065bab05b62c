// SPDX-License-Identifier: MIT
// Asks whether all errors have one shape.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/errors/family.h"
#include "checks/errors/provoke.h"
#include "checks/errors/samples.h"

namespace assay::checks {
namespace errors_consistent {
namespace {

constexpr Meta kMeta{
    .id = "errors.consistent",
    .title = "All errors have one shape",
    .failure_title = "Errors come in several shapes",
    .why = "A client needs one error handler for each shape, and misses what it did not foresee.",
    .fix =
        "Pass every error, the framework's own included, through one handler that gives it its "
        "shape.",
    .source = "Zalando REST guidelines 176; common practice",
    .severity = Severity::kMinor,
    .scope = Scope::kPooled,
    .stage = Stage::kPooled,
    .reproduce = false,
};

constexpr std::size_t kLeastKinds = 3;
constexpr double kTwoShapes = 0.5;

// What the check provoked itself says most; other tapes speak where a kind is missing from it.
// Empty bodies have no shape, and are charged by errors.machine-readable. An error that comes as
// success among others that do not is charged by http.honest-status.
std::vector<ErrorSample> telling(std::vector<ErrorSample> all) {
  std::set<ErrorKind> provoked;
  const auto as_success = [](const ErrorSample& s) { return s.exchange->is_2xx(); };
  if (!std::ranges::all_of(all, as_success)) std::erase_if(all, as_success);
  std::erase_if(all, [](const ErrorSample& s) { return s.shape.form == ErrorForm::kEmpty; });
  for (const ErrorSample& sample : all) {
    if (sample.own) provoked.insert(sample.kind);
  }
  std::erase_if(all, [&](const ErrorSample& sample) {
    return !sample.own && provoked.contains(sample.kind);
  });
  return all;
}

std::string words_of(const ErrorShape& shape) {
  if (shape.signature.empty()) return std::string(to_string(shape.form));
  std::string words;
  for (const std::string& path : shape.signature)
    words += (words.empty() ? "{" : ", ") + path;
  return words + "}";
}

Finding judge(const Tape& tape) {
  const std::vector<ErrorSample> samples = telling(error_samples(tape));
  std::set<ErrorKind> kinds;
  std::vector<ErrorShape> shapes;
  for (const ErrorSample& sample : samples) {
    kinds.insert(sample.kind);
    shapes.push_back(sample.shape);
  }
  if (kinds.size() < kLeastKinds) {
    std::string seen;
    for (const ErrorKind kind : kinds)
      seen += (seen.empty() ? "" : ", ") + std::string(to_string(kind));
    return inconclusive(fmt::format("fewer than {} kinds of error with a body were seen: {}",
                                    kLeastKinds, seen.empty() ? "none" : seen));
  }
  const int count = count_shapes(shapes);
  std::vector<Evidence> evidence;
  std::vector<ErrorShape> shown;
  std::string observed;
  for (const ErrorSample& sample : samples) {
    const bool known = std::ranges::any_of(
        shown, [&](const ErrorShape& shape) { return same_shape(shape, sample.shape); });
    if (known) continue;
    shown.push_back(sample.shape);
    evidence.push_back({.exchange = sample.exchange->id});
    observed += fmt::format("{}{}: {}", observed.empty() ? "" : "; ", to_string(sample.kind),
                            words_of(sample.shape));
  }
  const double credit = count <= 1 ? 1 : count == 2 ? kTwoShapes : 0;
  return graded(
      credit, std::move(evidence),
      {fmt::format("Errors come in {} shapes", count), "one shape for every error", observed});
}

}  // namespace
}  // namespace errors_consistent
const Check kConsistent{errors_consistent::kMeta, provoke, errors_consistent::judge};
}  // namespace assay::checks
