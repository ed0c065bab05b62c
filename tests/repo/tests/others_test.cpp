// SPDX-License-Identifier: MIT
// Tests of C#, F#, Ruby, PHP, Rust, Elixir and shells.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/repo/tests/counted.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(DotNetTests, HaveAttributes) {
  const char* file = R"cs(
[Collection("db")]
public class OrderTests {
    private readonly int[] ids = new[] { 1 };
    [Fact]
    public async Task Creates() { Assert.Equal(HttpStatusCode.Created, r.StatusCode); }
    [Fact, Trait("kind", "error")]
    public async Task Unknown() => Assert.Equal(HttpStatusCode.NotFound, (await Get(9)).StatusCode);
    [Theory]
    [InlineData(1, 200)]
    [InlineData(0, 400)]
    public void Reads(int id, int status) { var x = ids[0]; }
    [Test, Description("x")] public void Nunit() { Assert.Throws<Exception>(() => f()); }
    [TestCase(1)] [TestCase(2)] public void Cases(int a) { }
    [DataTestMethod] [DataRow("a")] public void Ms(string a) { }
    #region It's a mutation test
    [TestMethod] public void Region() { Assert.IsTrue(r.Ok); }
    #endregion
    [HttpGet] public void NoTest() { }
}
)cs";
  EXPECT_THAT(counted("OrderTests.cs", file),
              ElementsAre("happy Creates", "error Unknown", "happy Reads (row 1)",
                          "error Reads (row 2)", "error Nunit", "happy Cases (row 1)",
                          "happy Cases (row 2)", "happy Ms (row 1)", "happy Region"));
  EXPECT_THAT(counted("Tests.fs", "[<Fact>]\nlet ``adds one`` () = Assert.Equal(2, 1 + 1)\n"),
              ElementsAre("happy adds one"));
}

TEST(RubyTests, OfRspecAndMinitest) {
  EXPECT_THAT(counted("spec/orders_spec.rb", R"rb(
RSpec.describe 'Orders' do
  let(:it_is) { 1 }
  it 'creates an order' do
    expect(response).to have_http_status(:created)
  end
  it 'answers an unknown id' do
    expect(response).to have_http_status(404)
  end
  it { is_expected.to validate_presence_of(:name) }
  specify { expect { f }.to raise_error(ArgumentError) }
  # it 'is commented out' do
end
)rb"),
              ElementsAre("happy creates an order", "error answers an unknown id", "error it",
                          "error specify"));
  EXPECT_THAT(counted("test/order_test.rb", R"rb(
class OrderTest < ActiveSupport::TestCase
  test "saves" do
    assert order.save
  end
  def test_invalid
    refute order.valid?
  end
end
)rb"),
              ElementsAre("happy saves", "error test_invalid"));
}

TEST(PhpTests, OfPhpunitAndPest) {
  EXPECT_THAT(counted("tests/Feature/OrderTest.php", R"php(<?php
class OrderTest extends TestCase {
    public function testCreates(): void { $this->post('/orders')->assertStatus(201); }
    /** @test */
    public function unknown_order() { $this->get('/orders/9')->assertNotFound(); }
    #[Test]
    public function pays() { $f = function ($x) { return $x; }; }
    /** @dataProvider amounts */
    public function testAmount($amount, $status) {}
    public static function amounts() { return [[1, 200], [-1, 422]]; }
    #[DataProvider('names')]
    public function testName($name) {}
    public static function names() { yield ['a']; yield ['b']; }
    private function helper() {}
}
)php"),
              ElementsAre("happy testCreates", "error unknown_order", "happy pays",
                          "happy testAmount (row 1)", "error testAmount (row 2)",
                          "happy testName (row 1)", "happy testName (row 2)"));
  EXPECT_THAT(counted("tests/OrderTest.php", R"php(<?php
it('creates', function () { expect(1)->toBe(1); });
test('statuses', fn ($s) => expect($s)->toBeInt())->with([200, 404]);
)php"),
              ElementsAre("happy creates", "happy statuses (row 1)", "error statuses (row 2)"));
  EXPECT_THAT(counted("tests/RefusalTest.php", R"php(<?php
test('too many', function () { order(99); })->throws(LimitReached::class);
)php"),
              ElementsAre("error too many"));
}

