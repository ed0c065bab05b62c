// SPDX-License-Identifier: MIT
// Which texts of a repository are worth trying as a key, and where they come from.
#include "repo/keys.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace assay {
namespace {

const KnownKey* key_named(const std::vector<KnownKey>& keys, const std::string& text) {
  const auto found = std::ranges::find(keys, text, &KnownKey::text);
  return found == keys.end() ? nullptr : &*found;
}

std::vector<KnownKey> keys_sent(const std::vector<SourceFile>& sources) {
  return keys_in(sources, [](const std::string&) { return true; });
}

TEST(Keys, AreFoundWhereSourceFallsBackToThem) {
  const auto keys =
      keys_sent({{"src/config.js", "\nconst s = process.env.JWT_SECRET || 'dev-only';"},
                 {"app/settings.py", "SECRET_KEY = os.getenv(\"SECRET\", \"abc 123\")"},
                 {"src/main/resources/application.properties", "jwt.secret=s3cret"}});
  for (const char* text : {"dev-only", "abc 123", "s3cret"}) {
    ASSERT_NE(key_named(keys, text), nullptr) << text;
    EXPECT_EQ(key_named(keys, text)->origin, KeyOrigin::kCode) << text;
  }
  EXPECT_EQ(key_named(keys, "dev-only")->line, 2);
}

TEST(Keys, AreSamplesInEnvironmentsScriptsAndTests) {
  const auto keys = keys_sent({{".env.example", "JWT_SECRET=changeme-a # for local work"},
                               {"docker-compose.yml", "      JWT_SECRET: changeme-b"},
                               {"run.sh", "export JWT_SECRET=${JWT_SECRET:-changeme-c}"},
                               {"tests/auth_test.js", "const secret = 'changeme-d';"}});
  for (const char* text : {"changeme-a", "changeme-b", "changeme-c", "changeme-d"}) {
    ASSERT_NE(key_named(keys, text), nullptr) << text;
    EXPECT_EQ(key_named(keys, text)->origin, KeyOrigin::kSample) << text;
  }
}

TEST(Keys, OfFilesThatWereNotSentAreGivenByTheTrial) {
  const auto keys = keys_in({{".env", "JWT_SECRET=changeme-a"},
                             {".env.example", "JWT_SECRET=changeme-b"},
                             {"local.js", "const secret = 'changeme-c';"}},
                            [](const std::string& path) { return path == ".env.example"; });
  EXPECT_EQ(key_named(keys, "changeme-a")->origin, KeyOrigin::kGiven);
  EXPECT_EQ(key_named(keys, "changeme-b")->origin, KeyOrigin::kSample);
  EXPECT_EQ(key_named(keys, "changeme-c")->origin, KeyOrigin::kGiven);
}

TEST(Keys, AreNotLookedForWhereNothingSpeaksOfThem) {
  EXPECT_TRUE(keys_sent({{"src/app.js", "const title = 'Orders';"}}).empty());
}

}  // namespace
}  // namespace assay
