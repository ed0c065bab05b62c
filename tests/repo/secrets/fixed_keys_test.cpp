// SPDX-License-Identifier: MIT
// Keys that nothing replaces: what is found, and what is left in peace.
#include "repo/secrets/fixed_keys.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay::fixed_keys_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> found(const std::vector<SourceFile>& sources) {
  std::vector<std::string> places;
  for (const DefaultKey& key : fixed_keys_in(sources))
    places.push_back(key.file + ":" + std::to_string(key.line) + key.variable);
  return places;
}

std::vector<std::string> found(const std::string& text, const std::string& path = "src/app.js") {
  return found(std::vector<SourceFile>{{path, text}});
}

TEST(FixedKeys, AreHandedToTheSignersOfManyLanguages) {
  const std::vector<SourceFile> signing{
      {"a.js", "const t = jwt.sign({ id: user.id, role }, 'lamp-light', { expiresIn: '1h' });\n"},
      {"b.ts", "jwt.verify(token, \"lamp-light\")\n"},
      {"c.js", "app.use(session({\n  resave: false,\n  secret: 'lamp',\n}));\n"},
      {"auth.module.ts", "imports: [JwtModule.register({\n  secret: 'lamp',\n})],\n"},
      {"jwt.strategy.ts", "super({ secretOrKey: 'lamp' });\n"},
      {"jwt.ts",
       "import { sign } from 'jsonwebtoken';\nclass A { static readonly SECRET_KEY = "
       "'l$Dm%p';\n  a(b) { return sign(b, A.SECRET_KEY, c); } }\n"},
      {"a.cpp",
       "const std::string SECRET = \"lamp\";\n"
       "auto t = jwt::create().sign(jwt::algorithm::hs256{SECRET});\n"},
      {"config/config.exs",
       "config :lamps, Lamps.Guardian,\n  issuer: \"a\",\n  secret_key: \"lamp\"\n"},
      {"d.py", "token = jwt.encode({'sub': name}, 'lamp-light', algorithm='HS256')\n"},
      {"e.py", "app.secret_key = 'lamp'\n"},
      {"f.py", "app.config['JWT_SECRET_KEY'] = 'lamp'\n"},
      {"g.rb", "set :session_secret, 'lamp'\n"},
      {"h.rb", "JWT.encode payload, 'lamp', 'HS256'\n"},
      {"i.php", "<?php\n$a = JWT::decode($token, new Key('lamp', 'HS256'));\n"},
      {"j.php",
       "<?php\nclass A {\n  private static $clave = 'lamp';\n  function b($c) {\n    return "
       "JWT::encode($c, self::$clave, 'HS256');\n  }\n}\n"},
      {"k.scala", "val key = \"lamp\"\nval t = JwtSprayJson.encode(claim, key, algorithm)\n"},
      {"j.go", "s, err := jwt.New(m).SignedString([]byte(\"lamp\"))\n"},
      {"k.rs", "let k = EncodingKey::from_secret(\"lamp\".as_ref()); // jwt\n"},
      {"l.cs", "var k = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(\"lamp\"));\n"},
      {"m.kt", "val a = Algorithm.HMAC256(\"lamp\")\n"},
      {"src/main/java/com/example/demo/Jwt.java",
       "class Jwt {\n  static final String KEY = \"lamp\";\n  Object a = "
       "Algorithm.HMAC256(KEY);\n}\n"},
      {"n.java", "Jwts.builder().signWith(SignatureAlgorithm.HS512, \"lamp\").compact();\n"}};
  for (const SourceFile& file : signing)
    EXPECT_EQ(found({file}).size(), 1U) << file.path;
  EXPECT_THAT(found({signing[2]}), ElementsAre("c.js:3"));
}

