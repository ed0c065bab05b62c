// SPDX-License-Identifier: MIT
// By the words that such names are made of.
#include "repo/secrets/signing_name.h"

#include <array>

#include "core/expression.h"
#include "core/text.h"
#include "core/word_list.h"

namespace assay {

bool names_signing_key(std::string_view variable) {
  static const Expression kPattern(
      R"re((?i)^(?:|.*[._-])(?:(?:jwt|token|auth|session|cookie|app|access|refresh|access_token|refresh_token|signing|flask|django|better_auth|nextauth)[._-]?(?:secret|signing)(?:[._-]?key)?|(?:jwt|signing|token|session|cookie)[._-]?key|secret[._-]?key(?:[._-]?base)?|secret|app[._-]?key)$)re");
  static constexpr std::array<std::string_view, 28> kOthers{
      "aws",        "s3",       "minio",   "stripe",   "client",   "google",   "github",
      "webhook",    "api",      "smtp",    "captcha",  "twilio",   "azure",    "paypal",
      "cloudinary", "oauth",    "sqs",     "ses_",     "pusher",   "mail",     "slack",
      "discord",    "facebook", "twitter", "linkedin", "telegram", "consumer", "firebase"};
  return kPattern.matches_whole(variable) && !holds_one_of(kOthers, lower(variable));
}

}  // namespace assay
