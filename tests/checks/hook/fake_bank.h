// SPDX-License-Identifier: MIT
// A service that books deposits which it is told of by events, with what may be wrong about it.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "core/check.h"
#include "dialect/session.h"
#include "dialect/signing.h"
#include "tests/support/fake_world.h"

namespace assay::checks {

struct FakeBank {
  FakeBank() {
    const Json body = Json::object({{"id", "{{event}}"},
                                    {"type", "deposit"},
                                    {"account_id", "{{account.id}}"},
                                    {"amount", 25}});
    contract.resources = {{.name = "account",
                           .path = "/accounts",
                           .fields = {{.name = "balance", .type = FieldType::kDecimal}}}};
    contract.webhooks = {{.name = "deposit",
                          .event = {.path = "/hooks", .body = body},
                          .signing = {.scheme = SignatureScheme::kStripe, .secret = "whsec_test"},
                          .effect = Effect{.kind = Effect::Kind::kNumber,
                                           .path = "/accounts/{{account.id}}",
                                           .pointer = "/balance",
                                           .by = 25}}};
    contract.expect = {{.name = "webhook", .need = "required"}};
    dialect.base = "http://fake.test";
    world.on_restart = [this](Ending, const Environment&) -> Result<void> {
      if (forgets) known.clear();
      return {};
    };
  }

  Finding judged(const Check& check) {
    check.gather(session);
    if (tape.halt()) return {.outcome = tape.halt()->outcome, .reason = tape.halt()->reason};
    return check.judge(tape);
  }

  Signing& signing() { return contract.webhooks[0].signing; }

  bool is_true(const Request& request, const Json& event) {
    if (accepts) return accepts(request, event);
    return seal_of(signing(), request.headers, request.body) == Seal::kTrue;
  }

  Response take(const Request& request) {
    const std::optional<Json> event = Json::parse(request.body);
    if (!event) return answer(400);
    if (!is_true(request, *event)) return answer(refusal);
    const std::string id = event->find("id")->text();
    const bool again = !known.insert(id).second;
    if (again && duplicates != 200) return answer(duplicates);
    if (!again || acts_again) balances[event->find(kept_name)->text()] += 25;
    return answer(200, Json::object({{"received", true}}));
  }

  Response serve(const Request& request) {
    const std::string path = path_of(request);
    if (path == "/hooks") return served ? take(request) : answer(404);
    if (request.method == "POST") {
      const std::string id = std::to_string(++accounts);
      balances[id] = 100;
      return answer(201, Json::object({{"id", Json::number(id)}, {"balance", 100}}));
    }
    const std::string id = path.substr(path.rfind('/') + 1);
    return answer(200, Json::object({{"id", Json::number(id)}, {"balance", balances[id]}}));
  }

  bool served = true;
  bool acts_again = false;
  bool forgets = false;
  std::string kept_name = "account_id";
  int refusal = 401;
  int duplicates = 200;
  std::function<bool(const Request&, const Json&)> accepts{};  // in place of the signature
  int accounts = 0;
  std::map<std::string, int> balances{};
  std::set<std::string> known{};
  std::vector<KnownKey> keys{{.text = "whsec_test", .origin = KeyOrigin::kGiven}};
  Contract contract{};
  Dialect dialect{};
  FakeWorld world{[this](const Request& request) { return serve(request); }};
  Tape tape{"hook.test", ""};
  Session session{world, contract, dialect, tape, nullptr, {.marker = "g1", .keys = keys}};
};

}  // namespace assay::checks
