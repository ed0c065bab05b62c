// SPDX-License-Identifier: MIT
// Tests of JavaScript and TypeScript.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/repo/tests/counted.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(JavaScriptTests, LeaveOutComponentsOfAFrontEnd) {
  EXPECT_THAT(counted("web/src/App.test.tsx", "test('renders', () => { expect(1).toBe(1); });"),
              IsEmpty());
}

TEST(JavaScriptTests, AreNotInWhatABundlerHasMadeShort) {
  const std::string test = "it('shines', () => { expect(lit).toBe(true); });";
  EXPECT_THAT(counted("tests/chunk.js", test + std::string(6000, ' ') + "a();"), IsEmpty());
  EXPECT_THAT(counted("tests/chunk.js", test), ElementsAre("happy shines"));
}

TEST(JavaScriptTests, LeaveOutWhatCypressLeavesBehind) {
  EXPECT_THAT(counted("cypress/e2e/2-advanced-examples/actions.cy.js",
                      "beforeEach(() => { cy.visit('https://example.cypress.io/commands') });\n"
                      "it('types', () => { cy.get('.a').should('have.value', 'b'); });"),
              IsEmpty());
}

TEST(JavaScriptTests, AreCalls) {
  EXPECT_THAT(counted("orders.test.js", R"js(
    describe('orders', () => {
      beforeEach(async () => { await reset(); });
      it('creates an order', async () => {
        const res = await request(app).post('/orders').send(body).expect(201);
      });
      test.concurrent("sells the last one", async () => { await Promise.all([buy(), buy()]); });
      it(`answers ${'x'}`, function () { expect(1).toBe(1); });
      it(nameOf(x), () => { expect(res.status).to.equal(422); });
      it.skip('is skipped', () => { expect(() => f()).toThrow(); });
      it.todo('refunds');
      xit('pages', (done) => {});
    });
    if (/x/.test('it("no", ')) { it(); }
    // it('is commented out', () => {});
  )js"),
              ElementsAre("happy creates an order", "edge sells the last one",
                          "happy answers ${'x'}", "error ", "error is skipped", "happy pages"));
}

TEST(JavaScriptTests, CountTheirLiteralRows) {
  EXPECT_THAT(counted("a.spec.ts", R"js(
    it.each([[1, 200], [2, 404], ['', 200]])('get %s', (id, status) => {});
    test.each<Case>([{ name: 'ok' }, { name: 'missing title' }])('$name', (c) => {});
    test.each`
      a    | b
      ${1} | ${2}
      ${3} | ${4}
    `('adds $a', ({ a, b }) => {});
    it.each(cases)('case %s', () => {});
  )js"),
              ElementsAre("happy get %s (row 1)", "error get %s (row 2)", "happy get %s (row 3)",
                          "happy $name (row 1)", "error $name (row 2)", "happy adds $a (row 1)",
                          "happy adds $a (row 2)", "happy case %s"));
}

TEST(JavaScriptTests, OfNodeAndDenoAndTap) {
  EXPECT_THAT(counted("src/a.js", R"js(
    import test from 'node:test';
    test('top', async (t) => { await t.test('sub', () => { assert.rejects(f); }); });
  )js"),
              ElementsAre("error top", "error sub"));
  EXPECT_THAT(counted("a_test.ts", R"js(Deno.test("adds", () => { assertEquals(1, 1); });)js"),
              ElementsAre("happy adds"));
}

TEST(JavaScriptTests, OfK6AreItsChecks) {
  const char* script = R"js(
    import { check } from "k6";
    export default function () {
      check(http.get(url), { "status is 200": (r) => r.status === 200, "no error": (r) => !r.error });
    }
  )js";
  EXPECT_THAT(counted("load/k6.js", script), ElementsAre("happy status is 200", "happy no error"));
  EXPECT_THAT(frameworks("load/k6.js", script), ElementsAre("k6"));
}

TEST(JavaScriptTests, AreNotSoughtInOtherCode) {
  EXPECT_THAT(counted("src/app.js", "it('x', () => {}); test('y', () => {});"), IsEmpty());
}

TEST(JavaScriptTests, NameTheirFramework) {
  const std::string body = "it('a', () => {});";
  EXPECT_THAT(frameworks("a.test.ts", "import { it } from 'vitest';" + body),
              ElementsAre("Vitest"));
  EXPECT_THAT(frameworks("a.test.ts", "jest.mock('x');" + body), ElementsAre("Jest"));
}

TEST(JavaScriptTests, AreNotEveryMemberOfSomethingCalledTest) {
  EXPECT_THAT(
      counted("cache.test.js", R"js(
    test.set('a', 'b');
    test.expect(res.status, 200);
    test.beforeEach(async () => { await reset(); });
    test.describe('orders', () => {});
    it.effect("adds", () => Effect.gen(function* () { expect(1).toBe(1); }));
    test.prop([fc.string()])("keeps any text", (text) => { expect(text).toBe(text); });
    test.skipIf(process.env.CI)("reads the clock", () => { expect(1).toBe(1); });
    test.serial("counts", count, 3);
  )js"),
      ElementsAre("happy adds", "happy keeps any text", "happy reads the clock", "happy counts"));
}

}  // namespace
}  // namespace assay
