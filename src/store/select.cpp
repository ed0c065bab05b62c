// SPDX-License-Identifier: MIT
// Reads runs out of the tables.
#include <map>
#include <string>
#include <utility>

#include "core/exchange_json.h"
#include "store/rows.h"

namespace assay {
namespace {

Json json_of(const std::string& text) {
  return Json::parse(text).value_or(Json());
}

std::map<long long, Exchange> select_exchanges(Database& database, long long run) {
  std::map<long long, Exchange> exchanges;
  Statement rows = database.prepare(
      "SELECT id, envelope, request_body, response_body FROM exchanges WHERE run = ?");
  rows.bind(run);
  while (rows.step()) {
    Exchange exchange = exchange_from_json(json_of(rows.text(1))).value_or(Exchange{});
    exchange.request.body = rows.text(2);
    exchange.response.body = rows.text(3);
    exchanges.emplace(rows.integer(0), std::move(exchange));
  }
  return exchanges;
}

std::vector<Tape> select_tapes(Database& database, long long run) {
  const std::map<long long, Exchange> exchanges = select_exchanges(database, run);
  std::vector<Tape> tapes;
  Statement rows = database.prepare(
      "SELECT id, criterion, subject, facts, halt_outcome, halt_reason FROM tapes "
      "WHERE run = ? ORDER BY id");
  Statement entries =
      database.prepare("SELECT name, exchange FROM entries WHERE tape = ? ORDER BY position");
  rows.bind(run);
  while (rows.step()) {
    Tape tape(rows.text(1), rows.text(2));
    tape.set_facts(json_of(rows.text(3)));
    if (const auto outcome = outcome_from(rows.text(4))) tape.stop({*outcome, rows.text(5)});
    entries.bind(rows.integer(0));
    while (entries.step()) {
      const auto found = exchanges.find(entries.integer(1));
      if (found != exchanges.end()) tape.add(entries.text(0), found->second);
    }
    entries.reset();
    tapes.push_back(std::move(tape));
  }
  return tapes;
}

std::vector<Answer> select_answers(Database& database, long long run) {
  std::vector<Answer> answers;
  Statement rows = database.prepare(
      "SELECT question, level, comment, answered FROM answers WHERE run = ? ORDER BY question");
  rows.bind(run);
  while (rows.step()) {
    answers.push_back({.question = rows.text(0),
                       .level = rows.real(1),
                       .comment = rows.text(2),
                       .answered = rows.text(3)});
  }
  return answers;
}

}  // namespace

SavedRun select_run(Database& database, long long id) {
  SavedRun run;
  Statement row = database.prepare("SELECT report, snapshot, dialect FROM runs WHERE id = ?");
  row.bind(id);
  if (row.step()) {
    run.report = json_of(row.text(0));
    run.snapshot = json_of(row.text(1));
    run.dialect = json_of(row.text(2));
  }
  run.tapes = select_tapes(database, id);
  run.answers = select_answers(database, id);
  return run;
}

std::vector<RunRow> select_history(Database& database, int most) {
  std::vector<RunRow> runs;
  Statement rows = database.prepare(
      "SELECT id, started, candidate, rubric, level, verdict, points, low, high, whole FROM runs "
      "ORDER BY id DESC LIMIT ?");
  rows.bind(static_cast<long long>(most));
  while (rows.step()) {
    runs.push_back({.id = rows.integer(0),
                    .started = rows.text(1),
                    .candidate = rows.text(2),
                    .rubric = rows.text(3),
                    .level = rows.text(4),
                    .verdict = rows.text(5),
                    .points = rows.is_null(6) ? -1 : rows.real(6),
                    .low = rows.real(7),
                    .high = rows.real(8),
                    .whole = rows.is_null(9) ? -1 : rows.real(9)});
  }
  return runs;
}

}  // namespace assay
