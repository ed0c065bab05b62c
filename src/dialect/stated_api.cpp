// SPDX-License-Identifier: MIT
// Finding the resources of a document, and what it says of each.
#include "dialect/stated_api.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/text.h"
#include "core/word_list.h"
#include "dialect/names.h"
#include "dialect/openapi_document.h"
#include "dialect/stated_field.h"
#include "dialect/stated_list.h"
#include "dialect/stated_users.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 3> kItemMethods{"put", "patch", "delete"};

// English singular of a plural: categories, category; boxes, box.
std::string singular(std::string_view plural) {
  std::string word(plural);
  const auto cut = [&](std::string_view ending, std::string_view instead) {
    if (!word.ends_with(ending) || word.size() <= ending.size() + 1) return false;
    word.replace(word.size() - ending.size(), ending.size(), instead);
    return true;
  };
  if (word.ends_with("ss")) return word;
  if (cut("ies", "y") || cut("sses", "ss") || cut("xes", "x") || cut("ches", "ch") ||
      cut("shes", "sh"))
    return word;
  cut("s", "");
  return word;
}

// Letters, digits, dashes and underscores, as the names of resources are.
std::string word_of(std::string_view segment) {
  std::string word;
  for (const char c : segment) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_';
    if (plain) word += c;
  }
  return word;
}

const Json& operation(const Json& document, const Json& item, std::string_view method) {
  return resolved(document, member_of(item, method));
}

// Of the operation, and of all operations of its path.
std::vector<const Json*> parameters_of(const Json& document, const Json& item, const Json& of) {
  std::vector<const Json*> all;
  for (const Json* holder : {&of, &item}) {
    for (const Json& one : member_of(*holder, "parameters").items())
      all.push_back(&resolved(document, one));
  }
  return all;
}

bool is_true_flag(const Json& value) {
  return value.is_bool() && value.boolean();
}

// Since 3.0 a parameter's rules stand in its schema.
const Json& rules_of(const Json& document, const Json& parameter) {
  const Json& schema = resolved(document, member_of(parameter, "schema"));
  return schema.is_null() ? parameter : schema;
}

bool needs_credential(const Json& document, const Json& of) {
  const Json* own = of.find("security");
  const Json& security = own == nullptr ? member_of(document, "security") : *own;
  const auto& ways = security.items();
  // An empty way among others: with a credential or without.
  return !ways.empty() && std::ranges::none_of(ways, [](const Json& way) { return way.empty(); });
}

void add_list(const Json& document, const Json& item, const Json& list, Resource& resource) {
  resource.list.paging = Demand::kNone;
  for (const Json* parameter : parameters_of(document, item, list)) {
    if (member_of(*parameter, "in").text() != "query") continue;
    const std::string& name = member_of(*parameter, "name").text();
    add_list_parameter(name, rules_of(document, *parameter), resource);
  }
}

bool has_header(const Json& document, const Json& item, const Json& of, std::string_view header) {
  return std::ranges::any_of(parameters_of(document, item, of), [&](const Json* parameter) {
    return member_of(*parameter, "in").text() == "header" &&
           equals_ignoring_case(member_of(*parameter, "name").text(), header);
  });
}

void add_keys(const Json& document, const Json& item, const Json& creation, Resource& resource) {
  for (const Json* parameter : parameters_of(document, item, creation)) {
    if (!equals_ignoring_case(member_of(*parameter, "name").text(), "Idempotency-Key")) continue;
    const bool required = is_true_flag(member_of(*parameter, "required"));
    resource.idempotency_key = required ? Demand::kRequired : Demand::kOptional;
  }
}

// What answers hold, and no request does, is the server's.
void add_server_controlled(const Json& document, const Json& of, Resource& resource) {
  for (const StatedProperty& one :
       stated_object(document, answer_schema(document, of), BodyOf::kAnswer).properties) {
    const bool scalar = !has_type(*one.schema, "object") && !has_type(*one.schema, "array") &&
                        member_of(*one.schema, "properties").is_null();
    if (scalar && find_field(resource, one.name) == nullptr &&
        !lists(resource.server_controlled, one.name))
      resource.server_controlled.push_back(one.name);
  }
}

// The path item of one item below a list: "/products/{id}"; null when there is none.
const Json* item_below(const Json& document, std::string_view path) {
  for (const auto& [name, item] : member_of(document, "paths").members()) {
    const std::string whole = without_slashes(name);
    if (!whole.starts_with(std::string(path) + "/{") || !whole.ends_with('}')) continue;
    if (whole.find('/', path.size() + 1) == std::string::npos) return &item;
  }
  return nullptr;
}

void add_item(const Json& document, const Json& item, Resource& resource) {
  resource.put = !operation(document, item, "put").is_null();
  resource.patch = !operation(document, item, "patch").is_null();
  if (!operation(document, item, "delete").is_null()) resource.deletion = Deletion::kHard;
  for (const std::string_view method : kItemMethods) {
    if (has_header(document, item, operation(document, item, method), "If-Match"))
      resource.lock = LockKind::kEtag;
  }
  add_server_controlled(document, operation(document, item, "get"), resource);
}

