// SPDX-License-Identifier: MIT
// What comes to an address of ours is kept and answered in turn, however it is framed.
#include "http/receiver.h"

#include <arpa/inet.h>
#include <chrono>
#include <memory>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include <gtest/gtest.h>

namespace assay {
namespace {

int connected(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  sockaddr_in name{};
  name.sin_family = AF_INET;
  name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  name.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(colon + 1))));
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  EXPECT_EQ(::connect(socket, reinterpret_cast<sockaddr*>(&name), sizeof name), 0);
  return socket;
}

std::string path_of(const std::string& address) {
  return address.substr(address.find('/', 7));
}

// All that comes back until the other side hangs up, or for half a second.
std::string answer_to(const std::string& address, const std::string& bytes) {
  const int socket = connected(address);
  const timeval patience{0, 500'000};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  EXPECT_EQ(::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL),
            static_cast<ssize_t>(bytes.size()));
  std::string answer;
  char piece[4096];
  for (ssize_t got = 0; (got = ::recv(socket, piece, sizeof piece, 0)) > 0;)
    answer.append(piece, static_cast<std::size_t>(got));
  ::close(socket);
  return answer;
}

std::string status_line(const std::string& answer) {
  return answer.substr(0, answer.find("\r\n"));
}

class ReceiverTest : public ::testing::Test {
 protected:
  std::unique_ptr<Receiver> receiver_ = std::move(*Receiver::open([] { return 42.0; }));

  std::string post(const std::string& address, const std::string& rest) const {
    return answer_to(address, "POST " + path_of(address) + " HTTP/1.1\r\nHost: us\r\n" + rest);
  }
};

TEST_F(ReceiverTest, AnswersInTurnAndGoesOnWithTheLast) {
  const std::string address = receiver_->add({500, 503, 200});
  const std::string event = "Content-Length: 2\r\n\r\n{}";
  EXPECT_EQ(status_line(post(address, event)), "HTTP/1.1 500 Refused");
  EXPECT_EQ(status_line(post(address, event)), "HTTP/1.1 503 Refused");
  EXPECT_EQ(status_line(post(address, event)), "HTTP/1.1 200 OK");
  EXPECT_EQ(status_line(post(address, event)), "HTTP/1.1 200 OK");
  EXPECT_EQ(receiver_->deliveries(address).size(), 4U);
}

TEST_F(ReceiverTest, KeepsHeadersBodyAndTime) {
  const std::string address = receiver_->add({204});
  post(address, "X-Signature: abc\r\nContent-Length: 7\r\n\r\n{\"a\":1}");
  const std::vector<Delivery> all = receiver_->deliveries(address);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(*find_header(all[0].headers, "x-signature"), "abc");
  EXPECT_EQ(all[0].body, "{\"a\":1}");
  EXPECT_EQ(all[0].at_ms, 42);
  EXPECT_EQ(all[0].answered, 204);
}

TEST_F(ReceiverTest, ReadsChunks) {
  const std::string address = receiver_->add({200});
  post(address, "Transfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4;x=y\r\n\":1}\r\n0\r\n\r\n");
  ASSERT_EQ(receiver_->deliveries(address).size(), 1U);
  EXPECT_EQ(receiver_->deliveries(address)[0].body, "{\"a\":1}");
}

TEST_F(ReceiverTest, TellsApartItsAddresses) {
  const std::string one = receiver_->add({200});
  const std::string two = receiver_->add({200});
  post(one, "Content-Length: 0\r\n\r\n");
  EXPECT_EQ(receiver_->deliveries(one).size(), 1U);
  EXPECT_TRUE(receiver_->deliveries(two).empty());
  EXPECT_EQ(status_line(post(one + "0", "Content-Length: 0\r\n\r\n")), "HTTP/1.1 404 Refused");
}

TEST_F(ReceiverTest, KeepsASenderWaitingWhoMeetsZero) {
  const std::string address = receiver_->add({0, 200});
  EXPECT_EQ(post(address, "Content-Length: 0\r\n\r\n"), "");
  EXPECT_EQ(status_line(post(address, "Content-Length: 0\r\n\r\n")), "HTTP/1.1 200 OK");
}

TEST_F(ReceiverTest, GoesAheadWhenAskedTo) {
  const std::string address = receiver_->add({200});
  EXPECT_EQ(status_line(post(address, "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n")),
            "HTTP/1.1 100 Continue");
}

TEST_F(ReceiverTest, RefusesWhatIsNoRequestAndWhatIsTooMuch) {
  const std::string address = receiver_->add({200});
  EXPECT_EQ(status_line(answer_to(address, "hello\r\n\r\n")), "HTTP/1.1 400 Refused");
  EXPECT_EQ(status_line(post(address, "Content-Length: 99999999999999999999\r\n\r\n")),
            "HTTP/1.1 400 Refused");
  EXPECT_EQ(status_line(post(address, "Transfer-Encoding: chunked\r\n\r\nfffffff\r\n")),
            "HTTP/1.1 400 Refused");
  EXPECT_TRUE(receiver_->deliveries(address).empty());
}

TEST_F(ReceiverTest, EndsWhileSomebodyIsStillConnected) {
  const std::string address = receiver_->add({0});
  const int socket = connected(address);
  receiver_.reset();
  ::close(socket);
}

}  // namespace
}  // namespace assay
