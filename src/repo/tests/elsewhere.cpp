// SPDX-License-Identifier: MIT
// Recognises runners of collections and contracts by their commands.
#include "repo/tests/elsewhere.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/json_fields.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/script_name.h"

namespace assay {
namespace {

struct CollectionRunner {
  std::string_view command{};
  std::string_view framework{};  // by which its tests are counted when they are here
};
constexpr std::array kCollectionRunners{CollectionRunner{"newman run", "Postman"},
                                        CollectionRunner{"newman-action", "Postman"},
                                        CollectionRunner{"postman collection run", "Postman"},
                                        CollectionRunner{"hurl --test", "Hurl"},
                                        CollectionRunner{"bru run"},
                                        CollectionRunner{"schemathesis run"},
                                        CollectionRunner{"schemathesis/action"},
                                        CollectionRunner{"dredd "},
                                        CollectionRunner{"stepci run"}};

class OtherTests {
 public:
  OtherTests(const FileIndex& texts, const std::vector<std::string>& frameworks)
      : frameworks_(frameworks) {
    for (const SourceFile& file : texts.sources())
      names_.insert(file_name(file.path));
  }

  bool are_run_by(std::string_view command) const {
    command = trimmed(command);
    if (command.starts_with('#') || command.starts_with("//")) return false;
    return runs_collection(command) || runs_absent_script(command);
  }

 private:
  bool runs_collection(std::string_view command) const {
    return std::ranges::any_of(kCollectionRunners, [&](const CollectionRunner& runner) {
      return command.find(runner.command) != std::string_view::npos &&
             !lists(frameworks_, runner.framework);
    });
  }

  // ./run-api-tests.sh of another repository that is checked out beside this one
  bool runs_absent_script(std::string_view command) const {
    return std::ranges::any_of(split(command, ' '), [&](std::string_view word) {
      while (!word.empty() && std::string_view("\"',;)").find(word.back()) != word.npos)
        word.remove_suffix(1);
      return word.ends_with(".sh") && use_of_file(word).test && !names_.contains(file_name(word));
    });
  }

  const std::vector<std::string>& frameworks_;
  std::set<std::string_view> names_{};  // of the files that are here
};

}  // namespace

std::vector<std::string> running_other_tests(const FileIndex& texts,
                                             const std::vector<CiFile>& configurations,
                                             const std::vector<std::string>& frameworks) {
  const OtherTests others(texts, frameworks);
  std::vector<std::string> found;
  for (const CiFile& ci : configurations) {
    const std::string* text = texts.text(ci.path);
    const bool run =
        text != nullptr && std::ranges::any_of(split(*text, '\n'), [&](std::string_view line) {
          return others.are_run_by(line);
        });
    if (run) found.push_back(ci.path);
  }
  for (const SourceFile& file : texts.sources()) {
    if (file_name(file.path) != "package.json") continue;
    const auto manifest = Json::parse(file.text);
    if (!manifest) continue;
    const bool run = std::ranges::any_of(
        member(*manifest, "scripts").members(),
        [&](const auto& script) { return others.are_run_by(script.second.text()); });
    if (run) found.push_back(file.path);
  }
  return found;
}

}  // namespace assay
