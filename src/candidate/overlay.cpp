// SPDX-License-Identifier: MIT
// overlayfs without privileges, as Linux has it since 5.11.
#include "candidate/overlay.h"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <sched.h>
#include <string_view>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

#include <fmt/core.h>

namespace assay {
namespace {

namespace fs = std::filesystem;

constexpr int kBusyTries = 50;  // of 10 ms: a killed candidate's mounts go a moment after it

bool write_file(const char* path, std::string_view text) {
  const int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool written = write(file, text.data(), text.size()) >= 0;
  close(file);
  return written;
}

// One folder name for a path.
std::string flattened(std::string path) {
  std::ranges::replace(path, '/', '!');
  return path;
}

}  // namespace

IdMaps own_id_maps() {
  return {.user = fmt::format("{0} {0} 1", geteuid()),
          .group = fmt::format("{0} {0} 1", getegid())};
}

bool map_own_ids(const IdMaps& maps) {
  return write_file("/proc/self/setgroups", "deny") &&
         write_file("/proc/self/uid_map", maps.user) &&
         write_file("/proc/self/gid_map", maps.group);
}

Result<Overlay> prepare_overlay(const std::string& target, const std::string& layers) {
  const std::string folder = layers + "/" + flattened(target);
  const std::string upper = folder + "/upper";
  const std::string work = folder + "/work";
  std::error_code error;
  fs::create_directories(upper, error);
  if (!error) fs::create_directories(work, error);
  // The merged folder shows the mode of the upper one.
  struct stat real {};
  if (!error && stat(target.c_str(), &real) == 0)
    (void)!chmod(upper.c_str(), real.st_mode & 07777U);
  // The lower folder is "." because its name may hold what mount(2) takes for punctuation.
  if (error || (upper + work).find_first_of(",:\\") != std::string::npos) {
    return failure(ErrorKind::kUndecided, "cannot prepare a scratch layer for " + target);
  }
  return Overlay{
      .target = target,
      .options = fmt::format("lowerdir=.,upperdir={},workdir={},userxattr", upper, work)};
}

void release_layers(const std::string& layers) {
  std::error_code error;
  for (fs::directory_iterator layer(layers, error), end; !error && layer != end;
       layer.increment(error)) {
    const std::string inner = (layer->path() / "work" / "work").string();
    (void)!chmod(inner.c_str(), S_IRWXU);
  }
}

bool enter_mount_namespace(const IdMaps& maps) {
  if (unshare(CLONE_NEWNS) != 0) {
    if (errno != EPERM || unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    if (!map_own_ids(maps)) return false;
  }
  // Else, as root, the overlays would show in the whole system.
  return mount(nullptr, "/", nullptr, MS_REC | MS_SLAVE, nullptr) == 0;
}

bool mount_overlay(const Overlay& overlay) {
  if (chdir(overlay.target.c_str()) != 0) return false;
  for (int i = 0; i < kBusyTries; ++i) {
    if (mount("overlay", overlay.target.c_str(), "overlay", 0, overlay.options.c_str()) == 0) {
      return true;
    }
    if (errno != EBUSY) return false;
    const timespec pause{.tv_sec = 0, .tv_nsec = 10'000'000};
    nanosleep(&pause, nullptr);
  }
  return false;
}

std::vector<bool> mountable(const std::vector<Overlay>& overlays) {
  std::vector<bool> can(overlays.size(), false);
  const IdMaps maps = own_id_maps();
  int ends[2] = {-1, -1};
  if (pipe2(ends, O_CLOEXEC) != 0) return can;
  const pid_t child = fork();
  if (child == 0) {
    if (!enter_mount_namespace(maps)) _exit(1);
    for (const Overlay& overlay : overlays) {
      const char answer = mount_overlay(overlay) ? 'y' : 'n';
      (void)!write(ends[1], &answer, 1);
    }
    _exit(0);
  }
  close(ends[1]);
  for (std::size_t i = 0; i < can.size(); ++i) {
    char answer = 'n';
    can[i] = read(ends[0], &answer, 1) == 1 && answer == 'y';
  }
  close(ends[0]);
  if (child > 0) waitpid(child, nullptr, 0);
  return can;
}

}  // namespace assay
