// SPDX-License-Identifier: MIT
// Assertions that something is false, of a check and of a state.
#include "repo/tests/classify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/repo/tests/counted.h"

namespace assay {
namespace {

using testing::ElementsAre;

// The kind of a test with this body, in each language's own form.
std::string python_kind(const std::string& body) {
  return counted("tests/test_a.py", "def test_it():\n    " + body + "\n").at(0);
}
std::string java_kind(const std::string& body) {
  return counted("src/test/java/ATest.java",
                 "class ATest { @Test public void works() { " + body + " } }")
      .at(0);
}
std::string script_kind(const std::string& body) {
  return counted("a.test.ts", "it('works', () => {\n  " + body + "\n});").at(0);
}

TEST(DeniedChecks, AreRefusals) {
  EXPECT_EQ(python_kind("assert not user.check_password('dog')"), "error test_it");
  EXPECT_EQ(python_kind("self.assertFalse(u.verify(token))"), "error test_it");
  EXPECT_EQ(java_kind("assertFalse(Validator.email(\"a\"));"), "error works");
  EXPECT_EQ(java_kind("assertThat(policy.permits(user)).isFalse();"), "error works");
  EXPECT_EQ(script_kind("expect(user.can('edit')).toBe(false);"), "error works");
  EXPECT_EQ(script_kind("expect(isValid('')).to.be.false"), "error works");
  EXPECT_THAT(counted("a_test.go", "func TestA(t *testing.T) { assert.False(t, Matches(a, b)) }"),
              ElementsAre("error TestA"));
  EXPECT_THAT(counted("src/lib.rs", "#[test]\nfn works() { assert!(!is_allowed(&user)); }"),
              ElementsAre("error works"));
  EXPECT_THAT(counted("test/user_test.rb", "test 'works' do\n  refute user.valid?\nend\n"),
              ElementsAre("error works"));
  EXPECT_THAT(counted("spec/requests/lamps_spec.rb",
                      "path '/lamps' do\n  post 'makes one' do\n"
                      "    response '201', 'made' do\n      let(:lamp) { { name: 'a' } }\n"
                      "      run_test!\n    end\n"
                      "    response '422', 'told what is amiss' do\n      let(:lamp) { {} }\n"
                      "      run_test!\n    end\n  end\nend\n"),
              ElementsAre("happy 201", "error 422"));
  EXPECT_THAT(counted("spec/policies/lamp_policy_spec.rb",
                      "describe LampPolicy do\n  it { should forbid_action(:destroy) }\n"
                      "  it { should permit_action(:show) }\nend\n"),
              ElementsAre("error it", "happy it"));
}

TEST(DeniedChecks, MayBeAskedOneLineBefore) {
  EXPECT_EQ(java_kind("boolean ok = service.verify(\"wrong\");\n assertFalse(ok);"), "error works");
  EXPECT_EQ(java_kind("boolean ok = order.isPaid();\n assertFalse(ok);"), "happy works");
  EXPECT_EQ(python_kind("ok = user.check_password('x')\n    assert not ok"), "error test_it");
  const auto cpp_kind = [](const std::string& body) {
    return counted("tests/a.cpp", "TEST_CASE(\"works\") {\n  " + body + "\n}\n").at(0);
  };
  EXPECT_EQ(cpp_kind("bool no = verify(\"x\", h);\n  REQUIRE(no == false);"), "error works");
  EXPECT_EQ(cpp_kind("CHECK_FALSE(is_valid(\"\"));"), "error works");
  EXPECT_EQ(cpp_kind("bool yes = verify(\"x\", h);\n  REQUIRE(yes == true);"), "happy works");
}

TEST(NamesOfTests, TellThatSomebodyIsTurnedAway) {
  EXPECT_EQ(kind_of_name("makes sure one is signed in before going to /me"), TestKind::kError);
  EXPECT_EQ(kind_of_name("redirects guests to login"), TestKind::kError);
  EXPECT_EQ(kind_of_name("deleting requires a token"), TestKind::kError);
  EXPECT_EQ(kind_of_name("redirects to the lamp that was made"), TestKind::kHappy);
  EXPECT_EQ(kind_of_name("When findByIdOrNull then return Lamp"), TestKind::kHappy);
  EXPECT_EQ(kind_of_name("takes null for a lamp"), TestKind::kEdge);
  EXPECT_EQ(kind_of_name("buscarLamparaKO"), TestKind::kError);
  EXPECT_EQ(kind_of_name("updatesWithoutConflict"), TestKind::kHappy);
  EXPECT_EQ(kind_of_name("stores it in time before it answers"), TestKind::kHappy);
}

TEST(CppTests, OfFrameworks) {
  EXPECT_THAT(counted("test/a.cc", "DROGON_TEST(Adds) {\n  CHECK(1 + 1 == 2);\n}\n"),
              ElementsAre("happy Adds"));
  EXPECT_THAT(counted("test/a.cc", "UTEST_F(Lamps, Shine) {\n  EXPECT_EQ(a, b);\n}\n"),
              ElementsAre("happy Shine"));
}

TEST(DeniedChecks, AreNotPlainStates) {
  EXPECT_EQ(python_kind("assert not u1.is_following(u2)"), "happy test_it");
  EXPECT_EQ(python_kind("self.assertFalse(done)\n    assert check(user)"), "happy test_it");
  EXPECT_EQ(java_kind("assertFalse(task.isCompleted());"), "happy works");
  EXPECT_EQ(java_kind("assertFalse(order.isCancelled());"), "happy works");
  EXPECT_EQ(java_kind("assertFalse(seen.contains(validator.name()));"), "happy works");
  EXPECT_EQ(script_kind("expect(isValid('a')).toBe(true);\n  expect(hidden).toBe(false);"),
            "happy works");
  EXPECT_EQ(script_kind("expect(isValid('a')).not.toBe(false);"), "happy works");
}

TEST(Refusals, AreNotErrorsOfWhichThereAreNone) {
  EXPECT_EQ(python_kind("assert form.errors == {}"), "happy test_it");
  EXPECT_EQ(python_kind("assert form.errors == {'name': ['x']}"), "error test_it");
  EXPECT_EQ(script_kind("expect(result.errors).toBeUndefined();"), "happy works");
  EXPECT_EQ(script_kind("expect(result.errors).not.toBeUndefined();"), "error works");
  EXPECT_EQ(script_kind("expect(result.errors).toHaveLength(2);"), "error works");
}

TEST(Refusals, AreNotAmounts) {
  EXPECT_EQ(java_kind("assertThat(plan.getBalance()).isEqualTo(400);"), "happy works");
  EXPECT_EQ(java_kind("assertThat(answer.getStatusCode()).isEqualTo(400);"), "error works");
  EXPECT_EQ(script_kind("expect(rows.length).toBe(500);"), "happy works");
  EXPECT_EQ(script_kind("expect(res.status).toBe(404);"), "error works");
}

TEST(Refusals, AreSaidOfModelsInOneLine) {
  const auto spec = [](const std::string& line) {
    return counted("spec/models/lamp_spec.rb", "describe Lamp do\n  it { " + line + " }\nend\n");
  };
  EXPECT_THAT(spec("is_expected.not_to be_valid"), ElementsAre("error it"));
  EXPECT_THAT(spec("is_expected.to be_valid"), ElementsAre("happy it"));
  EXPECT_THAT(spec("should_not allow_value('x').for(:name)"), ElementsAre("error it"));
  EXPECT_THAT(spec("expect(response).not_to have_http_status(:success)"), ElementsAre("error it"));
  EXPECT_THAT(spec("expect(response).not_to be_successful"), ElementsAre("error it"));
  EXPECT_THAT(spec("expect(response).to have_http_status(:success)"), ElementsAre("happy it"));
  EXPECT_THAT(spec("expect(lamp).not_to have_shade"), ElementsAre("happy it"));
}

TEST(Refusals, AreNotBelievedOfANameWhoseBodyAssertsSuccess) {
  const auto java = [](const std::string& name, const std::string& body) {
    return counted("LampTest.java", "class A {\n@Test void " + name + "() { " + body + " }\n}");
  };
  EXPECT_THAT(java("whenRefuseLampThenNoContent", "call().andExpect(status().isNoContent());"),
              ElementsAre("happy whenRefuseLampThenNoContent"));
  EXPECT_THAT(java("deletesSuccessfullyWithoutExceptions", "delete();"),
              ElementsAre("happy deletesSuccessfullyWithoutExceptions"));
  EXPECT_THAT(java("refusesLamp", "assertEquals(201, made()); assertRejected(again());"),
              ElementsAre("error refusesLamp"));
  EXPECT_THAT(java("refusesLamp", "assertEquals(201, made()); assertEquals(409, again());"),
              ElementsAre("error refusesLamp"));
  EXPECT_THAT(java("refusesLamp", "assertNotEquals(200, made());"),
              ElementsAre("error refusesLamp"));
  EXPECT_THAT(java("refusesLamp", "assertEquals(\"no\", made());"),
              ElementsAre("error refusesLamp"));
  // What it gets along with is a limit.
  EXPECT_THAT(java("takesDuplicateLamp", "assertEquals(200, again());"),
              ElementsAre("edge takesDuplicateLamp"));
  EXPECT_THAT(java("lampsAreNoneWhenMissing", "assertEquals(200, all());"),
              ElementsAre("edge lampsAreNoneWhenMissing"));
}

TEST(Refusals, AreAnswersThatAreReadAsErrors) {
  const auto rust = [](const std::string& type) {
    return counted("tests/lamps.rs", "#[test]\nfn lamp() {\n  let answer: " + type +
                                         " = read(&app);\n  assert_eq!(answer.a, 1);\n}\n");
  };
  EXPECT_THAT(rust("ErrorMessage"), ElementsAre("error lamp"));
  EXPECT_THAT(rust("Lamp"), ElementsAre("happy lamp"));
}

TEST(Refusals, AreReadOfAllThatAScriptOfPostmanSays) {
  const auto postman = [](const std::string& script) {
    return counted(
        "lamps.postman_collection.json",
        R"({"info": {"schema": "x"}, "item": [{"name": "Make", "event": [{"listen": "test", )"
        R"("script": {"exec": [")" +
            script + R"("]}}]}]})");
  };
  EXPECT_THAT(postman("pm.test('name is required', () => { pm.response.to.have.status(200); });"),
              ElementsAre("happy Make: name is required"));
  EXPECT_THAT(postman("pm.test('name is required', () => { pm.response.to.have.status(422); });"),
              ElementsAre("error Make: name is required"));
}

