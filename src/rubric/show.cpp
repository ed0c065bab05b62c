// SPDX-License-Identifier: MIT
// The resolved rubric as YAML, every value with its origin.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "core/text.h"
#include "rubric/decode_rubric.h"
#include "rubric/extend.h"
#include "rubric/load.h"
#include "rubric/resolved.h"
#include "rubric/yaml_text.h"

namespace assay {
namespace {

constexpr std::size_t kCommentColumn = 60;
constexpr std::size_t kLongestFlow = 90;

bool is_leaf(const Node& node) {
  return node.children.empty();
}

std::string leaf(const Node& node) {
  if (node.is_map()) return "{}";
  return node.is_list() ? "[]" : yaml_scalar(node);
}

bool same_line(Spot left, Spot right) {
  return left.file == right.file && left.line == right.line;
}

// A value on one line: a leaf, or leaves that were all written on one line; empty for others.
std::string on_one_line(const Node& node) {
  if (is_leaf(node)) return leaf(node);
  std::string flow;
  for (const Node& child : node.children) {
    if (!is_leaf(child) || !same_line(child.at, node.children.front().at)) return {};
    flow += flow.empty() ? "" : ", ";
    flow += (node.is_map() ? yaml_key(child) + ": " : "") + leaf(child);
  }
  if (flow.size() > kLongestFlow) return {};
  return node.is_map() ? '{' + flow + '}' : '[' + flow + ']';
}

// Several lines that a literal block gives back as they are.
bool is_block(const Node& node) {
  const std::string& text = node.text;
  const bool plain = std::ranges::none_of(
      text, [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n'; });
  const std::size_t end = text.find_last_not_of('\n');
  return node.is_string() && plain && end != std::string::npos && text.size() - end <= 2 &&
         text.find('\n') < end && text.front() != ' ' && text.front() != '\n';
}

class Writer {
 public:
  Writer(const Sources& sources, const LoadOptions& options)
      : sources_(sources), options_(options) {}

  std::string write(const Node& root) {
    for (const Node& child : root.children)
      write_value(yaml_key(child) + ':', child, 0);
    return std::move(out_);
  }

 private:
  std::string origin(const Node& node) const {
    const Node& shown = is_leaf(node) ? node : node.children.front();
    if (shown.at.written())
      return fmt::format("{}:{}", sources_.name(shown.at.file), shown.at.line);
    return shown.key == "level" && options_.level ? "--level" : "default";
  }

  // `lead` stands before the value on its line: "key:", "-", "- key:".
  void write_value(const std::string& lead, const Node& node, std::size_t indent) {
    const std::string start = std::string(indent, ' ') + lead;
    if (is_block(node)) {
      write_block(start, node, indent);
    } else if (const std::string value = on_one_line(node); !value.empty()) {
      out_ += fmt::format("{:<{}}  # {}\n", start + ' ' + value, kCommentColumn, origin(node));
    } else if (lead == "-" && node.is_map()) {
      write_item(node, indent);
    } else {
      out_ += start + '\n';
      for (const Node& child : node.children) {
        write_value(node.is_map() ? yaml_key(child) + ':' : "-", child, indent + 2);
      }
    }
  }

  void write_block(const std::string& start, const Node& node, std::size_t indent) {
    const bool ends = node.text.ends_with('\n');
    out_ +=
        fmt::format("{:<{}}  # {}\n", start + (ends ? " |" : " |-"), kCommentColumn, origin(node));
    const std::string_view text = node.text;
    for (const std::string_view line : split(ends ? text.substr(0, text.size() - 1) : text, '\n'))
      out_ += line.empty() ? "\n" : fmt::format("{}{}\n", std::string(indent + 2, ' '), line);
  }

  // A map in a list: its first key stands behind the dash.
  void write_item(const Node& map, std::size_t indent) {
    std::string dash = "- ";
    std::size_t inner = indent;
    for (const Node& child : map.children) {
      write_value(dash + yaml_key(child) + ':', child, inner);
      dash.clear();
      inner = indent + 2;
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
