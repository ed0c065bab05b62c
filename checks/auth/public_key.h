// SPDX-License-Identifier: MIT
// The public keys that a service shows, in the form in which a careless verifier would take one for
// a shared secret.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"

namespace assay::checks {

// The RSA keys of a JSON Web Key Set (RFC 7517 5) as PEM (RFC 7468 13), a line end at its end.
std::vector<std::string> public_key_pems(const Json& key_set);

}  // namespace assay::checks
