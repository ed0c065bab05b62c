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
#include "repo/schema/altering.h"
#include "repo/schema/migration.h"
#include "repo/schema/schema_sync.h"

namespace assay {
namespace {

constexpr std::size_t kSchemaMostPlaces = 20;

constexpr std::array<std::string_view, 14> kSchemaManifests{
    "package.json",  "requirements.txt", "pyproject.toml", "Pipfile",          "setup.py",
    "go.mod",        "pom.xml",          "build.gradle",   "build.gradle.kts", "Gemfile",
    "composer.json", "Cargo.toml",       "mix.exs",        "build.sbt"};
// Dependencies that speak to a relational database which outlives the process.
constexpr std::array<std::string_view, 52> kRelational{"\"pg\"",
                                                       "\"pg-promise\"",
                                                       "\"mysql2\"",
                                                       "\"mysql\"",
                                                       "sqlite3",
                                                       "better-sqlite3",
                                                       "\"sequelize\"",
                                                       "\"typeorm\"",
                                                       "\"knex\"",
                                                       "drizzle-orm",
                                                       "\"postgres\"",
                                                       "psycopg",
                                                       "asyncpg",
                                                       "sqlalchemy",
                                                       "sqlmodel",
                                                       "pymysql",
                                                       "mysqlclient",
                                                       "aiosqlite",
                                                       "peewee",
                                                       "tortoise-orm",
                                                       "lib/pq",
                                                       "jackc/pgx",
                                                       "gorm.io/",
                                                       "go-sqlite3",
                                                       "modernc.org/sqlite",
                                                       "go-sql-driver",
                                                       "entgo.io",
                                                       "jinzhu/gorm",
                                                       "postgresql",
                                                       "mysql-connector",
                                                       "mariadb",
                                                       "sqlite-jdbc",
                                                       "org.jooq",
                                                       "npgsql",
                                                       "entityframeworkcore.sqlite",
                                                       "entityframeworkcore.sqlserver",
                                                       "entityframeworkcore.npgsql",
                                                       "pomelo.entityframeworkcore",
                                                       "microsoft.data.sqlclient",
                                                       "'pg'",
                                                       "\"pg\",",
                                                       "'mysql2'",
                                                       "laravel/framework",
                                                       "doctrine/orm",
                                                       "sqlx",
                                                       "diesel",
                                                       "sea-orm",
                                                       "rusqlite",
                                                       "tokio-postgres",
                                                       "postgrex",
                                                       "myxql",
                                                       "doobie"};
constexpr std::array<std::string_view, 5> kInMemory{"h2database", "com.h2", "hsqldb",
                                                    "entityframeworkcore.inmemory", "derby"};
bool is_schema_manifest(std::string_view path) {
  const std::string_view name = file_name(path);
  return lists(kSchemaManifests, name) || name.ends_with(".csproj") || name.ends_with(".fsproj") ||
         (name.starts_with("requirements") && name.ends_with(".txt"));
}

bool is_settings(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.starts_with("application") || name.starts_with("persistence") ||
         name.starts_with("hibernate") || name.starts_with("ormconfig");
}

// A database that ends with the process, whose schema nobody has to keep.
bool names_memory(std::string_view text) {
  constexpr std::array<std::string_view, 3> kUrls{"jdbc:h2:mem", "hsqldb:mem", ":memory:"};
  return holds_one_of(kUrls, text);
}

bool ends_yaml_document(std::string_view line) {
  return line.starts_with("---") || line.starts_with("#---");
}

// Of one profile, where a file holds several.
bool ends_settings(std::string_view path, std::string_view line) {
  return is_settings(path) && ends_yaml_document(line);
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

class SchemaReader {
 public:
  void take(const SourceFile& file) {
    if (is_schema_manifest(file.path)) take_manifest(file);
    if (file.path.ends_with(".prisma")) take_prisma(file);
    const Part part = part_of(file);
    if (part == Part::kTests) return;
    if (const auto migration = migration_of(file)) {
      add(file, *migration);
    } else if (is_numbered_script(file)) {
      numbered_[std::string(folder_of(file.path))].push_back(&file);
    } else if (part != Part::kSchema && part != Part::kFrontEnd) {
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
    for (const std::string_view word : kRelational) {
      if (text.find(word) == std::string::npos || facts_.relational.size() == kSchemaMostPlaces)
        continue;
      std::string name(word);
      std::erase_if(name, [](char c) { return c == '"' || c == '\'' || c == ','; });
      if (std::ranges::find(facts_.relational, name) == facts_.relational.end()) {
        facts_.relational.push_back(std::move(name));
      }
    }
    in_memory_ = in_memory_ || holds_one_of(kInMemory, text);
    sequelize_ = sequelize_ || text.find("sequelize") != std::string::npos;
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
      if (file.text.find(provider) != std::string::npos) facts_.relational.emplace_back("prisma");
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

  void take_lines(const SourceFile& file) {
    const bool code = language_of(file.path) != nullptr;
    const bool sql = file.path.ends_with(".sql");
    if (!code && !sql && !is_settings(file.path) && !is_schema_manifest(file.path)) return;
    int number = 0;
    const std::vector<std::string_view> lines = split(file.text, '\n');
    SchemaSyncReader syncs;
    bool memory = is_settings(file.path) && document_names_memory(lines, 0);
    BlockComments comments;
    for (const std::string_view line : lines) {
      ++number;
      if (ends_settings(file.path, line)) {
        memory = document_names_memory(lines, static_cast<std::size_t>(number));
      }
      if (comments.hold(line) || is_passed_over(line)) continue;
      if (sql || code) take_table(file, line, number);
      const SchemaSync sync = sql ? SchemaSync::kNone : syncs.take(line);
      if (sync == SchemaSync::kNone) continue;
      add_sync({file.path, number, shortened(trimmed(line), 80)}, sync, memory);
    }
  }

  void add_sync(Place place, SchemaSync sync, bool memory) {
    std::vector<Place>& syncs = sync == SchemaSync::kSequelize ? sequelize_syncs_
                                : memory                       ? memory_syncs_
                                                               : facts_.syncs;
    if (syncs.size() < kSchemaMostPlaces) syncs.push_back(std::move(place));
  }

  // From this line to the end of its YAML document, or of the file.
  static bool document_names_memory(const std::vector<std::string_view>& lines, std::size_t from) {
    for (std::size_t i = from; i < lines.size() && !ends_yaml_document(lines[i]); ++i) {
      if (!is_sql_comment(lines[i]) && names_memory(lines[i])) return true;
    }
    return false;
  }

  void take_table(const SourceFile& file, std::string_view line, int number) {
    const bool makes = contains_ignoring_case(line, "create table");
    if (makes && facts_.scripts.size() < kSchemaMostPlaces) {
      facts_.scripts.push_back({file.path, number, "CREATE TABLE"});
    }
  }

  SchemaFacts facts_{};
  std::vector<Place> memory_syncs_{};  // of settings whose database is in memory
  std::vector<Place> sequelize_syncs_{};
  std::vector<const SourceFile*> sql_{};
  std::map<std::string, std::vector<const SourceFile*>> numbered_{};  // by folder
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

SchemaFacts read_schema(const std::vector<SourceFile>& sources) {
  SchemaReader reader;
  for (const SourceFile& file : sources)
    reader.take(file);
  return reader.finish();
}

}  // namespace assay
