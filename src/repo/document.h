// SPDX-License-Identifier: MIT
// A text document as its reader sees it: what it says, and the code that it shows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct CodeSample {
  std::string language{};  // the first word after the fence; empty for indented and inline code
  std::string text{};
  bool is_inline = false;
};

struct Document {
  // Headings, paragraphs, list items and table cells, each on a line of its own; inline code in
  // them stands as it is written.
  std::string prose{};
  std::vector<CodeSample> code{};  // in order
  // Headings of Markdown, as in the prose, with nothing beneath them but that it is yet to come.
  std::vector<std::string> hollow{};
};

// Markdown (GitHub's flavour); what lies beyond the first 256 KiB is left out.
Document read_markdown(std::string_view text);
// reStructuredText, AsciiDoc and plain text, by their lines alone.
Document read_plain(std::string_view text);
// By the ending of the path.
Document read_document(std::string_view path, std::string_view text);

}  // namespace assay
