// SPDX-License-Identifier: MIT
// Reads backwards from the value, within bounds.
#include "repo/secrets/surroundings.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/code/syntax.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::size_t kReach = 3000;

bool is_yaml_text(std::string_view path) {
  return path.ends_with(".yml") || path.ends_with(".yaml");
}

bool names_example(std::string_view name) {
  return equals_ignoring_case(name, "example") || equals_ignoring_case(name, "examples");
}

// The name that what stands behind `end` is given to: example: , "example": , example=
bool is_given_to_example(std::string_view text, std::size_t end) {
  const auto skip_back = [&](std::string_view any) {
    while (end > 0 && any.find(text[end - 1]) != std::string_view::npos)
      --end;
  };
  skip_back(" \t\r\n\"'`");
  const std::size_t sign = end;
  skip_back(">:=");
  if (end == sign) return false;
  skip_back(" \t\"'`");
  std::size_t from = end;
  while (from > 0 && is_word(text[from - 1]))
    --from;
  return names_example(text.substr(from, end - from));
}

// Of lines that begin further and further to the left, up to one that is the key of an example.
bool stands_below_example(std::string_view text) {
  std::size_t indent = std::string_view::npos;
  const std::vector<std::string_view> lines = split(text, '\n');
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const std::size_t start = line->find_first_not_of(" \t\r");
    if (start == std::string_view::npos || start >= indent) continue;
    indent = start;
    std::string_view key = line->substr(start);
    key = key.substr(0, key.find(':'));
    while (key.starts_with("- "))
      key = trimmed(key.substr(2));
    if (names_example(key)) return true;
    if (indent == 0) return false;
  }
  return false;
}

// "development" of "development:", "[development]" and "development: &dev"; empty for a line that
// begins no section.
std::string_view section_of(std::string_view line, bool yaml) {
  if (!yaml && line.starts_with('['))
    return line.substr(1, std::min(line.find(']'), line.size()) - 1);
  const bool key = yaml && !line.empty() && is_word(line.front()) && line.find(':') < line.size();
  return key ? line.substr(0, line.find(':')) : std::string_view();
}

bool is_pipeline(std::string_view path) {
  constexpr std::array<std::string_view, 6> kFiles{".circleci/config.yml",    ".travis.yml",
                                                   ".gitlab-ci.yml",          "azure-pipelines.yml",
                                                   "bitbucket-pipelines.yml", ".drone.yml"};
  return lists(kFiles, path) || path.starts_with(".github/workflows/");
}

bool reads_environment(std::string_view line) {
  constexpr std::array<std::string_view, 7> kMarks{"ENV[", "ENV.", "${",         "env(",
                                                   "env[", "%env", "process.env"};
  return holds_one_of(kMarks, line);
}

// @apiSuccessExample {json} …, within the same comment
bool is_of_api_doc(std::string_view before) {
  constexpr std::size_t kNear = 900;
  constexpr std::size_t kTag = 20;  // the longest name of one
  const std::string_view near = before.substr(before.size() - std::min(before.size(), kNear));
  const std::size_t word = near.rfind("Example");
  if (word == near.npos) return false;
  const std::size_t mark = near.substr(0, word).rfind("@api");
  const bool closed = near.find("*/", word) != near.npos || near.find("=end", word) != near.npos;
  return mark != near.npos && word - mark < kTag && !closed;
}

}  // namespace

bool stands_in_example(const SearchedText& place, std::size_t at) {
  const std::size_t from = at > kReach ? at - kReach : 0;
  const std::string_view text = place.text.substr(from, at - from);
  if (is_given_to_example(text, text.size())) return true;
  if (is_of_api_doc(text)) return true;
  if (is_yaml_text(place.path)) return stands_below_example(text);
  int depth = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    if (text[i] == ')' || text[i] == ']' || text[i] == '}') ++depth;
    if (text[i] != '(' && text[i] != '[' && text[i] != '{') continue;
    if (depth > 0) {
      --depth;
    } else if (is_given_to_example(text, i)) {
      return true;
    }
  }
  return false;
}

