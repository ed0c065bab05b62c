// SPDX-License-Identifier: MIT
// Who asks: a gather's own users, signed up and logged in as the rubric says.
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "core/template.h"
#include "core/text.h"
#include "dialect/blocker.h"
#include "dialect/cookies.h"
#include "dialect/names.h"
#include "dialect/session.h"

namespace assay {
namespace {

Filler holes_of(const Principal& who, SampleMaker& maker) {
  return [&who, &maker](std::string_view name) -> std::optional<std::string> {
    if (name == "email") return who.email;
    if (name == "password") return who.password;
    if (name == "username" || name == "name") return who.email.substr(0, who.email.find('@'));
    if (name == "unique") return maker.unique();
    if (name == "uuid") return maker.uuid();
    return std::nullopt;
  };
}

// The token at the rubric's pointer; else, since an envelope may stand around it, under the same
// name elsewhere; else under the names that tokens usually have.
std::string token_in(const Exchange& answer, const std::string& pointer) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  if (!body) return {};
  if (const Json* exact = body->at(pointer); exact != nullptr && exact->is_string()) {
    return exact->text();
  }
  const std::string last = pointer.substr(pointer.rfind('/') + 1);
  for (const std::string_view name :
       {std::string_view(last), std::string_view("access_token"), std::string_view("token"),
        std::string_view("jwt"), std::string_view("api_key"), std::string_view("session_token")}) {
    if (name.empty()) continue;
    if (const Json* found = deep_text(*body, name)) return found->text();
  }
  return {};
}

constexpr std::size_t kKeptAccounts = 3;

constexpr std::string_view kForm = "application/x-www-form-urlencoded";

std::string form_of(const Json& body) {
  std::string form;
  for (const auto& [name, value] : body.members()) {
    if (!form.empty()) form += '&';
    form += percent_encoded(name) + "=" + percent_encoded(plain_text(value));
  }
  return form;
}

// The call's body with its holes filled, as JSON or as a form.
void fill_body(Ask& ask, const Call& call, const Filler& holes) {
  if (call.body.is_null()) return;
  const Json body = filled_body(call.body, holes);
  ask.body = call.form ? form_of(body) : body.dump();
  if (call.form) ask.content_type = std::string(kForm);
}

}  // namespace

const Principal& Session::anonymous() {
  static const Principal kAnonymous;
  return kAnonymous;
}

const Principal& Session::current() {
  if (current_ == nullptr) current_ = contract_.users ? &user(0) : &anonymous();
  return *current_;
}

const Principal& Session::user(std::size_t n) {
  if (!contract_.users) return anonymous();
  while (users_.size() <= n) {
    Principal& who = users_.emplace_back();
    who.name = fmt::format("user-{}", users_.size());
    who.email = maker_.email();
    who.password = maker_.password();
    sign_up(who);
  }
  return users_[n];
}

bool Session::has_one_account() const {
  const std::optional<Users>& users = contract_.users;
  return users && !users->sign_up && users->log_in && holes_in(users->log_in->body.dump()).empty();
}

const Principal& Session::other_user() {
  if (!has_one_account()) return user(1);
  skip("needs a second user, and the rubric's log-in knows one account");
  return user(0);
}

const Principal& Session::admin() {
  if (admin_) return *admin_;
  Principal& who = admin_.emplace();
  who.name = "admin";
  if (!contract_.users || !contract_.users->admin) {
    block("the rubric states no administrator (api.users.admin)");
    return who;
  }
  who.email = contract_.users->admin->email;
  who.password = contract_.users->admin->password;
  if (!log_in(who) && !stopped()) block("blocked by signing in: the administrator's log-in");
  return who;
}

Headers Session::credential(const Exchange& answer) {
  const Users& users = *contract_.users;
  const std::string token = token_in(answer, users.token);
  if (token.empty()) {
    const std::string cookie = session_cookie(answer);
    if (cookie.empty()) return {};
    dialect_.bind("credential", "the cookie " + cookie, "observed", answer.id);
    return session_headers(answer);
  }
  const Filler filler = [&token](std::string_view name) -> std::optional<std::string> {
    if (name == "token") return token;
    return std::nullopt;
  };
  return {{users.header, filled(users.value, filler)}};
}

Ask Session::logging_in(const Principal& who) {
  const Call& call = *contract_.users->log_in;
  Ask ask{.method = call.method, .path = call.path, .principal = &anonymous()};
  fill_body(ask, call, holes_of(who, maker_));
  return ask;
}

