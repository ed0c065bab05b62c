// SPDX-License-Identifier: MIT
// Migrations of each tool, and schemas without one.
#include "repo/schema/read_schema.h"

#include <fmt/core.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "tool count reversible"
std::vector<std::string> tools(const std::vector<SourceFile>& sources) {
  std::vector<std::string> all;
  for (const MigrationTool& tool : read_schema(sources).tools)
    all.push_back(fmt::format("{} {} {}{}", tool.name, tool.count, tool.reversible,
                              tool.forward_only ? " forward" : ""));
  return all;
}

TEST(ReadSchema, KnowsTheToolsOfEachEcosystem) {
  EXPECT_THAT(tools({{"src/main/resources/db/migration/V1__a.sql", "create table a (b int);"}}),
              ElementsAre("Flyway 1 0 forward"));
  EXPECT_THAT(
      tools({{"alembic/versions/1_a.py", "def upgrade():\n  op.a()\ndef downgrade():\n  op.b()\n"},
             {"alembic/versions/2_a.py", "def upgrade():\n  op.a()\ndef downgrade():\n  pass\n"}}),
      ElementsAre("Alembic 2 1"));
  EXPECT_THAT(tools({{"alembic/versions/1_a.py",
                      "def upgrade() -> None:\n  # nothing was found\n  pass\n\n\ndef "
                      "downgrade():\n  pass\n"}}),
              testing::IsEmpty());
  EXPECT_THAT(
      tools({{"shop/migrations/0001_initial.py", "class Migration(migrations.Migration):"}}),
      ElementsAre("Django 1 1"));
  EXPECT_THAT(
      tools({{"db/migrate/1_a.rb", "class A < ActiveRecord::Migration[7.0]\n  def change\n"}}),
      ElementsAre("Rails 1 1"));
  EXPECT_THAT(
      tools({{"migrations/1.js", "exports.up = (knex) => {};\nexports.down = (knex) => { a(); };"},
             {"migrations/2.js",
              "exports.up = (knex) => {};\nexports.down = (knex) => {\n  // none\n};"}}),
      ElementsAre("Knex 2 1"));
  EXPECT_THAT(tools({{"src/migrations/1.ts",
                      "implements MigrationInterface { up() {} async down(q) { q.a(); } }"}}),
              ElementsAre("TypeORM 1 1"));
  EXPECT_THAT(tools({{"prisma/migrations/1_a/migration.sql", "create table a (b int);"}}),
              ElementsAre("Prisma 1 0 forward"));
  EXPECT_THAT(tools({{"Migrations/1_A.cs",
                      "class A : Migration { void Down(MigrationBuilder b) { b.C(); } }"},
                     {"Migrations/1_A.Designer.cs", "class A : Migration"}}),
              ElementsAre("Entity Framework 1 1"));
  EXPECT_THAT(tools({{"Migrations/1_A.cs",
                      "class A : Migration { void Up(MigrationBuilder b) { } "
                      "void Down(MigrationBuilder b) { } }"}}),
              IsEmpty());
  EXPECT_THAT(tools({{"migrations/Version1.php",
                      "class V extends AbstractMigration { function up(Schema $s) { // auto\n } "
                      "function down(Schema $s) { // auto\n } }"}}),
              IsEmpty());
  EXPECT_THAT(tools({{"migrations/1_a.up.sql", "create table a (b int);"},
                     {"migrations/1_a.down.sql", "drop table a;"}}),
              ElementsAre("golang-migrate 1 1"));
  EXPECT_THAT(tools({{"migrations/1.sql",
                      "-- +goose Up\ncreate table a (b int);\n-- +goose Down\ndrop table a;"}}),
              ElementsAre("goose 1 1"));
  EXPECT_THAT(tools({{"migrations/0001_a.sql", "create table a (b int);"}}),
              ElementsAre("numbered SQL 1 0 forward"));
  EXPECT_THAT(tools({{"database/migrations/1.php",
                      "Schema::create('a'); function down() { Schema::drop('a'); }"}}),
              ElementsAre("Laravel 1 1"));
  EXPECT_THAT(tools({{"priv/repo/migrations/1_a.exs", "use Ecto.Migration\n def change do"}}),
              ElementsAre("Ecto 1 1"));
}

