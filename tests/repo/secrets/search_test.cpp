// SPDX-License-Identifier: MIT
// Keys, addresses and assignments, and what is never shown.
#include "repo/secrets/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base64.h"
#include "repo/secrets/randomness.h"
#include "tests/repo/secrets/bodies.h"
#include "tests/repo/secrets/searched.h"

namespace assay {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TEST(SecretSearch, TellsPlaceKindAndNothingOfTheSecret) {
  const std::string secret = personal_token();
  const auto all = found("// line one\nconst a = 1;\nconst token = \"" + secret + "\";\n");
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].rule, "github-personal-token");
  EXPECT_EQ(all[0].line, 3);
  EXPECT_TRUE(all[0].certain);
  EXPECT_EQ(all[0].shown, "ghp_(cut:32-127)");
  EXPECT_THAT(all[0].shown, Not(HasSubstr(secret.substr(4, 6))));
}

TEST(SecretSearch, FindsPrivateKeysThatAreWhole) {
  EXPECT_THAT(found(pem(), "keys/signing.pem"), SizeIs(1));
  EXPECT_THAT(found(pem(""), "config/jwt/private.key"), SizeIs(1));
  const auto escaped =
      found("KEY = \"-----BEGIN PRIVATE KEY-----\\n" + alnum(64) + "\\n" + alnum(30) + "\"");
  EXPECT_THAT(escaped, SizeIs(1));
  EXPECT_THAT(found(pem(""), "docker/workspace/insecure_id_rsa"), IsEmpty());
  EXPECT_THAT(found("-----BEGIN PRIVATE KEY-----\n...\n"), IsEmpty());
  EXPECT_THAT(found("-----BEGIN PUBLIC KEY-----\n" + alnum(64)), IsEmpty());
}

TEST(SecretSearch, LeavesKeysOfTestsAloneAndAsksAboutThoseForOnesOwnMachine) {
  EXPECT_THAT(found(pem(), "tests/fixtures/key.pem"), IsEmpty());
  EXPECT_FALSE(found(pem(), "certs/localhost.key").at(0).certain);
  EXPECT_FALSE(
      found(pem(), "server/.vagrant/machines/default/virtualbox/private_key").at(0).certain);
  EXPECT_FALSE(found(pem("ENCRYPTED "), "certs/key.pem").at(0).certain);
  EXPECT_TRUE(found(pem(), "certs/devices.key").at(0).certain);
  EXPECT_EQ(found("\n" + pem() + pem(), "certs/devices.key").at(0).line, 2);
}

TEST(SecretSearch, FindsPasswordsInAddresses) {
  const std::string password = alnum(12);
  const auto sold =
      found("uri = 'mongodb+srv://app:" + password + "@cluster0.ab1cd.mongodb.net/orders'");
  ASSERT_THAT(sold, SizeIs(1));
  EXPECT_TRUE(sold[0].certain);
  const auto other = found("uri = 'postgres://app:" + password + "@db.orders.io/orders'");
  ASSERT_THAT(other, SizeIs(1));
  EXPECT_FALSE(other[0].certain);
}

// Whoever copies the real file over the example one gives both away.
TEST(SecretSearch, AsksAboutAddressesInExamplesThatMayBeLive) {
  const auto in_example = [](const std::string& password, const std::string& host) {
    return found("DATABASE_URL=postgres://app:" + password + "@" + host + "/app\n", ".env.example");
  };
  const std::string sold = "dpg-a1-a.oregon-postgres.render.com";
  ASSERT_THAT(in_example(alnum(32), sold), SizeIs(1));
  EXPECT_FALSE(in_example(alnum(32), sold)[0].certain);
  EXPECT_THAT(in_example(alnum(32), "db.orders.io"), IsEmpty());
  EXPECT_THAT(in_example("AbC123dEf", sold), IsEmpty());
  EXPECT_THAT(in_example("your-password-goes-here", sold), IsEmpty());
}

