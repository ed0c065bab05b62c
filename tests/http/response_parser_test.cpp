// SPDX-License-Identifier: MIT
// Framing, leniency and bounds of the response parser.
#include "http/response_parser.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

const ClientLimits kRoomy{};

// One byte at a time: where a network cuts the bytes must not matter.
ResponseParser parsed(std::string_view bytes, const ClientLimits& limits = kRoomy) {
  ResponseParser parser(limits, false);
  for (const char byte : bytes)
    parser.feed({&byte, 1});
  return parser;
}

TEST(ResponseParser, ReadsABodyByItsLength) {
  ResponseParser parser = parsed("HTTP/1.1 201 Created\r\nContent-Length: 3\r\nX: a\r\n\r\nabc");
  EXPECT_TRUE(parser.ended());
  EXPECT_EQ(parser.failure(), Failure::kNone);
  EXPECT_EQ(parser.response().status, 201);
  EXPECT_EQ(parser.response().body, "abc");
  EXPECT_EQ(*find_header(parser.response().headers, "x"), "a");
}

TEST(ResponseParser, ReadsChunksWithExtensionsAndTrailers) {
  ResponseParser parser = parsed(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 9\r\n\r\n"
      "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: 1\r\n\r\n");
  EXPECT_EQ(parser.failure(), Failure::kNone);
  EXPECT_EQ(parser.response().body, "abc0123456789");
  EXPECT_EQ(find_header(parser.response().headers, "T"), nullptr);
}

TEST(ResponseParser, ReadsABodyToTheEndOfTheConnection) {
  ResponseParser parser = parsed("HTTP/1.0 200 OK\r\n\r\nabc");
  EXPECT_FALSE(parser.ended());
  parser.end_of_stream();
  EXPECT_EQ(parser.failure(), Failure::kNone);
  EXPECT_EQ(parser.response().body, "abc");
}

TEST(ResponseParser, AcceptsBareLineFeedsAndNoReason) {
  EXPECT_EQ(parsed("HTTP/1.1 204\n\n").failure(), Failure::kNone);
}

TEST(ResponseParser, SkipsInterimAnswers) {
  ResponseParser parser = parsed(
      "HTTP/1.1 100 Continue\r\nA: 1\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(parser.failure(), Failure::kNone);
  EXPECT_EQ(parser.response().status, 404);
  EXPECT_EQ(find_header(parser.response().headers, "A"), nullptr);
}

TEST(ResponseParser, ExpectsNoBodyFromHeadAndBodilessStatuses) {
  ResponseParser to_head(kRoomy, true);
  to_head.feed("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
  EXPECT_EQ(to_head.failure(), Failure::kNone);
  EXPECT_EQ(parsed("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n").failure(),
            Failure::kNone);
}

TEST(ResponseParser, JoinsFoldedHeaderLines) {
  ResponseParser parser = parsed("HTTP/1.1 200 OK\r\nX: a\r\n  b\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(*find_header(parser.response().headers, "X"), "a b");
}

TEST(ResponseParser, IgnoresWhatFollowsTheResponse) {
  ResponseParser parser = parsed("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 500 X\r\n");
  EXPECT_EQ(parser.failure(), Failure::kNone);
  EXPECT_EQ(parser.response().status, 200);
  EXPECT_EQ(parser.response().body, "a");
}

TEST(ResponseParser, IsAResetWhenTheStreamEndsEarly) {
  for (const char* bytes : {"", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab",
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n"}) {
    ResponseParser parser = parsed(bytes);
    EXPECT_FALSE(parser.ended()) << bytes;
    parser.end_of_stream();
    EXPECT_EQ(parser.failure(), Failure::kReset) << bytes;
  }
}

TEST(ResponseParser, IsGarbageAtTheFirstByteThatIsNotHttp) {
  for (const char* bytes : {"SSH-2.0", "HTTP/2 200", "HTTP/1.1 2x0 OK\n", "HTTP/1.1 20\n",
                            "HTTP/1.1 2000 OK\n", "HTTP/1.1 099 X\n"}) {
    EXPECT_EQ(parsed(bytes).failure(), Failure::kGarbage) << bytes;
  }
}

TEST(ResponseParser, IsGarbageWhenTheFramingIsBroken) {
  for (const char* bytes : {"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n"}) {
    EXPECT_EQ(parsed(bytes).failure(), Failure::kGarbage) << bytes;
  }
}

TEST(ResponseParser, EndsAHeadOrALineBeyondTheCap) {
  const ClientLimits limits{.header_bytes = 100};
  EXPECT_EQ(parsed("HTTP/1.1 200 OK\r\nX: " + std::string(200, 'x'), limits).failure(),
            Failure::kTooLarge);
  std::string many = "HTTP/1.1 200 OK\r\n";
  for (int i = 0; i < 20; ++i)
    many += "X: 12345\r\n";
  EXPECT_EQ(parsed(many, limits).failure(), Failure::kTooLarge);
}

TEST(ResponseParser, KeepsAndReadsNoMoreOfABodyThanItsCaps) {
  const std::string head = "HTTP/1.1 200 OK\r\n\r\n";
  const ClientLimits limits{.body_bytes = 4, .transfer_bytes = 8};
  ResponseParser cut = parsed(head + "123456", limits);
  cut.end_of_stream();
  EXPECT_EQ(cut.failure(), Failure::kNone);
  EXPECT_EQ(cut.response().body, "1234");
  EXPECT_TRUE(cut.response().truncated);
  EXPECT_EQ(parsed(head + "123456789", limits).failure(), Failure::kTooLarge);
}

}  // namespace
}  // namespace assay
