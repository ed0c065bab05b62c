// SPDX-License-Identifier: MIT
// What HttpClient::send costs in CPU time beside a bare libcurl loop with one reused handle, and
// how close together a volley is released.
#include <algorithm>
#include <cstdlib>
#include <string>

#include <benchmark/benchmark.h>
#include <curl/curl.h>

#include "http/client.h"
#include "tests/bench/responder.h"

namespace assay {
namespace {

using bench::Responder;
using bench::thread_cpu_us;

constexpr int kBatch = 500;
const std::atomic<bool> kNeverStops = false;
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
