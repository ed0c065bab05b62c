// SPDX-License-Identifier: MIT
// What refuses everybody is told apart from what refuses the request.
#include "dialect/blocker.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

Blocker blocker(int status, std::string body = "", Headers headers = {}) {
  return blocker_of(
      {.response = {.status = status, .headers = std::move(headers), .body = std::move(body)}});
}

TEST(Blocker, AreKnownByTheWordsOfFrameworks) {
  EXPECT_EQ(blocker(403, "CSRF verification failed. Request aborted."), Blocker::kCsrf);
  EXPECT_EQ(blocker(403, R"({"error":"invalid csrf token"})"), Blocker::kCsrf);
  EXPECT_EQ(blocker(419, "Page Expired"), Blocker::kCsrf);
  EXPECT_EQ(blocker(400, "Invalid HTTP_HOST header: '127.0.0.1'. You may need to add"),
            Blocker::kHost);
  EXPECT_EQ(blocker(400, "Invalid host header"), Blocker::kHost);
  EXPECT_EQ(blocker(403, "Blocked hosts: 127.0.0.1:4000"), Blocker::kHost);
  EXPECT_EQ(blocker(429), Blocker::kThrottle);
  EXPECT_EQ(blocker(503, "", {{"Retry-After", "1"}}), Blocker::kThrottle);
  EXPECT_EQ(blocker(401), Blocker::kLogIn);
  EXPECT_EQ(blocker(302, "", {{"Location", "/accounts/login/?next=/orders"}}), Blocker::kLogIn);
}

TEST(Blocker, RefusalsOfTheRequestAreNone) {
  EXPECT_EQ(blocker(403, R"({"error":"not the owner"})"), Blocker::kNone);
  EXPECT_EQ(blocker(400, R"({"error":"host must be a name"})"), Blocker::kNone);
  EXPECT_EQ(blocker(302, "", {{"Location", "/orders/7"}}), Blocker::kNone);
  EXPECT_EQ(blocker(200, "the csrf token is explained here"), Blocker::kNone);
  EXPECT_EQ(blocker(503), Blocker::kNone);
  EXPECT_EQ(blocker(422), Blocker::kNone);
}

}  // namespace
}  // namespace assay
