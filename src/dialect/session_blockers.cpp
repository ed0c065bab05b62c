// SPDX-License-Identifier: MIT
// Asking with patience: what stands between a request and the API is cleared (rule 5).
#include <algorithm>
#include <charconv>
#include <utility>

#include "dialect/blocker.h"
#include "dialect/cookies.h"
#include "dialect/session.h"

namespace assay {
namespace {

constexpr int kTries = 4;               // of one request, blockers included
constexpr int kLongestWaitMs = 65'000;  // for all throttling within one gather

// Milliseconds that a Retry-After in seconds promises; a default where it says nothing usable.
int promised_ms(const Exchange& answer) {
  const std::string* after = answer.header("Retry-After");
  int seconds = 1;
  if (after != nullptr) {
    int told = 0;
    const auto [stop, error] = std::from_chars(after->data(), after->data() + after->size(), told);
    if (error == std::errc() && stop != after->data()) seconds = std::clamp(told, 0, 3600);
  }
  return seconds * 1000 + 50;
}

std::string without_slash(std::string_view url) {
  std::string_view path = url.substr(0, url.find('?'));
  if (path.ends_with('/')) path.remove_suffix(1);
  return std::string(path);
}

// "8080" of "http://127.0.0.1:8080/api"; empty where the URL names none.
std::string port_of(std::string_view url) {
  const std::size_t from = url.find("://") + 3;
  const std::string_view authority = url.substr(from, url.find('/', from) - from);
  const std::size_t colon = authority.rfind(':');
  return colon == std::string_view::npos ? "" : std::string(authority.substr(colon + 1));
}

void replace_headers(Headers& headers, const Headers& fresh) {
  for (const Header& header : fresh) {
    std::erase_if(headers, [&](const Header& old) { return old.name == header.name; });
    headers.push_back(header);
  }
}

}  // namespace

Principal* Session::own_user(const Ask& ask) {
  const Principal& who = ask.principal != nullptr ? *ask.principal : current();
  const auto mine = std::ranges::find(users_, &who, [](const Principal& each) { return &each; });
  return mine == users_.end() ? nullptr : &*mine;
}

// A session's cookies and CSRF token change as it goes on.
void Session::keep_session(const Exchange& answer) {
  const bool moves_on = answer.answered() && answer.status() < 400 &&
                        answer.header("Set-Cookie") != nullptr &&
                        find_header(answer.request.headers, "Cookie") != nullptr;
  if (!moves_on) return;
  const auto mine = std::ranges::find(users_, answer.principal, &Principal::name);
  if (mine != users_.end() && find_header(mine->headers, "Cookie") != nullptr) {
    mine->headers = session_headers(answer);
  }
}

bool Session::wait_out(const Exchange& answer) {
  const int wait = promised_ms(answer);
  if (waited_ms_ + wait > kLongestWaitMs) return false;
  dialect_.bind("pace", "throttles; waited for", "observed", answer.id);
  waited_ms_ += wait;
  world_.wait(std::chrono::milliseconds(wait));
  return true;
}

// RFC 9110 15.4.4: the answer to the POST is had by a GET of what it made, below its own address.
bool Session::see_other(const Exchange& answer, Ask& ask) {
  const std::string* location = answer.header("Location");
  if (answer.status() != 303 || ask.method != "POST" || location == nullptr) return false;
  const std::string target = own_url(*location, answer.request.url);
  const std::string own = without_slash(answer.request.url) + "/";
  if (!target.starts_with(own) || target == own) return false;
  ask.method = "GET";
  ask.path = target;
  ask.body.reset();
  ask.padding = {};
  ask.content_type.clear();
  return true;
}

// Only a spelling of the same address is followed; where else it leads is the answer itself.
bool Session::follow(const Exchange& answer, Ask& ask) {
  const bool moved = answer.status() == 301 || answer.status() == 302 || answer.status() == 307 ||
                     answer.status() == 308;
  const std::string* location = answer.header("Location");
  if (!moved || location == nullptr) return false;
  const std::string target = own_url(*location, answer.request.url);
  if (without_slash(target) != without_slash(answer.request.url) || target == answer.request.url) {
    return false;
  }
  ask.path = target;
  return true;
}

// Services that answer to their own names only know "localhost" as one of them.
bool Session::change_host(const Exchange& answer) {
  const std::string port = port_of(answer.request.url);
  if (!dialect_.host.empty()) return false;
  dialect_.host = port.empty() ? "localhost" : "localhost:" + port;
  dialect_.bind("host", dialect_.host, "observed", answer.id);
  return true;
}

// The blocked answer may bring the token along; else it is where frameworks hand it out.
bool Session::fetch_csrf_token(const Exchange& answer, Ask& ask) {
  const std::string before = csrf_token_of(answer.request.headers);
  Headers found = session_headers(answer);
  const auto is_fresh = [&] {
    const std::string token = csrf_token_of(found);
    return !token.empty() && token != before;
  };
  for (const std::string& path : {std::string("/csrf-token"), std::string("/csrf"),
                                  std::string("/sanctum/csrf-cookie"), ask.path}) {
    if (is_fresh() || world_.stopped()) break;
    Exchange page = send({.path = path, .headers = found, .principal = ask.principal});
    replace_headers(found, session_headers(page));
    tape_.add("csrf token", std::move(page));
  }
  if (!is_fresh()) return false;
  Principal* mine = own_user(ask);
  replace_headers(mine == nullptr ? ask.headers : mine->headers, found);
  dialect_.bind("csrf", "asks for a token; it is sent along", "observed", answer.id);
  return true;
}

bool Session::renew(const Ask& ask) {
  Principal* mine = ask.principal == nullptr ? own_user(ask) : nullptr;
  if (mine == nullptr || mine->headers.empty()) return false;
  // An account that is gone is not asked for again: wrong log-ins are counted, and end in a wait.
  const Exchange* last = tape_.find("log in");
  const bool refused = last != nullptr && (last->status() == 400 || last->status() == 401);
  if (refused && last->request.body.find(mine->email) != std::string::npos) return false;
  const std::string before = mine->headers.front().value;
  return log_in(*mine) && mine->headers.front().value != before;
}

bool Session::clear_blocker(const Exchange& answer, Ask& ask, std::vector<Blocker>& cleared) {
  if (follow(answer, ask) || see_other(answer, ask)) return true;
  const Blocker blocker = blocker_of(answer);
  if (blocker == Blocker::kNone) return false;
  if (blocker == Blocker::kThrottle) return wait_out(answer);
  if (std::ranges::find(cleared, blocker) != cleared.end()) return false;
  cleared.push_back(blocker);
  if (blocker == Blocker::kHost) return change_host(answer);
  return blocker == Blocker::kCsrf ? fetch_csrf_token(answer, ask) : renew(ask);
}

Exchange Session::send_patiently(const std::string& name, const Ask& ask) {
  Ask next = ask;
  std::vector<Blocker> cleared;
  Exchange answer = send(next);
  if (ask.patience == Patience::kImpatient) return answer;
  for (int tries = 1; tries < kTries && !world_.stopped(); ++tries) {
    if (std::ranges::find(ask.awaited, answer.status()) != ask.awaited.end()) break;
    if (answer.failure == Failure::kReset && ask.method == "GET") {
      tape_.add(name + " (connection closed)", std::move(answer));
    } else if (clear_blocker(answer, next, cleared)) {
      tape_.add(name + " (blocked)", std::move(answer));
    } else {
      break;
    }
    answer = send(next);
  }
  return answer;
}

}  // namespace assay
