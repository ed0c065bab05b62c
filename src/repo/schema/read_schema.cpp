// SPDX-License-Identifier: MIT
// Gathers drivers, migrations, and whatever else makes tables.
#include "repo/schema/read_schema.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/code/part.h"
#include "repo/file_index.h"
#include "repo/language.h"
#include "repo/schema/active_profile.h"
#include "repo/schema/altering.h"
#include "repo/schema/drivers.h"
#include "repo/schema/migration.h"
#include "repo/schema/passing.h"
#include "repo/schema/schema_sync.h"
#include "repo/schema/table_words.h"

namespace assay {
namespace {

constexpr std::size_t kSchemaMostPlaces = 20;

bool is_settings(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.starts_with("application") || name.starts_with("persistence") ||
         name.starts_with("hibernate") || name.starts_with("ormconfig");
}

bool is_sql_comment(std::string_view line) {
  const std::string_view text = trimmed(line);
  return text.starts_with("//") || text.starts_with('#') || text.starts_with("--") ||
         text.starts_with('*');
}

bool is_passed_over(std::string_view line) {
  constexpr std::size_t kLongest = 500;
  return line.size() > kLongest || is_sql_comment(line);
}

// Prisma and Diesel give each migration a folder.
std::string_view folder_of_migrations(std::string_view path) {
  const std::string_view name = file_name(path);
  const auto up = [](std::string_view below) {
    const std::size_t slash = below.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : below.substr(0, slash);
  };
  return name == "migration.sql" || name == "up.sql" ? up(up(path)) : up(path);
}

// Comments of several lines, from one that begins with their mark on.
class BlockComments {
 public:
  bool hold(std::string_view line) {
    const bool held = open_ || trimmed(line).starts_with("/*");
    open_ = held && line.find("*/") == line.npos;
    return held;
  }

 private:
  bool open_ = false;
};

// The indices of those that are no comment and not too long.
std::vector<std::size_t> said_lines(const std::vector<std::string_view>& lines) {
  std::vector<std::size_t> said;
  BlockComments comments;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!comments.hold(lines[i]) && !is_passed_over(lines[i])) said.push_back(i);
  }
  return said;
}

// PRAGMA user_version = 3: what the code has made is counted in the database.
bool sets_user_version(std::string_view line) {
  const std::string text = lower(line);
  const std::size_t at = text.find("pragma user_version");
  return at != text.npos && text.find('=', at) != text.npos;
}

struct TextKind {
  bool code = false;
  bool sql = false;
  bool settings = false;
  bool boot = false;  // settings of Spring Boot

  bool is_read() const { return code || sql || settings; }
  // Spring Boot hands on what is set below spring.jpa.properties alone.
  bool tells_sync(std::string_view line) const {
    return !sql && !(boot && trimmed(line).starts_with("hibernate."));
  }
};

TextKind kind_of(const SourceFile& file) {
  const bool settings = is_settings(file.path);
  return {.code = language_of(file.path) != nullptr,
          .sql = file.path.ends_with(".sql"),
          .settings = settings,
          .boot = settings && file.text.find("ddl-auto") != std::string::npos};
}

class SchemaReader {
 public:
  void take(const SourceFile& file) {
    if (is_schema_manifest(file.path)) take_manifest(file);
    if (file.path.ends_with(".prisma")) take_prisma(file);
    const Part part = part_of(file);
    if (part == Part::kTests) return;
    const bool unordered = is_unnumbered_script(file);
    const auto migration = unordered ? std::nullopt : migration_of(file);
    if (migration) {
      add(file, *migration);
    } else if (is_numbered_script(file)) {
      numbered_[std::string(folder_of(file.path))].push_back(&file);
    } else if (unordered || (part != Part::kSchema && part != Part::kFrontEnd)) {
      take_lines(file);
    }
    if (file_name(file.path).ends_with(".down.sql") || file_name(file.path) == "down.sql") ++downs_;
  }

  SchemaFacts finish() {
    for (const auto& [folder, files] : numbered_)
      take_numbered(files);
    for (MigrationTool& tool : facts_.tools) {
      const bool pairs = tool.name == "golang-migrate" || tool.name == "Diesel";
      if (pairs) tool.reversible = std::min(tool.count, downs_);
      // sqlx writes pairs only when it is asked for them.
      if (pairs && downs_ == 0 && facts_.tools.size() == 1) tool.reversible = 0;
    }
    if (facts_.tools.empty() && !versioned_.empty()) {
      facts_.tools.push_back(
          {.name = version_keeper_, .folder = versioned_, .count = 1, .forward_only = true});
    }
    facts_.in_memory = facts_.relational.empty() && in_memory_;
    const bool other = std::ranges::any_of(facts_.relational, [](const std::string& driver) {
      return driver.find("sqlite") == std::string::npos;
    });
    // Where another database is meant to stay, this says nothing of its schema.
    if (!other) std::ranges::move(memory_syncs_, std::back_inserter(facts_.syncs));
    if (sequelize_) std::ranges::move(sequelize_syncs_, std::back_inserter(facts_.syncs));
    read_alterations(sql_, facts_);
    return std::move(facts_);
  }

 private:
  void take_manifest(const SourceFile& file) {
    const std::string text = lower(file.text);
    for (std::string& driver : drivers_in(text))
      add_driver(std::move(driver));
    in_memory_ = in_memory_ || depends_on_memory(text);
    sequelize_ = sequelize_ || text.find("sequelize") != std::string::npos;
  }

  void add_driver(std::string name) {
    if (name.empty()) return;
    const bool known = std::ranges::find(facts_.relational, name) != facts_.relational.end();
    if (!known && facts_.relational.size() < kSchemaMostPlaces)
      facts_.relational.push_back(std::move(name));
  }

