// SPDX-License-Identifier: MIT
// Recognising password hashing, and the lack of it, by the words of single lines.
#include "repo/passwords.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::size_t kMostUses = 200;
constexpr std::size_t kPasswordLongestLine = 1000;  // beyond it a line is data
constexpr std::size_t kNear = 3;                    // lines that speak of one thing

// All in lower case, as lines are compared.
constexpr std::array<std::string_view, 28> kSlow{
    "bcrypt",
    "argon2",
    "scrypt",
    "pbkdf2",
    "rfc2898",
    "passlib",
    "pwdlib",
    "yescrypt",
    "comeonin",
    "password4j",
    "password_auth",
    "password-auth",
    "gen_salt(",
    "django.contrib.auth",
    "has_secure_password",
    "devise :",
    "password_default",
    "password_verify(",
    "hash::make",
    "delegatingpasswordencoder",
    "ipasswordhasher",
    "userpasswordhasher",
    "usermanager<",
    "generate_password_hash",
    "check_password_hash",
    "crypto_pwhash",
    "bun.password",
    "better-auth",
};
constexpr std::array<std::string_view, 14> kFast{
    "md5",    "sha1",    "sha-1",      "sha224",        "sha256",      "sha-256",  "sha384",
    "sha512", "sha-512", "createhash", "messagedigest", "digestutils", "digest::", "crc32",
};
constexpr std::array<std::string_view, 8> kProviders{
    "keycloak", "auth0", "cognito", "verifyidtoken", "okta", "supabase.auth", "clerk", "workos",
};
constexpr std::array<std::string_view, 4> kPasswords{"password", "passwd", "pwd", "passphrase"};
// Hashed quickly for good reasons, close to passwords or not.
constexpr std::array<std::string_view, 8> kOtherHashed{
    "token", "apikey", "api_key", "etag", "checksum", "signature", "file", "cache",
};
// Two passwords of one request, or none at all.
constexpr std::array<std::string_view, 14> kOtherCompare{
    "confirm", "repeat", "again", "new", "old",    "null",   "undefined",
    "none",    "nil",    "\"\"",  "''",  "length", "typeof", "hash"};

bool speaks_of_password(std::string_view line) {
  return holds_one_of(kPasswords, line);
}

// "user.password", "row['password']": a password that is read from somewhere.
bool is_member(std::string_view operand) {
  return operand.find('.') != std::string_view::npos ||
         operand.find('[') != std::string_view::npos ||
         operand.find("->") != std::string_view::npos;
}

// The expression that touches the place from one side, as far as it has no spaces.
std::string_view before(std::string_view line, std::size_t at) {
  const std::string_view text = trimmed(line.substr(0, at));
  const std::size_t start = text.find_last_of(" (,!{;");
  return start == std::string_view::npos ? text : text.substr(start + 1);
}

std::string_view after(std::string_view line, std::size_t at) {
  const std::string_view text = trimmed(line.substr(at));
  return text.substr(0, text.find_first_of(" ),;&|{:"));
}

std::string without_calls(std::string line) {
  for (std::size_t at = line.find("()"); at != std::string::npos; at = line.find("()", at))
    line.erase(at, 2);
  return line;
}

// A stored password beside a sent one: user.password !== password, password.equals(row.password).
bool compares_plainly(const std::string& text) {
  const std::string line = without_calls(text);
  for (const std::string_view sign : {"===", "!==", "==", "!=", ".equals("}) {
    const std::size_t at = line.find(sign);
    if (at == std::string_view::npos) continue;
    const std::string_view left = before(line, at);
    const std::string_view right = after(line, at + sign.size());
    if (!speaks_of_password(left) || !speaks_of_password(right)) return false;
    if (holds_one_of(kOtherCompare, left) || holds_one_of(kOtherCompare, right)) return false;
    return is_member(left) || is_member(right);
  }
  const bool query = line.find("where") != std::string_view::npos;
  return query && (line.find("password = ") != std::string_view::npos ||
                   line.find("password=") != std::string_view::npos);
}

// A record that takes the password as it came: { id, email, password }, password: req.body.password
bool stores_plainly(std::string_view line) {
  const bool record =
      line.find("email") != std::string_view::npos || line.find("user") != std::string_view::npos;
  const bool taken_apart =
      line.find("} = ") != std::string_view::npos || line.find("=>") != std::string_view::npos;
  if (!record || taken_apart || line.find("hash") != std::string_view::npos) return false;
  return line.find(", password }") != std::string_view::npos ||
         line.find("password: password") != std::string_view::npos ||
         line.find("password=password") != std::string_view::npos ||
         line.find("password: req.body.password") != std::string_view::npos ||
         line.find("password=data.password") != std::string_view::npos ||
         line.find("password=body.password") != std::string_view::npos ||
         line.find("password: input.password") != std::string_view::npos ||
         line.find("password: req.password") != std::string_view::npos ||
         line.find("password: body.password") != std::string_view::npos;
}

