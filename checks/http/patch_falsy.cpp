// SPDX-License-Identifier: MIT
// `if (body.done) item.done = body.done` forgets what is false.
#include "checks/http/patch_falsy.h"

#include <optional>

#include <fmt/core.h>

#include "checks/http/stored.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace {

constexpr double kIgnored = 0.5;

struct Pair {
  Json truthy{};  // a member with a value that counts as one
  Json falsy{};   // the same member with one that may not
};

bool may_be_zero(const Field& field) {
  const bool least = field.min && (*field.min > 0 || (*field.min == 0 && field.exclusive_min));
  return !least && (!field.max || *field.max >= 0) && field.members.empty();
}

std::optional<Pair> pair_of(const Field& field, const Json& changed) {
  const Json* value = changed.find(field.name);
  if (value == nullptr) return std::nullopt;
  if (field.type == FieldType::kBoolean) {
    return Pair{Json::object({{field.name, true}}), Json::object({{field.name, false}})};
  }
  const bool number = field.type == FieldType::kInteger || field.type == FieldType::kDecimal;
  if (!number || !may_be_zero(field) || value->as_double() == 0) return std::nullopt;
  return Pair{Json::object({{field.name, *value}}), Json::object({{field.name, 0}})};
}

std::optional<Pair> chosen(const Resource& resource, const Json& changed) {
  std::optional<Pair> number;
  for (const Field& field : resource.fields) {
    std::optional<Pair> pair = pair_of(field, changed);
    if (pair && field.type == FieldType::kBoolean) return pair;
    if (pair && !number) number = std::move(pair);
  }
  return number;
}

}  // namespace

void patch_falsy(Session& session, const Made& made, const PatchForm& form, const Json& changed) {
  const std::optional<Pair> pair = chosen(session.resource(), changed);
  if (!pair || session.stopped()) return;
  session.ask("truthy patch", patched(session, made, pair->truthy, form));
  session.get("after truthy patch", made.path);
  session.tape().note("truthy", pair->truthy);
  session.tape().note("falsy", pair->falsy);
  session.ask("falsy patch", patched(session, made, pair->falsy, form));
  session.settle("after falsy patch", {.path = made.path}, [&](const Exchange& answer) {
    return shows_all(session.tape(), pair->falsy, answer);
  });
}

void judge_falsy(const Tape& tape, Tally& tally) {
  const Exchange* patch = tape.find("falsy patch");
  if (patch == nullptr || !patch->is_2xx() || refused_in_words(*patch)) return;
  if (!shows_all(tape, tape.fact("truthy"), tape.at("after truthy patch"))) return;
  const Json& sent = tape.fact("falsy");
  const Exchange& after = tape.at("after falsy patch");
  const bool ignored = shows_all(tape, tape.fact("truthy"), after);
  if (!ignored && !shows_all(tape, sent, after)) return;
  const auto& [name, value] = sent.members().front();
  tally.add(fmt::format("{} patched to {}", name, value.dump()), ignored ? kIgnored : 1,
            value.dump(),
            ignored ? fmt::format("still shows {}", tape.fact("truthy").find(name)->dump())
                    : "was stored",
            after);
}

}  // namespace assay::checks
