// SPDX-License-Identifier: MIT
// Writes a run into the tables.
#include <map>
#include <string>
#include <utility>

#include "core/exchange_json.h"
#include "store/rows.h"

namespace assay {
namespace {

std::string text_at(const Json& json, std::string_view pointer) {
  const Json* found = json.at(pointer);
  return found == nullptr ? "" : found->text();
}

double number_at(const Json& json, std::string_view pointer) {
  const Json* found = json.at(pointer);
  return found == nullptr ? 0 : found->as_double();
}

long long insert_report(Database& database, const SavedRun& run) {
  const Json& report = run.report;
  const std::string started = text_at(report, "/started");
  const std::string candidate = text_at(report, "/candidate/name");
  const std::string rubric = text_at(report, "/rubric/id");
  const std::string level = text_at(report, "/rubric/level");
  const std::string verdict = text_at(report, "/score/verdict");
  const std::string whole = report.dump();
  const std::string snapshot = run.snapshot.dump();
  const std::string dialect = run.dialect.dump();
  Statement row = database.prepare(
      "INSERT INTO runs (started, candidate, rubric, level, verdict, points, low, high, report, "
      "snapshot, dialect) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(started).bind(candidate).bind(rubric).bind(level).bind(verdict);
  const Json* points = report.at("/score/points");
  if (points != nullptr && points->is_number()) {
    row.bind(points->as_double());
  } else {
    row.bind_null();
  }
  row.bind(number_at(report, "/score/low")).bind(number_at(report, "/score/high"));
  row.bind(whole).bind(snapshot).bind(dialect).run();
  return database.last_id();
}

void insert_findings(Database& database, long long run, const Json& report) {
  const Json* criteria = report.find("criteria");
  if (criteria == nullptr) return;
  Statement row = database.prepare(
      "INSERT INTO findings (run, position, criterion, kind, category, severity, outcome, credit, "
      "weight, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  long long position = 0;
  for (const Json& one : criteria->items()) {
    const std::string id = text_at(one, "/id");
    const std::string kind = text_at(one, "/kind");
    const std::string category = text_at(one, "/category");
    const std::string severity = text_at(one, "/severity");
    const std::string outcome = text_at(one, "/outcome");
    const std::string message = text_at(one, "/message");
    row.bind(run).bind(position++).bind(id).bind(kind).bind(category).bind(severity).bind(outcome);
    row.bind(number_at(one, "/credit")).bind(number_at(one, "/weight")).bind(message).run();
  }
}

// Writes each exchange of the run once, however many tapes hold it.
class ExchangeRows {
 public:
  ExchangeRows(Database& database, long long run)
      : database_(database),
        run_(run),
        row_(database.prepare("INSERT INTO exchanges (run, number, method, url, status, ms, "
                              "envelope, request_body, response_body) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {}

  // The row's id.
  long long of(const Exchange& exchange) {
    const auto known = ids_.find(exchange.id);
    if (exchange.id != 0 && known != ids_.end()) return known->second;
    const long long id = insert(exchange);
    ids_[exchange.id] = id;
    return id;
  }

 private:
  // Bodies stand apart, as the bytes they are; the envelope keeps everything else.
  long long insert(const Exchange& exchange) {
    Exchange bare = exchange;
    bare.request.body.clear();
    bare.response.body.clear();
    const std::string envelope = exchange_to_json(bare).dump();
    row_.bind(run_).bind(static_cast<long long>(exchange.id));
    row_.bind(exchange.request.method).bind(exchange.request.url);
    row_.bind(static_cast<long long>(exchange.status())).bind(exchange.ms).bind(envelope);
    row_.bind_blob(exchange.request.body).bind_blob(exchange.response.body).run();
    return database_.last_id();
  }

  Database& database_;
  long long run_;
  Statement row_;
  std::map<int, long long> ids_{};
};

void insert_tapes(Database& database, long long run, const std::vector<Tape>& tapes) {
  ExchangeRows exchanges(database, run);
  Statement row = database.prepare(
      "INSERT INTO tapes (run, criterion, subject, facts, halt_outcome, halt_reason) "
      "VALUES (?, ?, ?, ?, ?, ?)");
  Statement entry_row =
      database.prepare("INSERT INTO entries (tape, position, name, exchange) VALUES (?, ?, ?, ?)");
  for (const Tape& tape : tapes) {
    const std::string facts = tape.facts().dump();
    row.bind(run).bind(tape.check()).bind(tape.subject()).bind(facts);
    if (tape.halt()) {
      row.bind(to_string(tape.halt()->outcome)).bind(tape.halt()->reason).run();
    } else {
      row.bind_null().bind_null().run();
    }
    const long long id = database.last_id();
    long long position = 0;
    for (const Tape::Entry& entry : tape.entries()) {
      const long long exchange = exchanges.of(entry.exchange);
      entry_row.bind(id).bind(position++).bind(entry.name).bind(exchange).run();
    }
  }
}

}  // namespace

long long insert_run(Database& database, const SavedRun& run) {
  const long long id = insert_report(database, run);
  insert_findings(database, id, run.report);
  insert_tapes(database, id, run.tapes);
  return id;
}

void insert_answers(Database& database,
                    long long run,
                    const std::vector<Answer>& answers,
                    std::optional<double> whole) {
  Statement row = database.prepare(
      "INSERT OR REPLACE INTO answers (run, question, level, comment, answered) "
      "VALUES (?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))");
  for (const Answer& answer : answers)
    row.bind(run).bind(answer.question).bind(answer.level).bind(answer.comment).run();
  Statement points = database.prepare("UPDATE runs SET whole = ? WHERE id = ?");
  whole ? points.bind(*whole) : points.bind_null();
  points.bind(run).run();
}

}  // namespace assay
