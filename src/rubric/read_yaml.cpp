// SPDX-License-Identifier: MIT
// From YAML events to located nodes, within bounds.
#include "rubric/read_yaml.h"

#include <algorithm>
#include <map>
#include <sstream>

#include <fmt/core.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace assay {
namespace {

std::size_t size_of(const Node& node) {
  std::size_t size = 1;
  for (const Node& child : node.children)
    size += size_of(child);
  return size;
}

std::size_t depth_of(const Node& node) {
  std::size_t deepest = 0;
  for (const Node& child : node.children)
    deepest = std::max(deepest, depth_of(child));
  return deepest + 1;
}

// Ends reading: what follows would be beyond the bounds, or has no meaning in a rubric.
struct Refused {
  Spot at{};
  std::string message{};
};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(int file, Problems& problems) : file_(file), problems_(problems) {}

  Node take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) {
      refuse(spot(mark), "a second document starts here, but a rubric file holds one");
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Node node;
    node.at = spot(mark);
    put(std::move(node), spot(mark), anchor);
  }
  void OnScalar(const YAML::Mark& mark,
                const std::string& tag,
                YAML::anchor_t anchor,
                const std::string& value) override {
    Node node;
    if (tag == "?") {
      node = plain_scalar(value, spot(mark));
    } else {
      check_tag(mark, tag);
      node.kind = Node::Kind::kString;
      node.text = value;
      node.at = spot(mark);
    }
    // A key keeps its own characters: the key 07 is not the key 7.
    if (expects_key() && !node.is_null()) node.text = value;
    put(std::move(node), spot(mark), anchor);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto known = anchors_.find(anchor);
    if (known == anchors_.end()) {
      refuse(spot(mark), "an alias stands inside the value that it repeats");
    }
    if (open_.size() + depth_of(known->second) > kMaxYamlDepth) refuse_depth(spot(mark));
    count(size_of(known->second) - 1, spot(mark));
    Node copy = known->second;
    copy.key.clear();
    put(std::move(copy), spot(mark), 0);
  }
  void OnSequenceStart(const YAML::Mark& mark,
                       const std::string& tag,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    check_tag(mark, tag);
    start(Node::Kind::kList, mark, anchor);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark,
                  const std::string& tag,
                  YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    check_tag(mark, tag);
    start(Node::Kind::kMap, mark, anchor);
  }
  void OnMapEnd() override {
    report_duplicates(open_.back().node);
    end();
  }

 private:
  struct Open {
    Node node{};
    YAML::anchor_t anchor = 0;
    std::optional<Node> key{};  // read, and waiting for its value
  };

  Spot spot(const YAML::Mark& mark) const { return {file_, mark.line + 1, mark.column + 1}; }

  [[noreturn]] static void refuse(Spot at, std::string message) {
    throw Refused{at, std::move(message)};
  }
  [[noreturn]] static void refuse_depth(Spot at) {
    refuse(at, fmt::format("values nest deeper than {} levels", kMaxYamlDepth));
  }

  void count(std::size_t more, Spot at) {
    nodes_ += more;
    if (nodes_ > kMaxYamlNodes) {
      refuse(at, fmt::format("the file holds more than {} values, its aliases written out",
                             kMaxYamlNodes));
    }
  }

  void check_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    constexpr std::string_view kYaml = "tag:yaml.org,2002:";
    const std::string written = tag.starts_with(kYaml) ? "!!" + tag.substr(kYaml.size()) : tag;
    problems_.add(spot(mark), fmt::format("a rubric has no tags, but '{}' stands here", written),
                  "remove the tag; quotes make a value text");
  }

  bool expects_key() const {
    return !open_.empty() && open_.back().node.is_map() && !open_.back().key;
  }

  void start(Node::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (expects_key()) refuse(spot(mark), "a key must be a word, not a map or a list");
    if (open_.size() >= kMaxYamlDepth) refuse_depth(spot(mark));
    count(1, spot(mark));
    Open& opened = open_.emplace_back();
    opened.node.kind = kind;
    opened.node.at = spot(mark);
    opened.anchor = anchor;
  }

  void end() {
    Open closed = std::move(open_.back());
    open_.pop_back();
    attach(std::move(closed.node), closed.anchor);
  }

  void put(Node node, Spot at, YAML::anchor_t anchor) {
    count(1, at);
    if (!expects_key()) return attach(std::move(node), anchor);
    if (node.is_null() || node.is_list() || node.is_map()) {
      refuse(at, fmt::format("a key must be a word, but is {}", describe(node)));
    }
    if (node.text == "<<") refuse(at, "merge keys are no part of YAML 1.2: write the keys out");
    if (open_.back().node.children.size() >= kMaxMapKeys) {
      refuse(at, fmt::format("a map holds more than {} keys", kMaxMapKeys));
    }
    remember(node, anchor);
    open_.back().key = std::move(node);
  }

  // A copy is kept for each anchor, so it counts too: nested anchors would hold a deep tree many
  // times.
  void remember(const Node& node, YAML::anchor_t anchor) {
    if (anchor == 0) return;
    count(size_of(node), node.at);
    anchors_[anchor] = node;
  }

  void attach(Node node, YAML::anchor_t anchor) {
    remember(node, anchor);
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.key) {
      node.key = std::move(parent.key->text);
      node.key_at = parent.key->at;
      parent.key.reset();
      // The library places an absent value at whatever follows it.
      if (node.is_null() && node.at.line != node.key_at.line) node.at = node.key_at;
    }
    parent.node.children.push_back(std::move(node));
  }

  void report_duplicates(const Node& map) {
    std::vector<const Node*> sorted;
    for (const Node& child : map.children)
      sorted.push_back(&child);
    std::ranges::stable_sort(sorted, {}, [](const Node* child) { return child->key; });
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i]->key != sorted[i - 1]->key) continue;
      const Spot first = sorted[i - 1]->key_at;
      problems_.add(sorted[i]->key_at,
                    fmt::format("the key '{}' stands twice; first at {}:{}", sorted[i]->key,
                                first.line, first.column),
                    "keep one of the two");
    }
  }

  int file_;
  Problems& problems_;
  Node root_{};
  std::vector<Open> open_{};
  std::map<YAML::anchor_t, Node> anchors_{};
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

