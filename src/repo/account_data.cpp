// SPDX-License-Identifier: MIT
// By the marks that the formats of hashes begin with, and by the form of addresses.
#include "repo/account_data.h"

#include <algorithm>
#include <array>
#include <set>

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

// "ann@lamps.org", and no place holder's.
bool is_address(std::string_view bytes, std::size_t at) {
  std::size_t from = at;
  while (from > 0 && at - from < 40 && (is_hash_char(bytes[from - 1]) || bytes[from - 1] == '_'))
    --from;
  std::size_t to = at + 1;
  while (to < bytes.size() && to - at < 40 && (is_hash_char(bytes[to]) || bytes[to] == '-'))
    ++to;
  const std::string_view domain = bytes.substr(at + 1, to - at - 1);
  const std::size_t dot = domain.rfind('.');
  constexpr std::array<std::string_view, 5> kNobody{"example.", "test.", "localhost", "domain.",
                                                    "/"};
  return at - from > 2 && dot != domain.npos && dot > 1 && domain.size() - dot > 2 &&
         !holds_one_of(kNobody, domain);
}

bool holds_addresses(std::string_view bytes) {
  constexpr std::size_t kFew = 8;  // of fewer somebody thought while he tried it out
  std::set<std::string_view> found;
  for (std::size_t at = bytes.find('@'); at != bytes.npos && found.size() < kFew;
       at = bytes.find('@', at + 1)) {
    if (is_address(bytes, at)) found.insert(bytes.substr(at - 3, 8));
  }
  return found.size() == kFew;
}

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

}  // namespace

bool holds_accounts(std::string_view bytes) {
  return holds_password_hash(bytes) || holds_addresses(bytes);
}

}  // namespace assay
