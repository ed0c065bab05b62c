// SPDX-License-Identifier: MIT
// Asks whether a created item shows what was sent, with values that careless storage loses.
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "checks/http/distinctive.h"
#include "checks/http/family.h"
#include "checks/http/stored.h"
#include "core/tally.h"
#include "dialect/session.h"

namespace assay::checks {
namespace http_read_after_write {
namespace {

constexpr Meta kMeta{
    .id = "http.read-after-write",
    .title = "A created item shows what was sent",
    .failure_title = "A created item does not show what was sent",
    .why = "A value that changes or vanishes on its way to storage is lost data.",
    .fix =
        "Store each declared field as it was sent and show it in GET: exact decimals, Unicode, 0 "
        "and false included.",
    .source = "RFC 9110 9.3.4; RFC 8259",
    .severity = Severity::kMajor,
    .needs = need::kFields,
};

constexpr double kLossyPrecision = 0.5;

// Reads an item until it shows what was sent, or the consistency window has passed. Once one has
// lost something after all that time, the others are read at once.
class Reader {
 public:
  explicit Reader(Session& session) : session_(session) {}

  void read(const std::string& name, const Made& made) {
    const Ask question{.path = made.path};
    const auto holds = [&](const Exchange& answer) {
      return lost_ || shows_all(session_.tape(), made.sent, answer);
    };
    const Exchange& read = session_.settle(name + " (stored)", question, holds);
    lost_ = lost_ || !shows_all(session_.tape(), made.sent, read);
  }

 private:
  Session& session_;
  bool lost_ = false;
};

void gather(Session& session) {
  note_fields(session);
  const std::optional<Made> made = session.control("usual values");
  if (!made) return;
  Reader reader(session);
  Json sent = Json::object({{"usual values", made->sent}});
  reader.read("usual values", *made);
  for (const Distinctive& each : distinctive_values(session.resource(), session.maker())) {
    Json body = session.sample();
    if (session.stopped()) return;
    for (const auto& [field, value] : each.values.members())
      body.set(field, value);
    const Made other = session.create(each.name, session.resource(), body);
    // A refusal is judged by val.boundary-accept, not here.
    if (!other.ok) continue;
    sent.set(each.name, std::move(body));
    reader.read(each.name, other);
  }
  session.tape().note("sent", std::move(sent));
}

double credit_of(Likeness likeness) {
  switch (likeness) {
    case Likeness::kSame:
      return 1;
    case Likeness::kNearly:
      return kLossyPrecision;
    case Likeness::kDifferent:
      return 0;
  }
  return 0;
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const auto& [name, body] : tape.fact("sent").members()) {
    const Exchange* read = tape.find(name + " (stored)");
    if (read == nullptr || !read->answered()) continue;
    for (const Shown& shown : shown_fields(tape, body, *read)) {
      tally.add(fmt::format("{} with {}", shown.field, name), credit_of(shown.likeness), shown.sent,
                "shows " + shown.got, *read);
    }
  }
  if (tally.empty()) return inconclusive("no created item could be read back with its fields");
  return tally.finding(tally.lowest(), "Read after write");
}

}  // namespace
}  // namespace http_read_after_write
const Check kReadAfterWrite{http_read_after_write::kMeta, http_read_after_write::gather,
                            http_read_after_write::judge};
}  // namespace assay::checks
