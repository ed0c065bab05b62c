// SPDX-License-Identifier: MIT
// By the marks that their formats begin with.
#include "repo/password_hash.h"

#include <algorithm>
#include <array>

#include "core/word_list.h"

namespace assay {
namespace {

bool is_hash_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '/';
}

// "$2b$12$" and 53 characters of salt and hash.
bool is_bcrypt(std::string_view text) {
  constexpr std::size_t kHead = 7;
  constexpr std::size_t kBody = 53;
  const std::string_view body = text.substr(std::min(kHead, text.size()), kBody);
  return text.size() >= kHead && text[3] == '$' && text[6] == '$' && body.size() == kBody &&
         std::ranges::all_of(body, is_hash_char);
}

}  // namespace

bool holds_password_hash(std::string_view bytes) {
  constexpr std::array<std::string_view, 7> kMarks{
      "$argon2id$v=",  "$argon2i$v=",       "pbkdf2_sha256$",   "pbkdf2:sha256:",
      "scrypt:32768:", "AQAAAAEAACcQAAAAE", "AQAAAAIAAYagAAAAE"};
  if (holds_one_of(kMarks, bytes)) return true;
  for (std::size_t at = bytes.find("$2"); at != bytes.npos; at = bytes.find("$2", at + 1)) {
    if (is_bcrypt(bytes.substr(at))) return true;
  }
  return false;
}

}  // namespace assay
