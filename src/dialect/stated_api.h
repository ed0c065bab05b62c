// SPDX-License-Identifier: MIT
// The API of an OpenAPI document (2.0, 3.0, 3.1) as a contract.
#pragma once

#include <string>
#include <vector>

#include "contract/contract.h"
#include "core/json.h"

namespace assay {

struct StatedApi {
  std::string title{};
  std::string base{};    // the path that every path of the contract is below; empty: the root
  Contract contract{};   // resources and users
  bool secured = false;  // some operation needs a credential
  std::vector<std::string> left_out{};  // paths of which the contract says nothing, as documented
};

// A resource is a path that takes a POST with a JSON object, and that is read by GET, itself or one
// item below it. Who may read it is not told by a document beyond "anybody" and "users".
StatedApi stated_api(const Json& document);

}  // namespace assay
