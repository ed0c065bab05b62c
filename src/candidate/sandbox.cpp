// SPDX-License-Identifier: MIT
// Bubblewrap's command line, and the folders behind it.
#include "candidate/sandbox.h"

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <system_error>
#include <unistd.h>

#include <fmt/core.h>

#include "candidate/environment.h"
#include "core/text.h"

namespace assay {
namespace {

namespace fs = std::filesystem;

constexpr int kProbeMs = 5'000;
constexpr int kCopyMs = 300'000;

// Bubblewrap ends the sandbox with its first process. A start script that puts the service into the
// background and ends would take it along; this waits for what it left. Its own trap is reset in
// what it starts, and its own remarks ("Terminated") stay out of the service's log.
constexpr const char* kKeeper = R"sh(trap : TERM
exec 3>&2 2>/dev/null
(exec /bin/sh -c "$1" 2>&3 3>&-)
code=$?
[ $code -eq 0 ] || exit $code
while set -- /proc/[0-9]* && [ $# -gt 2 ]; do sleep 0.1; done)sh";

void add(std::vector<std::string>& arguments, std::initializer_list<std::string> more) {
  arguments.insert(arguments.end(), more);
}

std::string bubblewrap() {
  const std::string path = own_variable("PATH") + ":/usr/local/bin:/usr/bin:/bin";
  for (const std::string_view folder : split(path, ':')) {
    std::string program = std::string(folder) + "/bwrap";
    if (program.starts_with('/') && access(program.c_str(), X_OK) == 0) return program;
  }
  return {};
}

bool is_existing_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

// What every sandbox has: its own processes, a system that cannot be changed, nothing to reach the
// services of this machine by.
std::vector<std::string> core_arguments() {
  std::vector<std::string> arguments{bubblewrap(),    "--unshare-pid",     "--unshare-ipc",
                                     "--unshare-uts", "--die-with-parent", "--new-session"};
  if (geteuid() == 0) {
    // As a container has it: root in name, so that it may use its own files and drop to a user.
    add(arguments, {"--cap-drop", "ALL"});
    for (const char* capability : {"CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_KILL",
                                   "CAP_NET_BIND_SERVICE", "CAP_SETGID", "CAP_SETUID"}) {
      add(arguments, {"--cap-add", capability});
    }
  }
  add(arguments, {"--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"});
  // Bubblewrap leaves these be when it runs as root, to whom they are writable without any
  // capability.
  for (const char* lever :
       {"/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"}) {
    if (access(lever, F_OK) == 0) add(arguments, {"--ro-bind", lever, lever});
  }
  for (const char* folder : {"/run", "/home", "/root", "/var/tmp"}) {
    if (is_existing_folder(folder)) add(arguments, {"--tmpfs", folder});
  }
  return arguments;
}

// A layer for each of the folders that can have one.
std::vector<Overlay> overlays_for(const std::vector<std::string>& folders,
                                  const std::string& layers) {
  std::vector<Overlay> overlays;
  for (const std::string& folder : folders) {
    std::error_code error;
    const std::string real = fs::canonical(folder, error).string();
    if (error) continue;
    if (Result<Overlay> overlay = prepare_overlay(real, layers)) {
      overlays.push_back(std::move(*overlay));
    }
  }
  const std::vector<bool> can = mountable(overlays);
  std::vector<Overlay> kept;
  for (std::size_t i = 0; i < overlays.size(); ++i) {
    if (can[i]) kept.push_back(std::move(overlays[i]));
  }
  return kept;
}

bool covers(const std::vector<Overlay>& overlays, const std::string& folder) {
  std::error_code error;
  const std::string real = fs::canonical(folder, error).string();
  return std::ranges::any_of(overlays,
                             [&](const Overlay& overlay) { return overlay.target == real; });
}

// Where no layer can be had, the submission is copied, once for all restarts.
Result<std::string> copied(const std::string& folder, const std::string& copy) {
  if (is_existing_folder(copy)) return copy;
  const std::string partial = copy + ".part";
  const Spawn cp{.arguments = {"/bin/cp", "-a", "--reflink=auto", folder, partial},
                 .environment = {"PATH=/usr/bin:/bin"}};
  std::error_code error;
  fs::remove_all(partial, error);
  if (!succeeds(cp, kCopyMs)) error = std::make_error_code(std::errc::io_error);
  if (!error) fs::rename(partial, copy, error);
  if (error) {
    return failure(ErrorKind::kUndecided,
                   "cannot copy the submission into the scratch folder; make room there, or run "
                   "with --no-sandbox",
                   folder);
  }
  return copy;
}

}  // namespace

std::string private_folder(const std::string& scratch) {
  return scratch + "/.assay";
}

std::string layers_folder(const std::string& scratch) {
  return private_folder(scratch) + "/layers";
}

bool sandbox_works() {
  static const bool kWorks = [] {
    if (bubblewrap().empty()) return false;
    Spawn probe{.arguments = core_arguments(), .environment = {"PATH=/usr/bin:/bin"}};
    add(probe.arguments, {"--", "/bin/sh", "-c", "exit 0"});
    return succeeds(probe, kProbeMs);
  }();
  return kWorks;
}

Result<Spawn> unconfined(const LaunchSpec& spec) {
  const std::string own_home = own_variable("HOME");
  const std::string temporary = private_folder(spec.scratch) + "/tmp";
  std::error_code error;
  fs::create_directories(temporary, error);
  if (error) return failure(ErrorKind::kUndecided, "cannot write to the scratch folder", temporary);
  return Spawn{.arguments = {"/bin/sh", "-c", spec.command},
               .environment = candidate_environment(own_home.empty() ? spec.scratch : own_home,
                                                    temporary, spec.env),
               .folder = spec.folder};
}

Result<Spawn> confined(const LaunchSpec& spec) {
  const std::string inner = private_folder(spec.scratch);
  std::string home = own_variable("HOME");
  if (!home.starts_with('/') || home == "/") home = "/home/candidate";
  std::error_code error;
  fs::create_directories(inner + "/tmp", error);
  if (!error) fs::create_directories(inner + "/home", error);
  if (error) return failure(ErrorKind::kUndecided, "cannot write to the scratch folder", inner);

  std::vector<std::string> folders = toolchain_folders(home);
  const std::vector<std::string> toolchains = folders;
  folders.push_back(spec.folder);
  Spawn what{.arguments = core_arguments(),
             .environment = candidate_environment(home, "/tmp", spec.env),
             .folder = "/",
             .overlays = overlays_for(folders, layers_folder(spec.scratch))};

  std::vector<std::string>& arguments = what.arguments;
  add(arguments, {"--bind", inner + "/tmp", "/tmp", "--bind", inner + "/home", home});
  for (const std::string& folder : toolchains) {
    add(arguments, {covers(what.overlays, folder) ? "--bind" : "--ro-bind", folder, folder});
  }
  for (const std::string& file : secrets_in(home)) {
    add(arguments, {"--ro-bind", "/dev/null", file});
  }
  std::string source = spec.folder;
  if (!covers(what.overlays, spec.folder)) {
    Result<std::string> copy = copied(spec.folder, inner + "/submission");
    if (!copy) return tl::unexpected(copy.error());
    source = *copy;
  }
  add(arguments, {"--bind", source, spec.folder, "--bind", spec.scratch, spec.scratch});
  add(arguments, {"--tmpfs", inner});
  if (!spec.shared.empty()) add(arguments, {"--bind", spec.shared, spec.shared});
  add(arguments, {"--chdir", spec.folder});
  add(arguments, {"--", "/bin/sh", "-c", kKeeper, "assay", spec.command});
  return what;
}

std::string describe_sandbox(bool sandbox, bool private_network) {
  const char* const network = private_network ? "a network of its own that ends at loopback"
                                              : "the network of this machine";
  if (sandbox && sandbox_works()) {
    return fmt::format(
        "in a sandbox: the system read-only, a home of its own without your files, what it writes "
        "to its folder kept apart, its own processes, {}",
        network);
  }
  return fmt::format("without a sandbox{}: it can read and change what you can; {}",
                     sandbox ? " (bubblewrap is missing, or not allowed to work here)" : "",
                     network);
}

}  // namespace assay