TEST(FixedKeys, MayHaveAName) {
  EXPECT_THAT(found("class Tokens {\n  private val hidden = \"lamp\"\n  fun a() = "
                    "Algorithm.HMAC256(hidden)\n}\n",
                    "src/main/kotlin/Tokens.kt"),
              ElementsAre("src/main/kotlin/Tokens.kt:2"));
  EXPECT_THAT(found({{"app/auth.js", "jwt.sign({ id }, config.secret, {})\n"},
                     {"app/config.js", "module.exports = {\n  secret: \"lamp-light\"\n};\n"}}),
              ElementsAre("app/config.js:2"));
  EXPECT_THAT(found("const KEY: &str = \"lamp\";\nEncodingKey::from_secret(KEY.as_ref()) // jwt\n",
                    "src/a.rs"),
              ElementsAre("src/a.rs:1"));
}

TEST(FixedKeys, MayBeMadeAKeyOfByJjwt) {
  const std::string made =
      "class Jwt {\n  String key = \"every lamp is lit at night\";\n"
      "  SecretKey signing = Keys.hmacShaKeyFor(key.getBytes());\n}\n";
  EXPECT_THAT(found(made, "src/main/java/Jwt.java"), ElementsAre("src/main/java/Jwt.java:2"));
  EXPECT_THAT(found("class Jwt {\n  static final String KEY = \"bGFtcHM=\";\n"
                    "  byte[] k = Decoders.BASE64.decode(KEY);\n}\n",
                    "src/main/java/Jwt.java"),
              ElementsAre("src/main/java/Jwt.java:2"));
  EXPECT_THAT(found("class Jwt {\n  @Value(\"${jwt.key}\") String key;\n"
                    "  SecretKey signing = Keys.hmacShaKeyFor(key.getBytes());\n}\n",
                    "src/main/java/Jwt.java"),
              IsEmpty());
}

// Django's generator writes a key, and warnings around it.
TEST(FixedKeys, MayBeDjangosGenerated) {
  const std::string made =
      "# Quick-start development settings - unsuitable for production\n\n# SECURITY WARNING: keep "
      "the "
      "secret key used in production secret!\n";
  const std::string rest =
      "\n# SECURITY WARNING: don't run with debug turned on in production!\n"
      "DEBUG = True\nINSTALLED_APPS = []\n";
  const std::string fixed = made + "SECRET_KEY = 'django-insecure-lamp'\n" + rest;
  EXPECT_THAT(found(fixed, "shop/settings.py"), ElementsAre("shop/settings.py:4"));
  EXPECT_THAT(found(made + "SECRET_KEY = env('SECRET_KEY')\n" + rest, "shop/settings.py"),
              IsEmpty());
  EXPECT_THAT(found({{"shop/settings/base.py", fixed},
                     {"shop/settings/production.py", "SECRET_KEY = env('SECRET_KEY')\n"}}),
              IsEmpty());
  EXPECT_THAT(found(fixed + "from .local_settings import *\n", "shop/settings.py"), IsEmpty());
}

TEST(FixedKeys, AreNoneThatComeFromOutside) {
  for (const char* text :
       {"jwt.sign(user, process.env.JWT_SECRET)", "jwt.sign(user, secret)",
        "const secret = process.env.S;\njwt.sign(user, secret)",
        "let secret = 'lamp';\nsecret = load();\njwt.sign(user, secret)",
        "// jwt.sign(user, 'lamp')", "jwt.sign(user, `${a}`)", "jwt.verify(token, '')",
        "jwt.verify(token, '-----BEGIN PUBLIC KEY-----')", "jwt.sign(user, settings['key'])",
        "if (process.env.NODE_ENV !== 'production') {\n  jwt.sign(user, 'lamp');\n}",
        "interface A {\n  secret: string;\n}\njwt.sign(user, a.secret)"})
    EXPECT_THAT(found(text), IsEmpty()) << text;
  EXPECT_THAT(found("jwt.sign(user, 'lamp')", "tests/auth.js"), IsEmpty());
  EXPECT_THAT(found("jwt.sign(user, 'lamp')", "src/auth.test.ts"), IsEmpty());
  EXPECT_THAT(found({{"src/a.js", "jwt.sign(user, config.secret)\n"},
                     {"src/b.js", "module.exports = { secret: process.env.SECRET }\n"}}),
              IsEmpty());
  EXPECT_THAT(found({{"src/a.js", "jwt.sign(user, config.secret)\n"},
                     {"src/b.js", "const c = { secret: 'one' }\n"},
                     {"src/c.js", "const c = { secret: 'two' }\n"}}),
              IsEmpty());
}

