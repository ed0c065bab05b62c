// SPDX-License-Identifier: MIT
// Passwords of mail accounts without a digit, and values that run to the end of their line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/repo/secrets/searched.h"

namespace assay {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::string mail_settings(const std::string& host, const std::string& password) {
  return "{\n  \"SmtpServer\": \"" + host + "\",\n  \"SmtpPassword\": \"" + password + "\"\n}\n";
}

TEST(AppPassword, IsSixteenLettersThatAreNoWordsBesideGmail) {
  EXPECT_THAT(found(mail_settings("smtp.gmail.com", "qwjxtrbmzkdlhvnp"), "appsettings.json"),
              SizeIs(1));
  EXPECT_THAT(found(mail_settings("smtp.gmail.com", "qwjx trbm zkdl hvnp"), "appsettings.json"),
              SizeIs(1));
  EXPECT_THAT(found(mail_settings("mail.lamps.example", "qwjxtrbmzkdlhvnp"), "appsettings.json"),
              IsEmpty());
  EXPECT_THAT(found(mail_settings("smtp.gmail.com", "thisisnotapasswo"), "appsettings.json"),
              IsEmpty());
  EXPECT_THAT(found(mail_settings("smtp.gmail.com", "lampshadesandoil"), "appsettings.json"),
              IsEmpty());
}

TEST(AppPassword, IsCertainByItsForm) {
  const auto all = found("spring.mail.host=smtp.gmail.com\nspring.mail.password=qwjxtrbmzkdlhvnp\n",
                         "src/main/resources/application.properties");
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_TRUE(all[0].certain);
  EXPECT_EQ(all[0].rule, "gmail-app-password");
}

TEST(AppPassword, MayBeCalledPassAlone) {
  const auto all = found(
      "const m = { service: 'Gmail', user: 'a', pass: 'qwjx trbm zkdl hvnp' };\n", "src/mail.js");
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_TRUE(all[0].certain);
  EXPECT_THAT(found("const m = { service: 'Gmail', pass: process.env.PASS };\n", "src/mail.js"),
              IsEmpty());
  EXPECT_THAT(found("// { service: 'Gmail', pass: 'qwjx trbm zkdl hvnp' }\n", "src/mail.js"),
              IsEmpty());
}

TEST(CloudinarySecret, IsCertainBesideTheOtherTwo) {
  const std::string secret = "  api_secret: wq3kR_8hTz-Lm2VxPd9Jc7bNyA0\n";
  const auto all = found("development:\n  cloud_name: lamps\n  api_key: 493817265049183\n" + secret,
                         "config/cloudinary.yml");
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_TRUE(all[0].certain);
  EXPECT_EQ(all[0].line, 4);
  const auto alone = found("lamps:\n" + secret, "config/lamps.yml");
  ASSERT_THAT(alone, SizeIs(1));
  EXPECT_FALSE(alone[0].certain);
  EXPECT_THAT(found("cloud_name: lamps\napi_key: 493817265049183\napi_secret: <%= ENV['S'] %>\n",
                    "config/cloudinary.yml"),
              IsEmpty());
}

TEST(HostedPassword, StandsBesideARentedHost) {
  const std::string url = "spring:\n  datasource:\n    url: jdbc:mysql://a.b.rds.amazonaws.com/c\n";
  const auto all = found(url + "    password: lampenoel7\n", "src/main/resources/application.yml");
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_TRUE(all[0].certain);
  EXPECT_EQ(all[0].line, 4);
  for (const char* line :
       {"    password: ${DB_PASSWORD}\n", "    password:\n", "    # password: lampenoel7\n",
        "    password: changeme\n", "  mail.password: lampenoel7\n"})
    EXPECT_THAT(found(url + line, "src/main/resources/application.yml"), IsEmpty()) << line;
  EXPECT_THAT(found("url: jdbc:mysql://localhost/c\npassword: lampenoel7\n",
                    "src/main/resources/application.yml"),
              IsEmpty());
}

TEST(TestModule, HoldsNoSecretOfTheService) {
  const std::string value = "password: \"" + lower_alnum(96) + "\".to_string(),\n";
  EXPECT_THAT(found("fn a() { User { " + value + " } }\n", "src/user.rs"), SizeIs(1));
  EXPECT_THAT(found("fn a() {}\n#[cfg(test)]\nmod tests {\n  " + value + "}\n", "src/user.rs"),
              IsEmpty());
}

// The password of a database on one's own machine, beside the address of the page.
TEST(HostedPassword, IsNotThatBesideThePagesHost) {
  for (const char* text :
       {"spring.datasource.url=jdbc:mysql://localhost/c\nspring.datasource.password=lampenoel7\n"
        "app.site=https://lamps.railway.app\n",
        "spring.datasource.password=lampenoel7\napp.site=https://lamps.onrender.com\n",
        "# url=jdbc:mysql://a.b.rds.amazonaws.com/c\nspring.datasource.password=lampenoel7\n",
        "app.origin=lamps.railway.app\nspring.datasource.password=lampenoel7\n",
        "live.url=jdbc:mysql://a.b.rds.amazonaws.com/c\nurl=jdbc:mysql://localhost/c\n"
        "password=lampenoel7\n"})
    EXPECT_THAT(found(text, "src/main/resources/application.properties"), IsEmpty()) << text;
  EXPECT_THAT(found("DB_HOST=a.b.rds.amazonaws.com\nDB_PASSWORD=lampenoel7\n", ".env"), SizeIs(1));
}

TEST(SecretSearch, TakesAPublicAddressForNoneOfOnesOwn) {
  EXPECT_THAT(found("url = postgres://lamp:noel7oil@137.184.14.208:5432/a", "src/db.cfg"),
              SizeIs(1));
  for (const char* host : {"10.0.0.4", "172.17.0.2", "192.168.1.9", "127.0.0.1", "203.0.113.7"})
    EXPECT_THAT(found(std::string("url = postgres://lamp:noel7oil@") + host + "/a", "src/db.cfg"),
                IsEmpty())
        << host;
}

TEST(SecretSearch, TakesWhatPostmanExportsForExamples) {
  EXPECT_THAT(found("{\"info\": {\"_postman_id\": \"1\"}, \"secret\": \"" + alnum(40) + "\"}",
                    "api-docs.json"),
              IsEmpty());
}

TEST(HostedPassword, MayStandInCode) {
  const std::string python =
      "def connect():\n  return mysql.connector.connect(\n"
      "    host = 'lamps.ab12.eu-west-1.rds.amazonaws.com',\n    user = 'lamp',\n    password = ";
  EXPECT_THAT(found(python + "'lampenoel7'\n  )\n", "db.py"), SizeIs(1));
  EXPECT_THAT(
      found("createPool({ host: 'a.b.rds.amazonaws.com', password: 'lampenoel7', port: 1 })",
            "src/db.js"),
      SizeIs(1));
  for (const char* given : {"os.environ['DB_PASSWORD']", "get(\"db\", 'password')", "PASSWORD",
                            "'your_password'", "f'{secret}'"})
    EXPECT_THAT(found(python + given + "\n  )\n", "db.py"), IsEmpty()) << given;
  EXPECT_THAT(found(python + "'lampenoel7'\n  )\n", "tests/db.py"), IsEmpty());
  // What is said of passwords elsewhere in the file.
  const std::string pool =
      "new Pool({ host: process.env.PGHOST ?? 'aws-0-eu.pooler.supabase.com',\n"
      "  password: process.env.PGPASSWORD });\n";
  EXPECT_THAT(found(pool + "const texts = { password: 'at-least-8-chars' };\n", "src/db.ts"),
              IsEmpty());
  EXPECT_THAT(
      found("c({ host: 'a.supabase.co', password: 'Passwort vergessen 1' })\n", "src/db.ts"),
      IsEmpty());
  std::string line;
  for (int i = 0; i < 40'000; ++i)
    line += "passw ";
  EXPECT_THAT(found(line, "src/db.js"), IsEmpty());  // and in time
  EXPECT_THAT(found("connect(host='localhost', password='lampenoel7')\n", "db.py"), IsEmpty());
}

TEST(ProfileOfTests, HoldsNoSecretOfTheService) {
  const std::string test =
      "a: 1\n---\nspring:\n  config.activate:\n    on-profile: test\njwt:\n  secret: " +
      lower_alnum(40) + "\n";
  EXPECT_THAT(found(test + "---\nb: 2\n", "src/main/resources/auth.yml"), IsEmpty());
  EXPECT_THAT(
      found("---\njwt:\n  secret: " + lower_alnum(40) + "\n" + test, "src/main/resources/auth.yml"),
      SizeIs(1));
}

TEST(IndexNames, AreNoSecrets) {
  EXPECT_THAT(found("$table->addIndex(['refresh_token'], 'UNIQ_9BACE7E1C74F2195');\n", "src/A.php"),
              IsEmpty());
}

TEST(Properties, HoldValuesThatEndWithTheirLine) {
  const std::string key = "&/KWgQmtYC7vHe#:B<jRzoqlb;zP5zu0Mc<$4Ws@;+d^ug3,nC$tfQ6k07~1*+Z9";
  EXPECT_THAT(found("jwt.secret=" + key + "\n", "src/main/resources/application.properties"),
              SizeIs(1));
  EXPECT_THAT(
      found("jwt.secret=<put your own here>\n", "src/main/resources/application.properties"),
      IsEmpty());
}

}  // namespace
}  // namespace assay
