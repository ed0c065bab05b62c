// SPDX-License-Identifier: MIT
// Invalid values that creation refuses.
#include "checks/val/broken_field.h"

#include <algorithm>
#include <array>
#include <set>

#include "contract/mutation.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace {

// What is missing may be kept as it is by an update, so that rule is left out.
constexpr std::array kRules{Rule::kRange, Rule::kEnum,  Rule::kFormat, Rule::kLength,
                            Rule::kType,  Rule::kEmpty, Rule::kNull};

// "lines[0].quantity" is of the member "lines".
std::string top_level(const std::string& field) {
  return field.substr(0, field.find_first_of(".["));
}

bool may_change(const Resource& resource, const std::string& name) {
  const Field* field = find_field(resource, name);
  return field != nullptr && !field->unique && field->type != FieldType::kReference &&
         std::ranges::find(resource.immutable, name) == resource.immutable.end();
}

bool is_refused(Session& session, const Mutation& mutation) {
  const Exchange& answer = session.ask("create with " + mutation.what,
                                       session.creation(session.resource(), mutation.body));
  return answer.is_4xx() && reject(answer).credit > 0;
}

}  // namespace

std::vector<BrokenField> refused_fields(Session& session, std::size_t most) {
  std::vector<BrokenField> fields;
  std::set<std::string> taken;
  for (const Rule rule : kRules) {
    const Json valid = session.sample();
    if (session.stopped()) return fields;
    for (const Mutation& one : mutations(session.resource(), rule, valid, session.maker())) {
      const std::string name = top_level(one.field);
      const Json* value = one.body.find(name);
      if (session.stopped() || fields.size() >= most) return fields;
      if (!one.must_reject || value == nullptr || taken.contains(name)) continue;
      if (!may_change(session.resource(), name) || !is_refused(session, one)) continue;
      taken.insert(name);
      fields.push_back({name, one.what, *value});
    }
  }
  return fields;
}

Json shown_member(const Exchange& read, const std::string& resource, const std::string& field) {
  const std::optional<Json> body = Json::parse(read.response.body);
  const Json* item = body && read.is_2xx() ? find_item(*body, resource) : nullptr;
  const Json* shown = item == nullptr ? nullptr : member(*item, field);
  return shown == nullptr ? Json() : *shown;
}

}  // namespace assay::checks
