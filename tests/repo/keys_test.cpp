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

TEST(Keys, AreFoundWhereSourceFallsBackToThem) {
  const auto keys = keys_in({{"src/config.js", "\nconst s = process.env.JWT_SECRET || 'dev-only';"},
                             {"app/settings.py", "SECRET_KEY = os.getenv(\"SECRET\", \"abc 123\")"},
                             {"src/main/resources/application.properties", "jwt.secret=s3cret"}});
  for (const char* text : {"dev-only", "abc 123", "s3cret"}) {
    ASSERT_NE(key_named(keys, text), nullptr) << text;
    EXPECT_EQ(key_named(keys, text)->origin, KeyOrigin::kCode) << text;
  }
  EXPECT_EQ(key_named(keys, "dev-only")->line, 2);
}

TEST(Keys, AreSamplesInEnvironmentsScriptsAndTests) {
  const auto keys = keys_in({{".env.example", "JWT_SECRET=changeme-a # for local work"},
                             {"docker-compose.yml", "      JWT_SECRET: changeme-b"},
                             {"run.sh", "export JWT_SECRET=${JWT_SECRET:-changeme-c}"},
                             {"tests/auth_test.js", "const secret = 'changeme-d';"}});
  for (const char* text : {"changeme-a", "changeme-b", "changeme-c", "changeme-d"}) {
    ASSERT_NE(key_named(keys, text), nullptr) << text;
    EXPECT_EQ(key_named(keys, text)->origin, KeyOrigin::kSample) << text;
  }
}

TEST(Keys, AreNotLookedForWhereNothingSpeaksOfThem) {
  EXPECT_TRUE(keys_in({{"src/app.js", "const title = 'Orders';"}}).empty());
}

}  // namespace
}  // namespace assay
