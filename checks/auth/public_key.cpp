// SPDX-License-Identifier: MIT
// From a JSON Web Key to PEM: a SubjectPublicKeyInfo (RFC 5280 4.1) in DER, in base64.
#include "checks/auth/public_key.h"

#include <optional>
#include <string_view>

#include "core/base64.h"

namespace assay::checks {
namespace {

constexpr char kInteger = 0x02;
constexpr char kBitString = 0x03;
constexpr char kSequence = 0x30;
// rsaEncryption (1.2.840.113549.1.1.1) without parameters.
constexpr std::string_view kAlgorithm{
    "\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00", 15};

std::string element(char tag, const std::string& content) {
  std::string der{tag};
  const std::size_t size = content.size();
  if (size > 0xff) {
    der += {'\x82', static_cast<char>(size >> 8U), static_cast<char>(size & 0xffU)};
  } else if (size > 0x7f) {
    der += {'\x81', static_cast<char>(size)};
  } else {
    der += static_cast<char>(size);
  }
  return der + content;
}

// Unsigned: a leading bit that would make it negative gets a zero before it.
std::string integer(const std::string& bytes) {
  const bool negative = !bytes.empty() && (static_cast<unsigned char>(bytes.front()) & 0x80U) != 0;
  return element(kInteger, negative ? std::string(1, '\0') + bytes : bytes);
}

std::optional<std::string> bytes_of(const Json& key, std::string_view name) {
  const Json* member = key.find(name);
  return member == nullptr ? std::nullopt : base64url_decoded(member->text());
}

std::string pem_of(const std::string& der) {
  constexpr std::size_t kLine = 64;
  const std::string text = base64_encoded(der);
  std::string pem = "-----BEGIN PUBLIC KEY-----\n";
  for (std::size_t at = 0; at < text.size(); at += kLine)
    pem += text.substr(at, kLine) + "\n";
  return pem + "-----END PUBLIC KEY-----\n";
}

}  // namespace

std::vector<std::string> public_key_pems(const Json& key_set) {
  std::vector<std::string> pems;
  const Json* keys = key_set.find("keys");
  if (keys == nullptr) return pems;
  for (const Json& key : keys->items()) {
    const auto modulus = bytes_of(key, "n");
    const auto exponent = bytes_of(key, "e");
    if (!modulus || !exponent || modulus->size() > 0x7fff) continue;
    const std::string pair = element(kSequence, integer(*modulus) + integer(*exponent));
    const std::string info = element(
        kSequence, std::string(kAlgorithm) + element(kBitString, std::string(1, '\0') + pair));
    pems.push_back(pem_of(info));
  }
  return pems;
}

}  // namespace assay::checks
