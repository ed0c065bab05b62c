// SPDX-License-Identifier: MIT
// A poll loop over a handful of connections.
#include "http/echo.h"

#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string_view>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace assay {
namespace {

constexpr std::string_view kAnswer =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok";
constexpr int kBacklog = 128;

// False when the client is gone. Our requests are small: each comes in one piece, without a body.
bool answer(int connection) {
  std::array<char, 4096> bytes{};
  const ssize_t got = recv(connection, bytes.data(), bytes.size(), 0);
  if (got <= 0) return false;
  return send(connection, kAnswer.data(), kAnswer.size(), MSG_NOSIGNAL) > 0;
}

}  // namespace

EchoServer::EchoServer() {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  wake_ = eventfd(0, EFD_CLOEXEC);
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  const bool listens = bind(listener_, generic, length) == 0 && listen(listener_, kBacklog) == 0 &&
                       getsockname(listener_, generic, &length) == 0 && wake_ >= 0;
  if (!listens) return;
  origin_ = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  thread_ = std::thread([this] { serve(); });
}

EchoServer::~EchoServer() {
  const std::uint64_t one = 1;
  if (thread_.joinable() && write(wake_, &one, sizeof one) > 0) thread_.join();
  if (listener_ >= 0) close(listener_);
  if (wake_ >= 0) close(wake_);
}

void EchoServer::serve() const {
  std::vector<pollfd> files{{wake_, POLLIN, 0}, {listener_, POLLIN, 0}};
  while (files[0].revents == 0) {
    poll(files.data(), files.size(), -1);
    for (std::size_t i = files.size(); i-- > 2;) {
      if (files[i].revents == 0 || answer(files[i].fd)) continue;
      close(files[i].fd);
      files.erase(files.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (files[1].revents == 0) continue;
    const int connection = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection >= 0) files.push_back({connection, POLLIN, 0});
  }
  for (std::size_t i = 2; i < files.size(); ++i)
    close(files[i].fd);
}

}  // namespace assay
