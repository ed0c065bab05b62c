// SPDX-License-Identifier: MIT
// What credentials look like.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace assay {

// A shape is text with runs in braces: "ghp_{a:36}" is "ghp_" and 36 letters or digits, "{a:8-12}"
// is 8 to 12 of them. The runs:
//   d digits · h hexadecimal in lower case, H in either · l lower-case letters and digits,
//   u upper-case letters and digits, a both · w those and '_' · s those and '-'
//   b base64 (a + / =) · x base64 and '%' · t s, '.' and '~'
struct SecretRule {
  std::string_view id{};
  std::string_view what{};
  std::string_view shape{};
  std::string_view
      name{};           // the value is assigned to a name that holds this; empty: its form tells
  bool certain = true;  // the form alone tells a secret that is worth something
};

std::span<const SecretRule> cloud_rules();
std::span<const SecretRule> code_rules();
std::span<const SecretRule> money_rules();
std::span<const SecretRule> talk_rules();
std::span<const SecretRule> data_rules();
std::span<const SecretRule> named_rules();

// All of them: a rule's place in the list is its number.
const std::vector<SecretRule>& secret_rules();

}  // namespace assay
