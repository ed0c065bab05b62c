// SPDX-License-Identifier: MIT
// What is kept of an answer is read only when somebody wants to see it.
#include "http/load_slot.h"

#include <algorithm>
#include <cerrno>

#include "core/text.h"
#include "http/header_line.h"
#include "http/incoming.h"
#include "http/outgoing.h"

namespace assay {
namespace {

// Servers close idle connections after 2 s (gunicorn) or more.
constexpr long kIdleReuseSeconds = 1;

}  // namespace

LoadSlot::LoadSlot(std::string_view origin, const ClientLimits& limits)
    : limits_(limits), easy_(open_connector(origin)) {
  CURL* const handle = easy_.get();
  if (handle == nullptr) return;
  curl().easy_setopt(handle, CURLOPT_HTTP09_ALLOWED, 0L);
  curl().easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
  curl().easy_setopt(handle, CURLOPT_MAXAGE_CONN, kIdleReuseSeconds);
  curl().easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect_ms));
  curl().easy_setopt(handle, CURLOPT_HEADERFUNCTION, on_header);
  curl().easy_setopt(handle, CURLOPT_HEADERDATA, this);
  curl().easy_setopt(handle, CURLOPT_WRITEFUNCTION, on_body);
  curl().easy_setopt(handle, CURLOPT_WRITEDATA, this);
  curl().easy_setopt(handle, CURLOPT_PRIVATE, this);
  set_attempts(handle, attempts_);
}

void LoadSlot::prepare(const Request& request, curl_slist* outgoing, int timeout_ms) {
  CURL* const handle = easy_.get();
  if (request_ != &request) {
    request_ = &request;
    curl().easy_setopt(handle, CURLOPT_URL, request.url.c_str());
    curl().easy_setopt(handle, CURLOPT_HTTPHEADER, outgoing);
    set_method(handle, request, padded_);
  }
  curl().easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(timeout_ms));
  attempts_ = {.allowed = is_safe_method(request.method) ? 2 : 1};
  head_.clear();
  body_.clear();
  body_bytes_ = 0;
  status_ = 0;
  too_large_ = false;
}

std::size_t LoadSlot::on_header(char* bytes, std::size_t size, std::size_t count, void* slot) {
  auto& self = *static_cast<LoadSlot*>(slot);
  const std::string_view line(bytes, size * count);
  if (const int status = status_of_line(without_line_end(line)); status != 0) {
    self.status_ = status;
    self.head_.clear();
  }
  self.too_large_ = self.head_.size() + line.size() > self.limits_.header_bytes;
  self.head_ += line;
  return self.too_large_ ? 0 : line.size();
}

std::size_t LoadSlot::on_body(char* bytes, std::size_t size, std::size_t count, void* slot) {
  auto& self = *static_cast<LoadSlot*>(slot);
  const std::size_t length = size * count;
  const std::size_t room = self.limits_.body_bytes - self.body_.size();
  self.body_.append(bytes, std::min(room, length));
  self.body_bytes_ += length;
  self.too_large_ = self.body_bytes_ > self.limits_.transfer_bytes;
  return self.too_large_ ? 0 : length;
}

Failure LoadSlot::failure_of(CURLcode code) const {
  if (too_large_) return Failure::kTooLarge;
  return assay::failure_of(code);
}

bool LoadSlot::is_put_off() const {
  return status_ == 429 || (status_ == 503 && contains_ignoring_case(head_, "\nRetry-After:"));
}

bool LoadSlot::is_ours(CURLcode code) const {
  if (code == CURLE_OK) return false;
  long number = 0;
  curl().easy_getinfo(easy_.get(), CURLINFO_OS_ERRNO, &number);
  return number == EMFILE || number == ENFILE || number == EADDRNOTAVAIL || number == ENOBUFS;
}

Exchange LoadSlot::exchange(CURLcode code, double ms) const {
  Exchange exchange{.request = *request_, .failure = failure_of(code), .ms = ms};
  Incoming incoming(limits_);
  for (const std::string_view line : split(head_, '\n'))
    incoming.take_header_line(line);
  incoming.take_body(body_);
  exchange.response = std::move(incoming.response());
  exchange.response.truncated = body_bytes_ > body_.size();
  return exchange;
}

}  // namespace assay
