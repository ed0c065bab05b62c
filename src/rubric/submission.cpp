// SPDX-License-Identifier: MIT
// Reading of a submission's own assay.yaml.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "core/text.h"
#include "rubric/decode.h"
#include "rubric/file.h"
#include "rubric/holes.h"
#include "rubric/load.h"
#include "rubric/read_yaml.h"

namespace assay {
namespace {

constexpr std::string_view kFileName = "/assay.yaml";

// http://HOST with an optional port and path, where HOST is this machine.
bool is_loopback(std::string_view url) {
  constexpr std::string_view kScheme = "http://";
  if (!url.starts_with(kScheme)) return false;
  url.remove_prefix(kScheme.size());
  constexpr std::array<std::string_view, 3> kHosts{"127.0.0.1", "localhost", "[::1]"};
  return std::ranges::any_of(kHosts, [&](std::string_view host) {
    return url.starts_with(host) &&
           (url.size() == host.size() || url[host.size()] == ':' || url[host.size()] == '/') &&
           url.find('@') == std::string_view::npos;
  });
}

bool leaves_folder(std::string_view path) {
  const std::vector<std::string_view> parts = split(path, '/');
  return path.starts_with('/') || std::ranges::find(parts, "..") != parts.end();
}

void flatten(const Node& node,
             const std::string& name,
             std::vector<std::pair<std::string, std::string>>& said) {
  for (const Node& child : node.children) {
    const std::string inner = name.empty() ? child.key : name + "." + child.key;
    if (child.is_map() || child.is_list()) {
      flatten(child, inner, said);
    } else {
      said.emplace_back(inner, child.text);
    }
  }
}

Submission decode(const Node& root, Problems& problems) {
  Submission submission;
  submission.present = true;
  MapReader reader(root, "assay.yaml", problems);
  reader.text("rubric", submission.rubric);
  if (leaves_folder(submission.rubric)) {
    problems.add(reader.spot("rubric"), "the rubric is a file outside of the submission",
                 "name a file below this folder, or a built-in rubric");
  }
  reader.text("start", submission.start);
  reader.text("url", submission.url);
  if (!submission.url.empty() && !is_loopback(submission.url)) {
    problems.add(reader.spot("url"),
                 fmt::format("'{}' is no address of this machine", shortened(submission.url, 80)),
                 "url: http://127.0.0.1:{{port}}");
  }
  reader.pairs("env", submission.env);
  if (const Node* base = reader.find("base")) check_path(*base, problems);
  reader.text("base", submission.base);
  reader.pairs("paths", submission.paths);
  if (const Node* paths = root.find("paths")) {
    for (const Node& path : paths->children)
      check_path(path, problems);
  }
  reader.text("tests", submission.tests);
  reader.finish();
  check_holes(root, hole::candidate(), problems);
  flatten(root, {}, submission.said);
  return submission;
}

}  // namespace

LoadedSubmission load_submission(const std::string& folder) {
  Sources sources;
  Problems problems(sources);
  LoadedSubmission loaded;
  const std::string path = folder + std::string(kFileName);
  const Result<FileText> file = read_file(path, kMaxYamlBytes, Links::kRefuse);
  if (!file && file.error().message == kNoSuchFile) return loaded;
  const int number = sources.add(path, file ? file->text : std::string());
  if (!file) {
    problems.add({number, 0, 0}, fmt::format("cannot be read: {}", file.error().message));
  } else if (const std::optional<Node> root = read_yaml(number, problems)) {
    loaded.submission = decode(*root, problems);
  }
  loaded.problems = problems.take();
  return loaded;
}

}  // namespace assay
