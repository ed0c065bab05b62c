// SPDX-License-Identifier: MIT
// Texts that look drawn by a machine, put together when the tests run: no source file holds a
// credential, not even a made-up one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

inline std::string drawn(std::size_t size, std::string_view alphabet) {
  std::uint64_t state = 88'172'645'463'325'252ULL + size;
  std::string text;
  while (text.size() < size) {
    state ^= state << 13U;  // Marsaglia's xorshift
    state ^= state >> 7U;
    state ^= state << 17U;
    text += alphabet[state % alphabet.size()];
  }
  return text;
}

inline std::string digits(std::size_t size) {
  return drawn(size, "0123456789");
}
inline std::string hex(std::size_t size) {
  return drawn(size, "0123456789abcdef");
}
inline std::string lower_alnum(std::size_t size) {
  return drawn(size, "0123456789abcdefghijklmnopqrstuvwxyz");
}
inline std::string upper(std::size_t size) {
  return drawn(size, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
inline std::string alnum(std::size_t size) {
  return drawn(size, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
inline std::string word(std::size_t size) {
  return alnum(size);
}
inline std::string url64(std::size_t size) {
  return alnum(size);
}
inline std::string token(std::size_t size) {
  return alnum(size);
}
inline std::string base64(std::size_t size) {
  return alnum(size);
}

// A credential in the pieces that it is put together from.
struct Example {
  std::string_view rule{};
  std::string_view name{};  // that it is assigned to; empty for one that is known by its form
  std::vector<std::string> pieces{};
};

std::vector<Example> form_examples();
std::vector<Example> more_form_examples();
std::vector<Example> named_examples();

}  // namespace assay
