// SPDX-License-Identifier: MIT
// Asking for the OpenAPI document, and for the base path that it states.
#include "dialect/find_openapi.h"

#include <array>
#include <string>
#include <vector>

#include "dialect/blocker.h"
#include "dialect/openapi.h"

namespace assay {
namespace {

// FastAPI and many others; springdoc; Swashbuckle, ASP.NET; NestJS; swaggo, swagger-jsdoc;
// Fastify; drf-spectacular; Quarkus.
constexpr std::array<std::string_view, 13> kAddresses = {"/openapi.json",
                                                         "/v3/api-docs",
                                                         "/swagger/v1/swagger.json",
                                                         "/openapi/v1.json",
                                                         "/api-json",
                                                         "/swagger.json",
                                                         "/swagger/doc.json",
                                                         "/api-docs",
                                                         "/api-docs.json",
                                                         "/docs/json",
                                                         "/documentation/json",
                                                         "/api/schema/?format=json",
                                                         "/q/openapi?format=json"};

std::string origin_of(const std::string& base) {
  return base.substr(0, base.find('/', base.find("://") + 3));
}

std::vector<std::string> starts(const std::string& base) {
  const std::string origin = origin_of(base);
  return base == origin ? std::vector<std::string>{origin} : std::vector<std::string>{origin, base};
}

}  // namespace

std::optional<Json> find_openapi(Session& session) {
  for (const std::string& start : starts(session.dialect().base)) {
    for (const std::string_view address : kAddresses) {
      if (session.world().stopped()) return std::nullopt;
      const Exchange& answer = session.ask("openapi", {.path = start + std::string(address),
                                                       .principal = &Session::anonymous(),
                                                       .patience = Patience::kImpatient});
      if (!answer.answered() || blocker_of(answer) == Blocker::kThrottle) return std::nullopt;
      if (!answer.is_2xx() || answer.response.truncated) continue;
      std::optional<Json> document = Json::parse(answer.response.body);
      if (!document || !is_openapi(*document)) continue;
      session.dialect().bind("openapi", std::string(address), "observed", answer.id);
      return document;
    }
  }
  return std::nullopt;
}

void adopt_stated_base(Session& session, const Json& document) {
  Dialect& dialect = session.dialect();
  std::optional<std::string> base;
  std::string path;
  for (const Resource& resource : session.contract().resources) {
    const std::optional<std::string> full = full_path_of(document, resource.path);
    if (!full) return;
    path = resource.path.ends_with('/') ? resource.path.substr(0, resource.path.size() - 1)
                                        : resource.path;
    const std::string here = origin_of(dialect.base) + full->substr(0, full->size() - path.size());
    if (base && *base != here) return;
    base = here;
  }
  if (!base || *base == dialect.base) return;
  const Ask stated{.path = dialect.base + path, .principal = &Session::anonymous()};
  if (session.ask("rubric's base", stated).status() != 404) return;
  const Ask other{.path = *base + path, .principal = &Session::anonymous()};
  const Exchange& answer = session.ask("document's base", other);
  if (!answer.answered() || answer.status() == 404) return;
  dialect.base = *base;
  dialect.bind("base", dialect.base, "openapi", answer.id);
}

}  // namespace assay
