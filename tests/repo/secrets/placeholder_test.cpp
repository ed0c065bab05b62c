// SPDX-License-Identifier: MIT
// Values that are no secrets, and places where what looks like one is made up.
#include "repo/placeholder.h"

#include <gtest/gtest.h>

#include "repo/secrets/ground.h"

namespace assay {
namespace {

TEST(Ground, IsToldFromThePath) {
  EXPECT_EQ(ground_of("src/a.ts"), Ground::kSource);
  EXPECT_EQ(ground_of("config/application.yml"), Ground::kSettings);
  EXPECT_EQ(ground_of("Dockerfile"), Ground::kSettings);
  EXPECT_EQ(ground_of("docs/a.ts"), Ground::kAside);
  EXPECT_EQ(ground_of("src/__mocks__/a.ts"), Ground::kAside);
  EXPECT_EQ(ground_of("application.example.yml"), Ground::kAside);
}

TEST(Placeholder, IsToldFromASecret) {
  for (const char* text :
       {"", "changeme", "<token>", "${TOKEN}", "your-api-key", "xxxxxxxx", "process.env.A",
        "aaaaaaaaaaaa", "create your own secret key", "postgres PASSWORD", "JBSWY3DPEHPK3PXP"})
    EXPECT_TRUE(is_placeholder(text)) << text;
  EXPECT_FALSE(is_placeholder("correct horse battery staple"));
  EXPECT_FALSE(is_placeholder("q7Gd0Xz2Lk9Vb4Tn8Rm1"));
  EXPECT_TRUE(is_commonplace("Postgres"));
  EXPECT_FALSE(is_commonplace("q7Gd0Xz2Lk"));
}

}  // namespace
}  // namespace assay
