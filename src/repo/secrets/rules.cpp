// SPDX-License-Identifier: MIT
// The tables put together.
#include "repo/secrets/rules.h"

namespace assay {

const std::vector<SecretRule>& secret_rules() {
  static const std::vector<SecretRule> kAll = [] {
    std::vector<SecretRule> rules;
    for (const auto table :
         {cloud_rules(), code_rules(), money_rules(), talk_rules(), data_rules(), named_rules()}) {
      rules.insert(rules.end(), table.begin(), table.end());
    }
    return rules;
  }();
  return kAll;
}

}  // namespace assay
