// SPDX-License-Identifier: MIT
// Sends control characters in a text and in a query.
#include <algorithm>
#include <array>
#include <string>

#include "checks/query/find_filter.h"
#include "checks/query/syntax.h"
#include "checks/val/family.h"
#include "checks/val/text_probe.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/paging.h"

namespace assay::checks {
namespace val_nul_control {
namespace {

constexpr Meta kMeta{
    .id = "val.nul-control",
    .title = "Control characters are refused, stripped or kept whole",
    .failure_title = "Control characters break the service, or cut what is stored",
    .why = "A NUL ends strings early, and a line end inside a header starts another header.",
    .fix = "Refuse NUL with 400 where the store cannot hold it; never copy input into headers.",
    .source = "PostgreSQL error 22021; CWE-158",
    .severity = Severity::kMinor,
};

constexpr double kNulBreaks = 0.5;
constexpr std::string_view kNul = "NUL in a text";
constexpr std::string_view kNulQuery = "NUL in a query";
constexpr std::string_view kLinesQuery = "a line end in a query";
constexpr std::string_view kInjected = "X-Injected";

struct Sample {
  std::string_view name{};
  std::string_view json{};  // as it stands in the string
};
constexpr std::array kSamples{Sample{kNul, "a\\u0000b"}, Sample{"U+0001 in a text", "a\\u0001b"},
                              Sample{"a line end in a text", "a\\r\\nX-Injected: 1"},
                              Sample{"U+202E in a text", "a\\u202eb"}};

// A filter that takes any text: what others make of a value that is none of theirs is
// query.bad-input's to judge.
QuerySpelling text_filter(Session& session) {
  const Resource& resource = session.resource();
  const ResourceDialect& spoken = session.spoken(resource);
  for (const std::string& name : resource.list.filter) {
    const Field* field = find_field(resource, name);
    if (field == nullptr || field->type != FieldType::kString || !field->members.empty()) continue;
    const auto found = spoken.filters.find(name);
    if (found != spoken.filters.end()) return found->second;
    return {std::string(kFilterSyntaxes.front()), styled(name, spoken.style)};
  }
  return {std::string(kFilterSyntaxes.front()), "q"};
}

void ask_list(Session& session, std::string_view name, const std::string& value) {
  if (session.stopped()) return;
  session.get(std::string(name),
              page_path(session, "", "", filter_query(session, text_filter(session), value)));
}

void gather(Session& session) {
  const Field* field = text_field(session);
  if (field == nullptr || !session.control("control")) return;
  const std::string start = session.maker().unique();
  session.tape().note("start", start);
  for (const Sample& sample : kSamples) {
    if (session.stopped()) return;
    store_text(session, std::string(sample.name), *field, start + std::string(sample.json));
  }
  ask_list(session, kNulQuery, std::string("a\0b", 3));
  ask_list(session, kLinesQuery, "a\r\nX-Injected: 1");
}

bool is_injected(const Exchange& answer) {
  return answer.header(kInjected) != nullptr;
}

// Nothing where the answer decides nothing.
std::optional<Case> case_of(const Tape& tape, std::string_view name) {
  const Exchange* answer = tape.find(name);
  if (answer == nullptr || !answer->answered()) return std::nullopt;
  Case one{.name = std::string(name),
           .credit = 1,
           .expected = "400, or the text stripped or whole",
           .observed = answer_of(*answer),
           .exchange = answer->id};
  const Exchange* read = tape.find(std::string(name) + " (read)");
  if (is_injected(*answer) || (read != nullptr && is_injected(*read))) {
    one.credit = 0;
    one.observed = "became a header of the answer";
    return one;
  }
  if (answer->is_5xx()) {
    // What breaks is errors.no-5xx's to charge; that nobody thought of NUL shows here as well.
    if (name != kNul && name != kNulQuery) return std::nullopt;
    one.credit = kNulBreaks;
    return one;
  }
  const std::optional<std::string> shown = stored_text(tape, std::string(name));
  if (name == kNul && shown && trimmed(*shown) == tape.fact("start").text() + "a") {
    one.credit = 0;
    one.observed = "was stored only as far as the NUL";
  }
  return one;
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const Sample& sample : kSamples) {
    if (const std::optional<Case> one = case_of(tape, sample.name)) tally.add(*one);
  }
  for (const std::string_view name : {kNulQuery, kLinesQuery}) {
    if (const std::optional<Case> one = case_of(tape, name)) tally.add(*one);
  }
  if (tally.empty()) return inconclusive("no text with a control character was answered");
  return tally.finding(tally.lowest(), "Control characters");
}

}  // namespace
}  // namespace val_nul_control
const Check kNulControl{val_nul_control::kMeta, val_nul_control::gather, val_nul_control::judge};
}  // namespace assay::checks
