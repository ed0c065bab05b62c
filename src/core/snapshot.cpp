// SPDX-License-Identifier: MIT
// The snapshot as JSON and back, for the store.
#include "core/snapshot.h"

#include <algorithm>
#include <array>
#include <cstdint>

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

Json strings(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts)
    list.push(text);
  return list;
}

const Json& member(const Json& json, std::string_view name) {
  static const Json kNull;
  const Json* found = json.find(name);
  return found == nullptr ? kNull : *found;
}

std::vector<std::string> strings_of(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& item : list.items())
    texts.push_back(item.text());
  return texts;
}

int int_of(const Json& number) {
  return static_cast<int>(number.as_int().value_or(0));
}

std::vector<PasswordUse> password_uses_from(const Json& list) {
  std::vector<PasswordUse> uses;
  for (const Json& item : list.items()) {
    const auto known = std::ranges::find(kCares, member(item, "care").text());
    if (known == kCares.end()) continue;
    uses.push_back({.care = static_cast<PasswordCare>(known - kCares.begin()),
                    .file = member(item, "file").text(),
                    .line = int_of(member(item, "line")),
                    .word = member(item, "word").text()});
  }
  return uses;
}

}  // namespace

Json to_json(const Snapshot& snapshot) {
  const Readme& readme = snapshot.readme;
  Json tests = Json::array();
  for (const TestCase& test : snapshot.tests) {
    tests.push(Json::object({{"name", test.name},
                             {"file", test.file},
                             {"line", test.line},
                             {"kind", spelling(test.kind)}}));
  }
  return Json::object({{"root", snapshot.root},
                       {"commit", snapshot.commit},
                       {"files", strings(snapshot.files)},
                       {"languages", strings(snapshot.languages)},
                       {"readme", Json::object({{"path", readme.path},
                                                {"lines", readme.lines},
                                                {"commands", strings(readme.commands)},
                                                {"tells_run", readme.tells_run},
                                                {"tells_test", readme.tells_test},
                                                {"topics", strings(readme.topics)},
                                                {"tells_proxy", readme.tells_proxy}})},
                       {"tests", std::move(tests)},
                       {"test_frameworks", strings(snapshot.test_frameworks)},
                       {"tests_countable", snapshot.tests_countable},
                       {"unread_tests", strings(snapshot.unread_tests)},
                       {"password_uses", to_json(snapshot.password_uses)},
                       {"truncated", snapshot.truncated}});
}

Snapshot snapshot_from_json(const Json& json) {
  const Json& readme = member(json, "readme");
  Snapshot snapshot;
  snapshot.root = member(json, "root").text();
  snapshot.commit = member(json, "commit").text();
  snapshot.files = strings_of(member(json, "files"));
  snapshot.languages = strings_of(member(json, "languages"));
  snapshot.readme = {.path = member(readme, "path").text(),
                     .lines = int_of(member(readme, "lines")),
                     .commands = strings_of(member(readme, "commands")),
                     .tells_run = member(readme, "tells_run").boolean(),
                     .tells_test = member(readme, "tells_test").boolean(),
                     .topics = strings_of(member(readme, "topics")),
                     .tells_proxy = member(readme, "tells_proxy").boolean()};
  for (const Json& test : member(json, "tests").items()) {
    snapshot.tests.push_back({.name = member(test, "name").text(),
                              .file = member(test, "file").text(),
                              .line = int_of(member(test, "line")),
                              .kind = kind_from(member(test, "kind").text())});
  }
  snapshot.test_frameworks = strings_of(member(json, "test_frameworks"));
  snapshot.tests_countable = member(json, "tests_countable").boolean();
  snapshot.unread_tests = strings_of(member(json, "unread_tests"));
  snapshot.password_uses = password_uses_from(member(json, "password_uses"));
  snapshot.truncated = member(json, "truncated").boolean();
  return snapshot;
}

}  // namespace assay
