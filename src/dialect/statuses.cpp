// SPDX-License-Identifier: MIT
// Status sets (RFC 9110 section 15, and what frameworks answer unasked).
#include "dialect/statuses.h"

#include <algorithm>
#include <initializer_list>

#include "core/json.h"
#include "core/text.h"
#include "dialect/blocker.h"
#include "dialect/envelope.h"
#include "dialect/rate_headers.h"
#include "dialect/refusal.h"
#include "dialect/tombstone.h"

namespace assay {
namespace {

bool any(const Exchange& answer, std::initializer_list<int> statuses) {
  return answer.answered() && std::ranges::find(statuses, answer.status()) != statuses.end();
}

bool closed(const Exchange& answer) {
  return answer.failure == Failure::kReset || answer.failure == Failure::kGarbage;
}

// The credit of a refusal: all of it for `full`, `most` for the other ways that were thought of,
// `rest` for any other 4xx. A 2xx that says no has refused; what its status is worth,
// http.honest-status charges once for all.
struct Refusal {
  std::initializer_list<int> full{};
  std::initializer_list<int> most{};
  double most_credit = 0.75;
  double rest_credit = 0.75;
};

double credit_of(const Exchange& answer, const Refusal& refusal) {
  if (any(answer, refusal.full)) return 1;
  if (any(answer, refusal.most)) return refusal.most_credit;
  if (answer.is_4xx()) return refusal.rest_credit;
  return refused_in_words(answer) ? 1 : 0;
}

bool leads_to_login(const Exchange& answer) {
  const std::string* location = answer.header("Location");
  if (location == nullptr || answer.status() < 300 || answer.status() > 399) return false;
  if (names_log_in(*location)) return true;
  // 301, 307 and 308 elsewhere are another spelling of the address, not a refusal.
  return answer.status() == 302 || answer.status() == 303;
}

// A record that nothing was ever written to, as typed languages give it out: all empty, zero and
// false, and the first moment that Go or .NET know.
bool is_blank(const Json& value) {
  if (value.is_object()) {
    return std::ranges::all_of(value.members(),
                               [](const Json::Member& each) { return is_blank(each.second); });
  }
  if (value.is_array()) return value.items().empty();
  if (value.is_bool()) return !value.boolean();
  if (value.is_number()) return value.text().find_first_of("123456789") == std::string::npos;
  return value.text().empty() || value.text().starts_with("0001-01-01T00:00:00");
}

// The credit of a 2xx where an item should be absent: half for showing nothing, or a blank record.
double credit_of_absence(const Exchange& answer, std::string_view resource) {
  if (refused_in_words(answer)) return 1;
  const std::optional<Json> body = Json::parse(answer.response.body);
  return shows_nothing(answer, resource) || (body && is_blank(*body)) ? 0.5 : 0;
}

}  // namespace

Creation creation_of(const Exchange& answer, std::string_view resource) {
  Creation creation;
  creation.has_location = answer.header("Location") != nullptr;
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body ? find_item(*body, resource) : nullptr;
  creation.has_item = item != nullptr ? id_of(*item, resource).has_value() : body && bare_id(*body);
  return creation;
}

Standing created(const Exchange& answer, const Creation& creation) {
  constexpr std::string_view kExpected = "201 with the new item or its address";
  const bool handle = creation.has_item || creation.has_location;
  if (any(answer, {201})) return {1, kExpected};
  if (any(answer, {202})) return {handle ? 1.0 : 0.75, kExpected};
  if (any(answer, {204})) return {creation.has_location ? 0.75 : 0.25, kExpected};
  if (any(answer, {303})) return {creation.has_location ? 0.75 : 0, kExpected};
  if (!answer.is_2xx() || refused_in_words(answer)) return {0, kExpected};
  if (!handle) return {0.25, kExpected};
  return {creation.usual_200 ? 1.0 : 0.9, kExpected};
}

Standing reject(const Exchange& answer) {
  return {credit_of(answer, {.full = {400, 422}}), "400 or 422"};
}

Standing conflict(const Exchange& answer) {
  const Refusal set{.full = {409, 422, 400}, .most = {412, 423}, .rest_credit = 0.5};
  return {credit_of(answer, set), "409, 422 or 400"};
}

Standing unauth(const Exchange& answer, Hiding hiding) {
  constexpr std::string_view kExpected = "401 with WWW-Authenticate";
  if (any(answer, {401})) {
    return {answer.header("WWW-Authenticate") != nullptr ? 1.0 : 0.9, kExpected};
  }
  if (any(answer, {404}) && hiding == Hiding::kByRubric) return {1, kExpected};
  if (leads_to_login(answer)) return {0.5, kExpected};
  return {credit_of(answer, {.most = {403}, .rest_credit = 0.5}), kExpected};
}

Standing deny(const Exchange& answer) {
  return {credit_of(answer, {.full = {403, 404}, .rest_credit = 0.5}), "403 or 404"};
}

Standing gone(const Exchange& answer, std::string_view resource, Tombstone tombstone) {
  constexpr std::string_view kExpected = "404 or 410";
  if (answer.is_2xx() && is_tombstone(answer, resource)) {
    return {tombstone == Tombstone::kByRubric ? 1.0 : 0.5, kExpected};
  }
  if (answer.is_2xx()) return {credit_of_absence(answer, resource), kExpected};
  const Refusal set{.full = {404, 410}, .most = {403}, .rest_credit = 0.5};
  return {credit_of(answer, set), kExpected};
}

Standing throttled(const Exchange& answer) {
  constexpr std::string_view kExpected = "429";
  if (any(answer, {429})) return {1, kExpected};
  const bool promises = answer.header("Retry-After") != nullptr;
  if (any(answer, {503})) return {promises ? 0.75 : 0.5, kExpected};
  if (any(answer, {403}) && (promises || rate_headers(answer.response.headers).stated())) {
    return {0.75, kExpected};
  }
  return {closed(answer) ? 0.25 : 0, kExpected};
}

Standing missing(const Exchange& answer, std::string_view resource) {
  constexpr std::string_view kExpected = "404";
  if (answer.is_2xx()) return {credit_of_absence(answer, resource), kExpected};
  return {credit_of(answer, {.full = {404, 410, 403}, .rest_credit = 0.5}), kExpected};
}

Standing malformed_id(const Exchange& answer, std::string_view resource) {
  constexpr std::string_view kExpected = "404, 400 or 422";
  if (answer.is_2xx()) return {credit_of_absence(answer, resource), kExpected};
  return {credit_of(answer, {.full = {404, 400, 422, 410, 403}}), kExpected};
}

Standing deleted(const Exchange& answer) {
  constexpr std::string_view kExpected = "204, 200 or 202";
  if (any(answer, {204, 200, 202}) && !refused_in_words(answer)) return {1, kExpected};
  return {answer.is_2xx() && !refused_in_words(answer) ? 0.75 : 0, kExpected};
}

Standing second_delete(const Exchange& answer) {
  constexpr std::string_view kExpected = "404, 410, 204 or 200";
  if (answer.is_2xx()) return {1, kExpected};
  return {credit_of(answer, {.full = {404, 410}, .rest_credit = 0.5}), kExpected};
}

Standing wrong_method(const Exchange& answer) {
  constexpr std::string_view kExpected = "405 with Allow";
  if (any(answer, {405})) return {answer.header("Allow") != nullptr ? 1.0 : 0.75, kExpected};
  if (any(answer, {501}) || answer.is_4xx()) return {0.75, kExpected};
  return {answer.is_2xx() ? 0.5 : 0, kExpected};
}

Standing invented_method(const Exchange& answer) {
  constexpr std::string_view kExpected = "405, 501 or 400";
  if (any(answer, {405, 501, 400, 403}) || closed(answer)) return {1, kExpected};
  if (answer.is_4xx()) return {0.75, kExpected};
  return {answer.is_2xx() ? 0.5 : 0, kExpected};
}

Standing wrong_media_type(const Exchange& answer) {
  constexpr std::string_view kExpected = "415, 400, 406 or 422";
  if (answer.is_2xx() && !refused_in_words(answer)) return {0.5, kExpected};
  return {credit_of(answer, {.full = {415, 400, 406, 422}}), kExpected};
}

Standing put_on_unknown(const Exchange& answer) {
  const Refusal set{.full = {201, 404, 410}};
  return {credit_of(answer, set), "404, or 201 where PUT creates"};
}

Standing failed_precondition(const Exchange& answer) {
  return {credit_of(answer, {.full = {412}, .most = {409}, .rest_credit = 0.5}), "412"};
}

Standing key_missing(const Exchange& answer) {
  return {credit_of(answer, {.full = {400, 422}}), "400 or 422"};
}

Standing key_mismatch(const Exchange& answer) {
  return {credit_of(answer, {.full = {422, 409, 400}}), "422, 409 or 400"};
}

Standing key_in_flight(const Exchange& answer) {
  constexpr std::string_view kExpected = "409, or the stored answer";
  if (answer.is_2xx() && !refused_in_words(answer)) return {1, kExpected};
  if (any(answer, {503}) && answer.header("Retry-After") != nullptr) return {0.75, kExpected};
  return {credit_of(answer, {.full = {409}, .most = {425, 423, 429}, .rest_credit = 0.5}),
          kExpected};
}

Standing too_large(const Exchange& answer) {
  constexpr std::string_view kExpected = "413, 400, 422 or 431, or a closed connection";
  if (closed(answer)) return {1, kExpected};
  return {credit_of(answer, {.full = {413, 400, 422, 431}}), kExpected};
}

bool looks_throttled(const Exchange& answer) {
  if (any(answer, {429})) return true;
  if (any(answer, {503})) return answer.header("Retry-After") != nullptr;
  if (!any(answer, {403})) return false;
  const RateHeaders limits = rate_headers(answer.response.headers);
  return std::ranges::any_of(limits.policies, [](const RatePolicy& policy) {
    return policy.remaining && *policy.remaining <= 0;
  });
}

}  // namespace assay
