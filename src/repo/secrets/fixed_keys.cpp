// SPDX-License-Identifier: MIT
// Knows the signers of many libraries by their calls.
#include "repo/secrets/fixed_keys.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/expression.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/secrets/of_environments.h"
#include "repo/secrets/signing_name.h"

namespace assay {
namespace {

struct KeyText {
  const SourceFile* file = nullptr;
  std::string_view text{};  // a part of the file's
};

constexpr int kMostLookups = 20;   // through all files, so that many signers stay linear
constexpr std::size_t kReach = 4;  // lines that may say for whom a key is

// Each has two groups: a literal, and a name in its place.
const std::vector<Expression>& signers() {
  const std::string key =
      R"re((?:b|\[\]byte\(\s*|&)?(?:["'`]([^"'`$\n]+)["'`]|((?:self::|static::|\$this->)?\$?(?:\w+\.)*[A-Za-z_]\w*)))re";
  const std::string literal = R"re(["'`]([^"'`$\n]+)["'`]())re";
  const std::string python = R"re(["']([^"'\n]+)["']())re";  // to which "$" is as any other
  const std::string payload = R"re((?:\{[^{}]*\}|[^,{}()]+(?:\([^()]*\))?)\s*,\s*)re";
  static const std::vector<Expression> kSigners = [&] {
    std::vector<Expression> made;
    // jwt.sign(user, "text"), JWT.encode payload, 'text'; JWT::decode($token, new Key('text', …))
    made.emplace_back(R"re((?i:\bjwt)\w*(?:\.|::)(?:sign|verify|encode|decode)[( ]\s*)re" +
                      payload + R"re((?:new Key\(\s*)?(?:key\s*=\s*)?)re" + key +
                      R"re(\s*[,)\n])re");
    // import { sign } from 'jsonwebtoken' … sign(user, KEY); jwt::algorithm::hs256{KEY}
    made.emplace_back(
        R"re(import\s*\{[^}]*\b(?:sign|verify)\b[^}]*\}\s*from\s*["']jsonwebtoken["'][^\x00]*?[\s=(](?:sign|verify)\(\s*)re" +
        payload + key + R"re(\s*[,)])re");
    made.emplace_back(R"re(\bhs(?:256|384|512)\s*[{(]\s*)re" + key + R"re(\s*[})])re");
    made.emplace_back(R"re(\bHMAC(?:256|384|512)\(\s*)re" + key + R"re(\s*\))re");
    made.emplace_back(
        R"re(\.(?:signWith|setSigningKey)\(\s*(?:SignatureAlgorithm\.\w+\s*,\s*)?)re" + key +
        R"re(\s*[,)])re");
    // Keys.hmacShaKeyFor(key.getBytes()), Decoders.BASE64.decode(KEY)
    made.emplace_back(
        R"re((?:\bhmacShaKeyFor\(\s*|\bDecoders\.\w+\.decode\(\s*)(?:"([^"$\n]+)"|((?:\w+\.)*?\w+))(?:\.(?:getBytes|toByteArray)\([^()]*\))?\s*\))re");
    made.emplace_back(R"re(\.SignedString\(\s*)re" + key + R"re(\s*\))re");
    made.emplace_back(R"re(codingKey::from_secret\(\s*)re" + key + R"re(\s*[.)])re");
    made.emplace_back(R"re(new SymmetricSecurityKey\(\s*(?:\w+\.)*Encoding\.\w+\.GetBytes\(\s*)re" +
                      key + R"re(\s*\))re");
    made.emplace_back(R"re(\bset\s+:session_secret\s*,\s*)re" + literal);
    made.emplace_back(R"re(\bSession::Cookie\b[^\n]*\bsecret(?::|\s*=>)\s*)re" + literal);
    made.emplace_back(R"re(\bsession\(\s*\{[^{}]*\bsecret\s*:\s*)re" + literal +
                      R"re(\s*[,}\n])re");
    made.emplace_back(R"re(\bSECRET_KEY\s*=\s*\(?\s*)re" + python +
                      R"re(\s*\)?\s*\n[^\x00]*\bINSTALLED_APPS\b)re");
    made.emplace_back(R"re(\bJwtModule\.register\w*\(\s*\{[^{}]*\bsecret\s*:\s*)re" + literal +
                      R"re(\s*[,}\n])re");
    // config :lamps, Lamps.Guardian, secret_key: "text"
    made.emplace_back(R"re(\bGuardian\b[^\x00]{0,300}?\bsecret_key:\s*)re" + literal);
    made.emplace_back(R"re(\bsecretOrKey\s*:\s*)re" + literal + R"re(\s*[,}\n])re");
    made.emplace_back(R"re(\bapp\.secret_key\s*=\s*b?)re" + python + R"re(\s*\n)re");
    // class Config: JWT_SECRET_KEY = "text"
    made.emplace_back(
        R"re(\nclass (?:Base|App|Default|Common|Prod|Production|Flask)?(?:Config|Configuration|Settings)\b(?:\([^)\n]*\))?\s*:[ \t]*\n(?:[ \t#][^\n]*\n|\s*\n){0,30}?[ \t]+(?:JWT_)?SECRET_KEY\s*=\s*b?)re" +
        python + R"re([ \t]*(?:#[^\n]*)?\n)re");
    made.emplace_back(R"re(\bapp\.config\[["'](?:JWT_)?SECRET_KEY["']\]\s*=\s*)re" + python +
                      R"re(\s*\n)re");
    return made;
  }();
  return kSigners;
}