Ask Session::revoking(const Principal& who, const std::string& token) {
  const Call& call = *contract_.users->revoke;
  const Filler people = holes_of(who, maker_);
  const Filler holes = [&](std::string_view name) -> std::optional<std::string> {
    if (name == "token") return token;
    return people(name);
  };
  Ask ask{.method = call.method, .path = filled(call.path, holes)};
  fill_body(ask, call, holes);
  return ask;
}

bool Session::log_in(Principal& principal, const std::string& name) {
  if (!contract_.users->log_in) return false;
  const Exchange& answer = ask(name, logging_in(principal));
  // A form's log-in leads on to a page.
  const bool done =
      answer.is_2xx() || (answer.status() / 100 == 3 && blocker_of(answer) != Blocker::kLogIn);
  Headers found = done ? credential(answer) : Headers{};
  if (found.empty()) return false;
  principal.headers = std::move(found);
  return true;
}

bool Session::take_earlier_account(Principal& principal) {
  const std::size_t place = users_.size() - 1;
  if (!shares_users_ || place >= dialect_.accounts.size()) return false;
  Principal earlier = dialect_.accounts[place];
  earlier.name = principal.name;
  // A restart may have forgotten the account, and the limit with it.
  if (contract_.users->log_in && !log_in(earlier)) return false;
  principal = std::move(earlier);
  return true;
}

void Session::sign_up(Principal& principal) {
  const Users& users = *contract_.users;
  const Exchange* answer = nullptr;
  if (dialect_.sign_up_is_limited && take_earlier_account(principal)) return;
  if (users.sign_up) {
    Ask signing_up{
        .method = users.sign_up->method, .path = users.sign_up->path, .principal = &anonymous()};
    fill_body(signing_up, *users.sign_up, holes_of(principal, maker_));
    answer = &ask("sign up", signing_up);
    if (answer->is_2xx() && !users.log_in) principal.headers = credential(*answer);
  }
  if (principal.headers.empty()) log_in(principal);
  if (principal.headers.empty() && answer != nullptr && answer->is_2xx()) {
    principal.headers = credential(*answer);
  }
  if (!principal.headers.empty()) {
    const bool made = answer != nullptr && answer->is_2xx();
    if (made && dialect_.accounts.size() < kKeptAccounts) dialect_.accounts.push_back(principal);
    return;
  }
  if (stopped()) return;
  if (answer != nullptr && blocker_of(*answer) == Blocker::kThrottle) {
    dialect_.sign_up_is_limited = true;
    dialect_.bind("sign-up", "limited; accounts that signed up before are used again", "observed",
                  answer->id);
    if (take_earlier_account(principal)) return;
  }
  const Exchange* last = tape_.find("log in");
  // What a refused sign-up leaves nobody to log in with is no fault of the log-in.
  if (last == nullptr || (answer != nullptr && answer->status() >= 400)) last = answer;
  dialect_.users_answer = last == nullptr
                              ? "the rubric names neither sign-up nor log-in"
                              : fmt::format("{} {} {}", last->request.method, last->request.url,
                                            last->is_2xx() ? "gave no token" : answer_of(*last));
  block("blocked by signing in: " + dialect_.users_answer);
}

Principal Session::newcomer(const Json& extra) {
  Principal who{.name = "newcomer", .email = maker_.email(), .password = maker_.password()};
  if (!contract_.users || !contract_.users->sign_up) return who;
  const Call& call = *contract_.users->sign_up;
  Json body = filled_body(call.body, holes_of(who, maker_));
  const bool wrapped = body.size() == 1 && body.members().front().second.is_object();
  Json& account = wrapped ? body.members().front().second : body;
  for (const auto& [name, value] : extra.members())
    account.set(name, value);
  Ask signing_up{.method = call.method, .path = call.path, .principal = &anonymous()};
  signing_up.body = call.form ? form_of(body) : body.dump();
  if (call.form) signing_up.content_type = std::string(kForm);
  const Exchange& answer = ask("sign up with more", signing_up);
  if (answer.is_2xx() && !log_in(who)) who.headers = credential(answer);
  return who;
}

Principal Session::logged_in_again(const Principal& who) {
  Principal again{.name = who.name + " again", .email = who.email, .password = who.password};
  if (contract_.users) log_in(again, "log in again");
  return again;
}

}  // namespace assay
