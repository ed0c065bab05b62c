// SPDX-License-Identifier: MIT
// Hands the tokens of each file to all who read them.
#include "repo/code/read_code.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/code/clones.h"
#include "repo/code/copied.h"
#include "repo/code/data_file.h"
#include "repo/code/layers.h"
#include "repo/code/numeric_ids.h"
#include "repo/code/one_way.h"
#include "repo/code/part.h"
#include "repo/code/renamed_files.h"
#include "repo/code/sql_joins.h"
#include "repo/code/test_modules.h"
#include "repo/code/weak_tests.h"
#include "repo/file_index.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::size_t kMostPlaces = 200;

// Beyond these a function is large: long and not merely a list of steps, or branching widely.
constexpr int kLongLines = 80;
constexpr int kLongBranches = 6;
constexpr int kWideBranches = 15;
constexpr int kWideLines = 40;

int lines_with_code(const Code& code) {
  int lines = 0;
  int last = 0;
  for (const Token& token : code.tokens()) {
    lines += token.line != last ? 1 : 0;
    last = token.line;
  }
  return lines;
}

bool is_in_memory(std::string_view path) {
  std::string text = lower(path);
  std::erase_if(text, [](char c) { return c == '-' || c == '_'; });
  return text.find("inmemory") != std::string::npos;
}

// prisma/prisma-orders-repository.ts
bool is_of_database(std::string_view path) {
  constexpr std::array<std::string_view, 10> kDatabases{"prisma", "typeorm",  "sequelize", "knex",
                                                        "mongo",  "postgres", "mysql",     "sqlite",
                                                        "jpa",    "drizzle"};
  const std::string text = lower(path);
  return holds_one_of(kDatabases, text) && text.find("repositor") != std::string::npos;
}

// Whether repositories that keep all in memory are there for tests alone.
bool keeps_elsewhere(const std::vector<SourceFile>& sources) {
  return std::ranges::any_of(sources, [](const SourceFile& file) {
    return is_of_database(file.path) && !is_in_memory(file.path) && !is_below_tests(file.path);
  });
}

// cargo test -- --ignored, of a Makefile, a workflow or the README
bool runs_ignored(const std::vector<SourceFile>& sources) {
  constexpr std::array<std::string_view, 3> kOptions{"--ignored", "--include-ignored",
                                                     "--run-ignored"};
  return std::ranges::any_of(sources, [&](const SourceFile& file) {
    return file.text.find("cargo") != std::string::npos && holds_one_of(kOptions, file.text);
  });
}

// What Laravel's generator writes, and most leave as it is.
bool is_skeleton(std::string_view path) {
  constexpr std::array<std::string_view, 9> kFiles{
      "app/Exceptions/Handler.php",
      "app/Console/Kernel.php",
      "app/Http/Kernel.php",
      "app/Http/Middleware/Authenticate.php",
      "app/Http/Middleware/RedirectIfAuthenticated.php",
      "app/Http/Middleware/TrustProxies.php",
      "app/Providers/RouteServiceProvider.php",
      "app/Providers/EventServiceProvider.php",
      "app/Providers/AuthServiceProvider.php"};
  return ends_with_one_of(kFiles, path);
}

// What the generators of Rails and Phoenix write for a resource: as long as it stands, nobody has
// copied it.
bool is_scaffold(const SourceFile& file) {
  const auto says = [&](std::string_view text) {
    return file.text.find(text) != std::string::npos;
  };
  if (file.path.ends_with("_controller.ex")) return says("action_fallback");
  const bool rails =
      says("# GET /") || (says("format.html { redirect_to") && says("format.json {"));
  return file.path.ends_with("_controller.rb") && rails;
}

bool speaks_other_language(const std::vector<SourceFile>& sources) {
  return std::ranges::any_of(sources, [](const SourceFile& file) {
    const Language* language = language_of(file.path);
    return language != nullptr && language->family != Family::kNone &&
           language->family != Family::kShell && language->family != Family::kJavaScript;
  });
}

// Beside a service in another language, a script above which no manifest stands runs in browsers.
bool is_of_page(const std::string& path, const FileIndex& texts) {
  constexpr std::array<std::string_view, 5> kManifests{"package.json", "deno.json", "deno.jsonc",
                                                       "bunfig.toml", "import_map.json"};
  return path.ends_with(".js") && std::ranges::none_of(kManifests, [&](std::string_view name) {
           return texts.nearest(folder_of(path), name).has_value();
         });
}

// Run by hand, by those who have the database anyway.
bool is_script(std::string_view path) {
  return path.starts_with("scripts/") || path.find("/scripts/") != path.npos;
}

// What a service brings for those who use it.
bool is_of_sample(std::string_view path) {
  constexpr std::array<std::string_view, 6> kFolders{"examples/", "example/", "samples/",
                                                     "sample/",   "sdk/",     "clients/"};
  return begins_with_one_of(kFolders, path);
}

