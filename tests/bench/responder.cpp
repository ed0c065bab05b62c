// SPDX-License-Identifier: MIT
// A poll loop in a forked child.
#include "tests/bench/responder.h"

#include <arpa/inet.h>
#include <array>
#include <csignal>
#include <cstdlib>
#include <netinet/in.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace assay::bench {
namespace {

constexpr std::string_view kAnswer =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n"
    "ETag: W/\"5d-abcdefghijklmnop\"\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
    "Connection: keep-alive\r\nContent-Length: 91\r\n\r\n"
    "{\"id\":\"0b7e6d2e-7b0a-4e57-8d5c-3c1f0f2f9a11\",\"name\":\"Lamp\",\"price\":\"10.00\","
    "\"stock\":3,\"x\":0}";

// False when the client is gone.
bool answer(int connection) {
  std::array<char, 4096> bytes{};
  const ssize_t got = recv(connection, bytes.data(), bytes.size(), 0);
  if (got > 0 && bytes[static_cast<std::size_t>(got) - 1] == '\n') {
    (void)send(connection, kAnswer.data(), kAnswer.size(), MSG_NOSIGNAL);
  }
  return got > 0;
}

void watch(int epoll, int file) {
  epoll_event event{.events = EPOLLIN, .data = {.fd = file}};
  epoll_ctl(epoll, EPOLL_CTL_ADD, file, &event);
}

[[noreturn]] void serve(int listener) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int epoll = epoll_create1(0);
  watch(epoll, listener);
  std::array<epoll_event, 256> events{};
  for (;;) {
    const int count = epoll_wait(epoll, events.data(), static_cast<int>(events.size()), -1);
    for (int i = 0; i < count; ++i) {
      const int file = events[static_cast<std::size_t>(i)].data.fd;
      if (file == listener) {
        watch(epoll, accept(listener, nullptr, nullptr));
      } else if (!answer(file)) {
        close(file);
      }
    }
  }
}

}  // namespace

Responder::Responder() {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
      listen(listener, 128) != 0) {
    std::abort();
  }
  socklen_t length = sizeof address;
  getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length);
  origin_ = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  child_ = fork();
  if (child_ == 0) serve(listener);
  close(listener);
}

Responder::~Responder() {
  kill(child_, SIGKILL);
  waitpid(child_, nullptr, 0);
}

double thread_cpu_us() {
  rusage usage{};
  getrusage(RUSAGE_THREAD, &usage);
  const auto us = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
  };
  return us(usage.ru_utime) + us(usage.ru_stime);
}

}  // namespace assay::bench
