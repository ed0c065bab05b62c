// SPDX-License-Identifier: MIT
// Walks over the first fields of the DER (X.690) to the two names.
#include "repo/secrets/certificate.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base64.h"
#include "core/word_list.h"

namespace assay {
namespace {

constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
constexpr std::size_t kLongestPem = 20'000;  // characters of one in PEM

struct Element {
  unsigned char tag = 0;
  std::string_view whole{};
  std::string_view content{};
};

// The element at the front of the bytes, which loses it; nothing where none is whole.
std::optional<Element> next_element(std::string_view& bytes) {
  if (bytes.size() < 2) return std::nullopt;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  std::size_t length = byte(1);
  std::size_t head = 2;
  if (length >= 0x80) {
    const std::size_t more = length - 0x80;
    if (more == 0 || more > 3 || bytes.size() < 2 + more) return std::nullopt;
    length = 0;
    for (std::size_t i = 0; i < more; ++i)
      length = length << 8U | byte(2 + i);
    head += more;
  }
  if (bytes.size() - head < length) return std::nullopt;
  const Element element{byte(0), bytes.substr(0, head + length), bytes.substr(head, length)};
  bytes.remove_prefix(head + length);
  return element;
}

// Certificate { TBSCertificate { [0] version, serial, signature, issuer, validity, subject, … } … }
bool is_self_signed(std::string_view der) {
  constexpr unsigned char kVersion = 0xA0;
  auto certificate = next_element(der);
  auto fields = certificate ? next_element(certificate->content) : std::nullopt;
  if (!fields) return false;
  std::string_view rest = fields->content;
  auto serial = next_element(rest);
  if (serial && serial->tag == kVersion) serial = next_element(rest);
  const auto signature = next_element(rest);
  const auto issuer = next_element(rest);
  const auto validity = next_element(rest);
  const auto subject = next_element(rest);
  return serial && signature && validity && issuer && subject && issuer->whole == subject->whole &&
         !issuer->content.empty();
}

}  // namespace

bool holds_self_signed(std::string_view text) {
  const std::size_t begin = text.find(kBegin);
  if (begin == std::string_view::npos) return false;
  const std::size_t from = begin + kBegin.size();
  const std::size_t end = text.find("-----END", from);
  if (end == std::string_view::npos || end - from > kLongestPem) return false;
  std::string body;
  for (const char c : text.substr(from, end - from)) {
    if (c != '\n' && c != '\r' && c != ' ' && c != '\t') body += c;
  }
  const auto der = base64_decoded(body);
  return der && is_self_signed(*der);
}

bool may_hold_certificate(std::string_view path) {
  constexpr std::array<std::string_view, 4> kEndings{".pem", ".crt", ".cer", ".cert"};
  return ends_with_one_of(kEndings, path);
}

}  // namespace assay
