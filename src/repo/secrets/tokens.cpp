// SPDX-License-Identifier: MIT
// Tokens known by their form, and values known by a vendor's name.
#include <algorithm>
#include <array>
#include <chrono>
#include <string>

#include "core/base64.h"
#include "core/json_fields.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/placeholder.h"
#include "repo/secrets/assigned.h"
#include "repo/secrets/candidate_secret.h"
#include "repo/secrets/randomness.h"
#include "repo/secrets/surroundings.h"

namespace assay {
namespace {

constexpr double kTokenLeastEntropy = 2.8;
constexpr std::size_t kTokenNear = 400;
constexpr std::int64_t kMonth = 30LL * 24 * 3600;

// Bodies that vendors print in their own documents.
constexpr std::array<std::string_view, 6> kPublished{
    "4eC39HqLyjWDarjtT1zdp7dc", "BQokikJOvBiI2HlWgH4olfQ2",           "26PHem9AhJZvU623DfE1x4sd",
    "eyJzdWIiOiIxMjM0NTY3ODkw", "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV", "IOSFODNN7"};

std::string_view token_part(std::string_view text, const TextSpan& span) {
  return text.substr(span.from, span.size);
}

std::string_view around(std::string_view text, const TextSpan& span) {
  const std::size_t from = span.from > kTokenNear ? span.from - kTokenNear : 0;
  return text.substr(from, span.from - from + span.size + kTokenNear);
}

// A web app's key names its project and is no secret.
bool is_public_google_key(const SearchedText& place, const TextSpan& span) {
  constexpr std::array<std::string_view, 4> kMarks{"authDomain", "firebaseapp", "messagingSenderId",
                                                   "mobilesdk_app_id"};
  return holds_one_of(kMarks, around(place.text, span));
}

// "https://files.example/AKIA….photos/1.jpg": a bucket was once named after the id of its key,
// which its secret half alone makes a key.
bool is_bucket_of_address(const SearchedText& place, const TextSpan& span) {
  const std::string_view after = place.text.substr(span.from + span.size, 1);
  const bool goes_on = after == "." || after == "-" || after == "/";
  return goes_on && span.from > 0 && place.text[span.from - 1] == '/';
}

bool is_open_to_all(const SecretRule& rule, const SearchedText& place, const TextSpan& span) {
  if (rule.id == "google-api-key") return is_public_google_key(place, span);
  if (!rule.id.starts_with("aws-")) return false;
  // X-Amz-Credential=AKIA…/20220115/…: of an address that was signed for some hours.
  constexpr std::string_view kSigned = "X-Amz-Credential=";
  const std::string_view before = place.text.substr(0, span.from);
  const bool bucket = rule.id == "aws-access-key" && is_bucket_of_address(place, span);
  return bucket || before.ends_with(kSigned);
}

enum class Worth { kNone, kUnclear, kCertain };

// What a token's claims say of it: one that everybody gets, that soon runs out, or that says
// nothing of anybody is no secret.
Worth worth_of_web_token(std::string_view token) {
  const std::vector<std::string_view> parts = split(token, '.');
  const auto payload = parts.size() > 1 ? base64url_decoded(parts[1]) : std::nullopt;
  const auto claims = payload ? Json::parse(*payload) : std::nullopt;
  if (!claims) return Worth::kNone;
  constexpr std::int64_t kSample = 1516239022;  // the time in the token that jwt.io shows
  const bool bare = claims->members().size() == 1 && claims->find("iat") != nullptr;
  if (bare || long_member(*claims, "iat") == kSample) return Worth::kNone;
  if (text_member(*claims, "iss") == "supabase-demo") return Worth::kNone;  // on every machine
  const std::string& role = text_member(*claims, "role");
  if (role == "anon") return Worth::kNone;
  if (role == "service_role") return Worth::kCertain;
  const std::int64_t end = long_member(*claims, "exp");
  const std::int64_t begin = long_member(*claims, "iat");
  // One that has ended opens nothing, and one that ended soon had ended before it was found.
  const std::int64_t now = std::chrono::duration_cast<std::chrono::seconds>(
                               std::chrono::system_clock::now().time_since_epoch())
                               .count();
  if (end > 0 && (end < now || begin == 0 || end - begin <= kMonth)) return Worth::kNone;
  return Worth::kUnclear;
}

bool pays_for_models(const SearchedText& place, const TextSpan& span) {
  constexpr std::array<std::string_view, 3> kModels{"gemini", "generativelanguage", "palm_api"};
  constexpr std::size_t kBefore = 200;
  const std::size_t from = span.from > kBefore ? span.from - kBefore : 0;
  const std::string_view text = place.text.substr(from, span.from - from);
  const std::size_t line = text.rfind('\n') + 1;
  return holds_one_of(kModels, lower(text.substr(line)));
}

// Two or three letters begin many a word.
bool may_be_word(std::string_view anchor, std::string_view body) {
  const bool word = std::ranges::all_of(body, [](char c) { return is_in_run('w', c); });
  return anchor.size() < 4 && word && !looks_random(body);
}

bool is_made_up(std::string_view body) {
  return is_placeholder(body) || entropy(body) < kTokenLeastEntropy;
}

// Others' keys look like DeepSeek's.
bool is_anybodys(const SecretRule& rule, const SearchedText& place, std::size_t at) {
  constexpr std::size_t kNear = 2000;
  const std::size_t from = at - std::min(at, kNear);
  return rule.id == "deepseek-token" &&
         !contains_ignoring_case(place.text.substr(from, 2 * kNear), "deepseek");
}

// A web token by its claims; what stands in a comment is an answer that the API's description
// shows.
std::optional<Suspect> weighed(Suspect suspect, const SearchedText& place, std::string_view token) {
  const bool shown =
      place.ground() == Ground::kAside || stands_in_comment(place, suspect.place.from);
  const Worth worth = shown ? Worth::kNone : worth_of_web_token(token);
  if (worth == Worth::kNone) return std::nullopt;
  suspect.certain = worth == Worth::kCertain;
  suspect.rank = 1;
  return suspect;
}

}  // namespace

std::optional<Suspect> token_at(const SecretRule& rule,
                                const Shape& shape,
                                const SearchedText& place,
                                std::size_t at) {
  const auto span = shape.around(place.text, at);
  if (!span) return std::nullopt;
  const std::string_view token = token_part(place.text, *span);
  const bool begins = at == span->from;
  const std::string_view open = begins ? shape.anchor() : std::string_view();
  const std::string_view body = token.substr(open.size());
  if (is_made_up(body) || holds_one_of(kPublished, token)) return std::nullopt;
  if (begins && may_be_word(shape.anchor(), body)) return std::nullopt;
  if (is_open_to_all(rule, place, *span) || is_anybodys(rule, place, at)) return std::nullopt;
  if (!rule.certain && place.ground() == Ground::kAside) return std::nullopt;
  Suspect suspect{.place = *span,
                  .rule = rule.id,
                  .what = rule.what,
                  .open = open,
                  .certain = rule.certain && place.ground() != Ground::kAside};
  const bool aside = place.ground() == Ground::kAside;
  // Google's keys for maps are meant to be seen, and those of its models are not.
  if (rule.id == "google-api-key" && !aside) suspect.certain = pays_for_models(place, *span);
  return rule.id == "json-web-token" ? weighed(suspect, place, token) : suspect;
}

std::optional<Suspect> named_at(const SecretRule& rule,
                                const Shape& shape,
                                const SearchedText& place,
                                std::size_t at) {
  constexpr std::array<std::string_view, 9> kSpeaking{"key", "secret", "token",   "pass", "auth",
                                                      "api", "cred",   "license", "pwd"};
  constexpr std::array<std::string_view, 12> kOther{"sha",     "commit", "hash",  "digest",
                                                    "version", "public", "image", "checksum",
                                                    "_id",     "url",    "uri",   "publish"};
  const auto assigned = assigned_at(place.text, at);
  if (!assigned) return std::nullopt;
  const std::string name = lower(token_part(place.text, assigned->name));
  const std::string_view value = token_part(place.text, assigned->value);
  if (!holds_one_of(kSpeaking, name) || holds_one_of(kOther, name)) return std::nullopt;
  if (!shape.fits(value) || is_placeholder(value) || entropy(value) < kTokenLeastEntropy) {
    return std::nullopt;
  }
  const bool written = assigned->quoted || place.ground() == Ground::kSettings;
  if (!written || place.ground() == Ground::kAside) return std::nullopt;
  if (opens_local_store(place, name, at)) return std::nullopt;
  return Suspect{.place = assigned->value,
                 .rule = rule.id,
                 .what = rule.what,
                 .certain = rule.certain,
                 .rank = 2};
}

}  // namespace assay
