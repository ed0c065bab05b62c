// SPDX-License-Identifier: MIT
// Recognising the operations by their paths and bodies.
#include "dialect/stated_users.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "dialect/names.h"
#include "dialect/openapi_document.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 9> kSigningUp{"register", "signup", "registration",
                                                     "users",    "user",   "accounts",
                                                     "account",  "join",   "createuser"};
constexpr std::array<std::string_view, 10> kLoggingIn{
    "login",   "signin",       "token", "tokens",      "sessions",
    "session", "authenticate", "auth",  "accesstoken", "authtoken"};
constexpr std::array<std::string_view, 8> kTokens{"accesstoken", "token",   "jwt",    "authtoken",
                                                  "bearertoken", "idtoken", "apikey", "access"};

std::string last_word(std::string_view path) {
  const std::string trimmed = without_slashes(path);
  return fold(std::string_view(trimmed).substr(trimmed.rfind('/') + 1));
}

// The value that stands for a property of the body; null for one that need not be sent.
Json value_for(const StatedProperty& property) {
  const std::string name = fold(property.name);
  if (name.find("password") != std::string::npos || name == "passwd" || name == "pwd")
    return "{{password}}";
  if (name.find("email") != std::string::npos || name == "mail") return "{{email}}";
  if (!property.required) return {};
  if (member_of(*property.schema, "format").text() == "email") return "{{email}}";
  if (const Json& members = member_of(*property.schema, "enum"); !members.items().empty())
    return members.items().front();
  if (name == "username" || name == "login" || name == "nickname") return "{{username}}";
  if (has_type(*property.schema, "string")) return "{{unique}}";
  if (has_type(*property.schema, "boolean")) return true;
  if (has_type(*property.schema, "integer") || has_type(*property.schema, "number")) return 1;
  return {};
}

// OAuth 2 sends the password as a form.
const Json& form_schema(const Json& document, const Json& operation) {
  const Json& body = resolved(document, member_of(operation, "requestBody"));
  return member_of(member_of(member_of(body, "content"), "application/x-www-form-urlencoded"),
                   "schema");
}

// Null when no password is sent.
Json credentials_for(const Json& document, const Json& schema) {
  const StatedObject stated = stated_object(document, schema, BodyOf::kRequest);
  Json body = Json::object();
  bool has_password = false;
  for (const StatedProperty& property : stated.properties) {
    Json value = value_for(property);
    has_password = has_password || value == Json("{{password}}");
    if (!value.is_null()) body.set(property.name, std::move(value));
  }
  // Who logs in has to be named, and not every document says that it must.
  if (body.size() == 1) {
    for (const StatedProperty& property : stated.properties) {
      if (fold(property.name) == "username") body.set(property.name, "{{username}}");
    }
  }
  if (!has_password) return {};
  return stated.wrapper.empty() ? body : Json::object({{stated.wrapper, body}});
}

std::optional<Call> call_with_password(const Json& document,
                                       const std::string& path,
                                       const Json& operation) {
  const Json& json = request_schema(document, operation);
  const Json& schema = json.is_null() ? form_schema(document, operation) : json;
  Json body = credentials_for(document, schema);
  if (body.is_null()) return std::nullopt;
  return Call{.path = path, .body = std::move(body), .form = json.is_null()};
}

// OAuth 2 names whoever logs in `username`, whatever signed up.
void log_in_by_email(Users& users) {
  if (!users.sign_up || !users.log_in) return;
  const auto fills = [](const Call& call, std::string_view hole) {
    return call.body.dump().find(hole) != std::string::npos;
  };
  if (fills(*users.sign_up, "{{username}}") || !fills(*users.sign_up, "{{email}}")) return;
  for (auto& [name, value] : users.log_in->body.members()) {
    if (value == Json("{{username}}")) value = "{{email}}";
  }
}

// Where the answer holds a token; empty when it tells of none.
std::string token_in(const Json& document, const Json& operation) {
  const StatedObject answer =
      stated_object(document, answer_schema(document, operation), BodyOf::kAnswer);
  for (const std::string_view token : kTokens) {
    const auto found = std::ranges::find(answer.properties, token,
                                         [](const StatedProperty& one) { return fold(one.name); });
    if (found == answer.properties.end()) continue;
    return (answer.wrapper.empty() ? "" : "/" + answer.wrapper) + "/" + found->name;
  }
  return {};
}

void add_header(const Json& document, Users& users) {
  const Json* schemes = document.at("/components/securitySchemes");
  if (schemes == nullptr) schemes = document.find("securityDefinitions");
  if (schemes == nullptr) return;
  for (const auto& [name, stated] : schemes->members()) {
    const Json& scheme = resolved(document, stated);
    if (member_of(scheme, "type").text() == "http") return;  // Authorization: Bearer, as by default
    if (member_of(scheme, "in").text() != "header") continue;
    users.header = member_of(scheme, "name").text();
    if (!equals_ignoring_case(users.header, "Authorization")) users.value = "{{token}}";
    return;
  }
}

}  // namespace

std::optional<Users> stated_users(const Json& document) {
  Users users;
  for (const auto& [path, item] : member_of(document, "paths").members()) {
    const Json& operation = resolved(document, member_of(item, "post"));
    if (operation.is_null() || path.find('{') != std::string::npos) continue;
    const std::string word = last_word(path);
    const bool logs_in = lists(kLoggingIn, word);
    if (!logs_in && !lists(kSigningUp, word)) continue;
    std::optional<Call>& call = logs_in ? users.log_in : users.sign_up;
    if (call) continue;
    call = call_with_password(document, path, operation);
    if (!call) continue;
    if (logs_in || users.token.empty()) {
      const std::string token = token_in(document, operation);
      if (!token.empty()) users.token = token;
    }
  }
  if (!users.sign_up && !users.log_in) return std::nullopt;
  log_in_by_email(users);
  add_header(document, users);
  return users;
}

}  // namespace assay
