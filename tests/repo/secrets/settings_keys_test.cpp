// SPDX-License-Identifier: MIT
// Keys in the settings that Spring Boot and ASP.NET are shipped with.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/secrets/default_keys.h"
#include "repo/secrets/dotnet_keys.h"
#include "repo/secrets/spring_keys.h"

namespace assay::settings_keys_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const SourceFile kReader{
    "src/main/java/Jwt.java",
    "class Jwt {\n  @Value(\"${app.jwt.secret}\")\n  private String APP_JWT_SECRET;\n}\n"};

std::vector<std::string> found(const std::string& name,
                               const std::string& text,
                               std::vector<SourceFile> more = {kReader}) {
  more.push_back({"src/main/resources/" + name, text});
  std::vector<std::string> keys;
  for (const DefaultKey& key : default_keys_in(more))
    keys.push_back(key.variable + ":" + std::to_string(key.line));
  return keys;
}

TEST(SpringKeys, StandInEitherForm) {
  EXPECT_THAT(found("application.properties", "server.port=1\napp.jwt.secret=LampKey\n"),
              ElementsAre("app.jwt.secret:2"));
  EXPECT_THAT(found("application.yml", "app:\n  # signs\n  jwt:\n    secret: 'lamp'\n  a: 1\n"),
              ElementsAre("app.jwt.secret:4"));
  EXPECT_THAT(found("application.yml", "app:\n  jwt:\n    secret: ${JWT_SECRET:lamp}\n"),
              ElementsAre("JWT_SECRET:3"));
  const SourceFile bound{"src/main/kotlin/Jwt.kt",
                         "@ConfigurationProperties(prefix = \"app.jwt\")\nclass Jwt\n"};
  EXPECT_THAT(found("application.properties", "app.jwt.secret=lamp\n", {bound}),
              ElementsAre("app.jwt.secret:1"));
}

TEST(SpringKeys, AreNoneThatComeFromOutside) {
  for (const char* text : {"app.jwt.secret=${JWT_SECRET}\n", "app.jwt.secret=${JWT_SECRET:}\n",
                           "app.jwt.secret=\n", "# app.jwt.secret=lamp\n", "app.jwt.ttl=lamp\n",
                           "# only for development\napp.jwt.secret=lamp\n"})
    EXPECT_THAT(found("application.properties", text), IsEmpty()) << text;
  const std::string plain = "app.jwt.secret=lamp\n";
  EXPECT_THAT(found("application.properties", plain, {}), IsEmpty()) << "nobody reads it";
  EXPECT_THAT(found("application-dev.properties", plain), IsEmpty());
  EXPECT_THAT(found("application.properties", plain,
                    {kReader, {"compose.yaml", "environment:\n  APP_JWT_SECRET: ${KEY}\n"}}),
              IsEmpty());
  EXPECT_THAT(
      found("application.properties", plain,
            {kReader, {"src/main/resources/application-prod.yml", "app.jwt.secret: ${KEY}\n"}}),
      IsEmpty());
}

TEST(SpringKeys, AreNotThoseOfAnotherService) {
  const SourceFile payments{
      "src/main/java/Payments.java",
      "class Payments {\n  @Value(\"${psp.toss.secretKey}\") String key;\n}\n"};
  EXPECT_THAT(found("application.yml", "psp:\n  toss:\n    secretKey: lamp-oil\n", {payments}),
              IsEmpty());
}

TEST(DotNetKeys, StandWhereTheServiceReadsThem) {
  const SourceFile signer{"Api/Tokens.cs",
                          "var k = new SymmetricSecurityKey(Bytes(config[\"Jwt:Key\"]));\n"};
  const auto keys = [&](const std::string& value, std::vector<SourceFile> more = {}) {
    more.push_back(
        {"Api/appsettings.json", "{\n  \"Jwt\": {\n    \"Key\": \"" + value + "\"\n  }\n}\n"});
    more.push_back(signer);
    std::vector<std::string> found;
    for (const DefaultKey& key : default_keys_in(more))
      found.push_back(key.variable + ":" + std::to_string(key.line));
    return found;
  };
  EXPECT_THAT(keys("every lamp is lit at night"), ElementsAre("Jwt__Key:3"));
  EXPECT_THAT(keys("every lamp is lit at night\", // ours\n    \"Site\": \"https://lamps.example"),
              ElementsAre("Jwt__Key:3"));
  EXPECT_THAT(
      keys("every lamp is lit at night", {{"Api/More.cs", "var k = config[\"jwt:key\"];\n"}}),
      ElementsAre("Jwt__Key:3"));
  for (const char* value : {"", "short", "<put your own key here>", "${JWT_KEY_OF_THE_HOST}"})
    EXPECT_THAT(keys(value), IsEmpty()) << value;
  const std::string plain = "every lamp is lit at night";
  EXPECT_THAT(keys(plain, {{"compose.yaml", "environment:\n  - Jwt__Key=${KEY}\n"}}), IsEmpty());
  EXPECT_THAT(keys(plain, {{"Api/appsettings.Production.json", "{\"Jwt\": {\"Key\": \"\"}}"}}),
              IsEmpty());
  EXPECT_TRUE(
      default_keys_in({{"appsettings.json", "{\"Jwt\": {\"Key\": \"" + plain + "\"}}"}}).empty());
}

TEST(DotNetKeys, AreReadInTimeLinearToTheFile) {
  const std::string slashes(1'000'000, '/');
  EXPECT_TRUE(default_keys_in({{"appsettings.json", "{\"a\": \"" + slashes + "\"}"},
                               {"A.cs", "new SymmetricSecurityKey(a);\n"}})
                  .empty());
}

}  // namespace
}  // namespace assay::settings_keys_test