TEST(RustTests, HaveAttributesAnywhere) {
  EXPECT_THAT(counted("src/lib.rs", R"rs(
#[derive(Debug)] struct Order;
#[cfg(test)]
mod tests {
    #[test]
    fn adds() { assert_eq!(1 + 1, 2); }
    #[tokio::test(flavor = "multi_thread")]
    async fn unknown() { assert_eq!(res.status(), StatusCode::NOT_FOUND); }
    #[test] #[should_panic] fn overflows_it() { f(); }
    #[rstest]
    #[case(1, 200)]
    #[case(2, 404)]
    fn reads(#[case] id: u32, #[case] status: u16) {}
}
)rs"),
              ElementsAre("happy adds", "error unknown", "error overflows_it",
                          "happy reads (row 1)", "error reads (row 2)"));
}

TEST(ElixirTests, AreCalls) {
  EXPECT_THAT(counted("test/order_test.exs", R"ex(
defmodule OrderTest do
  use ExUnit.Case, async: true
  describe "create" do
    test "creates", %{conn: conn} do
      assert json_response(conn, 201)
    end
    test "refuses" do
      assert json_response(conn, 422)
    end
    test "raises" do
      assert_raise ArgumentError, fn -> f() end
    end
  end
end
)ex"),
              ElementsAre("happy creates", "error refuses", "error raises"));
}

TEST(ShellTests, OfBatsAndFunctions) {
  EXPECT_THAT(counted("api.bats",
                      "@test \"creates\" {\n  run curl x\n  [ \"$status\" -eq 0 ]\n}\n"
                      "@test \"refuses a bad body\" {\n  true\n}\n"),
              ElementsAre("happy creates", "error refuses a bad body"));
  EXPECT_THAT(counted("tests/api.sh", "test_create() {\n curl x\n}\nhelper() {\n true\n}\n"),
              ElementsAre("happy test_create"));
  EXPECT_THAT(counted("run.sh", "test_port() {\n true\n}\n"), IsEmpty());
}

TEST(RubyTests, AreNotInCopiesThatNobodyLoads) {
  const std::string spec =
      "describe Lamp do\n  it 'shines' do\n    expect(lit).to be true\n  end\nend\n";
  EXPECT_THAT(counted("spec/lamps_spec copy.rb", spec), IsEmpty());
  EXPECT_THAT(counted("spec/lamps_spec.rb", spec), ElementsAre("happy shines"));
}

TEST(CppTests, CountTheSectionsThatACaseIsRunFor) {
  EXPECT_THAT(counted("tests/a.cpp", R"cpp(
                SCENARIO("loot") {
                  GIVEN("a place") {
                    WHEN("nobody comes") {
                      THEN("nothing is lost") {
                        CHECK(a());
                      }
                    }
                    WHEN("somebody comes") {
                      THEN("it throws") {
                        CHECK_THROWS(b());
                      }
                      AND_THEN("it is gone") {
                        CHECK(c());
                      }
                    }
                  }
                }
                TEST_CASE("whole") {
                  CHECK(d());
                }
              )cpp"),
              testing::SizeIs(4));
}

TEST(PhpTests, AreNotMethodsOfAController) {
  const std::string body = " { public function testLamp() { $this->lamp->light(); } }\n";
  EXPECT_THAT(counted("app/Http/Controllers/LampTestController.php",
                      "<?php\nclass LampTestController extends Controller" + body),
              IsEmpty());
  EXPECT_THAT(counted("tests/Feature/LampControllerTest.php",
                      "<?php\nclass LampControllerTest extends TestCase" + body),
              ElementsAre("happy testLamp"));
}

TEST(JavaScriptTests, AreNotThoseOfPages) {
  const std::string test = "it('shows', () => { expect(a).toBe(1); });\n";
  EXPECT_THAT(
      counted("src/app/a.spec.ts", "import { TestBed } from '@angular/core/testing';\n" + test),
      IsEmpty());
  EXPECT_THAT(counted("src/app/a.spec.ts", "import { Test } from '@nestjs/testing';\n" + test),
              ElementsAre("happy shows"));
}

TEST(CppTests, OfOatppAndCatchByTheirMacros) {
  EXPECT_THAT(
      counted(
          "test/tests.cpp",
          "void run() {\n  OATPP_RUN_TEST(lamps::ServiceTest);\n  OATPP_RUN_TEST(HttpTest);\n}\n"),
      ElementsAre("happy ServiceTest", "happy HttpTest"));
  EXPECT_THAT(
      counted("tests/lamps.cpp",
              "SCENARIO_METHOD(Room, \"a lamp\") {\n  GIVEN(\"dark\") { REQUIRE(lit()); }\n}\n"),
      ElementsAre("happy a lamp/dark"));
}

TEST(GeneratedTests, AreNotCounted) {
  const std::string laravel =
      "<?php\nclass ExampleTest extends TestCase {\n  public function test_that_true_is_true(): "
      "void {\n    $this->assertTrue(true);\n  }\n}\n";
  const TestCount left = count_tests({{"tests/Unit/ExampleTest.php", laravel}});
  EXPECT_TRUE(left.tests.empty());
  EXPECT_TRUE(left.unread.empty());
  EXPECT_EQ(left.generated, (std::vector<std::string>{"tests/Unit/ExampleTest.php"}));
  EXPECT_EQ(count_tests({{"tests/Unit/LampTest.php", laravel}}).tests.size(), 1U);
  EXPECT_TRUE(
      count_tests({{"src/lamps/lamps.service.spec.ts",
                    "import { Test } from '@nestjs/testing';\nit('should be defined', () => "
                    "{ expect(service).toBeDefined(); });\n"}})
          .tests.empty());
  EXPECT_EQ(count_tests({{"src/app.controller.spec.ts",
                          "it('should return \"Hello World!\"', () => { expect(c.hello())"
                          ".toBe('Hello World!'); });\nit('lists lamps', () => { "
                          "expect(c.lamps()).toEqual([]); });\n"}})
                .tests.size(),
            1U);
}

TEST(GeneratedTests, AreOfRailsUntilAnAuthorChangesALine) {
  const std::string head =
      "require \"test_helper\"\n\nclass LampsControllerTest < ActionDispatch::IntegrationTest\n"
      "  setup do\n    @lamp = lamps(:one)\n";
  const std::string create =
      "  end\n\n  test \"should create lamp\" do\n    assert_difference(\"Lamp.count\") do\n"
      "      post lamps_url, params: { lamp: { name: @lamp.name, password: 'secret' } }\n    "
      "end\n\n"
      "    assert_redirected_to lamp_url(Lamp.last)\n  end\n";
  const std::string path = "test/controllers/lamps_controller_test.rb";
  const auto counted_in = [&](const std::string& text) {
    return count_tests({{path, text}}).tests.size();
  };
  EXPECT_EQ(counted_in(head + create + "end\n"), 0U);
  EXPECT_EQ(count_tests({{path, head + create + "end\n"}}).generated,
            (std::vector<std::string>{path}));
  EXPECT_EQ(counted_in(head + "    sign_in users(:ann)\n" + create + "end\n"), 1U);
  EXPECT_EQ(counted_in(head + create +
                       "  test \"should refuse a lamp\" do\n    get lamp_url(0)\n"
                       "    assert_response :not_found\n  end\nend\n"),
            2U);
  EXPECT_EQ(
      counted_in(head +
                 "  end\n  test \"should create lamp\" do\n    post lamps_url, params: { name: "
                 "\"Oil\" }\n    assert_response :created\n  end\nend\n"),
      1U);
}

TEST(GeneratedTests, AreOfRailsInABrowserToo) {
  const std::string test =
      "require \"application_system_test_case\"\nclass LampsTest < ApplicationSystemTestCase\n"
      "  setup do\n    @lamp = lamps(:one)\n  end\n  test \"should create lamp\" do\n"
      "    visit lamps_url\n    fill_in \"Name\", with: @lamp.name\n    click_on \"Create Lamp\"\n";
  const auto counted_in = [&](const std::string& more) {
    return count_tests({{"test/system/lamps_test.rb", test + more + "  end\nend\n"}}).tests.size();
  };
  EXPECT_EQ(counted_in("    assert_text \"Lamp was successfully created\"\n"), 0U);
  EXPECT_EQ(counted_in("    fill_in \"Name\", with: \"Oil\"\n"), 1U);
}

TEST(GeneratedTests, AreOfRspecUntilItsAttributesAreGiven) {
  const auto spec = [](const std::string& given) {
    return "RSpec.describe LampsController do\n  let(:valid_attributes) {\n    " + given +
           "\n  }\n  it \"lists lamps\" do\n    expect(response).to be_successful\n  end\nend\n";
  };
  EXPECT_EQ(count_tests({{"spec/controllers/lamps_controller_spec.rb",
                          spec("skip(\"Add a hash of attributes valid for your model\")")}})
                .tests.size(),
            0U);
  EXPECT_EQ(count_tests({{"spec/controllers/lamps_controller_spec.rb", spec("{ name: \"Oil\" }")}})
                .tests.size(),
            1U);
  const std::string routes =
      "it \"routes to #index\" do\n  expect(get: '/').to route_to('a')\nend\n";
  EXPECT_EQ(count_tests({{"spec/routing/lamps_routing_spec.rb", routes}}).tests.size(), 0U);
  EXPECT_EQ(count_tests({{"spec/requests/lamps_spec.rb", routes}}).tests.size(), 1U);
}

TEST(GeneratedTests, AreThoseOfOtherGenerators) {
  const auto left = [](const char* path, const char* text) {
    return count_tests({{path, text}}).tests.empty();
  };
  EXPECT_TRUE(left("src/test/java/a/LampsApplicationTests.java",
                   "@SpringBootTest\nclass LampsApplicationTests {\n  @Test\n  void contextLoads() "
                   "{\n  }\n}\n"));
  // Each with a line of the author's.
  EXPECT_FALSE(
      left("src/test/java/a/LampsApplicationTests.java",
           "@SpringBootTest\nclass LampsApplicationTests {\n  @Test\n  void contextLoads() "
           "{\n    assertThat(lamps).isNotNull();\n  }\n}\n"));
  EXPECT_TRUE(left(
      "Tests/UnitTest1.cs",
      "public class Tests {\n  [Test]\n  public void Test1() {\n    Assert.Pass();\n  }\n}\n"));
  EXPECT_FALSE(
      left("Tests/UnitTest1.cs",
           "public class Tests {\n  [Test]\n  public void Test1() {\n    Assert.AreEqual(3, "
           "Lamps.Count);\n  }\n}\n"));
  EXPECT_TRUE(
      left("test/test_main.cc", "DROGON_TEST(BasicTest)\n{\n    // Add your tests here\n}\n"));
  EXPECT_FALSE(
      left("test/test_main.cc",
           "DROGON_TEST(BasicTest)\n{\n    // Add your tests here\n    CHECK(lit());\n}\n"));
  EXPECT_TRUE(left("tests/AppBundle/DefaultControllerTest.php",
                   "<?php class DefaultControllerTest extends WebTestCase { public function "
                   "testIndex() { $this->assertContains('Welcome to Symfony', $a); } }"));
  EXPECT_FALSE(left("tests/AppBundle/DefaultControllerTest.php",
                    "<?php class DefaultControllerTest extends WebTestCase { public function "
                    "testIndex() { $this->assertContains('Lamps', $a); } }"));
  EXPECT_TRUE(left("tests/ExampleTest.php",
                   "<?php class ExampleTest extends TestCase { public function "
                   "test_that_base_endpoint_returns_a_successful_response() { $this->get('/'); "
                   "$this->assertEquals($this->app->version(), $a); } }"));
  EXPECT_TRUE(left("test/routes/root.test.ts",
                   "test('default root route', async (t) => {\n"
                   "  t.same(JSON.parse(res.payload), { root: true })\n})\n"));
  EXPECT_FALSE(left("test/routes/root.test.ts",
                    "test('default root route', async (t) => {\n"
                    "  t.same(JSON.parse(res.payload), { lamps: 3 })\n})\n"));
  EXPECT_TRUE(left("end2end/tests/example.spec.ts",
                   "test('homepage has title and links to intro page', async ({ page }) => {\n"
                   "  await expect(page).toHaveTitle('Welcome to Leptos');\n});\n"));
  EXPECT_TRUE(left("src/lib.rs",
                   "#[cfg(test)]\nmod tests {\n  #[test]\n  fn it_works() {\n    assert_eq!(2 + 2, "
                   "4);\n  }\n}\n"));
}

TEST(DotnetTests, HaveTheRowsThatAClassOrAMemberGives) {
  const std::string tests =
      "public class A {\n  [Theory]\n  [ClassData(typeof(Bodies))]\n  public void Refuses(string "
      "a) "
      "{ Assert.Equal(400, b); }\n"
      "  public static IEnumerable<object[]> Given() {\n    yield return new object[] { 1 };\n"
      "    yield return new object[] { 2 };\n  }\n"
      "  [Theory, MemberData(nameof(Given))]\n  public void Adds(int a) { Assert.Equal(2, b); }\n"
      "  [Theory, MemberData(nameof(Unknown))]\n  public void Reads(int a) { Assert.Equal(2, b); "
      "}\n"
      "}\n";
  const std::string bodies =
      "class Bodies : TheoryData<string> {\n  public Bodies() {\n    Add(\"\");\n    Add(\"b\");\n"
      "    Add(null);\n  }\n}\n";
  EXPECT_EQ(count_tests({{"tests/A.cs", tests}, {"tests/Bodies.cs", bodies}}).tests.size(), 6U);
  EXPECT_EQ(count_tests({{"tests/A.cs", tests}}).tests.size(), 4U);
  const std::string written =
      "class B {\n  public static TheoryData<int> Given => new() { 1, 2, 3 };\n"
      "  [Theory, MemberData(nameof(Given))]\n  public void Adds(int a) { Assert.Equal(2, b); "
      "}\n}\n";
  EXPECT_EQ(count_tests({{"tests/B.cs", written}}).tests.size(), 3U);
}

TEST(GeneratedTests, AreThoseOfAStarterKitInItsFilesAlone) {
  const std::string text =
      "<?php\ntest('users can logout', function () {\n  "
      "$this->post('/logout')->assertRedirect('/');\n});\n";
  EXPECT_TRUE(count_tests({{"tests/Feature/Auth/AuthenticationTest.php", text}}).tests.empty());
  EXPECT_EQ(count_tests({{"tests/Feature/SessionTest.php", text}}).tests.size(), 1U);
}

TEST(Codeception, RunsWhatIsPublic) {
  const std::string cest =
      "<?php\nclass LoginCest {\n  public function _before(ApiTester $I) {}\n"
      "  public function createLogin(ApiTester $I) { $I->seeResponseCodeIs(200); }\n"
      "  public function refuseLogin(ApiTester $I) { $I->seeResponseCodeIs(401); }\n"
      "  private function helper() {}\n}\n";
  EXPECT_EQ(count_tests({{"src/tests/LoginCest.php", cest}}).tests.size(), 2U);
  EXPECT_THAT(frameworks("src/tests/LoginCest.php", cest), ElementsAre("Codeception"));
}

}  // namespace
}  // namespace assay
