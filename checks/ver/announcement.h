// SPDX-License-Identifier: MIT
// How an answer announces that its route will go (RFC 9745, RFC 8594).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/exchange.h"

namespace assay::checks {

enum class Announced {
  kNo,
  kUnread,  // by a value that says nothing a program can read
  kLegacy,  // in a form of an earlier draft, or another notation of a date
  kStandard,
};

struct Announcement {
  Announced deprecation = Announced::kNo;
  Announced sunset = Announced::kNo;
  bool link_or_warning = false;
  std::optional<std::int64_t> deprecated_at{};  // seconds since 1970
  std::optional<std::int64_t> sunset_at{};

  bool is_backwards() const { return deprecated_at && sunset_at && *sunset_at < *deprecated_at; }
};

Announcement announcement_of(const Exchange& answer);

}  // namespace assay::checks
