// SPDX-License-Identifier: MIT
// The only file that includes cmark.
#include <algorithm>
#include <array>
#include <memory>

#include <cmark-gfm.h>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/document.h"

namespace assay {
namespace {

constexpr std::size_t kMostMarkdown = std::size_t{256} << 10U;

struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IteratorDeleter {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

// The parser returns no literal for some nodes.
std::string literal_of(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text == nullptr ? "" : text;
}

// The first word of the info string: "sh" of "sh title=…".
std::string language_of_fence(cmark_node* node) {
  const char* info = cmark_node_get_fence_info(node);
  const std::string_view whole = info == nullptr ? "" : info;
  return std::string(whole.substr(0, whole.find_first_of(" ,{:")));
}

// Ends the line that prose is on.
void end_line(std::string& prose) {
  if (!prose.empty() && prose.back() != '\n') prose += '\n';
}

// What is shown of HTML: nobody sees what stands in a comment.
std::string shown_of(const std::string& html) {
  std::string shown;
  std::size_t from = 0;
  for (std::size_t open = html.find("<!--"); open != std::string::npos;
       open = html.find("<!--", from)) {
    shown += html.substr(from, open - from);
    from = std::min(html.find("-->", open), html.size() - 3) + 3;
  }
  return shown + html.substr(std::min(from, html.size()));
}

void enter(cmark_node* node, Document& document) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
      document.prose += literal_of(node);
      break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      document.prose += ' ';
      break;
    case CMARK_NODE_CODE:
      document.prose += literal_of(node);
      document.code.push_back({.text = literal_of(node), .is_inline = true});
      break;
    case CMARK_NODE_CODE_BLOCK:
      end_line(document.prose);
      document.code.push_back({.language = language_of_fence(node), .text = literal_of(node)});
      break;
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
      document.prose += shown_of(literal_of(node));
      break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
    case CMARK_NODE_ITEM:
      end_line(document.prose);
      break;
    default:
      break;
  }
}

// What is seen of a part of the document.
Document seen_of(cmark_node* part) {
  Document document;
  const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(cmark_iter_new(part));
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    if (event == CMARK_EVENT_ENTER) enter(cmark_iter_get_node(iterator.get()), document);
  }
  return document;
}

bool is_heading(cmark_node* node) {
  return cmark_node_get_type(node) == CMARK_NODE_HEADING;
}

// "TBD", "- Coming soon…"; a comment, a rule and a way back to the top say nothing at all.
bool is_yet_to_come(cmark_node* node) {
  constexpr std::array<std::string_view, 11> kWords{
      "tbd",        "todo",        "to do",         "tba",         "wip",
      "to be done", "coming soon", "to be defined", "to be added", "work in progress",
      "later"};
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_THEMATIC_BREAK) return true;
  if (type == CMARK_NODE_HTML_BLOCK) return literal_of(node).starts_with("<!--");
  if (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_LIST) return false;
  std::string words;
  for (const char c : lower(seen_of(node).prose)) {
    if ((c >= 'a' && c <= 'z') || c == ' ' || (static_cast<unsigned char>(c) & 0x80U) != 0)
      words += c;
  }
  const std::string_view said = trimmed(words);
  // "No tests have been implemented yet."
  const std::size_t yet = std::min(said.rfind(" yet"), said.size());
  const bool last = said.find_first_of("abcdefghijklmnopqrstuvwxyz", yet + 4) == said.npos;
  const bool nothing = said.starts_with("no ") && yet < said.size() && last;
  return nothing || said.starts_with("back to top") || lists(kWords, said);
}

// Down to the next heading of its level or above.
bool is_hollow(cmark_node* heading) {
  const int level = cmark_node_get_heading_level(heading);
  for (cmark_node* next = cmark_node_next(heading); next != nullptr; next = cmark_node_next(next)) {
    if (is_heading(next) && cmark_node_get_heading_level(next) <= level) return true;
    if (!is_heading(next) && !is_yet_to_come(next)) return false;
  }
  return true;
}

std::vector<std::string> hollow_headings(cmark_node* root) {
  std::vector<std::string> hollow;
  for (cmark_node* node = cmark_node_first_child(root); node != nullptr;
       node = cmark_node_next(node)) {
    if (is_heading(node) && is_hollow(node)) hollow.push_back(seen_of(node).prose);
  }
  return hollow;
}

}  // namespace

Document read_markdown(std::string_view text) {
  const std::unique_ptr<cmark_node, NodeDeleter> root(
      cmark_parse_document(text.data(), std::min(text.size(), kMostMarkdown), CMARK_OPT_DEFAULT));
  Document document = seen_of(root.get());
  document.hollow = hollow_headings(root.get());
  end_line(document.prose);
  return document;
}

}  // namespace assay
