// SPDX-License-Identifier: MIT
// One pass for the keywords of all rules; only where one stands is a rule itself asked.
#include "repo/secrets/search.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include <fmt/core.h>

#include "core/redact.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/encoding.h"
#include "repo/secrets/candidate_secret.h"
#include "repo/secrets/literals.h"
#include "repo/secrets/surroundings.h"

namespace assay {
namespace {

constexpr std::size_t kMostSearch = 500;
constexpr std::size_t kLooksLikeText = 8000;
constexpr std::size_t kHead = 200;

constexpr std::array<std::string_view, 13> kTellingNames{
    "secret",   "passw",          "token",      "api_key",    "apikey",
    "api-key",  "private_key",    "privatekey", "access_key", "accesskey",
    "auth_key", "encryption_key", "signing_key"};

bool overlap(const TextSpan& one, const TextSpan& other) {
  return one.from < other.from + other.size && other.from < one.from + one.size;
}

}  // namespace

struct SecretSearch::Index {
  // What is asked where a keyword stands.
  enum class Question {
    kToken,
    kNamed,
    kPrivateKey,
    kAddress,
    kConnection,
    kHosted,
    kMail,
    kAssignment
  };

  struct Asked {
    Question question = Question::kToken;
    std::size_t rule = 0;
  };

  std::vector<Shape> shapes{};
  std::vector<Literal> keywords{};
  std::vector<std::vector<Asked>> asked{};  // for each keyword
  std::unique_ptr<Literals> literals{};

  Index() {
    std::map<std::pair<std::string, bool>, std::size_t> places;
    const auto add = [&](std::string_view text, bool any_case, Asked what) {
      const auto [place, fresh] =
          places.emplace(std::pair(std::string(text), any_case), asked.size());
      if (fresh) {
        keywords.push_back({std::string(text), any_case});
        asked.emplace_back();
      }
      asked[place->second].push_back(what);
    };
    const std::vector<SecretRule>& rules = secret_rules();
    for (std::size_t i = 0; i < rules.size(); ++i) {
      shapes.emplace_back(rules[i].shape);
      if (rules[i].name.empty()) {
        add(shapes.back().anchor(), false, {Question::kToken, i});
      } else {
        add(rules[i].name, true, {Question::kNamed, i});
      }
    }
    add("-----BEGIN", false, {Question::kPrivateKey});
    add("://", false, {Question::kAddress});
    for (const std::string_view name : {"password=", "pwd="})
      add(name, true, {Question::kConnection});
    add("passw", true, {Question::kHosted});
    for (const std::string_view name : {"pass:", "pass ="})
      add(name, false, {Question::kMail});
    for (const std::string_view name : kTellingNames)
      add(name, true, {Question::kAssignment});
    literals = std::make_unique<Literals>(keywords);
  }

  std::optional<Suspect> ask(const Asked& what, const SearchedText& place, std::size_t at) const {
    switch (what.question) {
      case Question::kToken:
        return token_at(secret_rules()[what.rule], shapes[what.rule], place, at);
      case Question::kNamed:
        return named_at(secret_rules()[what.rule], shapes[what.rule], place, at);
      case Question::kPrivateKey:
        return private_key_at(place, at);
      case Question::kAddress:
        return address_at(place, at);
      case Question::kConnection:
        return connection_at(place, at);
      case Question::kHosted:
        return hosted_password_at(place, at);
      case Question::kMail:
        return mail_password_at(place, at);
      case Question::kAssignment:
        return assignment_at(place, at);
    }
    return std::nullopt;
  }

  std::vector<Suspect> suspects(std::string_view path, std::string_view text) const {
    std::vector<Suspect> all;
    SearchedText place{path, text};
    // What Insomnia and Postman export, whatever it is called: requests to try.
    constexpr std::array<std::string_view, 2> kExports{"\"__export_format\"", "\"_postman_id\""};
    const bool json = trimmed(text.substr(0, kHead)).starts_with('{') || path.ends_with(".yaml") ||
                      path.ends_with(".yml");
    if (json && holds_one_of(kExports, text.substr(0, kHead))) place.known = Ground::kAside;
    if (const auto key = key_file(place)) all.push_back(*key);
    literals->each(text, [&](std::size_t keyword, std::size_t end) {
      if (all.size() >= kMostSearch) return;
      const std::size_t at = end - keywords[keyword].text.size();
      for (const Asked& what : asked[keyword]) {
        const auto suspect = ask(what, place, at);
        if (!suspect) continue;
        // As in a file of examples, the form alone must tell a secret there.
        if (suspect->certain || !stands_in_example(place, suspect->place.from))
          all.push_back(*suspect);
      }
    });
    return all;
  }
};

std::uint64_t fingerprint_of(std::string_view secret) {
  return std::hash<std::string_view>{}(secret);
}

SecretSearch::SecretSearch() : index_(std::make_unique<Index>()) {}
SecretSearch::~SecretSearch() = default;

bool SecretSearch::is_ready() const {
  return index_->literals->is_ready();
}

void SecretSearch::search(std::string_view path,
                          std::string_view text,
                          const std::function<void(FoundSecret)>& found) const {
  std::string converted;
  if (text.substr(0, kLooksLikeText).find('\0') != std::string_view::npos) {
    const bool marked = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
    if (!marked) return;
    converted = as_utf8(std::string(text));
    text = converted;
  }
  std::vector<Suspect> suspects = index_->suspects(path, text);
  if (suspects.empty()) return;
  std::ranges::stable_sort(suspects, {}, &Suspect::rank);
  std::vector<Suspect> kept;
  for (const Suspect& one : suspects) {
    const bool taken = std::ranges::any_of(
        kept, [&](const Suspect& other) { return overlap(one.place, other.place); });
    if (!taken) kept.push_back(one);
  }
  std::ranges::sort(kept, {}, [](const Suspect& one) { return one.place.from; });
  std::size_t counted = 0;
  int line = 1;
  for (const Suspect& one : kept) {
    const std::size_t begin = std::max(counted, one.place.from - one.header);
    line += static_cast<int>(std::ranges::count(text.substr(counted, begin - counted), '\n'));
    counted = begin;
    const std::string_view secret = text.substr(one.place.from, one.place.size);
    found({.rule = one.rule,
           .what = one.what,
           .certain = one.certain,
           .shown = std::string(one.open) + secret_mask(secret.substr(one.open.size())),
           .line = line,
           .fingerprint = fingerprint_of(secret)});
  }
}

}  // namespace assay
