// SPDX-License-Identifier: MIT
// Opens everything relative to a descriptor, so that a link swapped in meanwhile leads nowhere.
#include "repo/folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/core.h>

#include "core/text.h"

namespace assay {
namespace {

// O_NONBLOCK: opening a FIFO must not wait for its other end.
constexpr int kSafely = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;

EntryKind kind_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::kFile;
  if (S_ISDIR(mode)) return EntryKind::kFolder;
  return S_ISLNK(mode) ? EntryKind::kLink : EntryKind::kOther;
}

// Most file systems tell the kind with the name; the others are asked for it.
EntryKind kind_of(int folder, const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG:
      return EntryKind::kFile;
    case DT_DIR:
      return EntryKind::kFolder;
    case DT_LNK:
      return EntryKind::kLink;
    case DT_UNKNOWN:
      break;
    default:
      return EntryKind::kOther;
  }
  struct stat found {};
  const bool known = fstatat(folder, entry.d_name, &found, AT_SYMLINK_NOFOLLOW) == 0;
  return known ? kind_of_mode(found.st_mode) : EntryKind::kOther;
}

// Read to its end or the limit, whatever size was told beforehand: a file may grow.
std::string read_all(int file, std::size_t size, std::size_t limit) {
  constexpr std::size_t kLeast = 4096;
  std::string text(std::min(std::max(size + 1, kLeast), limit), '\0');
  std::size_t filled = 0;
  while (filled < limit) {
    if (filled == text.size()) text.resize(std::min(text.size() * 2, limit));
    const ssize_t got = ::read(file, text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
  }
  text.resize(filled);
  return text;
}

}  // namespace

Result<Folder> Folder::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY);
  if (descriptor < 0) {
    return failure(ErrorKind::kUsage,
                   fmt::format("the repository {} cannot be read ({}); name a folder", path,
                               std::generic_category().message(errno)));
  }
  return Folder(descriptor);
}

Folder::Folder(Folder&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Folder& Folder::operator=(Folder&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

Folder::~Folder() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<Folder> Folder::child(const std::string& name) const {
  const int descriptor = ::openat(descriptor_, name.c_str(), kSafely | O_DIRECTORY);
  if (descriptor < 0) return std::nullopt;
  return Folder(descriptor);
}

std::optional<FilePart> Folder::read_file(const std::string& name, std::size_t limit) const {
  const Folder file(::openat(descriptor_, name.c_str(), kSafely));  // closes the descriptor
  struct stat found {};
  if (file.descriptor_ < 0 || fstat(file.descriptor_, &found) != 0 || !S_ISREG(found.st_mode)) {
    return std::nullopt;
  }
  const auto size = static_cast<std::size_t>(found.st_size);
  FilePart whole{.text = read_all(file.descriptor_, size, limit), .size = size};
  whole.size = std::max(size, whole.text.size());
  return whole;
}

std::optional<std::string> Folder::read(const std::string& name, std::size_t limit) const {
  auto file = read_file(name, limit);
  if (!file) return std::nullopt;
  return std::move(file->text);
}

std::size_t Folder::size_of(const std::string& name) const {
  struct stat found {};
  const bool known = fstatat(descriptor_, name.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0;
  return known && S_ISREG(found.st_mode) ? static_cast<std::size_t>(found.st_size) : 0;
}

std::optional<std::string> Folder::read_below(const std::string& path, std::size_t limit) const {
  const bool here_itself = path.find('/') == std::string::npos;
  if (here_itself) return path == ".." || path == "." ? std::nullopt : read(path, limit);
  std::optional<Folder> here = child(".");
  const std::vector<std::string_view> parts = split(path, '/');
  for (std::size_t i = 0; here && i < parts.size(); ++i) {
    const std::string part(parts[i]);
    if (part.empty() || part == "." || part == "..") return std::nullopt;
    if (i + 1 == parts.size()) return here->read(part, limit);
    here = here->child(part);
  }
  return std::nullopt;
}

std::optional<std::string> Folder::link_target(const std::string& name) const {
  std::array<char, 1024> target{};
  const ssize_t size = ::readlinkat(descriptor_, name.c_str(), target.data(), target.size());
  if (size <= 0 || static_cast<std::size_t>(size) == target.size()) return std::nullopt;
  return std::string(target.data(), static_cast<std::size_t>(size));
}

std::vector<FolderEntry> Folder::entries(std::size_t most) const {
  struct Closer {
    void operator()(DIR* stream) const { closedir(stream); }
  };
  std::vector<FolderEntry> found;
  const int copy = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0);
  const std::unique_ptr<DIR, Closer> stream(copy < 0 ? nullptr : fdopendir(copy));
  if (stream == nullptr) {
    if (copy >= 0) ::close(copy);
    return found;
  }
  rewinddir(stream.get());  // a duplicate goes on where another one has stopped
  // NOLINTNEXTLINE(concurrency-mt-unsafe): each stream is read by one thread
  while (const dirent* entry = readdir(stream.get())) {
    if (std::strcmp(entry->d_name, ".") == 0 || std::strcmp(entry->d_name, "..") == 0) continue;
    if (found.size() == most) break;
    found.push_back({entry->d_name, kind_of(descriptor_, *entry)});
  }
  std::ranges::sort(found, {}, &FolderEntry::name);
  return found;
}

}  // namespace assay
