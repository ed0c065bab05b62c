// SPDX-License-Identifier: MIT
// Sorts the list by each declared key, both ways, in pages that part the created items.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/page/seeds.h"
#include "checks/query/family.h"
#include "checks/query/sort_items.h"
#include "checks/query/syntax.h"
#include "core/tally.h"
#include "dialect/paging.h"

namespace assay::checks {
namespace query_sort {
namespace {

constexpr Meta kMeta{
    .id = "query.sort",
    .title = "The list is sorted as asked, both ways and across pages",
    .failure_title = "The list is not sorted as asked",
    .why = "The cheapest item is not on the first page when only each page is sorted, or none is.",
    .fix =
        "Sort in the query that cuts the pages (ORDER BY before LIMIT), by the column's own type, "
        "in both directions.",
    .source = "JSON:API sorting; AIP-132",
    .severity = Severity::kMajor,
    .needs = need::kSort,
};

constexpr int kFewestItems = 7;
constexpr int kMostPages = 60;

// What is known of one sort key: of a declared field the values that were sent, else none.
struct Key {
  std::string name{};
  const Field* field = nullptr;
  std::map<std::string, Json> sent{};  // by id
};

// --- gather

std::string walk_name(const std::string& key, bool descending) {
  return fmt::format("{} {}", key, descending ? "descending" : "ascending");
}

class SortTrial {
 public:
  explicit SortTrial(Session& session) : session_(session), resource_(session.resource()) {}

  void run() {
    const PagingStyle& style = learn_paging(session_);
    if (session_.stopped()) return;
    create_items(std::max(kFewestItems, style.small + 4));
    if (session_.stopped()) return;
    const Walk whole = whole_list(session_);
    if (session_.stopped()) return;
    plain_ = whole.pages.empty() ? std::vector<std::string>{} : ids_on(*whole.pages.front());
    const auto items = static_cast<int>(whole.seen.ids().size());
    if (style.small > 0) {
      size_ = std::clamp((items + kMostPages - 1) / kMostPages, style.small,
                         std::max(style.small, style.large));
    }
    for (Key& key : keys_)
      try_key(key);
    session_.tape().note("own", as_json({own_.begin(), own_.end()}));
    session_.tape().note("keys", std::move(noted_));
    session_.tape().note("left out", left_out_);
  }

 private:
  void create_items(int count) {
    std::vector<std::vector<Json>> values;
    for (const std::string& name : resource_.list.sort) {
      Key key{.name = name, .field = find_field(resource_, name)};
      std::vector<Json> some;
      if (key.field != nullptr) some = unordered_values(session_, *key.field, count);
      if (key.field != nullptr && some.empty()) {
        left_out_ += fmt::format("{}{} has no certain order", left_out_.empty() ? "" : "; ", name);
        continue;
      }
      keys_.push_back(std::move(key));
      values.push_back(std::move(some));
    }
    if (keys_.empty()) return session_.skip(left_out_);
    // An id that leads elsewhere would make other items one's own.
    if (!session_.control("control")) return;
    for (int i = 0; i < count && !session_.stopped(); ++i)
      create_item(values, static_cast<std::size_t>(i));
  }

  void create_item(const std::vector<std::vector<Json>>& values, std::size_t index) {
    Json body = session_.sample();
    if (session_.stopped()) return;
    for (std::size_t k = 0; k < keys_.size(); ++k) {
      if (!values[k].empty()) body.set(keys_[k].name, values[k][index]);
    }
    const Made made = session_.create("own item", resource_, body);
    if (!made.ok) {
      return session_.block("blocked by http.create: POST of an item to sort " +
                            answer_of(session_.tape().at("own item")));
    }
    own_.insert(made.id);
    for (std::size_t k = 0; k < keys_.size(); ++k) {
      if (!values[k].empty()) keys_[k].sent[made.id] = values[k][index];
    }
  }

  std::vector<std::string> ids_on(const Exchange& answer) const {
    const std::optional<Page> page = page_of(answer, resource_.name);
    return page ? ids_of_page(*page, resource_.name, own_) : std::vector<std::string>{};
  }

  // The first page in this order; nothing where it is refused or no different from the plain one.
  std::optional<std::vector<std::string>> effect_of(const std::string& name,
                                                    const std::string& query) {
    const PagingStyle& style = session_.spoken(resource_).paging;
    const std::string size = style.large > 0 ? std::to_string(style.large) : "";
    const Exchange& answer = session_.get(name, page_path(session_, size, "", query));
    last_refused_ = answer.is_4xx();
    if (!page_of(answer, resource_.name)) return std::nullopt;
    std::vector<std::string> ids = ids_on(answer);
    if (ids == plain_) return std::nullopt;
    return ids;
  }

  bool is_sorted_at_once(const Key& key, const std::string& query, bool descending) {
    const PagingStyle& style = session_.spoken(resource_).paging;
    const Walk all = walk(session_, "sorted at once", {.size = style.large, .query = query});
    const std::vector<SortPlace> places =
        places_in(all.pages, resource_.name, key.name, places_of_sent(key.sent), own_);
    return tells(places) && is_ordered(places, descending);
  }

