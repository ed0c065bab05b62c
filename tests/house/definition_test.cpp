// SPDX-License-Identifier: MIT
// A type has one definition: two of one name, in two files and one namespace, break the program
// without a word from compiler or linker.
#include <cctype>
#include <map>
#include <optional>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/tree.h"

namespace assay::house {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

bool is_word_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == ':';
}

std::size_t end_of_quoted(const std::string& text, std::size_t open) {
  std::size_t at = open + 1;
  while (at < text.size() && text[at] != text[open])
    at += text[at] == '\\' ? 2U : 1U;
  return at + 1;
}

// Behind what holds no code and begins here: a comment, a preprocessor's line, a text, a character.
std::optional<std::size_t> end_of_prose(const std::string& text, std::size_t at) {
  if (text.compare(at, 2, "//") == 0 || text[at] == '#') return text.find('\n', at);
  if (text.compare(at, 2, "/*") == 0) return text.find("*/", at) + 2;
  if (text.compare(at, 2, "R\"") == 0) {
    const std::size_t open = text.find('(', at);
    const std::string close = ")" + text.substr(at + 2, open - at - 2) + "\"";
    return text.find(close, open) + close.size();
  }
  if (text[at] == '"' || text[at] == '\'') return end_of_quoted(text, at);
  return std::nullopt;
}

// Words and single marks.
std::vector<std::string> tokens(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::optional<std::size_t> end = end_of_prose(text, at)) {
      at = *end;
      continue;
    }
    // The apostrophe of 1'000 opens no character.
    const bool number = std::isdigit(static_cast<unsigned char>(text[at])) != 0;
    std::size_t end = at;
    while (end < text.size() && (is_word_char(text[end]) || (number && text[end] == '\'')))
      ++end;
    if (end == at) end = at + 1;
    if (std::isspace(static_cast<unsigned char>(text[at])) == 0) {
      found.push_back(text.substr(at, end - at));
    }
    at = end;
  }
  return found;
}

bool is_type_key(const std::string& word) {
  return word == "struct" || word == "class" || word == "enum" || word == "union";
}

// What the brace that ends this statement opens, by name: "()" for an unnamed namespace, "" for
// anything but a namespace or a type.
std::string scope_opened(const std::vector<std::string>& statement) {
  const auto has = [&](const char* mark) {
    return std::find(statement.begin(), statement.end(), mark) != statement.end();
  };
  if (has("(") || has("=")) return "";
  for (std::size_t i = 0; i < statement.size(); ++i) {
    const std::string& word = statement[i];
    if (word == "namespace") return i + 1 < statement.size() ? statement[i + 1] : "()";
    if (!is_type_key(word)) continue;
    if (i > 0 && (statement[i - 1] == "<" || statement[i - 1] == ",")) continue;  // template <class
    const bool enum_class = i + 1 < statement.size() && is_type_key(statement[i + 1]);
    const std::size_t name = i + (enum_class ? 2 : 1);
    return name < statement.size() ? statement[name] : "";
  }
  return "";
}

// Full names of the types that are defined where another file could define them too.
std::vector<std::string> definitions(const std::string& text) {
  std::vector<std::string> found;
  std::vector<std::string> scopes;
  std::vector<std::string> statement;
  for (const std::string& token : tokens(text)) {
    if (token == "{") {
      const std::string opened = scope_opened(statement);
      const bool is_namespace =
          std::find(statement.begin(), statement.end(), "namespace") != statement.end();
      scopes.push_back(opened.empty() ? "()" : opened);
      const bool hidden = std::find(scopes.begin(), scopes.end(), "()") != scopes.end();
      std::string full;
      for (const std::string& scope : scopes)
        full += (full.empty() ? "" : "::") + scope;
      if (!is_namespace && !hidden) found.push_back(full);
    } else if (token == "}" && !scopes.empty()) {
      scopes.pop_back();
    }
    if (token == "{" || token == "}" || token == ";") {
      statement.clear();
    } else {
      statement.push_back(token);
    }
  }
  return found;
}

TEST(Definition, OfATypeStandsInOneFile) {
  std::map<std::string, std::set<std::string>> places;
  for (const TextFile& file : sources()) {
    const bool ours = file.path.starts_with("src/") || file.path.starts_with("checks/");
    if (!ours || !is_cpp(file.path)) continue;
    for (const std::string& name : definitions(file.text))
      places[name].insert(file.path);
  }
  EXPECT_GT(places.size(), 100U);
  std::vector<std::string> violations;
  for (const auto& [name, paths] : places) {
    if (paths.size() > 1) violations.push_back(name + ": " + testing::PrintToString(paths));
  }
  EXPECT_THAT(violations, IsEmpty());
}

TEST(Definition, IsFoundInNamespacesAndTypes) {
  EXPECT_THAT(definitions("namespace a::b {\n"
                          "struct Forward;\n"
                          "template <class T> struct One : Base<T> { enum class Two { kX }; };\n"
                          "struct Three f(struct Four x) { struct Local {}; return {}; }\n"
                          "// struct Five {};\n"
                          "const char* text = \"struct Six {\"; int n = 1'000;\n"
                          "}\n"),
              ElementsAre("a::b::One", "a::b::One::Two"));
}

TEST(Definition, IsTheFilesOwnInAnUnnamedNamespace) {
  EXPECT_THAT(definitions("namespace a { namespace { struct One {}; } class Two {}; }"),
              ElementsAre("a::Two"));
}

}  // namespace
}  // namespace assay::house
