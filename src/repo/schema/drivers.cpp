// SPDX-License-Identifier: MIT
// Tables of the packages of each ecosystem.
#include "repo/schema/drivers.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 15> kSchemaManifests{
    "Gopkg.toml", "package.json",  "requirements.txt", "pyproject.toml", "Pipfile",
    "setup.py",   "go.mod",        "pom.xml",          "build.gradle",   "build.gradle.kts",
    "Gemfile",    "composer.json", "Cargo.toml",       "mix.exs",        "build.sbt"};
// Dependencies that speak to a relational database which outlives the process.
constexpr std::array<std::string_view, 60> kRelational{"\"mssql\"",
                                                       "\"tedious\"",
                                                       "mssql-jdbc",
                                                       "quarkus-jdbc-mssql",
                                                       "pyodbc",
                                                       "ojdbc",
                                                       "\"pg\"",
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
                                                       "doobie",
                                                       "jetbrains.exposed",
                                                       "\npostgres ="};
constexpr std::array<std::string_view, 5> kInMemory{"h2database", "com.h2", "hsqldb",
                                                    "entityframeworkcore.inmemory", "derby"};

// Where no manifest has to name them: a header, a part of the language, an address.
struct CodeMark {
  std::string_view mark{};
  std::string_view driver{};
};
constexpr CodeMark kCodeMarks[] = {
    {"<pqxx/", "libpqxx"},
    {"<libpq-fe.h>", "libpq"},
    {"<mysql.h>", "mysql"},
    {"<mysql/", "mysql"},
    {"<mysqlx/", "mysql"},
    {"<mysql_driver.h>", "mysql"},
    {"<mysql_connection.h>", "mysql"},
    {"<sqlite3.h>", "sqlite3"},
    {"<SQLiteCpp/", "SQLiteCpp"},
    {"<sqlite_orm/", "sqlite_orm"},
    {"<soci/", "SOCI"},
    {"<drogon/orm/", "Drogon's ORM"},
    {"newSqlite3Client(", "Drogon's ORM"},
    {"newPgClient(", "Drogon's ORM"},
    {"newMysqlClient(", "Drogon's ORM"},
    {"app().getDbClient(", "Drogon's ORM"},
    {"<userver/storages/postgres/", "userver's PostgreSQL"},
    {"<tao/pq", "taopq"},
    {"mysql:host=", "PDO"},
    {"pgsql:host=", "PDO"},
    {"PDO('sqlite:", "PDO"},
    {"new PDO(", "PDO"},
    {"PDO(\"sqlite:", "PDO"},
    {"new mysqli(", "mysqli"},
    {"mysqli_connect(", "mysqli"},
    {"pg_connect(", "pg_connect"},
    {"sqlite3.connect(", "sqlite3"},
    {"aiosqlite.connect(", "aiosqlite"},
};

bool keeps_h2(std::string_view text) {
  constexpr std::array<std::string_view, 6> kUrls{"jdbc:h2:file:", "jdbc:h2:.",    "jdbc:h2:~",
                                                  "jdbc:h2:/",     "jdbc:h2:tcp:", "jdbc:h2:nio:"};
  return holds_one_of(kUrls, text);
}

}  // namespace

bool is_schema_manifest(std::string_view path) {
  const std::string_view name = file_name(path);
  return lists(kSchemaManifests, name) || name.ends_with(".csproj") || name.ends_with(".fsproj") ||
         (name.starts_with("requirements") && name.ends_with(".txt"));
}

std::vector<std::string> drivers_in(std::string_view text) {
  std::vector<std::string> drivers;
  for (const std::string_view word : kRelational) {
    if (text.find(word) == std::string_view::npos) continue;
    std::string name(word);
    std::erase_if(name, [](char c) {
      constexpr std::string_view kMarks = "\"',\n =";
      return kMarks.find(c) != kMarks.npos;
    });
    if (std::ranges::find(drivers, name) == drivers.end()) drivers.push_back(std::move(name));
  }
  return drivers;
}

std::vector<std::string> drivers_in_code(std::string_view text) {
  std::vector<std::string> drivers;
  if (names_memory(text)) return drivers;
  for (const CodeMark& one : kCodeMarks) {
    const std::size_t at = text.find(one.mark);
    if (at == text.npos) continue;
    const std::string_view line = line_at(text, at);
    const bool said = line.starts_with("#include") || !is_comment_line(line);
    if (said && std::ranges::find(drivers, one.driver) == drivers.end())
      drivers.emplace_back(one.driver);
  }
  return drivers;
}

bool depends_on_memory(std::string_view text) {
  return holds_one_of(kInMemory, text);
}

bool names_memory(std::string_view text) {
  constexpr std::array<std::string_view, 3> kUrls{"jdbc:h2:mem", "hsqldb:mem", ":memory:"};
  return holds_one_of(kUrls, text);
}

std::string_view driver_in_address(std::string_view line) {
  constexpr CodeMark kAddresses[] = {{"jdbc:mysql:", "mysql"},
                                     {"jdbc:mariadb:", "mariadb"},
                                     {"jdbc:postgresql:", "postgresql"},
                                     {"jdbc:sqlserver:", "mssql-jdbc"},
                                     {"jdbc:oracle:", "ojdbc"}};
  if (keeps_h2(line)) return "h2";
  const auto* const found = std::ranges::find_if(
      kAddresses, [&](const CodeMark& one) { return line.find(one.mark) != line.npos; });
  return found == std::end(kAddresses) ? std::string_view() : found->driver;
}

}  // namespace assay
