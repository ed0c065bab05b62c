// SPDX-License-Identifier: MIT
// Status, headers and body of an answer.
#include "scenario/answer.h"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "core/template.h"
#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kShown = 200;  // bytes of an expected body in a message

std::string in_words(const StatusRange& range) {
  if (range.low == range.high) return std::to_string(range.low);
  return fmt::format("{}xx", range.low / 100);
}

std::string in_words(const std::vector<StatusRange>& ranges) {
  std::vector<std::string> words;
  for (const StatusRange& range : ranges)
    words.push_back(in_words(range));
  return fmt::format("status {}", fmt::join(words, " or "));
}

void add_holes(const Json& value, std::vector<std::string>& names) {
  if (value.is_string()) {
    for (const std::string_view name : holes_in(value.text())) {
      if (std::ranges::find(names, name) == names.end()) names.emplace_back(name);
    }
  }
  for (const Json& item : value.items())
    add_holes(item, names);
  for (const auto& [name, member] : value.members())
    add_holes(member, names);
}

}  // namespace

std::optional<Mismatch> answer_mismatch(const ExpectedAnswer& expected,
                                        const Exchange& answer,
                                        const Resource* resource,
                                        const Lookup& lookup) {
  const bool right =
      answer.answered() && std::ranges::any_of(expected.statuses, [&](const StatusRange& range) {
        return answer.status() >= range.low && answer.status() <= range.high;
      });
  if (!right) return Mismatch{"status", in_words(expected.statuses), answer_of(answer)};
  for (const auto& [name, wanted] : expected.headers.members()) {
    auto wrong = header_mismatch(name, filled_value(wanted, lookup), answer.response.headers);
    if (wrong) return wrong;
  }
  if (!expected.body) return std::nullopt;
  return body_mismatch(filled_value(*expected.body, lookup), answer.response.body, resource);
}

std::string in_words(const ExpectedAnswer& expected) {
  std::string words = in_words(expected.statuses);
  if (!expected.headers.empty()) words += " with headers " + expected.headers.dump();
  if (expected.body) words += " with body " + expected.body->dump();
  return shortened(words, kShown);
}

bool is_unexpectedly_throttled(const Step& step, const Exchange& answer) {
  const bool throttled =
      answer.status() == 429 || (answer.status() == 503 && answer.header("Retry-After") != nullptr);
  return throttled && !expects_status(step, answer.status());
}

std::vector<std::string> holes_of_expected(const Step& step) {
  std::vector<std::string> names;
  for (const ExpectedAnswer& expected : step.expected) {
    add_holes(expected.headers, names);
    if (expected.body) add_holes(*expected.body, names);
  }
  return names;
}

}  // namespace assay
