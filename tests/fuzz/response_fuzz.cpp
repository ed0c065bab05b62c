// SPDX-License-Identifier: MIT
// Any bytes as a response: where the network cuts them must not matter.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "http/response_parser.h"

namespace assay {
namespace {

const ClientLimits kLimits{};

ResponseParser parsed(std::string_view bytes, std::size_t piece, bool to_head) {
  ResponseParser parser(kLimits, to_head);
  for (std::size_t at = 0; at < bytes.size() && !parser.ended(); at += piece)
    parser.feed(bytes.substr(at, piece));
  parser.end_of_stream();
  return parser;
}

void compare(std::string_view bytes, bool to_head) {
  ResponseParser whole = parsed(bytes, bytes.size() + 1, to_head);
  ResponseParser pieces = parsed(bytes, 1, to_head);
  if (whole.failure() != pieces.failure()) std::abort();
  if (whole.failure() != Failure::kNone) return;
  if (whole.response().status != pieces.response().status) std::abort();
  if (whole.response().body != pieces.response().body) std::abort();
  if (whole.response().headers.size() != pieces.response().headers.size()) std::abort();
}

}  // namespace
}  // namespace assay

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  assay::compare(text, false);
  assay::compare(text, true);
  return 0;
}
