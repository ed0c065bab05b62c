// SPDX-License-Identifier: MIT
// What a search finds in a text, and secrets that are made up for it.
#pragma once

#include <string>
#include <vector>

#include "core/base64.h"
#include "repo/secrets/search.h"
#include "tests/repo/secrets/bodies.h"

namespace assay {

inline std::vector<FoundSecret> found(const std::string& text,
                                      const std::string& path = "src/config.js") {
  static const SecretSearch search;
  std::vector<FoundSecret> all;
  search.search(path, text, [&](const FoundSecret& one) { all.push_back(one); });
  return all;
}

inline std::string personal_token() {
  return "ghp_" + alnum(36);
}

inline std::string pem(const std::string& kind = "RSA ") {
  std::string text = "-----BEGIN " + kind + "PRIVATE KEY-----\n";
  for (std::size_t line = 0; line < 4; ++line)
    text += drawn(64 + line, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
                .substr(0, 64) +
            "\n";
  return text + "-----END " + kind + "PRIVATE KEY-----\n";
}

inline std::string web_token(const std::string& claims) {
  return base64url_encoded(R"({"alg":"HS256","typ":"JWT"})") + "." + base64url_encoded(claims) +
         "." + alnum(43);
}

}  // namespace assay
