// SPDX-License-Identifier: MIT
// Exchanges to JSON and back.
#include "core/exchange_json.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base64.h"
#include "core/utf8.h"

namespace assay {
namespace {

constexpr std::array kFailures{Failure::kNone,       Failure::kTimeout, Failure::kRefused,
                               Failure::kReset,      Failure::kGarbage, Failure::kTooLarge,
                               Failure::kInterrupted};

void set_bytes(Json& object, const std::string& name, const std::string& bytes) {
  if (is_utf8(bytes)) {
    object.set(name, bytes);
  } else {
    object.set(name + "_base64", base64_encoded(bytes));
  }
}

Json headers_to_json(const Headers& headers) {
  Json list = Json::array();
  for (const Header& header : headers) {
    Json one = Json::object({{"name", header.name}});
    set_bytes(one, "value", header.value);
    list.push(std::move(one));
  }
  return list;
}

std::string text_of(const Json& object, std::string_view name) {
  const Json* member = object.find(name);
  return member != nullptr && member->is_string() ? member->text() : std::string();
}

double number_of(const Json& object, std::string_view name) {
  const Json* member = object.find(name);
  return member == nullptr ? 0 : member->as_double();
}

// Out of range or absent: 0.
int int_of(const Json& object, std::string_view name) {
  const Json* member = object.find(name);
  const auto value = member == nullptr ? std::nullopt : member->as_int();
  return value && std::in_range<int>(*value) ? static_cast<int>(*value) : 0;
}

// Nothing when the member is there in neither form.
std::optional<std::string> bytes_of(const Json& object, const std::string& name) {
  if (const Json* encoded = object.find(name + "_base64")) return base64_decoded(encoded->text());
  const Json* plain = object.find(name);
  if (plain == nullptr || !plain->is_string()) return std::nullopt;
  return plain->text();
}

Headers headers_from_json(const Json& owner) {
  Headers headers;
  if (const Json* list = owner.find("headers")) {
    for (const Json& one : list->items()) {
      headers.push_back(
          {.name = text_of(one, "name"), .value = bytes_of(one, "value").value_or("")});
    }
  }
  return headers;
}

Failure failure_from(const std::string& text) {
  for (const Failure failure : kFailures) {
    if (to_string(failure) == text) return failure;
  }
  return Failure::kNone;
}

}  // namespace

Json exchange_to_json(const Exchange& exchange) {
  Json request = Json::object({{"method", exchange.request.method},
                               {"url", exchange.request.url},
                               {"headers", headers_to_json(exchange.request.headers)}});
  if (exchange.request.has_body) set_bytes(request, "body", exchange.request.body);
  if (const Padding& padding = exchange.request.padding; padding.bytes > 0) {
    request.set("padding", Json::object({{"at", static_cast<std::int64_t>(padding.at)},
                                         {"bytes", static_cast<std::int64_t>(padding.bytes)}}));
  }
  Json response = Json::object({{"status", exchange.response.status},
                                {"headers", headers_to_json(exchange.response.headers)}});
  set_bytes(response, "body", exchange.response.body);
  response.set("truncated", exchange.response.truncated);
  return Json::object(
      {{"id", exchange.id},
       {"principal", exchange.principal},
       {"request", std::move(request)},
       {"response", std::move(response)},
       {"failure", exchange.answered() ? Json() : Json(to_string(exchange.failure))},
       {"started_ms", exchange.started_ms},
       {"ms", exchange.ms}});
}

std::optional<Exchange> exchange_from_json(const Json& json) {
  const Json* request = json.find("request");
  const Json* response = json.find("response");
  if (request == nullptr || response == nullptr) return std::nullopt;
  Exchange exchange;
  exchange.id = int_of(json, "id");
  exchange.principal = text_of(json, "principal");
  exchange.request.method = text_of(*request, "method");
  exchange.request.url = text_of(*request, "url");
  exchange.request.headers = headers_from_json(*request);
  const std::optional<std::string> body = bytes_of(*request, "body");
  exchange.request.has_body = body.has_value();
  exchange.request.body = body.value_or("");
  if (const Json* padding = request->find("padding")) {
    exchange.request.padding = {
        .at = static_cast<std::size_t>(std::max(0, int_of(*padding, "at"))),
        .bytes = static_cast<std::size_t>(std::max(0, int_of(*padding, "bytes")))};
  }
  exchange.response.status = int_of(*response, "status");
  exchange.response.headers = headers_from_json(*response);
  exchange.response.body = bytes_of(*response, "body").value_or("");
  const Json* truncated = response->find("truncated");
  exchange.response.truncated = truncated != nullptr && truncated->boolean();
  exchange.failure = failure_from(text_of(json, "failure"));
  exchange.started_ms = number_of(json, "started_ms");
  exchange.ms = number_of(json, "ms");
  return exchange;
}

}  // namespace assay
