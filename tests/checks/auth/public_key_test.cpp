// SPDX-License-Identifier: MIT
// A key set as PEM, byte for byte as openssl writes it.
#include "checks/auth/public_key.h"

#include <gtest/gtest.h>

namespace assay::checks::auth_public_key_test {
namespace {

constexpr const char* kModulus =
    "1h9qaM4tAV2GkQhI1ZFNx4RoVzSmopjEsv7CHp46Z_u5_hFhyEBpyXkv3_iJZdDR_b87Rq"
    "1PziFVdUBwGf5nJQPm9qMFnqE9u3-OJtFpYHToENTo_FWo2TA19yg_1X0IGLpT_RNCN9qJ"
    "B8-O5qFf7cJGjTRYVK5_3nhhxHh5ScE";

TEST(PublicKey, IsWrittenAsPem) {
  const Json set = Json::object(
      {{"keys", Json::array({Json::object({{"kty", "RSA"}, {"e", "AQAB"}, {"n", kModulus}})})}});
  const std::vector<std::string> pems = public_key_pems(set);
  ASSERT_EQ(pems.size(), 1U);
  EXPECT_EQ(pems.front(),
            "-----BEGIN PUBLIC KEY-----\n"
            "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDWH2pozi0BXYaRCEjVkU3HhGhX\n"
            "NKaimMSy/sIenjpn+7n+EWHIQGnJeS/f+Ill0NH9vztGrU/OIVV1QHAZ/mclA+b2\n"
            "owWeoT27f44m0WlgdOgQ1Oj8VajZMDX3KD/VfQgYulP9E0I32okHz47moV/twkaN\n"
            "NFhUrn/eeGHEeHlJwQIDAQAB\n"
            "-----END PUBLIC KEY-----\n");
}

TEST(PublicKey, LeavesOtherKindsOut) {
  EXPECT_TRUE(public_key_pems(*Json::parse(R"({"keys":[{"kty":"EC","x":"AQAB"}]})")).empty());
  EXPECT_TRUE(public_key_pems(*Json::parse(R"({"error":"not found"})")).empty());
}

}  // namespace
}  // namespace assay::checks::auth_public_key_test
