// SPDX-License-Identifier: MIT
// Private keys, passwords in addresses, and random texts under telling names.
#include <algorithm>
#include <array>
#include <string>

#include "core/base64.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/placeholder.h"
#include "repo/secrets/app_password.h"
#include "repo/secrets/assigned.h"
#include "repo/secrets/candidate_secret.h"
#include "repo/secrets/cloudinary.h"
#include "repo/secrets/hosts.h"
#include "repo/secrets/randomness.h"
#include "repo/secrets/surroundings.h"

namespace assay {
namespace {

constexpr std::size_t kLeastKey = 64;  // characters of base64
constexpr std::size_t kOtherHeader = 60;
constexpr std::size_t kLongestAddress = 300;

// Keys that are printed in documents and shipped with tools.
constexpr std::array<std::string_view, 3> kPublicKeys{
    "IBAAKCAQEA6NF8iallvQVp22WDkTkyrtvp9eWW6A8YVr", "AoIBAQC7VJTUt9Us8cKj",
    "MIICWwIBAAKBgQDdlatRjRjogo3WojgGHFHYLugdUWAY9iR3fy4arWNA1KoS8kVw33cJibXr8bvwUA"};

std::string_view part_of(std::string_view text, const TextSpan& span) {
  return text.substr(span.from, span.size);
}

bool in_key(char c) {
  return is_in_run('b', c);
}

// Behind line ends, whether real or written as \n.
std::size_t skip_breaks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    const bool written = rest.starts_with("\\n") || rest.starts_with("\\r");
    const bool single =
        std::string_view("\n\r \t").find(rest.front()) != rest.npos || rest.starts_with("\\\\");
    if (!written && !single) break;
    at += written ? 2 : 1;
  }
  return at;
}

bool is_name_of_secret(std::string_view name) {
  constexpr std::array<std::string_view, 13> kSpeaking{
      "secret",   "passw",          "token",      "api_key",    "apikey",
      "api-key",  "private_key",    "privatekey", "access_key", "accesskey",
      "auth_key", "encryption_key", "signing_key"};
  constexpr std::array<std::string_view, 44> kOther{
      "public",   "publish",       "csrf",   "xsrf",      "next",   "page",    "cursor",
      "hash",     "name",          "path",   "file",      "url",    "uri",     "endpoint",
      "type",     "header",        "expir",  "ttl",       "length", "regex",   "pattern",
      "label",    "message",       "prompt", "holder",    "field",  "column",  "param",
      "policy",   "manager",       "arn",    "tokenizer", "test",   "example", "sample",
      "dummy",    "fake",          "mock",   "anon",      "site",   "version", "digest",
      "selector", "mailchimp_list"};
  // Of a path the last name: "security.oauth2.client-secret" is nobody's URI.
  const std::string_view last = name.substr(name.rfind('.') + 1);
  return holds_one_of(kSpeaking, last) && !holds_one_of(kOther, last) && !last.ends_with("_id");
}

// Kubernetes keeps secrets as base64, of words to be replaced as well: nothing when the bytes are
// no text.
std::optional<std::string> encoded_words(std::string_view value) {
  std::optional<std::string> decoded = base64_decoded(value);
  const bool words =
      decoded && std::ranges::all_of(*decoded, [](char c) { return c >= ' ' && c < '\x7F'; });
  return words ? decoded : std::nullopt;
}

// The body from `end` on, as far as it is needed to know it again; `end` is then behind it.
std::string key_body(std::string_view text, std::size_t& end) {
  std::string body;
  while (end < text.size() && body.size() < kLeastKey) {
    if (in_key(text[end])) {
      body += text[end++];
      continue;
    }
    const std::size_t next = skip_breaks(text, end);
    if (next == end) break;
    end = next;
  }
  return body;
}

// Certbot's folders, which hold keys of hosts that everybody can reach: live/dev.lamps.example/.
bool is_of_public_authority(std::string_view path) {
  constexpr std::array<std::string_view, 2> kFolders{"/live/", "/archive/"};
  constexpr std::array<std::string_view, 2> kTools{"certbot/", "letsencrypt/"};
  return holds_one_of(kTools, path) && holds_one_of(kFolders, path) &&
         path.find("localhost") == path.npos;
}

}  // namespace

