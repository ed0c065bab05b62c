// SPDX-License-Identifier: MIT
// Recognises migrations by where they stand, how they are named, and what they call.
#include "repo/schema/migration.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/code/code.h"
#include "repo/code/part.h"
#include "repo/language.h"

namespace assay {
namespace {

bool holds(const SourceFile& file, std::string_view word) {
  return file.text.find(word) != std::string::npos;
}

// V1__create.sql, R__view.sql
bool is_flyway_name(std::string_view name) {
  return (name.starts_with("V") || name.starts_with("R__") || name.starts_with("U")) &&
         name.find("__") != std::string_view::npos;
}

// V1__create.sql, V2024.01.31__add.sql: nobody else numbers files so, wherever they stand.
bool is_flyway_version(std::string_view name) {
  const std::size_t end = name.find("__");
  if (!name.starts_with('V') || end == std::string_view::npos || end < 2) return false;
  return name.substr(1, end - 1).find_first_not_of("0123456789._") == std::string_view::npos;
}

bool is_of_flyway(std::string_view path) {
  const std::string_view name = file_name(path);
  return is_flyway_version(name) || (is_migration(path) && is_flyway_name(name));
}

// Something stands between the name of a function that goes back and its end.
bool goes_back(const SourceFile& file, std::string_view word) {
  const std::size_t at = file.text.find(word);
  if (at == std::string::npos) return false;
  constexpr std::size_t kLooked = 400;
  std::string_view body = std::string_view(file.text).substr(at + word.size(), kLooked);
  const std::size_t open = body.find('{');
  if (open == std::string_view::npos) return true;
  body = trimmed(body.substr(open + 1));
  while (body.starts_with("//") || body.starts_with("/*")) {
    const std::size_t end = body.starts_with("//") ? body.find('\n') : body.find("*/");
    if (end == std::string_view::npos) return false;
    body = trimmed(body.substr(end + (body.starts_with("//") ? 1 : 2)));
  }
  return !body.starts_with('}');
}

// A generator writes "pass", or a comment, where it found nothing to do.
bool alembic_does_nothing(const SourceFile& file) {
  const std::size_t at = file.text.find("def upgrade");
  const std::size_t body = file.text.find('\n', at);
  if (at == std::string::npos || body == std::string::npos) return false;
  const std::string_view rest = std::string_view(file.text).substr(body);
  return std::ranges::all_of(split(rest.substr(0, rest.find("\ndef ")), '\n'),
                             [](std::string_view line) {
                               line = trimmed(line);
                               return line.empty() || line.starts_with('#') || line == "pass" ||
                                      line.starts_with("\"\"\"");
                             });
}

// Nothing that has to be taken back, and nothing that makes a schema.
bool does_nothing(const SourceFile& file, const Migration& migration) {
  if (migration.tool == "Alembic") return alembic_does_nothing(file);
  const std::string_view name = migration.tool == "Entity Framework" ? "Up("
                                : migration.tool == "Doctrine"       ? "function up("
                                                                     : "";
  return !name.empty() && holds(file, name) && !goes_back(file, name);
}

bool alembic_goes_back(const SourceFile& file) {
  const std::size_t at = file.text.find("def downgrade");
  if (at == std::string::npos) return false;
  const std::string_view body = std::string_view(file.text).substr(at);
  return body.find("op.") != std::string_view::npos || body.find("drop") != std::string_view::npos;
}

std::optional<Migration> sql_migration(const SourceFile& file) {
  const std::string_view name = file_name(file.path);
  const auto below = [&](std::string_view folder) {
    return file.path.find(folder) != std::string::npos;
  };
  if (name.ends_with(".down.sql") || name == "down.sql") return std::nullopt;
  if (holds(file, "+goose Up")) return Migration{"goose", holds(file, "+goose Down")};
  if (holds(file, "migrate:up")) return Migration{"dbmate", holds(file, "migrate:down")};
  if (holds(file, "!Ups")) return Migration{"Play evolutions", holds(file, "!Downs")};
  if (holds(file, "+migrate Up")) return Migration{"sql-migrate", holds(file, "+migrate Down")};
  if (contains_ignoring_case(std::string_view(file.text).substr(0, 200),
                             "liquibase formatted sql")) {
    return Migration{"Liquibase", holds(file, "rollback")};
  }
  if (name.ends_with(".up.sql")) return Migration{.tool = "golang-migrate"};
  if (name == "up.sql") return Migration{.tool = "Diesel"};
  if (name == "migration.sql" && below("prisma")) {
    return Migration{.tool = "Prisma", .forward_only = true};
  }
  if (is_of_flyway(file.path)) return Migration{.tool = "Flyway", .forward_only = true};
  if (!is_migration(file.path) && !below("drizzle/")) return std::nullopt;
  if (below("drizzle")) return Migration{.tool = "Drizzle", .forward_only = true};
  return Migration{.tool = "numbered SQL", .forward_only = true};
}

std::optional<Migration> python_migration(const SourceFile& file) {
  if (holds(file, "def upgrade")) return Migration{"Alembic", alembic_goes_back(file)};
  if (holds(file, "migrations.Migration")) return Migration{"Django", true};
  return std::nullopt;
}

std::optional<Migration> ruby_migration(const SourceFile& file) {
  if (!holds(file, "ActiveRecord::Migration") && !holds(file, "Sequel.migration")) {
    return std::nullopt;
  }
  return Migration{"Rails",
                   holds(file, "def change") || holds(file, "down") || holds(file, "change do")};
}

std::optional<Migration> javascript_migration(const SourceFile& file) {
  if (!holds(file, "up")) return std::nullopt;
  const std::string_view tool = holds(file, "MigrationInterface") ? "TypeORM"
                                : holds(file, "queryInterface")   ? "Sequelize"
                                : holds(file, "pgm.")             ? "node-pg-migrate"
                                                                  : "Knex";
  const bool knows = tool != "Knex" || holds(file, "knex") || holds(file, "schema");
  if (!knows) return std::nullopt;
  return Migration{tool, goes_back(file, "down") || tool == "node-pg-migrate"};
}

std::optional<Migration> dotnet_migration(const SourceFile& file) {
  const std::string_view name = file_name(file.path);
  if (name.ends_with(".Designer.cs") || name.ends_with("Snapshot.cs")) return std::nullopt;
  if (!holds(file, ": Migration")) return std::nullopt;
  return Migration{"Entity Framework", goes_back(file, "Down(")};
}

std::optional<Migration> php_migration(const SourceFile& file) {
  if (holds(file, "CodeIgniter\\Database\\Migration")) {
    return Migration{"CodeIgniter", goes_back(file, "function down")};
  }
  if (!holds(file, "Schema::") && !holds(file, "AbstractMigration")) return std::nullopt;
  return Migration{holds(file, "Schema::") ? "Laravel" : "Doctrine",
                   goes_back(file, "function down") || holds(file, "function change")};
}

std::optional<Migration> script_migration(const SourceFile& file, Family family) {
  switch (family) {
    case Family::kPython:
      return python_migration(file);
    case Family::kRuby:
      return ruby_migration(file);
    case Family::kJavaScript:
      return javascript_migration(file);
    case Family::kDotNet:
      return dotnet_migration(file);
    case Family::kPhp:
      return php_migration(file);
    case Family::kElixir:
      if (!holds(file, "Ecto.Migration")) return std::nullopt;
      return Migration{"Ecto", holds(file, "def change") || holds(file, "def down")};
    case Family::kRust:
      if (!holds(file, "MigrationTrait")) return std::nullopt;
      return Migration{"SeaORM", holds(file, "fn down")};
    case Family::kGo:
      if (!holds(file, "goose.")) return std::nullopt;
      return Migration{"goose", true};
    default:
      return std::nullopt;
  }
}

// 0001_a.go, V2__b.java, Migration20240101.ts
bool is_numbered(std::string_view name) {
  constexpr std::array<std::string_view, 5> kBefore{"", "v", "m", "version", "migration"};
  const std::size_t digit = name.find_first_of("0123456789");
  return digit != std::string_view::npos && lists(kBefore, lower(name.substr(0, digit)));
}

enum class WayBack { kUntold, kEmpty, kThere };

// func RollbackCreateTodos(…) {…}, Rollback: func(…) {…}, exports.down = …, def undo(…):
WayBack way_back_at(const Code& code, std::size_t name) {
  constexpr std::array<std::string_view, 5> kStems{"rollback", "down", "revert", "undo",
                                                   "safedown"};
  const Token& token = code.at(name);
  if (!token.is_word() || !begins_with_one_of(kStems, lower(token.text))) return WayBack::kUntold;
  const bool called = code.is(name - 1, ".") && !code.is(name - 2, "exports");  // tx.Rollback()
  const bool declares = code.is(name + 1, "(") || code.is(name + 1, ":") || code.is(name + 1, "=");
  if (called || !declares) return WayBack::kUntold;
  const std::size_t open = code.soon(name, "{");
  if (open == code.size()) {
    const std::size_t colon = code.soon(name, ":");
    return code.is(colon + 1, "pass") ? WayBack::kEmpty : WayBack::kThere;
  }
  // "return nil" alone takes nothing back.
  constexpr std::size_t kLooked = 400;
  for (std::size_t i = open + 1; i < std::min(code.close(open), open + kLooked); ++i) {
    if (code.is(i, "(") || code.at(i).is_string()) return WayBack::kThere;
  }
  return WayBack::kEmpty;
}

// Tools that are not known by their own words: numbered files that change tables in code. Whether
// such a tool has a way back is only known where one is told, if only an empty one.
std::optional<Migration> migration_in_code(const SourceFile& file, Family family) {
  constexpr std::array<std::string_view, 7> kWords{"createtable", "create_table", "create table",
                                                   "addcolumn",   "add_column",   "alter table",
                                                   "addsql"};
  if (!is_numbered(file_name(file.path)) || !holds_one_of(kWords, lower(file.text))) {
    return std::nullopt;
  }
  const Code code(file.text, family);
  WayBack told = WayBack::kUntold;
  for (std::size_t i = 0; i < code.size() && told != WayBack::kThere; ++i)
    told = std::max(told, way_back_at(code, i));
  return Migration{"an unknown tool", told == WayBack::kThere, told == WayBack::kUntold};
}

}  // namespace

std::optional<Migration> migration_of(const SourceFile& file) {
  const std::string_view name = file_name(file.path);
  if (name.ends_with(".sql")) return sql_migration(file);
  if (contains_ignoring_case(name, "changelog") && holds(file, "databaseChangeLog")) {
    return Migration{"Liquibase", true};
  }
  const Language* language = language_of(file.path);
  // Its steps stand in a list, in any file, and may well call AutoMigrate.
  const bool go = language != nullptr && language->family == Family::kGo;
  if (go && holds(file, "gormigrate.New(")) {
    return Migration{"gormigrate", holds(file, "Rollback:"), true};
  }
  const bool versions = file.path.find("/versions/") != std::string::npos;
  if (language == nullptr || (!is_migration(file.path) && !versions)) return std::nullopt;
  const std::optional<Migration> known = script_migration(file, language->family);
  if (known && does_nothing(file, *known)) return std::nullopt;
  if (known || !is_migration(file.path)) return known;
  return migration_in_code(file, language->family);
}

bool is_unnumbered_script(const SourceFile& file) {
  const auto migration = file.path.ends_with(".sql") ? sql_migration(file) : std::nullopt;
  return migration && migration->tool == "numbered SQL" && !holds(file, "-- depends:") &&
         file_name(file.path).find_first_of("0123456789") == std::string_view::npos;
}

bool is_numbered_script(const SourceFile& file) {
  const std::string_view name = file_name(file.path);
  const std::string_view stem = file_stem(file.path);
  const auto parts = [](char c) {
    return std::string_view("._-").find(c) != std::string_view::npos;
  };
  const std::size_t first_other = name.find_first_not_of("0123456789");
  const std::size_t last_other = stem.find_last_not_of("0123456789");
  const bool numbered =  // 001_tables.sql, alter_2.sql
      (first_other > 0 && first_other < name.size() && parts(name[first_other])) ||
      (last_other + 1 < stem.size() && last_other != stem.npos && parts(stem[last_other]));
  const bool first = file.path.find("init") != std::string::npos;
  return name.ends_with(".sql") && numbered && !first &&
         (contains_ignoring_case(file.text, "create table") ||
          contains_ignoring_case(file.text, "alter table"));
}

}  // namespace assay
