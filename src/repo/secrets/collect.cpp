// SPDX-License-Identifier: MIT
// Each secret once, the certain ones first.
#include "repo/secrets/collect.h"

#include <algorithm>
#include <utility>

#include "repo/environment_files.h"
#include "repo/first_party.h"
#include "repo/readme.h"
#include "repo/secrets/past.h"

namespace assay {
namespace {

constexpr std::size_t kMostCollect = 200;

}  // namespace

SecretCollector::SecretCollector(const std::vector<std::string>& stated) {
  for (const std::string& secret : stated)
    seen_.insert(fingerprint_of(secret));
}

bool SecretCollector::wants(const std::string& path) const {
  return is_first_party(path);
}

void SecretCollector::take(const std::string& path, std::string_view text) {
  search_.search(path, text, [&](const FoundSecret& one) {
    if (hits_.size() == kMostCollect || !seen_.insert(one.fingerprint).second) return;
    hits_.push_back({.rule = std::string(one.rule),
                     .what = std::string(one.what),
                     .certain = one.certain,
                     .shown = one.shown,
                     .file = path,
                     .line = one.line});
  });
}

Secrets SecretCollector::finish(const GitView* view, const HandedIn& handed_in) {
  Secrets secrets{.searched = search_.is_ready()};
  for (SecretHit& hit : hits_) {
    if (!handed_in.has(hit.file)) continue;
    // In a mere folder an environment file may be whoever's started the service there.
    if (!handed_in.is_known() && is_environment_file(hit.file)) hit.certain = false;
    secrets.tree.push_back(std::move(hit));
  }
  std::ranges::stable_sort(secrets.tree, [](const SecretHit& left, const SecretHit& right) {
    return left.certain && !right.certain;
  });
  if (view != nullptr && search_.is_ready()) search_past(*view, search_, seen_, secrets);
  return secrets;
}

bool tells_rotation_in(const std::vector<SourceFile>& sources) {
  return std::ranges::any_of(sources, [](const SourceFile& file) {
    return is_document(file.path) && tells_rotation(file.text);
  });
}

}  // namespace assay
