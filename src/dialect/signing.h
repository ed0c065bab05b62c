// SPDX-License-Identifier: MIT
// How events are signed: the text that is signed, and the headers that carry it, of each scheme.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "contract/capability.h"
#include "core/exchange.h"

namespace assay {

// What a sender signs.
struct SignedEvent {
  std::string id{};
  std::int64_t time = 0;  // seconds since 1970
  std::string body{};     // as it is sent, byte for byte
};

// How the digest of hmac-hex is written, which its name leaves open.
enum class Writing { kHex, kPrefixedHex, kBase64 };

// The headers of an event that is signed with each of these secrets, in this order; only Stripe and
// Standard Webhooks have room for more than the first.
//   hmac-hex           X-Signature: <hex of HMAC-SHA256(secret, body)>
//   github             X-Hub-Signature-256: sha256=<the same>, and X-GitHub-Delivery: <id>
//   stripe             Stripe-Signature: t=<time>,v1=<hex over "time.body">
//   standard-webhooks  webhook-id, webhook-timestamp, and webhook-signature: v1,<base64 over
//                      "id.time.body">, the key being the base64 after "whsec_"
// Of a Standard Webhooks header that the rubric names "x-signature" the others are "x-id" and
// "x-timestamp".
Headers signed_headers(const Signing& signing,
                       const SignedEvent& event,
                       std::span<const std::string> secrets,
                       Writing writing = Writing::kHex);
Headers signed_headers(const Signing& signing,
                       const SignedEvent& event,
                       Writing writing = Writing::kHex);

// The header that carries the signature.
std::string signature_header(const Signing& signing);

bool has_timestamp(SignatureScheme scheme);

// Another secret of the same form.
std::string other_secret(const Signing& signing);

// Whether what came is truly signed: by the rubric's secret, over the body as it came. The digest
// of hmac-hex may be written in any way.
enum class Seal { kTrue, kFalse, kMissing };
Seal seal_of(const Signing& signing, const Headers& headers, const std::string& body);

// The id that a delivery goes by: in a header of its scheme or one named for it (webhook-id,
// X-Event-Id), or the `id` of its body. Empty where it shows none.
std::string delivered_id(const Headers& headers, const std::string& body);

}  // namespace assay
