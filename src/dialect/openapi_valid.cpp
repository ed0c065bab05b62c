// SPDX-License-Identifier: MIT
// Walks a document once for its operations and once for its references.
#include "dialect/openapi_valid.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kMost = 50;
constexpr int kDeepestValidation = 64;
constexpr std::array<std::string_view, 8> kMethods{"get",     "put",  "post",  "delete",
                                                   "options", "head", "patch", "trace"};

std::string text_at(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found == nullptr ? std::string() : found->text();
}

std::string pointer_part(std::string_view name) {
  std::string part;
  for (const char c : name) {
    if (c == '~') {
      part += "~0";
    } else if (c == '/') {
      part += "~1";
    } else {
      part += c;
    }
  }
  return part;
}

class DocumentValidator {
 public:
  explicit DocumentValidator(const Json& document) : document_(document) {}

  std::vector<OpenApiProblem> run() {
    version_ = text_at(document_, "openapi");
    const std::string old = text_at(document_, "swagger");
    const bool known = version_.starts_with("3.") || old.starts_with("2.");
    if (!known) add(OpenApiFault::kBroken, "", "it does not say which version of OpenAPI it is in");
    take_info();
    take_paths();
    take_references(document_, "", 0);
    std::ranges::stable_sort(found_, [](const OpenApiProblem& left, const OpenApiProblem& right) {
      return left.fault > right.fault;
    });
    return std::move(found_);
  }

 private:
  void add(OpenApiFault fault, std::string where, std::string what) {
    if (found_.size() < kMost) found_.push_back({fault, std::move(where), std::move(what)});
  }

  void take_info() {
    const Json* info = document_.find("info");
    if (info == nullptr || !info->is_object()) {
      return add(OpenApiFault::kMinor, "/info", "it has no info");
    }
    const auto says = [&](std::string_view name) {
      const Json* said = info->find(name);
      return said != nullptr && !said->is_null();
    };
    if (!says("title")) add(OpenApiFault::kMinor, "/info/title", "it has no title");
    if (!says("version")) add(OpenApiFault::kMinor, "/info/version", "its info has no version");
  }

  void take_paths() {
    const Json* paths = document_.find("paths");
    const bool others =
        document_.find("webhooks") != nullptr || document_.find("components") != nullptr;
    if (paths == nullptr) {
      if (!others || version_.starts_with("3.0"))
        add(OpenApiFault::kBroken, "/paths", "it has no paths");
      return;
    }
    if (!paths->is_object()) return add(OpenApiFault::kBroken, "/paths", "its paths are no object");
    for (const auto& [path, item] : paths->members()) {
      if (path.starts_with("x-")) continue;
      const std::string where = "/paths/" + pointer_part(path);
      if (!path.starts_with('/')) {
        add(OpenApiFault::kMinor, where,
            fmt::format("the path '{}' does not begin with a slash", path));
      }
      for (const auto& [method, operation] : item.members()) {
        if (std::ranges::find(kMethods, method) == kMethods.end()) continue;
        take_operation(path, item, operation, where + "/" + method);
      }
    }
  }

  void take_operation(const std::string& path,
                      const Json& item,
                      const Json& operation,
                      const std::string& where) {
    if (!operation.is_object())
      return add(OpenApiFault::kBroken, where, "an operation is no object");
    // Kept in a file of its own, to be put in by a bundler.
    if (operation.find("$ref") != nullptr) return;
    const std::string id = text_at(operation, "operationId");
    if (!id.empty() && !ids_.insert(id).second) {
      add(OpenApiFault::kMinor, where, fmt::format("the operationId '{}' is used again", id));
    }
    const Json* responses = operation.find("responses");
    const bool free = version_.starts_with("3.1") || version_.starts_with("3.2");
    if (responses == nullptr || responses->members().empty()) {
      if (!free) add(OpenApiFault::kMinor, where, "an operation states no response");
    } else {
      take_responses(*responses, where + "/responses");
    }
    take_parameters(path, item, operation, where);
  }

  void take_responses(const Json& responses, const std::string& where) {
    for (const auto& [status, response] : responses.members()) {
      if (status.starts_with("x-") || status == "default") continue;
      const bool number = status.size() == 3 && status[0] >= '1' && status[0] <= '5';
      if (!number) {
        add(OpenApiFault::kMinor, where + "/" + pointer_part(status),
            fmt::format("'{}' is no status", status));
      }
    }
  }

  const Json* resolved(const Json& value) const {
    const Json* reference = value.find("$ref");
    if (reference == nullptr) return &value;
    const std::string& target = reference->text();
    return target.starts_with("#") ? document_.at(percent_decoded(target).substr(1)) : nullptr;
  }

  void take_parameters(const std::string& path,
                       const Json& item,
                       const Json& operation,
                       const std::string& where) {
    std::set<std::string> stated;
    bool elsewhere = false;
    for (const Json* holder : {&item, &operation}) {
      const Json* list = holder->find("parameters");
      if (list == nullptr) continue;
      for (const Json& one : list->items()) {
        const Json* parameter = resolved(one);
        if (parameter == nullptr) {
          elsewhere = true;
          continue;
        }
        const std::string name = text_at(*parameter, "name");
        const std::string in = text_at(*parameter, "in");
        if (name.empty() || in.empty()) {
          add(OpenApiFault::kMinor, where, "a parameter lacks its name, or where it stands");
        }
        if (in == "path") stated.insert(name);
      }
    }
    for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{', at + 1)) {
      const std::size_t close = std::min(path.find('}', at), path.size());
      const std::string name = path.substr(at + 1, close - at - 1);
      if (!stated.contains(name) && !elsewhere) {
        add(OpenApiFault::kMinor, where,
            fmt::format("the parameter '{}' of {} is not described", name, path));
      }
    }
  }

  void take_references(const Json& value, const std::string& where, int depth) {
    if (depth > kDeepestValidation || found_.size() == kMost) return;
    const Json* reference = value.find("$ref");
    if (reference != nullptr && reference->is_string()) {
      const std::string& target = reference->text();
      const bool inside = target.starts_with("#/");
      if (inside && document_.at(percent_decoded(target).substr(1)) == nullptr) {
        add(OpenApiFault::kUnresolved, where, fmt::format("'{}' leads nowhere", target));
      }
    }
    int number = 0;
    for (const Json& item : value.items())
      take_references(item, fmt::format("{}/{}", where, number++), depth + 1);
    for (const auto& [name, member] : value.members()) {
      // What stands in an example is data.
      if (name == "example" || name == "examples" || name == "default" || name == "enum") continue;
      take_references(member, where + "/" + pointer_part(name), depth + 1);
    }
  }

  const Json& document_;
  std::string version_{};
  std::set<std::string> ids_{};
  std::vector<OpenApiProblem> found_{};
};

}  // namespace

std::vector<OpenApiProblem> openapi_problems(const Json& document) {
  return DocumentValidator(document).run();
}

}  // namespace assay