// The use of a function that hashes passwords, whatever it does inside.
bool calls_hasher(std::string_view line) {
  for (const std::string_view name : {"hash_password(", "hashpassword(", "password_hash("}) {
    const std::size_t at = line.find(name);
    if (at == std::string_view::npos) continue;
    const std::string_view text = line.substr(0, at);
    return !text.ends_with("def ") && !text.ends_with("function ") && !text.ends_with("func ") &&
           !text.ends_with("fn ") && line.find("string ") == std::string_view::npos;
  }
  return false;
}

class PasswordReader {
 public:
  explicit PasswordReader(const SourceFile& file) : path_(file.path) {
    for (const std::string_view line : split(file.text, '\n'))
      lines_.push_back(line.size() > kPasswordLongestLine || is_comment_line(line) ? std::string()
                                                                                   : lower(line));
  }

  void read(std::vector<PasswordUse>& uses) {
    for (std::size_t i = 0; i < lines_.size() && uses.size() < kMostUses; ++i)
      read_line(i, uses);
  }

  // Where a function is called that was seen to hash fast.
  void read_calls(std::vector<PasswordUse>& uses) {
    for (std::size_t i = 0; i < lines_.size() && uses.size() < kMostUses; ++i) {
      if (!calls_hasher(lines_[i])) continue;
      uses.push_back({PasswordCare::kFastHash, path_, static_cast<int>(i) + 1, "called"});
    }
  }

 private:
  // The first word of a list that the line holds; empty when none.
  static std::string_view word_of(const auto& words, const std::string& line) {
    const auto found = std::ranges::find_if(
        words, [&](std::string_view word) { return line.find(word) != std::string::npos; });
    return found == words.end() ? std::string_view() : *found;
  }

  // The line names a password, or stands in a function that is named for hashing one.
  bool hashes_password(std::size_t at) const {
    if (holds_one_of(kOtherHashed, lines_[at])) return false;
    if (speaks_of_password(lines_[at])) return true;
    for (std::size_t i = at < kNear ? 0 : at - kNear; i < at; ++i) {
      const bool named = speaks_of_password(lines_[i]);
      if (named && lines_[i].find("hash") != std::string::npos) return true;
    }
    return false;
  }

  bool is_near(std::size_t at, bool (*holds)(std::string_view)) const {
    const std::size_t from = at < kNear ? 0 : at - kNear;
    const std::size_t end = std::min(at + kNear + 1, lines_.size());
    for (std::size_t i = from; i < end; ++i) {
      if (holds(lines_[i])) return true;
    }
    return false;
  }

  void read_line(std::size_t at, std::vector<PasswordUse>& uses) const {
    const std::string& line = lines_[at];
    if (line.empty()) return;
    const auto add = [&](PasswordCare care, std::string_view word) {
      uses.push_back({care, path_, static_cast<int>(at) + 1, std::string(word)});
    };
    if (line.find("nooppasswordencoder") != std::string::npos) {
      return add(PasswordCare::kPlain, "NoOpPasswordEncoder");
    }
    if (const std::string_view slow = word_of(kSlow, line); !slow.empty()) {
      return add(PasswordCare::kSlowHash, slow);
    }
    if (const std::string_view fast = word_of(kFast, line); !fast.empty() && hashes_password(at)) {
      const bool salted = is_near(at, [](std::string_view text) {
        return text.find("salt") != std::string_view::npos ||
               text.find("hmac") != std::string_view::npos;
      });
      return add(salted ? PasswordCare::kSaltedHash : PasswordCare::kFastHash, fast);
    }
    if (compares_plainly(line)) return add(PasswordCare::kPlain, "compared");
    if (stores_plainly(line)) return add(PasswordCare::kPlain, "stored");
    if (const std::string_view provider = word_of(kProviders, line); !provider.empty()) {
      add(PasswordCare::kProvider, provider);
    }
  }

  const std::string& path_;
  std::vector<std::string> lines_{};
};

}  // namespace

std::vector<PasswordUse> password_uses_in(const std::vector<SourceFile>& sources) {
  std::vector<PasswordUse> uses;
  for (const SourceFile& file : sources) {
    if (language_of(file.path) == nullptr || is_below_tests(file.path)) continue;
    PasswordReader(file).read(uses);
  }
  if (std::ranges::find(uses, PasswordCare::kFastHash, &PasswordUse::care) == uses.end()) {
    return uses;
  }
  for (const SourceFile& file : sources) {
    if (language_of(file.path) == nullptr || is_below_tests(file.path)) continue;
    PasswordReader(file).read_calls(uses);
  }
  return uses;
}

}  // namespace assay
