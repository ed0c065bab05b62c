// SPDX-License-Identifier: MIT
// Tapes of an API of products with each refusal seen twice.
#pragma once

#include <string>

#include "core/json.h"
#include "core/tape.h"
#include "tests/support/exchanges.h"

namespace assay::checks {

// The error bodies of one service; an empty text leaves the kind out.
struct ErrorBodies {
  std::string validation{};
  std::string malformed{};
  std::string not_found{};
  std::string conflict{};
  std::string access{};
  std::string type = "application/json";
};

inline Json product_routes() {
  return Json::parse(R"([{"path":"/api/products","id":"7","has_items":true},
                         {"path":"/api/auth/login","id":"","has_items":false}])")
      .value_or(Json());
}

inline Exchange posted(int id, int status, std::string sent, std::string body, std::string type) {
  Exchange exchange = answered(id, "POST", "/api/products", status, std::move(body),
                               {{"Content-Type", std::move(type)}});
  exchange.request.body = std::move(sent);
  exchange.request.has_body = true;
  exchange.request.headers = {{"Content-Type", "application/json"}};
  return exchange;
}

inline Tape refused_tape(const char* check, const ErrorBodies& bodies) {
  Tape tape(check, "");
  tape.note("routes", product_routes());
  const auto twice = [&](const char* name, const Exchange& exchange) {
    if (exchange.response.body.empty() && !exchange.header("X-Empty")) return;
    tape.add(name, exchange);
    tape.add(name, exchange);
  };
  twice("validation", posted(1, 422, "{}", bodies.validation, bodies.type));
  twice("malformed JSON", posted(2, 400, R"({"name": )", bodies.malformed, bodies.type));
  twice("unknown id", answered(3, "GET", "/api/products/1000007", 404, bodies.not_found,
                               {{"Content-Type", bodies.type}}));
  twice("duplicate", posted(4, 409, R"({"name":"a"})", bodies.conflict, bodies.type));
  twice("no credentials",
        answered(5, "GET", "/api/products/7", 401, bodies.access, {{"Content-Type", bodies.type}}));
  return tape;
}

}  // namespace assay::checks
