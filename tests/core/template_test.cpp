// SPDX-License-Identifier: MIT
// {{holes}} are found and filled, with braces of their own.
#include "core/template.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Template, HolesAreFoundInOrderAndTrimmed) {
  EXPECT_THAT(holes_in("{{a}}/{{ b }}"), ElementsAre("a", "b"));
  EXPECT_THAT(holes_in("no {hole} here"), IsEmpty());
  EXPECT_THAT(holes_in("{{open"), IsEmpty());
}

TEST(Template, HolesAPatternMayHoldBracesOfItsOwn) {
  EXPECT_THAT(holes_in("{{match:^[A-Z]{3}-[0-9]{4}$}}x"), ElementsAre("match:^[A-Z]{3}-[0-9]{4}$"));
  EXPECT_THAT(holes_in("{{match:[0-9]{13}}}"), ElementsAre("match:[0-9]{13}"));
  EXPECT_THAT(holes_in(R"({{match:\{x\}}})"), ElementsAre(R"(match:\{x\})"));
}

std::optional<std::string> known(std::string_view name) {
  if (name == "port") return "8080";
  if (name == "match:[0-9]{3}") return "123";
  return std::nullopt;
}

TEST(Template, FillsWhatIsKnownAndKeepsTheRest) {
  EXPECT_EQ(filled("http://x:{{ port }}/{{path}}", known), "http://x:8080/{{path}}");
  EXPECT_EQ(filled("{{port}}{{port}}", known), "80808080");
  EXPECT_EQ(filled("{{open", known), "{{open");
  EXPECT_EQ(filled("isbn {{match:[0-9]{3}}}!", known), "isbn 123!");
}

TEST(Template, FillsEveryStringOfABody) {
  const Json body = Json::object(
      {{"a", Json::array({"{{port}}", 1})}, {"b", Json::object({{"c", "{{match:[0-9]{3}}}"}})}});
  EXPECT_EQ(filled_body(body, known).dump(), R"({"a":["8080",1],"b":{"c":"123"}})");
}

}  // namespace
}  // namespace assay
