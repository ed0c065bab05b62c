// SPDX-License-Identifier: MIT
// Reads one address as its owner, as another user and as nobody, and what it says to caches.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/cache/family.h"
#include "checks/cache/sharing.h"
#include "checks/http/sighting.h"
#include "core/tally.h"
#include "dialect/session.h"

namespace assay::checks {
namespace cache_private_data {
namespace {

constexpr Meta kMeta{
    .id = "cache.private-data",
    .title = "Caches keep one user's data from others",
    .failure_title = "Caches may show one user's data to others, or the wrong form of it",
    .why =
        "A proxy that is told \"public\" hands the first user's orders to whoever asks for the "
        "same address next.",
    .fix =
        "Send Cache-Control: private or no-store with what depends on the user; put the user into "
        "the key of every cache of your own, and what else a body depends on into Vary.",
    .source = "RFC 9111 3, 3.5; RFC 9110 12.5.5",
    .severity = Severity::kMajor,
    .combine = Combine::kWorst,
};

constexpr int kWarmUps = 4;
constexpr double kMembersOnly = 0.5;  // the same for all users, and not for everybody
constexpr double kNoVary = 0.75;

// The request header that tells who asks; empty when there is none.
std::string credential_name(const Principal& who) {
  if (find_header(who.headers, "Cookie") != nullptr) return "Cookie";
  return who.headers.empty() ? "" : who.headers.front().name;
}

void read_as(Session& session,
             const std::string& who,
             const Principal& principal,
             const Made& made,
             const Made& unread) {
  const std::string list = session.collection(session.resource());
  const auto read = [&](const char* what, std::string path) {
    session.ask(fmt::format("{} {}", what, who),
                {.path = std::move(path), .principal = &principal});
  };
  read("unread item for", unread.path);
  read("item for", made.path);
  read("unread list for", fmt::format("{}?assay={}", list, session.maker().uuid()));
  read("list for", list);
}

// The owner reads an item often, and another one never; then others ask for both.
void compare_readers(Session& session, const Made& made) {
  const std::string list = session.collection(session.resource());
  const Made unread = session.create("unread");
  for (int i = 0; i < kWarmUps; ++i)
    session.get("item", made.path);
  for (int i = 0; i < kWarmUps; ++i)
    session.get("list", list);
  if (!unread.ok || session.stopped()) return;
  const Principal& owner = session.current();
  const Principal& other = session.other_user();
  if (session.stopped()) return;
  session.tape().note("credential", credential_name(owner));
  read_as(session, "another user", other, made, unread);
  read_as(session, "nobody", Session::anonymous(), made, unread);
}

void gather(Session& session) {
  const bool guarded = session.contract().users && session.resource().read != Access::kPublic;
  session.tape().note("guarded", guarded);
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  session.tape().note("id", made->id);
  if (guarded) compare_readers(session, *made);
  session.get("plain", made->path);
  session.get("plain again", made->path);
  session.ask("by Accept", {.path = made->path, .headers = {{"Accept", "text/html, text/csv"}}});
  session.ask("by Accept-Language", {.path = made->path, .headers = {{"Accept-Language", "fr"}}});
}

bool is_refused(const Exchange& answer) {
  return answer.status() == 401 || answer.status() == 403 || answer.status() == 404;
}

// Served to somebody from where the owner has just read it, and refused where nobody has: a cache
// that does not ask who reads. Served in both places is the matter of auth.bola-read.
void judge_mix_up(const Tape& tape, const std::string& who, Tally& tally) {
  const std::vector<std::string> ids{tape.fact("id").text()};
  const Exchange* item = tape.find("item for " + who);
  if (item == nullptr) return;
  const Exchange& unread = tape.at("unread item for " + who);
  if (is_refused(unread) && shows_item(*item, tape.subject(), ids)) {
    tally.add("an item that its owner has read", 0, "refused, as one that nobody has read",
              fmt::format("is served to {} from a cache", who), *item);
  }
  const Exchange& list = tape.at("list for " + who);
  const Exchange& fresh = tape.at("unread list for " + who);
  if ((fresh.is_2xx() || fresh.status() == 401) && !lists_item(fresh, tape.subject(), ids) &&
      lists_item(list, tape.subject(), ids)) {
    tally.add("a list that another user has read", 0, "a list of one's own",
              fmt::format("is served to {} from a cache", who), list);
  }
}

void judge_directives(const Tape& tape, const std::string& what, Tally& tally) {
  const Exchange* own = tape.find(what);
  const Exchange* other = tape.find(what + " for another user");
  if (own == nullptr || other == nullptr || !own->is_2xx()) return;
  const std::string& credential = tape.fact("credential").text();
  const bool offered = offered_to_all(*own, credential);
  const Exchange& nobody = tape.at(what + " for nobody");
  double credit = 1;
  if (offered && is_otherwise(*own, nobody)) credit = kMembersOnly;
  if (offered && is_otherwise(*own, *other)) credit = 0;
  tally.add("the owner's " + what, credit, "private, no-store, or nothing said",
            "says " + directives_of(*own) +
                (credit == 0   ? ", and depends on the user"
                 : credit == 1 ? ""
                               : ", and is not for everybody"),
            *own);
}

void judge_vary(const Tape& tape, const std::string& header, Tally& tally) {
  const Exchange& plain = tape.at("plain again");
  const Exchange& negotiated = tape.at("by " + header);
  if (!is_negotiated(tape.at("plain"), plain, negotiated)) return;
  if (!lacks_vary(plain, header) && !lacks_vary(negotiated, header)) return;
  tally.add("the item", kNoVary, "Vary: " + header,
            fmt::format("depends on {}, may be reused, and does not say so in Vary", header),
            negotiated);
}

std::string note_on_cookie(const Tape& tape) {
  const Exchange* own = tape.find("item");
  const bool silent = own != nullptr && own->header("Cache-Control") == nullptr;
  if (!silent || tape.fact("credential").text() != "Cookie") return {};
  return "the credential is a cookie, which caches do not take for one: Cache-Control: private "
         "would keep them off";
}

Finding judge(const Tape& tape) {
  if (!tape.at("plain again").is_2xx()) {
    return inconclusive("the item " + answer_of(tape.at("plain again")));
  }
  Tally tally;
  judge_directives(tape, "item", tally);
  judge_directives(tape, "list", tally);
  judge_mix_up(tape, "another user", tally);
  judge_mix_up(tape, "nobody", tally);
  judge_vary(tape, "Accept", tally);
  judge_vary(tape, "Accept-Language", tally);
  if (tally.empty() && tape.fact("guarded").boolean()) {
    return inconclusive("no answer to another user was seen");
  }
  if (tally.empty()) {
    return not_applicable("everybody may read it, and it has one form, or no stated freshness");
  }
  Finding finding = tally.finding(tally.lowest(), "What caches may keep");
  if (finding.outcome == Outcome::kPass) finding.note = note_on_cookie(tape);
  return finding;
}

}  // namespace
}  // namespace cache_private_data
const Check kPrivateData{cache_private_data::kMeta, cache_private_data::gather,
                         cache_private_data::judge};
}  // namespace assay::checks
