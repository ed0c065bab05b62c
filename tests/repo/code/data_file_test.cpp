// SPDX-License-Identifier: MIT
// Rows of literals among little code, and code that holds literals.
#include "repo/code/data_file.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

bool is_data(const std::string& text, Family family = Family::kJavaScript) {
  return holds_mostly_data(Code(text, family));
}

TEST(DataFile, IsMadeOfKeysAndLiterals) {
  std::string rows = "export const load = () => rows.forEach(add)\nconst rows = [\n";
  for (int i = 0; i < 9; ++i)
    rows +=
        "  {\n    name: 'a',\n    links: { small: 'b', none: null },\n    'at': -1,\n"
        "    all: [\n      true,\n    ],\n  },\n";
  EXPECT_TRUE(is_data(rows + "]\n"));
  EXPECT_TRUE(is_data("[\n  'a' => 1,\n  'b' => [\n    2, 3,\n  ],\n]\n", Family::kPhp));
}

TEST(DataFile, IsNotCodeWithLiterals) {
  EXPECT_FALSE(is_data("app.use('a');\napp.get('/b', 1);\n"));
  EXPECT_FALSE(is_data("interface A {\n  id: number;\n  name: string;\n}\n"));
  EXPECT_FALSE(is_data("run({\n  id: a.id,\n  name: b.name,\n});\n"));
  EXPECT_FALSE(is_data(""));
}

}  // namespace
}  // namespace assay
