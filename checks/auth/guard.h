// SPDX-License-Identifier: MIT
// The ground that checks of credentials stand on: a request that a user may make and nobody else.
#pragma once

#include <optional>
#include <string>

#include "dialect/session.h"

namespace assay::checks {

// The text in a principal's headers that proves who they are, and what stands around it.
struct Credential {
  std::string header{};
  std::string before{};
  std::string token{};
  std::string after{};
};

// Nothing when the principal's headers hold none that is known.
std::optional<Credential> credential_of(const Session& session, const Principal& who);

// Somebody who sends this token the way `credential` is sent, and nothing else.
Principal bearer(const Credential& credential, const std::string& token);

// A request that was served to a user and refused to everybody else.
struct Guarded {
  std::string path{};  // of the user's own item; empty: the creation of one
  Credential credential{};
};

// Turns the session to a resource that not everybody may read, and sees that its item is served to
// user 0 by the bare credential, and refused without. Where all may be read by everybody, the
// creation of an item takes its place. Stops the gather when there is no such request.
std::optional<Guarded> guarded_request(Session& session);

// The request once more, as somebody; a creation sends a fresh body.
const Exchange& try_as(Session& session,
                       const std::string& name,
                       const Guarded& guarded,
                       const Principal& who);

// Whether an answer gave what the request asks for.
bool is_served(const Exchange& answer, std::string_view resource);

// A loss without a breach is one of manners: minor.
Finding weighed(Finding finding);

}  // namespace assay::checks
