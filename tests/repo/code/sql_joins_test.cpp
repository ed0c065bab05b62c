// SPDX-License-Identifier: MIT
// SQL that takes values as text, and SQL that only looks so. fixtures/repos/sql-* hold more.
#include "repo/code/sql_joins.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/code/numeric_ids.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> joins(const std::string& path, std::string_view text, Family family) {
  const Code code(text, family);
  std::vector<std::string> all;
  for (const Place& place : sql_joins_in(path, code, family))
    all.push_back(place.what);
  return all;
}

std::vector<std::string> in_js(std::string_view text) {
  return joins("a.js", text, Family::kJavaScript);
}

TEST(SqlJoins, AreNotOfWhatTheSourceListsOrWritesOut) {
  EXPECT_THAT(joins("a.go",
                    "c.Exec(fmt.Sprintf(\"SELECT setval('%s_seq', 1) FROM %s WHERE a = '%s'\", "
                    "\"lamps\", \"lamps\", \"b\"))\n",
                    Family::kGo),
              IsEmpty());
  const std::string loop =
      "for (const table of tables) {\n  db.query(`SELECT a FROM b WHERE c = "
      "'${table.name}'`);\n}\n";
  EXPECT_THAT(
      joins("a.ts", "const tables = [{ name: 'lamps', id: 1 }, { name: 'oil', id: 2 }];\n" + loop,
            Family::kJavaScript),
      IsEmpty());
  EXPECT_THAT(joins("a.ts", "const tables = [{ name: given }];\n" + loop, Family::kJavaScript),
              Not(IsEmpty()));
  EXPECT_THAT(joins("a.go",
                    "for _, table := range []string{\"lamps\", \"oil\"} {\n"
                    "\tc.Exec(\"SELECT a FROM b WHERE c = '\" + table + \"'\")\n}\n",
                    Family::kGo),
              IsEmpty());
  // Elsewhere the name is a stranger's.
  EXPECT_THAT(joins("a.ts",
                    "for (const name of ['a', 'b']) {\n  use(name);\n}\nfunction find(name) {\n"
                    "  db.query(`SELECT a FROM b WHERE c = '${name}'`);\n}\n",
                    Family::kJavaScript),
              Not(IsEmpty()));
  EXPECT_THAT(joins("a.ts", "const tables = read();\n" + loop, Family::kJavaScript),
              Not(IsEmpty()));
}

TEST(SqlJoins, AreFoundWhereAValueStands) {
  EXPECT_THAT(in_js("q(`INSERT INTO a VALUES (1, '${name}')`)"), ElementsAre("name"));
  EXPECT_THAT(in_js("q('SELECT b FROM a WHERE c LIKE \\'%' + d.e + '%\\'')"), ElementsAre("d.e"));
  EXPECT_THAT(in_js("q('SELECT b FROM a ' +\n  'WHERE c = ' +\n  d)"), ElementsAre("d"));
}

TEST(SqlJoins, StandWhereTheValueIsPutIn) {
  const auto line = [](std::string_view text) {
    return sql_joins_in("a.js", Code(text, Family::kJavaScript), Family::kJavaScript).at(0).line;
  };
  EXPECT_EQ(line("q(`SELECT b\n  FROM a\n  WHERE c = '${d}'`)"), 3);
  EXPECT_EQ(line("q('SELECT b FROM a ' +\n  'WHERE c = ' +\n  d)"), 3);
}

TEST(SqlJoins, AreNotValuesThatWereEscaped) {
  EXPECT_THAT(in_js("var d = db.escape(req.body.text);\nq('SELECT b FROM a WHERE c = ' + d)"),
              IsEmpty());
  EXPECT_THAT(joins("a.cpp",
                    "const auto v = txn.quote(a) + \", \" + txn.quote(b);\n"
                    "e(\"INSERT INTO t(a, b) \" \"VALUES (\" + v + \")\");\n",
                    Family::kCpp),
              IsEmpty());
  EXPECT_THAT(in_js("var d = html.escape(req.body.text);\nq('SELECT b FROM a WHERE c = ' + d)"),
              ElementsAre("d"));
  EXPECT_THAT(in_js("var d = trim(req.body.text);\nq('SELECT b FROM a WHERE c = ' + d)"),
              ElementsAre("d"));
}

