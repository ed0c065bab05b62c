// SPDX-License-Identifier: MIT
// Addresses and bodies for the contract's resources.
#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/core.h>

#include "dialect/call.h"
#include "dialect/envelope.h"
#include "dialect/session.h"
#include "dialect/spelling.h"

namespace assay {
namespace {

// An id as a path can carry it: spaces, control characters, '?', '#' and bytes beyond ASCII are
// escaped; an escape that is there stays.
std::string path_segment(const std::string& id) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string segment;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ' && byte < 0x7f && c != '?' && c != '#') {
      segment += c;
    } else {
      segment += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return segment;
}

}  // namespace

std::string Session::collection(const Resource& resource) {
  return spoken(resource).path;
}

std::string Session::item_path(const Resource& resource, const std::string& id) {
  const ResourceDialect& dialect = spoken(resource);
  std::string path = dialect.path;
  if (!path.ends_with('/')) path += '/';
  path += path_segment(id);
  if (dialect.item_slash) path += '/';
  return path;
}

// A parent that others buy from, or whose money they move, must not run out while something else is
// probed.
void Session::keep_in_stock(Json& body, const Resource& parent) const {
  constexpr double kAmple = 1'000'000;
  const auto fill = [&](const auto& rule) {
    if (!rule || rule->resource != parent.name) return;
    const Field* stock = find_field(parent, rule->field);
    if (stock == nullptr) return;
    body.set(stock->name, static_cast<std::int64_t>(std::min(stock->max.value_or(kAmple), kAmple)));
  };
  fill(contract_.oversell);
  fill(contract_.transfer);
}

std::optional<Json> Session::reference(const std::string& to) {
  const auto known = parents_.find(to);
  if (known != parents_.end()) return known->second;
  const Resource* parent = find_resource(contract_, to);
  if (parent == nullptr) return std::nullopt;
  Json body = sample(*parent);
  keep_in_stock(body, *parent);
  const Made made = create_twice("parent " + to, *parent, body);
  if (!made.ok) {
    block(fmt::format("blocked by http.create: POST {} {}", collection(*parent),
                      answer_of(tape_.at("parent " + to))));
    return std::nullopt;
  }
  return parents_.emplace(to, reference_value(made)).first->second;
}

Json Session::sample(const Resource& resource) {
  std::map<std::string, Json> references;
  std::map<std::string, Json> further;  // by field
  // A further reference to the same resource names another item: nobody pays himself.
  const auto another = [&](const Field& field) {
    const std::string place = field.to + " of " + field.name;
    parents_.erase(field.to);
    const auto known = parents_.find(place);
    if (known != parents_.end()) parents_[field.to] = known->second;
    if (const std::optional<Json> id = reference(field.to)) {
      parents_[place] = *id;
      further[field.name] = *id;
    }
    parents_[field.to] = references.at(field.to);
  };
  for (const Field& field : resource.fields) {
    if (field.type != FieldType::kReference || stopped()) continue;
    if (references.contains(field.to)) {
      another(field);
    } else if (const std::optional<Json> id = reference(field.to)) {
      references[field.to] = *id;
    }
  }
  Json body = maker_.body(resource, references);
  for (auto& [name, id] : further)
    body.set(name, std::move(id));
  for (const auto& [name, choice] : spoken(resource).choices.members()) {
    if (body.find(name) != nullptr) body.set(name, choice);
  }
  return body;
}

Json Session::sample_unlike(const Resource& resource, const Json& refused) {
  Json body = sample(resource);
  for (const Field& field : resource.fields) {
    const Json* before = refused.find(field.name);
    Json* now = body.find(field.name);
    if (before == nullptr || now == nullptr || *before != *now) continue;
    if (field.type == FieldType::kBoolean) *now = !now->boolean();
    const auto at = std::ranges::find(field.members, *before);
    if (at == field.members.end() || field.members.size() < 2) continue;
    *now = std::next(at) == field.members.end() ? field.members.front() : *std::next(at);
  }
  return body;
}

std::string Session::written_key(const std::string& key) const {
  return dialect_.quoted_keys && !key.empty() ? '"' + key + '"' : key;
}

Ask Session::creation(const Resource& resource, const Json& canonical) {
  Ask ask{.method = "POST",
          .path = collection(resource),
          .body = spelled(canonical, resource, spoken(resource)).dump()};
  if (resource.idempotency_key != Demand::kNone) {
    ask.headers.push_back({"Idempotency-Key", written_key(maker_.uuid())});
  }
  return ask;
}

}  // namespace assay