  void try_key(const Key& key) {
    const NameStyle style = session_.spoken(resource_).style;
    std::string best_up;
    std::string best_down;
    int best = -1;
    bool refused = false;
    int tried = 0;
    for (const std::string& spelled : keys_of(key.name, key.field, style)) {
      for (const SortSyntax& syntax : kSortSyntaxes) {
        if (session_.stopped() || best == 2) break;
        const bool plain = tried++ == 0;
        const std::string up = query_of(syntax.ascending, spelled, "", style);
        const std::string down = query_of(syntax.descending, spelled, "", style);
        const auto rising = effect_of(key.name + "?", up);
        if (plain) refused = last_refused_;
        const auto falling = effect_of(key.name + "?", down);
        // An unknown order may mean the default one: the same both ways, it says nothing.
        if ((!rising && !falling) || (!plain && rising == falling)) continue;
        const int right = (is_sorted_at_once(key, up, false) ? 1 : 0) +
                          (is_sorted_at_once(key, down, true) ? 1 : 0);
        if (right <= best || (right == 0 && !plain)) continue;
        best = right;
        best_up = up;
        best_down = down;
        if (right == 2) session_.spoken(resource_).sort_syntax = syntax.ascending;
      }
    }
    if (session_.stopped()) return;
    note_key(key, best, refused);
    if (best < 0) return;
    walk(session_, walk_name(key.name, false), {.size = size_, .query = best_up});
    walk(session_, walk_name(key.name, true), {.size = size_, .query = best_down});
  }

  void note_key(const Key& key, int best, bool refused) {
    Json sent = Json::object();
    for (const auto& [id, value] : key.sent)
      sent.set(id, value);
    noted_.push(Json::object({{"name", key.name},
                              {"declared", key.field != nullptr},
                              {"found", best >= 0},
                              {"refused", refused},
                              {"sent", std::move(sent)}}));
  }

  Session& session_;
  const Resource& resource_;
  std::vector<Key> keys_{};
  std::set<std::string> own_{};
  std::vector<std::string> plain_{};  // ids of the first page without a sort
  int size_ = 0;
  bool last_refused_ = false;
  std::string left_out_{};
  Json noted_ = Json::array();
};

void gather(Session& session) {
  SortTrial(session).run();
}

// --- judge

std::optional<Case> case_of(const Tape& tape, const Json& key, bool descending) {
  const std::string& name = key.find("name")->text();
  const std::vector<const Exchange*> pages = tape.all(walk_name(name, descending));
  if (pages.empty() || !pages.front()->answered()) return std::nullopt;
  std::map<std::string, Json> sent;
  for (const auto& [id, value] : key.find("sent")->members())
    sent[id] = value;
  const std::vector<SortPlace> places =
      places_in(pages, tape.subject(), name, places_of_sent(sent), noted_ids(tape, "own"));
  const char* way = descending ? "descending" : "ascending";
  Case one{.name = fmt::format("{} {}", name, way),
           .credit = 0,
           .expected = fmt::format("the created items in {} order over all pages", way),
           .observed = answer_of(*pages.front()),
           .exchange = pages.front()->id};
  if (!pages.front()->is_2xx()) return one;
  if (!tells(places)) return std::nullopt;
  one.credit = is_ordered(places, descending) ? 1 : 0;
  one.observed = one.credit > 0 ? "stand in order" : "stand in another order";
  return one;
}

Finding judge(const Tape& tape) {
  Tally all;
  double sum = 0;
  int keys = 0;
  std::string refused;
  for (const Json& key : tape.fact("keys").items()) {
    const std::string& name = key.find("name")->text();
    Tally tally;
    if (key.find("found")->boolean()) {
      for (const bool descending : {false, true}) {
        if (const std::optional<Case> one = case_of(tape, key, descending)) tally.add(*one);
      }
    } else if (key.find("refused")->boolean()) {
      refused = name;
    } else if (key.find("declared")->boolean()) {
      const std::vector<const Exchange*> attempts = tape.all(name + "?");
      tally.add({.name = name,
                 .credit = 0,
                 .expected = "another order",
                 .observed = fmt::format("is ignored, in {} spellings", attempts.size()),
                 .exchange = attempts.empty() ? 0 : attempts.front()->id});
    }
    if (tally.empty()) continue;
    for (const Case& one : tally.cases())
      all.add(one);
    sum += tally.mean();
    ++keys;
  }
  if (keys == 0) {
    return inconclusive(refused.empty() ? "the list shows too few of the created items"
                                        : fmt::format("sorting by {} is refused", refused));
  }
  Finding finding = all.finding(sum / keys, "Sorting the list");
  finding.note = tape.fact("left out").text();
  return finding;
}

}  // namespace
}  // namespace query_sort
const Check kSort{query_sort::kMeta, query_sort::gather, query_sort::judge};
}  // namespace assay::checks
