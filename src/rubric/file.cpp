// SPDX-License-Identifier: MIT
// Reading of regular files, without waiting on pipes.
#include "rubric/file.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace assay {
namespace {

// Closes on every way out.
struct Descriptor {
  int number = -1;
  explicit Descriptor(int opened) : number(opened) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number >= 0) close(number);
  }
};

std::string reason() {
  if (errno == ENOENT) return std::string(kNoSuchFile);
  if (errno == ELOOP) return "it is a link";
  return std::generic_category().message(errno);
}

}  // namespace

Result<FileText> read_file(const std::string& path, std::size_t limit, Links links) {
  const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (links == Links::kRefuse ? O_NOFOLLOW : 0);
  const Descriptor file(open(path.c_str(), flags));  // NOLINT: open is variadic
  if (file.number < 0) return failure(ErrorKind::kUsage, reason());
  struct stat status {};
  if (fstat(file.number, &status) != 0) return failure(ErrorKind::kUsage, reason());
  if (!S_ISREG(status.st_mode)) return failure(ErrorKind::kUsage, "it is no regular file");
  FileText result;
  result.identity = {status.st_dev, status.st_ino};
  result.text.resize(std::min(limit, static_cast<std::size_t>(status.st_size)) + 1);
  std::size_t filled = 0;
  while (filled < result.text.size()) {
    const ssize_t got = read(file.number, result.text.data() + filled, result.text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(ErrorKind::kUsage, reason());
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  result.text.resize(filled);
  return result;
}

}  // namespace assay
