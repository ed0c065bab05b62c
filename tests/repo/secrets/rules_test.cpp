// SPDX-License-Identifier: MIT
// Every rule finds its example, and none of the texts that look like it.
#include "repo/secrets/rules.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/secrets/search.h"
#include "repo/secrets/shape.h"
#include "tests/repo/secrets/bodies.h"

namespace assay {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

const SecretSearch& search() {
  static const SecretSearch all;
  return all;
}

std::vector<std::string> rules_found(const std::string& text,
                                     const std::string& path = "src/config.js") {
  std::vector<std::string> found;
  search().search(path, text, [&](const FoundSecret& one) { found.emplace_back(one.rule); });
  return found;
}

std::vector<Example> examples() {
  std::vector<Example> all = form_examples();
  for (const auto& more : {more_form_examples(), named_examples()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

std::string joined(const std::vector<std::string>& pieces) {
  std::string text;
  for (const std::string& piece : pieces)
    text += piece;
  return text;
}

// In a line of code: const x = "…", under its name where it needs one.
std::string line_with(const Example& example, const std::string& secret) {
  const std::string name = example.name.empty() ? "x" : std::string(example.name) + "_api_key";
  return "const " + name + " = \"" + secret + "\";\n";
}

std::vector<std::string>::iterator longest(std::vector<std::string>& pieces) {
  return std::ranges::max_element(pieces, {}, &std::string::size);
}

TEST(SecretRules, AreOverTwoHundredWithAnExampleEach) {
  std::set<std::string_view> rules;
  for (const SecretRule& rule : secret_rules())
    EXPECT_TRUE(rules.insert(rule.id).second) << rule.id;
  std::set<std::string_view> shown;
  const std::vector<Example> all = examples();
  for (const Example& example : all)
    shown.insert(example.rule);
  EXPECT_GE(rules.size(), 200U);
  EXPECT_EQ(rules, shown);
}

TEST(SecretRules, FindTheirExamples) {
  for (const Example& example : examples()) {
    if (example.rule == "json-web-token") continue;  // its claims decide; see search_test.cpp
    EXPECT_THAT(rules_found(line_with(example, joined(example.pieces))), Not(IsEmpty()))
        << example.rule;
  }
}

// Where two vendors share a form, either name will do.
TEST(SecretRules, NameTheVendorOfATokenWithAPrefix) {
  std::size_t own = 0;
  std::size_t all = 0;
  for (const Example& example : form_examples()) {
    ++all;
    const auto found = rules_found(line_with(example, joined(example.pieces)));
    if (std::ranges::count(found, example.rule) > 0) ++own;
  }
  EXPECT_EQ(own, all);
}

TEST(SecretRules, PassOverATextThatIsTooShort) {
  for (Example example : examples()) {
    longest(example.pieces)->pop_back();
    EXPECT_THAT(rules_found(line_with(example, joined(example.pieces))),
                Not(Contains(example.rule)));
  }
}

TEST(SecretRules, PassOverPlaceholders) {
  for (Example example : examples()) {
    std::string& body = *longest(example.pieces);
    body.assign(body.size(), 'x');
    EXPECT_THAT(rules_found(line_with(example, joined(example.pieces))), IsEmpty()) << example.rule;
  }
}

bool ends_in_fixed_run(std::string_view rule) {
  const auto found = std::ranges::find(secret_rules(), rule, &SecretRule::id);
  const std::string_view last = found->shape.substr(found->shape.rfind('{') + 1);
  return last.ends_with('}') && last.find('-') == std::string_view::npos;
}

TEST(SecretRules, PassOverPartsOfLongerWords) {
  for (const Example& example : form_examples()) {
    const std::string secret = joined(example.pieces);
    if (is_in_run('w', secret.front())) {
      EXPECT_THAT(rules_found("x = 'Z" + secret + "'"), Not(Contains(example.rule)))
          << example.rule;
    }
    if (ends_in_fixed_run(example.rule)) {
      EXPECT_THAT(rules_found("x = '" + secret + "7'"), Not(Contains(example.rule)))
          << example.rule;
    }
  }
}

TEST(Shape, MatchesRunsAroundItsAnchor) {
  const Shape shape("{d:2}:AA{s:3-4}");
  EXPECT_EQ(shape.anchor(), ":AA");
  const std::string text = "bot 12:AAx-y_ end";
  const auto span = shape.around(text, text.find(":AA"));
  ASSERT_TRUE(span);
  EXPECT_EQ(text.substr(span->from, span->size), "12:AAx-y_");
  EXPECT_FALSE(shape.around("1:AAxyz", 1));
  EXPECT_TRUE(shape.fits("12:AAxyz"));
  EXPECT_FALSE(shape.fits("12:AAxyz!"));
}

TEST(Shape, RefusesANotationThatIsNone) {
  EXPECT_THROW(Shape("{a:}"), std::logic_error);
  EXPECT_THROW(is_in_run('?', 'a'), std::logic_error);
}

}  // namespace
}  // namespace assay
