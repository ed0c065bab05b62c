// SPDX-License-Identifier: MIT
// Searching a text for leaks.
#include "dialect/leak.h"

#include <vector>

#include "core/expression.h"
#include "core/text.h"
#include "dialect/leak_patterns.h"
#include "dialect/leak_text.h"

namespace assay {
namespace {

constexpr std::size_t kMostBytes = std::size_t{512} * 1024;

const std::vector<Expression>& expressions() {
  static const std::vector<Expression> kCompiled = [] {
    std::vector<Expression> compiled;
    for (const LeakPattern& pattern : leak_patterns())
      compiled.emplace_back(pattern.expression);
    return compiled;
  }();
  return kCompiled;
}

// The first match that does not repeat what was sent.
std::optional<std::string_view> own_match(const Expression& expression,
                                          std::string_view text,
                                          std::string_view sent) {
  while (const std::optional<std::string_view> found = expression.find(text)) {
    if (sent.find(trimmed(*found)) == std::string_view::npos) return found;
    text.remove_prefix(static_cast<std::size_t>(found->data() - text.data()) + found->size());
  }
  return std::nullopt;
}

// The match with the beginning of the word in which it starts: "/app/json.js:8:1" for "n.js:8:1".
std::string_view from_word(std::string_view text, std::string_view found) {
  constexpr std::size_t kLongestStart = 80;
  const auto at = static_cast<std::size_t>(found.data() - text.data());
  std::size_t start = at;
  while (start > 0 && at - start < kLongestStart &&
         std::string_view(" \t\r\n\"'(<>,;").find(text[start - 1]) == std::string_view::npos) {
    --start;
  }
  return text.substr(start, at - start + found.size());
}

}  // namespace

std::string_view to_string(LeakKind kind) {
  switch (kind) {
    case LeakKind::kSecret:
      return "a secret";
    case LeakKind::kDebugPage:
      return "a debugger page";
    case LeakKind::kStackFrame:
      return "a stack frame";
    case LeakKind::kSql:
      return "SQL text";
    case LeakKind::kDriverMessage:
      return "a database driver's message";
    case LeakKind::kException:
      return "an error of the runtime";
    case LeakKind::kObjectDump:
      return "a dump of an object";
    case LeakKind::kPath:
      return "a path of the server's files";
  }
  return "";
}

bool is_grave(LeakKind kind) {
  return kind <= LeakKind::kSql;
}

std::optional<Leak> find_leak(std::string_view text, std::string_view sent) {
  constexpr std::size_t kExcerpt = 160;
  const std::string_view raw = text.substr(0, kMostBytes);
  const std::string readable = readable_text(raw);
  const std::string echo =
      std::string(sent) + "\n" + percent_decoded(sent) + "\n" + readable_text(sent);
  for (std::size_t i = 0; i < expressions().size(); ++i) {
    const LeakKind kind = leak_patterns()[i].kind;
    // A debugger shows in its page's marks, too.
    const std::string_view where = kind == LeakKind::kDebugPage ? raw : std::string_view(readable);
    const std::optional<std::string_view> found = own_match(expressions()[i], where, echo);
    if (found) return Leak{kind, shortened(trimmed(from_word(where, *found)), kExcerpt)};
  }
  return std::nullopt;
}

}  // namespace assay
