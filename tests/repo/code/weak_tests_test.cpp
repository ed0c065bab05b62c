// SPDX-License-Identifier: MIT
// Tests that end by their callback.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/code/read_code.h"

namespace assay {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::vector<WeakTest> weak(const std::string& test) {
  return read_code({{"test/a.test.js", test}}).weak_tests;
}

TEST(WeakTests, AreNotThoseThatHandTheirCallbackOn) {
  EXPECT_THAT(weak("it('a', function (done) { route.dispatch(req, {}, done); });"), IsEmpty());
  EXPECT_THAT(weak("it('a', done => { stream.pipe(concat(done)); });"), IsEmpty());
  EXPECT_THAT(weak("it('a', (cb) => { run({ end: cb }); });"), IsEmpty());
  EXPECT_THAT(weak("it('a', (done) => { run((err) => { done(err); }); });"), IsEmpty());
  EXPECT_THAT(weak("test('a', async (t, done) => { run(1, done); });"), IsEmpty());
}

TEST(WeakTests, AreThoseThatMerelyEnd) {
  EXPECT_THAT(weak("it('a', function (done) { run(); done(); });"), SizeIs(1));
  EXPECT_THAT(weak("it('a', (done) => { setTimeout(done, 10); });"), SizeIs(1));
  EXPECT_THAT(weak("it('a', () => { run(req, done); });"), SizeIs(1));
}

TEST(WeakTests, MayEndTheirFile) {
  EXPECT_THAT(read_code({{"tests/test_a.py", "def test_smoke():\n    assert True"}}).weak_tests,
              SizeIs(1));
}

TEST(WeakTests, AreNotThoseThatPytestIsNotToldToCollect) {
  const SourceFile by_hand{"test_mail.py", "def test_mail():\n    send()\n"};
  EXPECT_THAT(read_code({by_hand}).weak_tests, SizeIs(1));
  const CodeFacts told = read_code({by_hand, {"pytest.ini", "[pytest]\ntestpaths = tests\n"}});
  EXPECT_THAT(told.weak_tests, IsEmpty());
  EXPECT_EQ(told.tests_read, 0);
}

TEST(WeakTests, AreNotThoseThatAssertInTheChainBehindTheirName) {
  const auto weak_php = [](const std::string& test) {
    return read_code({{"tests/Architecture/PurityTest.php", "<?php\n" + test}}).weak_tests;
  };
  EXPECT_THAT(weak_php("test('pure')\n    ->expect(['die', 'dump'])\n    ->not->toBeUsed();\n"),
              IsEmpty());
  EXPECT_THAT(weak_php("it('stops', function () { run(); })->throws(Stopped::class);\n"),
              IsEmpty());
  EXPECT_THAT(weak_php("test('pure')->group('style');\n"), SizeIs(1));
  EXPECT_THAT(weak_php("test('pure')->group('style');\n$this->expect(1);\n"), SizeIs(1));
}

TEST(WeakTests, AreNotThoseThatTheMakefileRunsApart) {
  const SourceFile test{"tests/lamps.rs", "#[test]\n#[ignore]\nfn glows() { assert!(lit()); }\n"};
  EXPECT_THAT(read_code({test}).weak_tests, SizeIs(1));
  EXPECT_THAT(read_code({test, {"clean.sh", "git status --ignored\n"}}).weak_tests, SizeIs(1));
  EXPECT_THAT(read_code({test, {"Makefile", "it:\n\tcargo test -- --ignored\n"}}).weak_tests,
              IsEmpty());
}

TEST(WeakTests, AreNotExpectationsOfWhatMustNotBe) {
  const auto weak_ruby = [](const std::string& line) {
    return read_code({{"test/models/lamp_test.rb",
                       "class LampTest < Minitest::Test\n  it 'needs a bulb' do\n    lamp = "
                       "Lamp.new\n    " +
                           line + "\n  end\nend\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak_ruby("lamp.wont_be :lit?"), IsEmpty());
  EXPECT_THAT(weak_ruby("lamp.must_be :dark?"), IsEmpty());
  EXPECT_THAT(weak_ruby("lamp.light"), SizeIs(1));
}

TEST(WeakTests, AreNotRequestsThatRswagHoldsToTheirDeclaration) {
  const auto weak_ruby = [](const std::string& last) {
    return read_code({{"spec/requests/auth_spec.rb",
                       "describe 'A' do\n  response '401', 'refused' do\n    let(:key) { 'no' }\n" +
                           last + "  end\nend\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak_ruby("    run_test!\n"), IsEmpty());
  EXPECT_THAT(weak_ruby("    example 'application/json', :found, {\n      a: 1\n    }\n"
                        "    run_test!\n"),
              IsEmpty());
  EXPECT_THAT(weak_ruby("    it 'runs' do\n      run_test\n    end\n"), SizeIs(1));
}

TEST(WeakTests, AreNotThoseThatSayWhyTheyAreSkipped) {
  const auto weak_php = [](const std::string& body) {
    return read_code({{"tests/LampTest.php",
                       "<?php\nclass LampTest extends TestCase {\n"
                       "  public function test_it_shines(): void {\n    " +
                           body + "\n  }\n}\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak_php("$this->markTestSkipped('there is no lamp yet');"), IsEmpty());
  EXPECT_THAT(weak_php("$this->markTestSkipped();"), SizeIs(1));
  EXPECT_THAT(read_code({{"lamp_test.go",
                          "package lamp\n\nfunc TestIt(t *testing.T) {\n"
                          "  t.Skip(\"needs a lamp\")\n}\n"}})
                  .weak_tests,
              IsEmpty());
}

TEST(WeakTests, AreNotExamplesThatAreShared) {
  for (const char* word : {"it_behaves_like", "it_should_behave_like", "include_examples"}) {
    const std::string use = "describe LampsController do\n  context 'without a key' do\n    " +
                            std::string(word) + " 'a locked door'\n  end\nend\n";
    EXPECT_THAT(read_code({{"spec/lamps_spec.rb", use}}).weak_tests, IsEmpty()) << word;
  }
}

TEST(WeakTests, AreThoseThatCompareLiteralsAlone) {
  for (const char* line :
       {"expect(1 + 3).toBe(4);", "expect(true).toBe(true);", "expect(4).to.equal(2 * 2);",
        "assert(1 + 1 === 2);", "assert.equal(1 + 1, 2);", "assert.ok(2 > 1);",
        "expect('a' + 'b').toBe('ab');"}) {
    EXPECT_THAT(weak("it('a', () => { " + std::string(line) + " });"), SizeIs(1)) << line;
  }
  for (const char* line :
       {"expect(add(1, 3)).toBe(4);", "expect(1 + a).toBe(4);", "assert.equal(a, 1 + 1);",
        "assert(a + 1 === 2);", "expect(`${a}` + 'b').toBe('ab');", "expect(1 + 1).toBe(`${a}`);",
        "run(); process.exit(-1);", "expect(1 + 1).toBe(2); expect(a).toBe(2);"}) {
    EXPECT_THAT(weak("it('a', () => { " + std::string(line) + " });"), IsEmpty()) << line;
  }
}

TEST(WeakTests, AreThoseOfPestThatAffirmTrue) {
  const auto weak_php = [](const std::string& line) {
    return read_code(
               {{"tests/LampTest.php", "<?php\ntest('a', function () {\n" + line + "\n});\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak_php("expect(true)->toBeTrue();"), SizeIs(1));
  EXPECT_THAT(weak_php("expect($lit)->toBeTrue();"), IsEmpty());
}

TEST(WeakTests, AreThoseThatCompareLiteralsAloneInEachLanguage) {
  const auto of = [](const std::string& path, const std::string& text) {
    return read_code({{path, text}}).weak_tests;
  };
  EXPECT_THAT(of("test_a.py", "def test_a():\n    assert 1 + 1 == 2\n"), SizeIs(1));
  EXPECT_THAT(of("test_a.py", "def test_a():\n    assert (1 + 1) == 2, 'sums'\n"), SizeIs(1));
  EXPECT_THAT(of("test_a.py", "def test_a():\n    assert 1 + b == 2\n"), IsEmpty());
  EXPECT_THAT(of("test_a.py", "def test_a():\n    assert f'{b}' == 'c'\n"), IsEmpty());
  EXPECT_THAT(of("src/a.rs", "#[test]\nfn a() {\n    assert_eq!(2 + 2, 4);\n}\n"), SizeIs(1));
  EXPECT_THAT(of("src/a.rs", "#[test]\nfn a() {\n    assert_eq!(b + 2, 4);\n}\n"), IsEmpty());
  EXPECT_THAT(of("a_test.go", "func TestA(t *testing.T) {\n\tassert.Equal(t, 4, 2+2)\n}\n"),
              SizeIs(1));
  EXPECT_THAT(of("a_test.go", "func TestA(t *testing.T) {\n\tassert.Equal(t, 4, b+2)\n}\n"),
              IsEmpty());
  EXPECT_THAT(of("ATest.java",
                 "class ATest {\n  @Test void a() {\n    assertEquals(4, 2 + 2);\n"
                 "  }\n}\n"),
              SizeIs(1));
}

TEST(WeakTests, AreNotThoseOfGoThatCallTheirArgumentOtherwise) {
  const auto weak_go = [](const std::string& body) {
    return read_code(
               {{"lamp_test.go", "package a\n\nfunc TestLamp(test *testing.T) {\n" + body + "}\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak_go("\tif err == nil {\n\t\ttest.Errorf(\"lit\")\n\t}\n"), IsEmpty());
  EXPECT_THAT(weak_go("\t_ = fmt.Errorf(\"lit\")\n"), SizeIs(1));
}

TEST(WeakTests, AreNotThoseThatHoldWhenWhatTheyWaitForDoes) {
  const auto weak_scala = [](const std::string& body) {
    return read_code({{"src/test/scala/LampSpec.scala",
                       "class LampSpec extends AsyncWordSpec {\n  \"a lamp\" in {\n    " + body +
                           "\n  }\n}\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak_scala("lamps.save(lamp).map(_ => assert(true))"), IsEmpty());
  EXPECT_THAT(weak_scala("assert(true)"), SizeIs(1));
}

TEST(WeakTests, AreNotThoseWhoseCompilingIsTheTest) {
  const auto weak_rust = [](const std::string& body) {
    return read_code({{"src/lamp.rs",
                       "#[cfg(test)]\nmod tests {\n  #[test]\n  fn takes_any_lamp() {\n    " +
                           body + "\n  }\n}\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak_rust("fn shine(_: Lamp<Lit>) {}\n    shine(lamp());"), IsEmpty());
  EXPECT_THAT(weak_rust("shine(lamp());"), SizeIs(1));
}

TEST(WeakTests, AreNotThoseThatEndInACatchWithNothingInIt) {
  const auto weak_java = [](const std::string& body) {
    return read_code({{"src/test/java/LampTest.java",
                       "class LampTest {\n  @Test\n  void refuses() {\n    try { " + body +
                           " } catch (Dark ignored) { }\n  }\n}\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak_java("shine(); fail(\"it shone\");"), IsEmpty());
  EXPECT_THAT(weak_java("shine();"), SizeIs(1));
}

TEST(WeakTests, AreNotThoseWhoseSocketMustOpen) {
  const auto weak_python = [](const std::string& call) {
    return read_code({{"tests/test_lamps.py", "def test_lamp():\n    with client." + call +
                                                  "(\"/lamps\"):\n        return\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak_python("websocket_connect"), IsEmpty());
  EXPECT_THAT(weak_python("open_lamp"), SizeIs(1));
}

TEST(WeakTests, AreNotThoseOfAGenerator) {
  EXPECT_THAT(read_code({{"tests/Unit/ExampleTest.php",
                          "<?php\nclass ExampleTest extends TestCase {\n  public function "
                          "test_that_true_is_true() {\n    $this->assertTrue(true);\n  }\n}\n"}})
                  .weak_tests,
              IsEmpty());
}

TEST(WeakTests, AreNotThoseThatCallWhatRaises) {
  const auto weak = [](const std::string& call) {
    return read_code({{"test/lamp_test.exs", "defmodule LampTest do\n  test \"lamps\" do\n    " +
                                                 call + "\n  end\nend\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak("Repo.insert!(%Lamp{})"), IsEmpty());
  EXPECT_THAT(weak("Repo.insert(%Lamp{})"), SizeIs(1));
}

TEST(WeakTests, AreNotThoseThatTakeAMemberOfTheAnswer) {
  const auto weak = [](const std::string& line) {
    return read_code({{"tests/test_a.py", "def test_a():\n    " + line + "\n"}}).weak_tests;
  };
  EXPECT_THAT(weak("token = client.post(\"/lamps\").json()[\"token\"]"), IsEmpty());
  EXPECT_THAT(weak("print(client.post(\"/lamps\").json())"), SizeIs(1));
}

TEST(WeakTests, AreNotThoseStillToBeWritten) {
  const auto weak_elixir = [](const std::string& head) {
    return read_code({{"test/lamp_test.exs", "defmodule LampTest do\n  " + head +
                                                 "\n\n  test \"b\" do\n    assert lit()\n"
                                                 "  end\nend\n"}});
  };
  EXPECT_EQ(weak_elixir("test \"a\"").tests_read, 1);
  EXPECT_EQ(weak_elixir("test \"a\" do\n    run()\n  end").tests_read, 2);
  EXPECT_THAT(weak_elixir("test \"a\" do\n    run()\n  end").weak_tests, SizeIs(1));
}

TEST(WeakTests, AreNotThoseThatAssertOnWhateverStandsBefore) {
  const auto weak_kotlin = [](const std::string& body) {
    return read_code({{"src/test/kotlin/LampTest.kt",
                       "class LampTest {\n  @Test\n  fun shines() {\n    " + body + "\n  }\n}\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak_kotlin("all().run { hasSize(3) }"), IsEmpty());
  EXPECT_THAT(weak_kotlin("names().containsExactly(\"a\")"), IsEmpty());
  EXPECT_THAT(weak_kotlin("names().first()"), SizeIs(1));
}

}  // namespace
}  // namespace assay
