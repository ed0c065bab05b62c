// SPDX-License-Identifier: MIT
// Sorts by fields that are none, filters by values of another type, and sends a long query.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/query/family.h"
#include "checks/query/find_filter.h"
#include "checks/query/syntax.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/names.h"
#include "dialect/paging.h"

namespace assay::checks {
namespace query_bad_input {
namespace {

constexpr Meta kMeta{
    .id = "query.bad-input",
    .title = "Unknown sort keys and bad filter values do no harm",
    .failure_title = "An unknown sort key or a bad filter value does harm",
    .why =
        "A query that reaches the database unread breaks the list, or sorts it by what nobody may "
        "see.",
    .fix = "Look sort keys up in a list of allowed ones, and convert filter values before use.",
    .source = "JSON:API: unsupported sort is 400; RFC 6585 431",
    .severity = Severity::kMinor,
};

constexpr std::size_t kLongQuery = 8'192;
constexpr std::size_t kFewestRows = 5;
constexpr std::string_view kUnknown = "no_such_field";

// A value that the field's type cannot hold.
std::string misfit(const Field& field) {
  switch (field.type) {
    case FieldType::kInteger:
    case FieldType::kDecimal:
    case FieldType::kReference:
      return "abc";
    case FieldType::kBoolean:
      return "maybe";
    default:
      return field.members.empty() ? std::string("[1,2") : std::string("__not_a_member__");
  }
}

class BadQueries {
 public:
  explicit BadQueries(Session& session)
      : session_(session),
        resource_(session.resource()),
        spoken_(session.spoken(resource_)),
        sort_(spoken_.sort_syntax.empty() ? "sort=*" : spoken_.sort_syntax) {}

  void run() {
    if (resource_.list.filter.empty() && resource_.list.sort.empty()) {
      return session_.skip("the rubric names neither filters nor sort keys");
    }
    const Exchange& plain = session_.get("plain", page_path(session_, size(), ""));
    if (session_.stopped()) return;
    if (!page_of(plain, resource_.name)) {
      return session_.block("blocked by the list: it " + answer_of(plain));
    }
    if (!resource_.list.sort.empty()) sorts();
    for (const std::string& name : resource_.list.filter) {
      if (const Field* field = find_field(resource_, name)) filter(*field);
    }
    ask("8 kB of query", "q=" + std::string(kLongQuery, 'x'));
    session_.tape().note("names", std::move(names_));
    const Exchange& after = session_.get("plain (after)", page_path(session_, size(), ""));
    if (!after.is_2xx()) {
      session_.block("blocked by the list: it " + answer_of(after) + " afterwards");
    }
  }

 private:
  // As many rows as the list gives: two orders of them can be compared.
  std::string size() const {
    return spoken_.paging.large > 0 ? std::to_string(spoken_.paging.large) : "";
  }

  void ask(const std::string& name, const std::string& query) {
    if (session_.stopped()) return;
    session_.get(name, page_path(session_, size(), "", query));
    names_.push(name);
  }

  std::string sorted_by(std::string_view key, bool descending = false) const {
    const auto same = std::ranges::find(kSortSyntaxes, sort_, &SortSyntax::ascending);
    const bool known = descending && same != kSortSyntaxes.end();
    return query_of(known ? same->descending : std::string_view(sort_), std::string(key), "",
                    spoken_.style);
  }

  void sorts() {
    ask("sort by an unknown field", sorted_by(kUnknown));
    const std::string& key = resource_.list.sort.front();
    ask("order=sideways", sorted_by(styled(key, spoken_.style)) + "&order=sideways");
    std::vector<std::string> secrets = session_.contract().never_return;
    if (secrets.empty()) secrets.emplace_back("password");
    Json tried = Json::array();
    for (const std::string& secret : secrets) {
      const std::string name = "sort by " + secret;
      ask(name, sorted_by(secret));
      ask(name + " descending", sorted_by(secret, true));
      tried.push(secret);
    }
    session_.tape().note("secrets", std::move(tried));
  }

  void filter(const Field& field) {
    const auto known = spoken_.filters.find(field.name);
    const QuerySpelling spelling = known != spoken_.filters.end()
                                       ? known->second
                                       : QuerySpelling{std::string(kFilterSyntaxes.front()),
                                                       styled(field.name, spoken_.style)};
    ask(fmt::format("{} = {}", field.name, misfit(field)),
        filter_query(session_, spelling, misfit(field)));
    ask(fmt::format("{}[]", field.name),
        fmt::format("{0}%5B%5D=1&{0}%5Bx%5D=2", percent_encoded(spelling.key)));
  }

  Session& session_;
  const Resource& resource_;
  const ResourceDialect& spoken_;
  std::string sort_;
  Json names_ = Json::array();
};

void gather(Session& session) {
  BadQueries(session).run();
}

std::vector<std::string> order_in(const Tape& tape, const std::string& name) {
  const Exchange* answer = tape.find(name);
  const std::optional<Page> page =
      answer == nullptr ? std::nullopt : page_of(*answer, tape.subject());
  return page ? ids_of_page(*page, tape.subject()) : std::vector<std::string>{};
}

// A member that no row shows, by which the rows stand in an order of its own, turned the other way
// round on demand: an order that an unknown field does not give.
bool orders_by_secret(const Tape& tape, const std::string& secret) {
  const std::vector<std::string> plain = order_in(tape, "plain");
  const std::vector<std::string> up = order_in(tape, "sort by " + secret);
  std::vector<std::string> down = order_in(tape, "sort by " + secret + " descending");
  const std::vector<std::string> unknown = order_in(tape, "sort by an unknown field");
  if (up.size() < kFewestRows || up == unknown || up == plain) return false;
  const std::optional<Page> page = page_of(tape.at("plain"), tape.subject());
  for (const Json& item : page->items) {
    const Json* shown = find_item(item, tape.subject());
    if (shown != nullptr && member(*shown, secret) != nullptr) return false;
  }
  std::ranges::reverse(down);
  return up == down;
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const Json& name : tape.fact("names").items()) {
    const Exchange& answer = tape.at(name.text());
    // A long query may cost the connection; what is silent decides nothing.
    const bool heard = answer.answered() || answer.failure == Failure::kReset;
    if (!heard) continue;
    const bool closed = !answer.answered() && name.text() == "8 kB of query";
    const bool harm = answer.is_5xx() || (!answer.answered() && !closed);
    tally.add(name.text(), harm ? 0 : 1, "400, or the list as if it had not been asked", answer);
  }
  for (const Json& secret : tape.fact("secrets").items()) {
    if (tape.level != Level::kSenior || !orders_by_secret(tape, secret.text())) continue;
    tally.add("sort by " + secret.text(), 0, "no order by a member that is never shown",
              "orders the rows by it", tape.at("sort by " + secret.text()));
  }
  if (tally.empty()) return inconclusive("none of the bad queries was answered");
  return tally.finding(tally.lowest(), "Bad queries");
}

}  // namespace
}  // namespace query_bad_input
const Check kBadInput{query_bad_input::kMeta, query_bad_input::gather, query_bad_input::judge};
}  // namespace assay::checks
