// SPDX-License-Identifier: MIT
// The exchanges of the evidence as an HTTP Archive 1.2, for any viewer of network logs.
#include <charconv>
#include <chrono>
#include <string>

#include <fmt/core.h>

#include "core/base64.h"
#include "core/text.h"
#include "core/utf8.h"
#include "report/bounded.h"
#include "report/formats.h"

namespace assay {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::hh_mm_ss;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

// The digits at one place of "2026-11-22T00:00:00Z"; 0 where there are none.
int digits(std::string_view text, std::size_t from, std::size_t size) {
  int value = 0;
  if (text.size() >= from + size)
    std::from_chars(text.data() + from, text.data() + from + size, value);
  return value;
}

// RFC 3339 time of `ms` after `started`.
std::string time_after(std::string_view started, double ms) {
  const year_month_day begun = year(digits(started, 0, 4)) /
                               month(static_cast<unsigned>(digits(started, 5, 2))) /
                               day(static_cast<unsigned>(digits(started, 8, 2)));
  const auto at = (begun.ok() ? sys_days(begun) : sys_days()) + hours(digits(started, 11, 2)) +
                  minutes(digits(started, 14, 2)) + seconds(digits(started, 17, 2)) +
                  milliseconds(static_cast<long long>(ms));
  const auto today = std::chrono::floor<days>(at);
  const year_month_day date(today);
  const hh_mm_ss time(at - today);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

Json headers_json(const Headers& headers) {
  Json list = Json::array();
  for (const Header& header : headers) {
    list.push(Json::object({{"name", header.name}, {"value", header.value}}));
  }
  return list;
}

Json query_json(const std::string& url) {
  Json list = Json::array();
  const std::size_t mark = url.find('?');
  if (mark == std::string::npos) return list;
  const std::string_view query = std::string_view(url).substr(mark + 1);
  for (const std::string_view pair : split(query.substr(0, query.find('#')), '&')) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
    list.push(Json::object(
        {{"name", percent_decoded(pair.substr(0, equals))}, {"value", percent_decoded(value)}}));
  }
  return list;
}

std::string value_of(const Headers& headers, std::string_view name) {
  const std::string* value = find_header(headers, name);
  return value == nullptr ? std::string() : *value;
}

Json request_json(const Request& request) {
  Json json = Json::object({{"method", request.method},
                            {"url", request.url},
                            {"httpVersion", "HTTP/1.1"},
                            {"cookies", Json::array()},
                            {"headers", headers_json(request.headers)},
                            {"queryString", query_json(request.url)},
                            {"headersSize", -1},
                            {"bodySize", static_cast<std::int64_t>(body_size(request))}});
  if (request.has_body) {
    json.set("postData", Json::object({{"mimeType", value_of(request.headers, "Content-Type")},
                                       {"text", request.body}}));
  }
  return json;
}

Json response_json(const Response& response) {
  Json content = Json::object({{"size", static_cast<std::int64_t>(response.body.size())},
                               {"mimeType", value_of(response.headers, "Content-Type")}});
  if (is_utf8(response.body)) {
    content.set("text", response.body);
  } else {
    content.set("text", base64_encoded(response.body));
    content.set("encoding", "base64");
  }
  return Json::object({{"status", response.status},
                       {"statusText", ""},
                       {"httpVersion", "HTTP/1.1"},
                       {"cookies", Json::array()},
                       {"headers", headers_json(response.headers)},
                       {"content", std::move(content)},
                       {"redirectURL", value_of(response.headers, "Location")},
                       {"headersSize", -1},
                       {"bodySize", static_cast<std::int64_t>(response.body.size())}});
}

Json entry(const Report& report, const Exchange& exchange) {
  const Exchange kept = bounded(exchange, kBodyKept);
  return Json::object(
      {{"startedDateTime", time_after(report.started, exchange.started_ms)},
       {"time", exchange.ms},
       {"request", request_json(kept.request)},
       {"response", response_json(kept.response)},
       {"cache", Json::object()},
       {"timings", Json::object({{"send", 0}, {"wait", exchange.ms}, {"receive", 0}})},
       {"comment",
        fmt::format("#{}, {}, {}", exchange.id, exchange.principal, answer_of(exchange))}});
}

}  // namespace

std::string to_har(const Report& report) {
  Json entries = Json::array();
  for (const Exchange& exchange : report.exchanges)
    entries.push(entry(report, exchange));
  const Json log =
      Json::object({{"version", "1.2"},
                    {"creator", Json::object({{"name", "assay"}, {"version", report.version}})},
                    {"entries", std::move(entries)}});
  return Json::object({{"log", log}}).pretty() + "\n";
}

}  // namespace assay
