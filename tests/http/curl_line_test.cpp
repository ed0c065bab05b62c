// SPDX-License-Identifier: MIT
// Requests as command lines, read back by a shell.
#include "http/curl_line.h"

#include <array>
#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(CurlLine, OfAPlainGetIsShort) {
  EXPECT_EQ(curl_line({.url = "http://127.0.0.1:8080/items/1"}),
            "curl -i http://127.0.0.1:8080/items/1");
}

TEST(CurlLine, SaysWhereABodyIsPadded) {
  EXPECT_EQ(
      curl_line({.method = "POST",
                 .url = "http://h/",
                 .headers = {{"Content-Type", "a/b"}},
                 .body = "{}",
                 .has_body = true,
                 .padding = {.at = 1, .bytes = 7}}),
      "curl -i -H 'Content-Type: a/b' --data-raw '{}' http://h/  # 7 bytes 'x' stand at offset "
      "1 of the body");
}

TEST(CurlLine, LeavesOutWhatEveryRequestHas) {
  EXPECT_EQ(curl_line({.url = "http://h/",
                       .headers = {{"Host", "h"},
                                   {"User-Agent", "assay/0.1"},
                                   {"Accept",
                                    "application/json, application/problem+json, "
                                    "*/*;q=0.1"},
                                   {"Accept-Encoding", "identity"}}}),
            "curl -i http://h/");
}

TEST(CurlLine, KeepsHeadersThatMatter) {
  EXPECT_EQ(curl_line({.url = "http://h/",
                       .headers = {{"Accept", "text/csv"}, {"If-Match", "\"v1\""}, {"X-E", ""}}}),
            R"(curl -i -H 'Accept: text/csv' -H 'If-Match: "v1"' -H 'X-E;' http://h/)");
}

TEST(CurlLine, NamesTheMethodOnlyWhereCurlWouldGuessAnother) {
  EXPECT_EQ(curl_line({.method = "POST",
                       .url = "http://h/",
                       .headers = {{"Content-Type", "application/json"}, {"Content-Length", "7"}},
                       .body = "{\"a\":1}",
                       .has_body = true}),
            R"(curl -i -H 'Content-Type: application/json' --data-raw '{"a":1}' http://h/)");
  EXPECT_EQ(curl_line({.method = "DELETE", .url = "http://h/"}), "curl -i -X DELETE http://h/");
  EXPECT_EQ(curl_line({.method = "HEAD", .url = "http://h/"}), "curl -I http://h/");
  EXPECT_EQ(curl_line({.url = "http://h/", .body = "x", .has_body = true}),
            "curl -i -X GET -H Content-Type: --data-raw x http://h/");
}

TEST(CurlLine, SendsAnEmptyBodyWhereTheClientDoes) {
  EXPECT_EQ(curl_line({.method = "PUT", .url = "http://h/"}),
            "curl -i -X PUT -H Content-Type: --data-raw '' http://h/");
}

TEST(CurlLine, HoldsNoCredential) {
  const std::string line = curl_line({.method = "POST",
                                      .url = "http://h/?access_token=abcdefghij",
                                      .headers = {{"Authorization", "Bearer abcdefghij"},
                                                  {"X-Api-Key", "abcdefghij"},
                                                  {"Cookie", "session=abcdefghij; x=abcdefghij"},
                                                  {"Content-Type", "application/json"}},
                                      .body = R"({"user":"ann","password":"abcdefghij"})",
                                      .has_body = true});
  EXPECT_THAT(line, Not(HasSubstr("abcdefghij")));
  EXPECT_THAT(line, HasSubstr(R"(-H "Authorization: Bearer $TOKEN")"));
  EXPECT_THAT(line, HasSubstr(R"(-H "X-Api-Key: $X_API_KEY")"));
  EXPECT_THAT(line, HasSubstr(R"(-H "Cookie: $COOKIE")"));
  EXPECT_THAT(line, HasSubstr(R"("user":"ann")"));
}

TEST(CurlLine, ShortensALongBodyAndSaysSo) {
  const std::string line = curl_line(
      {.method = "POST", .url = "http://h/", .body = std::string(5'000, 'x'), .has_body = true});
  EXPECT_LT(line.size(), 2'200U);
  EXPECT_TRUE(line.ends_with("http://h/  # body shortened from 5000 bytes"));
}

TEST(CurlLine, KeepsTheUrlAsItIs) {
  EXPECT_EQ(curl_line({.url = "http://h/a/../b?x[]=1"}),
            "curl -i -g --path-as-is 'http://h/a/../b?x[]=1'");
}

// What a shell makes of the line: curl's arguments in brackets, then its standard input.
std::string read_by_shell(const std::string& line) {
  const std::string script =
      "curl() { printf '[%s]' \"$@\"; case $* in *@-*) cat;; esac; }; TOKEN=secret; " + line;
  std::array<int, 2> ends{};
  EXPECT_EQ(pipe(ends.data()), 0);
  const pid_t shell = fork();
  if (shell == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    execl("/bin/sh", "sh", "-c", script.c_str(), nullptr);
    _exit(127);
  }
  close(ends[1]);
  std::string out;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = read(ends[0], buffer.data(), buffer.size())) > 0;) {
    out.append(buffer.data(), static_cast<std::size_t>(got));
  }
  close(ends[0]);
  waitpid(shell, nullptr, 0);
  return out;
}

Request post(std::string body) {
  return {.method = "POST",
          .url = "http://h/",
          .headers = {{"Content-Type", "text/plain"}},
          .body = std::move(body),
          .has_body = true};
}

TEST(CurlLine, SurvivesTheShell) {
  for (const std::string body :
       {"it's", "$(reboot) `reboot` \\ \" ! * ~ #", "'", "''", "a b", "\xc3\xa9\xf0\x9f\x99\x82"}) {
    EXPECT_EQ(read_by_shell(curl_line(post(body))),
              "[-i][-H][Content-Type: text/plain][--data-raw][" + body + "][http://h/]");
  }
}

TEST(CurlLine, CarriesEveryByteThroughPrintf) {
  std::string bytes;
  for (int i = 0; i < 256; ++i)
    bytes += static_cast<char>(i);
  const std::string line = curl_line(post(bytes));
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(read_by_shell(line),
            "[-i][-H][Content-Type: text/plain][--data-binary][@-][http://h/]" + bytes);
}

TEST(CurlLine, ShowsNoCharacterThatHides) {
  const std::string line =
      curl_line(post("a\xe2\x80\xae"
                     "b"));  // right-to-left override
  EXPECT_THAT(line, HasSubstr(R"(printf 'a\342\200\256b' | )"));
}

TEST(CurlLine, LetsTheShellFillInTheCredential) {
  EXPECT_EQ(read_by_shell(curl_line({.url = "http://h/", .headers = {{"Authorization", "T a'b"}}})),
            "[-i][-H][Authorization: T secret][http://h/]");
}

}  // namespace
}  // namespace assay
