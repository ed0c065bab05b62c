// SPDX-License-Identifier: MIT
// Signatures agree with the vectors that their schemes publish.
#include "dialect/signing.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

// GitHub, "Validating webhook deliveries".
const Signing kGithub{.scheme = SignatureScheme::kGithub, .secret = "It's a Secret to Everybody"};
const std::string kGithubDigest =
    "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

// The test vector of the Standard Webhooks libraries.
const Signing kStandard{.scheme = SignatureScheme::kStandardWebhooks,
                        .secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"};
const SignedEvent kStandardEvent{"msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
                                 R"({"test": 2432232314})"};
const std::string kStandardSignature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

const Signing kStripe{.scheme = SignatureScheme::kStripe, .secret = "whsec_test"};
const SignedEvent kStripeEvent{"", 1700000000, R"({"id":"evt_1"})"};

std::string value_of(const Headers& headers, std::string_view name) {
  const std::string* value = find_header(headers, name);
  return value == nullptr ? "" : *value;
}

TEST(Signing, AgreesWithGithub) {
  const Headers headers = signed_headers(kGithub, {"d-1", 0, "Hello, World!"});
  EXPECT_EQ(value_of(headers, "X-Hub-Signature-256"), "sha256=" + kGithubDigest);
  EXPECT_EQ(value_of(headers, "X-GitHub-Delivery"), "d-1");
}

TEST(Signing, AgreesWithStandardWebhooks) {
  const Headers headers = signed_headers(kStandard, kStandardEvent);
  EXPECT_EQ(value_of(headers, "webhook-signature"), kStandardSignature);
  EXPECT_EQ(value_of(headers, "webhook-id"), kStandardEvent.id);
  EXPECT_EQ(value_of(headers, "webhook-timestamp"), "1614265330");
}

// Made with openssl over "1700000000.{"id":"evt_1"}"; the prefix belongs to the key.
TEST(Signing, AgreesWithStripe) {
  EXPECT_EQ(value_of(signed_headers(kStripe, kStripeEvent), "Stripe-Signature"),
            "t=1700000000,v1=c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925");
}

TEST(Signing, WritesAPlainDigestInThreeWays) {
  Signing plain = kGithub;
  plain.scheme = SignatureScheme::kHmacHex;
  const SignedEvent event{"", 0, "Hello, World!"};
  EXPECT_EQ(value_of(signed_headers(plain, event), "X-Signature"), kGithubDigest);
  EXPECT_EQ(value_of(signed_headers(plain, event, Writing::kPrefixedHex), "X-Signature"),
            "sha256=" + kGithubDigest);
  EXPECT_EQ(value_of(signed_headers(plain, event, Writing::kBase64), "X-Signature"),
            "dXEH6g6yUJ/CESIczphLijdXC211hsIsRvQ3nIsEPhc=");
  plain.header = "X-Acme-Signature";
  EXPECT_EQ(value_of(signed_headers(plain, event), "X-Acme-Signature"), kGithubDigest);
}

TEST(Signing, NamesTheOtherHeadersAfterTheSignatures) {
  Signing renamed = kStandard;
  renamed.header = "svix-signature";
  const Headers headers = signed_headers(renamed, kStandardEvent);
  EXPECT_EQ(value_of(headers, "svix-id"), kStandardEvent.id);
  EXPECT_EQ(value_of(headers, "svix-timestamp"), "1614265330");
}

TEST(Signing, PutsTwoSignaturesIntoOneHeader) {
  const std::vector<std::string> secrets{other_secret(kStandard), kStandard.secret};
  const Headers standard = signed_headers(kStandard, kStandardEvent, secrets);
  EXPECT_TRUE(value_of(standard, "webhook-signature").ends_with(" " + kStandardSignature));
  EXPECT_EQ(seal_of(kStandard, standard, kStandardEvent.body), Seal::kTrue);
  const std::vector<std::string> old_and_new{other_secret(kStripe), kStripe.secret};
  EXPECT_EQ(seal_of(kStripe, signed_headers(kStripe, kStripeEvent, old_and_new), kStripeEvent.body),
            Seal::kTrue);
}

TEST(Signing, TellsTrueSealsFromFalseOnes) {
  Signing plain{.secret = "s3cret"};
  for (const Signing& signing : {kGithub, kStandard, kStripe, plain}) {
    const SignedEvent event{"e-1", 1700000000, R"({"a" : 1.0})"};
    const Headers headers = signed_headers(signing, event);
    EXPECT_EQ(seal_of(signing, headers, event.body), Seal::kTrue);
    EXPECT_EQ(seal_of(signing, headers, R"({"a":1.0})"), Seal::kFalse);
    EXPECT_EQ(seal_of(signing, {}, event.body), Seal::kMissing);
    Signing other = signing;
    other.secret = other_secret(signing);
    EXPECT_EQ(seal_of(signing, signed_headers(other, event), event.body), Seal::kFalse);
  }
}

TEST(Signing, ReadsAPlainDigestHoweverItIsWritten) {
  const Signing plain{.secret = "s3cret"};
  for (const Writing writing : {Writing::kHex, Writing::kPrefixedHex, Writing::kBase64})
    EXPECT_EQ(seal_of(plain, signed_headers(plain, {"", 0, "{}"}, writing), "{}"), Seal::kTrue);
}

TEST(Signing, FindsTheIdOfADelivery) {
  EXPECT_EQ(delivered_id({{"Webhook-Id", "m1"}}, R"({"id":"e1"})"), "m1");
  EXPECT_EQ(delivered_id({{"X-Event-ID", "m2"}}, ""), "m2");
  EXPECT_EQ(delivered_id({}, R"({"eventId":"e2"})"), "e2");
  EXPECT_EQ(delivered_id({}, R"({"id":7})"), "7");
  EXPECT_EQ(delivered_id({{"X-Request-Id", "r"}}, "[]"), "");
}

}  // namespace
}  // namespace assay
