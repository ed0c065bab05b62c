// SPDX-License-Identifier: MIT
// The resolved rubric as YAML, every value with its origin.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "rubric/decode_rubric.h"
#include "rubric/extend.h"
#include "rubric/load.h"
#include "rubric/resolved.h"

namespace assay {
namespace {

constexpr std::size_t kCommentColumn = 60;

// A word that YAML reads back as the same text without quotes.
bool is_plain(const Node& node) {
  if (!node.is_string()) return !node.is_null();
  const std::string& text = node.text;
  const auto harmless = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == '/';
  };
  return !text.empty() && std::ranges::all_of(text, harmless) && text.front() != '-' &&
         text.front() != '.' && plain_scalar(text, {}).is_string();
}

std::string scalar(const Node& node) {
  if (node.is_null()) return "null";
  return is_plain(node) ? node.text : quoted(node.text);
}

std::string key_of(const Node& node) {
  const Node key = make_text({}, node.key);
  const bool number = plain_scalar(node.key, {}).is_number();
  return is_plain(key) || number ? node.key : quoted(node.key);
}

class Writer {
 public:
  Writer(const Sources& sources, const LoadOptions& options)
      : sources_(sources), options_(options) {}

  std::string write(const Node& root) {
    write_children(root, 0);
    return std::move(out_);
  }

 private:
  std::string origin(const Node& node) const {
    if (!node.at.written()) return node.key == "level" && options_.level ? "--level" : "default";
    return fmt::format("{}:{}", sources_.name(node.at.file), node.at.line);
  }

  void line(std::size_t indent, const std::string& text, const Node* origin_of) {
    const std::string whole = std::string(indent, ' ') + text;
    out_ += origin_of == nullptr
                ? whole
                : fmt::format("{:<{}}  # {}", whole, kCommentColumn, origin(*origin_of));
    out_ += '\n';
  }

  // `lead` is what stands before the value on its line: "key:", or "-" in a list.
  void write_value(const std::string& lead, const Node& node, std::size_t indent) {
    const bool holds = node.is_map() || node.is_list();
    if (holds && !node.children.empty()) {
      line(indent, lead, nullptr);
      write_children(node, indent + 2);
    } else {
      const std::string empty = node.is_map() ? "{}" : "[]";
      line(indent, lead + ' ' + (holds ? empty : scalar(node)), &node);
    }
  }

  void write_children(const Node& node, std::size_t indent) {
    for (const Node& child : node.children) {
      write_value(node.is_map() ? key_of(child) + ':' : "-", child, indent);
    }
  }

  const Sources& sources_;
  const LoadOptions& options_;
  std::string out_{};
};

}  // namespace

Result<std::string> show_rubric(const std::string& source,
                                const KnownChecks& known,
                                const LoadOptions& options) {
  Sources sources;
  Problems problems(sources);
  const std::optional<Node> root = read_extended(source, sources, problems);
  if (root) {
    const Decoded decoded = decode_rubric(*root, known, options, problems);
    if (problems.empty()) return Writer(sources, options).write(resolved(*root, decoded));
  }
  std::string all;
  for (const Problem& problem : problems.take())
    all += to_text(problem);
  return failure(ErrorKind::kUsage, all);
}

}  // namespace assay