TEST(ReadSchema, TakesFlywaysVersionsForMigrationsWhereverTheyStand) {
  const char* text = "create table lamp (id int);";
  EXPECT_THAT(tools({{"db/sql/tables/V2024.0001__Lamps.sql", text}}),
              ElementsAre("Flyway 1 0 forward"));
  EXPECT_THAT(tools({{"db/sql/V1_2__lamps.sql", text}}), ElementsAre("Flyway 1 0 forward"));
  EXPECT_THAT(tools({{"db/Views__all.sql", text}, {"db/V1_lamps.sql", text}}), IsEmpty());
}

TEST(ReadSchema, TakesNoFlywayThatNothingRunsBesideASchemaThatFollowsTheCode) {
  const SourceFile script{"src/main/resources/db/migration/V1__a.sql", "create table a (b int);"};
  const SourceFile sync{"src/main/resources/application.properties",
                        "spring.jpa.hibernate.ddl-auto=update\n"};
  EXPECT_THAT(tools({script, sync}), IsEmpty());
  EXPECT_THAT(tools({script, sync, {"pom.xml", "<artifactId>flyway-core</artifactId>"}}),
              ElementsAre("Flyway 1 0 forward"));
}

TEST(ReadSchema, TakesScriptsWithoutAnOrderForNoMigrations) {
  const SourceFile schema{"migrations/schema.sql", "create table a (b int);"};
  const SourceFile seed{"migrations/seed.sql", "insert into a values (1);"};
  EXPECT_THAT(tools({schema, seed}), IsEmpty());
  EXPECT_EQ(read_schema({schema, seed}).scripts.size(), 1U);
  EXPECT_THAT(tools({{"migrations/lamps.sql", "-- depends: rooms\ncreate table a (b int);"}}),
              ElementsAre("numbered SQL 1 0 forward"));
  EXPECT_THAT(tools({{"migrations/2024_a.sql", schema.text}}),
              ElementsAre("numbered SQL 1 0 forward"));
}

TEST(ReadSchema, KnowsAMigratorOfItsOwnByWhereItKeepsItsVersions) {
  EXPECT_THAT(tools({{"schema.go",
                      "const s = `CREATE TABLE IF NOT EXISTS migrations (name TEXT)`\n"
                      "const a = `CREATE TABLE IF NOT EXISTS lamps (id INT)`\n"}}),
              ElementsAre("a migrator of its own 1 0 forward"));
}

TEST(ReadSchema, TakesNoSentenceForATable) {
  const auto scripts = [](const char* line) {
    return read_schema({{"parse.cpp", line}}).scripts.size();
  };
  EXPECT_EQ(scripts("// create table for scanner\n"), 0U);
  EXPECT_EQ(scripts("x(); /* create table 'arg' */\n"), 0U);
  EXPECT_EQ(scripts("q(\"CREATE TABLE lamps (id INT)\");\n"), 1U);
  EXPECT_EQ(scripts("q(\"CREATE TABLE IF NOT EXISTS \" + name);\n"), 1U);
  EXPECT_EQ(scripts("q(\"CREATE TABLE lamps AS SELECT 1\");\n"), 1U);
}

TEST(ReadSchema, SeesASchemaThatFollowsTheCode) {
  const SchemaFacts facts = read_schema(
      {{"src/db.ts", "x = {\n  synchronize: true,\n  // synchronize: true\n}"},
       {"src/main/resources/application.properties", "spring.jpa.hibernate.ddl-auto = update"},
       {"tests/db.py", "Base.metadata.create_all(engine)"}});
  ASSERT_EQ(facts.syncs.size(), 2U);
  EXPECT_EQ(facts.syncs[0].line, 2);
  EXPECT_THAT(read_schema({{"application.yml", "ddl-auto: validate"}}).syncs, IsEmpty());
}

