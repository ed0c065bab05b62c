// SPDX-License-Identifier: MIT
// Inheritance between rubrics.
#include "rubric/extend.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "core/text.h"
#include "rubric/file.h"
#include "rubric/load.h"
#include "rubric/read_yaml.h"

namespace assay {
namespace {

constexpr int kLongestChain = 8;
constexpr std::string_view kUsualBase = "rest-api";
constexpr std::string_view kNoBase = "none";

const BuiltIn* find_built_in(std::string_view name) {
  const auto& all = built_in_rubrics();
  const auto found = std::ranges::find(all, name, &BuiltIn::name);
  return found == all.end() ? nullptr : &*found;
}

// A file is named by its path; a word alone is the name of a built-in rubric.
bool is_file_name(std::string_view source) {
  return source.find('/') != std::string_view::npos || source.ends_with(".yaml") ||
         source.ends_with(".yml");
}

std::string unknown_name(std::string_view name) {
  std::vector<std::string> names;
  for (const BuiltIn& one : built_in_rubrics())
    names.emplace_back(one.name);
  const std::string near = did_you_mean(name, names);
  return near.empty() ? "'assay rubric list' shows the built-in ones; a file's name ends in .yaml"
                      : near;
}

class Chain {
 public:
  Chain(Sources& sources, Problems& problems) : sources_(sources), problems_(problems) {}

  // `at` is where the source is named; not written for the command line.
  std::optional<Node> read(const std::string& source, Spot at) {
    if (sources_.count() >= kLongestChain) {
      problems_.add(at,
                    fmt::format("the chain of extended rubrics is longer than {}", kLongestChain));
      return std::nullopt;
    }
    const std::optional<int> file = open(source, at);
    if (!file) return std::nullopt;
    std::optional<Node> child = read_yaml(*file, problems_);
    if (!child) return std::nullopt;
    const std::optional<std::string> base_name = base_of(*child, source);
    if (!base_name) return std::nullopt;
    if (base_name->empty()) return child;
    const Node* extends = child->find("extends");
    std::optional<Node> base = read(*base_name, extends == nullptr ? child->at : extends->at);
    if (!base) return std::nullopt;
    std::erase_if(base->children,
                  [](const Node& one) { return one.key == "id" || one.key == "title"; });
    return merged(std::move(*base), std::move(*child));
  }

 private:
  std::optional<int> open(const std::string& source, Spot at) {
    if (const BuiltIn* built_in = find_built_in(source)) {
      if (!names_.insert(source).second) return report_circle(source, at);
      return sources_.add(fmt::format("built-in {}", source), std::string(built_in->text));
    }
    const Result<FileText> file = read_file(source, kMaxYamlBytes, Links::kFollow);
    if (!file) return report_unreadable(source, file.error().message, at);
    if (!files_.insert(file->identity).second) return report_circle(source, at);
    return sources_.add(source, file->text);
  }

  std::optional<int> report_circle(const std::string& source, Spot at) {
    problems_.add(at, fmt::format("extends goes in a circle: '{}' is being read already", source));
    return std::nullopt;
  }

  std::optional<int> report_unreadable(const std::string& source,
                                       const std::string& reason,
                                       Spot at) {
    if (sources_.count() == 0) sources_.add(source, {});
    problems_.add(
        at,
        is_file_name(source)
            ? fmt::format("cannot read the rubric '{}': {}", source, reason)
            : fmt::format("no built-in rubric is called '{}', and as a file, {}", source, reason),
        is_file_name(source) ? std::string() : unknown_name(source));
    return std::nullopt;
  }

  // What the child extends, as a path or a name; empty for none, nothing when it cannot be.
  std::optional<std::string> base_of(const Node& child, const std::string& source) {
    const bool built_in = find_built_in(source) != nullptr;
    const Node* extends = child.find("extends");
    if (extends == nullptr) return built_in ? std::string() : std::string(kUsualBase);
    if (!extends->is_string()) {
      problems_.add(extends->at,
                    fmt::format("extends must be a name, but is {}", describe(*extends)),
                    "a built-in rubric, a file beside this one, or none");
      return std::nullopt;
    }
    std::string_view name = extends->text;
    if (name == kNoBase) return std::string();
    if (name.starts_with('/')) {
      problems_.add(extends->at, "extends names an absolute path",
                    "name the file relative to this one, so that both can move");
      return std::nullopt;
    }
    if (built_in || !is_file_name(name)) return std::string(name);
    while (name.starts_with("./"))
      name.remove_prefix(2);
    return source.substr(0, source.rfind('/') + 1).append(name);
  }

  Sources& sources_;
  Problems& problems_;
  std::set<std::string> names_{};
  std::set<std::pair<std::uint64_t, std::uint64_t>> files_{};
};

}  // namespace

Node merged(Node base, Node child) {
  if (!base.is_map() || !child.is_map()) return child;
  base.at = child.at;
  base.key_at = child.key_at;
  for (Node& own : child.children) {
    Node* inherited = base.find(own.key);
    if (inherited == nullptr) {
      base.children.push_back(std::move(own));
    } else if (own.is_null()) {
      base.children.erase(base.children.begin() + (inherited - base.children.data()));
    } else {
      *inherited = merged(std::move(*inherited), std::move(own));
    }
  }
  return base;
}

std::optional<Node> read_extended(const std::string& source, Sources& sources, Problems& problems) {
  return Chain(sources, problems).read(source, {});
}

}  // namespace assay