TEST(Limits, AreNamedInOtherLanguagesToo) {
  EXPECT_THAT(counted("LampTest.cs",
                      "class A {\n[TestMethod] public void RetornaNulo() { Assert.IsTrue(a); }\n}"),
              ElementsAre("edge RetornaNulo"));
}

TEST(Refusals, AreNotThrowsThatAreDenied) {
  EXPECT_EQ(script_kind("expect(run).not.toThrow();"), "happy works");
  EXPECT_EQ(script_kind("expect(run).toThrow();"), "error works");
  EXPECT_THAT(counted("tests/AllTest.php",
                      "<?php\nit('lists', fn () => expect($a->all())->not->toThrow(E::class));\n"),
              ElementsAre("happy lists"));
}

TEST(Refusals, AreAnswersThatSaySoThemselves) {
  const auto php_kind = [](const std::string& body) {
    return counted("tests/LampTest.php",
                   "<?php\nclass LampTest { public function testIt() { " + body + " } }\n")
        .at(0);
  };
  EXPECT_EQ(php_kind("$this->seeJson(['status' => 'error']);"), "error testIt");
  EXPECT_EQ(php_kind("$this->seeJson(['status' => 'ok']);"), "happy testIt");
  EXPECT_EQ(php_kind("$this->seeJson(['success' => false]);"), "error testIt");
}

