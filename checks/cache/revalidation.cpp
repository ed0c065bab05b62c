// SPDX-License-Identifier: MIT
// Reads each item again with the validator that it showed, before and after it has changed.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/cache/change.h"
#include "checks/cache/family.h"
#include "checks/cache/validators.h"
#include "core/tally.h"
#include "dialect/caching.h"
#include "dialect/session.h"

namespace assay::checks {
namespace cache_revalidation {
namespace {

constexpr Meta kMeta{
    .id = "cache.revalidation",
    .title = "Validators spare what is unchanged and show what has changed",
    .failure_title = "Validators do not tell what is unchanged from what has changed",
    .why =
        "A client that asks \"still the same?\" and is told yes after a change shows old data for "
        "as long as it asks.",
    .fix =
        "Derive the ETag from the stored version or from the bytes that are sent; compare "
        "If-None-Match with it weakly and answer 304 with the tag and no body when they match.",
    .source = "RFC 9110 8.8.3, 13.1.2, 15.4.5",
    .severity = Severity::kMinor,
    .scope = Scope::kService,
};

// A weak tag, and a Last-Modified always, may be a time in whole seconds.
constexpr int kClockTickMs = 1'100;

void ask_forms(Session& session, const std::string& path, const std::string& tag) {
  const std::string& name = session.resource().name;
  const std::string other_form = is_weak_tag(tag) ? tag.substr(2) : "W/" + tag;
  session.ask(of(name, "in a list"),
              {.path = path, .headers = {{"If-None-Match", "\"assay\", " + tag}}});
  session.ask(of(name, "in its other form"),
              {.path = path, .headers = {{"If-None-Match", other_form}}});
}

Headers condition(const Exchange& seen) {
  if (const std::string* tag = seen.header("ETag")) return {{"If-None-Match", *tag}};
  const std::string* time = seen.header("Last-Modified");
  return {{"If-Modified-Since", time == nullptr ? "" : *time}};
}

void look_after_change(Session& session, const Made& made, const Exchange& seen) {
  const std::string& name = session.resource().name;
  if (!session.resource().put && !session.resource().patch) return;
  const std::string* tag = seen.header("ETag");
  const std::string* time = seen.header("Last-Modified");
  if (time != nullptr || (tag != nullptr && is_weak_tag(*tag))) session.wait_ms(kClockTickMs);
  if (!change_item(session, of(name, "update"), made)) return;
  session.settle(of(name, "after"), {.path = made.path},
                 [&](const Exchange& now) { return now.is_2xx() && !same_state(seen, now); });
  const auto is_told = [](const Exchange& answer) { return answer.status() != 304; };
  session.settle(of(name, "old validator"), {.path = made.path, .headers = condition(seen)},
                 is_told);
  if (tag == nullptr || time == nullptr) return;
  session.settle(of(name, "old time"),
                 {.path = made.path, .headers = {{"If-Modified-Since", *time}}}, is_told);
}

void look_at(Session& session, const Resource& resource) {
  session.turn_to(resource);
  const std::optional<Made> made = session.control(of(resource.name, "control"));
  if (!made) return;
  session.get(of(resource.name, "first"), made->path);
  const Exchange& seen = session.get(of(resource.name, "again"), made->path);
  const std::string* tag = seen.header("ETag");
  if (tag == nullptr && seen.header("Last-Modified") == nullptr) return;
  session.ask(of(resource.name, "revalidated"), {.path = made->path, .headers = condition(seen)});
  if (tag != nullptr) ask_forms(session, made->path, *tag);
  look_after_change(session, *made, seen);
}

void gather(Session& session) {
  session.tape().note("required", is_demanded(session.contract(), "etag"));
  Json names = Json::array();
  for (const Resource& resource : session.contract().resources) {
    const ResourceDialect& spoken = session.spoken(resource);
    if (!spoken.creatable || !spoken.readable || session.stopped()) continue;
    names.push(resource.name);
    look_at(session, resource);
  }
  if (names.empty()) session.block("blocked by http.create: no resource can be created and read");
  session.tape().note("resources", names);
}

// Forms of If-None-Match that need not be met with.
std::string note_on_forms(const Tape& tape, const std::vector<std::string>& used) {
  for (const std::string& name : used) {
    const Exchange* list = tape.find(of(name, "in a list"));
    if (list != nullptr && list->status() != 304) {
      return "a tag among others in If-None-Match is not found";
    }
    const Exchange* form = tape.find(of(name, "in its other form"));
    if (form != nullptr && form->status() != 304) {
      return "If-None-Match is compared strongly: W/ is not looked past";
    }
  }
  return {};
}

// What the first of them to be used in this way shows; null when none is.
const Seen* first_of(const std::vector<Seen>& all, Use use) {
  const auto found = std::ranges::find(all, use, &Seen::use);
  return found == all.end() ? nullptr : &*found;
}

// Where no validator is of use for revalidation.
Finding judge_unused(const Tape& tape, const std::vector<Seen>& all) {
  const Seen* unused = first_of(all, Use::kUnused);
  const Seen* none = first_of(all, Use::kNone);
  if (unused == nullptr && none == nullptr) return inconclusive("no item could be read again");
  if (!tape.fact("required").boolean()) {
    return not_applicable(unused != nullptr
                              ? "validators are shown, and nothing is revalidated by them; the "
                                "brief does not ask for it"
                              : "no item shows a validator, and the brief asks for none");
  }
  const Case& lost = unused != nullptr ? unused->line : none->line;
  return graded(lost.credit, {{.exchange = lost.exchange}},
                {fmt::format("{} {}", lost.name, lost.observed), lost.expected, lost.observed});
}

Finding judge(const Tape& tape) {
  std::vector<Seen> all;
  std::vector<std::string> names;
  Tally used;
  for (const Json& name : tape.fact("resources").items()) {
    all.push_back(seen_of(tape, name.text()));
    if (all.back().use != Use::kUsed) continue;
    names.push_back(name.text());
    used.add(all.back().line);
  }
  if (used.empty()) return judge_unused(tape, all);
  Finding finding = used.finding(used.lowest(), "Validators");
  if (finding.outcome == Outcome::kPass) finding.note = note_on_forms(tape, names);
  return finding;
}

}  // namespace
}  // namespace cache_revalidation
const Check kRevalidation{cache_revalidation::kMeta, cache_revalidation::gather,
                          cache_revalidation::judge};
}  // namespace assay::checks
