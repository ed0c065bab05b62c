// SPDX-License-Identifier: MIT
// Parents from /proc/PID/stat, markers from /proc/PID/environ, ports from /proc/PID/net and fd.
#include "candidate/process_tree.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fcntl.h>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <unistd.h>

#include <fmt/core.h>

#include "core/text.h"

namespace assay {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 1U << 20U;  // of one file below /proc

std::string read_file(const std::string& path) {
  std::string text;
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return text;
  std::array<char, 16384> buffer{};
  while (text.size() < kMostBytes) {
    const ssize_t got = read(file, buffer.data(), buffer.size());
    if (got <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  close(file);
  return text;
}

template <typename Number>
Number number(std::string_view text, int base = 10) {
  Number value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, base);
  return value;
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  return names;
}

struct Stat {
  char state = 'X';  // as in /proc: R runs, T stopped, Z zombie, X gone
  pid_t parent = 0;
};

Stat read_stat(const std::string& name) {
  const std::string stat = read_file("/proc/" + name + "/stat");
  // "12 (name) S 1 ...": the name may hold anything, parentheses included.
  const std::size_t end = stat.rfind(')');
  if (end == std::string::npos || end + 4 > stat.size()) return {};
  const std::vector<std::string_view> fields = split(std::string_view(stat).substr(end + 2), ' ');
  if (fields.size() < 2 || fields[0].size() != 1) return {};
  return {.state = fields[0].front(), .parent = number<pid_t>(fields[1])};
}

// Null-like (pid 0) when it is gone or a zombie.
Process read_process(const std::string& name) {
  const Stat stat = read_stat(name);
  if (stat.state == 'Z' || stat.state == 'X') return {};
  return {.pid = number<pid_t>(name), .parent = stat.parent};
}

bool carries(pid_t pid, const std::string& marker) {
  if (marker.empty()) return false;
  const std::string environment = read_file(fmt::format("/proc/{}/environ", pid));
  return std::ranges::any_of(split(environment, '\0'),
                             [&](std::string_view variable) { return variable == marker; });
}

// The ports of the listening sockets of the network that a process is in, by inode.
std::map<std::string, int, std::less<>> listening_sockets(pid_t pid) {
  std::map<std::string, int, std::less<>> sockets;
  for (const char* table : {"tcp", "tcp6"}) {
    const std::string text = read_file(fmt::format("/proc/{}/net/{}", pid, table));
    for (const std::string_view line : split(text, '\n')) {
      std::vector<std::string_view> fields = split(line, ' ');
      std::erase(fields, std::string_view());
      constexpr std::string_view kListens = "0A";
      if (fields.size() < 10 || fields[3] != kListens) continue;
      const std::string_view port = fields[1].substr(fields[1].rfind(':') + 1);
      sockets.emplace(fields[9], number<int>(port, 16));
    }
  }
  return sockets;
}

}  // namespace

std::vector<Process> process_tree(pid_t root, const std::string& marker) {
  std::vector<Process> all;
  std::set<pid_t> members;
  for (const std::string& name : names_in("/proc")) {
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const Process process = read_process(name);
    if (process.pid == 0) continue;
    all.push_back(process);
    if (process.pid == root || carries(process.pid, marker)) members.insert(process.pid);
  }
  for (bool grew = !members.empty(); grew;) {
    grew = false;
    for (const Process& process : all) {
      if (members.contains(process.parent)) grew |= members.insert(process.pid).second;
    }
  }
  std::erase_if(all, [&](const Process& process) { return !members.contains(process.pid); });
  return all;
}

bool stands_still(pid_t pid) {
  const char state = read_stat(std::to_string(pid)).state;
  return state == 'T' || state == 'Z' || state == 'X';
}

std::vector<pid_t> threads_of(pid_t pid) {
  std::vector<pid_t> threads;
  for (const std::string& name : names_in(fmt::format("/proc/{}/task", pid)))
    threads.push_back(number<pid_t>(name));
  std::ranges::sort(threads);
  return threads;
}

std::vector<Process> listening(std::vector<Process> processes) {
  if (processes.empty()) return processes;
  const auto sockets = listening_sockets(processes.front().pid);
  for (Process& process : processes) {
    const std::string folder = fmt::format("/proc/{}/fd", process.pid);
    for (const std::string& name : names_in(folder)) {
      std::error_code gone;
      const std::string target = fs::read_symlink(fs::path(folder) / name, gone).string();
      constexpr std::string_view kStart = "socket:[";
      if (!target.starts_with(kStart)) continue;
      const auto found = sockets.find(
          std::string_view(target).substr(kStart.size(), target.size() - kStart.size() - 1));
      if (found != sockets.end()) process.ports.push_back(found->second);
    }
  }
  return processes;
}

std::vector<pid_t> outermost_listeners(const std::vector<Process>& listening) {
  std::map<pid_t, const Process*> by_pid;
  for (const Process& process : listening)
    by_pid[process.pid] = &process;
  std::vector<pid_t> outermost;
  for (const Process& process : listening) {
    if (process.ports.empty()) continue;
    bool below_another = false;
    for (auto above = by_pid.find(process.parent); above != by_pid.end();
         above = by_pid.find(above->second->parent)) {
      if (!above->second->ports.empty()) below_another = true;
    }
    if (!below_another) outermost.push_back(process.pid);
  }
  return outermost;
}

}  // namespace assay
