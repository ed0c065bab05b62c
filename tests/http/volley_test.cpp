// SPDX-License-Identifier: MIT
// Volleys: released together, answered in order, and read under the same limits as anything else.
#include <condition_variable>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/client.h"
#include "tests/http/stub_server.h"

namespace assay {
namespace {

using testing::answering;
using ::testing::Each;
using ::testing::Field;
using ::testing::HasSubstr;
using testing::Peer;
using ::testing::StartsWith;
using testing::StubServer;

const std::atomic<bool> kVolleyGoesOn = false;

constexpr const char* kVolleyOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

std::vector<Request> posts(const StubServer& server, std::size_t count) {
  std::vector<Request> requests;
  for (std::size_t i = 0; i < count; ++i) {
    requests.push_back({.method = "POST",
                        .url = server.origin() + "/" + std::to_string(i),
                        .body = "body " + std::to_string(i),
                        .has_body = true});
  }
  return requests;
}

// Answers no request before `count` of them are there: whoever sends them one by one waits in vain.
class Gate {
 public:
  explicit Gate(int count) : missing_(count) {}

  void pass(Peer& peer) {
    const std::string request = peer.read_request();
    std::unique_lock lock(mutex_);
    --missing_;
    opened_.notify_all();
    opened_.wait(lock, [this] { return missing_ <= 0; });
    lock.unlock();
    peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(request.size()) + "\r\n\r\n" +
               request);
  }

 private:
  int missing_;
  std::mutex mutex_{};
  std::condition_variable opened_{};
};

class VolleySize : public ::testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Volley, VolleySize, ::testing::Values(1, 20, 50));

TEST_P(VolleySize, ArrivesTogetherAndIsAnsweredInOrder) {
  Gate gate(GetParam());
  StubServer server([&gate](Peer& peer) { gate.pass(peer); });
  HttpClient client(server.origin(), {}, kVolleyGoesOn);
  const std::vector<Request> requests = posts(server, static_cast<std::size_t>(GetParam()));
  const std::vector<Exchange> exchanges = client.volley(requests);
  ASSERT_EQ(exchanges.size(), requests.size());
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    EXPECT_EQ(exchanges[i].status(), 200);
    EXPECT_THAT(exchanges[i].response.body, StartsWith("POST /" + std::to_string(i) + " "));
    EXPECT_THAT(exchanges[i].response.body, HasSubstr("\r\n\r\nbody " + std::to_string(i)));
  }
  EXPECT_GT(client.release_spread_us(), 0);
  EXPECT_LT(client.release_spread_us(), 50'000);
}

TEST(Volley, SendsTheSameBytesAsASingleRequest) {
  StubServer server([](Peer& peer) {
    for (std::string request; !(request = peer.read_request()).empty();) {
      peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(request.size()) +
                 "\r\n\r\n" + request);
    }
  });
  HttpClient client(server.origin(), {}, kVolleyGoesOn);
  const std::vector<Request> requests = {
      {.url = server.origin() + "/a?b=c#d", .headers = {{"X-Mine", "1"}}},
      {.url = server.origin() + "?q"},
      {.method = "DELETE", .url = server.origin() + "/a/../b"},
      {.method = "PATCH", .url = server.origin() + "/"},
      {.method = "FOO", .url = server.origin(), .body = "x", .has_body = true, .bare = true}};
  const std::vector<Exchange> exchanges = client.volley(requests);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    EXPECT_EQ(exchanges[i].response.body, client.send(requests[i]).response.body);
  }
}

TEST(Volley, ReadsChunksAndBodiesThatEndWithTheConnection) {
  StubServer server([](Peer& peer) {
    const bool first = peer.read_request().find(" /0 ") != std::string::npos;
    peer.write(first ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"
                     : "HTTP/1.0 200 OK\r\n\r\ncd");
  });
  HttpClient client(server.origin(), {}, kVolleyGoesOn);
  const std::vector<Exchange> exchanges = client.volley(posts(server, 2));
  EXPECT_EQ(exchanges[0].response.body, "ab");
  EXPECT_EQ(exchanges[1].response.body, "cd");
}

