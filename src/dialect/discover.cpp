// SPDX-License-Identifier: MIT
// Discovery (catalogue, section 6): the document, sign-up, then one creation of each resource.
#include "dialect/discover.h"

#include <optional>

#include <fmt/core.h>

#include "dialect/envelope.h"
#include "dialect/find_openapi.h"
#include "dialect/learn_creation.h"
#include "dialect/openapi.h"
#include "dialect/session.h"

namespace assay {
namespace {

class Discovery {
 public:
  Discovery(
      World& world, const Contract& contract, Dialect& dialect, Tape& tape, std::uint64_t seed)
      : contract_(contract),
        dialect_(dialect),
        tape_(tape),
        session_(world, contract, dialect, tape, nullptr, {.seed = seed, .marker = "gdiscover"}) {}

  void run() {
    const std::optional<Json> document = find_openapi(session_);
    if (document) adopt_stated_base(session_, *document);
    learn_users();
    for (const Resource& resource : contract_.resources) {
      if (session_.world().stopped()) return;
      learn_creation(session_, resource,
                     document ? stated_body(*document, resource.path) : std::nullopt);
      if (dialect_.resources[resource.name].creatable) learn_list(resource);
    }
  }

 private:
  void learn_users() {
    if (!contract_.users) return;
    const Principal& first = session_.user();
    dialect_.users_work = !first.headers.empty();
    dialect_.bind("users", dialect_.users_work ? "sign-up and log-in work" : dialect_.users_answer,
                  "observed", last_id());
    // Without users the resources are still asked for, as anybody.
    if (!dialect_.users_work) session_.act_as(Session::anonymous());
  }

  void learn_list(const Resource& resource) {
    const std::string name = "list " + resource.name;
    const Exchange& answer = session_.get(name, session_.collection(resource));
    adopt_slash(session_.spoken(resource), dialect_.base, answer);
    const std::optional<Json> body = Json::parse(answer.response.body);
    const Json* list = body && answer.is_2xx() ? find_list(*body, resource.name) : nullptr;
    dialect_.bind(resource.name + ".list",
                  list == nullptr ? "none: GET " + answer_of(answer)
                                  : fmt::format("{}, {} items",
                                                body->is_array() ? "bare array" : "in an envelope",
                                                list->items().size()),
                  "observed", answer.id);
  }

  int last_id() const { return tape_.entries().empty() ? 0 : tape_.entries().back().exchange.id; }

  const Contract& contract_;
  Dialect& dialect_;
  Tape& tape_;
  Session session_;
};

}  // namespace

Dialect discover(World& world,
                 const Contract& contract,
                 const std::string& base,
                 std::uint64_t seed,
                 Tape& tape) {
  Dialect dialect;
  dialect.base = base;
  Discovery(world, contract, dialect, tape, seed).run();
  return dialect;
}

}  // namespace assay