// The library takes byte 4 for the end of the file and reads other encodings; YAML text is neither.
bool is_plain_text(int file, Problems& problems) {
  const std::string& text = problems.sources().text(file);
  const auto bad = std::ranges::find_if(text, [](char c) {
    return (c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
  });
  if (bad == text.end() && !text.starts_with("\xFE\xFF") && !text.starts_with("\xFF\xFE")) {
    return true;
  }
  const auto line_start = std::find(std::make_reverse_iterator(bad), text.rend(), '\n').base();
  const int line = static_cast<int>(std::count(text.begin(), bad, '\n')) + 1;
  problems.add({file, bad == text.end() ? 1 : line, static_cast<int>(bad - line_start) + 1},
               "the file holds bytes that are no text", "save it as UTF-8");
  return false;
}

// What usually stands behind the library's terse words.
std::string hint_for(std::string_view message) {
  if (message == "illegal map value") return "a text that holds ': ' needs quotes";
  if (message == "unknown token") {
    return "put the text in quotes: a character here has a meaning of its own";
  }
  if (message.starts_with("illegal tab")) return "indent with spaces";
  if (message.starts_with("end of")) return "check the indentation, and that brackets close";
  return {};
}

}  // namespace

std::optional<Node> read_yaml(int file, Problems& problems) {
  if (problems.sources().text(file).size() > kMaxYamlBytes) {
    problems.add({file, 0, 0}, fmt::format("the file is larger than {} KiB", kMaxYamlBytes / 1024),
                 "a rubric is a page, not a database");
    return std::nullopt;
  }
  if (!is_plain_text(file, problems)) return std::nullopt;
  TreeBuilder builder(file, problems);
  try {
    std::istringstream stream(problems.sources().text(file));
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Refused& refused) {
    problems.add(refused.at, refused.message);
    return std::nullopt;
  } catch (const YAML::Exception& error) {
    problems.add({file, error.mark.line + 1, error.mark.column + 1},
                 fmt::format("this is no YAML: {}", error.msg), hint_for(error.msg));
    return std::nullopt;
  }
  Node root = builder.take();
  if (root.is_map()) return root;
  const Spot at = root.at.written() ? root.at : Spot{file, 1, 1};
  problems.add(at, fmt::format("the file must be a map of keys, but is {}", describe(root)));
  return std::nullopt;
}

}  // namespace assay
