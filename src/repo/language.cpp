// SPDX-License-Identifier: MIT
// Tables of file endings and of the words in test files' names.
#include "repo/language.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

struct Ending {
  std::string_view ending{};
  Language language{};
};

constexpr Language kJavaScript{"JavaScript", Family::kJavaScript};
constexpr Language kTypeScript{"TypeScript", Family::kJavaScript};

constexpr std::array kLanguageEndings{
    Ending{"js", kJavaScript},
    Ending{"mjs", kJavaScript},
    Ending{"cjs", kJavaScript},
    Ending{"jsx", kJavaScript},
    Ending{"ts", kTypeScript},
    Ending{"mts", kTypeScript},
    Ending{"cts", kTypeScript},
    Ending{"tsx", kTypeScript},
    Ending{"py", {"Python", Family::kPython}},
    Ending{"java", {"Java", Family::kJvm}},
    Ending{"kt", {"Kotlin", Family::kJvm}},
    Ending{"groovy", {"Groovy", Family::kJvm}},
    Ending{"scala", {"Scala", Family::kJvm}},
    Ending{"go", {"Go", Family::kGo}},
    Ending{"cs", {"C#", Family::kDotNet}},
    Ending{"fs", {"F#", Family::kDotNet}},
    Ending{"rb", {"Ruby", Family::kRuby}},
    Ending{"php", {"PHP", Family::kPhp}},
    Ending{"rs", {"Rust", Family::kRust}},
    Ending{"ex", {"Elixir", Family::kElixir}},
    Ending{"exs", {"Elixir", Family::kElixir}},
    Ending{"sh", {"Shell", Family::kShell}},
    Ending{"bash", {"Shell", Family::kShell}},
    Ending{"bats", {"Shell", Family::kShell}},
    Ending{"vb", {"Visual Basic", Family::kNone}},
    Ending{"c", {"C", Family::kNone}},
    Ending{"cc", {"C++", Family::kCpp}},
    Ending{"cpp", {"C++", Family::kCpp}},
    Ending{"cxx", {"C++", Family::kCpp}},
    Ending{"h", {"C++", Family::kCpp}},
    Ending{"hpp", {"C++", Family::kCpp}},
    Ending{"swift", {"Swift", Family::kNone}},
    Ending{"dart", {"Dart", Family::kNone}},
    Ending{"clj", {"Clojure", Family::kNone}},
    Ending{"hs", {"Haskell", Family::kNone}},
    Ending{"erl", {"Erlang", Family::kNone}},
    Ending{"gleam", {"Gleam", Family::kNone}},
    Ending{"ml", {"OCaml", Family::kNone}},
    Ending{"lua", {"Lua", Family::kNone}},
    Ending{"pl", {"Perl", Family::kNone}},
    Ending{"pm", {"Perl", Family::kNone}},
    Ending{"t", {"Perl", Family::kNone}},
    Ending{"nim", {"Nim", Family::kNone}},
    Ending{"cr", {"Crystal", Family::kNone}},
    Ending{"zig", {"Zig", Family::kNone}},
    Ending{"jl", {"Julia", Family::kNone}},
    Ending{"d", {"D", Family::kNone}},
};

constexpr std::string_view kPerlTest = ".t";  // what prove runs
constexpr std::array<std::string_view, 8> kTestWords{"test", "tests", "spec", "specs",
                                                     "it",   "e2e",   "cy",   "conftest"};
constexpr std::array<std::string_view, 3> kTestFolders{"testing", "integration", "features"};
// Below which integration and features are parts of the work.
constexpr std::array<std::string_view, 5> kSourceRoots{"src", "app", "lib", "internal", "pkg"};

// Beside tests, and holding none.
constexpr std::array<std::string_view, 13> kServing{
    "helper",  "helpers",   "util",    "utils",    "setup", "config",   "base",
    "factory", "factories", "fixture", "fixtures", "case",  "conftest",
};

constexpr std::array<std::string_view, 8> kStandInWords{"mock", "mocks", "fake",  "fakes",
                                                        "stub", "stubs", "dummy", "dummies"};

using Words = std::vector<std::string>;

// TechnicalTest, coding-test, tech_test: what was handed out to applicants, by any name of theirs.
bool is_of_applicants(const Words& words, std::size_t test) {
  constexpr std::array<std::string_view, 3> kBefore{"technical", "coding", "programming"};
  if (test == 0) return false;
  const std::string& before = words[test - 1];
  return lists(kBefore, before) || (test == 1 && before == "tech");
}

// The same of a folder, whose name is seldom that of what is tested: take-home-test,
// BackendTest.Api, test-task.
bool is_folder_of_applicants(const Words& words, std::size_t test) {
  constexpr std::array<std::string_view, 5> kBefore{"interview", "hiring", "recruitment", "skill",
                                                    "skills"};
  constexpr std::array<std::string_view, 4> kBeforeAPart{"backend", "fullstack", "developer",
                                                         "code"};
  constexpr std::array<std::string_view, 7> kBehind{
      "task", "assignment", "assessment", "technique", "tecnico", "tecnica", "technical"};
  if (is_of_applicants(words, test)) return true;
  const bool last = test + 1 == words.size();
  if (!last && lists(kBehind, words[test + 1])) return true;
  if (test == 0) return false;
  const std::string& before = words[test - 1];
  const bool home = test > 1 && before == "home" && words[test - 2] == "take";
  return home || lists(kBefore, before) || (!last && lists(kBeforeAPart, before));
}

