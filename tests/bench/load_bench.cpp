// SPDX-License-Identifier: MIT
// The load generator, a bare libcurl multi loop and wrk (where it is installed) against one tiny
// server, each in turn, so that a busy machine slows them all.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/resource.h>
#include <vector>

#include <curl/curl.h>
#include <fmt/core.h>

#include "http/load.h"
#include "tests/bench/responder.h"

namespace assay::bench {
namespace {

constexpr int kRounds = 5;
constexpr int kConnections = 32;
constexpr int kRequests = 60'000;
const std::atomic<bool> kNeverStops = false;

struct Figures {
  double per_second = 0;
  double cpu_us = 0;  // of the client's thread, for one request
};

template <typename Work>
Figures measured(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  const double cpu = thread_cpu_us();
  const double done = work();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  return {done / took.count(), (thread_cpu_us() - cpu) / done};
}

std::size_t drop(char*, std::size_t size, std::size_t count, void*) {
  return size * count;
}

// A fixed number of handles, each asked again as soon as its answer is there.
double bare_multi(const std::string& url) {
  CURLM* const multi = curl_multi_init();
  std::vector<CURL*> handles;
  for (int i = 0; i < kConnections; ++i) {
    CURL* const easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, drop);
    curl_multi_add_handle(multi, easy);
    handles.push_back(easy);
  }
  int done = 0;
  for (int running = 1; running > 0;) {
    curl_multi_perform(multi, &running);
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
      CURL* const easy = message->easy_handle;
      curl_multi_remove_handle(multi, easy);
      if (++done + kConnections > kRequests) continue;
      curl_multi_add_handle(multi, easy);
      running = 1;
    }
    if (running > 0) curl_multi_poll(multi, nullptr, 0, 100, nullptr);
  }
  for (CURL* const easy : handles)
    curl_easy_cleanup(easy);
  curl_multi_cleanup(multi);
  return done;
}

// As fast as the same number of connections goes.
double saturated(const std::string& origin) {
  const LoadResult result = generate_load({.reads = {{.url = origin + "/items/1"}},
                                           .rate = 10'000'000,
                                           .for_ms = kRequests / 10'000,
                                           .connections = kConnections,
                                           .drain_ms = 600'000},
                                          origin, {}, kNeverStops);
  if (result.statuses.size() != 1) std::abort();
  return static_cast<double>(result.answered);
}

// What it reaches and how punctual it is when 30,000 a second are ordered.
void at_a_fixed_rate(const std::string& origin) {
  const double cpu = thread_cpu_us();
  const LoadResult result =
      generate_load({.reads = {{.url = origin + "/items/1"}}, .rate = 30'000, .for_ms = 3'000},
                    origin, {}, kNeverStops);
  const double spent = (thread_cpu_us() - cpu) / 1e6;
  fmt::print(
      "30,000/s ordered: {:.0f}/s answered, {:.0f} % of a core, p50 {} us, p99 {} us, "
      "started late by {} us at p99\n",
      result.rate(), 100 * spent / result.seconds, result.latency.at(0.5), result.latency.at(0.99),
      result.lag.at(0.99));
}

double wrk(const std::string& origin) {
  const std::string command =
      fmt::format("wrk -t1 -c{} -d1s {}/items/1 2>/dev/null", kConnections, origin);
  std::string out;
  if (FILE* const pipe = popen(command.c_str(), "r")) {
    std::array<char, 4096> bytes{};
    for (std::size_t got = 0; (got = fread(bytes.data(), 1, bytes.size(), pipe)) > 0;)
      out.append(bytes.data(), got);
    pclose(pipe);
  }
  const std::size_t at = out.find("Requests/sec:");
  return at == std::string::npos ? 0 : std::strtod(out.c_str() + at + 13, nullptr);
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

void compare(const std::string& origin) {
  std::vector<double> ours, bare, other, our_cpu, bare_cpu, ratio, cpu_ratio;
  for (int round = 0; round < kRounds; ++round) {
    const Figures multi = measured([&] { return bare_multi(origin + "/items/1"); });
    const Figures load = measured([&] { return saturated(origin); });
    other.push_back(wrk(origin));
    bare.push_back(multi.per_second);
    bare_cpu.push_back(multi.cpu_us);
    ours.push_back(load.per_second);
    our_cpu.push_back(load.cpu_us);
    ratio.push_back(load.per_second / multi.per_second);
    cpu_ratio.push_back(load.cpu_us / multi.cpu_us);
  }
  fmt::print("median of {} rounds, {} connections, requests per second (CPU per request):\n",
             kRounds, kConnections);
  fmt::print("  load generator {:8.0f}  ({:.1f} us)\n", median(ours), median(our_cpu));
  fmt::print("  bare multi     {:8.0f}  ({:.1f} us)\n", median(bare), median(bare_cpu));
  if (median(other) > 0) fmt::print("  wrk            {:8.0f}\n", median(other));
  fmt::print("  generator / bare multi: {:.2f} of its rate, {:.2f} of its CPU\n", median(ratio),
             median(cpu_ratio));
}

}  // namespace
}  // namespace assay::bench

int main() {
  const assay::bench::Responder responder;
  assay::bench::compare(responder.origin());
  assay::bench::at_a_fixed_rate(responder.origin());
}
