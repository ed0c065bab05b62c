// SPDX-License-Identifier: MIT
// Values of HOCON by their paths.
#include "repo/secrets/hocon.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> values(std::string_view text) {
  std::vector<std::string> all;
  for (const HoconValue& one : hocon_values(text))
    all.push_back(one.path + "=" + one.value + (one.refers ? "?" : "") + ":" +
                  std::to_string(one.line));
  return all;
}

TEST(Hocon, NamesValuesByTheirWholePath) {
  EXPECT_THAT(values("a {\n  b = 1\n  c: \"x y\" # why\n  d.e { f = ${?G} }\n}\nh = i\n"),
              ElementsAre("a.b=1:2", "a.c=x y:3", "a.d.e.f=${?G}?:4", "h=i:6"));
  EXPECT_THAT(values("{ \"a\": { \"b\": \"c\" }, d = { e = f } }"),
              ElementsAre("a.b=c:1", "d.e=f:1"));
}

TEST(Hocon, PassesOverListsCommentsAndIncludes) {
  EXPECT_THAT(values("include \"other.conf\"\n// a = 1\na = [\n  { b = 1 }\n  2\n]\nc += d\n"),
              ElementsAre("c=d:7"));
}

TEST(Hocon, EndsOnAnything) {
  EXPECT_THAT(values(""), IsEmpty());
  for (const char c : std::string("{}[]=:\"$#/,\n"))
    hocon_values(std::string(50'000, c) + "a");
}

}  // namespace
}  // namespace assay
