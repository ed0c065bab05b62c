// SPDX-License-Identifier: MIT
// Resources: their paths, their lists, how they change, and the names they refer to.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "core/text.h"
#include "rubric/decode.h"
#include "rubric/fits.h"
#include "rubric/holes.h"
#include "rubric/patterns.h"
#include "rubric/references.h"

namespace assay {
namespace {

constexpr std::size_t kMostResources = 100;

constexpr std::array<Word<Access>, 3> kAccess{
    {{"public", Access::kPublic}, {"users", Access::kUsers}, {"owner", Access::kOwner}}};
constexpr std::array<Word<Demand>, 3> kDemand{
    {{"required", Demand::kRequired}, {"optional", Demand::kOptional}, {"none", Demand::kNone}}};
constexpr std::array<Word<Deletion>, 3> kDeletion{
    {{"true", Deletion::kHard}, {"soft", Deletion::kSoft}, {"false", Deletion::kNone}}};
constexpr std::array<std::string_view, 2> kUpdate{"put", "patch"};
constexpr std::array<std::string_view, 2> kLock{"none", "etag"};

// Every name that a body or an answer of the resource has.
std::vector<std::string> known_names(const Resource& resource) {
  std::vector<std::string> names = resource.server_controlled;
  names.emplace_back("id");
  for (const Field& field : resource.fields)
    names.push_back(field.name);
  if (resource.sample) {
    for (const auto& [name, value] : resource.sample->members())
      names.push_back(name);
  }
  return names;
}

void check_names(const Node* list,
                 std::string_view what,
                 const std::vector<std::string>& known,
                 Problems& problems) {
  if (list == nullptr || !list->is_list()) return;
  for (const Node& item : list->children) {
    if (!item.is_string() || std::ranges::find(known, item.text) != known.end()) continue;
    problems.add(item.at,
                 fmt::format("{} names '{}', which the resource does not have", what, item.text),
                 did_you_mean(item.text, known));
  }
}

void decode_list(const Node& node, Resource& resource, Problems& problems) {
  MapReader reader(node, "list", problems);
  ListSpec& list = resource.list;
  reader.word<Demand>("paging", kDemand, list.paging);
  reader.whole("default_max", list.default_max);
  reader.whole("size_max", list.size_max);
  reader.text("size_param", list.size_param);
  reader.text("position_param", list.position_param);
  reader.texts("filter", list.filter);
  reader.texts("sort", list.sort);
  reader.finish();
  for (const std::string_view key : {"default_max", "size_max"}) {
    const Node* bound = node.find(key);
    if (bound != nullptr && bound->text == "0")
      problems.add(bound->at, fmt::format("{} is 0", key));
  }
  if (list.default_max && list.size_max && *list.default_max > *list.size_max) {
    problems.add(reader.spot("default_max"), fmt::format("default_max {} is above size_max {}",
                                                         *list.default_max, *list.size_max));
  }
  // A filter may be a parameter of its own: ?tag=, ?min_price=.
  check_names(node.find("sort"), "sort", known_names(resource), problems);
}

void decode_update(const Node& node, Resource& resource, Problems& problems) {
  if (!expect_list(node, "update", problems)) return;
  for (const Node& item : node.children) {
    const auto verb = read_word(item, "an item of update", kUpdate, problems);
    if (verb) (*verb == 0 ? resource.put : resource.patch) = true;
  }
}

void decode_lock(const Node& node, Resource& resource, Problems& problems) {
  if (!node.is_map()) {
    const auto index = read_word(node, "lock", kLock, problems);
    if (index) resource.lock = *index == 0 ? LockKind::kNone : LockKind::kEtag;
    return;
  }
  MapReader reader(node, "lock", problems);
  const Node* field = reader.need("field", "write lock: etag, or lock: {field: version}");
  reader.text("field", resource.lock_field);
  reader.finish();
  if (field == nullptr) return;
  resource.lock = LockKind::kField;
  const std::vector<std::string> known = known_names(resource);
  if (std::ranges::find(known, resource.lock_field) != known.end()) return;
  problems.add(
      field->at,
      fmt::format("lock names '{}', which the resource does not have", resource.lock_field),
      did_you_mean(resource.lock_field, known));
}

// A sample like {article: {title: …}} shows the wrapper that every body has.
void unwrap_sample(Resource& resource) {
  const auto& members = resource.sample->members();
  if (members.size() != 1 || !members[0].second.is_object()) return;
  const std::string& name = resource.wrapper.empty() ? resource.name : resource.wrapper;
  if (!equals_ignoring_case(members[0].first, name)) return;
  resource.wrapper = members[0].first;
  resource.sample = Json(members[0].second);
}

void decode_body(MapReader& reader, Resource& resource) {
  Problems& problems = reader.problems();
  const Node* fields = reader.find("fields");
  const Node* sample = reader.find("sample");
  reader.text("wrapper", resource.wrapper);
  if (fields != nullptr) resource.fields = decode_fields(*fields, problems);
  if (sample != nullptr && expect_map(*sample, "sample", problems)) {
    resource.sample = to_json(*sample);
    // Beside fields the sample is one value for each of them, which is sent as it stands.
    const bool alone = fields == nullptr;
    check_holes(*sample, alone ? hole::data() : std::vector<std::string>{}, problems);
    if (alone) unwrap_sample(resource);
    if (!alone) check_fits(*sample, resource.fields, problems);
  }
  if (fields != nullptr) {
    settle_patterns(*fields, resource.sample ? &*resource.sample : nullptr, resource.fields,
                    problems);
  }
  if (fields == nullptr && sample == nullptr) {
    problems.add(reader.at(), fmt::format("{} has neither 'fields' nor 'sample'", reader.what()),
                 "give one valid body (sample: {name: Lamp}) or its fields");
  }
}

Resource decode_resource(const Node& node, Problems& problems) {
  Resource resource;
  resource.name = node.key;
  MapReader reader(node, fmt::format("resource '{}'", node.key), problems);
  if (!is_id(node.key)) {
    problems.add(node.key_at, fmt::format("the resource name '{}' is no word", node.key),
                 "letters, digits, dots, dashes and underscores");
  }
  if (const Node* path = reader.need("path", "path: /products")) check_path(*path, problems);
  reader.text("path", resource.path);
  reader.word<Access>("read", kAccess, resource.read);
  if (reader.find("write") != nullptr) {
    reader.word<Access>("write", kAccess, resource.write.emplace(resource.read));
  }
  decode_body(reader, resource);
  reader.texts("server_controlled", resource.server_controlled);
  if (const Node* list = reader.find("list")) decode_list(*list, resource, problems);
  if (const Node* update = reader.find("update")) decode_update(*update, resource, problems);
  reader.word<Deletion>("delete", kDeletion, resource.deletion);
  reader.texts("immutable", resource.immutable);
  check_names(node.find("immutable"), "immutable", known_names(resource), problems);
  if (const Node* lock = reader.find("lock")) decode_lock(*lock, resource, problems);
  reader.word<Demand>("idempotency_key", kDemand, resource.idempotency_key);
  reader.finish();
  return resource;
}

// A client cannot be required to write what the server sets.
void check_server_controlled(const Node& node, const Resource& resource, Problems& problems) {
  const Node* list = node.find("server_controlled");
  if (list == nullptr) return;
  for (const Node& item : list->children) {
    const Field* field = find_field(resource, item.text);
    if (field == nullptr || !field->required) continue;
    problems.add(item.at, fmt::format("'{}' is server-controlled, and a required field", item.text),
                 "a client cannot be required to write it: drop one of the two");
  }
}

void check_no_owner(const Node& node, const Resource& resource, Problems& problems) {
  const bool reads = resource.read == Access::kOwner;
  if (!reads && resource.write != Access::kOwner) return;
  const std::string_view key = reads ? "read" : "write";
  problems.add(node.find(key)->at,
               fmt::format("{}: owner needs users, and api.users states none", key),
               "say how a user signs up or logs in: api: {users: {log_in: …}}");
}

}  // namespace

void check_path(const Node& node, Problems& problems) {
  if (!node.is_string()) return;
  const bool good =
      node.text.starts_with('/') && node.text.find_first_of(" \t\n") == std::string::npos;
  if (good) return;
  problems.add(node.at, fmt::format("'{}' is no path", shortened(node.text, 60)),
               "a path begins with '/' and holds no space");
}

void decode_resources(const Node& node, Contract& contract, Problems& problems) {
  if (!expect_map(node, "resources", problems)) return;
  if (node.children.size() > kMostResources) {
    problems.add(node.at, fmt::format("resources names more than {} resources", kMostResources));
    return;
  }
  for (const Node& child : node.children) {
    contract.resources.push_back(decode_resource(child, problems));
    const Resource& resource = contract.resources.back();
    check_server_controlled(child, resource, problems);
    if (!contract.users) check_no_owner(child, resource, problems);
  }
  order_by_reference(node, contract.resources, problems);
}

}  // namespace assay
