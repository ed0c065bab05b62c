// SPDX-License-Identifier: MIT
// Progress lines.
#include "cli/show_progress.h"

#include <cstdio>
#include <unistd.h>

#include "core/text.h"

namespace assay {
namespace {

class Silent final : public Progress {
 public:
  void step(const std::string& /*what*/) override {}
  void check(int /*done*/, int /*of*/, const std::string& /*id*/) override {}
};

class Lines final : public Progress {
 public:
  void step(const std::string& what) override {
    std::fprintf(stderr, "assay: %s\n", printable(what).c_str());
  }
  void check(int done, int of, const std::string& id) override {
    // A log wants a sign of life, not one line for each check.
    constexpr int kEvery = 20;
    if (done % kEvery == 1)
      std::fprintf(stderr, "assay: check %d of %d, %s\n", done, of, id.c_str());
  }
};

class LiveLine final : public Progress {
 public:
  LiveLine() = default;
  LiveLine(const LiveLine&) = delete;
  LiveLine& operator=(const LiveLine&) = delete;
  LiveLine(LiveLine&&) = delete;
  LiveLine& operator=(LiveLine&&) = delete;
  ~LiveLine() override { std::fputs("\r\x1b[K", stderr); }
  void step(const std::string& what) override {
    std::fprintf(stderr, "\r\x1b[K%s", shortened(printable(what), 70).c_str());
  }
  void check(int done, int of, const std::string& id) override {
    constexpr int kCells = 24;
    const int full = of == 0 ? 0 : done * kCells / of;
    std::string bar(static_cast<std::size_t>(full), '=');
    bar.resize(kCells, ' ');
    std::fprintf(stderr, "\r\x1b[K[%s] %d/%d %s", bar.c_str(), done, of, id.c_str());
  }
};

}  // namespace

std::unique_ptr<Progress> make_progress(bool quiet) {
  if (quiet) return std::make_unique<Silent>();
  if (isatty(STDERR_FILENO) != 0) return std::make_unique<LiveLine>();
  return std::make_unique<Lines>();
}

}  // namespace assay
