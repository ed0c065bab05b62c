// SPDX-License-Identifier: MIT
// Trying and judging forged credentials.
#include "checks/auth/forgery.h"

#include <cctype>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "dialect/statuses.h"

namespace assay::checks {
namespace {

constexpr std::string_view kPrefix = "with ";
constexpr std::string_view kExpected = "401";

// Any refusal shows that the token was not taken; 401 says it best.
double credit_of(const Exchange& answer) {
  constexpr double kOtherRefusal = 0.9;
  constexpr double kUnclear = 0.5;  // a redirect, a 2xx that says no, a 5xx
  if (answer.status() == 401) return 1;
  return answer.is_4xx() ? kOtherRefusal : kUnclear;
}

char other_of_its_kind(char c) {
  if (c >= '0' && c <= '9') return c == '7' ? '4' : '7';
  if (std::isupper(static_cast<unsigned char>(c)) != 0) return c == 'Q' ? 'J' : 'Q';
  if (std::islower(static_cast<unsigned char>(c)) != 0) return c == 'c' ? 'b' : 'c';
  return c;
}

}  // namespace

const Exchange& try_forgery(Session& session,
                            const Guarded& guarded,
                            const std::string& what,
                            std::string token) {
  return try_as(session, std::string(kPrefix) + what, guarded,
                bearer(guarded.credential, std::move(token)));
}

void confirm_credential(Session& session, const Guarded& guarded) {
  const Exchange& again = try_as(session, "user (again)", guarded,
                                 bearer(guarded.credential, guarded.credential.token));
  if (is_served(again, session.resource().name)) return;
  session.block(fmt::format("the user's own credential now {}", answer_of(again)));
}

Tally judged_forgeries(const Tape& tape) {
  Tally tally;
  const std::string& resource = tape.fact("resource").text();
  for (const Tape::Entry& entry : tape.entries()) {
    if (!entry.name.starts_with(kPrefix) || entry.name.ends_with(")")) continue;
    if (!entry.exchange.answered()) continue;
    const bool served = is_served(entry.exchange, resource);
    const std::string seen = answer_of(entry.exchange);
    tally.add(entry.name.substr(kPrefix.size()), served ? 0 : credit_of(entry.exchange),
              std::string(kExpected), served ? seen + " and was served" : seen, entry.exchange);
  }
  return tally;
}

double credit_of_forgeries(const Tally& tally) {
  return tally.lowest() > 0 ? tally.mean() : 0;
}

std::string changed_between(std::string text, std::size_t from, std::size_t end) {
  for (std::size_t at = from + (end - from) / 2; at + 1 < end; ++at) {
    const char other = other_of_its_kind(text[at]);
    if (other == text[at]) continue;
    text[at] = other;
    break;
  }
  return text;
}

}  // namespace assay::checks
