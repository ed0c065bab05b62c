// SPDX-License-Identifier: MIT
// The literals of the sample reports.
#include "tests/support/sample_report.h"

#include <utility>

namespace assay {
namespace {

Headers json_headers() {
  return {{"Content-Type", "application/json; charset=utf-8"}, {"X-Request-Id", "7f3a"}};
}

Exchange exchange(int id, Request request, Response response) {
  const double began = 100.0 * id;
  return {.id = id,
          .principal = "alice",
          .request = std::move(request),
          .response = std::move(response),
          .started_ms = began,
          .ms = 4.25};
}

const std::string kBase = "http://127.0.0.1:8080/api";

Headers own_headers() {
  return {{"Accept", "application/json"}, {"Authorization", "Bearer (cut:32-127)"}};
}

Exchange creation() {
  return exchange(
      3,
      {.method = "POST",
       .url = kBase + "/products",
       .headers = own_headers(),
       .body = R"({"name":"Lamp g1-http.create-1","sku":"ABC-0001","price":"10.00","stock":3})",
       .has_body = true},
      {.status = 201,
       .headers = {{"Content-Type", "application/json"}, {"Location", "/api/products/41"}},
       .body = R"({"id":41,"name":"Lamp g1-http.create-1","sku":"ABC-0001","price":"10.00",)"
               R"("stock":3,"created_at":"2026-11-22T00:00:01Z"})"});
}

Exchange order(int id, const std::string& answer) {
  return exchange(id,
                  {.method = "POST",
                   .url = kBase + "/orders",
                   .headers = {{"Idempotency-Key", "0b9e7c9a"}},
                   .body = R"({"product_id":41,"quantity":1})",
                   .has_body = true},
                  {.status = 201, .headers = json_headers(), .body = answer});
}

Exchange unanswered() {
  Exchange silent = exchange(30, {.method = "DELETE", .url = kBase + "/products/41"}, {});
  silent.failure = Failure::kTimeout;
  silent.ms = 10'000;
  return silent;
}

std::vector<Exchange> sample_exchanges() {
  return {creation(),
          exchange(9, {.url = kBase + "/products/999999", .headers = own_headers()},
                   {.status = 200,
                    .headers = {{"Content-Type", "text/html; charset=utf-8"},
                                {"X-Powered-By", "Express"}},
                    .body = "<html><body>" + hostile_text() + "</body></html>"}),
          exchange(17, {.url = kBase + "/products?limit=7&offset=14", .headers = own_headers()},
                   {.status = 200,
                    .headers = json_headers(),
                    .body = R"({"items":[{"id":55},{"id":57},{"id":58}],"total":25})"}),
          order(21, R"({"id":901})"),
          order(22, R"({"id":902})"),
          unanswered(),
          exchange(44,
                   {.method = "POST",
                    .url = kBase + "/products",
                    .body = R"({"name":"Lamp","price":"ten"})",
                    .has_body = true},
                   {.status = 500,
                    .headers = {{"Content-Type", "text/plain"}},
                    .body = "SQLITE_MISMATCH: datatype mismatch\n"
                            "    at Statement.run (/app/db.js:12:9)\n"})};
}

std::vector<CriterionResult> http_criteria() {
  return {
      {.id = "http.create",
       .kind = "check",
       .category = "http",
       .title = "A client can create and knows what it got",
       .weight = 5,
       .severity = Severity::kCritical,
       .finding = pass({{.exchange = 3}}, "Location is relative; the body carries the id"),
       .why = "A client that cannot name what it made cannot use it.",
       .fix = "Answer 201 with the item's id or a Location.",
       .source = "RFC 9110 9.3.3, 15.3.2",
       .points = 11.03,
       .of = 11.03,
       .duration_ms = 12.5},
      {.id = "http.missing-resource",
       .kind = "check",
       .category = "http",
       .title = "A missing item does not answer 404",
       .weight = 3,
       .finding = fail({{.exchange = 9}},
                       {.message = "GET of an unknown id answered 200 with " + hostile_text(),
                        .expected = "404, 410 or 403",
                        .observed = "200, text/html"}),
       .why = "Clients tell 'no such item' from 'server broke' by the status alone.",
       .fix = "Look the id up before acting; answer 404 when it is absent.",
       .source = "RFC 9110 15.5.5",
       .brief = "Unknown ids answer 404.",
       .curl = "curl -i -H 'Accept: application/json' 'http://127.0.0.1:8080/api/products/999999'",
       .points = 0,
       .of = 6.62},
      {.id = "http.method-not-allowed",
       .kind = "check",
       .category = "http",
       .title = "The router does not tell a wrong verb from a wrong path",
       .weight = 0,
       .severity = Severity::kMinor,
       .finding = graded(0.75, std::vector<Evidence>{{.exchange = 17}},
                         {.message = "PUT of the collection answered 404",
                          .expected = "405 with Allow",
                          .observed = "404"}),
       .why = "A wrong verb answered 404 sends people looking for a typing error in the path.",
       .fix = "Answer 405 with Allow.",
       .source = "RFC 9110 15.5.6"},
      {.id = "http.delete",
       .kind = "check",
       .category = "http",
       .title = "Deletion is real",
       .weight = 2,
       .finding = inconclusive("blocked by http.create: DELETE did not answer (timeout)")}};
}

CriterionResult field_rules() {
  CriterionResult criterion{
      .id = "val.field",
      .kind = "check",
      .category = "validation",
      .title = "Some broken field rules are accepted",
      .weight = 4,
      .why = "What is stored wrong is found by somebody else, later.",
      .fix = "Check each field against the brief before the write; name the field in the answer.",
      .source = "RFC 9110 15.5.1",
      .curl = R"(curl -i -X POST -H 'Content-Type: application/json' -d '{"name":"Lamp"}' )"
              R"('http://127.0.0.1:8080/api/products')",
      .points = 8.24,
      .of = 13.73};
  criterion.finding = graded(0.6, std::vector<Evidence>{{.exchange = 44}},
                             {.message = "product: 2 of 5 cases lost credit; price wrong type "
                                         "answered 500",
                              .expected = "400 or 422",
                              .observed = "answered 500"});
  criterion.finding.cases = {
      {"price wrong type", 0, "400 or 422", "answered 500", 44},
      {"name too long", 0, "400 or 422", "answered 201, stored " + hostile_text(), 3},
      {"sku missing", 1, "400 or 422", "answered 400", 0},
      {"stock below 0", 1, "400 or 422", "answered 422", 0},
      {"category unknown", 1, "400 or 422", "answered 400", 0}};
  return criterion;
}

std::vector<CriterionResult> middle_criteria() {
  return {field_rules(),
          {.id = "val.malformed-json",
           .kind = "check",
           .category = "validation",
           .title = "Malformed JSON is refused",
           .weight = 2,
           .finding = pass(),
           .points = 6.86,
           .of = 6.86},
          {.id = "page.full-walk",
           .kind = "check",
           .category = "paging",
           .title = "A full walk skips or repeats items",
           .weight = 4,
           .severity = Severity::kCritical,
           .finding =
               fail({{.exchange = 17}},
                    {.message = "25 own items walked in pages of 7 gave 24; item 56 is on no page",
                     .expected = "each of the 25 items exactly once",
                     .observed = "24 items, 1 missing"}),
           .why = "A client that walks the list works on data that is not there, or misses some.",
           .fix = "Sort by a unique column, and page from the last one seen.",
           .source = "AIP-158",
           .curl = "curl -i 'http://127.0.0.1:8080/api/products?limit=7&offset=14'",
           .points = 0,
           .of = 14.71},
          {.id = "page.stable-under-insert",
           .kind = "check",
           .category = "paging",
           .title = "A walk is stable under inserts",
           .weight = 1,
           .finding = not_applicable("the brief asks for no cursor")},
          {.id = "page.total",
           .kind = "check",
           .category = "paging",
           .title = "A total, where given, is true",
           .weight = 1,
           .finding = not_applicable("no total is given")},
          {.id = "query.sort",
           .kind = "check",
           .category = "paging",
           .title = "Sorting sorts",
           .weight = 1,
           .finding = not_applicable("the rubric states no sort")}};
}

std::vector<CriterionResult> rules_criteria() {
  return {
      {.id = "idem.key-replay",
       .kind = "check",
       .category = "rules",
       .title = "One key makes two orders",
       .weight = 5,
       .severity = Severity::kCritical,
       .finding = fail({{.exchange = 21}, {.exchange = 22}},
                       {.message = "two orders, 901 and 902, exist for one key",
                        .expected = "one order; the second answer repeats the first",
                        .observed = "two orders"}),
       .why = "A retry after a lost answer charges the customer twice.",
       .fix =
           "Store the key with the order in one transaction; answer a known key from the record.",
       .source = "draft-ietf-httpapi-idempotency-key-header-07",
       .brief = "POST /orders takes an Idempotency-Key.",
       .curl = "curl -i -X POST -H 'Idempotency-Key: 0b9e7c9a' 'http://127.0.0.1:8080/api/orders'",
       .points = 0,
       .of = 18.38},
      {.id = "no-oversell",
       .kind = "scenario",
       .category = "rules",
       .title = "The last item is sold exactly once",
       .weight = 3,
       .finding = pass(),
       .points = 11.03,
       .of = 11.03},
      {.id = "contract-suite",
       .kind = "command",
       .category = "rules",
       .title = "The published contract tests pass",
       .weight = 1,
       .finding = inconclusive("the command took over 60 s")}};
}

std::vector<CriterionResult> repository_criteria() {
  return {{.id = "repo.secrets-tree",
           .kind = "check",
           .category = "repository",
           .title = "A secret is committed",
           .weight = 3,
           .finding = fail({{.file = "config/production.env", .line = 3},
                            {.file = "src/<b>odd name</b>.js", .line = 0}},
                           {.message = "AWS_SECRET_ACCESS_KEY has a value in a committed file",
                            .expected = "secrets come from the environment",
                            .observed = "a key of 40 characters"}),
           .why = "What is in the history is public to everyone with a clone.",
           .fix = "Revoke the key, read it from the environment, and rewrite the history.",
           .source = "OWASP ASVS 14.3.2",
           .points = 0,
           .of = 10.59},
          {.id = "repo.lockfile",
           .kind = "check",
           .category = "repository",
           .title = "Dependencies are locked",
           .weight = 2,
           .severity = Severity::kMinor,
           .finding = pass({{.file = "package-lock.json"}}),
           .points = 7.06,
           .of = 7.06},
          {.id = "layering",
           .kind = "question",
           .category = "judgement",
           .title = "Are routes, rules and storage kept apart?",
           .weight = 1,
           .finding = {.outcome = Outcome::kPending,
                       .expected = "0 all in one place; 2 apart, but rules leak; 4 one job each",
                       .reason = "a person answers this"}},
          {.id = "trade-offs",
           .kind = "question",
           .category = "judgement",
           .title = "Does the README name what was left out, and why?",
           .weight = 1,
           .finding = {.outcome = Outcome::kPending, .reason = "a person answers this"}}};
}

std::vector<CategoryResult> sample_categories() {
  return {
      {"http", "HTTP semantics", 12, {.points = 7.5, .of = 12, .low = 6, .high = 8.4}},
      {"validation", "Validation", 14, {.points = 10.27, .of = 14, .low = 10.27, .high = 10.27}},
      {"paging", "Pagination", 10, {.points = 0, .of = 10, .low = 0, .high = 0}},
      {"rules", "Business rules", 20, {.points = 7.5, .of = 20, .low = 6.67, .high = 8.89}},
      {"repository", "Tests and docs", 12, {.points = 4.8, .of = 12, .low = 4.8, .high = 4.8}},
      {"judgement", "Design", 12, {.of = 12}}};
}

void append(std::vector<CriterionResult>& list, std::vector<CriterionResult> more) {
  for (CriterionResult& one : more)
    list.push_back(std::move(one));
}

}  // namespace

std::string hostile_text() {
  return "</script><img src=x onerror=alert(1)> \x1b[31mred\x1b[0m \u202Eevil\u202C `tick` "
         "| @octocat \xff\xfe end";
}

Report sample_report() {
  Report report;
  report.version = "0.1.0";
  report.rubric = {
      .id = "orders-api",
      .title = "Orders API take-home",
      .level = Level::kMid,
      .digest = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
      .bands = {{"excellent", 90}, {"good", 75}, {"fair", 60}}};
  report.candidate = {.name = "ada <script>alert(1)</script>",
                      .url = "http://127.0.0.1:8080/api",
                      .repo = "submissions/ada",
                      .commit = "3f786850e387550fdab836ed7e6dc881de23001b",
                      .start = "./run.sh",
                      .sandbox = "Confined: own network with loopback only, read-only system.",
                      .said = {{"start", "./run.sh"}, {"paths.product", "/items \x1b[2J"}}};
  report.started = "2026-11-22T00:00:00Z";
  report.duration_ms = 12'345;
  report.total = {
      .score = {.points = 44.22, .of = 100, .low = 40.78, .high = 47.58},
      .settled = 0.932,
      .verdict = Verdict::kFail,
      .band = "poor",
      .threshold = 70,
      .gates = {{"http.create", true}, {"idem.key-replay", false}, {"http.delete", std::nullopt}},
      .why = "the gate idem.key-replay is broken"};
  report.categories = sample_categories();
  append(report.criteria, http_criteria());
  append(report.criteria, middle_criteria());
  append(report.criteria, rules_criteria());
  append(report.criteria, repository_criteria());
  report.dialect = {{"envelope", "/items", "observed", 17},
                    {"id", "id (integer)", "observed", 3},
                    {"paging", "limit/offset", "rubric", 0},
                    {"errors", hostile_text(), "guessed", 9}};
  report.exchanges = sample_exchanges();
  report.requests = 412;
  return report;
}

Report unstarted_report() {
  Report report = sample_report();
  report.candidate.log = {"node:internal/modules/cjs/loader:1080",
                          "Error: Cannot find module '/app/dist/server.js' \x1b[31m"};
  report.exchanges.clear();
  report.dialect.clear();
  std::erase_if(report.criteria, [](const CriterionResult& criterion) {
    return criterion.finding.outcome == Outcome::kFail ||
           criterion.finding.outcome == Outcome::kPartial;
  });
  for (CriterionResult& criterion : report.criteria) {
    if (criterion.kind == "question") continue;
    criterion.finding = inconclusive("the service did not start");
    criterion.points = 0;
    criterion.of = 0;
  }
  for (CategoryResult& category : report.categories) {
    if (category.id == "judgement") continue;
    category.score = {.of = category.weight, .low = 0, .high = category.weight};
  }
  report.total = {.score = {.of = 100, .low = 0, .high = 100},
                  .verdict = Verdict::kUndecided,
                  .threshold = 70,
                  .why = "nothing that carries weight could be judged"};
  return report;
}

}  // namespace assay
