// SPDX-License-Identifier: MIT
// Where the command prints and writes.
#include "cli/console.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/core.h>

#include "cli/exit_code.h"

namespace assay {
namespace {

constexpr int kNarrowest = 60;
constexpr int kWidest = 120;

Error unwritable(const std::string& path, const std::string& why) {
  return {ErrorKind::kUsage,
          fmt::format("cannot write {}: {}; name a folder that exists and takes files", path, why),
          ""};
}

Result<void> write_whole(const std::string& path, const std::string& text) {
  const std::string beside = path + ".part";
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out)
      return tl::unexpected(unwritable(path, "the file cannot be created or the disk is full"));
  }
  std::error_code error;
  std::filesystem::rename(beside, path, error);
  if (error) return tl::unexpected(unwritable(path, error.message()));
  return {};
}

}  // namespace

void say(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void complain(std::string_view message) {
  std::fprintf(stderr, "assay: %.*s\n", static_cast<int>(message.size()), message.data());
}

int refuse(const Error& error) {
  complain(error.where.empty() ? error.message : error.where + ": " + error.message);
  return exit_code(error.kind);
}

TextStyle terminal_style() {
  TextStyle style;
  if (isatty(STDOUT_FILENO) == 0) return style;
  const char* no_color = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe): nothing sets it
  style.color = no_color == nullptr || *no_color == '\0';
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    style.width = std::clamp<int>(size.ws_col, kNarrowest, kWidest);
  }
  return style;
}

Result<void> check_outputs(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    if (Result<std::string> known = render_for(path, Report{}); !known) {
      return tl::unexpected(known.error());
    }
    const std::filesystem::path parent = std::filesystem::path(path).parent_path();
    const std::string folder = parent.empty() ? "." : parent.string();
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
      return tl::unexpected(unwritable(path, fmt::format("there is no folder {}", folder)));
    }
    if (std::filesystem::is_directory(path, error)) {
      return tl::unexpected(unwritable(path, "it is a folder"));
    }
    if (access(folder.c_str(), W_OK) != 0) {
      return tl::unexpected(unwritable(path, fmt::format("{} is not writable", folder)));
    }
  }
  return {};
}

Result<void> write_reports(const std::vector<std::string>& paths, const Report& report) {
  for (const std::string& path : paths) {
    Result<std::string> text = render_for(path, report);
    if (!text) return tl::unexpected(text.error());
    if (Result<void> written = write_whole(path, *text); !written) return written;
  }
  return {};
}

}  // namespace assay
