// SPDX-License-Identifier: MIT
// Tests that assert by what they call.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/code/read_code.h"

namespace assay {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

TEST(WeakTests, AreNotThoseWhoseHelperHasSpacesInItsName) {
  const auto weak_kotlin = [](const std::string& helper) {
    return read_code(
               {{"src/test/kotlin/LampTest.kt",
                 "class LampTest {\n  @Test\n  fun `a lamp glows`() {\n    val lamp = lamp()\n"
                 "    `so it is lit`(lamp)\n  }\n  private fun `so it is lit`(lamp: Lamp) {\n" +
                     helper + "  }\n}\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak_kotlin("    assertEquals(Lit, lamp.state)\n"), IsEmpty());
  EXPECT_THAT(weak_kotlin("    println(lamp.state)\n"), SizeIs(1));
}

TEST(WeakTests, AreNotThoseWhoseHelperIsOneExpression) {
  const SourceFile test{
      "src/test/kotlin/LampTest.kt",
      "class LampTest {\n  @Test\n  fun refuses() {\n    Call(url, 403).remove()\n"
      "  }\n}\n"};
  const auto weak_with = [&](const std::string& checks) {
    return read_code({test,
                      {"src/test/kotlin/Call.kt",
                       "class Call(val url: String, val status: Int) {\n  fun remove(): Body =\n"
                       "    given().delete(url)" +
                           checks +
                           "\n\n"
                           "  fun other() = assertTrue(lit())\n}\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak_with("\n      .then()\n      .statusCode(status)"), IsEmpty());
  EXPECT_THAT(weak_with(""), SizeIs(1));
}

TEST(WeakTests, AreNotThoseWhoseHelpersHaveHelpers) {
  const std::string helpers =
      "func look(t *testing.T) { every(t) }\nfunc every(t *testing.T) { one(t) }\n"
      "func one(t *testing.T) { assert.Equal(t, 200, code()) }\n";
  const std::string test = "func TestLamp(t *testing.T) {\n\tlook(nil)\n}\n";
  EXPECT_THAT(read_code({{"lamp_test.go", "package a\n\n" + helpers + test}}).weak_tests,
              IsEmpty());
  EXPECT_THAT(read_code({{"lamp_test.go", "package a\n\n" + test}}).weak_tests, SizeIs(1));
}

TEST(WeakTests, AreReadInTimeLinearToTheFile) {
  std::string line;
  for (int i = 0; i < 100'000; ++i)
    line += "fun a()=b ";
  EXPECT_THAT(read_code({{"src/test/kotlin/LampTest.kt", line}}).weak_tests, IsEmpty());
}

}  // namespace
}  // namespace assay
