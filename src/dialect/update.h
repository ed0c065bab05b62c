// SPDX-License-Identifier: MIT
// Requests that update or delete an item, with whatever lock the contract asks for.
#pragma once

#include <string>

#include "core/exchange.h"
#include "core/json.h"
#include "dialect/session.h"

namespace assay {

// A complete valid body for the item: every field that may change has a new value; immutable,
// unique and reference fields keep theirs, and so do those that its address is made of. Immutable
// fields that no body must have are left out: an update may refuse them.
Json replacement(Session& session, const Made& made);

// What a writer shows to prove which state of an item it has seen.
struct Validator {
  std::string tag{};  // of ETag; empty: none
  Json version{};     // the member that the lock names; null: none
  bool empty() const { return tag.empty() && version.is_null(); }
};

// The validators that a read of the item shows.
Validator validator_in(const Exchange& read, const Resource& resource);

// A PUT or PATCH of canonical members under a validator: If-Match, or the lock's member.
Ask guarded_update(Session& session, Ask update, const Json& canonical, const Validator& seen);

// A PUT or PATCH of canonical members. Where the resource has a lock, the item's current validator
// is read first (onto the tape as "lock") and sent along.
Ask update(Session& session, const std::string& method, const Made& made, const Json& canonical);

// A DELETE of the item, with its validator where the resource has a lock.
Ask deletion(Session& session, const Made& made);

}  // namespace assay
