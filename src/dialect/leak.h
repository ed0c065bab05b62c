// SPDX-License-Identifier: MIT
// Internals of a service that show in its answers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay {

// The gravest first.
enum class LeakKind {
  kSecret,         // a connection string with its password, a private key, a cloud key
  kDebugPage,      // a framework's debugger
  kStackFrame,     // source file and line of a call
  kSql,            // text of a statement
  kDriverMessage,  // a database's own words
  kException,      // a class or a message of the language's runtime
  kObjectDump,     // an object printed by its class
  kPath,           // where a source or data file lies
};

// "a stack frame", "SQL text", …
std::string_view to_string(LeakKind kind);

// Secrets, debuggers, frames and SQL; the others tell little without them.
bool is_grave(LeakKind kind);

struct Leak {
  LeakKind kind = LeakKind::kPath;
  std::string excerpt{};  // what shows it, at most 160 bytes
};

// The gravest leak in a body or a header's value, in time linear to it. `sent` is what the client
// sent (URL and body): what merely repeats it is no leak, and neither is a JSON member that names
// the request's own path.
std::optional<Leak> find_leak(std::string_view text, std::string_view sent = {});

}  // namespace assay
