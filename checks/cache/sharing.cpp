// SPDX-License-Identifier: MIT
// Reading what may be shared.
#include "checks/cache/sharing.h"

#include "checks/cache/validators.h"
#include "core/text.h"
#include "dialect/caching.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace {

// "application/json" of "application/json; charset=utf-8".
std::string type_of(const Exchange& answer) {
  const std::string* type = answer.header("Content-Type");
  return type == nullptr ? "" : lower(trimmed(type->substr(0, type->find(';'))));
}

}  // namespace

bool offered_to_all(const Exchange& answer, std::string_view credential) {
  const CacheControl said = cache_control_of(answer.response.headers);
  if (said.is_private || said.no_store || said.no_cache) return false;
  if (!credential.empty() && varies_by(answer.response.headers, credential)) return false;
  if (said.s_maxage) return *said.s_maxage > 0;
  return said.is_public && said.max_age.value_or(1) > 0;
}

std::string directives_of(const Exchange& answer) {
  std::string all;
  for (const std::string_view element : elements_of(answer.response.headers, "Cache-Control")) {
    all += (all.empty() ? "Cache-Control: " : ", ") + std::string(element);
  }
  return all.empty() ? "nothing to caches" : all;
}

bool is_otherwise(const Exchange& own, const Exchange& other) {
  if (!other.answered() || other.is_5xx() || looks_throttled(other)) return false;
  return !other.is_2xx() || !same_state(own, other);
}

bool is_negotiated(const Exchange& plain, const Exchange& again, const Exchange& negotiated) {
  if (!plain.is_2xx() || !again.is_2xx() || !negotiated.is_2xx()) return false;
  if (!same_state(plain, again)) return false;
  return type_of(again) != type_of(negotiated) || !same_state(again, negotiated);
}

bool lacks_vary(const Exchange& answer, std::string_view header) {
  return stated_freshness(answer) > 0 && !varies_by(answer.response.headers, header);
}

}  // namespace assay::checks
