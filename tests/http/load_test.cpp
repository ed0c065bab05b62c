// SPDX-License-Identifier: MIT
// The load generator against servers that serve, stall, break and refuse.
#include "http/load.h"

#include <chrono>
#include <mutex>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "http/echo.h"
#include "tests/http/stub_server.h"

namespace assay {
namespace {

using testing::answering;
using testing::Peer;
using testing::StubServer;

const std::atomic<bool> kLoadGoesOn = false;
constexpr const char* kLoadOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

LoadOrder reads_of(const std::string& origin) {
  return {.reads = {{.url = origin + "/a"}, {.url = origin + "/b"}}, .rate = 200, .for_ms = 200};
}

LoadResult loaded(const StubServer& server, const LoadOrder& order) {
  return generate_load(order, server.origin(), {}, kLoadGoesOn);
}

TEST(Load, StartsAsManyAsTheRateSaysOnFewConnections) {
  StubServer server(answering(kLoadOk));
  const LoadResult result = loaded(server, reads_of(server.origin()));
  EXPECT_EQ(result.due, 40);
  EXPECT_EQ(result.answered, 40);
  EXPECT_EQ(result.statuses.at(200), 40);
  EXPECT_EQ(result.latency.count(), 40);
  EXPECT_GE(result.seconds, 0.19);
  EXPECT_LE(server.connections(), 40);
  EXPECT_TRUE(result.failed.empty());
}

TEST(Load, SendsEachWriteOnceAmongTheReads) {
  std::mutex mutex;
  std::multiset<std::string> bodies;
  StubServer server([&](Peer& peer) {
    for (std::string request; !(request = peer.read_request()).empty();) {
      if (request.starts_with("POST")) {
        const std::lock_guard lock(mutex);
        bodies.insert(request.substr(request.find("\r\n\r\n") + 4));
      }
      peer.write("HTTP/1.1 201 Created\r\nX-Seen: yes\r\nContent-Length: 2\r\n\r\n{}");
    }
  });
  LoadOrder order = reads_of(server.origin());
  for (const char* body : {"one", "two", "three"}) {
    order.writes.push_back(
        {.method = "POST", .url = server.origin() + "/", .body = body, .has_body = true});
  }
  const LoadResult result = loaded(server, order);
  EXPECT_EQ(result.answered, 40);
  EXPECT_EQ(bodies, (std::multiset<std::string>{"one", "three", "two"}));
  ASSERT_EQ(result.writes.size(), 3U);
  EXPECT_EQ(result.writes[1].request.body, "two");
  EXPECT_EQ(result.writes[1].status(), 201);
  EXPECT_EQ(*result.writes[1].header("X-Seen"), "yes");
  EXPECT_EQ(result.writes[1].response.body, "{}");
}

TEST(Load, SendsWritesAloneWhenThereIsNothingElse) {
  StubServer server(answering(kLoadOk));
  const LoadOrder order{.writes = std::vector<Request>(
                            7, {.method = "POST", .url = server.origin() + "/", .has_body = true}),
                        .rate = 10'000,
                        .for_ms = 1,
                        .connections = 2};
  const LoadResult result = loaded(server, order);
  EXPECT_EQ(result.answered, 7);
  EXPECT_LE(server.connections(), 2);
}

TEST(Load, MeasuresFromTheTimeAtWhichARequestWasDue) {
  StubServer server([](Peer& peer) {
    while (!peer.read_request().empty()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      peer.write(kLoadOk);
    }
  });
  LoadOrder order = reads_of(server.origin());
  order.rate = 100;
  order.for_ms = 100;
  order.connections = 1;
  const LoadResult result = loaded(server, order);
  EXPECT_EQ(result.answered, 10);
  EXPECT_GE(result.latency.max(), 350'000) << "the last waited for nine others";
}

// Sixty at once on one connection: a look at the clock between two of them would take seconds.
TEST(Load, GoesOnAsSoonAsAConnectionIsFree) {
  StubServer server(answering(kLoadOk));
  LoadOrder order = reads_of(server.origin());
  order.rate = 6'000;
  order.for_ms = 10;
  order.connections = 1;
  const LoadResult result = loaded(server, order);
  EXPECT_EQ(result.answered, 60);
  EXPECT_LT(result.seconds, 2);
}

TEST(Load, GivesUpWhatFindsNoConnectionInTime) {
  StubServer server([](Peer& peer) { peer.hold(); });
  LoadOrder order = reads_of(server.origin());
  order.connections = 1;
  order.timeout_ms = 400;
  order.drain_ms = 50;
  const LoadResult result = loaded(server, order);
  EXPECT_EQ(result.due, 40);
  EXPECT_EQ(result.unsent, 39);
  EXPECT_EQ(result.failures.at(Failure::kTimeout), 1);
  EXPECT_EQ(result.latency.count(), 40) << "whoever waits in vain has waited";
}

TEST(Load, CountsWhatBreaksAndKeepsTheFirstFew) {
  StubServer server(answering("HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\nbang"));
  const LoadResult result = loaded(server, reads_of(server.origin()));
  EXPECT_EQ(result.statuses.at(500), 40);
  ASSERT_EQ(result.failed.size(), 5U);
  EXPECT_EQ(result.failed[0].response.body, "bang");
}

TEST(Load, CountsNoTimeForWhatIsPutOff) {
  StubServer server(answering("HTTP/1.1 429 Slow\r\nContent-Length: 0\r\n\r\n"));
  const LoadResult result = loaded(server, reads_of(server.origin()));
  EXPECT_EQ(result.statuses.at(429), 40);
  EXPECT_EQ(result.latency.count(), 0);
}

TEST(Load, NeverSendsAWriteTwice) {
  std::atomic<int> seen = 0;
  StubServer server([&](Peer& peer) {
    if (!peer.read_request().empty()) ++seen;  // and the connection closes without an answer
  });
  const LoadOrder order{.writes = std::vector<Request>(
                            5, {.method = "POST", .url = server.origin() + "/", .has_body = true}),
                        .rate = 100};
  const LoadResult result = loaded(server, order);
  EXPECT_EQ(result.failures.at(Failure::kReset), 5);
  EXPECT_EQ(seen, 5);
}

TEST(Load, SendsNothingToAnotherOrigin) {
  StubServer server(answering(kLoadOk));
  const LoadResult result =
      loaded(server, {.reads = {{.url = "http://127.0.0.1:1/"}}, .rate = 100, .for_ms = 50});
  EXPECT_EQ(result.failures.at(Failure::kRefused), 5);
  EXPECT_EQ(server.connections(), 0);
}

TEST(Load, EndsWhenItIsStopped) {
  StubServer server(answering(kLoadOk));
  std::atomic<bool> stop = false;
  std::thread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stop = true;
  });
  LoadOrder order = reads_of(server.origin());
  order.for_ms = 60'000;
  const LoadResult result = generate_load(order, server.origin(), {}, stop);
  stopper.join();
  EXPECT_LT(result.seconds, 30);
}

TEST(Echo, AnswersAtOnce) {
  const EchoServer echo;
  const LoadResult result = generate_load(reads_of(echo.origin()), echo.origin(), {}, kLoadGoesOn);
  EXPECT_EQ(result.statuses.at(200), 40);
}

}  // namespace
}  // namespace assay
