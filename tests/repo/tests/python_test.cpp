// SPDX-License-Identifier: MIT
// Tests of Python.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/repo/tests/counted.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PythonTests, AreNoClientsThatAreCalledByHand) {
  const std::string client =
      "import sys\nasync def test_socket(token):\n    print(token)\nif __name__ == '__main__':\n"
      "    run(test_socket(sys.argv[1]))\n";
  EXPECT_THAT(counted("test_socket.py", client), IsEmpty());
  EXPECT_THAT(counted("test_socket.py", "import pytest\n" + client),
              ElementsAre("happy test_socket"));
}

TEST(PythonTests, AreFunctionsAndMethods) {
  EXPECT_THAT(counted("tests/test_orders.py", R"py(
def helper():
    assert response.status_code == 400

def test_create(client):
    """def test_in_a_docstring(): pass"""
    assert client.post("/orders").status_code == 201


@pytest.mark.asyncio
async def test_unknown(client):
    assert (await client.get("/orders/9")).status_code == 404

class TestCart:
    def setup_method(self):
        pass

    @mark.slow
    def test_total(self):
        assert total() == 10

    def test_refused(self):
        with pytest.raises(ValueError):
            add(-1)

def testing_tool(): pass
)py"),
              ElementsAre("happy test_create", "error test_unknown", "happy test_total",
                          "error test_refused"));
}

TEST(PythonTests, OfUnittestExpectExceptionsAndThreads) {
  const char* suite = R"py(
class OrderTest(unittest.TestCase):
    def testCreate(self):
        self.assertEqual(201, self.post().status_code)
    def test_second(self):
        self.assertRaises(KeyError, f)
    def test_last_item(self):
        threads = [threading.Thread(target=buy) for _ in range(20)]
)py";
  EXPECT_THAT(counted("orders/tests.py", suite),
              ElementsAre("happy testCreate", "error test_second", "edge test_last_item"));
  EXPECT_THAT(frameworks("orders/tests.py", suite), ElementsAre("unittest"));
}

TEST(PythonTests, CountTheirLiteralRows) {
  EXPECT_THAT(
      counted("test_a.py", R"py(
@pytest.mark.parametrize("title,status", [("ok", 201), ("", 422), (("x" * 500), 422)])
def test_title(title, status):
    assert post(title).status_code == status

@pytest.mark.parametrize("a", [1, 2])
@pytest.mark.parametrize("b", [1, 2])
def test_sum(a, b):
    assert a + b

@pytest.mark.parametrize("x", CASES)
def test_case(x):
    assert x

@parameterized.expand([("a",), ("b",)])
def test_expanded(self, x):
    pass
)py"),
      ElementsAre("happy test_title (row 1)", "error test_title (row 2)",
                  "error test_title (row 3)", "happy test_sum (row 1)", "happy test_sum (row 2)",
                  "happy test_sum (row 3)", "happy test_sum (row 4)", "happy test_case",
                  "happy test_expanded (row 1)", "happy test_expanded (row 2)"));
}

TEST(PythonTests, AreNotSoughtInOtherCode) {
  EXPECT_THAT(counted("app/views.py", "def test_connection(): pass"), IsEmpty());
}

TEST(PythonTests, CountNoNamesOfParametersAsRows) {
  EXPECT_THAT(
      counted("tests/test_a.py",
              "@pytest.mark.parametrize((\"a\", \"b\"), [(1, 2), (3, 4)])\n"
              "def test_race_table(a, b):\n    assert a < b\n"),
      testing::ElementsAre("happy test_race_table (row 1)", "happy test_race_table (row 2)"));
}

TEST(PythonTests, AreKnownByTheirBaseWhateverTheFileIsCalled) {
  const std::string body =
      "(unittest.TestCase):\n    def test_lit(self):\n        self.assertTrue(a)\n";
  EXPECT_THAT(counted("teste.py", "import unittest\nclass TestLamp" + body),
              testing::ElementsAre("happy test_lit"));
  EXPECT_THAT(counted("checks.py", "import unittest\nclass TestLamp" + body),
              testing::ElementsAre("happy test_lit"));
  EXPECT_THAT(counted("lamps.py", "class Lamp:\n    def test_lit(self):\n        return a\n"),
              testing::IsEmpty());
}

TEST(PythonTests, RefuseWhereTheyFailWithoutAnException) {
  const auto kind = [](const std::string& otherwise) {
    return counted("tests/test_lamps.py",
                   "def test_lamp():\n    try:\n        shine()\n"
                   "    except Exception as e:\n        assert e.dark\n"
                   "    else:\n        " +
                       otherwise + "\n");
  };
  EXPECT_THAT(kind("self.fail()"), testing::ElementsAre("error test_lamp"));
  EXPECT_THAT(kind("shine()"), testing::ElementsAre("happy test_lamp"));
}

}  // namespace
}  // namespace assay
