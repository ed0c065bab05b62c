// SPDX-License-Identifier: MIT
// Searches texts for secrets while the next ones are read.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "repo/secrets/collect.h"
#include "repo/walk.h"

namespace assay {

// One thread takes the texts in the order in which they come.
class BackgroundSearch {
 public:
  // What is stated to candidates is nobody's secret.
  explicit BackgroundSearch(std::vector<std::string> stated);
  ~BackgroundSearch();
  BackgroundSearch(const BackgroundSearch&) = delete;
  BackgroundSearch& operator=(const BackgroundSearch&) = delete;

  // Keeps a copy; waits while too much of what came before is not searched yet.
  void take(const std::string& path, std::string_view text);

  // Waits for the last text. What take() is given after it is lost. The collector is this object's.
  SecretCollector& finish();

 private:
  void hand_over();
  void search(const std::vector<std::string>& stated);

  std::vector<SourceFile> gathered_{};  // not handed over yet: a text alone is not worth a wake-up
  std::size_t gathered_bytes_ = 0;

  std::mutex mutex_{};  // of the three below
  std::condition_variable changed_{};
  std::vector<SourceFile> waiting_{};
  bool ended_ = false;

  std::optional<SecretCollector> collector_{};  // the thread's until it has ended
  std::thread thread_{};
};

}  // namespace assay
