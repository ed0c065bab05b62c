// SPDX-License-Identifier: MIT
// From a file to a document, from that to a contract, and from that to a page.
#include "run/init_rubric.h"

#include <filesystem>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "core/json.h"
#include "dialect/openapi_document.h"
#include "dialect/stated_api.h"
#include "repo/yaml.h"
#include "rubric/draft.h"
#include "rubric/file.h"

namespace assay {
namespace {

constexpr std::size_t kLargestDocument = 2U << 20U;

Result<Json> read_document(const std::string& path) {
  const Result<FileText> file = read_file(path, kLargestDocument, Links::kFollow);
  if (!file) return failure(ErrorKind::kUsage, file.error().message, path);
  if (file->text.size() > kLargestDocument) {
    return failure(ErrorKind::kUsage, "it is larger than 2 MiB", path);
  }
  std::optional<Json> json = Json::parse(file->text);
  if (!json) {
    YamlDocument yaml = read_yaml_text(file->text);
    if (yaml.too_large) {
      return failure(ErrorKind::kUsage, "it nests too deep, or holds too many values", path);
    }
    if (!yaml.problem.empty()) {
      return failure(ErrorKind::kUsage, "it is neither JSON nor YAML: " + yaml.problem, path);
    }
    json = std::move(yaml.value);
  }
  if (is_openapi(*json)) return std::move(*json);
  return failure(ErrorKind::kUsage,
                 "this is no OpenAPI document: it has no 'openapi' (or 'swagger') and 'paths' at "
                 "its top",
                 path);
}

}  // namespace

Result<std::string> init_rubric(const std::string& openapi) {
  if (openapi.empty()) return write_draft(example_draft());
  const Result<Json> document = read_document(openapi);
  if (!document) return tl::unexpected(document.error());
  StatedApi api = stated_api(*document);
  if (api.contract.resources.empty()) {
    return failure(ErrorKind::kUsage,
                   "the document states no resource: no path takes a POST with a JSON object and "
                   "can be read by GET; `assay rubric init` alone prints an example to go on from",
                   openapi);
  }
  return write_draft({.title = api.title,
                      .base = api.base,
                      .contract = std::move(api.contract),
                      .wants_users = api.secured,
                      .source = std::filesystem::path(openapi).filename().string(),
                      .left_out = std::move(api.left_out)});
}

}  // namespace assay
