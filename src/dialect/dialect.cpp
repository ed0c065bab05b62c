// SPDX-License-Identifier: MIT
// Recording of bindings.
#include "dialect/dialect.h"

#include <algorithm>

namespace assay {

void Dialect::bind(std::string name, std::string value, std::string origin, int exchange) {
  Binding binding{std::move(name), std::move(value), std::move(origin), exchange};
  const auto found = std::ranges::find(bindings, binding.name, &Binding::name);
  if (found == bindings.end()) {
    bindings.push_back(std::move(binding));
  } else {
    *found = std::move(binding);
  }
}

Json to_json(const Dialect& dialect) {
  Json list = Json::array();
  for (const Binding& binding : dialect.bindings) {
    list.push(Json::object({{"name", binding.name},
                            {"value", binding.value},
                            {"origin", binding.origin},
                            {"exchange", binding.exchange}}));
  }
  return Json::object({{"base", dialect.base}, {"bindings", std::move(list)}});
}

}  // namespace assay
