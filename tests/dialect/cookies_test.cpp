// SPDX-License-Identifier: MIT
// Sessions are carried on by their cookies and CSRF tokens.
#include "dialect/cookies.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

Exchange answered(Headers set, std::string body = "", Headers sent = {}) {
  return {.request = {.headers = std::move(sent)},
          .response = {.status = 200, .headers = std::move(set), .body = std::move(body)}};
}

std::string cookie_of(const Headers& headers) {
  const std::string* cookie = find_header(headers, "Cookie");
  return cookie == nullptr ? "" : *cookie;
}

TEST(Cookies, AreKeptAndReplacedAndTakenBack) {
  const Headers headers = session_headers(answered({{"Set-Cookie", "b=3; Path=/; HttpOnly"},
                                                    {"set-cookie", "c=4"},
                                                    {"Set-Cookie", "d=x; Max-Age=0"}},
                                                   "", {{"Cookie", "a=1; b=2; d=9"}}));
  EXPECT_EQ(cookie_of(headers), "a=1; b=3; c=4");
  EXPECT_EQ(csrf_token_of(headers), "");
}

TEST(Cookies, ACsrfTokenComesFromACookieOrTheBody) {
  const struct {
    Exchange answer;
    std::string token;
  } cases[] = {
      {answered({{"Set-Cookie", "XSRF-TOKEN=a%3D%3D; Path=/"}}), "a=="},
      {answered({{"Set-Cookie", "csrftoken=dj"}}), "dj"},
      {answered({{"Set-Cookie", "csrfToken=c"}}), "c"},
      {answered({{"Set-Cookie", "_csrf=secret"}}, R"({"csrfToken":"made"})"), "made"},
      {answered({}, R"({"data":{"csrf_token":"j"}})"), "j"},
      {answered({}, R"(<head><meta name="csrf-token" content="m"></head>)"), "m"},
      {answered({}, R"(<input type="hidden" name="csrfmiddlewaretoken" value="h">)"), "h"},
      {answered({}, "", {{"X-CSRF-Token", "kept"}}), "kept"},
      {answered({{"Set-Cookie", "sid=1"}}, R"({"name":"x"})"), ""},
  };
  for (const auto& [answer, token] : cases) {
    const Headers headers = session_headers(answer);
    EXPECT_EQ(csrf_token_of(headers), token);
    if (token.empty()) continue;
    EXPECT_EQ(*find_header(headers, "X-XSRF-TOKEN"), token);
    EXPECT_EQ(*find_header(headers, "X-CSRFToken"), token);
  }
}

TEST(Cookies, ASessionIsMoreThanACsrfToken) {
  EXPECT_EQ(session_cookie(answered({{"Set-Cookie", "csrftoken=dj"}, {"Set-Cookie", "sid=1"}})),
            "sid");
  EXPECT_EQ(session_cookie(answered({{"Set-Cookie", "csrftoken=dj"}})), "");
  EXPECT_EQ(session_cookie(answered({{"Set-Cookie", "sid=; Max-Age=0"}})), "");
}

}  // namespace
}  // namespace assay
