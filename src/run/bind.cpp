// SPDX-License-Identifier: MIT
// Binding of criteria, and the needs of checks.
#include "run/bind.h"

#include <algorithm>
#include <array>

#include "checks/all.h"
#include "core/text.h"

namespace assay {
namespace {

bool any_matches(const std::vector<std::string>& globs, const std::string& id) {
  return std::ranges::any_of(globs,
                             [&](const std::string& glob) { return matches_glob(id, glob); });
}

const Check* check_named(std::string_view id) {
  for (const Check* check : checks::all_checks()) {
    if (check->meta.id == id) return check;
  }
  return nullptr;
}

Bound bound_to(const Criterion& criterion, const Category& category) {
  Bound bound{.criterion = &criterion, .category = &category};
  switch (criterion.kind) {
    case CriterionKind::kCheck:
      bound.check = check_named(criterion.id);
      break;
    case CriterionKind::kScenario:
      bound.scenario = read_scenario(criterion.body);
      break;
    case CriterionKind::kCommand:
      bound.command = read_command(criterion.body);
      break;
    case CriterionKind::kQuestion:
      break;
  }
  return bound;
}

struct Need {
  unsigned bit;
  bool (*met)(const Contract&, const Resource&);
  const char* otherwise;
};

bool has_field(const Resource& resource, bool Field::*property) {
  return std::ranges::any_of(resource.fields, [&](const Field& f) { return f.*property; });
}

constexpr std::array kNeeds{
    Need{need::kFields, [](const Contract&, const Resource& r) { return !r.fields.empty(); },
         "declares fields"},
    Need{need::kRequiredField,
         [](const Contract&, const Resource& r) { return has_field(r, &Field::required); },
         "declares a required field"},
    Need{need::kServerControlled,
         [](const Contract&, const Resource& r) { return !r.server_controlled.empty(); },
         "lists server_controlled fields"},
    Need{need::kPut, [](const Contract&, const Resource& r) { return r.put; }, "is updated by PUT"},
    Need{need::kPatch, [](const Contract&, const Resource& r) { return r.patch; },
         "is updated by PATCH"},
    Need{need::kUpdate, [](const Contract&, const Resource& r) { return r.put || r.patch; },
         "can be updated"},
    Need{need::kDelete,
         [](const Contract&, const Resource& r) { return r.deletion != Deletion::kNone; },
         "can be deleted"},
    Need{need::kPaging,
         [](const Contract&, const Resource& r) { return r.list.paging != Demand::kNone; },
         "has a paged list"},
    Need{need::kFilter, [](const Contract&, const Resource& r) { return !r.list.filter.empty(); },
         "lists filters"},
    Need{need::kSort, [](const Contract&, const Resource& r) { return !r.list.sort.empty(); },
         "lists sort keys"},
    Need{need::kIdempotencyKey,
         [](const Contract&, const Resource& r) { return r.idempotency_key != Demand::kNone; },
         "takes an idempotency key"},
    Need{need::kKeyRequired,
         [](const Contract&, const Resource& r) { return r.idempotency_key == Demand::kRequired; },
         "requires an idempotency key"},
    Need{need::kOwner, [](const Contract&, const Resource& r) { return r.read == Access::kOwner; },
         "is readable by its owner only"},
    Need{need::kGuarded,
         [](const Contract&, const Resource& r) {
           return r.read != Access::kPublic || changer(r) != Access::kPublic;
         },
         "is closed to strangers"},
    Need{need::kOwnerWrites,
         [](const Contract&, const Resource& r) { return changer(r) == Access::kOwner; },
         "is changed by its owner only"},
    Need{need::kUnique,
         [](const Contract&, const Resource& r) { return has_field(r, &Field::unique); },
         "declares a unique field"},
};

struct ServiceNeed {
  unsigned bit;
  bool (*met)(const Contract&);
  const char* otherwise;
};

constexpr std::array kServiceNeeds{
    ServiceNeed{need::kUsers, [](const Contract& c) { return c.users.has_value(); },
                "users (api.users)"},
    ServiceNeed{need::kRateLimit, [](const Contract& c) { return c.rate_limit.has_value(); },
                "rate limit (api.rate_limit)"},
    ServiceNeed{need::kJobs, [](const Contract& c) { return !c.jobs.empty(); }, "jobs (api.jobs)"},
    ServiceNeed{need::kWebhooks, [](const Contract& c) { return !c.webhooks.empty(); },
                "webhooks (api.webhooks)"},
    ServiceNeed{need::kOutbound, [](const Contract& c) { return !c.outbound.empty(); },
                "events that go out (api.outbound)"},
    ServiceNeed{need::kVersions, [](const Contract& c) { return !c.versions.empty(); },
                "versions (api.versions)"},
    ServiceNeed{need::kGraphQl, [](const Contract& c) { return c.graphql.has_value(); },
                "GraphQL (api.graphql)"},
    ServiceNeed{need::kDependencies, [](const Contract& c) { return !c.dependencies.empty(); },
                "dependencies (api.dependencies)"},
    ServiceNeed{need::kQueryCount, [](const Contract& c) { return !c.count_queries.empty(); },
                "count_queries (api.count_queries)"},
};

}  // namespace

KnownChecks known_checks() {
  KnownChecks known;
  for (const Check* check : checks::all_checks())
    known.ids.emplace_back(check->meta.id);
  return known;
}

std::vector<Bound> bind(const Rubric& rubric, const Options& options) {
  std::vector<Bound> bound;
  for (const Category& category : rubric.categories) {
    for (const Criterion& criterion : category.criteria) {
      const bool wanted = options.only.empty() || any_matches(options.only, criterion.id);
      if (!wanted || any_matches(options.skip, criterion.id)) continue;
      bound.push_back(bound_to(criterion, category));
    }
  }
  return bound;
}

Stage stage_of(const Bound& bound) {
  if (bound.check != nullptr) return bound.check->meta.stage;
  if (!bound.scenario) return Stage::kPooled;
  if (restarts(*bound.scenario)) return Stage::kLifecycle;
  return is_race(*bound.scenario) ? Stage::kConcurrency : Stage::kFunctional;
}

std::string unmet_need(const Meta& meta, const Contract& contract, const Resource* resource) {
  for (const ServiceNeed& need : kServiceNeeds) {
    if ((meta.needs & need.bit) != 0 && !need.met(contract)) {
      return std::string("the rubric states no ") + need.otherwise;
    }
  }
  if (resource == nullptr) return {};
  for (const Need& need : kNeeds) {
    if ((meta.needs & need.bit) != 0 && !need.met(contract, *resource)) {
      return std::string("the rubric names no resource that ") + need.otherwise;
    }
  }
  return {};
}

}  // namespace assay
