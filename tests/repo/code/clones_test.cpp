// SPDX-License-Identifier: MIT
// Copies with other names, and functions that merely look alike for a while.
#include "repo/code/clones.h"

#include <gtest/gtest.h>

#include "repo/code/read_code.h"

namespace assay {
namespace {

std::string handler(const std::string& name) {
  return "function " + name +
         "(body) {\n  const { a, b, c } = body;\n  if (!a || a.length > 80) {\n"
         "    return refuse('a', 422);\n  }\n  for (const one of b) {\n    count(one, " +
         name + ");\n  }\n  const made = store.insert('" + name +
         "', { a, b });\n  log(made.id + 1);\n"
         "  return answer(201).at('/' + made.id).with(made);\n}\n";
}

std::string list(const std::string& name) {
  std::string text = "function " + name + "(to) {\n";
  for (int i = 0; i < 30; ++i)
    text += "  to.get('/" + name + std::to_string(i) + "', " + name + ".a);\n";
  return text + "}\n";
}

CodeFacts facts_of(const std::vector<std::string>& texts, Family family = Family::kJavaScript) {
  CloneFinder finder;
  for (const std::string& text : texts) {
    const Code code(text, family);
    finder.take("a.js", code, functions_in(code, family));
  }
  CodeFacts facts;
  finder.finish(facts);
  return facts;
}

TEST(Clones, AreFoundUnderOtherNames) {
  const CodeFacts facts = facts_of({handler("order"), handler("product")});
  ASSERT_EQ(facts.clones.size(), 1U);
  EXPECT_GE(facts.clones[0].lines, 10);
  EXPECT_EQ(facts.cloned_lines, facts.clones[0].lines);
}

// The line that is named has to be the same in both, and so has the last.
TEST(Clones, BeginAndEndWithAWholeLine) {
  const auto around = [](const std::string& first, const std::string& last) {
    return "function " + first + "(body) {\n  const { a, b, c } = body;\n  send" + first +
           "(1, to(a), { b, c });\n  if (!a || a.length > 80) {\n    return refuse('a', 422);\n  "
           "}\n"
           "  if (b.length > c.length) {\n    throw 'g';\n  }\n  for (const one of b) {\n    "
           "count(one, 1);\n  }\n  const made = insert('d', { a, b, "
           "c }, 'e', 1);\n"
           "  log(made.id + 1);\n  keep(made)." +
           last + ";\n  return made;\n}\n";
  };
  const CodeFacts facts = facts_of({around("Order", "all()"), around("Shade", "none")});
  ASSERT_EQ(facts.clones.size(), 1U);
  EXPECT_EQ(facts.clones[0].line, 4);
  EXPECT_EQ(facts.clones[0].original_line, 4);
  EXPECT_EQ(facts.clones[0].lines, 11);
}

TEST(Clones, AreNotWhatStandsInForAnotherFile) {
  const auto clones = [](const std::string& path) {
    return read_code({{"src/lamps.js", handler("lamp")}, {path, handler("shade")}}).clones.size();
  };
  EXPECT_EQ(clones("src/shades.js"), 1U);
  EXPECT_EQ(clones("src/mock-shades.js"), 0U);
  EXPECT_EQ(clones("src/shades.fake.js"), 0U);
}

TEST(Clones, AreNotInModulesThatAreForTests) {
  const auto shine = [](const std::string& name) {
    return "fn " + name +
           "(a: &str) -> bool {\n    let b = load(a, 1);\n    if b.on && !b.old {\n"
           "        return true;\n    }\n    for c in b.all() {\n        mend(c, a);\n    }\n"
           "    let d = store(b.id, a).unwrap();\n    note(d.len() + 2);\n    match d.first() {\n"
           "        Some(e) => e.go(a),\n        None => b.stop(a, d.len()),\n    }\n}\n";
  };
  const auto lines = [&](const std::string& before, const std::string& after) {
    const CodeFacts facts =
        read_code({{"src/lamps.rs", "fn go() {}\n" + before + shine("a") + shine("b") + after}});
    return facts.cloned_lines;
  };
  EXPECT_GT(lines("", ""), 8);
  EXPECT_EQ(lines("#[cfg(test)]\nmod tests {\n", "}\n"), 0);
  EXPECT_EQ(lines("#[cfg(all(test, unix))]\n#[allow(dead_code)]\npub(crate) mod a {\n", "}\n"), 0);
  EXPECT_GT(lines("#[cfg(not(test))]\nmod a {\n", "}\n"), 8);
}

TEST(Clones, AreNotWhatKeepsInMemoryBesideADatabase) {
  const auto clones = [](const std::string& path) {
    return read_code(
               {{path, handler("lamp")},
                {"src/repositories/in-memory/in-memory-shades-repository.ts", handler("shade")}})
        .clones.size();
  };
  EXPECT_EQ(clones("src/repositories/prisma/prisma-shades-repository.ts"), 0U);
  EXPECT_EQ(clones("src/repositories/in-memory/in-memory-lamps-repository.ts"), 1U);
}

TEST(Clones, AreNotListsOfTheSameForm) {
  EXPECT_TRUE(facts_of({list("order"), list("product")}).clones.empty());
}

// Routes that are registered within one function, methods that a factory gives.
TEST(Clones, AreFoundBetweenFunctionsOfOneFrame) {
  const std::string both = handler("order") + handler("product");
  EXPECT_EQ(facts_of({"module.exports = (store) => {\n" + both + "};\n"}).clones.size(), 1U);
}

// Every window of it stands in the other at its beginning.
TEST(Clones, AreSoughtInBoundedTimeWhereAllIsAlike) {
  std::string text = "function a() {\n";
  for (int i = 0; i < 60'000; ++i)
    text += "  b(c);\n";
  EXPECT_TRUE(facts_of({text + "}\n", text + "}\n"}).clones.empty());
}

TEST(Clones, AreNotRoutesInTheirGroups) {
  const auto group = [](const std::string& name) {
    std::string text = "  Route::prefix('" + name + "')->group(function () {\n";
    for (const char* action : {"list", "show", "make", "change", "drop", "find", "copy", "move"})
      text += std::string("    Route::") + (action[0] == 'l' ? "get" : "post") + "('/" + action +
              "', [A::class, '" + action + "'])->name('" + name + "." + action + "');\n";
    return text + "  });\n";
  };
  EXPECT_TRUE(facts_of({"<?php\nRoute::middleware('auth')->group(function () {\n" +
                        group("orders") + group("products") + "});\n"},
                       Family::kPhp)
                  .clones.empty());
}

TEST(Clones, AreFoundBetweenRoutesThatAreBlocks) {
  const auto sinatra = [](const std::string& name) {
    return "get \"/" + name + "\" do\n  wanted = params[\"" + name +
           "\"].to_s\n  if wanted.length > 60 || wanted.empty?\n    status 400\n"
           "    return { error: \"too long\" }.to_json\n  end\n"
           "  rows = DB.execute(\"SELECT a FROM b WHERE c = ?\", [wanted])\n"
           "  shown = rows.map { |row| { id: row[0], name: row[1] } }\n"
           "  log(shown.length, wanted)\n  status 200\n"
           "  { items: shown, total: shown.length }.to_json\nend\n\n";
  };
  EXPECT_EQ(facts_of({sinatra("orders") + sinatra("products")}, Family::kRuby).clones.size(), 1U);
  const auto crow = [](const std::string& name) {
    return "  CROW_ROUTE(app, \"/" + name +
           "\")([&](const crow::request& request) {\n    const char* asked = "
           "request.url_params.get(\"" +
           name +
           "\");\n    const std::string wanted = asked ? asked : \"\";\n"
           "    if (wanted.size() > 60) {\n      return crow::response(400, \"too long\");\n    }\n"
           "    std::string shown;\n    find(database, wanted, append, &shown, nullptr);\n"
           "    log(wanted.size(), shown.size());\n    return crow::response(200, shown);\n  });\n";
  };
  EXPECT_EQ(facts_of({"int main() {\n" + crow("orders") + crow("products") + "}\n"}, Family::kCpp)
                .clones.size(),
            1U);
}

TEST(Clones, AreNotRepetitionsWithinOneFunction) {
  EXPECT_TRUE(facts_of({handler("order")}).clones.empty());
}

// Lines of no common form, in an order of their own for each name.
std::string part(const std::string& name, std::size_t turn, std::size_t count) {
  const std::vector<std::string> lines{"  const a = b" + name + "(c, 1);\n",
                                       "  if (d) return e" + name + "('f');\n",
                                       "  for (const g of h) i" + name + "(g);\n",
                                       "  j[k] = l ? m : n" + name + "() + 2;\n",
                                       "  o.p" + name + "(q, [r]);\n",
                                       "  while (s < 3) t" + name + "();\n"};
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += lines[(i * turn + i / 6) % lines.size()];
  return text;
}

TEST(Clones, CountALineOnceWhereRunsOverlap) {
  const std::string first = part("A", 1, 12);
  const std::string shared = part("B", 5, 5);
  const std::string last = part("C", 7, 12);
  const CodeFacts facts = facts_of({"function u() {\n" + first + shared + "}\n",
                                    "function v() {\n" + shared + last + "}\n",
                                    "function w() {\n" + first + shared + last + "}\n"});
  ASSERT_EQ(facts.clones.size(), 2U);
  EXPECT_GT(facts.clones[0].lines + facts.clones[1].lines, facts.cloned_lines);
  EXPECT_LE(facts.cloned_lines, 12 + 5 + 12 + 2);
}

TEST(Clones, NameThePlaceWhereAllOfItStands) {
  const std::string begins = part("A", 1, 10);
  const std::string shared = part("B", 5, 10);
  const CodeFacts facts = facts_of({"function u() {\n" + begins + part("X", 1, 9) + "}\n",
                                    "function v() {\n" + part("Y", 5, 9) + begins + shared + "}\n",
                                    "function w() {\n" + begins + shared + "}\n"});
  ASSERT_GE(facts.clones.size(), 1U);
  EXPECT_EQ(facts.clones[0].lines, 21);          // w, but for its head
  EXPECT_EQ(facts.clones[0].original_line, 11);  // of v, though u began so first
}

TEST(Clones, GoNoFurtherThanOnePlaceDoes) {
  const std::string first = part("A", 1, 10);
  const std::string last = part("B", 5, 10);
  const CodeFacts facts = facts_of({"function u() {\n" + first + part("X", 1, 9) + "}\n",
                                    "function v() {\n" + part("Y", 5, 9) + last + "}\n",
                                    "function w() {\n" + first + last + "}\n"});
  ASSERT_EQ(facts.clones.size(), 2U);
  EXPECT_LE(facts.clones[0].lines, 12);
  EXPECT_LE(facts.clones[1].lines, 12);
}

TEST(Clones, AreNotMappingsToTables) {
  const auto mapping = [](const std::string& name, const std::string& type) {
    return "void Configure(" + type + "<" + name + "> b) {\n  b.ToTable(\"" + name +
           "\");\n  b.Property(a => a.Name)\n    .HasColumnName(\"name\")\n    .HasMaxLength(36)\n"
           "    .IsRequired();\n  b.Property(a => a.Day)\n    .HasColumnName(\"day\")\n"
           "    .IsRequired();\n  b.HasOne(a => a.Owner)\n    .WithMany(o => o.All)\n"
           "    .HasForeignKey(a => a.OwnerId);\n  Base(b);\n}\n";
  };
  EXPECT_TRUE(facts_of({mapping("A", "EntityTypeBuilder"), mapping("B", "EntityTypeBuilder")},
                       Family::kDotNet)
                  .clones.empty());
  EXPECT_FALSE(
      facts_of({mapping("A", "Other"), mapping("B", "Other")}, Family::kDotNet).clones.empty());
}

TEST(Clones, AreNotRulesAndMapsThatAreDeclared) {
  const auto rules = [](const std::string& name, const std::string& last) {
    std::string text = "public " + name + "() {\n";
    for (const std::string field : {"Email", "First", "Last"}) {
      text += "  RuleFor(x => x." + field +
              ")\n    .Cascade(Mode.Stop)\n    .Must(x => !Empty(x))\n" + "      .WithCode(Codes." +
              field + ")\n      .WithMessage(\"needed\")\n" +
              (field == "Email" ? "    .Email(true)\n      .WithCode(1)\n" : "") + "    .Max(" +
              name + ".Longest);\n";
    }
    return text + last + "}\n";
  };
  EXPECT_TRUE(facts_of({rules("A", ""), rules("B", "")}, Family::kDotNet).clones.empty());
  EXPECT_FALSE(facts_of({rules("A", "  Run();\n"), rules("B", "  Run();\n")}, Family::kDotNet)
                   .clones.empty());
}

TEST(Clones, AreNotColumnsOfModels) {
  const auto model = [](const std::string& types, const std::string& last) {
    std::string text = "class A extends Model {\n  static init(db) {\n    super.init({\n";
    for (const std::string type : {"INTEGER", "DATE", "STRING", "TEXT"})
      text += "      f" + type + ": {\n        type: " + types + "." + type +
              ",\n        allowNull: false,\n" +
              (type == "DATE" ? "        references: { model: 'B', key: 'id' },\n" : "") +
              "      },\n";
    return text + "    }, { db });\n" + last + "  }\n}\n";
  };
  EXPECT_TRUE(facts_of({model("DataTypes", ""), model("DataTypes", "")}).clones.empty());
  EXPECT_TRUE(facts_of({model("Sequelize", ""), model("Sequelize", "")}).clones.empty());
}

TEST(Clones, AreNotWhatALanguageAsksOfEveryClass) {
  const auto method = [](const std::string& name, const std::string& type) {
    return "class " + type + " {\n  public boolean " + name + "(Object o) {\n" +
           "    if (this == o) {\n      return true;\n    }\n    if (o == null || getClass() != " +
           "o.getClass()) {\n      return false;\n    }\n    " + type + " other = (" + type +
           ") o;\n    return Objects.equals(this.a, other.a) &&\n        Objects.equals(this.b, " +
           "other.b) &&\n        Objects.equals(this.c, other.c);\n  }\n}\n";
  };
  EXPECT_TRUE(
      facts_of({method("equals", "A"), method("equals", "B")}, Family::kJvm).clones.empty());
  EXPECT_FALSE(facts_of({method("alike", "A"), method("alike", "B")}, Family::kJvm).clones.empty());
}

TEST(Clones, AreNotConstructorsAndRecordsWrittenOut) {
  const auto entity = [](const std::string& name, const std::string& own) {
    std::string parameters;
    std::string fields;
    std::string written;
    for (int i = 0; i < 10; ++i) {
      const std::string field = name + std::to_string(i);
      parameters += ", " + field + std::string(i % 3 == 0 ? "=None" : "") + "\n    ";
      fields += "    " + own + field + " = " + field + (i % 4 == 1 ? " or now(1, 2)" : "") + "\n";
      written += "      \"" + field + "\": " + own + field + (i % 4 == 2 ? ".iso(1)" : "") + ",\n";
    }
    return "class A:\n  def __init__(self" + parameters + "):\n" + fields +
           "\n  def to_dict(self):\n    return {\n" + written + "    }\n";
  };
  EXPECT_TRUE(
      facts_of({entity("a", "self."), entity("b", "self.")}, Family::kPython).clones.empty());
}

// A response is written out where it is given, in one handler as in the other.
TEST(Clones, AreNotFieldsThatAreGivenToThoseOfAnotherObject) {
  const auto answer = [](const std::string& name, const std::string& value) {
    std::string text =
        "class " + name + " {\n  void " + name + "(A a) {\n    var made = new Dto\n    {\n";
    for (int i = 0; i < 12; ++i) {
      const std::string field = "F" + std::to_string(i);
      text += "      " + field + " = a." + std::string(i % 3 == 1 ? "Inner?." : "") +
              std::string(i % 5 == 2 ? "Other." : "") + value + ",\n";
      if (i == 7) text += "      Inner = new Inner {\n";
    }
    return text + "      },\n    };\n    give(made);\n  }\n}\n";
  };
  EXPECT_TRUE(facts_of({answer("A", "F"), answer("B", "F")}, Family::kJvm).clones.empty());
  EXPECT_FALSE(
      facts_of({answer("A", "F.of(a)"), answer("B", "F.of(a)")}, Family::kJvm).clones.empty());
}

TEST(Clones, AreNotRoutesWithWhatIsSaidOfThem) {
  const auto routes = [](const std::string& name, const std::string& last) {
    std::string text = "static class " + name + " {\n  static void Map(Routes routes) {\n";
    for (const char* verb : {"MapGet", "MapPost", "MapPut", "MapDelete"})
      text += std::string("    routes.") + verb + "(\"/" + name + "\", " + name +
              ".Run)\n      .WithName(\"a\")\n      .Produces<" + name +
              ">(200)\n      .Produces(404);\n";
    return text + last + "  }\n}\n";
  };
  EXPECT_TRUE(facts_of({routes("A", ""), routes("B", "")}, Family::kDotNet).clones.empty());
  EXPECT_FALSE(facts_of({routes("A", "    Run();\n"), routes("B", "    Run();\n")}, Family::kDotNet)
                   .clones.empty());
}

// Rows make no copy, and count in none: only what stands around them does.
TEST(Clones, CountNoRowsOfMappings) {
  const auto give = [](const std::string& name, int steps) {
    std::string text = "func " + name + "(a A) R {\n\tr := R{\n";
    for (int i = 0; i < 12; ++i) {
      const std::string field = "F" + std::to_string(i);
      text += "\t\t" + field + ": a." + field + (i % 3 == 0 ? ".Of()" : "") + ",\n";
    }
    text += "\t}\n";
    for (int i = 0; i < steps; ++i)
      text += "\tif a.ok(" + std::to_string(i) + ") && r.has(a) {\n\t\tr.add(a, 1)\n\t}\n";
    return text + "\treturn r\n}\n";
  };
  EXPECT_TRUE(facts_of({give("A", 1), give("B", 1)}, Family::kGo).clones.empty());
  const CodeFacts both = facts_of({give("A", 4), give("B", 4)}, Family::kGo);
  ASSERT_EQ(both.clones.size(), 1U);
  EXPECT_LE(both.cloned_lines, 16);
  EXPECT_GE(both.cloned_lines, 12);
}

TEST(Clones, AreNotDescriptionsThatAreReturned) {
  const auto described = [](const std::string& name, const std::string& first) {
    return "function " + name + "() {\n" + first +
           "  return applyDecorators(\n    ApiOperation({ summary: 'a' }),\n    ApiResponse({\n"
           "      status: 200,\n      schema: {\n        type: 'object',\n        properties: {\n"
           "          message: { type: 'string', example: 'b' },\n          data: Item(1),\n"
           "        },\n      },\n    }),\n    ApiResponse({ status: 404, description: 'c' }),\n"
           "    ApiResponse({ status: 401, description: 'd' }),\n  );\n}\n";
  };
  EXPECT_TRUE(facts_of({described("a", ""), described("b", "")}).clones.empty());
}

TEST(Clones, AreNotTheTablesOfAContext) {
  const auto context = [](const std::string& name) {
    std::string text = "class " + name + " {\n  void OnModelCreating(ModelBuilder model) {\n";
    for (const char* part : {"A", "B", "C"}) {
      text += std::string("    model.Entity<") + part + ">(entity => {\n";
      for (int i = 0; i < 6; ++i)
        text += "      entity.Property(e => e.F" + std::to_string(i) + ").HasMaxLength(" +
                std::to_string(i) + ").IsUnicode(false);\n      entity.HasIndex(e => e.G);\n";
      text += "    });\n";
    }
    return text + "  }\n}\n";
  };
  EXPECT_TRUE(facts_of({context("A"), context("B")}, Family::kDotNet).clones.empty());
}

TEST(Clones, AreNotTheTitlesOfTables) {
  const auto titles = [](const std::string& name) {
    std::string text =
        "class " + name + " {\n  void head(Sheet sheet) {\n    Row row = sheet.createRow(0);\n";
    for (int i = 0; i < 12; ++i)
      text += "    row.createCell(" + std::to_string(i) + ").setCellValue(\"" + name +
              std::to_string(i) + "\");\n";
    return text + "    style(row);\n  }\n}\n";
  };
  EXPECT_TRUE(facts_of({titles("A"), titles("B")}, Family::kJvm).clones.empty());
}

}  // namespace
}  // namespace assay
