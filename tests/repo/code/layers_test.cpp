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

TEST(Routes, ThatMixAreKeptWithTheirFileOnceEach) {
  const CodeFacts facts = read_code(
      {{"src/app.js",
        "app.get('/a', f);\napp.post('/a', g);\nconst rows = db.query('select a from b');\n"}});
  EXPECT_EQ(facts.mixed_endpoints, 2);
  ASSERT_EQ(facts.mixed.size(), 2U);
  EXPECT_EQ(facts.mixed[1].file, "src/app.js");
}

}  // namespace
}  // namespace assay
