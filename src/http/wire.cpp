// SPDX-License-Identifier: MIT
// libcurl connects; plain bytes then go by system calls, which are quicker, and TLS through
// libcurl.
#include "http/wire.h"

#include <cerrno>
#include <linux/sockios.h>
#include <string>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace assay {
namespace {

Moved moved(ssize_t count) {
  if (count > 0) return {Moved::State::kSome, static_cast<std::size_t>(count)};
  if (count == 0) return {Moved::State::kEnd};
  const bool later = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
  return {later ? Moved::State::kLater : Moved::State::kFailed};
}

Moved moved(CURLcode code, std::size_t count) {
  if (code == CURLE_AGAIN) return {Moved::State::kLater};
  if (code != CURLE_OK) return {Moved::State::kFailed};
  return {count > 0 ? Moved::State::kSome : Moved::State::kEnd, count};
}

}  // namespace

Wire::Wire(std::string_view origin, long connect_ms)
    : easy_(open_connector(origin)), encrypted_(origin.starts_with("https:")) {
  CURL* const handle = easy_.get();
  if (handle == nullptr) return;
  const std::string url(origin);
  curl().easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl().easy_setopt(handle, CURLOPT_CONNECT_ONLY, 1L);
  curl().easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, connect_ms);
  const CURLcode code = curl().easy_perform(handle);
  curl_socket_t socket = CURL_SOCKET_BAD;
  if (code == CURLE_OK) curl().easy_getinfo(handle, CURLINFO_ACTIVESOCKET, &socket);
  socket_ = socket;
  if (socket_ >= 0) failure_ = Failure::kNone;
  if (code == CURLE_OPERATION_TIMEDOUT) failure_ = Failure::kTimeout;
}

Moved Wire::send(std::string_view bytes) const {
  if (!encrypted_) return moved(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL));
  std::size_t sent = 0;
  const CURLcode code = curl().easy_send(easy_.get(), bytes.data(), bytes.size(), &sent);
  return moved(code, sent);
}

Moved Wire::receive(char* buffer, std::size_t size) const {
  if (!encrypted_) return moved(::recv(socket_, buffer, size, 0));
  std::size_t got = 0;
  const CURLcode code = curl().easy_recv(easy_.get(), buffer, size, &got);
  return moved(code, got);
}

int Wire::unsent() const {
  int bytes = 0;
  return ioctl(socket_, SIOCOUTQ, &bytes) == 0 ? bytes : 0;
}

}  // namespace assay