std::optional<Resource> resource_at(const Json& document,
                                    const std::string& path,
                                    const Json& item) {
  const Json& creation = operation(document, item, "post");
  const Json& list = operation(document, item, "get");
  const Json* one = item_below(document, without_slashes(path));
  if (creation.is_null() || (list.is_null() && one == nullptr)) return std::nullopt;
  if (path.find('{') != std::string::npos) return std::nullopt;
  const StatedObject body =
      stated_object(document, request_schema(document, creation), BodyOf::kRequest);
  if (body.properties.empty()) return std::nullopt;

  Resource resource{.path = path, .fields = stated_fields(document, body), .wrapper = body.wrapper};
  const Json& reading = list.is_null() ? operation(document, *one, "get") : list;
  resource.read = needs_credential(document, reading) ? Access::kUsers : Access::kPublic;
  if (needs_credential(document, creation)) resource.write = Access::kUsers;
  add_server_controlled(document, creation, resource);
  if (one != nullptr) add_item(document, *one, resource);
  if (!list.is_null()) add_list(document, item, list, resource);
  add_keys(document, item, creation, resource);
  return resource;
}

// "/products" in "/api/v1/products" is named product; where two are named alike, the path tells.
void name_it(Resource& resource, const std::vector<Resource>& others) {
  const std::string path = without_slashes(resource.path);
  const std::vector<std::string_view> parts = split(path, '/');
  resource.name = singular(word_of(parts.back()));
  for (std::size_t i = parts.size() - 1; i-- > 0;) {
    const bool taken = std::ranges::find(others, resource.name, &Resource::name) != others.end();
    if (!taken && !resource.name.empty()) return;
    resource.name = singular(word_of(parts[i])) + "-" + resource.name;
  }
}

bool refers_to(const Resource& resource, std::string_view other) {
  return std::ranges::any_of(resource.fields,
                             [&](const Field& field) { return field.to == other; });
}

// The resource that a field of this one is named for: "product_id" is a product's.
const Resource* named_for(const Field& field,
                          const Resource& resource,
                          const std::vector<Resource>& all) {
  const bool scalar = field.type == FieldType::kString || field.type == FieldType::kInteger;
  const std::string name = fold(field.name);
  if (!scalar || !name.ends_with("id")) return nullptr;
  const auto found = std::ranges::find_if(all, [&](const Resource& other) {
    // Whichever is made first lacks the other.
    return &other != &resource && name == fold(other.name) + "id" &&
           !refers_to(other, resource.name);
  });
  return found == all.end() ? nullptr : &*found;
}

void link(std::vector<Resource>& resources) {
  for (Resource& resource : resources) {
    for (Field& field : resource.fields) {
      const Resource* other = named_for(field, resource, resources);
      if (other == nullptr) continue;
      field = Field{.name = field.name,
                    .type = FieldType::kReference,
                    .required = field.required,
                    .nullable = field.nullable,
                    .to = other->name};
    }
  }
}

// Takes what all paths begin with away from them, up to a whole segment.
std::string take_common_base(std::vector<std::string*>& paths) {
  if (paths.empty()) return {};
  std::string common = paths.front()->substr(0, paths.front()->rfind('/'));
  for (const std::string* path : paths) {
    while (!common.empty() && !path->starts_with(common + "/"))
      common.erase(common.rfind('/'));
  }
  for (std::string* path : paths)
    path->erase(0, common.size());
  return common;
}

bool is_of(const std::optional<Call>& call, const std::string& path) {
  return call && call->path == path;
}

std::vector<std::string*> paths_in(Contract& contract) {
  std::vector<std::string*> paths;
  for (Resource& resource : contract.resources)
    paths.push_back(&resource.path);
  if (!contract.users) return paths;
  for (auto* call : {&contract.users->sign_up, &contract.users->log_in}) {
    if (*call) paths.push_back(&(*call)->path);
  }
  return paths;
}

}  // namespace

StatedApi stated_api(const Json& document) {
  StatedApi api{.title = member_of(member_of(document, "info"), "title").text()};
  Contract& contract = api.contract;
  contract.users = stated_users(document);
  const auto& users = contract.users;
  for (const auto& [path, item] : member_of(document, "paths").members()) {
    const Json& creation = operation(document, item, "post");
    if (creation.is_null()) continue;
    api.secured = api.secured || needs_credential(document, creation);
    if (users && (is_of(users->sign_up, path) || is_of(users->log_in, path))) continue;
    if (std::optional<Resource> resource = resource_at(document, path, item)) {
      name_it(*resource, contract.resources);
      contract.resources.push_back(std::move(*resource));
    } else {
      api.left_out.push_back(path);
    }
  }
  link(contract.resources);
  std::vector<std::string*> paths = paths_in(contract);
  api.base = path_of_servers(document) + take_common_base(paths);
  return api;
}

}  // namespace assay
