// SPDX-License-Identifier: MIT
// What HttpClient::send costs in CPU time beside a bare libcurl loop with one reused handle, and
// how close together a volley is released.
#include <arpa/inet.h>
#include <csignal>
#include <cstdlib>
#include <netinet/in.h>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <benchmark/benchmark.h>
#include <curl/curl.h>

#include "http/client.h"

namespace assay {
namespace {

constexpr int kBatch = 500;
const std::atomic<bool> kNeverStops = false;
constexpr std::string_view kAnswer =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n"
    "ETag: W/\"5d-abcdefghijklmnop\"\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
    "Connection: keep-alive\r\nContent-Length: 91\r\n\r\n"
    "{\"id\":\"0b7e6d2e-7b0a-4e57-8d5c-3c1f0f2f9a11\",\"name\":\"Lamp\",\"price\":\"10.00\","
    "\"stock\":3,\"x\":0}";

// Serves keep-alive connections in a process of its own, so that its work does not count as the
// client's.
class Responder {
 public:
  Responder() {
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
  Responder(const Responder&) = delete;
  Responder& operator=(const Responder&) = delete;
  Responder(Responder&&) = delete;
  Responder& operator=(Responder&&) = delete;
  ~Responder() {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }

  const std::string& origin() const { return origin_; }

 private:
  [[noreturn]] static void serve(int listener) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::vector<pollfd> files{{listener, POLLIN, 0}};
    for (;;) {
      poll(files.data(), files.size(), -1);
      for (std::size_t i = files.size(); i-- > 1;) {
        if (files[i].revents != 0 && !answer(files[i].fd)) {
          close(files[i].fd);
          files.erase(files.begin() + static_cast<std::ptrdiff_t>(i));
        }
      }
      if (files[0].revents != 0) files.push_back({accept(listener, nullptr, nullptr), POLLIN, 0});
    }
  }

  // False when the client is gone.
  static bool answer(int connection) {
    char bytes[4096];
    const ssize_t got = recv(connection, bytes, sizeof bytes, 0);
    if (got > 0 && bytes[got - 1] == '\n') {
      (void)send(connection, kAnswer.data(), kAnswer.size(), MSG_NOSIGNAL);
    }
    return got > 0;
  }

  std::string origin_{};
  pid_t child_ = -1;
};

double thread_cpu_us() {
  rusage usage{};
  getrusage(RUSAGE_THREAD, &usage);
  const auto us = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
  };
  return us(usage.ru_utime) + us(usage.ru_stime);
}

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* body) {
  static_cast<std::string*>(body)->append(bytes, size * count);
  return size * count;
}

double bare_us(const std::string& url) {
  std::string body;
  CURL* const easy = curl_easy_init();
  curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, keep);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &body);
  curl_easy_perform(easy);
  const double begin = thread_cpu_us();
  for (int i = 0; i < kBatch; ++i) {
    body.clear();
    curl_easy_perform(easy);
  }
  const double spent = thread_cpu_us() - begin;
  curl_easy_cleanup(easy);
  return spent / kBatch;
}

double client_us(const std::string& origin, bool new_header_each) {
  HttpClient client(origin, {}, kNeverStops);
  Request request{.url = origin + "/items/1", .headers = {{"Authorization", "Bearer abc"}}};
  client.send(request);
  const double begin = thread_cpu_us();
  for (int i = 0; i < kBatch; ++i) {
    if (new_header_each) request.headers.front().value = "Bearer " + std::to_string(i);
    const Exchange exchange = client.send(request);
    if (!exchange.is_2xx()) std::abort();
  }
  return (thread_cpu_us() - begin) / kBatch;
}

// The two alternate, so that a busy machine slows both.
void compare(benchmark::State& state) {
  const Responder responder;
  double bare = 0;
  double client = 0;
  for ([[maybe_unused]] auto round : state) {
    bare += bare_us(responder.origin() + "/items/1");
    client += client_us(responder.origin(), state.range(0) != 0);
  }
  const auto rounds = static_cast<double>(state.iterations());
  state.counters["bare_us"] = bare / rounds;
  state.counters["client_us"] = client / rounds;
  state.counters["ratio"] = client / bare;
}
BENCHMARK(compare)->ArgName("new_header_each")->Arg(0)->Arg(1)->Iterations(20);

// How far apart the first and the last of so many requests are released; the median counts.
void release(benchmark::State& state) {
  const Responder responder;
  HttpClient client(responder.origin(), {}, kNeverStops);
  const std::vector<Request> requests(static_cast<std::size_t>(state.range(0)),
                                      {.method = "POST", .url = responder.origin() + "/items"});
  std::vector<double> spreads;
  for ([[maybe_unused]] auto round : state) {
    const std::vector<Exchange> exchanges = client.volley(requests);
    if (!exchanges.back().is_2xx()) std::abort();
    spreads.push_back(client.release_spread_us());
  }
  std::ranges::sort(spreads);
  state.counters["best_us"] = spreads.front();
  state.counters["median_us"] = spreads[spreads.size() / 2];
  state.counters["worst_us"] = spreads.back();
}
BENCHMARK(release)->ArgName("requests")->Arg(1)->Arg(20)->Arg(50)->Iterations(40);

}  // namespace
}  // namespace assay

BENCHMARK_MAIN();
