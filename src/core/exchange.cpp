// SPDX-License-Identifier: MIT
// Header look-up and the wording of answers.
#include "core/exchange.h"

#include <algorithm>

#include <fmt/core.h>

#include "core/text.h"

namespace assay {

const std::string* find_header(const Headers& headers, std::string_view name) {
  const auto found = std::ranges::find_if(
      headers, [&](const Header& header) { return equals_ignoring_case(header.name, name); });
  return found == headers.end() ? nullptr : &found->value;
}

std::string_view to_string(Failure failure) {
  switch (failure) {
    case Failure::kNone:
      return "none";
    case Failure::kTimeout:
      return "timeout";
    case Failure::kRefused:
      return "connection refused";
    case Failure::kReset:
      return "connection closed";
    case Failure::kGarbage:
      return "not HTTP";
    case Failure::kTooLarge:
      return "answer too large";
    case Failure::kInterrupted:
      return "interrupted";
  }
  return "";
}

std::size_t body_size(const Request& request) {
  return request.has_body ? request.body.size() + request.padding.bytes : 0;
}

std::string answer_of(const Exchange& exchange) {
  if (!exchange.answered()) return fmt::format("did not answer ({})", to_string(exchange.failure));
  return fmt::format("answered {}", exchange.status());
}

}  // namespace assay
