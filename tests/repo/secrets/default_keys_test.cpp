// SPDX-License-Identifier: MIT
// Keys that source falls back to: what is found, and what is left in peace.
#include "repo/secrets/default_keys.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay::default_keys_test {
namespace {

std::vector<std::string> found(const std::string& text, const std::string& path = "src/app.js") {
  std::vector<std::string> names;
  for (const DefaultKey& key : default_keys_in({{path, text}}))
    names.push_back(key.variable + ":" + std::to_string(key.line));
  return names;
}

using testing::ElementsAre;
using testing::IsEmpty;

TEST(DefaultKeys, FindsWhatGoGivesAnEmptyVariable) {
  const std::string empty = "  secret := os.Getenv(\"JWT_SECRET\")\n  if secret == \"\" {\n";
  EXPECT_THAT(found(empty + "    secret = \"lamp\"\n  }\n", "auth.go"),
              ElementsAre("JWT_SECRET:1"));
  EXPECT_THAT(
      found(empty + "    log.Println(\"none\")\n    return []byte(\"lamp\")\n  }\n", "auth.go"),
      ElementsAre("JWT_SECRET:1"));
  EXPECT_THAT(found(empty + "    log.Fatal(\"none\")\n  }\n", "auth.go"), IsEmpty());
  EXPECT_THAT(found(empty + "    return \"JWT_SECRET is not set\"\n  }\n", "auth.go"), IsEmpty());
  EXPECT_THAT(found(empty + "    secret = random()\n  }\n", "auth.go"), IsEmpty());
  EXPECT_THAT(found(empty + "    other = \"lamp\"\n  }\n", "auth.go"), IsEmpty());
}

TEST(DefaultKeys, FindsTheWaysOfManyLanguages) {
  EXPECT_THAT(found("SECRET_KEY = os.environ.get('SECRET_KEY', 'x$k9(w$y')", "settings.py"),
              ElementsAre("SECRET_KEY:1"));
  EXPECT_THAT(found("process.env.JWT_SECRET || 'pa$$word'"), ElementsAre("JWT_SECRET:1"));
  EXPECT_THAT(found("const key =\n  process.env.JWT_SECRET || 'secret';"),
              ElementsAre("JWT_SECRET:2"));
  EXPECT_THAT(found("sign(user, process.env['TOKEN_SECRET'] ?? \"s3\")"),
              ElementsAre("TOKEN_SECRET:1"));
  EXPECT_THAT(found("secret: configService.get<string>('JWT_SECRET') || 'default-secret',"),
              ElementsAre("JWT_SECRET:1"));
  EXPECT_THAT(found("SECRET_KEY = os.environ.get('SECRET_KEY', 'dev')", "app/config.py"),
              ElementsAre("SECRET_KEY:1"));
  EXPECT_THAT(found("key = os.environ.get('SECRET_KEY') or 'hard to guess'", "app/config.py"),
              ElementsAre("SECRET_KEY:1"));
  EXPECT_THAT(found("SECRET_KEY = config('SECRET_KEY', default='x1')", "app/settings.py"),
              ElementsAre("SECRET_KEY:1"));
  EXPECT_THAT(found("key := getEnv(\"JWT_SECRET\", \"my-secret\")", "main.go"),
              ElementsAre("JWT_SECRET:1"));
  EXPECT_THAT(found("@Value(\"${app.jwtSecret:bezKoder}\")", "src/main/java/Jwt.java"),
              ElementsAre("app.jwtSecret:1"));
  EXPECT_THAT(found("ENV.fetch('SECRET_KEY_BASE', 'abc')", "config/app.rb"),
              ElementsAre("SECRET_KEY_BASE:1"));
  EXPECT_THAT(found("'key' => env('APP_KEY', 'base64:x'),", "config/app.php"),
              ElementsAre("APP_KEY:1"));
  EXPECT_THAT(
      found("let key = env::var(\"JWT_SECRET\").unwrap_or_else(|_| \"s\".into());", "main.rs"),
      ElementsAre("JWT_SECRET:1"));
  EXPECT_THAT(found("var key = Configuration[\"Jwt:Secret\"] ?? \"none\"; x = "
                    "config[\"JWT_SECRET\"] ?? \"k\";",
                    "A.cs"),
              ElementsAre("JWT_SECRET:1"));
}

TEST(DefaultKeys, TellsEachVariableOnce) {
  EXPECT_THAT(found("process.env.JWT_SECRET || 'a'\nprocess.env.JWT_SECRET || 'a'"),
              ElementsAre("JWT_SECRET:1"));
}

TEST(DefaultKeys, LeavesOtherVariablesInPeace) {
  EXPECT_THAT(found("process.env.PORT || '3000'"), IsEmpty());
  EXPECT_THAT(found("process.env.AWS_SECRET || 'test'"), IsEmpty());
  EXPECT_THAT(found("process.env.AWS_SECRET_ACCESS_KEY || 'test'"), IsEmpty());
  EXPECT_THAT(found("process.env.JWT_SECRET_EXPIRES || '1d'"), IsEmpty());
  EXPECT_THAT(found("process.env.CLIENT_SECRET || 'x'"), IsEmpty());
  EXPECT_THAT(found("env('SQS_SECRET', 'your-secret-key')", "config/queue.php"), IsEmpty());
  EXPECT_THAT(found("readEnv('JWT_SECRET', 'JWT_KEY')"), IsEmpty());
}

TEST(DefaultKeys, LeavesWhatIsNoKeyInPeace) {
  EXPECT_THAT(found("process.env.JWT_SECRET || ''"), IsEmpty());
  EXPECT_THAT(found("env('JWT_SECRET', \"$given\")"), IsEmpty());
  EXPECT_THAT(found("process.env.JWT_SECRET || randomBytes(32).toString('hex')"), IsEmpty());
  EXPECT_THAT(found("os.environ.get('SECRET_KEY', secrets.token_hex())", "app.py"), IsEmpty());
  EXPECT_THAT(found("// process.env.JWT_SECRET || 'secret'"), IsEmpty());
}

TEST(DefaultKeys, LeavesTestsAndExamplesInPeace) {
  EXPECT_THAT(found("process.env.JWT_SECRET || 'secret'", "tests/setup.js"), IsEmpty());
  EXPECT_THAT(found("process.env.JWT_SECRET || 'secret'", "src/auth.test.js"), IsEmpty());
  EXPECT_THAT(found("os.environ.setdefault('SECRET_KEY', 'a-key')", "conftest.py"), IsEmpty());
  EXPECT_THAT(found("os.environ.setdefault('SECRET_KEY', 'a-key')", "settings.py"),
              ElementsAre("SECRET_KEY:1"));
  EXPECT_THAT(found("process.env.JWT_SECRET || 'secret'", "node_modules/a/index.js"), IsEmpty());
}

TEST(DefaultKeys, LeavesTheDefaultOfDevelopmentInPeace) {
  EXPECT_THAT(
      found("class DevelopmentConfig:\n    SECRET_KEY = os.getenv('SECRET_KEY', 'dev')", "a.py"),
      IsEmpty());
  EXPECT_THAT(
      found("const secret = process.env.JWT_SECRET || 'dev';\n\n\n\n\n\n"
            "if (isProd && !process.env.JWT_SECRET) throw new Error('JWT_SECRET is not set');"),
      IsEmpty())
      << "isProd";
  EXPECT_THAT(found("const secret = process.env.JWT_SECRET || 'dev';\n\n\n\n\n\n"
                    "if (env === 'production') {\n  if (!process.env.JWT_SECRET) exit(1);\n}"),
              IsEmpty());
  EXPECT_THAT(found("const product = 1;\nconst secret = process.env.JWT_SECRET || 'dev';"),
              ElementsAre("JWT_SECRET:2"))
      << "a word that only begins so";
}

TEST(DefaultKeys, LeavesADefaultInPeaceThatAnotherFileKeepsOutOfProduction) {
  const SourceFile config{"src/config.js", "exports.key = process.env.JWT_SECRET || 'dev';"};
  const SourceFile server{
      "src/server.js",
      "if (process.env.NODE_ENV === 'production') {\n"
      "  for (const name of ['JWT_SECRET']) if (!process.env[name]) exit(1);\n}"};
  EXPECT_THAT(default_keys_in({config, server}), IsEmpty());
  const SourceFile base{"app/settings/base.py", "SECRET_KEY = env('SECRET_KEY', default='dev')"};
  const SourceFile live{"app/settings/production.py", "SECRET_KEY = env('SECRET_KEY')"};
  EXPECT_THAT(default_keys_in({base, live}), IsEmpty());
  const SourceFile other{"src/sign.js", "sign(claims, process.env.JWT_SECRET)"};
  EXPECT_EQ(default_keys_in({config, other}).size(), 1U);
}

TEST(DefaultKeys, FindsFieldsOfSettingsClasses) {
  const std::string head = "class Settings(BaseSettings):\n    NAME: str = 'Orders'\n";
  EXPECT_THAT(found(head + "    JWT_SECRET_KEY: str = \"sign-me\"\n", "app/config.py"),
              ElementsAre("JWT_SECRET_KEY:3"));
  EXPECT_THAT(found(head + "    secret_key: SecretStr = SecretStr('sign-me')\n", "app/config.py"),
              ElementsAre("secret_key:3"));
  EXPECT_THAT(found(head + "    secret_key: str = Field(default='sign-me', min_length=3)\n",
                    "app/config.py"),
              ElementsAre("secret_key:3"));
  for (const char* line :
       {"    JWT_SECRET_KEY: str\n", "    JWT_SECRET_KEY: str = ''\n",
        "    JWT_SECRET_KEY: str = token_urlsafe(32)\n", "    JWT_ALGORITHM: str = 'HS256'\n",
        "JWT_SECRET_KEY: str = 'sign-me'\n", "    # JWT_SECRET_KEY: str = 'sign-me'\n"})
    EXPECT_THAT(found(head + line, "app/config.py"), IsEmpty()) << line;
}

TEST(DefaultKeys, LeavesFieldsInPeaceThatAreChecked) {
  const std::string field = "    JWT_SECRET_KEY: str = 'sign-me'\n";
  for (const std::string& text :
       {"class Settings(BaseModel):\n" + field + "# BaseSettings\n",
        "class DevSettings(BaseSettings):\n" + field,
        "class Settings(BaseSettings):\n    a: int = 1\nclass Other:\n" + field,
        "class Settings(BaseSettings):\n" + field + "    @field_validator('JWT_SECRET_KEY')\n",
        "class Settings(BaseSettings):\n" + field + "\n\n\n\n\nBAD = ['sign-me']\n",
        "class Settings(BaseSettings):\n    ENV: str = 'development'\n" + field})
    EXPECT_THAT(found(text, "app/config.py"), IsEmpty()) << text;
}

TEST(DefaultKeys, FindsTextsOfAConfigurationThatNothingOverrides) {
  const SourceFile reader{"src/Auth.kt", "val key = config.property(\"jwt.secret\").getString()"};
  const auto keys = [&](const std::string& text, std::vector<SourceFile> more = {}) {
    more.push_back({"src/main/resources/application.conf", text});
    more.push_back(reader);
    std::vector<std::string> names;
    for (const DefaultKey& key : default_keys_in(more))
      names.push_back(key.variable + ":" + std::to_string(key.line));
    return names;
  };
  EXPECT_THAT(keys("ktor { port = 1 }\n\njwt {\n    secret = \"sign-me\"\n}\n"),
              ElementsAre("jwt.secret:4"));
  EXPECT_THAT(keys("jwt.secret: sign-me\n"), ElementsAre("jwt.secret:1"));
  EXPECT_THAT(keys("jwt {\n  secret = \"sign-me\"\n  secret = ${?JWT_SECRET}\n}\n"),
              ElementsAre("jwt.secret:2"));
  for (const char* text :
       {"jwt { secret = ${JWT_SECRET} }\n", "jwt { secret = \"\" }\n", "jwt { realm = \"a\" }\n",
        "# jwt.secret = \"sign-me\"\n", "s3 { secret = \"sign-me\" }\n",
        "# of development\njwt { secret = \"sign-me\" }\n"})
    EXPECT_THAT(keys(text), IsEmpty()) << text;
  const std::string plain = "jwt { secret = \"sign-me\" }\n";
  EXPECT_THAT(keys(plain, {{"src/main/resources/live.conf", "jwt.secret = ${JWT_SECRET}\n"}}),
              IsEmpty());
  EXPECT_THAT(keys(plain, {{"start.sh", "java -Djwt.secret=$JWT_SECRET -jar a.jar\n"}}), IsEmpty());
  EXPECT_THAT(found(plain, "src/main/resources/application.conf"), IsEmpty()) << "nobody reads it";
}

}  // namespace
}  // namespace assay::default_keys_test
