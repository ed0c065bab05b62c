// SPDX-License-Identifier: MIT
// Asks at the address that discovery bound.
#include "checks/repo/served_document.h"

#include <algorithm>

namespace assay::checks {

void fetch_document(Session& session) {
  const std::vector<Binding>& bindings = session.dialect().bindings;
  const auto found = std::ranges::find(bindings, "openapi", &Binding::name);
  if (found == bindings.end()) return;
  const std::string& base = session.dialect().base;
  const std::string origin = base.substr(0, base.find('/', base.find("://") + 3));
  for (const std::string& start : {origin, base}) {
    const Exchange& answer =
        session.ask("document", {.path = start + found->value, .principal = &Session::anonymous()});
    if (answer.is_2xx()) return;
  }
}

std::optional<StatedApi> served_document(const Tape& tape) {
  const Exchange* answer = tape.find("document");
  if (answer == nullptr || !answer->is_2xx() || answer->response.truncated) return std::nullopt;
  std::optional<Json> content = Json::parse(answer->response.body);
  if (!content) return std::nullopt;
  return StatedApi{answer->request.url, std::move(*content), answer->id};
}

}  // namespace assay::checks
