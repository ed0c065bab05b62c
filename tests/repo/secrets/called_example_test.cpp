// SPDX-License-Identifier: MIT
// Keys that a README tells of.
#include "repo/secrets/called_example.h"

#include <gtest/gtest.h>

#include "repo/read.h"
#include "tests/repo/secrets/bodies.h"
#include "tests/support/scratch.h"

namespace assay {
namespace {

bool called(const std::string& readme) {
  return is_called_example({{.path = "README.md", .text = readme}}, "keys/private.pem");
}

TEST(CalledExample, IsAKeyOfWhichTheReadmeSaysSo) {
  EXPECT_TRUE(called("`keys/private.pem` is an example; make your own with openssl.\n"));
  EXPECT_TRUE(called("The pair in keys/ is\nfor development, never for a server.\n"));
  EXPECT_TRUE(called("Signing\n\nprivate.pem\nReplace it before you deploy.\n"));
}

TEST(CalledExample, IsNoOtherKey) {
  EXPECT_FALSE(called("Tokens are signed with keys/private.pem.\n"));
  EXPECT_FALSE(
      called("An example of a request:\n\n    curl localhost\n\nkeys/private.pem signs.\n"));
  EXPECT_FALSE(called(""));
  EXPECT_FALSE(is_called_example({{.path = "src/a.js", .text = "// example: keys/private.pem\n"}},
                                 "keys/private.pem"));
}

TEST(CalledExample, IsNobodysSecret) {
  const Scratch scratch;
  scratch.write("keys/private.pem", "-----BEGIN RSA PRIVATE KEY-----\n" + alnum(64) + "\n" +
                                        alnum(64) + "\n-----END RSA PRIVATE KEY-----\n");
  const auto tree = [&] { return read_repository(scratch.path())->secrets.tree.size(); };
  EXPECT_EQ(tree(), 1U);
  scratch.write("README.md", "keys/private.pem: an example, replace it.\n");
  EXPECT_EQ(tree(), 0U);
}

TEST(SecretCollector, NamesThePlaceThatHoldsEverywhere) {
  const Scratch scratch;
  const std::string line = "SECRET_KEY = \"" + alnum(40) + "\"\n";
  scratch.write("config/testing.py", line);
  scratch.write("config/production.py", line);
  const auto tree = read_repository(scratch.path())->secrets.tree;
  ASSERT_EQ(tree.size(), 1U);
  EXPECT_EQ(tree[0].file, "config/production.py");
}

// It may well be the one in use.
TEST(CalledExample, IsForAPersonToLookAtWhereItsMakingIsTold) {
  const Scratch scratch;
  scratch.write("keys/private.pem", "-----BEGIN RSA PRIVATE KEY-----\n" + alnum(64) + "\n" +
                                        alnum(64) + "\n-----END RSA PRIVATE KEY-----\n");
  scratch.write("README.md", "Tokens are signed in production with keys/private.pem.\n");
  const auto certain = [&] { return read_repository(scratch.path())->secrets.tree.at(0).certain; };
  EXPECT_TRUE(certain());
  scratch.write("README.md", "    openssl genrsa -out keys/private.pem 2048\n");
  EXPECT_FALSE(certain());
}

}  // namespace
}  // namespace assay
