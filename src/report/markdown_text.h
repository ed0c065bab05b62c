// SPDX-License-Identifier: MIT
// Text inside Markdown: escaped where it is ours, in code spans and fences where it is a
// candidate's.
#pragma once

#include <string>
#include <string_view>

namespace assay {

// Our own words, so that no character of theirs is read as Markdown or HTML.
std::string markdown_escaped(std::string_view text);

// What a candidate sent, on one line; nothing inside is read as Markdown, HTML or a mention.
// Outside of tables only: a '|' would end a cell.
std::string code_span(std::string_view text, std::size_t limit);

// The same over several lines, with a fence that the text cannot close.
std::string code_block(std::string_view language, std::string_view text, std::size_t limit);

}  // namespace assay
