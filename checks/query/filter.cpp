// SPDX-License-Identifier: MIT
// Filters the list by each declared field, alone and together, and by values that invite mistakes.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/page/seeds.h"
#include "checks/query/family.h"
#include "checks/query/find_filter.h"
#include "checks/query/syntax.h"
#include "core/tally.h"
#include "dialect/compare.h"
#include "dialect/envelope.h"

namespace assay::checks {
namespace query_filter {
namespace {

constexpr Meta kMeta{
    .id = "query.filter",
    .title = "Filters return all items that match, and only those",
    .failure_title = "A filter misses items that match, or shows others",
    .why = "A filter that is ignored, or that takes % for a wildcard, answers another question.",
    .fix =
        "Compare the declared parameter with the column by equality, bound and not pasted in; "
        "join several by AND.",
    .source = "JSON:API filtering; AIP-160",
    .severity = Severity::kMajor,
    .needs = need::kFilter,
};

constexpr int kRounds = 3;
constexpr std::string_view kTogether = "together";

struct Found {
  FilterField field{};
  QuerySpelling spelling{};
};

// --- gather

class FilterTrial {
 public:
  explicit FilterTrial(Session& session) : session_(session) {}

  void run() {
    learn_paging(session_);
    if (session_.stopped()) return;
    std::string left_out;
    std::vector<FilterField> fields = filter_fields(session_, left_out);
    if (session_.stopped()) return;
    session_.tape().note("left out", left_out);
    if (fields.empty()) return session_.skip("no filter can be told: " + left_out);
    items_ = create_mixed(session_, fields, kRounds);
    if (session_.stopped()) return;
    create_awkward(fields);
    const Walk whole = whole_list(session_);
    if (session_.stopped()) return;
    keep_listed(items_, whole, session_.resource().name);
    if (items_.empty())
      return session_.block("blocked by page.full-walk: the list shows none of the created items");
    std::vector<Found> found;
    for (const FilterField& field : fields)
      try_field(field, whole, found);
    if (found.size() > 1) together(found[0], found[1]);
    session_.tape().note("fields", std::move(fields_));
    session_.tape().note("probes", std::move(probes_));
  }

 private:
  // A value with all that queries escape, and one that it would match as a pattern.
  void create_awkward(const std::vector<FilterField>& fields) {
    for (const FilterField& each : fields) {
      if (!takes_marker(*each.field) || session_.stopped()) continue;
      const std::string start = session_.maker().unique();
      create_text(*each.field, start + " a&b+c 50%_d \u00f1");
      create_text(*each.field, start + " a&b+c 50zz%xd \u00f1");
      awkward_[each.field->name] = start;
    }
  }

  // Only a text that is stored as it was sent can be looked for.
  void create_text(const Field& field, const std::string& text) {
    const OwnItem item = create_item(session_, "awkward item", Json::object({{field.name, text}}));
    if (item.id.empty() || session_.stopped()) return;
    const Exchange& read =
        session_.get("awkward item (read)", session_.item_path(session_.resource(), item.id));
    const std::optional<Json> body = Json::parse(read.response.body);
    const Json* shown = body ? find_item(*body, session_.resource().name) : nullptr;
    const Json* value = shown == nullptr ? nullptr : field_of(*shown, field);
    if (value != nullptr && same_value(Json(text), *value, &field)) items_.push_back(item);
  }

  void try_field(const FilterField& field, const Walk& whole, std::vector<Found>& found) {
    if (session_.stopped()) return;
    const std::string& name = field.field->name;
    const bool tells = !ids_with(items_, *field.field, field.one).empty() &&
                       !ids_without(items_, *field.field, field.one).empty();
    if (!tells) return;
    FoundFilter filter = find_filter(session_, field, items_, whole);
    const bool effect = filter.state == FilterState::kWorks || filter.state == FilterState::kWrong;
    fields_.push(Json::object({{"field", name},
                               {"ignored", filter.state == FilterState::kIgnored},
                               {"refused", filter.state == FilterState::kRefused}}));
    if (effect) note(name, "match", filter.probe);
    if (filter.state != FilterState::kWorks) return;
    found.push_back({field, filter.spelling});
    ask("match", field, filter.spelling, value_text(field.other),
        {.wanted = ids_with(items_, *field.field, field.other),
         .unwanted = ids_without(items_, *field.field, field.other)});
    try_nothing(field, filter.spelling);
    try_awkward(field, filter.spelling);
  }