TEST(SqlJoins, AreNotOneOfSeveralTextsThatAreWrittenOut) {
  const std::string chosen =
      "var column string = \"a\"\nswitch in {\ncase \"x\":\n\tcolumn = \"b\"\n\tbreak\n"
      "default:\n\tcolumn = \"c\"\n}\n";
  const std::string query = "q := fmt.Sprintf(\"UPDATE t SET %s = %s + %d\", column, column, n)\n";
  EXPECT_THAT(joins("a.go", "func f(in string, n int) {\n" + chosen + query + "}\n", Family::kGo),
              IsEmpty());
  EXPECT_THAT(
      joins("a.go", "func f(in string, n int) {\n" + chosen + "column = in\n" + query + "}\n",
            Family::kGo),
      ElementsAre("column"));
  EXPECT_THAT(
      joins("a.go",
            "func f(in string, n int) {\n" + chosen + "rows.Scan(&column)\n" + query + "}\n",
            Family::kGo),
      ElementsAre("column"));
  // A parameter that is only mended.
  EXPECT_THAT(
      joins("a.go",
            "func f(column string, n int) {\nif n > 1 {\ncolumn = \"a\"\n} else if n > 2 {\n"
            "column = \"b\"\n}\n" +
                query + "}\n",
            Family::kGo),
      ElementsAre("column"));
}

TEST(SqlJoins, AreFoundInLiteralsThatStandSideBySide) {
  const char* query =
      "auto q = fmt::format(\"SELECT a\"\n  \" FROM t\"\n  \" WHERE id='{}'\", id);\n";
  EXPECT_THAT(joins("a.cpp", query, Family::kCpp), ElementsAre("id"));
  EXPECT_THAT(joins("a.cpp", "e(\"SELECT a FROM t \"\n  \"WHERE id = \" + pqxx::to_string(id));\n",
                    Family::kCpp),
              IsEmpty());
}

