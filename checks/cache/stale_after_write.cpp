// SPDX-License-Identifier: MIT
// Warms an item and a list that shows it, writes, and asks whether both show what was written.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "checks/cache/change.h"
#include "checks/cache/family.h"
#include "checks/cache/poll.h"
#include "checks/cache/states.h"
#include "checks/cache/validators.h"
#include "checks/http/stored.h"
#include "core/tally.h"
#include "dialect/caching.h"
#include "dialect/paging.h"
#include "dialect/update.h"

namespace assay::checks {
namespace cache_stale_after_write {
namespace {

constexpr Meta kMeta{
    .id = "cache.stale-after-write",
    .title = "What was read before a write shows the write",
    .failure_title = "What was read before a write still shows the old state",
    .why =
        "A user who saves, sees the old text and saves again, or buys what was sold an hour ago, "
        "is looking at a cache that nobody told.",
    .fix =
        "Drop or replace every cached answer that a write touches (the item's and all lists'), in "
        "every worker, before answering the write.",
    .source = "read-your-writes consistency; RFC 9111 4.4",
    .severity = Severity::kMajor,
    .combine = Combine::kWorst,
};

constexpr int kWarmUps = 5;
constexpr double kWithinStatedAge = 0.5;

void warm(Session& session, const std::string& path) {
  for (int i = 0; i < kWarmUps; ++i)
    session.get("warm", path);
}

// The address of the page that shows the item; empty when none does.
std::string page_with(Session& session, const Made& made) {
  if (!all_items(session, "list")) return {};
  const std::vector<const Exchange*> pages = session.tape().all("list");
  for (auto page = pages.rbegin(); page != pages.rend(); ++page) {
    if (in_list(**page, session.resource().name, made.id)) return (*page)->request.url;
  }
  return {};
}

// The same page at an address that no cache has seen.
std::string unseen(Session& session, const std::string& page) {
  return fmt::format("{}{}assay={}", page, page.find('?') == std::string::npos ? '?' : '&',
                     session.maker().uuid());
}

// An item that nobody has read is changed and deleted first: what does not show there is no cache's
// fault.
void change_unread(Session& session) {
  const Made made = session.create("unread");
  if (!made.ok || session.stopped()) return;
  const std::optional<Json> members = change_item(session, "update unread", made);
  if (!members) return;
  session.tape().note("unread members", *members);
  session.settle("unread after update", {.path = made.path}, [&](const Exchange& answer) {
    return shows_all(session.tape(), *members, answer);
  });
}

void delete_unread(Session& session) {
  const Made made = session.create("unread, to be deleted");
  if (!made.ok || session.stopped()) return;
  if (!session.ask("delete unread", deletion(session, made)).is_2xx()) return;
  session.settle("unread after delete", {.path = made.path}, [&](const Exchange& answer) {
    return is_absent(answer, session.resource().name);
  });
}

// An answer that no longer shows all of the old values.
Fresh differs_from(const Tape& tape, Json old) {
  return [&tape, old = std::move(old)](const Exchange& answer) {
    return !shows_all(tape, old, answer);
  };
}

Fresh differs_in_list(const Tape& tape, Json old, std::string resource, std::string id) {
  return [differs = differs_from(tape, std::move(old)), resource = std::move(resource),
          id = std::move(id)](const Exchange& answer) {
    const std::optional<Exchange> listed = in_list(answer, resource, id);
    return !listed || differs(*listed);
  };
}

void update_warm(Session& session, const Made& made, const std::string& page) {
  const Tape& tape = session.tape();
  const std::string& name = session.resource().name;
  warm(session, made.path);
  std::optional<Exchange> before;
  if (!page.empty()) before = in_list(session.get("list before update", page), name, made.id);
  const std::optional<Json> members = change_item(session, "update", made);
  if (!members) return;
  const Json old = shown_before(tape, *members, tape.at("warm"));
  // A list may show less of an item than its own address does.
  const Json listed = before ? shown_before(tape, old, *before) : Json();
  if (old.empty()) return;
  session.tape().note("old", old);
  session.tape().note("old in list", listed);
  poll(session, "item after update", made.path, differs_from(tape, old));
  if (listed.empty()) return;
  poll(session, "list after update", page, differs_in_list(tape, listed, name, made.id));
}

void delete_warm(Session& session, const Made& made, const std::string& page) {
  if (session.resource().deletion == Deletion::kNone) return;
  const std::string& name = session.resource().name;
  warm(session, made.path);
  if (!page.empty()) warm(session, page);
  if (!session.ask("delete", deletion(session, made)).is_2xx()) return;
  poll(session, "item after delete", made.path,
       [&](const Exchange& answer) { return is_absent(answer, name); });
  if (page.empty()) return;
  poll(session, "list after delete", page,
       [&](const Exchange& answer) { return is_unlisted(answer, name, made.id); });
  session.get("unseen list after delete", unseen(session, page));
}

// A list with a new item, or at least another one than before: its place may be on another page.
Fresh shows_new(const Exchange& before, std::string resource, std::string id) {
  return [before, resource = std::move(resource), id = std::move(id)](const Exchange& answer) {
    return in_list(answer, resource, id).has_value() || !same_state(before, answer);
  };
}

void create_beside(Session& session, const std::string& page) {
  if (page.empty() || session.stopped()) return;
  warm(session, page);
  const Exchange& before = session.get("list before create", page);
  const Made made = session.create("create");
  if (!made.ok) return;
  session.tape().note("created id", made.id);
  const std::string& name = session.resource().name;
  if (!in_list(session.get("unseen list after create", unseen(session, page)), name, made.id)) {
    return;
  }
  poll(session, "list after create", page, shows_new(before, name, made.id));
}

void gather(Session& session) {
  note_fields(session);
  const bool deletes = session.resource().deletion != Deletion::kNone;
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  session.tape().note("window", session.contract().consistency_ms);
  session.tape().note("id", made->id);
  session.tape().note("sent", made->sent);
  change_unread(session);
  if (deletes) delete_unread(session);
  const std::string page = page_with(session, *made);
  if (session.stopped()) return;
  if (!page.empty()) warm(session, page);
  update_warm(session, *made, page);
  delete_warm(session, *made, page);
  create_beside(session, page);
}

// Half where the stale answer's own max-age was not over yet.
double credit_of(const Exchange& stale, const Exchange& write) {
  const double old = (stale.started_ms - write.started_ms) / 1'000;
  return static_cast<double>(stated_freshness(stale)) >= old ? kWithinStatedAge : 0;
}

struct Question {
  const char* name = "";  // of the polled answers
  const char* write = "";
  const char* expected = "";
};

// The last answer decides: polling goes on while anything is stale.
void judge_last(const Tape& tape, const Question& question, const Fresh& fresh, Tally& tally) {
  const Exchange* last = tape.find(question.name);
  const Exchange* write = tape.find(question.write);
  if (last == nullptr || write == nullptr || !last->answered() || last->is_5xx()) return;
  if (fresh(*last)) {
    tally.add(fmt::format("the {}", question.name), 1, question.expected, *last);
    return;
  }
  const double later_ms = last->started_ms - write->started_ms;
  const bool in_window = later_ms < static_cast<double>(tape.fact("window").as_int().value_or(0));
  if (!last->is_2xx() || in_window) return;  // refused, or not waited out
  tally.add(fmt::format("the {}", question.name), credit_of(*last, *write), question.expected,
            fmt::format("still shows the state before it, {:.1f} s later", later_ms / 1'000),
            *last);
}

void judge_update(const Tape& tape, Tally& tally) {
  const Exchange* unread = tape.find("unread after update");
  const Json& old = tape.fact("old");
  if (unread == nullptr || old.empty()) return;
  if (!shows_all(tape, tape.fact("unread members"), *unread)) return;
  judge_last(tape, {"item after update", "update", "the new values"}, differs_from(tape, old),
             tally);
  const Json& listed = tape.fact("old in list");
  if (listed.empty()) return;
  judge_last(tape, {"list after update", "update", "the new values"},
             differs_in_list(tape, listed, tape.subject(), tape.fact("id").text()), tally);
}

void judge_delete(const Tape& tape, Tally& tally) {
  const Exchange* unread = tape.find("unread after delete");
  if (unread == nullptr || !is_absent(*unread, tape.subject())) return;
  judge_last(
      tape, {"item after delete", "delete", "404 or 410"},
      [&](const Exchange& answer) { return is_absent(answer, tape.subject()); }, tally);
  const std::string& id = tape.fact("id").text();
  const Exchange* unseen = tape.find("unseen list after delete");
  if (unseen == nullptr || !unseen->is_2xx() || !is_unlisted(*unseen, tape.subject(), id)) return;
  judge_last(
      tape, {"list after delete", "delete", "a list without the item"},
      [&](const Exchange& answer) { return is_unlisted(answer, tape.subject(), id); }, tally);
}

Finding judge(const Tape& tape) {
  Tally tally;
  judge_update(tape, tally);
  judge_delete(tape, tally);
  if (const Exchange* before = tape.find("list before create")) {
    judge_last(tape, {"list after create", "create", "a list with the new item"},
               shows_new(*before, tape.subject(), tape.fact("created id").text()), tally);
  }
  if (tally.empty()) {
    return not_applicable("no write was seen to change what could be read before it");
  }
  return tally.finding(tally.lowest(), "After a write");
}

}  // namespace
}  // namespace cache_stale_after_write
const Check kStaleAfterWrite{cache_stale_after_write::kMeta, cache_stale_after_write::gather,
                             cache_stale_after_write::judge};
}  // namespace assay::checks
