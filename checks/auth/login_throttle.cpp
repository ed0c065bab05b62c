// SPDX-License-Identifier: MIT
// auth.login-throttle: guessing is slowed.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "checks/auth/family.h"
#include "core/text.h"
#include "dialect/session.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace auth_login_throttle {
namespace {

constexpr Meta kMeta{
    .id = "auth.login-throttle",
    .title = "Guessing a password is slowed down",
    .failure_title = "Guessing a password is not slowed down",
    .why = "A log-in that answers any number of guesses is as strong as the weakest password.",
    .fix =
        "Count wrong passwords for each account, and for each address too; answer 429 with "
        "Retry-After, or wait longer each time.",
    .source = "OWASP API2:2023; OWASP Authentication sheet",
    .severity = Severity::kMajor,
    .needs = need::kUsers,
    .scope = Scope::kService,
    .stage = Stage::kAuth,
};

constexpr int kGuesses = 20;

void gather(Session& session) {
  const bool demanded = is_demanded(session.contract(), "login_throttle");
  if (!session.contract().users->log_in) {
    session.skip("the rubric names no log-in");
    return;
  }
  if (session.has_one_account()) return session.skip("the rubric's log-in knows one account");
  // What follows may be locked out by address; only a service of our own is made to forget it.
  if (!demanded && !session.world().can_restart()) {
    session.skip("the brief does not ask that log-ins are throttled");
    return;
  }
  const Principal& target = session.user(0);
  const Principal& bystander = session.user(1);
  if (session.stopped()) return;
  session.tape().note("demanded", demanded);
  const auto log_in = [&](const std::string& name, const Principal& who) -> const Exchange& {
    Ask ask = session.logging_in(who);
    ask.patience = Patience::kImpatient;
    return session.ask(name, ask);
  };
  for (int guess = 0; guess < kGuesses && !session.stopped(); ++guess) {
    log_in("guess", {.email = target.email, .password = session.maker().password()});
  }
  log_in("right password", target);
  if (log_in("another account", bystander).is_2xx() || !session.world().can_restart()) return;
  if (!session.world().restart(Ending::kTerm, {})) session.block("the service did not start again");
}

// A refusal that is not about the password.
bool is_lockout(const Exchange& answer, const Exchange& first) {
  if (looks_throttled(answer) || answer.status() == 423) return true;
  if (answer.status() == 403 && first.status() != 403) return true;
  return std::ranges::any_of(std::array{"captcha", "too many", "locked"}, [&](const char* word) {
    return contains_ignoring_case(answer.response.body, word) &&
           !contains_ignoring_case(first.response.body, word);
  });
}

// Each guess takes longer: the last three at least a second, and three times the first.
bool grows(const std::vector<const Exchange*>& guesses) {
  constexpr double kSecond = 1000;
  constexpr double kTimes = 3;
  if (guesses.size() < 4) return false;
  std::array<double, 3> last{};
  for (std::size_t i = 0; i < last.size(); ++i)
    last.at(i) = guesses[guesses.size() - 1 - i]->ms;
  std::ranges::sort(last);
  return last[1] >= kSecond && last[1] >= kTimes * guesses.front()->ms;
}

Finding judge(const Tape& tape) {
  const std::vector<const Exchange*> guesses = tape.all("guess");
  const Exchange& right = tape.at("right password");
  const Exchange& first = *guesses.front();
  for (const Exchange* guess : guesses) {
    if (is_lockout(*guess, first)) return pass(*guess);
  }
  if (grows(guesses)) return pass(*guesses.back(), "each guess takes longer than the one before");
  if (right.is_4xx()) {
    return pass(right, "after the guesses even the right password is refused");
  }
  if (!guesses.back()->answered()) return inconclusive("the guesses were not answered");
  if (!tape.fact("demanded").boolean()) {
    return not_applicable(fmt::format(
        "{} wrong passwords in a row were all looked at; the brief does not ask that log-ins are "
        "throttled",
        guesses.size()));
  }
  return fail(
      {{.exchange = guesses.back()->id}, {.exchange = right.id}},
      {.message = fmt::format("{} wrong passwords in a row were all looked at, and then the "
                              "right one was accepted",
                              guesses.size()),
       .expected = "429, a lock, or growing delays",
       .observed = fmt::format("the last wrong one {} in {:.0f} ms", answer_of(*guesses.back()),
                               guesses.back()->ms)});
}

}  // namespace
}  // namespace auth_login_throttle
const Check kLoginThrottle{auth_login_throttle::kMeta, auth_login_throttle::gather,
                           auth_login_throttle::judge};
}  // namespace assay::checks