TEST(Volley, TellsFailuresApart) {
  StubServer server([](Peer& peer) {
    const std::string request = peer.read_request();
    if (request.starts_with("POST /0 ")) return;
    if (request.starts_with("POST /1 ")) peer.write("hello");
    if (request.starts_with("POST /2 ")) peer.hold();
    if (request.starts_with("POST /3 ")) peer.write(kVolleyOk);
  });
  HttpClient client(server.origin(), {.timeout_ms = 200}, kVolleyGoesOn);
  std::vector<Request> requests = posts(server, 5);
  requests[4].url = "http://127.0.0.1:1/";
  const std::vector<Exchange> exchanges = client.volley(requests);
  EXPECT_EQ(exchanges[0].failure, Failure::kReset);
  EXPECT_EQ(exchanges[1].failure, Failure::kGarbage);
  EXPECT_EQ(exchanges[2].failure, Failure::kTimeout);
  EXPECT_EQ(exchanges[3].failure, Failure::kNone);
  EXPECT_EQ(exchanges[4].failure, Failure::kRefused);
}

TEST(Volley, IsRefusedWhereNothingListens) {
  HttpClient client("http://127.0.0.1:1", {}, kVolleyGoesOn);
  const std::vector<Request> requests(3, {.url = "http://127.0.0.1:1/"});
  EXPECT_THAT(client.volley(requests), Each(Field(&Exchange::failure, Failure::kRefused)));
}

TEST(Volley, KeepsAnAnswerThatComesBeforeTheRelease) {
  StubServer server([](Peer& peer) {
    char bytes[10];
    (void)::recv(peer.socket(), bytes, sizeof bytes, 0);
    peer.write("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n");
    peer.hold();
  });
  HttpClient client(server.origin(), {}, kVolleyGoesOn);
  EXPECT_THAT(client.volley(posts(server, 5)), Each(::testing::Property(&Exchange::status, 429)));
}

TEST(Volley, IsServedByAServerThatKeepsOneConnectionAtATime) {
  std::mutex worker;
  StubServer server([&worker](Peer& peer) {
    const std::lock_guard busy(worker);
    while (!peer.read_request().empty())
      peer.write(kVolleyOk);
  });
  HttpClient client(server.origin(), {.timeout_ms = 2'000}, kVolleyGoesOn);
  client.send({.url = server.origin() + "/"});
  EXPECT_THAT(client.volley(posts(server, 3)), Each(Field(&Exchange::failure, Failure::kNone)));
  EXPECT_TRUE(client.send({.url = server.origin() + "/"}).answered());
}

TEST(Volley, SendsBodiesThatNoBufferHolds) {
  StubServer server(answering(kVolleyOk));
  HttpClient client(server.origin(), {}, kVolleyGoesOn);
  const std::vector<Request> requests(3, {.method = "POST",
                                          .url = server.origin() + "/",
                                          .body = std::string(8U << 20U, 'x'),
                                          .has_body = true});
  EXPECT_THAT(client.volley(requests), Each(Field(&Exchange::failure, Failure::kNone)));
}

TEST(Volley, EndsWhenTheRunIsStopped) {
  StubServer server([](Peer& peer) { peer.hold(); });
  std::atomic<bool> stop = false;
  HttpClient client(server.origin(), {}, stop);
  std::thread stopper([&stop] {
    ::poll(nullptr, 0, 50);
    stop = true;
  });
  EXPECT_THAT(client.volley(posts(server, 3)),
              Each(Field(&Exchange::failure, Failure::kInterrupted)));
  stopper.join();
}

TEST(Volley, ReleasesWhileTheGateIsClosed) {
  std::atomic<int> whole = 0;
  StubServer server([&whole](Peer& peer) {
    whole += peer.read_request().empty() ? 0 : 1;
    peer.write(kVolleyOk);
  });
  HttpClient client(server.origin(), {}, kVolleyGoesOn);
  int before = -1;
  int opened = 0;
  const std::vector<Exchange> exchanges = client.volley(
      posts(server, 5), {.close = [&] { before = whole; }, .open = [&] { ++opened; }});
  EXPECT_EQ(before, 0);
  EXPECT_EQ(opened, 1);
  EXPECT_THAT(exchanges, Each(Field(&Exchange::failure, Failure::kNone)));
}

TEST(Volley, OfNothingIsNothing) {
  HttpClient client("http://127.0.0.1:1", {}, kVolleyGoesOn);
  EXPECT_TRUE(client.volley({}).empty());
}

}  // namespace
}  // namespace assay
