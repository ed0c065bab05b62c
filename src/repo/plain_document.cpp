// SPDX-License-Identifier: MIT
// Documents that are not Markdown: indented or fenced lines are code, the others are prose.
#include <algorithm>

#include "core/text.h"
#include "repo/document.h"

namespace assay {
namespace {

constexpr std::size_t kMostDocument = std::size_t{256} << 10U;

// AsciiDoc fences blocks with dashes or dots, with which reStructuredText underlines headings.
bool is_asciidoc(std::string_view text) {
  return text.starts_with("= ") || text.find("\n== ") != std::string_view::npos;
}

bool is_fence(std::string_view line, bool asciidoc) {
  const std::string_view text = trimmed(line);
  if (text.starts_with("```") || text.starts_with("~~~")) return true;
  const bool ruled = text.starts_with("----") || text.starts_with("....");
  return asciidoc && ruled && text.find_first_not_of(text.front()) == std::string_view::npos;
}

bool is_indented(std::string_view line) {
  return line.starts_with("    ") || line.starts_with("\t") || line.starts_with("   ");
}

// `code` and ``code``
void take_inline(std::string_view line, Document& document) {
  std::size_t from = line.find('`');
  while (from != std::string_view::npos) {
    const std::size_t start = line.find_first_not_of('`', from);
    const std::size_t end = start == std::string_view::npos ? start : line.find('`', start);
    if (end == std::string_view::npos) return;
    document.code.push_back(
        {.text = std::string(line.substr(start, end - start)), .is_inline = true});
    from = line.find('`', line.find_first_not_of('`', end));
  }
}

}  // namespace

Document read_plain(std::string_view text) {
  Document document;
  std::string block;
  bool fenced = false;
  const auto end_block = [&] {
    if (!trimmed(block).empty()) document.code.push_back({.text = block});
    block.clear();
  };
  const bool asciidoc = is_asciidoc(text);
  for (const std::string_view line : split(text.substr(0, kMostDocument), '\n')) {
    const std::string_view words = trimmed(line);
    if (is_fence(line, asciidoc)) {
      end_block();
      fenced = !fenced;
      continue;
    }
    if (fenced || is_indented(line) || words.starts_with("$ ")) {
      block += std::string(words) + "\n";
    } else if (!words.empty()) {
      end_block();
      take_inline(line, document);
    }
    if (!fenced) document.prose += std::string(words) + "\n";
  }
  end_block();
  return document;
}

Document read_document(std::string_view path, std::string_view text) {
  const std::string name = lower(path);
  const bool markdown = name.ends_with(".md") || name.ends_with(".markdown") ||
                        name.ends_with(".mkd") || name.ends_with(".mdx") ||
                        name.substr(name.rfind('/') + 1).find('.') == std::string::npos;
  return markdown ? read_markdown(text) : read_plain(text);
}

}  // namespace assay
