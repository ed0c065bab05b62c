// SPDX-License-Identifier: MIT
// One place where a rule's keyword stands: is it a secret, and of what worth?
#pragma once

#include <optional>
#include <string_view>

#include "repo/secrets/ground.h"
#include "repo/secrets/rules.h"
#include "repo/secrets/shape.h"

namespace assay {

struct Suspect {
  TextSpan place{};        // of the secret in the text
  std::size_t header = 0;  // characters before it that belong to it: what is named is their line
  std::string_view rule{};
  std::string_view what{};
  std::string_view open{};  // what everybody may see of it: "ghp_"
  bool certain = false;
  int rank = 0;  // of two at one place the lower stays
};

// The file that a keyword was found in.
struct SearchedText {
  std::string_view path{};
  std::string_view text{};
  mutable std::optional<Ground> known{};

  // What ground it is: asked last, since most keywords turn out to be none of a secret.
  Ground ground() const {
    if (!known) known = ground_of(path);
    return *known;
  }
};

// A token whose anchor begins at `at`.
std::optional<Suspect> token_at(const SecretRule& rule,
                                const Shape& shape,
                                const SearchedText& place,
                                std::size_t at);
// A value that is assigned to a vendor's name.
std::optional<Suspect> named_at(const SecretRule& rule,
                                const Shape& shape,
                                const SearchedText& place,
                                std::size_t at);
// "-----BEGIN … PRIVATE KEY-----" with a key behind it.
std::optional<Suspect> private_key_at(const SearchedText& place, std::size_t at);
// "scheme://user:password@host", found by its "://".
std::optional<Suspect> address_at(const SearchedText& place, std::size_t at);
// "Server=…;Password=…", found by its "password=".
std::optional<Suspect> connection_at(const SearchedText& place, std::size_t at);
// A setting, or code, that gives a password beside the host of a rented database, found by its
// "passw".
std::optional<Suspect> hosted_password_at(const SearchedText& place, std::size_t at);
// Rails' config/master.key, which opens the credentials beside it and is not to be kept.
std::optional<Suspect> key_file(const SearchedText& place);
// An app password of Gmail that is called no more than "pass".
std::optional<Suspect> mail_password_at(const SearchedText& place, std::size_t at);
// A random text that is assigned to a name that speaks of a secret.
std::optional<Suspect> assignment_at(const SearchedText& place, std::size_t at);

}  // namespace assay
