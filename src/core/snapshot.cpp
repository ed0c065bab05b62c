// SPDX-License-Identifier: MIT
// The snapshot as JSON and back, for the store.
#include "core/snapshot.h"

#include <algorithm>
#include <array>

#include "core/json_fields.h"

namespace assay {
namespace {

std::string_view spelling(TestKind kind) {
  switch (kind) {
    case TestKind::kHappy:
      return "happy";
    case TestKind::kError:
      return "error";
    case TestKind::kEdge:
      return "edge";
  }
  return "";
}

TestKind kind_from(std::string_view text) {
  if (text == spelling(TestKind::kError)) return TestKind::kError;
  return text == spelling(TestKind::kEdge) ? TestKind::kEdge : TestKind::kHappy;
}

constexpr std::array<std::string_view, 5> kCares{"slow hash", "salted hash", "fast hash", "plain",
                                                 "provider"};

Json to_json(const std::vector<PasswordUse>& uses) {
  Json list = Json::array();
  for (const PasswordUse& use : uses) {
    list.push(Json::object({{"care", kCares.at(static_cast<std::size_t>(use.care))},
                            {"file", use.file},
                            {"line", use.line},
                            {"word", use.word}}));
  }
  return list;
}

std::vector<PasswordUse> password_uses_from(const Json& list) {
  std::vector<PasswordUse> uses;
  for (const Json& item : list.items()) {
    const auto known = std::ranges::find(kCares, text_member(item, "care"));
    if (known == kCares.end()) continue;
    uses.push_back({.care = static_cast<PasswordCare>(known - kCares.begin()),
                    .file = text_member(item, "file"),
                    .line = int_member(item, "line"),
                    .word = text_member(item, "word")});
  }
  return uses;
}

Json to_json(const Readme& readme) {
  return Json::object({{"path", readme.path},
                       {"lines", readme.lines},
                       {"folded", readme.folded},
                       {"untouched", readme.untouched},
                       {"commands", list_of(readme.commands)},
                       {"tells_run", readme.tells_run},
                       {"commands_run", readme.commands_run},
                       {"tells_test", readme.tells_test},
                       {"tells_build", readme.tells_build},
                       {"futile_start", readme.futile_start},
                       {"start_needs", readme.start_needs},
                       {"told_in", list_of(readme.told_in)},
                       {"others", list_of(readme.others)},
                       {"topics", list_of(readme.topics)},
                       {"tells_proxy", readme.tells_proxy}});
}

Readme readme_from(const Json& readme) {
  // A run that was kept before the two were told apart counts every way as a command.
  const char* const told_by =
      member(readme, "commands_run").is_null() ? "tells_run" : "commands_run";
  return {.path = text_member(readme, "path"),
          .lines = int_member(readme, "lines"),
          .folded = int_member(readme, "folded"),
          .untouched = bool_member(readme, "untouched"),
          .commands = texts_of(member(readme, "commands")),
          .tells_run = bool_member(readme, "tells_run"),
          .commands_run = bool_member(readme, told_by),
          .tells_test = bool_member(readme, "tells_test"),
          .tells_build = bool_member(readme, "tells_build"),
          .futile_start = text_member(readme, "futile_start"),
          .start_needs = text_member(readme, "start_needs"),
          .told_in = texts_of(member(readme, "told_in")),
          .others = texts_of(member(readme, "others")),
          .topics = texts_of(member(readme, "topics")),
          .tells_proxy = bool_member(readme, "tells_proxy")};
}

}  // namespace

Json to_json(const Snapshot& snapshot) {
  Json tests = Json::array();
  for (const TestCase& test : snapshot.tests) {
    tests.push(Json::object({{"name", test.name},
                             {"file", test.file},
                             {"line", test.line},
                             {"kind", spelling(test.kind)}}));
  }
  return Json::object({{"root", snapshot.root},
                       {"commit", snapshot.commit},
                       {"files", list_of(snapshot.files)},
                       {"languages", list_of(snapshot.languages)},
                       {"readme", to_json(snapshot.readme)},
                       {"tests", std::move(tests)},
                       {"test_frameworks", list_of(snapshot.test_frameworks)},
                       {"tests_countable", snapshot.tests_countable},
                       {"test_requests", snapshot.test_requests},
                       {"generated_tests", list_of(snapshot.generated_tests)},
                       {"unread_tests", list_of(snapshot.unread_tests)},
                       {"other_tests", list_of(snapshot.other_tests)},
                       {"password_uses", to_json(snapshot.password_uses)},
                       {"surveyed", snapshot.surveyed},
                       {"tracked", to_json(snapshot.tracked)},
                       {"history", to_json(snapshot.history)},
                       {"secrets", to_json(snapshot.secrets)},
                       {"packages", to_json(snapshot.packages)},
                       {"ci", to_json(snapshot.ci)},
                       {"notes", list_of(snapshot.notes)},
                       {"code", to_json(snapshot.code)},
                       {"containers", to_json(snapshot.containers)},
                       {"schema", to_json(snapshot.schema)},
                       {"api", to_json(snapshot.api)},
                       {"truncated", snapshot.truncated}});
}

Snapshot snapshot_from_json(const Json& json) {
  Snapshot snapshot;
  snapshot.root = text_member(json, "root");
  snapshot.commit = text_member(json, "commit");
  snapshot.files = texts_of(member(json, "files"));
  snapshot.languages = texts_of(member(json, "languages"));
  snapshot.readme = readme_from(member(json, "readme"));
  for (const Json& test : member(json, "tests").items()) {
    snapshot.tests.push_back({.name = text_member(test, "name"),
                              .file = text_member(test, "file"),
                              .line = int_member(test, "line"),
                              .kind = kind_from(text_member(test, "kind"))});
  }
  snapshot.test_frameworks = texts_of(member(json, "test_frameworks"));
  snapshot.tests_countable = bool_member(json, "tests_countable");
  snapshot.test_requests = int_member(json, "test_requests");
  snapshot.generated_tests = texts_of(member(json, "generated_tests"));
  snapshot.unread_tests = texts_of(member(json, "unread_tests"));
  snapshot.other_tests = texts_of(member(json, "other_tests"));
  snapshot.password_uses = password_uses_from(member(json, "password_uses"));
  snapshot.surveyed = bool_member(json, "surveyed");
  snapshot.tracked = tracked_from_json(member(json, "tracked"));
  snapshot.history = history_from_json(member(json, "history"));
  snapshot.secrets = secrets_from_json(member(json, "secrets"));
  snapshot.packages = packages_from_json(member(json, "packages"));
  snapshot.ci = ci_from_json(member(json, "ci"));
  snapshot.notes = texts_of(member(json, "notes"));
  snapshot.code = code_facts_from(member(json, "code"));
  snapshot.containers = container_facts_from(member(json, "containers"));
  snapshot.schema = schema_facts_from(member(json, "schema"));
  snapshot.api = api_facts_from(member(json, "api"));
  snapshot.truncated = member(json, "truncated").boolean();
  return snapshot;
}

}  // namespace assay
