// SPDX-License-Identifier: MIT
// Languages and test files by their paths.
#include "repo/language.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Language, IsToldByTheEnding) {
  ASSERT_NE(language_of("src/app.PY"), nullptr);
  EXPECT_EQ(language_of("src/app.PY")->name, "Python");
  EXPECT_EQ(language_of("a/b.test.tsx")->name, "TypeScript");
  EXPECT_EQ(language_of("jquery.min.js"), nullptr);
  EXPECT_EQ(language_of("Makefile"), nullptr);
  EXPECT_EQ(language_of("notes.md"), nullptr);
}

TEST(TestFile, IsToldByTheWordsOfItsName) {
  for (const char* path : {"test_api.py", "api_test.go", "orders.spec.ts", "src/OrderTest.java",
                           "OrderServiceTests.cs", "order.e2e-spec.ts", "PaymentIT.java"}) {
    EXPECT_TRUE(is_named_test(path)) << path;
  }
  for (const char* path : {"contest.py", "latest.go", "conftest.py", "test_helper.rb",
                           "tests/setup.ts", "TestCase.php", "inspector.rb"}) {
    EXPECT_FALSE(is_named_test(path)) << path;
  }
}

TEST(TestFile, StandsBelowAFolderForTests) {
  EXPECT_TRUE(is_below_tests("src/__tests__/orders.js"));
  EXPECT_TRUE(is_below_tests("Orders.Tests/CreateOrder.cs"));
  EXPECT_TRUE(is_below_tests("conftest.py"));
  EXPECT_FALSE(is_below_tests("src/orders.js"));
}

TEST(StandIn, IsToldByTheFirstOrLastWordOfAName) {
  for (const char* path :
       {"mock_api/db.json", "services/PaymentServiceMock/app.js", "fakes/a.rb", "orders.fake.json",
        "stub-server/a.yml", "src/__mocks__/a.js", "DummyMailer.java"}) {
    EXPECT_TRUE(names_stand_in(path)) << path;
  }
  for (const char* path : {"mockingbird/a.json", "src/hammock.js", "src/a.js", "unmocked/a.rb",
                           "src/api-mock-v2-client/a.js", "config.mocha"}) {
    EXPECT_FALSE(names_stand_in(path)) << path;
  }
}

}  // namespace
}  // namespace assay
