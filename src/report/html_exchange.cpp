// SPDX-License-Identifier: MIT
// Exchanges as HTML: one line each, the request and the answer side by side below it.
#include "report/html_exchange.h"

#include <algorithm>

#include <fmt/core.h>

#include "core/json.h"
#include "core/points.h"
#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kBodyShown = 8'192;  // bytes
constexpr std::size_t kHeaderShown = 1024;
constexpr std::size_t kHeadersShown = 60;
constexpr std::size_t kPrettyUpTo = 65'536;
constexpr int kPrettyDepth = 32;  // deeper, the indents would outweigh the text many times

int depth_of(std::string_view body) {
  int depth = 0;
  int deepest = 0;
  for (const char c : body) {
    if (c == '{' || c == '[') deepest = std::max(deepest, ++depth);
    if (c == '}' || c == ']') --depth;
  }
  return deepest;
}

std::string readable(const std::string& body) {
  if (body.size() > kPrettyUpTo || depth_of(body) > kPrettyDepth) return body;
  const std::optional<Json> json = Json::parse(body);
  return json && (json->is_object() || json->is_array()) ? json->pretty() : body;
}

// The part of an absolute URL that tells requests apart.
std::string target_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = scheme == std::string::npos ? scheme : url.find('/', scheme + 3);
  return path == std::string::npos ? url : url.substr(path);
}

void write_headers(HtmlWriter& html, const Headers& headers) {
  if (headers.empty()) return;
  html.open("pre", {{"class", "headers"}, {"tabindex", "0"}});
  for (std::size_t i = 0; i < std::min(headers.size(), kHeadersShown); ++i) {
    html.element("b", {}, shortened(headers[i].name, kHeaderShown) + ": ");
    html.text(shortened(headers[i].value, kHeaderShown) + "\n");
  }
  if (headers.size() > kHeadersShown) {
    html.text(fmt::format("… and {} more", headers.size() - kHeadersShown));
  }
  html.close();
}

void write_body(HtmlWriter& html, const std::string& body, std::string_view absent) {
  if (body.empty()) return html.element("p", {{"class", "quiet"}}, absent);
  const std::string shown = readable(body);
  html.element("pre", {{"class", "body"}, {"tabindex", "0"}}, shortened(shown, kBodyShown));
  if (shown.size() > kBodyShown) {
    html.element("p", {{"class", "quiet"}},
                 fmt::format("the first {} of {} bytes", kBodyShown, shown.size()));
  }
}

void write_request(HtmlWriter& html, const Request& request) {
  html.open("section", {{"aria-label", "Request"}});
  html.element("p", {{"class", "wire"}},
               request.method + " " + shortened(request.url, kHeaderShown));
  write_headers(html, request.headers);
  write_body(html, request.body, request.has_body ? "an empty body" : "no body");
  if (request.padding.bytes > 0) {
    html.element("p", {{"class", "quiet"}},
                 fmt::format("with {} bytes 'x' at offset {}, which are not kept",
                             request.padding.bytes, request.padding.at));
  }
  html.close();
}

void write_response(HtmlWriter& html, const Exchange& exchange) {
  html.open("section", {{"aria-label", "Response"}});
  html.element("p", {{"class", "wire"}}, answer_of(exchange));
  write_headers(html, exchange.response.headers);
  write_body(html, exchange.response.body, "no body");
  if (exchange.response.truncated) {
    html.element("p", {{"class", "quiet"}}, "the body goes on; the rest was not kept");
  }
  html.close();
}

}  // namespace

std::string anchor_of(const std::string& criterion, int exchange) {
  return fmt::format("c-{}-x{}", criterion, exchange);
}

void write_exchanges(HtmlWriter& html,
                     const std::string& criterion,
                     const std::vector<const Exchange*>& exchanges) {
  for (std::size_t i = 0; i < std::min(exchanges.size(), kExchangesShown); ++i) {
    const Exchange& exchange = *exchanges[i];
    html.open("details", {{"class", "exchange"}, {"id", anchor_of(criterion, exchange.id)}});
    html.open("summary");
    html.element("span", {{"class", "number"}}, fmt::format("#{}", exchange.id));
    html.element("code", {},
                 exchange.request.method + " " + shortened(target_of(exchange.request.url), 160));
    html.element("span", {}, answer_of(exchange));
    html.element("span", {{"class", "quiet"}},
                 fmt::format("{} ms, {}", number_text(exchange.ms), exchange.principal));
    html.close();
    html.open("div", {{"class", "sides"}});
    write_request(html, exchange.request);
    write_response(html, exchange);
    html.close();
    html.close();
  }
  if (exchanges.size() > kExchangesShown) {
    html.element(
        "p", {{"class", "quiet"}},
        fmt::format("and {} more exchanges, in report.json", exchanges.size() - kExchangesShown));
  }
}

}  // namespace assay