std::optional<Suspect> private_key_at(const SearchedText& place, std::size_t at) {
  const std::string_view header = place.text.substr(at, kOtherHeader);
  const std::size_t close = header.find("-----", 5);
  const std::string_view title = header.substr(0, close == std::string_view::npos ? 0 : close);
  if (title.find("PRIVATE KEY") == std::string_view::npos) return std::nullopt;
  if (place.ground() == Ground::kAside) return std::nullopt;
  const std::size_t from = skip_breaks(place.text, at + close + 5);
  std::size_t end = from;
  const std::string body = key_body(place.text, end);
  if (body.size() < kLeastKey || is_placeholder(body) || entropy(body) < 4) return std::nullopt;
  if (holds_one_of(kPublicKeys, place.text.substr(from, 400))) return std::nullopt;
  // Vagrant's and Laradock's, which everybody has, are called insecure_private_key and the like.
  if (contains_ignoring_case(file_name(place.path), "insecure")) return std::nullopt;
  const bool locked = title.find("ENCRYPTED") != std::string_view::npos;
  return Suspect{.place = {from, end - from},
                 .header = from - at,
                 .rule = "private-key",
                 .what = locked ? "private key under a passphrase" : "private key",
                 .certain = !locked && (is_of_public_authority(place.path) ||
                                        !is_for_development(place.path))};
}

std::optional<Suspect> key_file(const SearchedText& place) {
  constexpr std::size_t kLength = 32;  // hexadecimal digits
  const bool named =
      place.path == "config/master.key" || place.path.ends_with("/config/master.key");
  const std::string_view key = trimmed(place.text);
  const bool hex = std::ranges::all_of(key, [](char c) { return is_in_run('h', c); });
  if (!named || key.size() != kLength || !hex || place.ground() == Ground::kAside)
    return std::nullopt;
  return Suspect{.place = {static_cast<std::size_t>(key.data() - place.text.data()), kLength},
                 .rule = "rails-master-key",
                 .what = "key of Rails' credentials",
                 .certain = true};
}

// Of an example, which is mostly made up: one that somebody sold, and a password that nobody made.
bool may_be_live(std::string_view password, std::string_view host) {
  constexpr std::size_t kShortest = 16;
  return is_sold_host(host) && password.size() >= kShortest && looks_random(password);
}

std::optional<Suspect> address_at(const SearchedText& place, std::size_t at) {
  std::size_t scheme = at;
  while (scheme > 0 && at - scheme < 20 &&
         (is_in_run('a', place.text[scheme - 1]) || place.text[scheme - 1] == '+'))
    --scheme;
  if (place.text.substr(scheme, at - scheme) == "dotenv") return std::nullopt;  // its vault's form
  const std::string_view rest = place.text.substr(at + 3, kLongestAddress);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/ \t\r\n\"'`<>,;)?#\\"));
  const std::size_t sign = authority.rfind('@');
  if (scheme == at || sign == std::string_view::npos) return std::nullopt;
  const std::string_view user = authority.substr(0, sign);
  const std::size_t colon = user.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view password = user.substr(colon + 1);
  std::string host = lower(authority.substr(sign + 1));
  host = host.substr(0, host.find(':'));
  const bool open = password.find_first_of("${}*[(") != std::string_view::npos;
  const bool same = password == user.substr(0, colon);  // mostly made up
  if (open || is_placeholder(password) || is_commonplace(password) || is_host_of_ones_own(host) ||
      host.find_first_of("${}") != std::string::npos || (same && !is_sold_host(host))) {
    return std::nullopt;
  }
  const bool aside = place.ground() == Ground::kAside;
  if (aside && !may_be_live(password, host)) return std::nullopt;
  return Suspect{.place = {at + 3 + colon + 1, password.size()},
                 .rule = "password-in-address",
                 .what = "password in an address",
                 .certain = is_sold_host(host) && !aside && !same,
                 .rank = 1};
}

// A key to sign with has up to 512 bytes, in hex or base64. As long, and for all to see, is what
// was sealed for a cluster or encrypted by a service of keys; long tokens mostly are examples.
bool is_too_long(const SearchedText& place, std::string_view name, std::string_view value) {
  constexpr std::size_t kUsual = 128;
  constexpr std::size_t kLongest = 1024;
  constexpr std::array<std::string_view, 2> kOfKeys{"secret", "key"};
  if (value.size() <= kUsual) return false;
  const bool key = holds_one_of(kOfKeys, name) && std::ranges::all_of(value, in_key);
  return !key || value.size() > kLongest || value.starts_with("AQICAH") ||
         place.text.find("encryptedData") != std::string_view::npos;
}