// TestController.php, AwsTestMail.php: a class of the service by its last word.
bool is_part_of_service(std::string_view file) {
  constexpr std::array<std::string_view, 10> kParts{"controller", "command",  "mail",  "job",
                                                    "service",    "resource", "model", "entity",
                                                    "middleware", "dto"};
  const Words words = words_of_path(file_stem(file));
  return file.ends_with(".php") && lists(kParts, words.back());
}

bool speaks_of_tests(std::string_view name, bool (*is_name_of_work)(const Words&, std::size_t)) {
  const Words words = words_of_path(name);
  std::size_t before = 0;  // words of earlier parts
  // Acme.TechTest.Api: a part between dots is a name of its own.
  for (const std::string_view dotted : split(name, '.')) {
    Words part = words_of_path(dotted);
    std::erase_if(part, [](const std::string& word) { return word.empty(); });
    for (std::size_t i = 0; i < part.size() && before + i < words.size(); ++i) {
      if (!lists(kTestWords, part[i])) continue;
      const bool work = is_name_of_work(words, before + i) || is_of_applicants(part, i);
      if (part[i] != "test" || !work) return true;
    }
    before += part.size();
  }
  return false;
}

// teste.py, pruebas.js: a whole name, since companies call their task so.
bool is_test_in_other_words(std::string_view path) {
  constexpr std::array<std::string_view, 4> kNames{"teste", "testes", "prueba", "pruebas"};
  const std::string name = lower(path.substr(path.rfind('/') + 1));
  return lists(kNames, std::string_view(name).substr(0, name.find('.'))) &&
         language_of(path) != nullptr;
}

}  // namespace

std::string_view file_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

std::string_view file_stem(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == 0 ? name : name.substr(0, dot);
}

std::vector<std::string> words_of_path(std::string_view name) {
  std::vector<std::string> words(1);
  bool after_lower = false;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if ((!letter || (upper && after_lower)) && !words.back().empty()) words.emplace_back();
    if (letter) words.back() += c;
    after_lower = letter && !upper;
  }
  for (std::string& word : words)
    word = lower(word);
  return words;
}

std::string_view without_packages(std::string_view path) {
  const std::string_view folders = path.substr(0, path.size() - file_name(path).size());
  for (const std::string_view root : {"src/main/java/", "src/main/kotlin/", "src/main/scala/"}) {
    const std::size_t at = folders.find(root);
    if (at != std::string_view::npos) return folders.substr(0, at);
  }
  return folders;
}

bool is_data_file(std::string_view path) {
  return path.ends_with(".json") || path.ends_with(".yml") || path.ends_with(".yaml");
}

const Language* language_of(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.find(".min.") != std::string_view::npos) {
    return nullptr;
  }
  const auto found =
      std::ranges::find(kLanguageEndings, lower(name.substr(dot + 1)), &Ending::ending);
  return found == kLanguageEndings.end() ? nullptr : &found->language;
}

bool is_named_test(std::string_view path) {
  if (is_test_in_other_words(path) || path.ends_with(kPerlTest)) return true;
  const std::vector<std::string> words = words_of_path(file_stem(path));
  const bool serves =
      std::ranges::any_of(words, [](const std::string& word) { return lists(kServing, word); });
  return !serves && !is_part_of_service(file_name(path)) &&
         speaks_of_tests(file_stem(path), is_of_applicants);
}

bool is_test_folder(std::string_view name) {
  return lists(kTestFolders, name) || speaks_of_tests(name, is_folder_of_applicants);
}

bool is_below_tests(std::string_view path) {
  const std::string_view file = file_name(path);
  if (is_test_in_other_words(path) || path.ends_with(kPerlTest)) return true;
  const bool named = lists(kTestFolders, file) || speaks_of_tests(file, is_of_applicants);
  if (named && !is_part_of_service(file)) return true;
  bool source = false;
  for (const std::string_view part : split(without_packages(path), '/')) {
    const bool counts = !lists(kTestFolders, part) || part == "testing" || !source;
    if (counts && is_test_folder(part)) return true;
    source = source || lists(kSourceRoots, part);
  }
  return false;
}

bool names_stand_in(std::string_view path) {
  const std::string_view file = file_name(path);
  std::vector<std::string_view> names = split(path.substr(0, path.size() - file.size()), '/');
  names.push_back(file_stem(path));
  return std::ranges::any_of(names, [](std::string_view name) {
    std::vector<std::string> words = words_of_path(name);
    if (words.size() > 1 && words.back().empty()) words.pop_back();
    return lists(kStandInWords, words.front()) || lists(kStandInWords, words.back());
  });
}

bool is_comment_line(std::string_view line) {
  const std::string_view text = trimmed(line);
  return text.starts_with("//") || text.starts_with('#') || text.starts_with('*') ||
         text.starts_with("/*");
}

}  // namespace assay
