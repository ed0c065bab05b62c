// SPDX-License-Identifier: MIT
// Asks whether every JSON body is labelled as JSON, whatever the client accepts.
#include <map>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "checks/errors/pooled.h"
#include "checks/http/family.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/session.h"

namespace assay::checks {
namespace http_media_type {
namespace {

constexpr Meta kMeta{
    .id = "http.media-type",
    .title = "Bodies are labelled as what they are",
    .failure_title = "Bodies are labelled as what they are not",
    .why = "Clients and browsers choose how to read a body by its Content-Type.",
    .fix = "Send Content-Type: application/json with every JSON body, and no page in its place.",
    .source = "RFC 9110 8.3, 12.5.1, 15.5.7",
    .severity = Severity::kMinor,
    .scope = Scope::kPooled,
    .stage = Stage::kPooled,
    .reproduce = false,
};

constexpr double kMislabelled = 0.5;
constexpr double kUnlabelled = 0.75;
constexpr int kConfirmed = 2;

// Without any Accept header, which is the client's to leave out (RFC 9110 12.5.1).
void ask_bare(Session& session, const std::string& path) {
  Exchange exchange = session.world().send(
      {.url = session.dialect().base + path, .headers = session.current().headers, .bare = true});
  exchange.principal = session.current().name;
  session.tape().add("list without Accept", std::move(exchange));
}

void gather(Session& session) {
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  const std::string list = session.collection(session.resource());
  for (int i = 0; i < kConfirmed && !session.stopped(); ++i) {
    session.get("list", list);
    session.get("item", made->path);
    session.ask("list as XML", {.path = list, .headers = {{"Accept", "application/xml"}}});
    session.ask("list as anything", {.path = list, .headers = {{"Accept", "*/*"}}});
    ask_bare(session, list);
  }
}

bool is_json_label(std::string_view type) {
  const std::string label = lower(trimmed(type.substr(0, type.find(';'))));
  return label == "application/json" || label == "text/json" || label.ends_with("+json") ||
         label.starts_with("application/vnd.");
}

// A whole JSON object or array; anything else may well be plain text.
bool is_json(const Response& response) {
  const std::string_view body = trimmed(response.body);
  if (response.truncated || body.empty() || (body.front() != '{' && body.front() != '[')) {
    return false;
  }
  return Json::parse(body).has_value();
}

bool is_page(const Exchange& exchange) {
  const std::string_view body = trimmed(exchange.response.body);
  const std::string* type = exchange.header("Content-Type");
  return body.starts_with('<') && type != nullptr && contains_ignoring_case(*type, "html");
}

struct Label {
  const Exchange* first = nullptr;
  int seen = 0;
};

struct Labels {
  std::map<std::string, Label> wrong{};  // JSON bodies by what they are labelled as
  const Exchange* right = nullptr;
};

std::string path_of(std::string_view url) {
  const std::size_t path = url.find('/', url.find("://") + 3);
  return std::string(path == std::string_view::npos ? "/" : url.substr(path));
}

void look(const Exchange& exchange, Labels& labels) {
  if (!exchange.is_2xx() || exchange.request.method == "HEAD") return;
  const std::string* type = exchange.header("Content-Type");
  if (type != nullptr && is_json_label(*type)) {
    if (labels.right == nullptr) labels.right = &exchange;
    return;
  }
  if (!is_json(exchange.response)) return;
  Label& label = labels.wrong[type == nullptr ? "" : lower(trimmed(*type))];
  if (label.first == nullptr) label.first = &exchange;
  ++label.seen;
}

void judge_labels(const Tape& tape, Tally& tally) {
  Labels labels;
  for_each_exchange(tape, [&](const Pooled& pooled) { look(*pooled.exchange, labels); });
  for (const auto& [type, label] : labels.wrong) {
    if (label.seen < kConfirmed) continue;
    const Request& request = label.first->request;
    tally.add(fmt::format("{} {}", request.method, path_of(request.url)),
              type.empty() ? kUnlabelled : kMislabelled, "Content-Type: application/json",
              type.empty() ? "sends JSON without a Content-Type"
                           : fmt::format("sends JSON as {} ({} times)", type, label.seen),
              *label.first);
  }
  if (tally.empty() && labels.right != nullptr) {
    tally.add("JSON bodies", 1, "application/json", "labelled as JSON", *labels.right);
  }
}

// A page in place of the list: for whoever asked for JSON, for anything, or for something else
// that the service does not have.
void judge_pages(const Tape& tape, Tally& tally) {
  for (const char* name :
       {"list", "item", "list as XML", "list as anything", "list without Accept"}) {
    for (const Exchange* exchange : tape.all(name)) {
      if (!exchange->is_2xx() || !is_page(*exchange)) continue;
      tally.add(name, 0, "JSON, or 406", "answered 200 with an HTML page", *exchange);
      break;
    }
  }
}

Finding judge(const Tape& tape) {
  Tally tally;
  judge_labels(tape, tally);
  judge_pages(tape, tally);
  if (tally.empty()) return not_applicable("no successful answer had a JSON body");
  return tally.finding(tally.lowest(), "Media types");
}

}  // namespace
}  // namespace http_media_type
const Check kMediaType{http_media_type::kMeta, http_media_type::gather, http_media_type::judge};
}  // namespace assay::checks
