// SPDX-License-Identifier: MIT
// Secrets whose surroundings take their weight away, or add to it.
#include "repo/secrets/surroundings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/repo/secrets/searched.h"

namespace assay {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

TEST(SecretSearch, PassesOverTheKeysOfAStoreOnOnesOwnMachine) {
  const std::string keys = "aws.secret-key=" + alnum(40) + "\n";
  EXPECT_THAT(found(keys, "application.properties"), SizeIs(1));
  EXPECT_THAT(found(keys + "aws.endpoint=http://localhost:9000\n", "application.properties"),
              IsEmpty());
}

TEST(SecretSearch, ReadsTheLastNameOfAPath) {
  EXPECT_THAT(found("spring.security.oauth2.google.clientSecret=" + alnum(24) + "\n",
                    "application.properties"),
              SizeIs(1));
}

TEST(SecretSearch, PassesOverWebTokensThatHaveEndedOrDescribeAnAnswer) {
  const std::string ended = web_token(R"({"sub":"u1","iat":1400000000,"exp":1489159693})");
  EXPECT_THAT(found("const t = \"" + ended + "\";\n"), IsEmpty());
  const std::string lasting = web_token(R"({"sub":"u1","name":"Jane","iat":1700000000})");
  EXPECT_THAT(found("const t = \"" + lasting + "\";\n"), SizeIs(1));
  EXPECT_THAT(found("// @Success 200 {string} \"" + lasting + "\"\n"), IsEmpty());
}

TEST(SecretSearch, IsCertainOfAKeyThatPaysForModels) {
  const std::string key = "AIza" + alnum(35);
  EXPECT_FALSE(found("const map = \"" + key + "\";\n").at(0).certain);
  EXPECT_TRUE(found("GEMINI_API_KEY=" + key + "\n", ".env").at(0).certain);
}

TEST(SecretSearch, PassesOverTheFormOfAVault) {
  EXPECT_THAT(found("m(\"like dotenv://:key_1234@dotenvx.com/vault\");\n"), IsEmpty());
}

TEST(SecretSearch, PassesOverWhatAFrameworkOrARunnerOfTestsKeeps) {
  const std::string value = hex(32);
  EXPECT_THAT(
      found("###> symfony/framework-bundle ###\nAPP_SECRET=" + value + "\n", "api/.env.dev"),
      IsEmpty());
  EXPECT_THAT(found("APP_SECRET=" + value + "\n", "api/.env.dev"), SizeIs(1));
  EXPECT_THAT(found("[pytest]\nenv =\n  JWT_SECRET_KEY=" + value + "\n", "pytest.ini"), IsEmpty());
}

TEST(SecretSearch, PassesOverTokensThatNobodyDrew) {
  EXPECT_THAT(found("const k = \"AIzaSyD-9tCzvFiqfqr3vnQ6QZpQZpQZpQZpQZp\";\n"), IsEmpty());
}

TEST(SecretSearch, PassesOverAnswersThatApiDocShows) {
  const std::string answer = "  \"auth_token\": \"" + hex(32) + "\"\n";
  EXPECT_THAT(
      found("=begin\n@apiSuccessExample {json} Success:\n{\n" + answer + "}\n=end\n", "a.rb"),
      IsEmpty());
  EXPECT_THAT(
      found("=begin\n@apiSuccessExample {json} Success:\n=end\na = {\n" + answer + "}\n", "a.rb"),
      SizeIs(1));
}

TEST(SecretSearch, PassesOverTheKeyOfAnAddressThatWasSigned) {
  const std::string key = "ASIA" + drawn(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
  EXPECT_THAT(found("u = \"https://a.example/b?X-Amz-Credential=" + key + "/20220115/x\"\n"),
              IsEmpty());
  EXPECT_THAT(found("key = \"" + key + "\"\n"), SizeIs(1));
}

TEST(SecretSearch, PassesOverTheTokenThatEveryLocalSupabaseHas) {
  const auto token = [](const std::string& issuer) {
    return "KEY=" +
           web_token(R"({"iss":")" + issuer + R"(","role":"service_role","exp":4102444800})") +
           "\n";
  };
  EXPECT_THAT(found(token("supabase-demo"), ".env"), IsEmpty());
  EXPECT_THAT(found(token("supabase"), ".env"), SizeIs(1));
}

TEST(SecretSearch, FindsTheKeyThatOpensRailsCredentials) {
  const auto all = found(hex(32) + "\n", "config/master.key");
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_TRUE(all[0].certain);
  EXPECT_EQ(all[0].line, 1);
  EXPECT_THAT(found("put the key here\n", "config/master.key"), IsEmpty());
  EXPECT_THAT(found(hex(32) + "\n", "config/other.key"), IsEmpty());
}

}  // namespace
}  // namespace assay
