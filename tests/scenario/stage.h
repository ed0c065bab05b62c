// SPDX-License-Identifier: MIT
// A scenario of a shop, performed on a service that a function plays.
#pragma once

#include <string>
#include <utility>

#include "contract/contract.h"
#include "dialect/session.h"
#include "scenario/judge.h"
#include "scenario/perform.h"
#include "scenario/scenario.h"
#include "tests/support/fake_world.h"

namespace assay {

inline Contract contract_of_shop() {
  return {.resources = {{.name = "product",
                         .path = "/products",
                         .fields = {{.name = "name", .required = true},
                                    {.name = "unit_price", .type = FieldType::kDecimal},
                                    {.name = "stock", .type = FieldType::kInteger}}},
                        {.name = "order",
                         .path = "/orders",
                         .fields = {{.name = "product_id",
                                     .type = FieldType::kReference,
                                     .required = true,
                                     .to = "product"}}}}};
}

struct ScenarioStage {
  ScenarioStage(const char* steps, FakeWorld::Handler handler, Contract stated = contract_of_shop())
      : contract(std::move(stated)), world(std::move(handler)) {
    scenario = read_scenario(Json::object({{"steps", Json::parse(steps).value()}}));
    dialect.base = "http://fake.test/api";
  }

  Finding played() {
    Session session{world, contract, dialect, tape, nullptr, {.marker = "g1"}};
    perform(scenario, session);
    return judge_scenario(scenario, contract, tape);
  }
  const Request& request(std::size_t index) const { return world.exchanges().at(index).request; }

  Contract contract;
  Dialect dialect{};
  FakeWorld world;
  Tape tape{"shop", ""};
  Scenario scenario{};
};

}  // namespace assay
