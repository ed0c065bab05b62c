// SPDX-License-Identifier: MIT
// The named sets of acceptable answers: how much credit an answer earns, and what was expected.
#pragma once

#include <string_view>

#include "core/exchange.h"

namespace assay {

// The credit of one answer, 0 to 1, and the words for what would have earned all of it.
struct Standing {
  double credit = 0;
  std::string_view expected{};
};

// What an answer to a creation showed beside its status.
struct Creation {
  bool has_item = false;      // the new item, or its id, in the body
  bool has_location = false;  // a Location header
  bool usual_200 = false;  // all creations of this API answer 200, and the rubric asks for no 201
};
// The header and the body of an answer, read for `created`.
Creation creation_of(const Exchange& answer, std::string_view resource);

// Whether a 404 for anonymous callers, or a tombstone for deleted items, is the API's declared way.
enum class Hiding { kNo, kByRubric };
enum class Tombstone { kTolerated, kByRubric };

Standing created(const Exchange& answer, const Creation& creation);
Standing reject(const Exchange& answer);    // bad input, malformed JSON
Standing conflict(const Exchange& answer);  // state or uniqueness
Standing unauth(const Exchange& answer, Hiding hiding = Hiding::kNo);
Standing deny(const Exchange& answer);  // a known caller, another's object
// Of a deleted item's address.
Standing gone(const Exchange& answer,
              std::string_view resource,
              Tombstone tombstone = Tombstone::kTolerated);
Standing throttled(const Exchange& answer);

// A well-formed unknown id, and one that no item could have: half for a 2xx that shows nothing.
Standing missing(const Exchange& answer, std::string_view resource);
Standing malformed_id(const Exchange& answer, std::string_view resource);
Standing deleted(const Exchange& answer);  // the first DELETE
Standing second_delete(const Exchange& answer);
// A known method that the path does not have. A 2xx earns half: whether it acted is the caller's to
// see.
Standing wrong_method(const Exchange& answer);
// An invented method. A closed connection is an answer, too.
Standing invented_method(const Exchange& answer);
// Half for a 2xx: whether what was stored is what was sent is the caller's to see.
Standing wrong_media_type(const Exchange& answer);
Standing put_on_unknown(const Exchange& answer);
Standing failed_precondition(const Exchange& answer);
Standing key_missing(const Exchange& answer);    // of an idempotency key that the brief requires
Standing key_mismatch(const Exchange& answer);   // a key used for another body
Standing key_in_flight(const Exchange& answer);  // a 2xx is a replay here
Standing too_large(const Exchange& answer);      // a closed connection is a refusal, too

// An answer that says "later", and so decides nothing: 429, 503 with Retry-After, 403 with a
// rate limit used up.
bool looks_throttled(const Exchange& answer);

}  // namespace assay
