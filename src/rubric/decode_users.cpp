// SPDX-License-Identifier: MIT
// Who uses the API: signing up, logging in, the admin, and what becomes of credentials.
#include <fmt/core.h>

#include "core/text.h"
#include "rubric/decode.h"
#include "rubric/holes.h"

namespace assay {
namespace {

void check_pointer(const Node& node, Problems& problems) {
  if (!node.is_string() || node.text.starts_with('/')) return;
  problems.add(node.at, fmt::format("'{}' is no JSON Pointer", shortened(node.text, 60)),
               fmt::format("it begins with a slash: /{}", shortened(node.text, 60)));
}

// `form` in place of `body`, as HTML forms and OAuth 2 send it.
void decode_form(MapReader& reader, const std::vector<std::string>& known, Call& call) {
  const Node* form = reader.find("form");
  if (form == nullptr) return;
  if (!call.body.is_null()) {
    reader.problems().add(form->key_at,
                          fmt::format("{} has both a body and a form", reader.what()));
  }
  if (!expect_map(*form, "form", reader.problems())) return;
  call.body = to_json(*form);
  call.form = true;
  check_holes(*form, known, reader.problems());
}

std::optional<Call> decode_user_call(const Node& node,
                                     std::string_view what,
                                     Users& users,
                                     Problems& problems) {
  MapReader reader(node, std::string(what), problems);
  Call call = decode_call(reader, hole::people());
  decode_form(reader, hole::people(), call);
  if (const Node* token = reader.find("token")) check_pointer(*token, problems);
  reader.text("token", users.token);
  reader.finish();
  return call;
}

void decode_send(const Node& node, Users& users, Problems& problems) {
  MapReader reader(node, "send", problems);
  reader.text("header", users.header);
  reader.text("value", users.value);
  reader.finish();
  check_holes(node, {"token"}, problems);
  if (users.value.find("{{") != std::string::npos) return;
  problems.add(reader.spot("value"), "the value that is sent holds no token",
               "value: \"Bearer {{token}}\"");
}

void decode_admin(const Node& node, Users& users, Problems& problems) {
  Account admin;
  MapReader reader(node, "admin", problems);
  reader.need("email", "admin: {email: root@example.org, password: secret}");
  reader.text("email", admin.email);
  reader.need("password", "admin: {email: root@example.org, password: secret}");
  reader.text("password", admin.password);
  reader.finish();
  if (!users.log_in) {
    problems.add(node.key_at, "admin needs log_in, through which the account logs in");
  }
  users.admin = std::move(admin);
}

void decode_revoke(const Node& node, Users& users, Problems& problems) {
  MapReader reader(node, "revoke", problems);
  std::vector<std::string> known = hole::people();
  known.emplace_back("token");
  users.revoke = decode_call(reader, known);
  decode_form(reader, known, *users.revoke);
  reader.finish();
}

void decode_short_lived(const Node& node, Users& users, Problems& problems) {
  MapReader reader(node, "short_lived", problems);
  reader.need("env", "the variables that shorten a token's life: env: {TOKEN_TTL: \"1\"}");
  reader.pairs("env", users.short_lived);
  reader.need("lifetime", "how long a token then lives: lifetime: 1s");
  reader.duration("lifetime", users.lifetime_ms);
  reader.finish();
  check_holes(node, hole::candidate(), problems);
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
  if (const Node* send = reader.find("send")) decode_send(*send, users, problems);
  if (const Node* admin = reader.find("admin")) decode_admin(*admin, users, problems);
  if (const Node* revoke = reader.find("revoke")) decode_revoke(*revoke, users, problems);
  if (const Node* life = reader.find("short_lived")) decode_short_lived(*life, users, problems);
  reader.finish();
  contract.users = std::move(users);
}

}  // namespace assay
