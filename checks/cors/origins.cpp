// SPDX-License-Identifier: MIT
// Reading and asking about origins.
#include "checks/cors/origins.h"

#include "core/text.h"

namespace assay::checks {

std::vector<std::string> declared_origins(const Contract& contract) {
  const Expectation* expected = find_expectation(contract, "cors");
  const Json* named = expected == nullptr ? nullptr : expected->details.find("origins");
  if (named == nullptr) return {};
  if (named->is_string()) return {named->text()};
  std::vector<std::string> origins;
  for (const Json& one : named->items())
    origins.push_back(one.text());
  return origins;
}

std::string allowed_origin(const Exchange& answer) {
  std::string joined;
  for (const Header& header : answer.response.headers) {
    if (!equals_ignoring_case(header.name, "Access-Control-Allow-Origin")) continue;
    joined += (joined.empty() ? "" : ", ") + std::string(trimmed(header.value));
  }
  return joined;
}

bool allows_credentials(const Exchange& answer) {
  const std::string* allowed = answer.header("Access-Control-Allow-Credentials");
  return allowed != nullptr && trimmed(*allowed) == "true";
}

bool lets_read(const Exchange& answer, std::string_view origin, With with) {
  const std::string allowed = allowed_origin(answer);
  if (with == With::kNoCookie) return allowed == "*" || allowed == origin;
  return allowed == origin && allows_credentials(answer);
}

With cookie_of(const Principal& who) {
  return find_header(who.headers, "Cookie") != nullptr ? With::kCookie : With::kNoCookie;
}

Ask from_origin(Ask ask, const std::string& origin) {
  ask.headers.push_back({"Origin", origin});
  return ask;
}

Ask write_to(Session& session, const Made& made) {
  const Resource& resource = session.resource();
  const Principal* who = &session.current();
  if (resource.put) return {.method = "PUT", .path = made.path, .principal = who};
  if (resource.patch) return {.method = "PATCH", .path = made.path, .principal = who};
  if (resource.deletion != Deletion::kNone) {
    return {.method = "DELETE", .path = made.path, .principal = who};
  }
  return {.method = "POST", .path = session.collection(resource), .principal = who};
}

Ask preflight_of(const Ask& ask, const std::string& origin) {
  std::string names;
  if (ask.principal != nullptr && cookie_of(*ask.principal) == With::kNoCookie) {
    for (const Header& header : ask.principal->headers)
      names += lower(header.name) + ",";
  }
  names += "content-type";
  return {.method = "OPTIONS",
          .path = ask.path,
          .headers = {{"Origin", origin},
                      {"Access-Control-Request-Method", ask.method},
                      {"Access-Control-Request-Headers", names}},
          .principal = &Session::anonymous()};
}

}  // namespace assay::checks
