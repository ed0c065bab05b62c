// SPDX-License-Identifier: MIT
// Creates everything relative to descriptors, following no link and overwriting nothing.
#include "repo/tree_writer.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/core.h>

#include "core/text.h"
#include "repo/walk.h"

namespace assay {
namespace {

constexpr std::size_t kTreeWriterDeepest = 40;
constexpr std::size_t kName = 80;
constexpr int kFolder = O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW;
constexpr int kNewFile = O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL | O_NOFOLLOW;

// The parts of a path without "."; nothing when the path leads out of its folder.
std::vector<std::string_view> parts_of_path(std::string_view path) {
  std::vector<std::string_view> parts;
  if (path.starts_with('/')) return parts;
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == "..") return {};
    parts.push_back(part);
  }
  return parts;
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(file, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

}  // namespace

Result<TreeWriter> TreeWriter::into(const std::string& folder, const WriteLimits& limits) {
  const int root = ::open(folder.c_str(), kFolder);
  if (root < 0) {
    return failure(ErrorKind::kUndecided, "cannot write into the scratch folder " + folder);
  }
  return TreeWriter(root, limits);
}

TreeWriter::TreeWriter(TreeWriter&& other) noexcept
    : root_(std::exchange(other.root_, -1)), limits_(other.limits_) {}

TreeWriter::~TreeWriter() {
  close_file();
  if (root_ >= 0) ::close(root_);
}

void TreeWriter::refuse(const std::string& path, std::string_view why) {
  auto known = std::ranges::find(refusals_, why, &Refusal::why);
  if (known == refusals_.end()) {
    refusals_.push_back({std::string(why), shortened(printable(path), kName), 0});
    known = std::prev(refusals_.end());
  }
  ++known->count;
}

// Opens the folder that the last part stands in, making what is missing; -1 when it cannot be.
int TreeWriter::folder_for(const std::vector<std::string_view>& parts) const {
  int here = ::openat(root_, ".", kFolder);
  for (std::size_t i = 0; here >= 0 && i + 1 < parts.size(); ++i) {
    const std::string part(parts[i]);
    ::mkdirat(here, part.c_str(), 0755);
    const int next = ::openat(here, part.c_str(), kFolder);
    ::close(here);
    here = next;
  }
  return here;
}

bool TreeWriter::open_file(const std::string& path, bool executable) {
  close_file();
  const std::vector<std::string_view> parts = parts_of_path(path);
  if (parts.empty()) return refuse(path, "its path leads out of the repository"), false;
  if (parts.size() > kTreeWriterDeepest) return refuse(path, "its folders nest too deep"), false;
  if (files_ >= limits_.files || total_ >= limits_.total_bytes) {
    full_ = true;
    return refuse(path, "there was too much before it"), false;
  }
  file_folder_ = folder_for(parts);
  name_ = parts.back();
  if (file_folder_ >= 0) {
    file_ = ::openat(file_folder_, name_.c_str(), kNewFile, executable ? 0755 : 0644);
  }
  if (file_ < 0) {
    close_file();
    return refuse(path, "its place is taken or cannot be written"), false;
  }
  ++files_;
  return true;
}

bool TreeWriter::write(std::string_view bytes) {
  if (file_ < 0) return false;
  size_ += bytes.size();
  total_ += bytes.size();
  full_ = full_ || total_ > limits_.total_bytes;
  if (size_ <= limits_.file_bytes && !full_ && write_all(file_, bytes)) return true;
  total_ -= full_ ? 0 : size_;
  drop_file();
  return false;
}

void TreeWriter::drop_file() {
  ::unlinkat(file_folder_, name_.c_str(), 0);
  close_file();
}

void TreeWriter::close_file() {
  if (file_ >= 0) ::close(file_);
  if (file_folder_ >= 0) ::close(file_folder_);
  file_ = -1;
  file_folder_ = -1;
  size_ = 0;
}

void TreeWriter::add_folder(const std::string& path) {
  close_file();
  std::vector<std::string_view> parts = parts_of_path(path);
  if (parts.empty() || parts.size() > kTreeWriterDeepest) return;
  parts.emplace_back();  // the folder itself is the one that a file would stand in
  const int folder = folder_for(parts);
  if (folder >= 0) ::close(folder);
}

void TreeWriter::add_link(const std::string& path, const std::string& target) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  if (parts_of_path(path).empty() || leads_out(folder, target)) {
    return refuse(path, "it is a link that leads out of the repository");
  }
  links_.emplace_back(path, target);
}

void TreeWriter::finish() {
  close_file();
  for (const auto& [path, target] : std::exchange(links_, {})) {
    const std::vector<std::string_view> parts = parts_of_path(path);
    const int folder = folder_for(parts);
    if (folder < 0) continue;
    ::symlinkat(target.c_str(), folder, std::string(parts.back()).c_str());
    ::close(folder);
  }
}

std::vector<std::string> TreeWriter::notes() const {
  std::vector<std::string> all;
  for (const Refusal& refusal : refusals_) {
    all.push_back(refusal.count == 1
                      ? fmt::format("{} was not unpacked: {}", refusal.first, refusal.why)
                      : fmt::format("{} and {} more were not unpacked: {}", refusal.first,
                                    refusal.count - 1, refusal.why));
  }
  return all;
}

}  // namespace assay
