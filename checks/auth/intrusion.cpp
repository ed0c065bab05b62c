// SPDX-License-Identifier: MIT
// Changing an item as somebody else.
#include "checks/auth/intrusion.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "dialect/refusal.h"
#include "dialect/taken.h"
#include "dialect/tombstone.h"
#include "dialect/update.h"

namespace assay::checks {
namespace {

constexpr const char* kMethods[] = {"PUT", "PATCH", "DELETE"};

bool offers(const Resource& resource, std::string_view method) {
  if (method == "PUT") return resource.put;
  if (method == "PATCH") return resource.patch;
  return resource.deletion != Deletion::kNone;
}

// The same attempt, written anew for its lock.
Ask attempt(Session& session, const Made& made, const std::string& method, const Json& body) {
  return method == "DELETE" ? deletion(session, made) : update(session, method, made, body);
}

void intrude_by(Session& session,
                const Made& made,
                const Principal& intruder,
                const std::string& method) {
  const bool undeclared = session.resource().fields.empty();
  const Json body = undeclared ? session.sample() : replacement(session, made);
  if (session.stopped()) return;
  session.tape().note("body of " + method, body);
  session.get("before " + method, made.path);
  Ask ask = attempt(session, made, method, body);
  ask.principal = &intruder;
  session.ask(method + " by the intruder", ask);
  session.get("after " + method, made.path);
  session.ask(method + " by the owner", attempt(session, made, method, body));
}

std::optional<Attempt> judged(const Tape& tape,
                              const std::string& method,
                              Standing (*refusal)(const Exchange&)) {
  const Exchange* intruder = tape.find(method + " by the intruder");
  const Exchange* before = tape.find("before " + method);
  if (intruder == nullptr || !intruder->answered() || !before->is_2xx()) return std::nullopt;
  const Exchange& after = tape.at("after " + method);
  Attempt result{.method = method, .exchange = intruder, .standing = refusal(*intruder)};
  result.observed = answer_of(*intruder);
  result.breach = method == "DELETE" ? is_gone_from(after, *before, tape.subject())
                                     : took(tape.at("before " + method), after, tape.subject(),
                                            tape.fact("body of " + method));
  if (result.breach) {
    result.standing.credit = 0;
    result.observed += method == "DELETE" ? " and the item is gone" : " and the item changed";
    return result;
  }
  if (!tape.at(method + " by the owner").is_2xx() || !after.is_2xx()) return std::nullopt;
  if (refused_in_words(*intruder)) {
    result.standing.credit = 1;  // denied, under a status that http.honest-status charges
    result.observed += " and says no";
  } else if (intruder->is_2xx() || intruder->is_5xx()) {
    // "It is not there for you, whatever it was": a DELETE may say so by 204, too.
    result.standing.credit = method == "DELETE" && intruder->is_2xx() ? 1 : 0.5;
    result.observed += " though the item did not change";
  }
  return result;
}

}  // namespace

void intrude(Session& session, const Made& made, const Principal& intruder) {
  for (const std::string method : kMethods) {
    if (offers(session.resource(), method) && !session.stopped()) {
      intrude_by(session, made, intruder, method);
    }
  }
}

std::vector<Attempt> attempts(const Tape& tape, Standing (*refusal)(const Exchange&)) {
  std::vector<Attempt> all;
  for (const std::string method : kMethods) {
    if (std::optional<Attempt> one = judged(tape, method, refusal)) all.push_back(std::move(*one));
  }
  return all;
}

}  // namespace assay::checks
