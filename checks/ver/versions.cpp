// SPDX-License-Identifier: MIT
// Versions and the resources that they show.
#include "checks/ver/versions.h"

namespace assay::checks {

void turn_to_resource_of(Session& session, const std::string& path) {
  const std::string bare = path.substr(0, path.find('?'));
  for (const Resource& resource : session.contract().resources) {
    if (bare.ends_with(resource.path)) return session.turn_to(resource);
  }
}

Ask version_ask(const ApiVersion& version) {
  Ask ask{.path = version.path};
  for (const auto& [name, value] : version.headers)
    ask.headers.push_back({name, value});
  return ask;
}

}  // namespace assay::checks
