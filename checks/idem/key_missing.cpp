// SPDX-License-Identifier: MIT
// idem.key-missing: a required key is enforced.
#include <algorithm>

#include <fmt/core.h>

#include "checks/idem/family.h"
#include "core/tally.h"
#include "dialect/session.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace idem_key_missing {
namespace {

constexpr Meta kMeta{
    .id = "idem.key-missing",
    .title = "A request without the required idempotency key is refused",
    .failure_title = "A request without the required idempotency key is accepted",
    .why =
        "Where the brief requires a key, a client that forgets it must learn so at once, not "
        "after its first double order.",
    .fix = "Answer 400 when the Idempotency-Key header is absent.",
    .source = "draft-ietf-httpapi-idempotency-key-header 2.7",
    .severity = Severity::kMinor,
    .needs = need::kIdempotencyKey | need::kKeyRequired,
};

constexpr std::size_t kLongKey = 300;

Ask with_key(Session& session, const std::string* key) {
  Ask ask = session.creation(session.resource(), session.sample());
  std::erase_if(ask.headers, [](const Header& h) { return h.name == "Idempotency-Key"; });
  if (key != nullptr) ask.headers.push_back({"Idempotency-Key", *key});
  return ask;
}

void gather(Session& session) {
  if (!session.control("control")) return;
  const std::string empty;
  const std::string longest(kLongKey, 'k');
  session.ask("no key", with_key(session, nullptr));
  session.ask("empty key", with_key(session, &empty));
  session.ask("long key", with_key(session, &longest));
}

Finding judge(const Tape& tape) {
  const Exchange& none = tape.at("no key");
  const Standing standing = key_missing(none);
  Tally tally;
  tally.add("a request without a key", standing.credit, std::string(standing.expected), none);
  double credit = standing.credit;
  for (const char* name : {"empty key", "long key"}) {
    const Exchange& answer = tape.at(name);
    const bool survived = answer.answered() && !answer.is_5xx();
    if (!survived) credit *= 0.75;
    tally.add(fmt::format("a request with {} {}", name[0] == 'e' ? "an" : "a", name),
              survived ? 1 : 0, "a 4xx or a normal answer", answer);
  }
  return tally.finding(credit, "the key is required");
}

}  // namespace
}  // namespace idem_key_missing
const Check kKeyMissing{idem_key_missing::kMeta, idem_key_missing::gather, idem_key_missing::judge};
}  // namespace assay::checks