// Each of these would take minutes if it were searched again for each of its pieces.
TEST(SqlJoins, AreReadInTimeLinearToTheFile) {
  const auto times = [](int number, std::string_view piece) {
    std::string text;
    for (int i = 0; i < number; ++i)
      text += piece;
    return text;
  };
  EXPECT_THAT(joins("a.cpp", times(300'000, "\"\" "), Family::kCpp), IsEmpty());
  EXPECT_THAT(in_js(times(200'000, "a='b';")), IsEmpty());
}

TEST(SqlJoins, AreNotColumnsThatTablesAreJoinedBy) {
  EXPECT_THAT(joins("a.py", "q('SELECT * FROM '+a+' JOIN '+b+' ON '+c+'='+d+' ORDER BY '+c)\n",
                    Family::kPython),
              IsEmpty());
  EXPECT_THAT(joins("a.py", "q('SELECT * FROM '+a+' WHERE '+c+'='+d)\n", Family::kPython),
              ElementsAre("d"));
}

TEST(SqlJoins, AreFoundInClausesThatAreAddedLater) {
  EXPECT_THAT(joins("a.py", "q += f\" AND name = '{name}'\"", Family::kPython),
              ElementsAre("name"));
}

TEST(SqlJoins, AreNotWhereATableOrAClauseStands) {
  EXPECT_THAT(in_js("q(`SELECT b FROM ${table} WHERE ${clauses}`)"), IsEmpty());
  EXPECT_THAT(in_js("q(`UPDATE a SET ${sets} WHERE id = $1 ORDER BY ${column} LIMIT ${limit}`)"),
              IsEmpty());
  EXPECT_THAT(in_js("q(`SELECT ${t.a}.\"b\" FROM ${t.a} JOIN ${t.c} ON ${t.c}.d = ${t.a}.e`)"),
              IsEmpty());
  EXPECT_THAT(in_js("q(`SELECT b FROM a WHERE c = ${d}.5`)"), ElementsAre("d"));
  EXPECT_THAT(in_js("q(`SELECT b FROM a WHERE c = ${req.query.d}.e`)"), ElementsAre("req.query.d"));
  EXPECT_THAT(in_js("q(`SELECT b FROM a ORDER BY ${req.query.sort}`)"),
              ElementsAre("req.query.sort"));
}

// Whoever joins the columns joins their placeholders as well.
TEST(SqlJoins, AreNotWhatFillsAllTheColumnsOfAnyTable) {
  EXPECT_THAT(
      joins("a.rs", "let q = format!(\"INSERT INTO {} ({}) VALUES ({})\", table, columns, keys);",
            Family::kRust),
      IsEmpty());
  EXPECT_THAT(in_js("q(`INSERT INTO ${table} (${columns}) VALUES (${marked})`, all)"), IsEmpty());
  EXPECT_THAT(joins("a.py", "q = \"INSERT INTO %s (%s) VALUES (%s)\" % (t, columns, keys)",
                    Family::kPython),
              IsEmpty());
  EXPECT_THAT(in_js("q(`INSERT INTO a (b, c) VALUES (${d}, ${e})`)"), ElementsAre("d"));
  EXPECT_THAT(in_js("q(`INSERT INTO a (${b}) VALUES ('${c}')`)"), ElementsAre("c"));
  EXPECT_THAT(in_js("q(`INSERT INTO a (${b}) VALUES (${req.body.c})`)"), ElementsAre("req.body.c"));
}

TEST(SqlJoins, AreNotConstantsAndNamesThatGoFormats) {
  const auto in_go = [](const std::string& text) { return joins("a.go", text, Family::kGo); };
  EXPECT_THAT(in_go("q := fmt.Sprintf(\"UPDATE %s SET b = %s.b + $1\", table, table)"), IsEmpty());
  const std::string select = "q := fmt.Sprintf(\"SELECT a FROM b WHERE c = '%s'\", d)\n";
  EXPECT_THAT(in_go(select), ElementsAre("d"));
  EXPECT_THAT(in_go("const (\n\td = \"e\"\n\tf = \"g\"\n)\n" + select), IsEmpty());
}

TEST(SqlJoins, AreNotPlaceholdersNumbersOrConstants) {
  EXPECT_THAT(in_js("q(`SELECT b FROM a WHERE c = $${i} AND d = ${Number(e)} AND f = ${F}`)"),
              IsEmpty());
  EXPECT_THAT(in_js("const STATE = 'x'; const s = 'y'; q(`SELECT b FROM a WHERE c = '${s}'`)"),
              IsEmpty());
}

// IN (?, ?, ?) is made as long as the list, on a line before the statement.
TEST(SqlJoins, AreNotListsOfPlaceholders) {
  EXPECT_THAT(in_js("const places = ids.map((_, at) => `$${at + 2}`).join(', ');\n"
                    "q(`SELECT b FROM a WHERE c IN (${places})`, ids)"),
              IsEmpty());
  EXPECT_THAT(joins("a.py",
                    "places = ', '.join('?' for _ in ids)\n"
                    "q(f\"SELECT b FROM a WHERE c IN ({places})\", ids)\n",
                    Family::kPython),
              IsEmpty());
  EXPECT_THAT(joins("a.go",
                    "places := strings.TrimSuffix(strings.Repeat(\"?,\", len(ids)), \",\")\n"
                    "q(\"SELECT b FROM a WHERE c IN (\" + places + \")\", ids...)\n",
                    Family::kGo),
              IsEmpty());
  EXPECT_THAT(joins("A.java",
                    "String places = \"\";\nfor (long id : ids) { places += \"?,\"; }\n"
                    "places = places.substring(1);\n"
                    "q(\"SELECT b FROM a WHERE c IN (\" + places + \")\");\n",
                    Family::kJvm),
              IsEmpty());
  EXPECT_THAT(joins("a.php",
                    "<?php\n$places = implode(',', array_fill(0, count($ids), '?'));\n"
                    "q(\"SELECT b FROM a WHERE c IN ($places)\");\n",
                    Family::kPhp),
              IsEmpty());
}

TEST(SqlJoins, AreFoundInListsOfValues) {
  const std::string_view statement = "q(`SELECT b FROM a WHERE c IN (${places})`)";
  const auto given = [&](const std::string& places) {
    return in_js(places + "\n" + std::string(statement));
  };
  EXPECT_THAT(given("const places = ids.map((id) => `'${id}'`).join(', ');"), testing::SizeIs(1));
  EXPECT_THAT(given("const places = ids.map((id) => `${id}`).join(', ');"), testing::SizeIs(1));
  EXPECT_THAT(in_js("q(`SELECT b FROM a WHERE c IN ('${names.join(\"','\")}')`)"),
              testing::SizeIs(1));
  EXPECT_THAT(
      joins("a.php",
            "<?php\nq(\"SELECT b FROM a WHERE c IN ('\" . implode(\"','\", $names) . \"')\");\n",
            Family::kPhp),
      testing::SizeIs(1));
  EXPECT_THAT(in_js("q(`SELECT b FROM a WHERE c IN (${names.map(() => '?').join(',')})`)"),
              IsEmpty());
  EXPECT_THAT(given("let places = ids.map(() => '?').join(', ');\nplaces = req.body.names;"),
              testing::SizeIs(1));
  EXPECT_THAT(joins("a.py", "places = '%s' % name\nq(f\"SELECT b FROM a WHERE c IN ({places})\")\n",
                    Family::kPython),
              testing::SizeIs(1));
}

TEST(SqlJoins, AreNotSentences) {
  EXPECT_THAT(in_js("log.info(`Update the set of '${name}'`)"), IsEmpty());
  EXPECT_THAT(in_js("x = 'Select one from the list: ' + name"), IsEmpty());
}

TEST(SqlJoins, JudgeTheValueThatBelongsToTheVerb) {
  const auto in_go = [](std::string_view text) { return joins("a.go", text, Family::kGo); };
  EXPECT_THAT(in_go("Sprintf(\"SELECT a FROM %s WHERE b = '%s'\", table, name)"),
              ElementsAre("name"));
  EXPECT_THAT(
      in_go("Sprintf(\"UPDATE %v SET %v=%v%v\", q.Table(), q.Column(), s.AddToVars(n), q.Rest())"),
      IsEmpty());
  EXPECT_THAT(in_go("Sprintf(\"SELECT a FROM %s WHERE c = %s\", args...)"), ElementsAre("args..."));
  EXPECT_THAT(joins("a.py", "'SELECT a FROM {} WHERE b = {}'.format(table, name)", Family::kPython),
              ElementsAre("name"));
  EXPECT_THAT(
      joins("a.py", "'SELECT a FROM {t} WHERE b = {n}'.format(t=table, n=name)", Family::kPython),
      testing::SizeIs(1));
  EXPECT_THAT(joins("a.py", "\"SELECT a FROM b WHERE c = '%s'\" % name", Family::kPython),
              ElementsAre("name"));
}

TEST(SqlJoins, AreNotIdsThatAreMadeOnTheSpot) {
  const auto in_java = [](const std::string& value) {
    return joins("A.java", "q(\"insert into a (id) values (\" + " + value + " + \")\");",
                 Family::kJvm);
  };
  EXPECT_THAT(in_java("UUID.randomUUID().toString()"), IsEmpty());
  EXPECT_THAT(in_java("Ids.getSnowflakeNextIdStr()"), IsEmpty());
  EXPECT_THAT(in_java("System.currentTimeMillis()"), IsEmpty());
  EXPECT_THAT(in_java("form.getRoom()"), ElementsAre("form.getRoom()"));
}

TEST(SqlJoins, AreNotIdsThatAreNumbersEverywhere) {
  const std::string text =
      "String petId = pet.getId().toString();\nq(\"DELETE FROM Pet WHERE id=\" + petId);\n"
      "q(\"DELETE FROM Visit WHERE id=\" + visit.getId());\n";
  const Code code(text, Family::kJvm);
  EXPECT_THAT(sql_joins_in("A.java", code, Family::kJvm, true), IsEmpty());
  EXPECT_THAT(sql_joins_in("A.java", code, Family::kJvm), testing::SizeIs(2));
  EXPECT_TRUE(ids_are_numbers(
      {{"A.java", "  private Long id;\n  public Long getId() {\n    return id;\n"}}));
  EXPECT_FALSE(
      ids_are_numbers({{"A.java", "  private Long id;\n"}, {"B.java", "  private String id;\n"}}));
  EXPECT_FALSE(ids_are_numbers({{"A.java", "  f(a.getId());\n"}}));
}

TEST(SqlJoins, StayLinearInHostileText) {
  std::string text = "q(\"SELECT a FROM b WHERE c = ";
  for (int i = 0; i < 20'000; ++i)
    text += "$1 %s { ${";
  EXPECT_THAT(joins("a.php", text + "\")", Family::kPhp), testing::SizeIs(testing::Le(1U)));
}

TEST(SqlJoins, AreNotMembersOfTypes) {
  const auto count = [](const std::string& hole) {
    const std::string text = "var q = $\"SELECT a FROM b WHERE c = '{" + hole + "}'\";\n";
    const Code code(text, Family::kDotNet);
    return sql_joins_in("a.cs", code, Family::kDotNet).size();
  };
  EXPECT_EQ(count("Kind.C.ToString()"), 0U);
  EXPECT_EQ(count("Kind.Open"), 0U);
  EXPECT_EQ(count("kind.ToString()"), 1U);
  EXPECT_EQ(count("Kind.Of(x)"), 1U);
  EXPECT_EQ(count("Input.Name"), 1U);
  EXPECT_EQ(count("Request.Query"), 1U);
}

TEST(SqlJoins, AreNotNumbersThatRustTakesByTheirNames) {
  const auto named = [](const std::string& type) {
    const std::string text = "fn by_id(id: " + type +
                             ") -> String {\n  format!(\"SELECT a FROM b WHERE b.id = {id}\")\n}\n";
    return joins("a.rs", text, Family::kRust);
  };
  EXPECT_THAT(named("i32"), IsEmpty());
  EXPECT_THAT(named("&str"), testing::SizeIs(1));
}

}  // namespace
}  // namespace assay