bool holds_more_than_samples(const std::vector<SourceFile>& sources) {
  std::ptrdiff_t balance = 0;
  for (const SourceFile& file : sources) {
    if (language_of(file.path) != nullptr) balance += is_of_sample(file.path) ? -1 : 1;
  }
  return balance >= 0;
}

class ReadCodeReader {
 public:
  explicit ReadCodeReader(const std::vector<SourceFile>& sources)
      : texts_(sources),
        other_language_(speaks_other_language(sources)),
        samples_aside_(holds_more_than_samples(sources)),
        copied_(sources),
        numeric_ids_(ids_are_numbers(sources)),
        keeps_elsewhere_(keeps_elsewhere(sources)),
        bodies_(sources, runs_ignored(sources)) {}

  void take(const SourceFile& file, Family family) {
    const Code code(file.text, family);
    const std::vector<Function> functions = functions_in(code, family);
    bodies_.take(file, family, code, functions);
    const Part part = part_of(file);
    if (part == Part::kSettings) facts_.endpoints += endpoints_in(code, family);
    if (samples_aside_ && is_of_sample(file.path)) return;
    if (part != Part::kService || copied_.has(file) ||
        (other_language_ && is_of_page(file.path, texts_)))
      return;
    if (family != Family::kRust) return take_service(file, code, functions, family);
    const std::string bare = without_test_modules(file.text, code);
    const Code rest(bare, family);
    take_service(file, rest, functions_in(rest, family), family);
  }

  CodeFacts finish() {
    // The widest first: it is the one that is named.
    std::ranges::stable_sort(facts_.large_functions, std::ranges::greater{},
                             &FunctionSize::branches);
    bodies_.finish(facts_);
    clones_.finish(facts_);
    return std::move(facts_);
  }

 private:
  void take_service(const SourceFile& file,
                    const Code& code,
                    const std::vector<Function>& functions,
                    Family family) {
    const std::string& path = file.path;
    measure(path, code, functions);
    take_layers(path, code, family);
    // What stands in for another in tests is like it on purpose.
    const bool stands_in = names_stand_in(file_name(path)) ||
                           (keeps_elsewhere_ && is_in_memory(path)) || is_skeleton(path) ||
                           is_scaffold(file);
    if (!stands_in) {
      clones_.take(path, code, functions);
      if (auto clone = renamed_.take(file, family, code, functions)) clones_.add(std::move(*clone));
    }
    if (is_script(path)) return;
    for (Place& place : sql_joins_in(path, code, family, numeric_ids_)) {
      if (facts_.sql_joins.size() < kMostPlaces) facts_.sql_joins.push_back(std::move(place));
    }
  }

  void measure(const std::string& path, const Code& code, const std::vector<Function>& functions) {
    const int lines = lines_with_code(code);
    facts_.lines += lines;
    if (lines > facts_.largest_lines && !holds_mostly_data(code)) {
      facts_.largest_lines = lines;
      facts_.largest_file = path;
    }
    for (const Function& function : functions) {
      if (is_mapping(code, function.span)) continue;
      const int all = function.branches + function.matches;
      const bool long_one = function.lines > kLongLines && all >= kLongBranches;
      const bool wide = function.branches > kWideBranches && function.lines > kWideLines;
      if ((long_one || wide) && facts_.large_functions.size() < kMostPlaces) {
        facts_.large_functions.push_back({function.name, path, function.line, function.lines, all});
      }
    }
  }

  void take_layers(const std::string& path, const Code& code, Family family) {
    const std::string layer(layer_of(path));
    const bool known = std::ranges::find(facts_.layers, layer) != facts_.layers.end();
    if (!layer.empty() && !known) facts_.layers.push_back(layer);
    const int endpoints = endpoints_in(code, family);
    facts_.endpoints += endpoints;
    if (endpoints == 0) return;
    const Place place = storage_use_in(path, code);
    if (place.line == 0) return;
    facts_.mixed_endpoints += endpoints;
    // Once for each route, so that it can be told whether one file holds most of them.
    for (int i = 0; i < endpoints && facts_.mixed.size() < kMostPlaces; ++i)
      facts_.mixed.push_back(place);
  }

  FileIndex texts_;
  bool other_language_;
  bool samples_aside_;  // there is more than samples
  CopiedFiles copied_;
  RenamedFiles renamed_{};
  bool numeric_ids_;
  bool keeps_elsewhere_;
  CodeFacts facts_{};
  TestBodies bodies_;
  CloneFinder clones_{};
};

}  // namespace

CodeFacts read_code(const std::vector<SourceFile>& sources) {
  ReadCodeReader reader(sources);
  for (const SourceFile& file : sources) {
    const Language* language = language_of(file.path);
    if (language == nullptr || language->family == Family::kNone) continue;
    if (language->family != Family::kShell) reader.take(file, language->family);
  }
  return reader.finish();
}

}  // namespace assay