TEST(ReadSchema, NamesTheLineThatMakesTheTables) {
  const auto lines = [](const std::string& path, const std::string& text) {
    std::vector<int> all;
    for (const Place& place : read_schema({{path, text}}).syncs)
      all.push_back(place.line);
    return all;
  };
  EXPECT_THAT(lines("db/tables.py",
                    "async def create_tables() -> None:\n    async with engine.begin() as c:\n"
                    "        await c.run_sync(SQLModel.metadata.create_all)\n"),
              ElementsAre(3));
  EXPECT_THAT(lines("src/Db.kt",
                    "import org.jetbrains.exposed.sql.SchemaUtils.create\nfun a() {\n"
                    "  transaction {\n    create(Lamps)\n  }\n}\n"),
              ElementsAre(4));
  EXPECT_THAT(lines("src/Db.kt", "fun a() {\n    create(Lamps)\n}\n"), IsEmpty());
}

TEST(ReadSchema, TakesSyncForSequelizesOwnOnly) {
  const SourceFile worker{"docs/worker.js", "yield this.sync();"};
  EXPECT_THAT(read_schema({{"package.json", R"({"typeorm": "1", "pg": "8"})"}, worker}).syncs,
              IsEmpty());
  const SourceFile index{"index.js", "db.sync({ alter: true })"};
  EXPECT_EQ(read_schema({index, {"package.json", R"({"sequelize": "6"})"}}).syncs.size(), 1U);
}

TEST(ReadSchema, TellsDatabasesThatStayFromThoseThatDoNot) {
  EXPECT_THAT(read_schema({{"package.json", R"({"pg": "8"})"}}).relational, ElementsAre("pg"));
  const SchemaFacts memory =
      read_schema({{"pom.xml", "<artifactId>h2</artifactId> com.h2database"}});
  EXPECT_TRUE(memory.in_memory);
  EXPECT_THAT(read_schema({{"package.json", R"({"mongoose": "8"})"}}).relational, IsEmpty());
}

TEST(ReadSchema, NamesWhatBreaksARunningVersion) {
  const SchemaFacts facts = read_schema(
      {{"migrations/10_b.sql",
        "alter table a rename column b to c;\nalter table a add column d int not null;\n"
        "alter table a add column e int not null default 0;\n"},
       {"migrations/2_a.sql", "create table a (b int);\nalter table a drop column b;"}});
  EXPECT_EQ(facts.altering, 1);
  ASSERT_EQ(facts.unsafe.size(), 2U);
  EXPECT_EQ(facts.unsafe[0].what, "a: renames a column");
  EXPECT_EQ(facts.unsafe[1].line, 2);
}

TEST(ReadSchema, KnowsTheMigrationsOfCodeIgniter) {
  const auto with = [](const std::string& down) {
    return tools({{"app/Database/Migrations/2025-01-02-030405_Lamps.php",
                   "use CodeIgniter\\Database\\Migration;\nclass Lamps extends Migration {\n"
                   "public function up() { $this->forge->createTable('lamps'); }\n"
                   "public function down() {\n" +
                       down + "}\n}\n"}});
  };
  EXPECT_THAT(with("$this->forge->dropTable('lamps');\n"), ElementsAre("CodeIgniter 1 1"));
  EXPECT_THAT(with("//\n"), ElementsAre("CodeIgniter 1 0"));
}

TEST(ReadSchema, TakesNumberedFilesThatChangeTablesForMigrations) {
  EXPECT_THAT(tools({{"db/migrations/2020_create_todos.go",
                      "func MigrateCreateTodos(s *rel.Schema) { s.CreateTable(\"todos\", f) }\n"
                      "func RollbackCreateTodos(s *rel.Schema) { s.DropTable(\"todos\") }\n"}}),
              ElementsAre("an unknown tool 1 1"));
  EXPECT_THAT(tools({{"migrations/1_a.go",
                      "m := gormigrate.Migration{ID: \"1\",\n Migrate: func(tx *gorm.DB) error {"
                      " return tx.Migrator().CreateTable(&A{}) },\n Rollback: func(tx *gorm.DB) "
                      "error { return nil },\n}"}}),
              ElementsAre("an unknown tool 1 0"));
  EXPECT_THAT(tools({{"src/main/java/db/migration/V2__A.java",
                      "class V2__A { void migrate(Context c) { run(\"CREATE TABLE a (b int)\"); "
                      "tx.rollback(); } }"}}),
              ElementsAre("an unknown tool 1 0 forward"));
  EXPECT_THAT(tools({{"migrations/Migration20240101.ts",
                      "class M { async up() { this.addSql('create table a'); }\n"
                      "async down() { this.addSql('drop table a'); } }"}}),
              ElementsAre("an unknown tool 1 1"));
  EXPECT_THAT(tools({{"migrations/0001_a.py", "steps = [step('CREATE TABLE a (b int)')]\n"}}),
              ElementsAre("an unknown tool 1 0 forward"));
  EXPECT_THAT(tools({{"migrations/run.go", "s.CreateTable(\"a\")"},
                     {"migrations/0002_b.go", "func seed() {}"},
                     {"src/0003_c.go", "s.CreateTable(\"a\")"}}),
              IsEmpty());
}

