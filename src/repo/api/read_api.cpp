// SPDX-License-Identifier: MIT
// Recognises documents by their first keys, and examples by the tools that they are for.
#include "repo/api/read_api.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/brief_name.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/api/curl_comment.h"
#include "repo/api/insomnia.h"
#include "repo/api/links.h"
#include "repo/api/mention.h"
#include "repo/api/pages.h"
#include "repo/api/routes.h"
#include "repo/api/served_forms.h"
#include "repo/api/serving.h"
#include "repo/code/part.h"
#include "repo/document.h"
#include "repo/first_party.h"
#include "repo/language.h"
#include "repo/packages/packages.h"
#include "repo/readme.h"
#include "repo/yaml.h"

namespace assay {
namespace {

constexpr std::size_t kMostDocuments = 8;
constexpr std::size_t kMostCurls = 60;
constexpr std::size_t kLongestCurl = 4000;
constexpr std::size_t kLargestKept = 1U << 20U;

bool is_named_so(std::string_view path) {
  constexpr std::array<std::string_view, 9> kFolders{
      "openapi", "swagger", "api", "apis", "spec", "specs", "contracts", "docs", "reference"};
  const std::vector<std::string_view> parts = split(path, '/');
  const bool kept = std::any_of(parts.begin(), parts.end() - 1, [&](std::string_view part) {
    return lists(kFolders, lower(part)) || lower(part).starts_with("openapi");
  });
  const std::string name = lower(file_name(path));
  if (is_data_file(path) && kept) return true;
  return is_data_file(path) &&
         (name.find("openapi") != std::string::npos || name.find("swagger") != std::string::npos ||
          name.find("api-doc") != std::string::npos || name.find("apispec") != std::string::npos ||
          name.find("api-spec") != std::string::npos || name.find("api_spec") != std::string::npos);
}

// "openapi: 3.0.0" or "swagger": "2.0" at the top.
bool begins_as_openapi(std::string_view text) {
  constexpr std::size_t kTop = 2000;
  std::string start = lower(text.substr(0, kTop));
  std::erase_if(start, [](char c) { return c == '"' || c == '\'' || c == ' ' || c == '\t'; });
  for (const std::string_view key : {"openapi:", "swagger:"}) {
    for (std::size_t at = start.find(key); at != std::string::npos; at = start.find(key, at + 1)) {
      const bool first =
          at == 0 || start[at - 1] == '\n' || start[at - 1] == '{' || start[at - 1] == ',';
      const char digit = at + key.size() < start.size() ? start[at + key.size()] : ' ';
      if (first && (digit == '2' || digit == '3')) return true;
    }
  }
  return false;
}

// The library by this name, and not another one whose name goes on.
bool names_library(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
    const bool whole = at == 0 || text[at - 1] < 'a' || text[at - 1] > 'z';  // no Heredoc
    const bool other = name == "swagger-ui" && text.substr(at).starts_with("swagger-ui-express");
    if (whole && !other) return true;
  }
  return false;
}

// curl, httpie and wget; "http {" begins a block of nginx.
bool begins_request(std::string_view line) {
  if (line.starts_with("curl ")) return true;
  constexpr std::array<std::string_view, 3> kTools{"http ", "xh ", "wget "};
  if (!begins_with_one_of(kTools, line)) return false;
  constexpr std::array<std::string_view, 8> kHosts{
      "localhost", "127.0.0.1", "0.0.0.0", "http:", "https:", ":", "$", "{{"};
  return std::ranges::any_of(split(line, ' '), [&](std::string_view word) {
    while (word.starts_with('"') || word.starts_with('\''))
      word.remove_prefix(1);
    return word.size() > 1 && begins_with_one_of(kHosts, word);
  });
}

// CURLS/orders.txt
bool is_named_curl(std::string_view path) {
  return path.ends_with(".txt") && contains_ignoring_case(path, "curl");
}

struct FormFile {
  std::string_view ending{};
  std::string_view name{};
};
constexpr std::array kFormFiles{
    FormFile{".http", "an HTTP file"},  FormFile{".rest", "an HTTP file"},
    FormFile{".bru", "Bruno"},          FormFile{".hurl", "Hurl"},
    FormFile{".apib", "API Blueprint"}, FormFile{".raml", "RAML"}};

// A notebook whose cells ask a service on this machine.
bool sends_requests(std::string_view notebook) {
  return holds_one_of(std::array{"http://localhost", "http://127.0.0.1", "http://0.0.0.0"},
                      notebook);
}

bool is_page_of_api(std::string_view name) {
  return name.ends_with(".html") && holds_one_of(std::array{"index", "doc", "api"}, name);
}

class Reader {
 public:
  void take(const SourceFile& file) {
    if (is_brief_name(file.path)) return;
    completed_ = completed_ || (file.path.ends_with(".sbt") &&
                                file.text.find("play-swagger") != std::string::npos);
    take_forms(file);
    if (is_data_file(file.path)) take_openapi(file);
    if (is_document(file.path)) take_document(file);
    if (tells_curl(file)) add_form("curl");
    answers_.take(file);
    constexpr std::array<std::string_view, 3> kScripts{".sh", ".bat", ".http"};
    if (ends_with_one_of(kScripts, file.path) || is_named_curl(file.path)) take_commands(file.text);
  }

