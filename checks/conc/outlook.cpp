// SPDX-License-Identifier: MIT
// Words for what is refused or undecided.
#include "checks/conc/outlook.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "core/text.h"
#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay::checks {
namespace {

constexpr std::array<std::string_view, 12> kRefusedWords{
    "reject", "refus", "declin", "cancel", "fail", "error",
    "abort",  "void",  "denied", "out_of", "out-", "insufficient"};
constexpr std::array<std::string_view, 6> kPendingWords{"pending",  "process", "queued",
                                                        "accepted", "running", "in_progress"};

template <std::size_t N>
bool says_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return contains_ignoring_case(text, word); });
}

const Json* state_in(const Json& item) {
  for (const char* name : {"status", "state", "outcome", "result"}) {
    const Json* found = member(item, name);
    if (found != nullptr && found->is_string()) return found;
  }
  return nullptr;
}

}  // namespace

Outlook outlook_of(const Exchange& answer) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body ? find_item(*body, "") : nullptr;
  const Json* state = item == nullptr ? nullptr : state_in(*item);
  if (state != nullptr && says_any(state->text(), kRefusedWords)) return Outlook::kRefused;
  if (state != nullptr && says_any(state->text(), kPendingWords)) return Outlook::kPending;
  return state == nullptr && answer.status() == 202 ? Outlook::kPending : Outlook::kStands;
}

}  // namespace assay::checks
