// SPDX-License-Identifier: MIT
// Reading of Link headers.
#include "dialect/link_header.h"

#include <algorithm>

#include "core/text.h"

namespace assay {
namespace {

// One link-param; `rest` stands behind it afterwards.
struct Parameter {
  std::string name{};
  std::string value{};
};

std::string take_quoted(std::string_view& rest) {
  std::string value;
  rest.remove_prefix(1);
  while (!rest.empty() && rest.front() != '"') {
    if (rest.front() == '\\' && rest.size() > 1) rest.remove_prefix(1);
    value += rest.front();
    rest.remove_prefix(1);
  }
  if (!rest.empty()) rest.remove_prefix(1);
  return value;
}

Parameter take_parameter(std::string_view& rest) {
  Parameter parameter;
  const std::size_t end = std::min(rest.find_first_of("=;,"), rest.size());
  parameter.name = lower(trimmed(rest.substr(0, end)));
  rest.remove_prefix(end);
  if (!rest.starts_with('=')) return parameter;
  rest.remove_prefix(1);
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  if (rest.starts_with('"')) {
    parameter.value = take_quoted(rest);
    rest.remove_prefix(std::min(rest.find_first_of(";,"), rest.size()));
    return parameter;
  }
  const std::size_t stop = std::min(rest.find_first_of(";,"), rest.size());
  parameter.value = trimmed(rest.substr(0, stop));
  rest.remove_prefix(stop);
  return parameter;
}

void read_links(std::vector<Link>& links, std::string_view rest) {
  while (true) {
    const std::size_t open = rest.find('<');
    const std::size_t close = open == std::string_view::npos ? open : rest.find('>', open);
    if (close == std::string_view::npos) return;
    Link link{.target = std::string(trimmed(rest.substr(open + 1, close - open - 1)))};
    rest.remove_prefix(close + 1);
    bool has_rel = false;
    bool anchored = false;
    while (!rest.empty() && rest.front() != ',') {
      // Spaces, or the ';' before a parameter.
      if (rest.front() != ';') {
        rest.remove_prefix(1);
        continue;
      }
      rest.remove_prefix(1);
      const Parameter parameter = take_parameter(rest);
      anchored = anchored || parameter.name == "anchor";
      // A second rel must be ignored (RFC 8288 3.3).
      if (parameter.name != "rel" || has_rel) continue;
      has_rel = true;
      for (const std::string_view rel : split(parameter.value, ' ')) {
        if (!rel.empty()) link.rels.push_back(lower(rel));
      }
    }
    if (!anchored) links.push_back(std::move(link));
  }
}

}  // namespace

std::vector<Link> links_of(const Headers& headers) {
  std::vector<Link> links;
  for (const Header& header : headers) {
    if (equals_ignoring_case(header.name, "Link")) read_links(links, header.value);
  }
  return links;
}

std::string target_of(const std::vector<Link>& links, std::string_view rel) {
  for (const Link& link : links) {
    if (std::ranges::find(link.rels, rel) != link.rels.end()) return link.target;
  }
  return {};
}

}  // namespace assay