  void take_path(std::string_view path) { answers_.take_path(path); }

  ApiFacts finish() {
    for (std::size_t i = 0; i < kServed.size(); ++i) {
      if (named_[i] && (kServed[i].call.empty() || called_[i])) add_form(kServed[i].name);
    }
    drop_pieces();
    facts_.examples.pages_only = answers_.are_pages_only();
    facts_.examples.pages_too = answers_.have_pages();
    return std::move(facts_);
  }

 private:
  // What is put in front of others when a document is built: its paths stand in the others, or in
  // comments of the routes, from where a plugin of sbt takes them.
  void drop_pieces() {
    const auto is_piece = [](const ApiDocument& document) {
      const Json* paths = document.content.find("paths");
      return paths != nullptr && !paths->is_object();
    };
    const bool others = !std::ranges::all_of(facts_.documents, is_piece);
    if (others) std::erase_if(facts_.documents, is_piece);
    if (!completed_) return;
    const auto is_base = [](const ApiDocument& document) {
      return document.problem.empty() && document.content.find("paths") == nullptr;
    };
    if (std::erase_if(facts_.documents, is_base) > 0) add_form("OpenAPI that is built");
  }

  void add_form(std::string_view name) {
    std::vector<std::string>& kinds = facts_.examples.kinds;
    if (std::ranges::find(kinds, name) == kinds.end()) kinds.emplace_back(name);
  }

  void take_forms(const SourceFile& file) {
    const std::string path = lower(file.path);
    for (const FormFile& form : kFormFiles)
      if (path.ends_with(form.ending)) add_form(form.name);
    if (path.ends_with(".ipynb") && sends_requests(file.text)) add_form("a notebook");
    const bool collection = path.ends_with(".json") && path.find("postman") != std::string::npos;
    if (collection || file.text.find("schema.getpostman.com") != std::string::npos)
      add_form("Postman");
    if (is_insomnia(file)) add_form("Insomnia");
    // What a lock names may be wanted by another package.
    if (part_of(file) != Part::kTests && !is_lock_file(file.path)) take_served(file);
  }

  // What the service itself may show.
  void take_served(const SourceFile& file) {
    constexpr std::size_t kTop = 20'000;  // dependencies and imports stand there
    const std::string text = lower(file.text);
    const std::string_view top = std::string_view(text).substr(0, kTop);
    const bool code = language_of(file.path) != nullptr;
    take_mention(file.path, top, facts_.examples);
    facts_.serves = facts_.serves || ((code || is_package_file(file.path)) && names_server(text));
    for (std::size_t i = 0; i < kServed.size(); ++i) {
      const ServedForm& form = kServed[i];
      named_[i] = named_[i] || names_library(top, form.words);
      const bool calls = code && !form.call.empty();
      called_[i] = called_[i] || (calls && text.find(form.call) != std::string::npos);
    }
  }