TEST(ReadSchema, NamesTheFolderOfAllMigrations) {
  EXPECT_EQ(read_schema({{"prisma/migrations/1_a/migration.sql", "create table a (b int);"}})
                .tools[0]
                .folder,
            "prisma/migrations");
  EXPECT_EQ(read_schema({{"migrations/1_a/up.sql", "create table a (b int);"}}).tools[0].folder,
            "migrations");
  EXPECT_EQ(read_schema({{"db/migrations/0001_a.sql", "create table a (b int);"}}).tools[0].folder,
            "db/migrations");
}

TEST(ReadSchema, LeavesSchemasOfDatabasesInMemoryAlone) {
  const SourceFile pom{"pom.xml", "<artifactId>postgresql</artifactId> com.h2database"};
  const SourceFile memory{
      "src/main/resources/application-h2.properties",
      "spring.datasource.url=jdbc:h2:mem:a\nspring.jpa.hibernate.ddl-auto=update"};
  EXPECT_THAT(read_schema({pom, memory}).syncs, IsEmpty());
  EXPECT_THAT(read_schema({pom,
                           {"application.yml",
                            "url: jdbc:h2:mem:a\nddl-auto: update\n---\n"
                            "url: jdbc:postgresql:a\nddl-auto: create\n"}})
                  .syncs,
              testing::SizeIs(1));
  // A service whose only database is in memory, and one that names none.
  EXPECT_THAT(
      read_schema({{"package.json", "\"sqlite3\""},
                   {"ormconfig.json", "\"database\": \":memory:\",\n\"synchronize\": true"}})
          .syncs,
      testing::SizeIs(1));
}

TEST(ReadSchema, LeavesTheSchemaOfTheTestsRunAlone) {
  const SourceFile manifest{"package.json", "\"typeorm\", \"pg\""};
  const std::string gone =
      "if (process.env.NODE_ENV === 'test') {\n  return {\n    type: 'sqlite',\n"
      "    database: ':memory:',\n    synchronize: true,\n  };\n}\n";
  const std::string kept = "return {\n  type: 'postgres',\n  synchronize: true,\n};\n";
  EXPECT_THAT(read_schema({manifest, {"src/config.ts", gone}}).syncs, IsEmpty());
  EXPECT_THAT(read_schema({manifest, {"src/config.ts", gone + "a();\nb();\n" + kept}}).syncs,
              testing::SizeIs(1));
}

TEST(ReadSchema, LeavesProfilesOfTheTestsAlone) {
  const SourceFile pom{"pom.xml", "<artifactId>postgresql</artifactId>"};
  const auto syncs = [&](const std::string& path, const std::string& text) {
    return read_schema({pom, {path, text}}).syncs;
  };
  EXPECT_THAT(
      syncs("config/application.yml", "a: b\n---\nspring:\n  profiles: test\nddl-auto: create\n"),
      IsEmpty());
  EXPECT_THAT(syncs("src/main/resources/application-test.yml", "ddl-auto: create\n"), IsEmpty());
  EXPECT_THAT(
      syncs("config/application.yml", "a: b\n---\nspring:\n  profiles: prod\nddl-auto: create\n"),
      testing::SizeIs(1));
}