  void try_nothing(const FilterField& field, const QuerySpelling& spelling) {
    const bool open = field.field->type == FieldType::kString && field.field->members.empty();
    if (!open) return;
    const std::string nobody = takes_marker(*field.field)
                                   ? session_.maker().unique()
                                   : session_.maker().value(*field.field).text();
    std::vector<std::string> all;
    for (const OwnItem& item : items_)
      all.push_back(item.id);
    ask("nothing", field, spelling, nobody, {.unwanted = std::move(all)});
  }

  void try_awkward(const FilterField& field, const QuerySpelling& spelling) {
    const auto awkward = awkward_.find(field.field->name);
    if (awkward == awkward_.end() || !field.one.is_string()) return;
    const Json text(awkward->second + " a&b+c 50%_d \u00f1");
    std::vector<std::string> wanted = ids_with(items_, *field.field, text);
    if (wanted.empty()) return;
    // A list that finds the start of a value searches: there, a wildcard may be meant.
    const std::string start = field.one.text().substr(0, field.one.text().size() / 2);
    FilterProbe prefix{.walk = field.field->name + " by its start",
                       .wanted = ids_with(items_, *field.field, field.one)};
    const FilterGap gap = look(session_, prefix, filter_query(session_, spelling, start));
    const bool searches = gap.missing.size() < prefix.wanted.size();
    FilterProbe probe{.wanted = std::move(wanted)};
    if (!searches) probe.unwanted = ids_without(items_, *field.field, text);
    ask("match", field, spelling, text.text(), std::move(probe));
  }

  void together(const Found& first, const Found& second) {
    const Field& one = *first.field.field;
    const Field& other = *second.field.field;
    const std::vector<std::string> with_one = ids_with(items_, one, first.field.one);
    const std::vector<std::string> with_other = ids_with(items_, other, second.field.one);
    FilterProbe probe{.unwanted = ids_without(items_, one, first.field.one)};
    const std::vector<std::string> others = ids_without(items_, other, second.field.one);
    probe.unwanted.insert(probe.unwanted.end(), others.begin(), others.end());
    std::ranges::copy_if(with_one, std::back_inserter(probe.wanted), [&](const std::string& id) {
      return std::ranges::find(with_other, id) != with_other.end();
    });
    if (probe.wanted.empty() || session_.stopped()) return;
    const std::string query = filter_query(session_, first.spelling, value_text(first.field.one)) +
                              "&" +
                              filter_query(session_, second.spelling, value_text(second.field.one));
    probe.what = fmt::format("{} and {} together", one.name, other.name);
    probe.walk = "filter " + query;
    look(session_, probe, query);
    note(std::string(kTogether), "match", probe);
  }

  void ask(std::string_view kind,
           const FilterField& field,
           const QuerySpelling& spelling,
           const std::string& value,
           FilterProbe probe) {
    if (session_.stopped()) return;
    const std::string query = filter_query(session_, spelling, value);
    probe.walk = "filter " + query;
    probe.what = fmt::format("{} = {}", field.field->name, value);
    look(session_, probe, query);
    note(field.field->name, kind, probe);
  }

  void note(const std::string& group, std::string_view kind, const FilterProbe& probe) {
    probes_.push(Json::object({{"group", group},
                               {"kind", kind},
                               {"walk", probe.walk},
                               {"what", probe.what},
                               {"wanted", as_json(probe.wanted)},
                               {"unwanted", as_json(probe.unwanted)},
                               {"whole", probe.whole}}));
  }

