// SPDX-License-Identifier: MIT
// The `api:` section: consistency, users, rate limit, business rules.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "core/text.h"
#include "rubric/decode.h"
#include "rubric/holes.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 3> kLimitKeys{"user", "ip", "key"};

void check_pointer(const Node& node, Problems& problems) {
  if (!node.is_string() || node.text.starts_with('/')) return;
  problems.add(node.at, fmt::format("'{}' is no JSON Pointer", shortened(node.text, 60)),
               fmt::format("it begins with a slash: /{}", shortened(node.text, 60)));
}

std::optional<Call> decode_user_call(const Node& node,
                                     std::string_view what,
                                     Users& users,
                                     Problems& problems) {
  MapReader reader(node, std::string(what), problems);
  const Call call = decode_call(reader, hole::people());
  if (const Node* token = reader.find("token")) check_pointer(*token, problems);
  reader.text("token", users.token);
  reader.finish();
  return call;
}

void decode_oversell(const Node& node, Contract& contract, Problems& problems) {
  Oversell oversell;
  MapReader reader(node, "oversell", problems);
  const Node* stock = reader.need("stock", "stock: product.stock");
  std::string name;
  reader.text("stock", name);
  const std::size_t dot = std::min(name.find('.'), name.size());
  oversell.resource = name.substr(0, dot);
  oversell.field = name.substr(std::min(dot + 1, name.size()));
  const Resource* resource = find_resource(contract, oversell.resource);
  const Field* field = resource == nullptr ? nullptr : find_field(*resource, oversell.field);
  if (stock != nullptr && (field == nullptr || field->type != FieldType::kInteger)) {
    problems.add(stock->at, fmt::format("stock names '{}', which is no integer field", name),
                 "write resource.field: product.stock");
  }
  std::vector<std::string> known = hole::data();
  for (const Resource& one : contract.resources)
    known.push_back(one.name + ".id");
  if (const Node* buy = reader.need("buy", "the call that buys one: {post: /orders, body: {…}}")) {
    MapReader call(*buy, "buy", problems);
    oversell.buy = decode_call(call, known);
    call.finish();
  }
  reader.finish();
  contract.oversell = std::move(oversell);
}

}  // namespace

void decode_users(const Node& node, Contract& contract, Problems& problems) {
  Users users;
  MapReader reader(node, "users", problems);
  if (const Node* call = reader.find("sign_up")) {
    users.sign_up = decode_user_call(*call, "sign_up", users, problems);
  }
  if (const Node* call = reader.find("log_in")) {
    users.log_in = decode_user_call(*call, "log_in", users, problems);
  }
  if (!users.sign_up && !users.log_in && node.is_map()) {
    problems.add(
        reader.at(), "users says neither how to sign up nor how to log in",
        "log_in: {post: /auth/login, body: {email: \"{{email}}\", password: \"{{password}}\"}}");
  }
  if (const Node* send = reader.find("send")) {
    MapReader sent(*send, "send", problems);
    sent.text("header", users.header);
    sent.text("value", users.value);
    sent.finish();
    check_holes(*send, {"token"}, problems);
    if (users.value.find("{{") == std::string::npos) {
      problems.add(sent.spot("value"), "the value that is sent holds no token",
                   "value: \"Bearer {{token}}\"");
    }
  }
  reader.finish();
  contract.users = std::move(users);
}

void decode_rate_limit(const Node& node, Contract& contract, Problems& problems) {
  RateLimit limit;
  MapReader reader(node, "rate_limit", problems);
  if (const Node* per = reader.find("per")) {
    const auto index = read_word(*per, "per", kLimitKeys, problems);
    if (index) limit.per = kLimitKeys[*index];
  }
  if (limit.per == "user" && !contract.users) {
    // Without users there is nobody but the address to count by.
    if (node.find("per") != nullptr) {
      problems.add(reader.spot("per"), "per: user needs users, and api.users states none",
                   "per: ip");
    }
    limit.per = "ip";
  }
  std::optional<int> count;
  const Node* stated = reader.need("limit", "the number of requests within the window: limit: 30");
  reader.whole("limit", count);
  limit.limit = count.value_or(1);
  if (stated != nullptr && count && *count == 0)
    problems.add(stated->at, "limit is 0: nothing passes");
  const Node* window = reader.need("window", "window: 10s");
  reader.duration("window", limit.window_ms);
  if (window != nullptr && window->is_string() && limit.window_ms == 0) {
    problems.add(window->at, "window is 0");
  }
  if (const Node* when = reader.find("when")) {
    MapReader inner(*when, "when", problems);
    inner.pairs("env", limit.env);
    inner.finish();
    check_holes(*when, hole::candidate(), problems);
  }
  reader.finish();
  contract.rate_limit = std::move(limit);
}

void decode_rules(const Node& node, Contract& contract, Problems& problems) {
  MapReader reader(node, "rules", problems);
  if (const Node* oversell = reader.find("oversell"))
    decode_oversell(*oversell, contract, problems);
  reader.finish();
}

void decode_api(const Node& node, Contract& contract, Problems& problems) {
  MapReader reader(node, "api", problems);
  reader.duration("consistency", contract.consistency_ms);
  if (const Node* users = reader.find("users")) decode_users(*users, contract, problems);
  if (const Node* all = reader.find("resources")) decode_resources(*all, contract, problems);
  if (const Node* limit = reader.find("rate_limit")) decode_rate_limit(*limit, contract, problems);
  reader.texts("never_return", contract.never_return);
  if (const Node* rules = reader.find("rules")) decode_rules(*rules, contract, problems);
  if (const Node* expect = reader.find("expect")) decode_expect(*expect, contract, problems);
  reader.finish();
}

}  // namespace assay
