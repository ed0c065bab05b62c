// SPDX-License-Identifier: MIT
// What an answer says to caches: Cache-Control, Vary, entity tags (RFC 9110, RFC 9111).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/exchange.h"

namespace assay {

// The directives of every Cache-Control line together.
struct CacheControl {
  bool is_public = false;
  bool is_private = false;
  bool no_store = false;
  bool no_cache = false;                  // stored, and never used without asking again
  std::optional<std::int64_t> max_age{};  // seconds
  std::optional<std::int64_t> s_maxage{};
};

CacheControl cache_control_of(const Headers& headers);

// Seconds for which the answer says that it may be reused unasked; 0 where it says nothing or
// forbids it.
std::int64_t stated_freshness(const Exchange& answer);

// Whether Vary names this request header, or is "*".
bool varies_by(const Headers& headers, std::string_view name);

// The elements of a comma-separated header, over all its lines, trimmed; empty ones are left out.
std::vector<std::string_view> elements_of(const Headers& headers, std::string_view name);

bool is_weak_tag(std::string_view tag);

// Weak comparison (RFC 9110 8.8.3.2), which also takes a tag that a compressing server has marked
// ("x-gzip", "x;br") for the bare one.
bool same_tag(std::string_view left, std::string_view right);

}  // namespace assay