  Session& session_;
  std::vector<OwnItem> items_{};
  std::map<std::string, std::string> awkward_{};
  Json fields_ = Json::array();
  Json probes_ = Json::array();
};

void gather(Session& session) {
  FilterTrial(session).run();
}

// --- judge

std::vector<std::string> texts_of(const Json& object, std::string_view name) {
  std::vector<std::string> texts;
  for (const Json& each : object.find(name)->items())
    texts.push_back(each.text());
  return texts;
}

std::string words_for(const FilterGap& gap, std::size_t wanted) {
  std::string words;
  if (!gap.missing.empty()) {
    words = fmt::format("misses {} of the {} created items that match", gap.missing.size(), wanted);
  }
  if (!gap.extra.empty()) {
    words += fmt::format("{}shows {} created items that do not match", words.empty() ? "" : " and ",
                         gap.extra.size());
  }
  return words;
}

// The answer to a value that no item has (catalogue, section 2). Nothing where it decides nothing.
std::optional<double> credit_for_nothing(const Exchange& answer) {
  if (answer.status() == 204) return 0.75;
  if (answer.is_2xx()) return 1;
  if (answer.status() == 404) return 0.5;
  return answer.is_5xx() ? std::optional(0.0) : std::nullopt;
}

std::optional<Case> case_of(const Tape& tape, const Json& probe) {
  const std::vector<const Exchange*> pages = tape.all(probe.find("walk")->text());
  if (pages.empty() || !pages.front()->answered()) return std::nullopt;
  const std::vector<std::string> wanted = texts_of(probe, "wanted");
  FilterGap gap = filter_gap(pages, tape.subject(), wanted, texts_of(probe, "unwanted"));
  Case one{.name = probe.find("what")->text(),
           .credit = 1,
           .expected = fmt::format("the {} created items that match, no others", wanted.size()),
           .observed = "shows them",
           .exchange = pages.front()->id};
  if (probe.find("kind")->text() == "nothing") {
    const std::optional<double> credit = credit_for_nothing(*pages.front());
    if (!credit) return std::nullopt;
    one.credit = *credit;
    one.expected = "200 with an empty list";
    one.observed = answer_of(*pages.front());
  } else if (pages.front()->is_4xx()) {
    return std::nullopt;  // a rule that the rubric does not state
  } else if (!probe.find("whole")->boolean() && !pages.front()->is_5xx()) {
    gap.missing.clear();
  }
  if (!gap.none()) {
    one.credit = 0;
    one.observed =
        pages.front()->is_2xx() ? words_for(gap, wanted.size()) : answer_of(*pages.front());
  }
  return one;
}

Finding judge(const Tape& tape) {
  std::map<std::string, Tally> groups;
  Tally all;
  std::string refused;
  for (const Json& field : tape.fact("fields").items()) {
    const std::string& name = field.find("field")->text();
    const std::vector<const Exchange*> attempts = tape.all(name + "?");
    if (field.find("refused")->boolean()) refused = name;
    if (!field.find("ignored")->boolean() || attempts.empty()) continue;
    const Case ignored{.name = name,
                       .credit = 0,
                       .expected = "the created items that match, no others",
                       .observed = fmt::format("is ignored, in {} spellings", attempts.size()),
                       .exchange = attempts.front()->id};
    groups[name].add(ignored);
    all.add(ignored);
  }
  for (const Json& probe : tape.fact("probes").items()) {
    const std::optional<Case> one = case_of(tape, probe);
    if (!one) continue;
    groups[probe.find("group")->text()].add(*one);
    all.add(*one);
  }
  if (all.empty()) {
    return inconclusive(refused.empty() ? "no filter gave an answer that decides anything"
                                        : fmt::format("the filter {} is refused", refused));
  }
  double sum = 0;
  for (const auto& [name, tally] : groups)
    sum += tally.lowest();
  Finding finding = all.finding(sum / static_cast<double>(groups.size()), "Filters of the list");
  finding.note = tape.fact("left out").text();
  return finding;
}

}  // namespace
}  // namespace query_filter
const Check kFilter{query_filter::kMeta, query_filter::gather, query_filter::judge};
}  // namespace assay::checks