TEST(ReadSchema, PassesOverWhatSpringDoesNotHandOn) {
  const SourceFile pom{"pom.xml", "<artifactId>postgresql</artifactId>"};
  const std::string path = "src/main/resources/application.properties";
  const std::string bare = "hibernate.hbm2ddl.auto=update\n";
  EXPECT_THAT(read_schema({pom, {path, "spring.jpa.hibernate.ddl-auto=none\n" + bare}}).syncs,
              IsEmpty());
  EXPECT_THAT(read_schema({pom, {path, bare}}).syncs, testing::SizeIs(1));
  EXPECT_THAT(
      read_schema({pom, {path, "spring.jpa.properties.hibernate.hbm2ddl.auto=update\n"}}).syncs,
      testing::SizeIs(1));
}

TEST(ReadSchema, BelievesTheProfileThatIsOnByDefault) {
  const std::string folder = "src/main/resources/application";
  const SourceFile pom{"pom.xml", "<artifactId>postgresql</artifactId>"};
  const SourceFile all{folder + ".properties", "spring.jpa.hibernate.ddl-auto=update\n"};
  const SourceFile chosen{folder + ".yaml", "spring:\n  profiles:\n    active: ${PROFILE:local}\n"};
  const auto syncs = [&](const std::string& value) {
    const SourceFile local{folder + "-local.yaml", "ddl-auto: " + value + "\n"};
    return read_schema({pom, all, chosen, local}).syncs;
  };
  EXPECT_THAT(syncs("${DDL:validate}"), IsEmpty());
  EXPECT_THAT(syncs("update"), testing::Not(IsEmpty()));
  EXPECT_THAT(read_schema({pom, all}).syncs, testing::SizeIs(1));
}

TEST(ReadSchema, TakesADatabaseOfH2InAFileForOneThatStays) {
  const SourceFile pom{"pom.xml", "com.h2database"};
  const auto h2 = [&](const std::string& url) {
    return read_schema({pom, {"src/main/resources/application.properties", "a.url=" + url + "\n"}});
  };
  EXPECT_FALSE(h2("jdbc:h2:file:./lamps").in_memory);
  EXPECT_FALSE(h2("jdbc:h2:~/lamps").in_memory);
  EXPECT_TRUE(h2("jdbc:h2:mem:lamps").in_memory);
}

TEST(ReadSchema, SeesDriversThatNoManifestNames) {
  const auto drivers = [](const std::string& path, const std::string& text) {
    return read_schema({{path, text}}).relational;
  };
  EXPECT_THAT(drivers("src/a.cpp", "#include <pqxx/pqxx>\n"), ElementsAre("libpqxx"));
  EXPECT_THAT(drivers("main.cc", "auto a = DbClient::newSqlite3Client(path, 1);\n"),
              ElementsAre("Drogon's ORM"));
  EXPECT_THAT(drivers("Cargo.toml", "[dependencies]\npostgres = \"0.19\"\n"),
              ElementsAre("postgres"));
  EXPECT_THAT(drivers("a.hpp", "#include <sqlite_orm/sqlite_orm.h>\n"), ElementsAre("sqlite_orm"));
  EXPECT_THAT(drivers("Core/Model.php", "<?php\n$a = new PDO('mysql:host=' . $b);\n"),
              ElementsAre("PDO"));
  EXPECT_THAT(drivers("db.py", "import sqlite3\nconn = sqlite3.connect('lamps.db')\n"),
              ElementsAre("sqlite3"));
  EXPECT_THAT(drivers("db.py", "conn = sqlite3.connect(':memory:')\n"), IsEmpty());
  EXPECT_THAT(drivers("a.cpp", "// #include <pqxx/pqxx>\n"), IsEmpty());
  EXPECT_THAT(drivers("tests/a_test.py", "conn = sqlite3.connect('lamps.db')\n"), IsEmpty());
  EXPECT_EQ(read_schema({{"a.cpp", "#include <sqlite_orm/sqlite_orm.h>\nstorage.sync_schema();\n"}})
                .syncs.size(),
            1U);
}

