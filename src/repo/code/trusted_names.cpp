// SPDX-License-Identifier: MIT
// Puts together what each way of giving a name a value tells.
#include "repo/code/trusted_names.h"

#include "repo/code/chosen_names.h"
#include "repo/code/numeric_ids.h"
#include "repo/code/placeholder_lists.h"
#include "repo/code/sql_text.h"

namespace assay {

std::set<std::string_view> trusted_names(const std::string& path,
                                         const Code& code,
                                         Family family,
                                         bool numeric_ids) {
  std::set<std::string_view> names = harmless_names(code);
  names.merge(placeholder_lists(code));
  names.merge(chosen_names(path, code, family));
  if (numeric_ids) names.merge(names_of_ids(code));
  return names;
}

}  // namespace assay
