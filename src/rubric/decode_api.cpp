// SPDX-License-Identifier: MIT
// The `api:` section: consistency, the rate limit, and the parts that other files read.
#include <array>

#include <fmt/core.h>

#include "rubric/decode.h"
#include "rubric/holes.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 3> kLimitKeys{"user", "ip", "key"};

}  // namespace

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

void decode_api(const Node& node, Contract& contract, Problems& problems) {
  MapReader reader(node, "api", problems);
  reader.duration("consistency", contract.consistency_ms);
  reader.pairs("headers", contract.headers);
  if (const Node* users = reader.find("users")) decode_users(*users, contract, problems);
  if (const Node* all = reader.find("resources")) decode_resources(*all, contract, problems);
  if (const Node* limit = reader.find("rate_limit")) decode_rate_limit(*limit, contract, problems);
  reader.texts("never_return", contract.never_return);
  if (const Node* rules = reader.find("rules")) decode_rules(*rules, contract, problems);
  if (const Node* calls = reader.find("admin_only")) decode_admin_only(*calls, contract, problems);
  decode_events(reader, contract);
  decode_running(reader, contract);
  if (const Node* expect = reader.find("expect")) decode_expect(*expect, contract, problems);
  reader.finish();
}

}  // namespace assay
