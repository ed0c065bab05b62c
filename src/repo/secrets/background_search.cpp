// SPDX-License-Identifier: MIT
// Hands texts over in batches, the next when the one before was taken.
#include "repo/secrets/background_search.h"

#include <utility>

namespace assay {
namespace {

constexpr std::size_t kBatch = std::size_t{256} << 10U;  // bytes

}  // namespace

BackgroundSearch::BackgroundSearch(std::vector<std::string> stated)
    : thread_([this, all = std::move(stated)] { search(all); }) {}

BackgroundSearch::~BackgroundSearch() {
  if (thread_.joinable()) finish();
}

void BackgroundSearch::take(const std::string& path, std::string_view text) {
  gathered_.push_back({path, std::string(text)});
  gathered_bytes_ += text.size();
  if (gathered_bytes_ >= kBatch) hand_over();
}

SecretCollector& BackgroundSearch::finish() {
  if (!thread_.joinable()) return *collector_;
  hand_over();
  {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  thread_.join();
  return *collector_;
}

void BackgroundSearch::hand_over() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.empty(); });
  waiting_ = std::exchange(gathered_, {});
  gathered_bytes_ = 0;
  lock.unlock();
  changed_.notify_all();
}

void BackgroundSearch::search(const std::vector<std::string>& stated) {
  collector_.emplace(stated);
  for (bool more = true; more;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
    more = !ended_ || !waiting_.empty();
    const std::vector<SourceFile> batch = std::exchange(waiting_, {});
    lock.unlock();
    changed_.notify_all();
    for (const SourceFile& file : batch)
      collector_->take(file.path, file.text);
  }
}

}  // namespace assay
