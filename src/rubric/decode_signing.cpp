// SPDX-License-Identifier: MIT
// How events are signed: {scheme: github, secret: whsec_test}.
#include <array>

#include "rubric/decode.h"

namespace assay {
namespace {

constexpr std::array kSchemes{
    Word<SignatureScheme>{"hmac-hex", SignatureScheme::kHmacHex},
    Word<SignatureScheme>{"github", SignatureScheme::kGithub},
    Word<SignatureScheme>{"stripe", SignatureScheme::kStripe},
    Word<SignatureScheme>{"standard-webhooks", SignatureScheme::kStandardWebhooks}};

}  // namespace

Signing decode_signing(const Node& node, Problems& problems) {
  Signing signing;
  MapReader reader(node, "sign", problems);
  reader.word<SignatureScheme>("scheme", kSchemes, signing.scheme);
  reader.need("secret", "what both sides know: secret: whsec_test");
  reader.text("secret", signing.secret);
  reader.text("header", signing.header);
  reader.finish();
  return signing;
}

}  // namespace assay