// What is called a key elsewhere is seldom the one to sign with.
TEST(FixedKeys, AreNotEveryOtherKey) {
  EXPECT_THAT(found({{"src/a.js", "jwt.sign(user, config.key)\n"},
                     {"src/columns.js", "module.exports = { key: 'name' }\n"}}),
              IsEmpty());
}

TEST(FixedKeys, AreLookedForThroughAFewFilesOnly) {
  std::vector<SourceFile> many;
  for (int i = 0; i < 3000; ++i)
    many.push_back({"src/a" + std::to_string(i) + ".js", "jwt.sign(user, config.secret)\n"});
  EXPECT_THAT(found(many), IsEmpty());
}

TEST(FixedKeys, MayHoldASignThatOtherLanguagesPutValuesInBy) {
  EXPECT_THAT(found("SECRET_KEY = 'x$k9(w$y'\nDEBUG = True\nINSTALLED_APPS = []\n", "settings.py"),
              ElementsAre("settings.py:1"));
}

TEST(FixedKeys, AreLookedForInTimeHoweverManyAreGiven) {
  std::vector<SourceFile> sources;
  for (int i = 0; i < 2'000; ++i)
    sources.push_back(
        {"a" + std::to_string(i) + ".py",
         "import os\nclass Config:\n    SECRET_KEY = 'lamp" + std::to_string(i) + "'\n"});
  EXPECT_EQ(found(sources).size(), 20U);
}

TEST(FixedKeys, MayBeAnAttributeThatItsFileKnows) {
  const SourceFile app{"app.py", "app.secret_key = 'lamp'\n"};
  const SourceFile storage{"storage.py", "client(secret_key = os.environ['S3'])\n"};
  EXPECT_EQ(found({app, storage}).size(), 1U);
  EXPECT_THAT(found({{"app.py", app.text + "app.secret_key = os.environ['KEY']\n"}}), IsEmpty());
}

TEST(FixedKeys, StandInAClassOfSettings) {
  const std::string head = "class Config:\n    # of tokens\n    DEBUG = False\n";
  const std::string key = "    JWT_SECRET_KEY = 'lamp'  # mine\n";
  EXPECT_THAT(found("import os\n\n" + head + key, "config.py"), ElementsAre("config.py:6"));
  EXPECT_THAT(found("import os\n" + head + "    SECRET_KEY = os.environ['A']\n", "config.py"),
              IsEmpty());
  EXPECT_THAT(found("import os\nclass TestConfig:\n" + key, "config.py"), IsEmpty());
  // Replaced in the class that goes on from it, or from outside.
  EXPECT_THAT(found("import os\n" + head + key + "\nclass Live(Config):\n" +
                        "    JWT_SECRET_KEY = os.environ['JWT_SECRET_KEY']\n",
                    "config.py"),
              IsEmpty());
  for (const char* more :
       {"app.config.from_envvar('SETTINGS')\n", "app.config.from_file('a.toml', load=b)\n",
        "app.config['JWT_SECRET_KEY'] = os.environ['KEY']\n",
        "if app.config['JWT_SECRET_KEY'] == 'lamp': raise Unset()\n"})
    EXPECT_THAT(found({{"config.py", "import os\n" + head + key}, {"app.py", more}}), IsEmpty())
        << more;
  EXPECT_THAT(found("app.secret_key = 'lamp'\nif a:\n  app.secret_key = os.environ['A']\n", "a.py"),
              IsEmpty());
  const SourceFile guardian{"config/config.exs",
                            "config :lamps, Lamps.Guardian,\n  secret_key: \"lamp\"\n"};
  EXPECT_EQ(found({guardian}).size(), 1U);
  EXPECT_THAT(found({guardian, {"config/runtime.exs", "secret_key: System.fetch_env!(\"A\")\n"}}),
              IsEmpty());
}

}  // namespace
}  // namespace assay::fixed_keys_test