TEST(ReadSchema, BelievesVersionsThatTheCodeCounts) {
  const SourceFile counted{
      "db.py",
      "conn = sqlite3.connect('lamps.db')\nconn.execute('CREATE TABLE a (b)')\n"
      "conn.execute(f'PRAGMA user_version = {number}')\n"};
  EXPECT_THAT(tools({counted}), ElementsAre("SQLite's user_version 1 0 forward"));
  EXPECT_THAT(tools({{"db.py", "conn.execute('PRAGMA user_version')\n"}}), IsEmpty());
}

TEST(ReadSchema, TakesNoWordsOfATableForAStatement) {
  const auto scripts = [](const std::string& line) {
    return read_schema({{"src/a.cpp", line + "\n"}}).scripts.size();
  };
  EXPECT_EQ(scripts("run(\"CREATE TABLE lamps (id int)\");"), 1U);
  EXPECT_EQ(scripts("throw Error(\"Failed to create table: \" + why);"), 0U);
  EXPECT_EQ(scripts("out.WriteString(\"CREATE TABLE \" + name);"), 0U);
}

TEST(ReadSchema, SeesDriversInTheAddressesOfSettings) {
  const SchemaFacts facts = read_schema({{"src/main/resources/application.yml",
                                          "spring:\n  datasource:\n    url: jdbc:mysql://db/a\n"
                                          "  jpa:\n    hibernate:\n      ddl-auto: create\n"}});
  EXPECT_THAT(facts.relational, ElementsAre("mysql"));
  EXPECT_EQ(facts.syncs.size(), 1U);
}

TEST(ReadSchema, TakesATableInACommentForNone) {
  EXPECT_THAT(read_schema({{"src/Lamps.scala", "/*\nCREATE TABLE lamps (id int)\n*/\n"}}).scripts,
              IsEmpty());
  EXPECT_EQ(read_schema({{"a.js", "app.get('/*', b)\ndb.run('CREATE TABLE lamps (id int)')\n"}})
                .scripts.size(),
            1U);
}

TEST(ReadSchema, TakesTheStepsOfGormigrateForMigrations) {
  const std::string step =
      "m := gormigrate.New(db, gormigrate.DefaultOptions, []*gormigrate.Migration{{\n  ID: \"1\",\n"
      "  Migrate: func(tx *gorm.DB) error { return tx.AutoMigrate(&Lamp{}) },\n";
  const SourceFile one_way{"db/migrate.go", step + "}})\n"};
  const SourceFile both{"db/migrate.go", step + "  Rollback: func(tx *gorm.DB) error {},\n}})\n"};
  EXPECT_THAT(tools({one_way}), ElementsAre("gormigrate 1 0 forward"));
  EXPECT_THAT(tools({both}), ElementsAre("gormigrate 1 1 forward"));
  EXPECT_THAT(read_schema({both}).syncs, IsEmpty());
}

TEST(ReadSchema, TakesNumberedScriptsForVersions) {
  const SourceFile first{"src/main/resources/sql/1.sql", "CREATE TABLE lamps (id int);\n"};
  const SourceFile second{"src/main/resources/sql/2.sql", "ALTER TABLE lamps ADD COLUMN a int;\n"};
  EXPECT_THAT(tools({first, second}), ElementsAre("numbered SQL 2 0 forward"));
  EXPECT_THAT(tools({first}), IsEmpty());
  EXPECT_EQ(read_schema({first}).scripts.size(), 1U);
  const SourceFile third{"sql/alter_2.sql", "ALTER TABLE lamps ADD COLUMN b int;\n"};
  const SourceFile fourth{"sql/alter_3.sql", "ALTER TABLE lamps ADD COLUMN c int;\n"};
  EXPECT_THAT(tools({third, fourth}), ElementsAre("numbered SQL 2 0 forward"));
  EXPECT_THAT(tools({third}), IsEmpty());
  const SourceFile begun{"docker/initdb/01_a.sql", "CREATE TABLE a (id int);\n"};
  const SourceFile filled{"docker/initdb/02_b.sql", "CREATE TABLE b (id int);\n"};
  EXPECT_THAT(tools({begun, filled}), IsEmpty());
}

}  // namespace
}  // namespace assay
