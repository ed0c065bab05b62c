// SPDX-License-Identifier: MIT
// Any bytes as a certificate: as a file, and as the DER within one.
#include <cstdint>
#include <string>

#include "core/base64.h"
#include "repo/secrets/certificate.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  assay::holds_self_signed(text);
  assay::holds_self_signed("-----BEGIN CERTIFICATE-----\n" + assay::base64_encoded(text) +
                           "\n-----END CERTIFICATE-----\n");
  return 0;
}