TEST(Refusals, AreNotNamesWithAHarmlessNo) {
  const auto go_kind = [](const std::string& name) {
    return counted("a_test.go", "func " + name + "(t *testing.T) { assert.Equal(t, 1, run()) }")
        .at(0);
  };
  EXPECT_EQ(go_kind("TestNoCache"), "happy TestNoCache");
  EXPECT_EQ(go_kind("TestUsersNotEmpty"), "happy TestUsersNotEmpty");
  EXPECT_EQ(go_kind("TestNoUser"), "error TestNoUser");
}

TEST(Refusals, AreNotNamesThatLeaveItOpen) {
  const auto kind = [](const std::string& name) {
    return counted("a.test.js", "it('" + name + "', () => { expect(a).toBe(1); });").at(0);
  };
  EXPECT_EQ(kind("status is 200 or 503"), "happy status is 200 or 503");
  EXPECT_EQ(kind("answers 503"), "error answers 503");
  EXPECT_EQ(kind("maps a non-universal lamp"), "happy maps a non-universal lamp");
  EXPECT_EQ(kind("a non-existing lamp"), "error a non-existing lamp");
  EXPECT_EQ(kind("collects without reordering"), "happy collects without reordering");
  EXPECT_EQ(kind("saves without a name"), "error saves without a name");
}

}  // namespace
}  // namespace assay
