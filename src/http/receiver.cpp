// SPDX-License-Identifier: MIT
// Accepting, reading and answering deliveries.
#include "http/receiver.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

#include <fmt/core.h>

#include "http/received.h"

namespace assay {
namespace {

constexpr std::size_t kMostLines = 64;
constexpr std::size_t kMostKept = 200;  // deliveries of one address
constexpr std::chrono::seconds kPatience{10};
constexpr int kTickMs = 50;

void send_all(int socket, std::string_view bytes) {
  (void)!::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

std::string answer_with(int status) {
  const std::string_view reason = status < 300 ? "OK" : "Refused";
  return fmt::format("HTTP/1.1 {} {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", status,
                     reason);
}

}  // namespace

Result<std::unique_ptr<Receiver>> Receiver::open(std::function<double()> now_ms) {
  std::unique_ptr<Receiver> receiver(new Receiver());
  receiver->now_ms_ = std::move(now_ms);
  receiver->wake_ = ::eventfd(0, EFD_CLOEXEC);
  if (receiver->wake_ < 0 || !receiver->listen_on_loopback()) {
    return failure(ErrorKind::kUndecided, "nothing can listen on loopback for the events sent");
  }
  receiver->thread_ = std::thread([self = receiver.get()] { self->serve(); });
  return receiver;
}

Receiver::~Receiver() {
  if (wake_ >= 0) (void)!::eventfd_write(wake_, 1);
  if (thread_.joinable()) thread_.join();
  for (const Line& line : lines_)
    ::close(line.socket);
  if (listener_ >= 0) ::close(listener_);
  if (wake_ >= 0) ::close(wake_);
}

bool Receiver::listen_on_loopback() {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* const named = reinterpret_cast<sockaddr*>(&address);
  const bool listens = listener_ >= 0 && ::bind(listener_, named, length) == 0 &&
                       ::listen(listener_, 64) == 0 &&
                       ::getsockname(listener_, named, &length) == 0;
  port_ = ntohs(address.sin_port);
  return listens;
}

std::string Receiver::add(std::vector<int> statuses) {
  if (statuses.empty()) statuses.push_back(200);
  const std::lock_guard lock(mutex_);
  const std::string path = fmt::format("/inbox/{}", inboxes_.size() + 1);
  inboxes_[path].statuses = std::move(statuses);
  return fmt::format("http://127.0.0.1:{}{}", port_, path);
}

std::vector<Delivery> Receiver::deliveries(const std::string& address) {
  const std::string start = fmt::format("http://127.0.0.1:{}", port_);
  if (!address.starts_with(start)) return {};
  const std::lock_guard lock(mutex_);
  const auto inbox = inboxes_.find(address.substr(start.size()));
  return inbox == inboxes_.end() ? std::vector<Delivery>{} : inbox->second.received;
}

void Receiver::serve() {
  while (true) {
    std::vector<pollfd> polled{{wake_, POLLIN, 0}};
    // Beyond the bound newcomers wait in the listener's queue.
    polled.push_back({lines_.size() < kMostLines ? listener_ : -1, POLLIN, 0});
    for (const Line& line : lines_)
      polled.push_back({line.socket, POLLIN, 0});
    if (::poll(polled.data(), polled.size(), kTickMs) < 0) continue;
    if (polled[0].revents != 0) return;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (polled[i + 2].revents != 0) hear(lines_[i]);
    }
    if (polled[1].revents != 0) accept_one();
    close_ended();
  }
}

void Receiver::accept_one() {
  const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (socket >= 0) lines_.push_back({.socket = socket, .until = Clock::now() + kPatience});
}

void Receiver::hear(Line& line) {
  std::array<char, 16384> bytes{};
  const ssize_t got = ::recv(line.socket, bytes.data(), bytes.size(), 0);
  if (got <= 0) {
    line.ended = got == 0 || errno != EAGAIN;
    return;
  }
  if (line.kept_waiting) return;  // whatever else it sends
  line.input.append(bytes.data(), static_cast<std::size_t>(got));
  Request request;
  const Arrival arrival = read_request(line.input, request);
  if (arrival == Arrival::kWhole) {
    take(line, request);
  } else if (arrival == Arrival::kBroken) {
    send_all(line.socket, answer_with(400));
    line.ended = true;
  } else if (waits_for_go_ahead(line.input)) {
    send_all(line.socket, "HTTP/1.1 100 Continue\r\n\r\n");
  }
}

void Receiver::take(Line& line, const Request& request) {
  const int status = status_for(request);
  line.input.clear();
  line.kept_waiting = status == 0;
  line.until = Clock::now() + kPatience;
  if (line.kept_waiting) return;
  send_all(line.socket, answer_with(status));
  ::shutdown(line.socket, SHUT_WR);
  line.ended = true;
}

int Receiver::status_for(const Request& request) {
  const std::lock_guard lock(mutex_);
  const auto inbox = inboxes_.find(request.url.substr(0, request.url.find('?')));
  if (inbox == inboxes_.end()) return 404;
  auto& [statuses, received] = inbox->second;
  const int status = statuses[std::min(received.size(), statuses.size() - 1)];
  if (received.size() < kMostKept) {
    received.push_back({now_ms_(), request.headers, request.body, status});
  }
  return status;
}

void Receiver::close_ended() {
  const Clock::time_point now = Clock::now();
  std::erase_if(lines_, [&](const Line& line) {
    const bool over = line.ended || now > line.until;
    if (over) ::close(line.socket);
    return over;
  });
}

}  // namespace assay
