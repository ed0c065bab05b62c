// SPDX-License-Identifier: MIT
// Which .env in an image is told to hold secrets.
#include "repo/container/copied_secrets.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "repo/container/read_containers.h"

namespace assay {
namespace {

// Whether a .env that is copied into the image counts, beside these files.
bool counts(std::vector<SourceFile> files, const std::string& made = "") {
  files.push_back(
      {"Dockerfile", "FROM a AS b\nCOPY . .\n" + made + "FROM c\nCOPY --from=b /app/.env .\n"});
  return !read_containers(files, {}).dockerfiles.at(0).copied.empty();
}

TEST(CopiedSecrets, AreThoseOfTheFileThatIsThere) {
  EXPECT_TRUE(counts({{".env", "PORT=1\nJWT_SECRET=k9f3hx27\n"}}));
  EXPECT_FALSE(counts({{".env", "PORT=1\nLOG_LEVEL=info\n"}}));
}

TEST(CopiedSecrets, AreThoseThatAnExampleAsksFor) {
  EXPECT_TRUE(counts({{".example.env", "DB_PASSWORD=<password>\n"}}));
  EXPECT_FALSE(counts({{".env.example", "PORT=3000\nTOKEN_TTL=1h\n# JWT_SECRET=\n"}}));
  EXPECT_TRUE(counts({}));
}

TEST(CopiedSecrets, AreNotMadeOfAnExample) {
  const SourceFile example{".env.example", "JWT_SECRET=<secret>\n"};
  EXPECT_TRUE(counts({example}));
  EXPECT_FALSE(counts({example}, "RUN cp .env.example .env\n"));
  EXPECT_FALSE(counts({example}, "RUN echo PORT=1 > .env\n"));
  EXPECT_TRUE(counts({example}, "RUN echo \"JWT_SECRET=$KEY\" > .env\n"));
}

}  // namespace
}  // namespace assay