  void take_openapi(const SourceFile& file) {
    if (facts_.documents.size() == kMostDocuments || !begins_as_openapi(file.text)) return;
    ApiDocument document{.path = file.path};
    if (file.text.size() <= kLargestKept) {
      YamlDocument read;
      if (file.path.ends_with(".json")) {
        auto json = Json::parse(file.text);
        read.problem = json ? "" : "it is no JSON";
        if (json) read.value = std::move(*json);
      } else {
        read = read_yaml_text(file.text);
      }
      document.problem = std::move(read.problem);
      document.content = std::move(read.value);
    }
    facts_.documents.push_back(std::move(document));
  }

  void take_document(const SourceFile& file) {
    facts_.examples.linked = facts_.examples.linked || links_to_description(lower(file.text));
    const Document document = read_document(file.path, file.text);
    int told = routes_told_in(document.prose);
    for (const CodeSample& sample : document.code) {
      take_commands(sample.text);
      if (sample.is_inline) continue;  // it stands in the prose as well
      told += routes_told_in(sample.text);
    }
    if (told == 0 && links_to_query(file.text)) told = 1;
    facts_.examples.routes_told += told;
    if (told > most_told_) facts_.examples.routes_in = file.path;
    most_told_ = std::max(most_told_, told);
  }

  // The line that begins a command, without its prompt; empty where none begins.
  std::string_view beginning(std::string_view line) {
    line = trimmed(line);
    if (line.starts_with("$ ")) line.remove_prefix(2);
    if (line.starts_with("grpcurl ")) add_form("grpcurl");
    return begins_request(line) ? line : std::string_view();
  }

  // A command goes on while its line ends in a backslash, or a quote is open.
  void take_commands(std::string_view text) {
    std::string command;
    for (const std::string_view raw : split(text, '\n')) {
      const std::string_view line = command.empty() ? beginning(raw) : raw;
      if (command.empty() && line.empty()) continue;
      const bool more = trimmed(line).ends_with('\\');
      command.append(more ? trimmed(line).substr(0, trimmed(line).size() - 1) : line).append("\n");
      if (command.size() > kLongestCurl) command.clear();
      if (more || std::ranges::count(command, '\'') % 2 == 1) continue;
      add_curl(command);
      command.clear();
    }
    add_curl(command);
  }

  void add_curl(const std::string& command) {
    std::vector<std::string>& curls = facts_.examples.curls;
    const bool local =
        command.find("localhost") != std::string::npos || command.find(" :") != std::string::npos ||
        command.find("127.0.0.1") != std::string::npos ||
        command.find("0.0.0.0") != std::string::npos || command.find('$') != std::string::npos ||
        command.find('{') != std::string::npos || command.find(" /") != std::string::npos;
    if (!command.empty() && local && curls.size() < kMostCurls) {
      curls.emplace_back(trimmed(command));
    }
  }

  ApiFacts facts_{};
  int most_told_ = 0;
  bool completed_ = false;  // by play-swagger
  Answers answers_{};
  std::array<bool, kServed.size()> named_{};
  std::array<bool, kServed.size()> called_{};
};

}  // namespace

bool may_tell_of_api(std::string_view path) {
  const std::string name = lower(file_name(path));
  return is_named_so(path) || name.ends_with(".http") || name.ends_with(".rest") ||
         name.ends_with(".bru") || name.ends_with(".adoc") || name.ends_with(".apib") ||
         name.ends_with(".raml") || name.ends_with(".bat") || name.ends_with(".ipynb") ||
         is_named_curl(path) || is_page_of_api(name) ||
         (is_data_file(name) && lower(path).find("insomnia") != std::string::npos);
}

ApiFacts read_api(const std::vector<SourceFile>& sources, const std::vector<std::string>& paths) {
  Reader reader;
  for (const std::string& path : paths)
    reader.take_path(path);
  for (const SourceFile& file : sources)
    reader.take(file);
  return reader.finish();
}

}  // namespace assay
