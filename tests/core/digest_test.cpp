// SPDX-License-Identifier: MIT
// Keyed hashes on the test cases of RFC 4231.
#include "core/digest.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

std::string hex(const std::string& bytes) {
  std::string text;
  for (const char byte : bytes)
    text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

TEST(Digest, IsTheSha256OfAText) {
  EXPECT_EQ(digest_of("abc"),
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, KeysWithAnyOfThreeHashes) {
  const std::string text = "what do ya want for nothing?";
  EXPECT_EQ(hex(hmac(Hash::kSha256, "Jefe", text)),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(hex(hmac(Hash::kSha384, "Jefe", text)),
            "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
            "8e2240ca5e69e2c78b3239ecfab21649");
  EXPECT_EQ(hex(hmac(Hash::kSha512, "Jefe", text)),
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
            "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737");
}

}  // namespace
}  // namespace assay
