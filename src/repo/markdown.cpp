// SPDX-License-Identifier: MIT
// The only file that includes cmark.
#include <algorithm>
#include <memory>

#include <cmark-gfm.h>

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
      document.prose += literal_of(node);
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

}  // namespace

Document read_markdown(std::string_view text) {
  Document document;
  const std::unique_ptr<cmark_node, NodeDeleter> root(
      cmark_parse_document(text.data(), std::min(text.size(), kMostMarkdown), CMARK_OPT_DEFAULT));
  const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(cmark_iter_new(root.get()));
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    if (event == CMARK_EVENT_ENTER) enter(cmark_iter_get_node(iterator.get()), document);
  }
  end_line(document.prose);
  return document;
}

}  // namespace assay
