// SPDX-License-Identifier: MIT
// Tests that are written in no programming language, and the counting as a whole.
#include "repo/tests/texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/repo/tests/counted.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(GherkinTests, AreScenariosAndTheRowsOfTheirExamples) {
  EXPECT_THAT(counted("orders.feature", R"(
Feature: orders
  Background:
    Given a product
  Scenario: create
    When I post
      | name | price |
      | lamp | 10    |
    Then the status is 201
  Scenario: unknown order
    Then the status is 404
  Scenario Outline: totals
    Then <count> cost <total>
    Examples:
      | count | total |
      | 1     | 10    |
      | 2     | 20    |
)"),
              ElementsAre("happy create", "error unknown order", "happy totals", "happy totals"));
}

TEST(HurlTests, AreRequestsWithAResponse) {
  EXPECT_THAT(counted("api.hurl",
                      "POST http://x/orders\n{}\nHTTP 201\n\nGET http://x/orders/9\n"
                      "HTTP/1.1 404\n\nGET http://x/health\n"),
              ElementsAre("happy POST http://x/orders", "error GET http://x/orders/9"));
}

TEST(PostmanTests, AreTheTestsOfACollection) {
  const char* collection = R"json({
    "info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
    "item": [{"name": "orders", "item": [
      {"name": "create", "event": [
        {"listen": "prerequest", "script": {"exec": ["pm.test('no', () => {})"]}},
        {"listen": "test", "script": {"exec": [
          "pm.test('status is 201', () => {", "  pm.response.to.have.status(201);", "});",
          "tests['has id'] = !!body.id;", "tests['has name'] = !!body.name;"]}}]},
      {"name": "unknown order", "event": [{"listen": "test", "script": {"exec":
          "pm.test('status', () => pm.response.to.have.status(404));"}}]}]}]
  })json";
  EXPECT_THAT(counted("orders.postman_collection.json", collection),
              ElementsAre("happy create: status is 201", "happy create: has id",
                          "error unknown order: status"));
  EXPECT_THAT(counted("postman/other.json", "{\"item\": []}"), IsEmpty());
  EXPECT_THAT(counted("postman/broken.json", "{"), IsEmpty());
}

TEST(GherkinTests, BeginBehindTheirFeature) {
  EXPECT_THAT(counted("a.feature",
                      "Scenario: left behind\nFeature: Lamps\n  Scenario: lists\n"
                      "    Then the answer is 200\n"),
              ElementsAre("happy lists"));
}

TEST(CountTests, NamesTestFilesItCannotRead) {
  const TestCount count = count_tests({
      {"tests/test_odd.py", "check_that(x).should.be(1)"},
      {"orders/tests.py", "from django.test import TestCase\n# Create your tests here.\n"},
      {"spec/order_spec.lua", "assert.same(1, 1)"},
      {"tests/conftest.py", "assert True"},
  });
  EXPECT_THAT(count.tests, IsEmpty());
  EXPECT_THAT(count.unread, ElementsAre("tests/test_odd.py", "spec/order_spec.lua"));
}

TEST(CountTests, CountsTheRequestsThatTestsSend) {
  EXPECT_EQ(
      count_tests({{"tests/test_lamps.py",
                    "def test_all(client):\n  assert client.get('/lamps').status_code == 200\n"
                    "  client.post('/lamps', json={})\n  client.get('/lamps')\n"
                    "  client.get(url)\n"}})
          .requests,
      2);
  EXPECT_EQ(count_tests({{"tests/lamps.rs",
                          "#[actix_web::test]\nasync fn adds_a_lamp() {\n"
                          "  let sent = TestRequest::post().uri(\"/lamps\");\n"
                          "  let read = TestRequest::get().uri(\"/lamps\");\n"
                          "  assert!(sent != read);\n}\n"}})
                .requests,
            2);
}

TEST(CountTests, SaysWhereEachTestStands) {
  const TestCount count =
      count_tests({{"a_test.go", "package a\n\nfunc TestA(t *testing.T) {\n}\n"}});
  ASSERT_EQ(count.tests.size(), 1U);
  EXPECT_EQ(count.tests[0].file, "a_test.go");
  EXPECT_EQ(count.tests[0].line, 3);
}

}  // namespace
}  // namespace assay
