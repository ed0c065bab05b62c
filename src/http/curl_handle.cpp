// SPDX-License-Identifier: MIT
// Options and callbacks of libcurl.
#include "http/curl_handle.h"

#include <algorithm>
#include <array>
#include <sys/socket.h>
#include <unistd.h>

#include "core/text.h"
#include "http/incoming.h"
#include "http/outgoing.h"

namespace assay {
namespace {

std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* incoming) {
  const std::size_t length = size * count;
  return static_cast<Incoming*>(incoming)->take_header_line({bytes, length}) ? length : 0;
}

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* incoming) {
  const std::size_t length = size * count;
  return static_cast<Incoming*>(incoming)->take_body({bytes, length}) ? length : 0;
}

// The next piece of a padded body: what stands before the padding, the padding, the rest.
std::size_t on_read(char* buffer, std::size_t size, std::size_t count, void* padded) {
  auto* const body = static_cast<PaddedBody*>(padded);
  const Request& request = *body->request;
  const std::size_t begin = request.padding.at;
  const std::size_t end = begin + request.padding.bytes;
  const std::size_t room = std::min(size * count, body_size(request) - body->sent);
  for (std::size_t i = 0; i < room; ++i, ++body->sent) {
    const bool inside = body->sent >= begin && body->sent < end;
    const std::size_t place = body->sent < begin ? body->sent : body->sent - request.padding.bytes;
    buffer[i] = inside ? 'x' : request.body[place];
  }
  return room;
}

int on_progress(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<const std::atomic<bool>*>(stop)->load() ? 1 : 0;
}

int on_attempt(void* attempts, char*, char*, int, int) {
  auto* const made = static_cast<Attempts*>(attempts);
  return ++made->count > made->allowed ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

int on_close(void* last_words, curl_socket_t socket) {
  auto* const words = static_cast<LastWords*>(last_words);
  std::array<char, 4096> buffer{};
  words->bytes.clear();
  while (words->bytes.size() < words->most) {
    const ssize_t got = recv(socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got <= 0) break;
    words->bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return close(socket);
}

void append(List& list, const std::string& line) {
  curl_slist* const longer = curl().slist_append(list.get(), line.c_str());
  if (longer != nullptr && list == nullptr) list.reset(longer);
}

bool is_loopback(std::string_view origin) {
  const std::string_view host = authority_of(origin);
  return host.starts_with("127.") || host == "localhost" || host.starts_with("localhost:") ||
         host.starts_with("[::1]");
}

}  // namespace

Easy open_connector(std::string_view origin) {
  Easy easy(curl().easy_init());
  CURL* const handle = easy.get();
  if (handle == nullptr) return easy;
  curl().easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl().easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl().easy_setopt(handle, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  curl().easy_setopt(handle, CURLOPT_SSL_ENABLE_ALPN, 0L);
  curl().easy_setopt(handle, CURLOPT_PROXY, "");  // else http_proxy of the environment applies
  curl().easy_setopt(handle, CURLOPT_TCP_NODELAY, 1L);
  if (is_loopback(origin)) {  // nobody signs a certificate for a service under development
    curl().easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
    curl().easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 0L);
  }
  return easy;
}

void set_attempts(CURL* easy, Attempts& attempts) {
  curl().easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_attempt);
  curl().easy_setopt(easy, CURLOPT_PREREQDATA, &attempts);
}

Failure failure_of(CURLcode code) {
  switch (code) {
    case CURLE_OK:
      return Failure::kNone;
    case CURLE_OPERATION_TIMEDOUT:
      return Failure::kTimeout;
    case CURLE_UNSUPPORTED_PROTOCOL:  // HTTP/0.9, or a version that does not exist
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
      return Failure::kGarbage;
    case CURLE_OUT_OF_MEMORY:
      return Failure::kTooLarge;  // one header line beyond 100 kB
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_URL_MALFORMAT:
      return Failure::kRefused;
    default:
      return Failure::kReset;
  }
}

Easy open_transfer(std::string_view origin, const Hooks& hooks) {
  Easy easy = open_connector(origin);
  CURL* const handle = easy.get();
  if (handle == nullptr) return easy;
  curl().easy_setopt(handle, CURLOPT_HTTP09_ALLOWED, 0L);
  curl().easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl().easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
  curl().easy_setopt(handle, CURLOPT_MAXCONNECTS, 1L);
  curl().easy_setopt(handle, CURLOPT_ERRORBUFFER, hooks.error);
  curl().easy_setopt(handle, CURLOPT_HEADERFUNCTION, on_header);
  curl().easy_setopt(handle, CURLOPT_WRITEFUNCTION, on_body);
  curl().easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, on_close);
  curl().easy_setopt(handle, CURLOPT_CLOSESOCKETDATA, hooks.last_words);
  curl().easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl().easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl().easy_setopt(handle, CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(hooks.stop));
  return easy;
}

List header_list(const Headers& headers, bool with_body) {
  List list;
  bool has_type = false;
  bool has_accept = false;
  bool has_expect = false;
  for (const Header& header : headers) {
    has_type = has_type || equals_ignoring_case(header.name, "Content-Type");
    has_accept = has_accept || equals_ignoring_case(header.name, "Accept");
    has_expect = has_expect || equals_ignoring_case(header.name, "Expect");
    // "Name;" is how libcurl is told to send an empty value; "Name:" would leave the header out.
    append(list, header.value.empty() ? header.name + ';' : header.name + ": " + header.value);
  }
  if (!has_accept) append(list, "Accept:");
  if (!has_expect) append(list, "Expect:");
  if (with_body && !has_type) append(list, "Content-Type:");
  return list;
}

void set_method(CURL* easy, const Request& request, PaddedBody& padded) {
  curl().easy_setopt(easy, CURLOPT_HTTPGET, 1L);  // also undoes NOBODY
  if (request.method == "HEAD") {
    curl().easy_setopt(easy, CURLOPT_NOBODY, 1L);
  } else if (carries_body(request)) {
    const std::string_view body = request.has_body ? std::string_view(request.body) : "";
    curl().easy_setopt(easy, CURLOPT_POST, 1L);
    curl().easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                       static_cast<curl_off_t>(body_size(request)));
    padded = {.request = &request};
    const bool whole = request.padding.bytes == 0;
    curl().easy_setopt(easy, CURLOPT_POSTFIELDS, whole ? body.data() : nullptr);
    curl().easy_setopt(easy, CURLOPT_READFUNCTION, whole ? nullptr : on_read);
    curl().easy_setopt(easy, CURLOPT_READDATA, whole ? nullptr : &padded);
  }
  curl().easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

}  // namespace assay
