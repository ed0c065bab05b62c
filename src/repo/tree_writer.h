// SPDX-License-Identifier: MIT
// Writes a stranger's files below one folder, and nowhere else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace assay {

struct WriteLimits {
  std::size_t files = 100'000;
  std::uint64_t file_bytes = std::uint64_t{64} << 20U;
  std::uint64_t total_bytes = std::uint64_t{1} << 30U;
};

// Paths are relative, with '/' between their parts. What is refused is noted, not written.
class TreeWriter {
 public:
  // An empty folder that is there.
  static Result<TreeWriter> into(const std::string& folder, const WriteLimits& limits = {});

  TreeWriter(TreeWriter&& other) noexcept;
  TreeWriter& operator=(TreeWriter&&) = delete;
  TreeWriter(const TreeWriter&) = delete;
  TreeWriter& operator=(const TreeWriter&) = delete;
  ~TreeWriter();

  // Begins a file; false when it is refused.
  bool open_file(const std::string& path, bool executable);
  // More of it; false when a bound is reached: then the file is gone, and the rest is not wanted.
  bool write(std::string_view bytes);
  void add_folder(const std::string& path);
  // A link within the tree; it is made once all files are there, so that nothing is written
  // through it.
  void add_link(const std::string& path, const std::string& target);
  void refuse(const std::string& path, std::string_view why);
  void finish();

  std::uint64_t written() const { return total_; }
  bool is_full() const { return full_; }
  // What was refused, a sentence for each reason.
  std::vector<std::string> notes() const;

 private:
  TreeWriter(int root, const WriteLimits& limits) : root_(root), limits_(limits) {}
  int folder_for(const std::vector<std::string_view>& parts) const;
  void close_file();
  void drop_file();

  struct Refusal {
    std::string why{};
    std::string first{};
    std::size_t count = 0;
  };

  int root_ = -1;
  WriteLimits limits_;
  int file_ = -1;
  int file_folder_ = -1;
  std::string name_{};
  std::uint64_t size_ = 0;
  std::uint64_t total_ = 0;
  std::size_t files_ = 0;
  bool full_ = false;
  std::vector<std::pair<std::string, std::string>> links_{};
  std::vector<Refusal> refusals_{};
};

}  // namespace assay
