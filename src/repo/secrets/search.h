// SPDX-License-Identifier: MIT
// Searches texts for credentials by all rules at once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace assay {

struct FoundSecret {
  std::string_view rule{};
  std::string_view what{};  // "GitHub personal access token"
  bool certain = false;
  std::string shown{};            // never the secret itself
  int line = 0;                   // 1-based
  std::uint64_t fingerprint = 0;  // the same for the same secret, within one run
};

std::uint64_t fingerprint_of(std::string_view secret);

class SecretSearch {
 public:
  SecretSearch();
  ~SecretSearch();
  SecretSearch(const SecretSearch&) = delete;
  SecretSearch& operator=(const SecretSearch&) = delete;
  SecretSearch(SecretSearch&&) = delete;
  SecretSearch& operator=(SecretSearch&&) = delete;

  // False where the processor lacks what the search needs: then nothing is found.
  bool is_ready() const;

  // Linear in the bytes; what is no text (a NUL in its first 8,000 bytes) is passed over. At most
  // 500 of one file.
  void search(std::string_view path,
              std::string_view text,
              const std::function<void(FoundSecret)>& found) const;

 private:
  struct Index;
  std::unique_ptr<Index> index_;
};

}  // namespace assay
