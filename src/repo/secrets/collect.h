// SPDX-License-Identifier: MIT
// Gathers the credentials of a repository: while it is walked, and then from its past.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/snapshot_secrets.h"
#include "repo/handed_in.h"
#include "repo/secrets/past.h"
#include "repo/secrets/search.h"

namespace assay {

class SecretCollector {
 public:
  // What is stated to candidates is nobody's secret.
  explicit SecretCollector(const std::vector<std::string>& stated);

  void take(const std::string& path, std::string_view text);
  // After the last take: keys that the author's documents call examples are none, and a person
  // looks at those which they tell how to make, or beside a certificate of their own making.
  void hear(const std::vector<SourceFile>& sources);

  // Null without a past that can be read.
  Secrets finish(const GitView* view, const HandedIn& handed_in);

 private:
  using Found = std::pair<std::uint64_t, SecretHit>;  // with its fingerprint

  // Takes the hits out of what was sent, and says in `tree` what is known of each.
  std::vector<Found> handed_in_hits(const HandedIn& handed_in, TreeSecrets& tree);
  void keep(const std::string& path, std::string_view text, const FoundSecret& one);
  // True for what is nobody's secret after all.
  bool is_excused(std::uint64_t fingerprint, std::size_t index) const;

  SecretSearch search_{};
  std::vector<SecretHit> hits_{};
  std::set<std::uint64_t> stated_{};             // fingerprints
  std::map<std::uint64_t, std::size_t> seen_{};  // which hit has a fingerprint
  std::set<std::string> keyed_outside_{};  // folders of settings whose key production is given
  std::set<std::size_t> development_{};    // hits that are keys of development, if it is
  std::set<std::string> self_signed_{};  // folders with a certificate that nobody else vouches for
  std::set<std::size_t> explained_{};    // keys beside such a certificate, or told how to make
  std::set<std::size_t> samples_{};      // keys that the author's documents call examples
  std::set<std::uint64_t> open_{};       // fingerprints of values that are no secret, told openly
};

// True for a file whose text is to be searched.
bool is_searched(std::string_view path);

// True when a document of the author's says that keys were rotated.
bool tells_rotation_in(const std::vector<SourceFile>& sources);

}  // namespace assay