bool stands_in_comment(const SearchedText& place, std::size_t at) {
  const Language* language = language_of(place.path);
  if (place.ground() == Ground::kSettings || language == nullptr) return false;
  const Syntax syntax = syntax_of(language->family);
  const std::string_view line = trimmed(line_at(place.text, at));
  const auto begins = [&](std::string_view mark) {
    return !mark.empty() && line.starts_with(mark);
  };
  const bool block = syntax.block_comments && (line.starts_with("/*") || line.starts_with("* "));
  return block || begins(syntax.line_comment) || begins(syntax.other_line_comment);
}

// on-profile: test, in the document of a YAML file that holds several.
bool stands_in_profile_of_tests(std::string_view text, std::size_t at) {
  const std::size_t begin = text.rfind("\n---", at);
  const std::size_t from = begin == text.npos ? 0 : begin;
  const std::string_view document = text.substr(from, text.find("\n---", at) - from);
  return std::ranges::any_of(split(document, '\n'), [](std::string_view line) {
    const std::size_t colon = line.find("on-profile:");
    return colon != line.npos && trimmed(line.substr(line.find(':', colon) + 1)) == "test";
  });
}

bool stands_in_test_module(const SearchedText& place, std::size_t at) {
  const std::size_t tests = place.text.find("#[cfg(test)]\nmod ");
  return place.path.ends_with(".rs") && tests < at;
}

bool stands_in_development(const SearchedText& place, std::size_t at) {
  constexpr std::array<std::string_view, 3> kOwn{"development", "test", "local"};
  constexpr std::size_t kLargest = std::size_t{64} << 10U;
  const bool yaml = is_yaml_text(place.path);
  if ((!yaml && !place.path.ends_with(".ini")) || place.text.size() > kLargest) return false;
  if (yaml && stands_in_profile_of_tests(place.text, at)) return true;
  std::string_view section;
  bool inside = false;
  bool open = false;
  std::size_t end = 0;
  for (const std::string_view line : split(place.text, '\n')) {
    if (const std::string_view name = section_of(line, yaml); !name.empty()) section = name;
    const std::size_t begin = end;
    end += line.size() + 1;
    if (begin <= at && at < end) inside = lists(kOwn, section);
    open = open || (section == "production" && reads_environment(line));
  }
  // Rails writes keys for development and tests into a file of its own, which is to be kept.
  return inside && (open || file_name(place.path) == "secrets.yml");
}

bool is_made_by_recipe(const SearchedText& place, std::string_view name) {
  constexpr std::array<std::string_view, 2> kOfOne{".env.dev", ".env.test"};
  const bool recipe = place.text.find("###> symfony/framework-bundle ###") != place.text.npos;
  if (name == "APP_SECRET" && recipe && lists(kOfOne, file_name(place.path))) return true;
  return name == "APP_SECRET" && file_name(place.path) == ".env" &&
         place.text.find("###> symfony/framework-bundle ###") != std::string_view::npos &&
         place.text.find("\nAPP_ENV=dev\n") != std::string_view::npos;
}

bool stands_in_test_run(const SearchedText& place, std::string_view name) {
  constexpr std::array<std::string_view, 6> kOwn{"crypt", "jwt",    "session",
                                                 "sign",  "cookie", "secret_key"};
  constexpr std::array<std::string_view, 12> kLeadsOut{
      "deploy", "publish", "docker push", "git push", "release", "upload",
      "login",  "ssh",     "heroku",      "aws",      "gcloud",  "kubectl"};
  if (!is_pipeline(place.path) || !holds_one_of(kOwn, lower(name))) return false;
  const std::string text = lower(place.text);
  return text.find("test") != std::string::npos && !holds_one_of(kLeadsOut, text);
}

bool opens_local_store(const SearchedText& place, std::string_view name, std::size_t at) {
  constexpr std::array<std::string_view, 4> kStores{"aws", "s3", "minio", "storage"};
  constexpr std::array<std::string_view, 5> kLocal{"minio", "localstack", "localhost:9000",
                                                   "127.0.0.1:9000", "localhost:4566"};
  constexpr std::size_t kAround = 600;
  if (!holds_one_of(kStores, name)) return false;
  const std::size_t from = at > kAround ? at - kAround : 0;
  return holds_one_of(kLocal, lower(place.text.substr(from, 2 * kAround)));
}

}  // namespace assay
