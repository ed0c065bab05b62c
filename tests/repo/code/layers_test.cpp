// SPDX-License-Identifier: MIT
// Routes by the words of the frameworks.
#include "repo/code/layers.h"

#include <gtest/gtest.h>

#include "repo/code/read_code.h"

namespace assay {
namespace {

int routes(std::string_view text, Family family) {
  return endpoints_in(Code(text, family), family);
}

TEST(Routes, OfDjangoInItsOldAndNewForms) {
  EXPECT_EQ(routes("urlpatterns = [\n  url(r'^a/?$', A.as_view()),\n  url('^b$', B),\n"
                   "  re_path(r'^c$', C),\n  path('d', D),\n]\n",
                   Family::kPython),
            4);
  EXPECT_EQ(routes("x = url('http://example.com')\n", Family::kPython), 0);
}

TEST(Routes, OfDecoratorsThatSayThePathAlone) {
  EXPECT_EQ(routes("@app.get('/a')\ndef a():\n    return client.get('/b')\n", Family::kPython), 1);
  EXPECT_EQ(routes("@router.post('/a', status_code=201)\ndef a():\n    pass\n", Family::kPython),
            1);
}

TEST(Routes, OfKotlinWithoutItsLabels) {
  EXPECT_EQ(routes("get(\"/a\") {\n  if (b) {\n    return@get\n  }\n}\n", Family::kJvm), 1);
  EXPECT_EQ(routes("  @Get\n  fun a() = b\n", Family::kJvm), 1);
}

TEST(Routes, OfScala) {
  EXPECT_EQ(routes("path(\"a\") {\n  get(b)\n}\n", Family::kJvm), 1);
  EXPECT_EQ(routes("case GET -> Root / \"a\" => b\ncase r @ POST -> Root => c\n", Family::kJvm), 2);
  EXPECT_EQ(routes("val a = uri.path(\"b\")\n", Family::kJvm), 0);
}

TEST(Routes, OfPhoenixAndOfSpringInItsOldForm) {
  EXPECT_EQ(
      routes("scope \"/api\" do\n  resources \"/lamps\", LampController\n  get \"/a\", A, :b\n"
             "end\n",
             Family::kElixir),
      2);
  EXPECT_EQ(routes("@RestController\n@RequestMapping(\"/a\")\npublic class A {\n"
                   "  @RequestMapping(value = \"/b/{c}\")\n  public B b(@PathVariable C c) {}\n}\n",
                   Family::kJvm),
            1);
  EXPECT_EQ(routes("val r: Route = path(root / pathEnd)(list)\n", Family::kJvm), 1);
}

TEST(Routes, OfCpp) {
  EXPECT_EQ(routes("CROW_ROUTE(app, \"/a\")([] { return b(); });\n"
                   "ADD_METHOD_TO(A::list, \"/a\", Get);\nserver.Get(\"/a\", list);\n",
                   Family::kCpp),
            3);
}

TEST(Routes, ThatMixAreKeptWithTheirFileOnceEach) {
  const CodeFacts facts = read_code(
      {{"src/app.js",
        "app.get('/a', f);\napp.post('/a', g);\nconst rows = db.query('select a from b');\n"}});
  EXPECT_EQ(facts.mixed_endpoints, 2);
  ASSERT_EQ(facts.mixed.size(), 2U);
  EXPECT_EQ(facts.mixed[1].file, "src/app.js");
}

TEST(Layers, TakeNoScriptsOfPagesForTheService) {
  const SourceFile page{"js/theme.js", "function a() {\n  b();\n}\n"};
  const SourceFile service{"main.cc", "int main() {\n  return 0;\n}\n"};
  const int alone = read_code({service}).lines;
  EXPECT_EQ(read_code({page, service}).lines, alone);
  EXPECT_GT(read_code({page, service, {"package.json", "{}"}}).lines, alone);
  EXPECT_GT(read_code({page}).lines, 0);
}

TEST(Layers, TakeNoSamplesForTheServiceWhereThereIsMore) {
  const SourceFile sample{"examples/client.js", "function a() {\n  b();\n}\n"};
  const SourceFile service{"src/app.js", "function c() {\n  d();\n}\n"};
  EXPECT_EQ(read_code({sample, service}).lines, read_code({service}).lines);
  EXPECT_GT(read_code({sample}).lines, 0);
  const SourceFile other{"examples/other.js", sample.text};
  EXPECT_GT(read_code({sample, other, service}).lines, read_code({service}).lines);
}

}  // namespace
}  // namespace assay