bool may_sign(std::string_view text) {
  constexpr std::array<std::string_view, 10> kMarks{
      "jwt",        "JWT",        "Jwt",
      "HMAC",       "session",    "Session",
      "secret_key", "SECRET_KEY", "ymmetricSecurityKey",
      "secretOrKey"};
  return holds_one_of(kMarks, text);
}

// What a text gives a name.
struct Given {
  std::optional<std::string_view> literal{};
  bool other = false;  // anything else, somewhere
};

bool is_type(std::string_view value) {
  constexpr std::array<std::string_view, 5> kTypes{"string", "String", "str", "&str", "any"};
  return lists(kTypes,
               value.substr(0, value.find_first_not_of(
                                   "&abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")));
}

Given given(std::string_view text, std::string_view name) {
  constexpr int kMost = 20;
  // Nobody puts values into single quotes by a "$".
  static const Expression kLiteral(
      R"re(^(?:b|\[\]byte\(\s*)?(?:["'`]([^"'`$]+)["'`]|'([^'\n]+)')\)?\s*(?:[;,)}#]|//|$))re");
  const Expression assigned(R"re(\b)re" + std::string(name) +
                            R"re(\b["']?\]?\s*(?::\s*&?[\w<>?]+\s*=|:?=|:)\s*([^=>\s:][^\n]*))re");
  Given found;
  for (int i = 0; i < kMost && !found.other; ++i) {
    const std::vector<std::string_view> value = assigned.groups(text);
    if (value.empty()) break;
    const std::vector<std::string_view> literal = kLiteral.groups(trimmed(value[0]));
    if (!literal.empty() && !found.literal) {
      found.literal = literal[0].empty() ? literal[1] : literal[0];
    } else if (!is_type(value[0])) {
      found.other = true;
    }
    text.remove_prefix(static_cast<std::size_t>(value[0].data() - text.data()) + 1);
  }
  return found;
}

// In the name's own file; else in the one file of the service's that gives it a text.
std::optional<KeyText> named_key(const std::vector<SourceFile>& sources,
                                 const SourceFile& own,
                                 std::string_view name,
                                 int& lookups) {
  const std::string_view last = name.substr(name.find_last_of(".:>$") + 1);
  const Given here = given(own.text, last);
  if (here.other) return std::nullopt;
  if (here.literal) return KeyText{&own, *here.literal};
  // A "key" elsewhere may be anybody's.
  const bool telling = lower(last).find("secret") != std::string::npos || names_signing_key(last);
  if (!telling || lookups-- <= 0) return std::nullopt;
  std::optional<KeyText> found;
  for (const SourceFile& file : sources) {
    if (&file == &own || !is_shipped_source(file.path) || file.text.find(last) == file.text.npos)
      continue;
    const Given there = given(file.text, last);
    if (there.other || (found && there.literal)) return std::nullopt;
    if (there.literal) found = KeyText{&file, *there.literal};
  }
  return found;
}

// What the first of the signers of a file is handed.
std::optional<KeyText> key_in(const std::vector<SourceFile>& sources,
                              const SourceFile& file,
                              int& lookups) {
  for (const Expression& signer : signers()) {
    const std::vector<std::string_view> groups = signer.groups(file.text);
    if (groups.size() < 2) continue;
    if (!groups[0].empty()) return KeyText{&file, groups[0]};
    if (const auto found = named_key(sources, file, groups[1], lookups)) return found;
  }
  return std::nullopt;
}

// What else gives the keys of Python's and Elixir's settings.
class OtherSettings {
 public:
  explicit OtherSettings(const std::vector<SourceFile>& sources) : sources_(sources) {}

