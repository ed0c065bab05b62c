// SPDX-License-Identifier: MIT
// What an error body is made of: its form, its human text, what tells kinds apart, its key paths.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/exchange.h"

namespace assay {

enum class ErrorForm {
  kEmpty,     // no body
  kObject,    // a JSON object with a text and a discriminator
  kTextOnly,  // a JSON object (or list) with a text alone
  kText,      // plain text, or a JSON string
  kHtml,
  kOther,  // JSON without a text
};

std::string_view to_string(ErrorForm form);

struct ErrorShape {
  ErrorForm form = ErrorForm::kEmpty;
  std::string text{};           // for a human; empty when there is none
  std::string discriminator{};  // the member that tells kinds apart: type, code, status, …
  // Sorted key paths of what is always there: null members, validation details, times, ids of
  // requests and links are left out.
  std::vector<std::string> signature{};
  bool claims_problem = false;            // Content-Type is application/problem+json
  std::vector<std::string> violations{};  // of that claim (RFC 9457 3.1), and a body status that is
                                          // not the response's
};

ErrorShape error_shape(const Exchange& answer);

// Whether a client could read both with one program: the same form, and one signature within the
// other.
bool same_shape(const ErrorShape& left, const ErrorShape& right);

// How many shapes there are, taking those that are the same as one.
int count_shapes(const std::vector<ErrorShape>& shapes);

}  // namespace assay