TEST(SecretSearch, IsCertainOfAPrivateKeyUnlessItIsOfDevelopment) {
  const std::string key = "-----BEGIN PRIVATE KEY-----\n" + alnum(64) + "\n" + alnum(30) + "\n";
  EXPECT_TRUE(found(key, "config/lamps.pem")[0].certain);
  EXPECT_FALSE(found(key, "config/dev/lamps.pem")[0].certain);
  EXPECT_FALSE(found(key, "certbot/conf/live/localhost/privkey.pem")[0].certain);
  // A host may be called so.
  EXPECT_TRUE(found(key, "certbot/conf/live/dev.lamps.example/privkey.pem")[0].certain);
}

TEST(SecretSearch, PassesOverAddressesOfOnesOwnMachine) {
  const std::string password = alnum(12);
  for (const std::string& address : std::vector<std::string>{
           "postgres://postgres:postgres@db.orders.io/x",
           "postgres://app:" + password + "@localhost:5432/x",
           "postgres://app:" + password + "@db/x", "postgres://app:" + password + "@orders.db/x",
           "amqp://guest:guest@rabbit.orders.io", "postgres://${USER}:${PASSWORD}@db.orders.io/x",
           "https://user:<password>@host.orders.io", "redis://app:" + password + "@10.0.0.7:6379",
           "https://example.com/a:b@c", std::string("http://localhost:8080/@types/node"),
           "mongodb+srv://<user>:<password>@cluster0.ab1cd.mongodb.net"}) {
    EXPECT_THAT(found("uri = \"" + address + "\""), IsEmpty()) << address;
  }
}

