// SPDX-License-Identifier: MIT
// Reading, signing and recognising JSON Web Tokens.
#include "checks/auth/jws.h"

#include <gtest/gtest.h>

#include "core/base64.h"

namespace assay::checks::auth_jws_test {
namespace {

// The example of the page that decodes tokens, signed with "your-256-bit-secret".
constexpr const char* kExample =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
    "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ."
    "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";

TEST(Jws, IsReadFromItsThreeParts) {
  const std::optional<Jws> token = read_jws(kExample);
  ASSERT_TRUE(token);
  EXPECT_EQ(token->header.find("alg")->text(), "HS256");
  EXPECT_EQ(token->payload.find("name")->text(), "John Doe");
}

TEST(Jws, KnowsTheKeyThatSignedIt) {
  EXPECT_TRUE(is_signed_with(*read_jws(kExample), "your-256-bit-secret"));
  EXPECT_FALSE(is_signed_with(*read_jws(kExample), "secret"));
}

TEST(Jws, IsSignedInTheThreeHashes) {
  for (const char* algorithm : {"HS256", "HS384", "HS512"}) {
    const std::string token =
        signed_jws(Json::object({{"alg", algorithm}}), Json::object({{"sub", "7"}}), "k");
    EXPECT_TRUE(is_signed_with(*read_jws(token), "k")) << algorithm;
  }
  EXPECT_EQ(signed_jws(Json::object({{"alg", "RS256"}}), Json::object(), "k"), "");
}

TEST(Jws, IsNotEveryTextWithDots) {
  EXPECT_FALSE(read_jws("0b9f0e6c7a"));
  EXPECT_FALSE(read_jws("v2.local.abcdef"));
  EXPECT_FALSE(read_jws("a.b.c.d.e"));
  const std::string no_algorithm = base64url_encoded(R"({"typ":"JWT"})");
  EXPECT_FALSE(read_jws(no_algorithm + "." + no_algorithm + ".x"));
}

}  // namespace
}  // namespace assay::checks::auth_jws_test
