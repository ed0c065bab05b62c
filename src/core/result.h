// SPDX-License-Identifier: MIT
// An error that ends a command, and a value that may be one.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace assay {

enum class ErrorKind {
  kUsage,      // wrong command line or rubric: exit 2
  kUndecided,  // the candidate could not be graded: exit 3
  kInternal,   // our bug: exit 70
};

// What cannot go on, in words for the user: what, where, what to do.
struct Error {
  ErrorKind kind = ErrorKind::kUsage;
  std::string message{};
  std::string where{};  // "file:line:column", or empty
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorKind kind, std::string message, std::string where = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(message), std::move(where)});
}

}  // namespace assay
