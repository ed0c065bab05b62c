// SPDX-License-Identifier: MIT
// The SQLite record of runs: reports, tapes and exchanges, for history, report and judge.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/json.h"
#include "core/report.h"
#include "core/result.h"
#include "core/tape.h"

namespace assay {

// One recorded run, as history lists it.
struct RunRow {
  long long id = 0;
  std::string started{};
  std::string candidate{};
  std::string rubric{};
  std::string level{};
  std::string verdict{};
  double points = -1;  // negative: no total
  double low = 0;
  double high = 0;
  double whole = -1;  // points with the reviewer's answers; negative: none are given
};

// All of a run that judging again needs.
struct SavedRun {
  Json report{};              // as report.json says it
  std::vector<Tape> tapes{};  // every attempt's last tape, by check and subject
  Json snapshot{};            // core/snapshot.h; null without a repository
  Json dialect{};
  std::vector<Answer> answers{};  // of reviewers, by question
};

class Store {
 public:
  // Opens or creates the file, and brings an older schema up to date.
  static Result<Store> open(const std::string& path);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  ~Store();

  // Writes the run in one transaction, secrets already cut; returns its id.
  Result<long long> save(const SavedRun& run);
  // `which` is an id, "last", or "last~N".
  Result<SavedRun> load(const std::string& which);
  Result<std::vector<RunRow>> history(int most);
  // Keeps answers with the run, each over an earlier one to the same question, and the points of
  // the whole that follow from them. When they were given is the store's to say.
  Result<void> answer(const std::string& which,
                      const std::vector<Answer>& answers,
                      std::optional<double> whole);

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Where runs are recorded unless --db says otherwise: $XDG_DATA_HOME/assay/runs.db or its default.
std::string default_store_path();

}  // namespace assay