  // One after another they are versions, wherever they stand; one alone is a script.
  void take_numbered(const std::vector<const SourceFile*>& files) {
    for (const SourceFile* file : files) {
      if (files.size() > 1) {
        add(*file, {.tool = "numbered SQL", .forward_only = true});
      } else {
        take_lines(*file);
      }
    }
  }

  void take_prisma(const SourceFile& file) {
    for (const std::string_view provider :
         {"\"postgresql\"", "\"mysql\"", "\"sqlite\"", "\"sqlserver\""}) {
      if (file.text.find(provider) != std::string::npos) add_driver("prisma");
    }
  }

  void add(const SourceFile& file, const Migration& migration) {
    auto tool = std::ranges::find(facts_.tools, migration.tool, &MigrationTool::name);
    if (tool == facts_.tools.end()) {
      facts_.tools.push_back({.name = std::string(migration.tool),
                              .folder = std::string(folder_of_migrations(file.path)),
                              .forward_only = migration.forward_only});
      tool = facts_.tools.end() - 1;
    }
    ++tool->count;
    tool->reversible += migration.reversible ? 1 : 0;
    if (file.path.ends_with(".sql")) sql_.push_back(&file);
  }

  static Passing passing_of(const SourceFile& file,
                            const TextKind& kind,
                            const std::vector<std::string_view>& lines) {
    if (kind.settings) return Passing::of_settings(file.path, lines);
    return kind.code ? Passing::of_code() : Passing();
  }

  void take_drivers(const SourceFile& file) {
    for (std::string& driver : drivers_in_code(file.text))
      add_driver(std::move(driver));
  }

  void take_lines(const SourceFile& file) {
    const TextKind kind = kind_of(file);
    if (!kind.is_read() && !is_schema_manifest(file.path)) return;
    if (kind.code) take_drivers(file);
    const std::vector<std::string_view> lines = split(file.text, '\n');
    Passing passing = passing_of(file, kind, lines);
    SchemaSyncReader syncs;
    for (const std::size_t index : said_lines(lines)) {
      const std::string_view line = lines[index];
      const int number = static_cast<int>(index) + 1;
      const bool gone = passing.hold(index + 1, line);
      if (kind.sql || kind.code) take_table(file, line, number);
      if (kind.code) take_versions(file, line);
      if (kind.settings && !gone) add_driver(std::string(driver_in_address(line)));
      if (!kind.tells_sync(line)) continue;
      add_sync({file.path, number, shortened(trimmed(line), 80)}, syncs.take(line), gone);
    }
  }

  void take_versions(const SourceFile& file, std::string_view line) {
    const bool user = sets_user_version(line);
    if (!user && !keeps_versions(line)) return;
    versioned_ = file.path;
    version_keeper_ = user ? "SQLite's user_version" : "a migrator of its own";
  }

  void add_sync(Place place, SchemaSync sync, bool memory) {
    if (sync == SchemaSync::kNone) return;
    std::vector<Place>& syncs = sync == SchemaSync::kSequelize ? sequelize_syncs_
                                : memory                       ? memory_syncs_
                                                               : facts_.syncs;
    if (syncs.size() < kSchemaMostPlaces) syncs.push_back(std::move(place));
  }

  void take_table(const SourceFile& file, std::string_view line, int number) {
    // What is written out for somebody to read makes no table.
    constexpr std::array<std::string_view, 3> kWriting{"WriteString(", "Fprintf(", "print("};
    const bool makes = begins_table(line) && !holds_one_of(kWriting, line);
    if (makes && facts_.scripts.size() < kSchemaMostPlaces) {
      facts_.scripts.push_back({file.path, number, "CREATE TABLE"});
    }
  }

  SchemaFacts facts_{};
  std::vector<Place> memory_syncs_{};  // of databases in memory, and of the tests
  std::vector<Place> sequelize_syncs_{};
  std::vector<const SourceFile*> sql_{};
  std::map<std::string, std::vector<const SourceFile*>> numbered_{};  // by folder
  std::string versioned_{};  // a file that counts the versions of its schema itself
  std::string version_keeper_{};
  int downs_ = 0;
  bool in_memory_ = false;
  bool sequelize_ = false;
};

}  // namespace

bool may_tell_of_schema(std::string_view path) {
  const std::string_view name = file_name(path);
  return is_schema_manifest(path) || name.ends_with(".sql") || name.ends_with(".prisma") ||
         is_settings(path) || contains_ignoring_case(name, "changelog");
}

namespace {

// Where the schema follows the code as well, and no build, settings, code or container speaks of
// Flyway, its scripts are run by nobody.
void drop_flyway_that_nothing_runs(const std::vector<SourceFile>& sources, SchemaFacts& facts) {
  const auto flyway = std::ranges::find(facts.tools, "Flyway", &MigrationTool::name);
  if (flyway == facts.tools.end() || facts.syncs.empty()) return;
  const bool run = std::ranges::any_of(sources, [](const SourceFile& file) {
    return !file.path.ends_with(".sql") && contains_ignoring_case(file.text, "flyway");
  });
  if (!run) facts.tools.erase(flyway);
}

}  // namespace

SchemaFacts read_schema(const std::vector<SourceFile>& sources) {
  SchemaReader reader;
  for (const SourceFile& file : sources)
    reader.take(file);
  SchemaFacts facts = reader.finish();
  drop_what_profiles_override(sources, facts.syncs);
  drop_flyway_that_nothing_runs(sources, facts);
  return facts;
}

}  // namespace assay
