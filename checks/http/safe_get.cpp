// SPDX-License-Identifier: MIT
// Reads an item and its list again and again: nothing may change. HEAD must answer as GET does.
#include <optional>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "checks/http/family.h"
#include "checks/http/stored.h"
#include "core/tally.h"
#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/session.h"

namespace assay::checks {
namespace http_safe_get {
namespace {

constexpr Meta kMeta{
    .id = "http.safe-get",
    .title = "Reading changes nothing, and HEAD answers as GET does",
    .failure_title = "Reading changes what is read, or HEAD does not answer as GET does",
    .why = "Caches, crawlers and retries send GET, and checkers of links HEAD, whenever they like.",
    .fix = "Keep writes out of GET handlers; route HEAD to the GET handler without its body.",
    .source = "RFC 9110 9.2.1, 9.3.2",
    .severity = Severity::kMinor,
};

constexpr int kTimes = 5;
constexpr double kNoHead = 0.9;

void gather(Session& session) {
  note_fields(session);
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  session.tape().note("sent", made->sent);
  session.get("first read", made->path);
  for (int i = 0; i < kTimes; ++i)
    session.get("after reads", made->path);
  for (int i = 0; i < kTimes; ++i)
    session.get("list", session.collection(session.resource()));
  session.get("after lists", made->path);
  session.ask("head", {.method = "HEAD", .path = made->path});
}

std::optional<Json> item_of(const Exchange& read, std::string_view resource) {
  const std::optional<Json> body = Json::parse(read.response.body);
  const Json* item = body && read.is_2xx() ? find_item(*body, resource) : nullptr;
  if (item == nullptr) return std::nullopt;
  return *item;
}

// The members of what was sent, as an item shows them.
Json declared(const Tape& tape, const Exchange& read) {
  Json values = Json::object();
  for (const Shown& shown : shown_fields(tape, tape.fact("sent"), read))
    values.set(shown.field, shown.got);
  return values;
}

// "price changed from 12.34 to 12.35"; empty when every declared field is as it was.
std::string change(const Tape& tape, const Json& before, const Exchange& read) {
  const Json now = declared(tape, read);
  for (const auto& [field, value] : before.members()) {
    const Json* shown = now.find(field);
    const std::string got = shown == nullptr ? "absent" : shown->text();
    if (got != value.text())
      return fmt::format("{} changed from {} to {}", field, value.text(), got);
  }
  return {};
}

// The reads of one name against the first: a case for the declared fields.
void compare(const Tape& tape, const char* name, Tally& tally) {
  const Json before = declared(tape, tape.at("first read"));
  if (before.empty()) return;
  const Exchange* last = nullptr;
  std::string seen;
  for (const Exchange* read : tape.all(name)) {
    if (!read->is_2xx() || !seen.empty()) continue;
    last = read;
    seen = change(tape, before, *read);
  }
  if (last == nullptr) return;
  tally.add(fmt::format("the item {}", name), seen.empty() ? 1 : 0, "unchanged",
            seen.empty() ? "unchanged" : seen, *last);
}

// Something beside the declared fields changed: a counter, or what the system does by itself.
bool moved(const Tape& tape) {
  const std::optional<Json> first = item_of(tape.at("first read"), tape.subject());
  const std::optional<Json> last = item_of(tape.at("after lists"), tape.subject());
  return first && last && !same_after_masking(*first, *last);
}

Finding judge(const Tape& tape) {
  const Exchange& first = tape.at("first read");
  if (!first.is_2xx()) return inconclusive("the created item " + answer_of(first));
  Tally tally;
  compare(tape, "after reads", tally);
  compare(tape, "after lists", tally);
  const Exchange& head = tape.at("head");
  if (head.answered()) {
    const bool mirrors = head.status() == first.status() && head.response.body.empty();
    tally.add("HEAD", mirrors ? 1 : kNoHead, fmt::format("{} without a body", first.status()),
              head);
  }
  if (tally.empty()) return inconclusive("the item could not be read again");
  Finding finding = tally.finding(tally.lowest(), "Reading");
  if (finding.credit >= kNoHead && moved(tape)) {
    finding.note = "a member that is no declared field changes with reads";
  }
  return finding;
}

}  // namespace
}  // namespace http_safe_get
const Check kSafeGet{http_safe_get::kMeta, http_safe_get::gather, http_safe_get::judge};
}  // namespace assay::checks
