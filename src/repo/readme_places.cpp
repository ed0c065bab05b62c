// SPDX-License-Identifier: MIT
// Tables of the names that folders and documents go by.
#include "repo/readme_places.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/brief_name.h"
#include "core/front_end_name.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/first_party.h"
#include "repo/language.h"
#include "repo/topics.h"

namespace assay {
namespace {

constexpr int kNowhere = -1;

std::string lower_folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? "" : lower(path.substr(0, slash));
}

// What works beside the service has a README of its own, and starts something else.
bool works_beside(std::string_view folder) {
  constexpr std::array<std::string_view, 14> kBeside{
      "migration", "migrations", "alembic", "test",  "tests", "e2e",    "terraform",
      "postman",   "scripts",    "script",  "tools", "seeds", "seeder", "fixtures"};
  return lists(kBeside, folder);
}

// One folder down, and of what is shown to people behind the service.
int distance_below(std::string_view folder, int plain) {
  const bool shown = folder == "web" || is_front_end_name(folder);
  return 4 + plain + (shown ? 2 : 0);
}

// packages/api/README.md, Task 1/backend/README.md
int distance_deep(std::string_view folder) {
  const std::vector<std::string_view> parts = split(folder, '/');
  const bool beside = std::ranges::any_of(parts, [](std::string_view part) {
    return works_beside(part) || is_foreign_folder(part) || part == "doc" || part == "docs";
  });
  return parts.size() == 2 && !beside ? 8 : kNowhere;
}

// Written for others than the reader of a submission: the brief itself, and habits of the trade.
bool is_beside_the_point(std::string_view path) {
  constexpr std::array<std::string_view, 17> kWords{
      "challenge", "brief",    "assignment",      "instruction", "contributing", "changelog",
      "license",   "licence",  "code_of_conduct", "security",    "pull_request", "issue_template",
      "task",      "exercise", "requirements",    "cmakelists",  "robots"};
  const std::string name = lower(file_stem(path));
  return name == "help" || holds_one_of(kWords, name);  // Spring's generator writes HELP.md
}

// In the root, or in a folder that is kept for documents.
bool is_among_documents(std::string_view path) {
  constexpr std::array<std::string_view, 7> kFolders{"docs",   "doc",  "documents", "documentation",
                                                     "design", "wiki", "documentos"};
  constexpr std::array<std::string_view, 4> kNames{"documenta", "dokumenta", "relatorio",
                                                   "informe"};
  const std::string folder = lower_folder_of(path);
  if (folder.empty() || begins_with_one_of(kNames, lower(file_name(path)))) return true;
  if (is_of_front_end(path)) return false;
  return std::ranges::any_of(split(folder, '/'), [&](std::string_view part) {
    return lists(kFolders, part) || part.ends_with("-docs");
  });
}

}  // namespace

bool is_readme(std::string_view path) {
  const std::string name = lower(file_name(path));
  return name.find("readme") != std::string::npos || name.starts_with("leeme") ||
         name.starts_with("leiame");
}

// The plainer the name, the sooner: README.md before README.es.md.
int distance_of_readme(std::string_view path) {
  const std::string folder = lower_folder_of(path);
  const bool deep = folder.find('/') != std::string::npos;
  if (is_brief_name(path)) return deep ? kNowhere : 9;
  const std::string name = lower(file_name(path));
  const int plain = name == "readme.md" || name == "readme" ? 0 : 1;
  if (folder.empty()) return plain;
  if (folder == "docs" || folder == "doc" || folder == ".github") return 2 + plain;
  const bool hidden = folder.starts_with('.') || folder.find("/.") != std::string::npos;
  if (hidden || works_beside(folder)) return kNowhere;
  return deep ? distance_deep(folder) : distance_below(folder, plain);
}

bool is_readme_of_tests(std::string_view path) {
  constexpr std::array<std::string_view, 3> kFolders{"test", "tests", "e2e"};
  return is_readme(path) && lists(kFolders, lower_folder_of(path));
}

bool is_for_contributors(std::string_view path) {
  return lower(file_stem(path)) == "contributing";
}

bool is_document_of_author(std::string_view path) {
  if (is_decision_record(path)) return true;
  if (is_readme(path))
    return (distance_of_readme(path) >= 0 || is_readme_of_tests(path)) && !is_brief_name(path);
  return is_among_documents(path) && !is_beside_the_point(path);
}

}  // namespace assay
