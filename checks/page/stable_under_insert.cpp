// SPDX-License-Identifier: MIT
// Walks a list by its cursors while items come and go.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/page/family.h"
#include "checks/page/gaps.h"
#include "checks/page/seeds.h"
#include "core/base64.h"
#include "core/text.h"
#include "dialect/paging.h"
#include "dialect/update.h"

namespace assay::checks {
namespace page_stable_under_insert {
namespace {

constexpr Meta kMeta{
    .id = "page.stable-under-insert",
    .title = "A walk by cursors survives what is created and deleted meanwhile",
    .failure_title = "A walk by cursors loses or repeats items when others come and go",
    .why = "Lists change while they are read; a cursor that counts rows shifts with each change.",
    .fix =
        "Let the cursor hold the sort key of the last item, and ask for what comes after it, "
        "whether or not that item is still there.",
    .source = "Zalando API guidelines 160; AIP-158",
    .severity = Severity::kMajor,
    .needs = need::kPaging,
};

constexpr std::string_view kQuiet = "walk at rest";
constexpr std::string_view kBusy = "walk among changes";
constexpr std::size_t kMostInserts = 12;

class Changes {
 public:
  explicit Changes(Session& session) : session_(session) {}

  void create(int count) {
    for (int i = 0; i < count && !session_.stopped(); ++i) {
      const Made made = session_.create("own item", session_.resource(), seed_body(session_));
      if (!made.ok) {
        return session_.block("blocked by http.create: POST of an item " +
                              answer_of(session_.tape().at("own item")));
      }
      made_.push_back(made);
    }
  }

  std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const Made& made : made_)
      ids.push_back(made.id);
    return ids;
  }

  // One more item between any two pages; once an item that was shown is deleted, and once the very
  // item that the next page starts after.
  void between(const Page& page) {
    if (session_.stopped()) return;
    if (inserts_ < kMostInserts) {
      session_.create("insert", session_.resource(), seed_body(session_));
      ++inserts_;
    }
    const std::vector<std::string> shown = ids_of_page(page, session_.resource().name, own_ids());
    if (shown.empty() || session_.resource().deletion == Deletion::kNone) return;
    const Made* last = own(shown.back());
    if (last != nullptr && !cursor_item_gone_) {
      cursor_item_gone_ = remove(*last);
    } else if (!seen_item_gone_) {
      for (const std::string& id : shown) {
        const Made* seen = id == shown.back() ? nullptr : own(id);
        if (seen == nullptr || seen_item_gone_) continue;
        seen_item_gone_ = remove(*seen);
      }
    }
  }

  Json deleted() const { return as_json(deleted_); }

 private:
  std::set<std::string> own_ids() const {
    const std::vector<std::string> all = ids();
    return {all.begin(), all.end()};
  }

  const Made* own(const std::string& id) const {
    const auto found = std::ranges::find(made_, id, &Made::id);
    const bool gone = std::ranges::find(deleted_, id) != deleted_.end();
    return found == made_.end() || gone ? nullptr : &*found;
  }

  bool remove(const Made& made) {
    if (!session_.ask("delete", deletion(session_, made)).is_2xx()) return false;
    deleted_.push_back(made.id);
    return true;
  }

  Session& session_;
  std::vector<Made> made_{};
  std::vector<std::string> deleted_{};
  std::size_t inserts_ = 0;
  bool cursor_item_gone_ = false;
  bool seen_item_gone_ = false;
};

// "b2Zmc2V0OjIw" is "offset:20" in disguise.
bool is_offset_in_disguise(const std::string& cursor) {
  const std::optional<std::string> decoded = base64_decoded(cursor);
  const std::string text = lower(decoded.value_or(cursor));
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  return contains_ignoring_case(text, "offset") || contains_ignoring_case(text, "skip") ||
         (decoded && digits);
}

void gather(Session& session) {
  const PagingStyle* style = paged_list(session);
  if (style == nullptr) return;
  if (style->kind != PagingKind::kCursor) {
    return session.skip("pages are numbered or counted; gaps and repeats come with that");
  }
  Changes changes(session);
  const int size = walking_size(*style, whole_list(session).seen.ids().size());
  changes.create(2 * size + 1);
  if (session.stopped()) return;
  std::vector<std::string> own = session.spoken(session.resource()).seeded;
  const std::vector<std::string> fresh = changes.ids();
  own.insert(own.end(), fresh.begin(), fresh.end());
  session.tape().note("own", as_json(own));
  const Walk quiet = walk(session, std::string(kQuiet), {.size = size});
  const Gaps gaps = gaps_in(quiet.seen, {own.begin(), own.end()});
  if (!quiet.complete || !gaps.none()) {
    return session.block("blocked by page.full-walk: a walk at rest is not whole either");
  }
  const std::optional<Page> first = page_of(*quiet.pages.front(), session.resource().name);
  session.tape().note("counts", first && is_offset_in_disguise(first->links.cursor));
  const Walk busy =
      walk(session, std::string(kBusy),
           {.size = size, .between = [&](const Page& page) { changes.between(page); }});
  session.tape().note("deleted", changes.deleted());
  session.tape().note("broke", busy.endless ? "" : busy.broke);
}

Finding judge(const Tape& tape) {
  const std::vector<const Exchange*> pages = tape.all(kBusy);
  if (pages.empty()) return inconclusive("the list was not walked");
  if (pages.size() < 2) return inconclusive("the whole list came on one page");
  std::set<std::string> own = noted_ids(tape, "own");
  const Listed seen = listed(pages, tape.subject(), own);
  const std::set<std::string> deleted = noted_ids(tape, "deleted");
  for (const std::string& id : deleted)
    own.erase(id);
  const Gaps gaps = gaps_in(seen, own);
  const Exchange& last = *pages.back();
  if (!last.answered()) return inconclusive("the walk ended early: a page " + answer_of(last));
  if (gaps.none() && !last.is_5xx()) return pass(*pages.front());
  if (tape.fact("counts").boolean()) {
    return not_applicable("the cursor counts rows, as an offset does: the walk " + words_for(gaps));
  }
  const std::string observed =
      last.is_5xx() ? "a page " + answer_of(last) : "the walk " + words_for(gaps);
  return fail(last, {.message = fmt::format("while {} items came and {} went, {}",
                                            tape.all("insert").size(), deleted.size(), observed),
                     .expected = fmt::format("each of {} items that stayed once", own.size()),
                     .observed = observed});
}

}  // namespace
}  // namespace page_stable_under_insert
const Check kStableUnderInsert{page_stable_under_insert::kMeta, page_stable_under_insert::gather,
                               page_stable_under_insert::judge};
}  // namespace assay::checks
