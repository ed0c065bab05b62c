// SPDX-License-Identifier: MIT
// What the client sends, and what it makes of well-behaved answers.
#include "http/client.h"

#include <stdlib.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/http/stub_server.h"

namespace assay {
namespace {

using testing::answering;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Peer;
using ::testing::StartsWith;
using testing::StubServer;

const std::atomic<bool> kClientGoesOn = false;

// Answers with the request itself as the body.
void echo(Peer& peer) {
  for (std::string request; !(request = peer.read_request()).empty();) {
    peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(request.size()) + "\r\n\r\n" +
               request);
  }
}

std::string sent_for(Request request) {
  StubServer server(echo);
  HttpClient client(server.origin(), {}, kClientGoesOn);
  request.url = server.origin() + request.url;
  const Exchange exchange = client.send(request);
  EXPECT_EQ(exchange.failure, Failure::kNone);
  return exchange.response.body;
}

TEST(HttpClient, SendsItsDefaultsWhereTheRequestHasNone) {
  StubServer server(echo);
  HttpClient client(server.origin(), {}, kClientGoesOn);
  const Exchange exchange = client.send({.url = server.origin() + "/a?b=c"});
  EXPECT_EQ(exchange.response.body,
            "GET /a?b=c HTTP/1.1\r\nHost: " + server.origin().substr(7) +
                "\r\nUser-Agent: assay/0.1\r\n"
                "Accept: application/json, application/problem+json, */*;q=0.1\r\n"
                "Accept-Encoding: identity\r\n\r\n");
}

TEST(HttpClient, LetsTheRequestReplaceADefault) {
  const std::string sent = sent_for({.url = "/", .headers = {{"accept", "text/csv"}}});
  EXPECT_THAT(sent, HasSubstr("accept: text/csv\r\n"));
  EXPECT_THAT(sent, Not(HasSubstr("Accept:")));
}

TEST(HttpClient, SendsABareRequestWithoutItsDefaults) {
  const std::string sent = sent_for({.url = "/", .bare = true});
  EXPECT_THAT(sent, EndsWith("\r\n\r\n"));
  EXPECT_THAT(sent, Not(HasSubstr("Accept")));
  EXPECT_THAT(sent, Not(HasSubstr("User-Agent")));
}

TEST(HttpClient, SendsAnEmptyHeaderValue) {
  EXPECT_THAT(sent_for({.url = "/", .headers = {{"Authorization", ""}}}),
              HasSubstr("\r\nAuthorization:\r\n"));
}

TEST(HttpClient, SendsABodyWithAnyMethod) {
  const std::string sent =
      sent_for({.method = "GET", .url = "/", .body = "{\"a\":1}", .has_body = true});
  EXPECT_THAT(sent, StartsWith("GET / HTTP/1.1\r\n"));
  EXPECT_THAT(sent, HasSubstr("Content-Length: 7\r\n"));
  EXPECT_THAT(sent, EndsWith("\r\n\r\n{\"a\":1}"));
}

TEST(HttpClient, InventsNoContentTypeForABody) {
  EXPECT_THAT(sent_for({.method = "POST", .url = "/", .body = "x", .has_body = true}),
              Not(HasSubstr("Content-Type")));
}

TEST(HttpClient, SaysContentLengthZeroForAPostWithoutABody) {
  for (const char* method : {"POST", "PUT", "PATCH"}) {
    EXPECT_THAT(sent_for({.method = method, .url = "/"}), HasSubstr("Content-Length: 0\r\n"));
  }
}

TEST(HttpClient, SendsNoContentLengthWithADeleteWithoutABody) {
  const std::string sent = sent_for({.method = "DELETE", .url = "/x"});
  EXPECT_THAT(sent, StartsWith("DELETE /x HTTP/1.1\r\n"));
  EXPECT_THAT(sent, Not(HasSubstr("Content-Length")));
}

TEST(HttpClient, SendsAMethodThatDoesNotExist) {
  EXPECT_THAT(sent_for({.method = "FOO", .url = "/"}), StartsWith("FOO / HTTP/1.1\r\n"));
}

TEST(HttpClient, LeavesDotSegmentsOfThePathAlone) {
  EXPECT_THAT(sent_for({.url = "/a/../b/%2e%2e/c"}), StartsWith("GET /a/../b/%2e%2e/c HTTP/1.1"));
}

TEST(HttpClient, ExpectsNoContinueBeforeABigBody) {
  const std::string sent = sent_for(
      {.method = "POST", .url = "/", .body = std::string(2'000'000, 'x'), .has_body = true});
  EXPECT_THAT(sent, Not(HasSubstr("Expect")));
  EXPECT_GT(sent.size(), 2'000'000U);
}

TEST(HttpClient, SendsPaddingInsideTheBodyAndDoesNotKeepIt) {
  StubServer server(echo);
  HttpClient client(server.origin(), {}, kClientGoesOn);
  const Exchange exchange = client.send({.method = "POST",
                                         .url = server.origin() + "/",
                                         .body = "{\"a\":\"\"}",
                                         .has_body = true,
                                         .padding = {.at = 6, .bytes = 300'000}});
  EXPECT_THAT(exchange.response.body, HasSubstr("Content-Length: 300008\r\n"));
  EXPECT_THAT(exchange.response.body,
              EndsWith("\r\n\r\n{\"a\":\"" + std::string(300'000, 'x') + "\"}"));
  EXPECT_EQ(exchange.request.body, "{\"a\":\"\"}");
}

TEST(HttpClient, SendsABodyThatHoldsNulBytes) {
  EXPECT_THAT(
      sent_for({.method = "POST", .url = "/", .body = std::string("a\0b", 3), .has_body = true}),
      EndsWith(std::string("\r\n\r\na\0b", 7)));
}

TEST(HttpClient, RecordsTheHeadersItSent) {
  StubServer server(echo);
  HttpClient client(server.origin(), {}, kClientGoesOn);
  const Exchange exchange = client.send({.method = "POST",
                                         .url = server.origin() + "/",
                                         .headers = {{"X-Mine", "1"}},
                                         .body = "abc",
                                         .has_body = true});
  ASSERT_EQ(exchange.request.headers.size(), 6U);
  EXPECT_EQ(exchange.request.headers[0].value, server.origin().substr(7));
  EXPECT_EQ(*find_header(exchange.request.headers, "X-Mine"), "1");
  EXPECT_EQ(*find_header(exchange.request.headers, "Content-Length"), "3");
}

TEST(HttpClient, ForgetsTheBodyAndHeadersOfTheRequestBefore) {
  StubServer server(echo);
  HttpClient client(server.origin(), {}, kClientGoesOn);
  client.send({.method = "POST",
               .url = server.origin() + "/",
               .headers = {{"X-Old", "1"}},
               .body = "abc",
               .has_body = true});
  client.send({.method = "HEAD", .url = server.origin() + "/"});
  const Exchange last = client.send({.url = server.origin() + "/"});
  EXPECT_THAT(last.response.body, StartsWith("GET / HTTP/1.1\r\n"));
  EXPECT_THAT(last.response.body, Not(HasSubstr("X-Old")));
  EXPECT_THAT(last.response.body, Not(HasSubstr("Content-Length")));
}

TEST(HttpClient, ReusesOneConnection) {
  StubServer server(echo);
  HttpClient client(server.origin(), {}, kClientGoesOn);
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(client.send({.method = "POST", .url = server.origin() + "/"}).answered());
  }
  EXPECT_EQ(server.connections(), 1);
  client.forget_connections();
  client.send({.url = server.origin() + "/"});
  EXPECT_EQ(server.connections(), 2);
}

TEST(HttpClient, FollowsNoRedirect) {
  StubServer server(answering("HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"));
  HttpClient client(server.origin(), {}, kClientGoesOn);
  const Exchange exchange = client.send({.url = server.origin() + "/a"});
  EXPECT_EQ(exchange.status(), 302);
  EXPECT_EQ(*exchange.header("location"), "/b");
}

TEST(HttpClient, ReadsTheLastOfSeveralHeads) {
  StubServer server(
      answering("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok"));
  HttpClient client(server.origin(), {}, kClientGoesOn);
  const Exchange exchange = client.send({.url = server.origin() + "/"});
  EXPECT_EQ(exchange.status(), 201);
  EXPECT_EQ(exchange.header("Link"), nullptr);
  EXPECT_EQ(exchange.response.body, "ok");
}

TEST(HttpClient, ReadsAHeadAnswerWithoutWaitingForItsBody) {
  StubServer server(answering("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"));
  HttpClient client(server.origin(), {}, kClientGoesOn);
  const Exchange exchange = client.send({.method = "HEAD", .url = server.origin() + "/"});
  EXPECT_EQ(exchange.failure, Failure::kNone);
  EXPECT_EQ(*exchange.header("Content-Length"), "500");
}

TEST(HttpClient, ReadsChunksAndIgnoresTrailers) {
  StubServer server(
      answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                "3\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n"));
  HttpClient client(server.origin(), {}, kClientGoesOn);
  const Exchange exchange = client.send({.url = server.origin() + "/"});
  EXPECT_EQ(exchange.response.body, "abcde");
  EXPECT_EQ(exchange.header("X-Trailer"), nullptr);
}

TEST(HttpClient, IgnoresTheProxyOfTheEnvironment) {
  setenv("http_proxy", "http://127.0.0.1:1", 1);  // NOLINT(concurrency-mt-unsafe): no thread yet
  const std::string sent = sent_for({.url = "/"});
  unsetenv("http_proxy");  // NOLINT(concurrency-mt-unsafe)
  EXPECT_THAT(sent, StartsWith("GET / HTTP/1.1"));
}

TEST(HttpClient, TimesFromTheFirstByteSent) {
  StubServer server([](Peer& peer) {
    peer.read_request();
    ::poll(nullptr, 0, 30);
    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  });
  HttpClient client(server.origin(), {}, kClientGoesOn);
  const Exchange exchange = client.send({.url = server.origin() + "/"});
  EXPECT_GE(exchange.ms, 29);
  EXPECT_LT(exchange.ms, 1000);
}

TEST(HttpClient, DecompressesOnlyWhenAsked) {
  const std::string gzip(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcb\x48\xcd\xc9\xc9\x07\x00\x86\xa6\x10\x36\x05"
      "\x00\x00\x00",
      25);  // "hello"
  StubServer server(
      answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 25\r\n\r\n" + gzip));
  HttpClient client(server.origin(), {}, kClientGoesOn);
  EXPECT_EQ(client.send({.url = server.origin() + "/"}).response.body, gzip);
  EXPECT_EQ(client.send({.url = server.origin() + "/", .headers = {{"Accept-Encoding", "gzip"}}})
                .response.body,
            "hello");
}

}  // namespace
}  // namespace assay
