// SPDX-License-Identifier: MIT
// Head, framing and body of one HTTP/1.1 request.
#include "http/received.h"

#include <cstdint>
#include <optional>
#include <string>

#include "core/text.h"
#include "http/header_line.h"

namespace assay {
namespace {

constexpr std::size_t kHeadBytes = 64U << 10U;
constexpr std::size_t kReceivedBodyBytes = 256U << 10U;
constexpr std::string_view kHeadEnd = "\r\n\r\n";
constexpr std::string_view kLineEnd = "\r\n";

// "POST /inbox/1 HTTP/1.1"
bool read_first_line(std::string_view line, Request& into) {
  const std::vector<std::string_view> words = split(line, ' ');
  if (words.size() != 3 || words[0].empty() || !words[2].starts_with("HTTP/1.")) return false;
  into.method = words[0];
  into.url = words[1];
  return true;
}

bool read_head(std::string_view head, Request& into) {
  const std::size_t first = head.find(kLineEnd);
  if (!read_first_line(head.substr(0, first), into)) return false;
  into.headers.clear();
  while (head.find(kLineEnd) != std::string_view::npos) {
    head.remove_prefix(head.find(kLineEnd) + kLineEnd.size());
    add_header_line(into.headers, head.substr(0, head.find(kLineEnd)));
  }
  return true;
}

Arrival read_counted(std::string_view bytes, std::string_view digits, Request& into) {
  const std::optional<std::size_t> length = whole_number(trimmed(digits), 10);
  if (!length || *length > kReceivedBodyBytes) return Arrival::kBroken;
  if (bytes.size() < *length) return Arrival::kMore;
  into.body = bytes.substr(0, *length);
  return Arrival::kWhole;
}

Arrival read_chunks(std::string_view bytes, Request& into) {
  into.body.clear();
  while (into.body.size() <= kReceivedBodyBytes) {
    const std::size_t end = bytes.find(kLineEnd);
    if (end == std::string_view::npos) return Arrival::kMore;
    const std::string_view line = bytes.substr(0, end);
    const std::optional<std::size_t> size =
        whole_number(trimmed(line.substr(0, line.find(';'))), 16);
    if (!size || *size > kReceivedBodyBytes) return Arrival::kBroken;
    if (*size == 0) return Arrival::kWhole;  // trailers are of no interest
    bytes.remove_prefix(end + kLineEnd.size());
    if (bytes.size() < *size + kLineEnd.size()) return Arrival::kMore;
    into.body += bytes.substr(0, *size);
    bytes.remove_prefix(*size + kLineEnd.size());
  }
  return Arrival::kBroken;
}

}  // namespace

Arrival read_request(std::string_view bytes, Request& into) {
  const std::size_t end = bytes.substr(0, kHeadBytes).find(kHeadEnd);
  if (end == std::string_view::npos) {
    return bytes.size() < kHeadBytes ? Arrival::kMore : Arrival::kBroken;
  }
  if (!read_head(bytes.substr(0, end), into)) return Arrival::kBroken;
  const std::string_view rest = bytes.substr(end + kHeadEnd.size());
  const std::string* coding = find_header(into.headers, "Transfer-Encoding");
  if (coding != nullptr && contains_ignoring_case(*coding, "chunked")) {
    return read_chunks(rest, into);
  }
  const std::string* length = find_header(into.headers, "Content-Length");
  return length == nullptr ? Arrival::kWhole : read_counted(rest, *length, into);
}

bool waits_for_go_ahead(std::string_view bytes) {
  Request request;
  const std::size_t end = bytes.substr(0, kHeadBytes).find(kHeadEnd);
  if (end == std::string_view::npos || end + kHeadEnd.size() != bytes.size()) return false;
  if (!read_head(bytes.substr(0, end), request)) return false;
  const std::string* expected = find_header(request.headers, "Expect");
  return expected != nullptr && equals_ignoring_case(*expected, "100-continue");
}

}  // namespace assay
