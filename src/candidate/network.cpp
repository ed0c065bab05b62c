// SPDX-License-Identifier: MIT
// Free ports, and a network that ends at loopback.
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <string_view>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "candidate/candidate.h"
#include "candidate/overlay.h"

namespace assay {
namespace {

bool raise_loopback() {
  const int any = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (any < 0) return false;
  ifreq request{};
  std::memcpy(request.ifr_name, "lo", sizeof "lo");
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  const bool raised = ioctl(any, SIOCSIFFLAGS, &request) == 0;
  close(any);
  return raised;
}

bool leave_network() {
  if (unshare(CLONE_NEWNET) == 0) return raise_loopback();
  if (errno != EPERM) return false;
  const IdMaps maps = own_id_maps();
  return unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0 && map_own_ids(maps) && raise_loopback();
}

}  // namespace

Result<int> free_port() {
  const int any = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* const named = reinterpret_cast<sockaddr*>(&address);
  const bool found =
      any >= 0 && bind(any, named, length) == 0 && getsockname(any, named, &length) == 0;
  if (any >= 0) close(any);
  if (!found) return failure(ErrorKind::kUndecided, "no loopback port is free for the service");
  return static_cast<int>(ntohs(address.sin_port));
}

bool enter_private_network() {
  // In a child first: half of it done would leave this process without any network at all.
  const pid_t child = fork();
  if (child == 0) _exit(leave_network() ? 0 : 1);
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || status != 0) return false;
  return leave_network();
}

}  // namespace assay