TEST(SecretSearch, TakesSkFollowedByHexForDeepSeeksWhereItIsNamed) {
  const std::string key = "const k = \"sk-" + hex(32) + "\";\n";
  EXPECT_TRUE(found("fetch('https://api.deepseek.com');\n" + key)[0].certain);
  EXPECT_THAT(found("fetch('https://api.lamps.io');\n" + key), IsEmpty());
  std::string many;  // in time linear to the file
  for (int i = 0; i < 40'000; ++i)
    many += key;
  EXPECT_THAT(found(many), IsEmpty());
}

TEST(SecretSearch, PassesOverAccountsThatDeliverNothing) {
  const std::string password = "\", \"Password\": \"" + alnum(18) + "\" }";
  EXPECT_THAT(found("{ \"Host\": \"smtp.ethereal.email" + password, "appsettings.json"), IsEmpty());
  EXPECT_THAT(found("{ \"Host\": \"smtp.lamps.io" + password, "appsettings.json"), SizeIs(1));
  EXPECT_THAT(found("MAIL_HOST=smtp.ethereal.email\nJWT_SECRET=" + alnum(32) + "\n", ".env"),
              SizeIs(1));
  const std::string hash = "  Password = \"" + hex(64) + "\",\n";
  EXPECT_THAT(found(hash, "Data/Seeder.cs"), IsEmpty());
  EXPECT_THAT(found("DB_PASSWORD=" + hex(32) + "\n", ".env"), SizeIs(1));
  EXPECT_THAT(found("{ \"token\": \"" + alnum(32) + "\" }", "docs/Insomnia_2025.json"), IsEmpty());
  EXPECT_THAT(
      found("{ \"_type\": \"export\", \"__export_format\": 4, \"token\": \"" + alnum(32) + "\" }",
            "docs/lamps.json"),
      IsEmpty());
}

TEST(SecretSearch, AsksAboutRandomTextsUnderTellingNames) {
  const std::string secret = alnum(32);
  for (const std::string& line : std::vector<std::string>{
           "JWT_SECRET = \"" + secret + "\"", "jwtSecret: '" + secret + "',",
           "\"clientSecret\": \"" + secret + "\"", "os.environ.get('API_KEY', '" + secret + "')",
           "process.env.TOKEN_KEY || '" + secret + "'",
           "const string AccessToken = \"" + secret + "\";", "signing_key := `" + secret + "`"}) {
    const auto all = found(line);
    ASSERT_THAT(all, SizeIs(1)) << line;
    EXPECT_FALSE(all[0].certain);
  }
  EXPECT_THAT(found("JWT_SECRET=" + secret + "\n", ".env"), SizeIs(1));
  EXPECT_THAT(found("jwt:\n  secret: " + secret + "\n", "src/main/resources/application.yml"),
              SizeIs(1));
}

TEST(SecretSearch, AsksAboutLongKeysToSignWith) {
  const char* settings = "src/main/resources/application.properties";
  EXPECT_THAT(found("app.jwtSecret=" + hex(512) + "\n", settings), SizeIs(1));
  EXPECT_THAT(found("jwt.signing_key=" + base64(344) + "\n", settings), SizeIs(1));
  EXPECT_THAT(found("jwt.secret=" + hex(1100) + "\n", settings), IsEmpty());
  EXPECT_THAT(found("access_token=" + hex(512) + "\n", settings), IsEmpty());
  EXPECT_THAT(found("jwt_secret=AQICAH" + base64(300) + "\n", settings), IsEmpty());
  EXPECT_THAT(
      found("kind: SealedSecret\nspec:\n  encryptedData:\n    JWT_SECRET: Ag" + base64(400) + "\n",
            "k8s/sealed.yaml"),
      IsEmpty());
}

TEST(SecretSearch, PassesOverWhatOnlyLooksLikeASecret) {
  for (const std::string& line : std::vector<std::string>{
           std::string("const secret = getSecret(process.env.JWT_SECRET_NAME_2)"),
           std::string("secret: ${JWT_SECRET}"),
           std::string("secret = \"my-super-long-jwt-secret-for-2024\""),
           std::string("secret = 'change-me-in-production-42'"),
           std::string("password = \"Correct horse battery staple 1\""),
           std::string("token = 'your-api-key-here-12345'"),
           std::string("tokenUrl = 'https://auth.orders.io/oauth2/v2.0/token'"),
           std::string("password: 'password_confirmation'"),
           std::string("secretName: 'projects/123/secrets/orders-db'"),
           "public_api_key = '" + alnum(32) + "'", "password_hash = '$2b$10$" + alnum(53) + "'",
           "csrf_token = '" + alnum(32) + "'",
           std::string("token_id = '6f1c0d1e-3f0a-4b7a-9c55-0a1b2c3d4e5f'"),
           "integrity = 'sha512-" + alnum(86) + "=='",
           std::string("const API_KEY_HEADER = 'X-Api-Key-Version-2-Header'")}) {
    EXPECT_THAT(found(line), IsEmpty()) << line;
  }
  EXPECT_THAT(found("secret = '" + alnum(32) + "'", "tests/auth.test.js"), IsEmpty());
  EXPECT_THAT(found("secret: '" + alnum(32) + "'", "README.md"), IsEmpty());
  EXPECT_THAT(found("secret = " + alnum(32), "src/a.py"), IsEmpty());  // a name in code
}

TEST(SecretSearch, AsksAboutTokensInTestsAndDocuments) {
  EXPECT_FALSE(found(personal_token(), "README.md").at(0).certain);
  EXPECT_FALSE(found("x = '" + personal_token() + "'", "tests/test_github.py").at(0).certain);
  EXPECT_FALSE(found("TOKEN=" + personal_token(), ".env.example").at(0).certain);
  EXPECT_TRUE(found("TOKEN=" + personal_token(), ".env").at(0).certain);
}

TEST(SecretSearch, ReadsTheClaimsOfWebTokens) {
  EXPECT_THAT(found("x = '" +
                    web_token(R"({"iss":"supabase","role":"anon","iat":1,"exp":315360001})") + "'"),
              IsEmpty());
  EXPECT_TRUE(
      found("x = '" +
            web_token(R"({"iss":"supabase","role":"service_role","iat":1,"exp":315360001})") + "'")
          .at(0)
          .certain);
  EXPECT_THAT(found("x = '" + web_token(R"({"sub":"7","iat":1700000000,"exp":1700003600})") + "'"),
              IsEmpty());
  EXPECT_THAT(found("x = '" + web_token(R"({"sub":"service"})") + "'"), SizeIs(1));
}

TEST(SecretSearch, PassesOverWebTokensThatSayNothingOfAnybody) {
  EXPECT_THAT(found("x = '" + web_token(R"({"iat":1700000000})") + "'"), IsEmpty());
  EXPECT_THAT(found("x = '" + web_token(R"({"sub":"42","name":"A","iat":1516239022})") + "'"),
              IsEmpty());
  EXPECT_THAT(found("x = '" + web_token(R"({"sub":"service","iat":1700000000})") + "'"), SizeIs(1));
}

TEST(SecretSearch, PassesOverExamplesWhoseFormTellsNothing) {
  const std::string token = web_token(R"({"sub":"service"})");
  for (const std::string& text : std::vector<std::string>{
           "@Schema(example = \"" + token + "\")", "@ApiProperty({ example: '" + token + "' })",
           "@ApiProperty({\n  description: 'a',\n  example: { token: '" + token + "' },\n})",
           "token: str = Field(examples=[\"a\", \"" + token + "\"])",
           "\"example\": {\"secret\": \"" + alnum(32) + "\"}"}) {
    EXPECT_THAT(found(text), IsEmpty()) << text;
  }
  EXPECT_THAT(found("a:\n  token:\n    example: " + token + "\n  b: 1\n", "openapi.yaml"),
              IsEmpty());
  EXPECT_THAT(found("a:\n  examples:\n    b:\n      token: '" + token + "'\n", "openapi.yaml"),
              IsEmpty());
  EXPECT_THAT(found("a:\n  example: 1\n  token: '" + token + "'\n", "app.yaml"), SizeIs(1));
  EXPECT_THAT(found("f({ example: 1 }); x = '" + token + "'"), SizeIs(1));
  EXPECT_TRUE(found("@Schema(example = \"" + personal_token() + "\")").at(0).certain);
}

TEST(SecretSearch, FindsThePasswordOfAConnection) {
  const std::string sold = "Server=ec2-1-2-3-4.compute-1.amazonaws.com;Port=5432;Password=";
  const auto all =
      found("{\"Db\": \"" + sold + hex(64) + ";SslMode=Require\"}", "appsettings.json");
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_TRUE(all[0].certain);
  EXPECT_EQ(all[0].rule, "password-of-connection");
  EXPECT_THAT(all[0].shown, Not(HasSubstr(hex(64).substr(0, 8))));
  const std::string own = "Data Source=tcp:sql.acme-shop.com,1433;User Id=app;Pwd=Tr0ub4dor&3";
  ASSERT_THAT(found("var s = \"" + own + "\";", "src/Program.cs"), SizeIs(1));
  EXPECT_FALSE(found("var s = \"" + own + "\";", "src/Program.cs").at(0).certain);
  EXPECT_THAT(found("CONNECTION=" + own + "\n", ".env"), SizeIs(1));
  EXPECT_THAT(found("dsn = \"host=db.acme-shop.com user=app password=Tr0ub4dor&3\"", "main.go"),
              SizeIs(1));
}

TEST(SecretSearch, PassesOverConnectionsOfOnesOwnAndThoseWithoutAPassword) {
  for (const char* text :
       {"s = \"Server=localhost;Database=a;Password=Tr0ub4dor&3\"",
        "s = \"Host=db;Port=5432;Password=Tr0ub4dor&3\"",
        "s = \"Server=sql.acme-shop.com;Password=${DB_PASSWORD};\"",
        "s = \"Server=sql.acme-shop.com;Password=your_password;\"",
        "s = \"Server=\" + host + \";Password=\" + password",
        "db.connect(host=settings.db.host, user=settings.db.user, password=settings.db.password)",
        "this.host=config.db.host;this.password=config.db.password;",
        "s = \"Server=sql.acme-shop.com;NewPassword=Tr0ub4dor&3\""})
    EXPECT_THAT(found(text), IsEmpty()) << text;
}

TEST(SecretSearch, PassesOverRandomTextsOfDevelopmentBesideAnOpenProduction) {
  const auto rails = [](const std::string& production) {
    return "# a comment\ndevelopment:\n  secret_key_base: " + hex(64) +
           "\n\ntest:\n  secret_key_base: " + hex(66) +
           "\n\nproduction:\n  secret_key_base: " + production + "\n";
  };
  EXPECT_THAT(found(rails("<%= ENV[\"SECRET_KEY_BASE\"] %>"), "config/secrets.yml"), IsEmpty());
  EXPECT_THAT(found(rails(hex(70)), "config/secrets.yml"), SizeIs(1));
  EXPECT_THAT(found("jwt_signing_key: \"" + alnum(32) + "\"\n", "config/local.yml"), SizeIs(1));
  const std::string ini = "[development]\nsecret = " + hex(40) + "\n[production]\nsecret = ";
  EXPECT_THAT(found(ini + "${SECRET}\n", "app.ini"), IsEmpty());
}

TEST(SecretSearch, PassesOverWhatSymfonysRecipeMakes) {
  const auto kept = [](const std::string& environment) {
    return "###> symfony/framework-bundle ###\nAPP_ENV=" + environment + "\nAPP_SECRET=" + hex(32) +
           "\n###< symfony/framework-bundle ###\n";
  };
  EXPECT_THAT(found(kept("dev"), ".env"), IsEmpty());
  EXPECT_THAT(found(kept("prod"), ".env"), SizeIs(1));
  EXPECT_THAT(found("APP_ENV=dev\nAPP_SECRET=" + hex(32) + "\n", ".env"), SizeIs(1));
}

TEST(SecretSearch, PassesOverKeysThatOnlyATestRunUses) {
  const auto pipeline = [](const std::string& name, const std::string& last) {
    return "jobs:\n  build:\n    steps:\n      - run:\n          command: ./gradlew test\n" +
           ("          environment:\n            " + name) + ": " + alnum(20) + "\n" + last;
  };
  constexpr const char* path = ".circleci/config.yml";
  EXPECT_THAT(found(pipeline("PASSWORD_CRYPT_KEY", ""), path), IsEmpty());
  EXPECT_THAT(found(pipeline("PASSWORD_CRYPT_KEY", "      - run: make deploy\n"), path), SizeIs(1));
  EXPECT_THAT(found(pipeline("WEATHER_API_KEY", ""), path), SizeIs(1));
  EXPECT_THAT(found(pipeline("PASSWORD_CRYPT_KEY", ""), "config/app.yml"), SizeIs(1));
}

TEST(SecretSearch, ReadsWordsThatAreEncoded) {
  const auto manifest = [](const std::string& words) {
    return found("data:\n  jwt-secret: " + base64_encoded(words) + "\n", "k8s/secret.yaml");
  };
  EXPECT_THAT(manifest("your-jwt-secret-key-here"), IsEmpty());
  EXPECT_THAT(manifest("sil_password_of_the_service"), IsEmpty());
  EXPECT_THAT(manifest(alnum(40)), SizeIs(1));
}

TEST(SecretSearch, PassesOverRandomTextsInCommentsOfCode) {
  const std::string given = "secret_key = '" + hex(64) + "'\n";
  EXPECT_THAT(found("  # config." + given, "config/initializers/a.rb"), IsEmpty());
  EXPECT_THAT(found("  // " + given, "src/a.ts"), IsEmpty());
  EXPECT_THAT(found("  config." + given, "config/initializers/a.rb"), SizeIs(1));
  EXPECT_THAT(found("# SECRET_KEY=" + hex(64) + "\n", ".env"), SizeIs(1));
}

TEST(SecretSearch, StepsOverTheTypeOfAValue) {
  const std::string secret = alnum(32);
  for (const std::string& line : std::vector<std::string>{
           "const SECRET: &'static str = \"" + secret + "\";",
           "private readonly secret: string = '" + secret + "';",
           "SECRET_KEY: Optional[str] = '" + secret + "'", "var secret string = \"" + secret + "\"",
           "val jwtSecret: String = \"" + secret + "\""}) {
    EXPECT_THAT(found(line), SizeIs(1)) << line;
  }
  EXPECT_THAT(found("secret: base\nother = '" + secret + "'"), IsEmpty());
  EXPECT_THAT(found("jwt:\n  secret: " + secret + "=\n", "application.yml"), SizeIs(1));
}

TEST(SecretSearch, PassesOverWhatVendorsPublish) {
  EXPECT_THAT(found(std::string("key = 'sk_test_") + "4eC39HqLyjWDarjtT1zdp7dc'"), IsEmpty());
  EXPECT_THAT(found(std::string("id = 'AKIA") + "IOSFODNN7EXAMPLE'"), IsEmpty());
  const std::string web =
      "apiKey: 'AIza" + alnum(35) + "',\n  authDomain: 'orders.firebaseapp.com',";
  EXPECT_THAT(found(web), IsEmpty());
}

TEST(SecretSearch, PassesOverTheHashesThatAToolKeeps) {
  const std::string kept =
      "{\"hashes\":{\"src/TokenMaker.php\":\"x\",\"secret_token\":\"" + alnum(32) + "\"}}";
  EXPECT_THAT(found(kept, "app.json"), SizeIs(1));
  EXPECT_THAT(found(kept, ".php-cs-fixer.cache"), IsEmpty());
}

// An emulator has one account, whose key is the same on every machine.
TEST(SecretSearch, PassesOverTheKeysOfEmulators) {
  const std::string body = std::string("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50u") +
                           "SRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
  EXPECT_THAT(found("  - STORAGE=AccountName=devstoreaccount1;AccountKey=" + body + ";",
                    "docker-compose.yml"),
              IsEmpty());
  EXPECT_THAT(found("STORAGE_ACCESS_KEY=" + body + "\n", "settings.ini"), IsEmpty());
  const std::string cosmos = std::string("C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2n") +
                             "Q9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";
  EXPECT_THAT(found("{\"CosmosKeySecret\": \"" + cosmos + "\"}", "appsettings.json"), IsEmpty());
}

TEST(SecretSearch, TakesABucketThatIsNamedLikeAKeyForNone) {
  const std::string id = "AKIA" + upper(16);
  for (const std::string& text : {"url: 'https://files.example.com/" + id + ".photos/1.jpg'",
                                  "url: 'https://" + id + "-photos.files.example.com/1.jpg'",
                                  "'//a.example/" + id + "/1.jpg'"})
    EXPECT_THAT(found(text), IsEmpty()) << text;
  for (const std::string& text :
       {"id = '" + id + "'", "url: 'https://a.example/?AWSAccessKeyId=" + id + "&a=1'",
        "'https://" + id + ":pw@queue.example.com'", "Credential=" + id + "/20300101/eu/s3"})
    EXPECT_THAT(found(text), SizeIs(1)) << text;
}

TEST(SecretSearch, LeavesRandomTextsToWhatStandsInForAService) {
  const std::string random = R"({"reset_token": ")" + alnum(40) + R"("})";
  EXPECT_THAT(found(random, "externals/mock_api/db.json"), IsEmpty());
  EXPECT_THAT(found(random, "src/PaymentFake.json"), IsEmpty());
  EXPECT_THAT(found(random, "externals/api/db.json"), SizeIs(1));
  const std::string key = R"({"token": ")" + personal_token() + R"("})";
  const auto kept = found(key, "externals/mock_api/db.json");
  ASSERT_THAT(kept, SizeIs(1));
  EXPECT_TRUE(kept[0].certain);
}

TEST(SecretSearch, ReadsUtf16AndNoBinaries) {
  std::string wide = "\xFF\xFE";
  for (const char c : personal_token()) {
    wide += c;
    wide += '\0';
  }
  EXPECT_THAT(found(wide), SizeIs(1));
  EXPECT_THAT(found(std::string("\0\1", 2) + personal_token()), IsEmpty());
}

TEST(SecretSearch, CountsOneSecretOnceWhicheverRulesKnowIt) {
  EXPECT_THAT(found("GITHUB_TOKEN = '" + personal_token() + "'"), SizeIs(1));
}

TEST(Randomness, TellsDrawnTextsFromWords) {
  EXPECT_TRUE(looks_random(alnum(24)));
  EXPECT_TRUE(looks_random(hex(32)));
  EXPECT_FALSE(looks_random("correct-horse-battery-staple"));
  EXPECT_FALSE(looks_random("6f1c0d1e-3f0a-4b7a-9c55-0a1b2c3d4e5f"));
  EXPECT_FALSE(looks_random("findAllOrdersByCustomerId"));
  EXPECT_FALSE(looks_random("2024-01-31T10:00:00Z"));
  EXPECT_FALSE(looks_random("short1A"));
  EXPECT_FALSE(looks_random("/api/v1/orders/7/items"));
  EXPECT_TRUE(looks_random(drawn(50, "abcdefghijklmnopqrstuvwxyz0123456789!@#%^&*(-_=+)")));
  EXPECT_FALSE(looks_random("^(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9@$!%*?&]{8,}$"));
  EXPECT_FALSE(looks_random("input[name=\"password\"]:not([disabled])"));
  EXPECT_FALSE(looks_random("Server=db1;Database=orders;User=sa;Password=pw1;Timeout=30"));
}

}  // namespace
}  // namespace assay