  // From outside, from a file that is not kept, or where it is compared with what must not stay.
  bool give(const KeyText& key) {
    const std::string& path = key.file->path;
    if (path.ends_with(".exs")) return give_elixir(path);
    const std::string_view text = key.file->text;
    const std::string_view line =
        line_at(text, static_cast<std::size_t>(key.text.data() - text.data()));
    const auto name = std::ranges::find_if(
        kNames, [&](std::string_view one) { return line.find(one) != line.npos; });
    if (!path.ends_with(".py") || name == kNames.end()) return false;
    constexpr std::array<std::string_view, 2> kLocal{"local_settings import", "from .local"};
    if (holds_one_of(kLocal, text) || lays_over()) return true;
    const bool attribute = *name == "secret_key";  // of an object that its own file knows
    const bool in_class = line.starts_with(' ') || line.starts_with('\t');
    return std::ranges::any_of(givers_of(*name), [&](const SourceFile* file) {
      if (attribute) return file == key.file;
      return in_class || file != key.file;  // of a class another may go on from
    });
  }

 private:
  static constexpr std::array<std::string_view, 3> kNames{"JWT_SECRET_KEY", "SECRET_KEY",
                                                          "secret_key"};

  static bool is_of_service(const SourceFile& file) {
    return file.path.ends_with(".py") && !is_below_tests(file.path);
  }

  bool give_elixir(const std::string& path) const {
    const std::string_view name = file_name(path);
    return name == "dev.exs" || name == "test.exs" ||
           std::ranges::any_of(sources_, [&](const SourceFile& file) {
             return file.path != path && file.path.ends_with(".exs") &&
                    file.text.find("secret_key: System.") != std::string::npos;
           });
  }

  // Flask's ways to take more settings, which nobody sees here.
  bool lays_over() {
    constexpr std::array<std::string_view, 8> kWays{
        "config.from_pyfile(", "config.from_envvar(", "config.from_prefixed_env(",
        "config.from_file(",   "config.from_json(",   "from_mapping(os.environ",
        "SECRET_KEY\"] ==",    "SECRET_KEY'] =="};
    if (!laid_) {
      laid_ = std::ranges::any_of(sources_, [&](const SourceFile& file) {
        return is_of_service(file) && holds_one_of(kWays, file.text);
      });
    }
    return *laid_;
  }

  // Files that give the name anything but a text.
  const std::vector<const SourceFile*>& givers_of(std::string_view name) {
    const auto known = givers_.find(name);
    if (known != givers_.end()) return known->second;
    std::vector<const SourceFile*>& found = givers_[name];
    for (const SourceFile& file : sources_) {
      const bool told = is_of_service(file) && file.text.find(name) != std::string::npos;
      if (told && given(file.text, name).other) found.push_back(&file);
    }
    return found;
  }

  const std::vector<SourceFile>& sources_;
  std::optional<bool> laid_{};
  std::map<std::string_view, std::vector<const SourceFile*>> givers_{};
};

// What anyone may have, and what is put together.
bool is_other(std::string_view key) {
  constexpr std::array<std::string_view, 4> kPublic{"BEGIN PUBLIC", "BEGIN CERTIFICATE",
                                                    "http:", "https:"};
  return holds_one_of(kPublic, key) || key.find('{') != key.npos;
}

}  // namespace

std::vector<DefaultKey> fixed_keys_in(const std::vector<SourceFile>& sources) {
  std::vector<DefaultKey> keys;
  constexpr std::size_t kMostFixed = 20;
  int lookups = kMostLookups;
  OtherSettings others(sources);
  for (const SourceFile& file : sources) {
    if (keys.size() == kMostFixed) break;
    if (!is_shipped_source(file.path) || !may_sign(file.text)) continue;
    const std::optional<KeyText> key = key_in(sources, file, lookups);
    if (!key || is_other(key->text) || others.give(*key)) continue;
    const std::string& text = key->file->text;
    const auto end = text.begin() + (key->text.data() - text.data());
    const auto at = static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
    const std::vector<std::string_view> lines = split(text, '\n');
    if (is_comment_line(lines[at]) || tells_environments(lines, at, kReach)) continue;
    DefaultKey one{.file = key->file->path, .line = static_cast<int>(at) + 1};
    const bool known = std::ranges::any_of(keys, [&](const DefaultKey& other) {
      return other.file == one.file && other.line == one.line;
    });
    if (!known) keys.push_back(std::move(one));
  }
  return keys;
}

}  // namespace assay
