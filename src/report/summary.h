// SPDX-License-Identifier: MIT
// What every format asks of a report alike: order, counts, losses, and the sentences of the
// verdict.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"

namespace assay {

struct Counts {
  int pass = 0;
  int partial = 0;
  int fail = 0;
  int not_applicable = 0;
  int inconclusive = 0;
  int pending = 0;
};
Counts count(const std::vector<const CriterionResult*>& criteria);
Counts count(const Report& report);
// "14 pass, 1 partial, 6 fail, 2 could not be seen, …": what there is none of is left out.
std::string counts_sentence(const Counts& counts);

// A fail or a partial.
bool is_lost(const CriterionResult& criterion);
// Points of the total's 100 that it cost; 0 when not settled.
double loss_of(const CriterionResult& criterion);
// Those that cost points, dearest first; equal ones in rubric order.
std::vector<const CriterionResult*> losses(const Report& report);

// What the criteria of one category earned of the total's 100, so that they add up to it. Without a
// settled criterion that carries weight, `of` is 0.
struct Points {
  double earned = 0;
  double of = 0;
};
Points points_of(const Report& report, const std::string& category);
// What to say where a category or a criterion has no points: "not judged", "not scored", …
std::string_view no_points_words(const std::vector<const CriterionResult*>& criteria);

// The criteria of one category, as a reader wants them: fail, partial, inconclusive, pending, pass,
// not applicable; within one outcome the dearest first.
std::vector<const CriterionResult*> in_reading_order(const Report& report,
                                                     const std::string& category);

// The same criteria in groups that could not be judged for one reason, in order of the first.
std::vector<std::vector<const CriterionResult*>> by_reason(
    const std::vector<const CriterionResult*>& criteria);

// The exchange of this id; null when the report does not hold it.
const Exchange* exchange_of(const Report& report, int id);
// Every exchange that its evidence and its cases name and the report holds, each once, in order.
std::vector<const Exchange*> exchanges_of(const Report& report, const CriterionResult& criterion);

// True when a case says what the finding expected and observed, so that saying it twice is idle.
bool is_said_by_a_case(const Finding& finding);

// The name a person knows the candidate by: its name, else its repository, else its address.
std::string candidate_name(const Report& report);
// "Orders API take-home (orders-api, mid)".
std::string rubric_name(const Report& report);

// The total's reason as a sentence of its own: "The gate http.create is broken."
std::string verdict_sentence(const Report& report);
// "71.5 of 100", or "no total".
std::string score_text(const Score& score);
// "71.5 to 83.0, by what could not be judged"; empty when low and high show alike.
std::string interval_sentence(const Score& score);
// "http.create held, auth.bola-read broken"; empty without gates.
std::string gates_sentence(const Report& report);
// Why the total stands lower than its parts; empty when no cap lowered it.
std::string cap_sentence(const Report& report);
// How much is open and why; empty when all of the automated weight is settled.
std::string unsettled_sentence(const Report& report);
// The questions that wait for a person; empty when none does.
std::string questions_sentence(const Report& report);
// The score with the reviewer's answers; empty while none is given.
std::string whole_sentence(const Report& report);
// "412 requests in 12.3 s, seed 1".
std::string run_sentence(const Report& report);

}  // namespace assay
