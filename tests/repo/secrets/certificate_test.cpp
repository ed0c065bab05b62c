// SPDX-License-Identifier: MIT
// Certificates that were made for these tests, with keys that were thrown away.
#include "repo/secrets/certificate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/read.h"
#include "tests/repo/secrets/bodies.h"
#include "tests/support/git_repo.h"
#include "tests/support/scratch.h"

namespace assay {
namespace {

std::string pem_of(const std::string& body) {
  return "-----BEGIN CERTIFICATE-----\n" + body + "-----END CERTIFICATE-----\n";
}

std::string self_signed() {
  return pem_of(
      "MIIBQjCB9aADAgECAhRzXAud0jDP0Id2l4+YDD2IdT5MIDAFBgMrZXAwFzEVMBMG\n"
      "A1UEAwwMbGFtcC5leGFtcGxlMB4XDTI2MTIwMTAwNDAwNFoXDTM2MTEyODAwNDAw\n"
      "NFowFzEVMBMGA1UEAwwMbGFtcC5leGFtcGxlMCowBQYDK2VwAyEARoApnD9HnuYp\n"
      "1obAjf0O1nf744mZwR3qT1POmWZghSijUzBRMB0GA1UdDgQWBBQoN70vlfiSGQSg\n"
      "UiVzRr/9fvcP1zAfBgNVHSMEGDAWgBQoN70vlfiSGQSgUiVzRr/9fvcP1zAPBgNV\n"
      "HRMBAf8EBTADAQH/MAUGAytlcANBAP6rqzcjUZCwgCoUKk4zBsQWjWMRgowaM9ki\n"
      "tr2e3JQwHGkdq4o66F32ey2pPXG8iPr5KSXclVYDKacxBSlwXwo=\n");
}

std::string signed_by_another() {
  return pem_of(
      "MIHjMIGWAhRToLY1nyg2X9kg+mZMYMgxImgBlDAFBgMrZXAwEjEQMA4GA1UEAwwH\n"
      "TGFtcCBDQTAeFw0yNjEyMDEwMDQwMDRaFw0zNjExMjgwMDQwMDRaMBcxFTATBgNV\n"
      "BAMMDGxhbXAuZXhhbXBsZTAqMAUGAytlcAMhAEKwPDHP8KFgQ99JsgZlmlHCLti1\n"
      "wWlUscXCvqxXyzQzMAUGAytlcANBACVirsw259nlceKZgcq3iYvXa7N+49kK+Aoz\n"
      "kZVHx3cIVKRzY5ass4j/pIB+cVQYg+8GTCbuUf8Jo6Hk/p/xUg8=\n");
}

TEST(Certificate, IsSelfSignedWhereItsIssuerIsItsSubject) {
  EXPECT_TRUE(holds_self_signed(self_signed()));
  EXPECT_FALSE(holds_self_signed(signed_by_another()));
}

TEST(Certificate, OfAnyOtherBytesIsNone) {
  EXPECT_FALSE(holds_self_signed(""));
  EXPECT_FALSE(holds_self_signed("-----BEGIN CERTIFICATE-----"));
  EXPECT_FALSE(holds_self_signed(pem_of("")));
  EXPECT_FALSE(holds_self_signed(pem_of("not base64!")));
  EXPECT_FALSE(holds_self_signed(pem_of("MIIB")));
  const std::string whole = self_signed();
  for (std::size_t size = 0; size < whole.find("-----END"); size += 7)
    EXPECT_FALSE(holds_self_signed(whole.substr(0, size) + "-----END"));
}

std::string key() {
  return "-----BEGIN RSA PRIVATE KEY-----\n" + alnum(64) + "\n" + alnum(64) +
         "\n-----END RSA PRIVATE KEY-----\n";
}

TEST(Certificate, OfItsOwnMakingLeavesTheKeyBesideItToAPerson) {
  const Scratch scratch;
  scratch.write("ssl/key.pem", key());
  scratch.write("ssl/cert.pem", signed_by_another());
  const auto certain = [&] { return read_repository(scratch.path())->secrets.tree.at(0).certain; };
  EXPECT_TRUE(certain());
  scratch.write("ssl/cert.pem", self_signed());
  EXPECT_FALSE(certain());
}

TEST(Certificate, OfItsOwnMakingDoesSoInThePast) {
  GitRepo repo;
  repo.write("ssl/key.pem", key());
  repo.write("ssl/cert.pem", self_signed());
  repo.commit("Begin");
  repo.git("rm -q -r ssl");
  repo.commit("Take it away");
  const Secrets secrets = read_repository(repo.path(), {})->secrets;
  ASSERT_EQ(secrets.past.size(), 1U);
  EXPECT_FALSE(secrets.past[0].certain);
}

}  // namespace
}  // namespace assay
