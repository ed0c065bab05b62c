// SPDX-License-Identifier: MIT
// Each secret once, the certain ones first.
#include "repo/secrets/collect.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/environment_files.h"
#include "repo/file_index.h"
#include "repo/first_party.h"
#include "repo/language.h"
#include "repo/readme.h"
#include "repo/secrets/called_example.h"
#include "repo/secrets/certificate.h"
#include "repo/secrets/open_values.h"

namespace assay {
namespace {

constexpr std::size_t kMostCollect = 200;

// Phoenix writes a key into the settings of development, and takes that of production from the
// environment, or from a file that is left out of the repository.
bool reads_key_of_production(std::string_view path, std::string_view text) {
  constexpr std::array<std::string_view, 4> kNames{"runtime.exs", "releases.exs", "prod.exs",
                                                   "prod.secret.exs"};
  constexpr std::array<std::string_view, 3> kMarks{"\"SECRET_KEY_BASE\"", "${SECRET_KEY_BASE}",
                                                   "\nimport_config \"prod.secret.exs\""};
  return lists(kNames, file_name(path)) && holds_one_of(kMarks, text);
}

// appsettings.Development.json, application-dev.yml: said after what holds everywhere.
bool is_of_one_environment(std::string_view path) {
  const std::string name = lower(file_name(path));
  return holds_one_of(std::array{"development", "-dev.", ".dev.", "-local.", "test"}, name);
}

bool is_key_of_development(std::string_view path, std::string_view text, int line) {
  constexpr std::array<std::string_view, 3> kNames{"config.exs", "dev.exs", "test.exs"};
  if (!lists(kNames, file_name(path))) return false;
  const std::vector<std::string_view> lines = split(text, '\n');
  return lines[static_cast<std::size_t>(line - 1)].find("secret_key_base") != text.npos;
}

// Of the places of one secret the certain one, then that which holds everywhere, and then that with
// the plainest name: config.exs before a copy of it.
bool tells_more(const FoundSecret& one, std::string_view path, const SecretHit& known) {
  if (one.certain != known.certain) return one.certain;
  const bool narrow = is_of_one_environment(path);
  if (narrow != is_of_one_environment(known.file)) return !narrow;
  return !is_document(path) && file_name(path).size() < file_name(known.file).size();
}

}  // namespace

SecretCollector::SecretCollector(const std::vector<std::string>& stated) {
  for (const std::string& secret : stated)
    stated_.insert(fingerprint_of(secret));
}

void SecretCollector::take(const std::string& path, std::string_view text) {
  if (may_hold_certificate(path) && holds_self_signed(text)) self_signed_.emplace(folder_of(path));
  if (reads_key_of_production(path, text)) keyed_outside_.emplace(folder_of(path));
  for (const std::string_view value : values_told_openly(path, text)) {
    if (open_.size() < kMostCollect) open_.insert(fingerprint_of(value));
  }
  search_.search(path, text, [&](const FoundSecret& one) { keep(path, text, one); });
}

void SecretCollector::keep(const std::string& path, std::string_view text, const FoundSecret& one) {
  if (stated_.contains(one.fingerprint)) return;
  const auto seen = seen_.find(one.fingerprint);
  const bool again = seen != seen_.end();
  if (again ? !tells_more(one, path, hits_[seen->second]) : hits_.size() == kMostCollect) return;
  const std::size_t index = again ? seen->second : hits_.size();
  if (!again) hits_.emplace_back();
  seen_[one.fingerprint] = index;
  development_.erase(index);
  if (is_key_of_development(path, text, one.line)) development_.insert(index);
  hits_[index] = {.rule = std::string(one.rule),
                  .what = std::string(one.what),
                  .certain = one.certain,
                  .shown = one.shown,
                  .file = path,
                  .line = one.line};
}

void SecretCollector::hear(const std::vector<SourceFile>& sources) {
  for (std::size_t i = 0; i < hits_.size(); ++i) {
    SecretHit& hit = hits_[i];
    if (hit.rule != "private-key") continue;
    const bool sample = is_called_example(sources, hit.file);
    const bool own = self_signed_.contains(std::string(folder_of(hit.file))) ||
                     is_told_how_to_make(sources, hit.file);
    if (sample) samples_.insert(i);
    if (own) explained_.insert(i);
    hit.certain = hit.certain && !own && !sample;
  }
}

bool SecretCollector::is_excused(std::uint64_t fingerprint, std::size_t index) const {
  const SecretHit& hit = hits_[index];
  const bool keyed = keyed_outside_.contains(std::string(folder_of(hit.file)));
  const bool told = !hit.certain && open_.contains(fingerprint);
  return told || samples_.contains(index) || (keyed && development_.contains(index));
}

std::vector<SecretCollector::Found> SecretCollector::handed_in_hits(const HandedIn& handed_in,
                                                                    TreeSecrets& tree) {
  std::vector<Found> found;
  for (const auto& [fingerprint, index] : seen_) {
    SecretHit& hit = hits_[index];
    if (!handed_in.has(hit.file)) continue;
    const bool excused = is_excused(fingerprint, index);
    // In a mere folder an environment file may be whoever's started the service there.
    if (!handed_in.is_known() && is_environment_file(hit.file)) hit.certain = false;
    const bool settled = excused || hit.certain || explained_.contains(index);
    (settled ? tree.settled : tree.asked).insert(fingerprint);
    if (!excused) found.emplace_back(fingerprint, std::move(hit));
  }
  return found;
}

Secrets SecretCollector::finish(const GitView* view, const HandedIn& handed_in) {
  Secrets secrets{.searched = search_.is_ready()};
  TreeSecrets tree{.settled = stated_};
  std::vector<Found> found = handed_in_hits(handed_in, tree);
  std::set<std::uint64_t> charged;
  if (view != nullptr && search_.is_ready()) charged = search_past(*view, search_, tree, secrets);
  for (auto& [fingerprint, hit] : found) {
    // Once for each: what the past is charged for is not asked about here.
    if (!charged.contains(fingerprint)) secrets.tree.push_back(std::move(hit));
  }
  std::ranges::stable_sort(secrets.tree, {}, [](const SecretHit& hit) {
    return std::tuple(!hit.certain, is_of_one_environment(hit.file), hit.file, hit.line);
  });
  return secrets;
}

bool is_searched(std::string_view path) {
  return is_first_party(path);
}

bool tells_rotation_in(const std::vector<SourceFile>& sources) {
  return std::ranges::any_of(sources, [](const SourceFile& file) {
    return is_document(file.path) && tells_of_leak(file.text);
  });
}

}  // namespace assay
