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

TEST(TestFile, IsNoneForTheNameOfWhatWasHandedOut) {
  for (const char* path :
       {"TechnicalTest.Api/Program.cs", "coding-test/src/app.js", "tech_test/main.py",
        "take-home-test/app.rb", "BackendTest.Api/Startup.cs", "Acme.TechTest.Api/Startup.cs",
        "test-task/cmd/main.go", "src/main/java/org/shop/test/LampController.java",
        "src/features/lamps/routes.ts", "internal/integration/mail.go",
        "src/main/java/org/shop/TechnicalTestApplication.java"}) {
    EXPECT_FALSE(is_below_tests(path)) << path;
  }
  for (const char* path :
       {"TechnicalTest.Api.Test/LampChecks.cs", "TechnicalTest.Tests/LampChecks.cs",
        "coding-test/test/app.js", "Backend.Test/LampChecks.cs", "backend-tests/app.js",
        "FinTech.Test/LampChecks.cs", "HomeTest.php", "CodeTest.java", "test_task_service.py",
        "src/test/java/org/shop/Lamps.java", "features/lamps.rb", "test/integration/mail.go",
        "src/main/resources/application-test.yml", "src/testing/lamps.ts",
        "src/main/java/org/shop/TechnicalTestApplicationTests.java"}) {
    EXPECT_TRUE(is_below_tests(path)) << path;
  }
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
