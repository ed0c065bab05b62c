// SPDX-License-Identifier: MIT
// Tests of Java, Kotlin, Groovy and Scala.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/repo/tests/counted.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(JvmTests, AreAnnotated) {
  EXPECT_THAT(
      counted("src/test/java/OrderTest.java", R"java(
import org.junit.jupiter.api.Test;
class OrderTest {
  @Autowired private MockMvc mvc;
  @BeforeEach void setUp() {}

  @Test
  @DisplayName("creates an order (201)")
  void creates() throws Exception {
    mvc.perform(post("/orders")).andExpect(status().isCreated());
  }
  @Test void unknown() throws Exception {
    mvc.perform(get("/orders/9")).andExpect(status().isNotFound());
  }
  @org.junit.Test(expected = IllegalStateException.class) public void refuses() { pay(); }
  @RepeatedTest(20) void oversold() { ExecutorService pool = newFixedThreadPool(20); }
  @ParameterizedTest @ValueSource(strings = {"", " "}) void refusesBlank(String s) {
    assertThrows(ValidationException.class, () -> create(s));
  }
  @ParameterizedTest
  @CsvSource({"1, 200", "2, 200"})
  void reads(int id, int status) {}
  @ParameterizedTest @CsvSource(textBlock = """
      a, 1
      b, 2
      """)
  void lines(String a, int b) {}
  // @Test void commentedOut() {}
}
)java"),
      ElementsAre("happy creates", "error unknown", "error refuses", "edge oversold",
                  "error refusesBlank (row 1)", "error refusesBlank (row 2)", "happy reads (row 1)",
                  "happy reads (row 2)", "happy lines (row 1)", "happy lines (row 2)"));
}

TEST(JvmTests, OfJunit3AreNamed) {
  EXPECT_THAT(
      counted("OrderTest.java",
              "class OrderTest extends TestCase { public void testCreate() {} void x() {} }"),
      ElementsAre("happy testCreate"));
}

TEST(JvmTests, OfKotlinMayHaveSpacesInTheirNames) {
  EXPECT_THAT(counted("OrderTest.kt", R"kt(
class OrderTest {
  @Test
  fun `an unknown order answers 404`() = runTest {
    client.get("/orders/9").status shouldBe HttpStatusCode.NotFound
  }
}
)kt"),
              ElementsAre("error an unknown order answers 404"));
}

TEST(JvmTests, OfKotestAreBlocks) {
  const char* spec = R"kt(
import io.kotest.core.spec.style.FunSpec
class OrderSpec : FunSpec({
  test("creates") { service.create() shouldNotBe null }
  context("limits") {
    test("refuses too many").config(enabled = true) { shouldThrow<LimitException> { add(99) } }
  }
  test("sums") { forAll(row(1, 2), row(3, 4)) { a, b -> a + b } }
})
class Strings : StringSpec({ "adds one" { 1 shouldBe 1 } })
)kt";
  EXPECT_THAT(counted("OrderSpec.kt", spec),
              ElementsAre("happy creates", "error refuses too many", "happy sums (row 1)",
                          "happy sums (row 2)", "happy adds one"));
  EXPECT_THAT(frameworks("OrderSpec.kt", spec), ElementsAre("Kotest"));
}

TEST(JvmTests, OfSpockCountTheRowsOfWhere) {
  EXPECT_THAT(counted("OrderSpec.groovy", R"groovy(
class OrderSpec extends spock.lang.Specification {
  def setup() {}
  def "creates an order"() { expect: service.create() }
  def "price of #count"() {
    expect:
    price(count) == total
    where:
    count | total
    1     | 10
    2     | 20
    0     | 0
  }
}
)groovy"),
              ElementsAre("happy creates an order", "happy price of #count (row 1)",
                          "happy price of #count (row 2)", "happy price of #count (row 3)"));
}

TEST(JvmTests, OfKotestMayBeNamedByAKeyword) {
  EXPECT_THAT(counted("LampSpec.kt",
                      "import io.kotest.core.spec.style.BehaviorSpec\n"
                      "class LampSpec : BehaviorSpec({ given(\"a\") { `when`(\"b\") {\n"
                      "  `then`(\"it is lit\") { lit.shouldBe(true) } } } })\n"),
              ElementsAre("happy it is lit"));
}

TEST(JvmTests, AreNoSettingsOfMicronaut) {
  const std::string method =
      "class Health {\n  @Property(name = \"a\")\n  String name() { return a; }\n}\n";
  EXPECT_THAT(counted("Health.java", method), testing::IsEmpty());
  EXPECT_THAT(counted("Health.java", "import net.jqwik.api.Property;\n" + method),
              testing::SizeIs(1));
}

TEST(JvmTests, OfSpockMayBearAnAnnotationOfJUnit) {
  EXPECT_THAT(counted("OrderSpec.groovy",
                      "class OrderSpec extends spock.lang.Specification {\n  @Test\n"
                      "  def \"creates an order\"() { expect: service.create() }\n}\n"),
              ElementsAre("happy creates an order"));
}

