// SPDX-License-Identifier: MIT
// Stores texts from all over Unicode and compares what comes back.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/page/seeds.h"
#include "checks/query/find_filter.h"
#include "checks/val/family.h"
#include "checks/val/text_probe.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/paging.h"

namespace assay::checks {
namespace val_unicode {
namespace {

constexpr Meta kMeta{
    .id = "val.unicode",
    .title = "Text comes back as it was sent, in every script",
    .failure_title = "Text is damaged on its way into the store",
    .why = "Names and messages of real people hold accents, emoji and scripts beyond 16 bits.",
    .fix = "Use UTF-8 of up to four bytes everywhere: connection, columns (utf8mb4), files.",
    .source = "RFC 8259 8",
    .severity = Severity::kMinor,
};

struct Sample {
  std::string_view name{};
  std::string_view text{};   // UTF-8
  std::string_view other{};  // equal to it after normalisation; empty: none
};
constexpr std::array kSamples{
    Sample{"a family of emoji", "\U0001F469\u200D\U0001F469\u200D\U0001F467", ""},
    Sample{"a combining accent", "cafe\u0301", "caf\u00e9"},
    Sample{"a precomposed accent", "caf\u00e9", "cafe\u0301"},
    Sample{"Hebrew and Arabic", "\u05e9\u05dc\u05d5\u05dd \u0633\u0644\u0627\u0645", ""},
    Sample{"Chinese beyond 16 bits", "\U00020000\U00020BB7", ""},
};
constexpr std::string_view kSurrogate = "a lone surrogate";
constexpr std::string_view kFiltered = "filtered by emoji";

// Where the list is known to be filtered by the field, it must find the emoji as well.
void filter_by(Session& session, const Field& field, const std::string& id, std::string_view text) {
  const auto& known = session.spoken(session.resource()).filters;
  const auto filter = known.find(field.name);
  if (id.empty() || filter == known.end() || session.stopped()) return;
  session.tape().note("filtered id", id);
  FilterProbe probe{.walk = std::string(kFiltered), .wanted = {id}};
  look(session, probe, filter_query(session, filter->second, std::string(text)));
}

void gather(Session& session) {
  const Field* field = text_field(session);
  if (field == nullptr || !session.control("control")) return;
  Json sent = Json::object();
  for (const Sample& sample : kSamples) {
    if (session.stopped()) return;
    const std::string start = session.maker().unique() + " ";
    const std::string text = start + std::string(sample.text);
    const std::string id = store_text(session, std::string(sample.name), *field, text);
    sent.set(sample.name, start);
    if (&sample == kSamples.data()) filter_by(session, *field, id, text);
  }
  session.tape().note("sent", std::move(sent));
  if (session.stopped()) return;
  // Refused, replaced or kept: all are right; what breaks is errors.no-5xx's to charge.
  store_text(session, std::string(kSurrogate), *field, session.maker().unique() + " \\ud800 end");
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const Sample& sample : kSamples) {
    const std::string name(sample.name);
    const std::optional<std::string> shown = stored_text(tape, name);
    const Json* start = tape.fact("sent").find(name);
    if (!shown || start == nullptr) continue;
    const std::string_view got = trimmed(*shown);
    const bool same = got == start->text() + std::string(sample.text) ||
                      (!sample.other.empty() && got == start->text() + std::string(sample.other));
    tally.add(name, same ? 1 : 0, start->text() + std::string(sample.text),
              same ? "came back" : "came back as " + printable(got), tape.at(name + " (read)"));
  }
  if (tally.empty()) return inconclusive("no text beyond ASCII was stored and shown");
  const std::size_t seen = tally.cases().size();
  const std::vector<const Exchange*> pages = tape.all(kFiltered);
  const bool whole = stored_text(tape, std::string(kSamples.front().name)).has_value();
  if (!pages.empty() && pages.front()->is_2xx() && whole && tally.lowest() == 1) {
    const FilterGap gap = filter_gap(pages, tape.subject(), {tape.fact("filtered id").text()}, {});
    tally.add("the filter by emoji", gap.none() ? 1 : 0, "the created item",
              gap.none() ? "finds it" : "does not find it", *pages.front());
  }
  Finding finding = tally.finding(tally.lowest(), "Text beyond ASCII");
  if (seen < kSamples.size()) {
    finding.note = fmt::format("{} of {} texts were stored and shown", seen, kSamples.size());
  }
  return finding;
}

}  // namespace
}  // namespace val_unicode
const Check kUnicode{val_unicode::kMeta, val_unicode::gather, val_unicode::judge};
}  // namespace assay::checks
