// SPDX-License-Identifier: MIT
// Line by line, with no more state than an open block scalar.
#include "repo/ci/outline.h"

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kMostLines = 20'000;

int indent_of(std::string_view line) {
  const std::size_t at = line.find_first_not_of(' ');
  return at == std::string_view::npos ? 0 : static_cast<int>(at);
}

// The colon that ends a key; npos in a plain value such as "echo a:b".
std::size_t key_end(std::string_view text) {
  if (text.empty() || text.front() == '[' || text.front() == '{') return std::string_view::npos;
  const bool quoted = text.front() == '"' || text.front() == '\'';
  std::size_t from = 0;
  if (quoted) {
    from = text.find(text.front(), 1);
    if (from == std::string_view::npos) return from;
  }
  for (std::size_t at = text.find(':', from); at != std::string_view::npos;
       at = text.find(':', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] == ' ') {
      // A key of a step is one word; "run tests: now" as a value is prose.
      return quoted || trimmed(text.substr(0, at)).find(' ') == std::string_view::npos
                 ? at
                 : std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

std::string plain(std::string_view value) {
  value = trimmed(value);
  const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                      value.back() == value.front();
  if (quoted) return std::string(value.substr(1, value.size() - 2));
  return std::string(trimmed(value.substr(0, value.find(" #"))));
}

bool opens_block(std::string_view value) {
  return !value.empty() && (value.front() == '|' || value.front() == '>') && value.size() <= 3;
}

// The indent that the line's block scalar stands deeper than; -1 when it opens none.
int open_block(OutlineLine& line) {
  if (!opens_block(line.value)) return -1;
  line.folded = line.value.front() == '>';
  line.value.clear();
  return line.item >= 0 && line.key.empty() ? line.item : line.indent;
}

OutlineLine outline_line(std::string_view content, int indent, int number) {
  OutlineLine line{.indent = indent, .line = number};
  std::string_view rest = content;
  while (rest.starts_with("- ") || rest == "-") {
    line.item = line.indent;
    const std::size_t skipped = rest.size() - trimmed(rest.substr(1)).size();
    line.indent += static_cast<int>(skipped);
    rest = trimmed(rest.substr(1));
  }
  if (const std::size_t colon = key_end(rest); colon != std::string_view::npos) {
    line.key = plain(rest.substr(0, colon));
    rest = trimmed(rest.substr(colon + 1));
  }
  line.value = plain(rest);
  return line;
}

// A plain value goes on, or begins, on a line of its own that stands deeper.
bool goes_on(const OutlineLine& line, const OutlineLine& before) {
  const bool bare = line.key.empty() && line.item < 0;
  const int least = before.key.empty() && before.item >= 0 ? before.item : before.indent;
  return bare && before.block.empty() && line.indent > least;
}

// The indent that the line's block scalar stands deeper than; -1 when it opens none.
int add_line(OutlineLine line, std::vector<OutlineLine>& outline) {
  if (!outline.empty() && goes_on(line, outline.back())) {
    std::string& value = outline.back().value;
    value.append(value.empty() ? "" : " ").append(line.value);
    return -1;
  }
  const int block = open_block(line);
  outline.push_back(std::move(line));
  return block;
}

}  // namespace

std::vector<OutlineLine> read_outline(std::string_view text) {
  std::vector<OutlineLine> outline;
  int block = -1;  // the indent that a block scalar stands deeper than
  int number = 0;
  for (std::string_view raw : split(text, '\n')) {
    if (++number > static_cast<int>(kMostLines)) break;
    if (raw.ends_with('\r')) raw.remove_suffix(1);
    const std::string_view content = trimmed(raw);
    const int indent = indent_of(raw);
    if (block >= 0 && (content.empty() || indent > block)) {
      outline.back().block.emplace_back(content);
      continue;
    }
    block = -1;
    if (content.empty() || content.starts_with('#') || content == "---") continue;
    block = add_line(outline_line(content, indent, number), outline);
  }
  return outline;
}

}  // namespace assay