TEST(JvmTests, OfScalaTestInItsStyles) {
  EXPECT_THAT(counted("OrderSpec.scala", R"scala(
import org.scalatest.flatspec.AnyFlatSpec
class Flat extends AnyFlatSpec {
  "An order" should "have a total" in { assert(order.total == 10) }
  it should "refuse a negative amount" in { assertThrows[IllegalArgumentException] { pay(-1) } }
}
class Fixed extends AnyWordSpec { "A lamp" should { "glow" in new Room(dark) { assert(lit) } } }
class Lent extends AnyFlatSpec { "A lamp" should "dim" in withLamps { lamp => assert(dim) } }
class Fun extends AnyFunSuite { test("adds") { assert(1 + 1 == 2) } test(s"adds $n") { assert(n == 2) } }
class Word extends AnyWordSpec { "A cart" when { "empty" should { "cost nothing" in { assert(true) } } } }
)scala"),
              ElementsAre("happy have a total", "error refuse a negative amount", "happy glow",
                          "happy dim", "happy adds", "happy adds $n", "happy cost nothing"));
}

TEST(JvmTests, MayGoOnFromABaseThatAloneNamesTheLibrary) {
  const char* suite = R"scala(
import shop.support.RoutesSuite
object LampRoutesSuite extends RoutesSuite {
  test("lists lamps") { forall(lampGen) { lamp => expectStatus(routes, GET(lamp.id))(Status.Ok) } }
  test("refuses a lamp twice") { expectStatus(routes, POST(lamp))(Status.Conflict) }
}
class LampSpec[F[_]](shop: Shop) extends UnitSpec { "A lamp" should { "glow" in { assert(lit) } } }
)scala";
  EXPECT_THAT(counted("LampRoutesSuite.scala", suite),
              ElementsAre("happy lists lamps", "error refuses a lamp twice", "happy glow"));
  EXPECT_THAT(frameworks("LampRoutesSuite.scala", suite), ElementsAre("RoutesSuite"));
  EXPECT_THAT(counted("LampTest.kt", R"kt(
class LampTest(val shop: Shop) : ShopTest({ "a lamp glows" { lit shouldBe true } })
)kt"),
              ElementsAre("happy a lamp glows"));
  EXPECT_THAT(counted("LampTest.kt", R"kt(
class LampTest : ShopTest() {
  @Test fun `a lamp glows`() { `a shop is open`() }
  private fun `a shop is open`() { shop.open() }
}
)kt"),
              ElementsAre("happy a lamp glows"));
}

TEST(JvmTests, AreNoCallsOfWhatGoesOnFromAnythingElse) {
  EXPECT_THAT(counted("Checks.scala", R"scala(
class LampChecks extends Checks { test("lit") { lamp.on } }
object LampSpec { test("lit") { lamp.on } }
class LampTest extends Lamp { test("lit") { lamp.on } }
)scala"),
              IsEmpty());
}

TEST(JvmSpecs, CountAScenarioWithItsStepsOnce) {
  EXPECT_THAT(counted("src/test/kotlin/LampTest.kt", R"kt(
import org.spekframework.spek2.Spek
object LampTest : Spek({
  Feature("Lamps") {
    Scenario("Should shine") {
      Given("a lamp") { lamp = Lamp() }
      Then("it shines") { lamp.on `should be equal to` true }
      Then("it is warm") { lamp.heat `should be equal to` 1 }
    }
    Scenario("Should refuse a wrong plug") {
      Then("") { assertThrows<PlugError> { lamp.plug(0) } }
    }
  }
})
)kt"),
              ElementsAre("happy Should shine", "error Should refuse a wrong plug"));
}

TEST(JvmTests, CountRowsThatKotlinWritesWithoutBrackets) {
  EXPECT_THAT(counted("src/test/kotlin/SquareTest.kt",
                      "class SquareTest {\n  @ParameterizedTest\n  @CsvSource(\"0, 0\", \"2, 4\")\n"
                      "  fun squares(a: Int, b: Int) { assertEquals(b, a * a) }\n}\n"),
              testing::SizeIs(2));
  EXPECT_THAT(counted("src/test/kotlin/LampTest.kt",
                      "class LampTest {\n  @Test\n  fun works() {\n"
                      "    assertFailsWith<Broken> { light() }\n  }\n}\n"),
              testing::ElementsAre("error works"));
}

TEST(JvmTests, CountWhatAMethodOfTheSameClassGives) {
  EXPECT_THAT(counted("src/test/java/LampTest.java",
                      "class LampTest {\n  static Stream<Arguments> lamps() {\n"
                      "    return Stream.of(Arguments.of(1, \"a\"), Arguments.of(2, null));\n  }\n"
                      "  @ParameterizedTest\n  @MethodSource(\"lamps\")\n"
                      "  void shines(int a, String b) { assertTrue(lit(a)); }\n}\n"),
              testing::SizeIs(2));
}

}  // namespace
}  // namespace assay
