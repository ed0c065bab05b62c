// SPDX-License-Identifier: MIT
// Reading addresses by the collections that the rubric names.
#include "checks/errors/routes.h"

#include <algorithm>
#include <utility>

namespace assay::checks {
namespace {

std::string_view path_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t from = scheme == std::string_view::npos ? 0 : url.find('/', scheme + 3);
  if (from == std::string_view::npos) return "/";
  std::string_view path = url.substr(from);
  path = path.substr(0, path.find_first_of("?#"));
  while (path.size() > 1 && path.ends_with('/'))
    path.remove_suffix(1);
  return path;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// An id that the service could have given: as long as a known one, or a number like it.
bool same_style(std::string_view id, std::string_view known) {
  if (is_number(known)) return is_number(id) && id.size() < 16 && id != "0";
  return id.size() == known.size() && std::ranges::count(id, '-') == std::ranges::count(known, '-');
}

Json route_fact(std::string_view path, std::string id, bool has_items) {
  return Json::object(
      {{"path", std::string(path)}, {"id", std::move(id)}, {"has_items", has_items}});
}

}  // namespace

void note_routes(Session& session, const std::map<std::string, std::string>& ids) {
  const Contract& contract = session.contract();
  const std::string& base = session.dialect().base;
  Json routes = Json::array();
  for (const Resource& resource : contract.resources) {
    const auto id = ids.find(resource.name);
    routes.push(route_fact(path_of(base + session.collection(resource)),
                           id == ids.end() ? "" : id->second, true));
  }
  if (contract.users) {
    for (const auto& call : {contract.users->sign_up, contract.users->log_in}) {
      if (call) routes.push(route_fact(path_of(base + call->path), "", false));
    }
  }
  session.tape().note("routes", std::move(routes));
}

RouteTable::RouteTable(const Tape& tape) {
  for (const Json& fact : tape.fact("routes").items()) {
    const Json* path = fact.find("path");
    const Json* id = fact.find("id");
    const Json* has_items = fact.find("has_items");
    if (path == nullptr || id == nullptr || has_items == nullptr) continue;
    entries_.push_back({path->text(), id->text(), has_items->boolean()});
  }
}

Route RouteTable::of(std::string_view url) const {
  const std::string_view path = path_of(url);
  for (const Entry& entry : entries_) {
    if (path == entry.path) return {.name = entry.path, .known = true};
    const std::string folder = entry.path.ends_with('/') ? entry.path : entry.path + "/";
    const bool below = entry.has_items && path.size() > folder.size() && path.starts_with(folder);
    if (!below) continue;
    const std::string_view id = path.substr(folder.size());
    if (id.find('/') != std::string_view::npos) continue;
    return {.name = folder + "{id}",
            .known = true,
            .item = true,
            .well_formed_id = !entry.id.empty() && same_style(id, entry.id)};
  }
  return {.name = std::string(path)};
}

}  // namespace assay::checks