// Of Java's properties, whose values end with their line alone.
std::size_t rest_of_line(std::string_view text, std::size_t from) {
  return trimmed(text.substr(from, text.find('\n', from) - from)).size();
}

// Of a password, as long as MD5, SHA-1, SHA-256 and SHA-512 write it in hexadecimal, in code that
// makes accounts; settings give passwords themselves.
bool is_hash_of_password(const SearchedText& place, std::string_view name, std::string_view value) {
  constexpr std::array<std::size_t, 4> kLengths{32, 40, 64, 128};
  const bool named = name.find("passw") != name.npos || name.find("hash") != name.npos;
  return named && std::ranges::find(kLengths, value.size()) != kLengths.end() &&
         std::ranges::all_of(value, [](char c) { return is_in_run('H', c); }) &&
         place.ground() == Ground::kSource;
}

bool is_random_value(std::string_view value) {
  // Keys that are meant to be seen, tokens that their own rules judge, indexes and constraints.
  constexpr std::array<std::string_view, 13> kOthers{"AIza",     "pk_",      "pk.",   "phc_", "eyJ",
                                                     "sk_test_", "rk_test_", "UNIQ_", "IDX_", "FK_",
                                                     "UQ_",      "PK_",      "IX_"};
  if (is_placeholder(value) || !looks_random(value) || begins_with_one_of(kOthers, value))
    return false;
  const std::optional<std::string> words = encoded_words(value);
  return !words || (!is_placeholder(*words) && looks_random(*words));
}

// Of a mail server that delivers nothing, and gives an account to whoever asks.
bool is_of_catch_all(const SearchedText& place, std::string_view name, std::size_t at) {
  constexpr std::size_t kNear = 300;
  if (!holds_one_of(std::array{"pass", "mail", "smtp"}, lower(name))) return false;
  const std::size_t from = at - std::min(at, kNear);
  return place.text.substr(from, 2 * kNear).find("ethereal.email") != place.text.npos;
}

// Its form tells.
Suspect app_password(TextSpan value) {
  return {.place = value,
          .rule = "gmail-app-password",
          .what = "app password of Gmail",
          .certain = true,
          .rank = 2};
}

std::optional<Suspect> mail_password_at(const SearchedText& place, std::size_t at) {
  const auto assigned = assigned_at(place.text, at);
  if (!assigned || place.ground() == Ground::kAside) return std::nullopt;
  const std::string_view value = part_of(place.text, assigned->value);
  const std::size_t from = assigned->value.from;
  if (!is_app_password(place, value, from) || stands_in_comment(place, from)) return std::nullopt;
  return app_password(assigned->value);
}

// By where it stands, or by what else is said of the name.
bool is_excused(const SearchedText& place, std::string_view name, std::size_t from) {
  return is_of_catch_all(place, name, from) || stands_in_comment(place, from) ||
         stands_in_test_module(place, from) || stands_in_development(place, from) ||
         opens_local_store(place, lower(name), from) || names_stand_in(place.path) ||
         stands_in_test_run(place, name) || is_made_by_recipe(place, name);
}

std::optional<Suspect> assignment_at(const SearchedText& place, std::size_t at) {
  auto assigned = assigned_at(place.text, at);
  if (!assigned) return std::nullopt;
  if (!assigned->quoted && place.path.ends_with(".properties"))
    assigned->value.size = rest_of_line(place.text, assigned->value.from);
  const std::string_view value = part_of(place.text, assigned->value);
  const std::string lower_name = lower(part_of(place.text, assigned->name));
  if (!is_name_of_secret(lower_name) || is_too_long(place, lower_name, value) ||
      is_hash_of_password(place, lower_name, value)) {
    return std::nullopt;
  }
  const std::size_t from = assigned->value.from;
  const bool mail = is_app_password(place, value, from);
  if (!mail && !is_random_value(value)) return std::nullopt;
  const bool written = assigned->quoted || place.ground() == Ground::kSettings;
  if (!written || place.ground() == Ground::kAside) return std::nullopt;
  if (is_excused(place, part_of(place.text, assigned->name), from)) return std::nullopt;
  if (mail) return app_password(assigned->value);
  if (is_cloudinary_secret(place, value, from)) {
    return Suspect{.place = assigned->value,
                   .rule = "cloudinary-secret",
                   .what = "secret of a Cloudinary account",
                   .certain = true,
                   .rank = 2};
  }
  return Suspect{.place = assigned->value,
                 .rule = "random-assignment",
                 .what = "random text under a secret's name",
                 .certain = false,
                 .rank = 3};
}

}  // namespace assay
