// SPDX-License-Identifier: MIT
// A draft loads as it stands, and says what it was made from.
#include "rubric/draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/text.h"
#include "tests/rubric/support.h"

namespace assay {
namespace {

using testing::HasSubstr;
using testing::Not;

RubricDraft draft_of(Resource resource) {
  RubricDraft draft{.title = "Shop (beta) #2", .base = "/api", .source = "shop.yaml"};
  draft.contract.resources.push_back(std::move(resource));
  return draft;
}

TEST(Draft, ExampleLoadsAsItStands) {
  const Rubric rubric = rubric_of(write_draft(example_draft()));
  EXPECT_EQ(rubric.id, "notes-api");
  EXPECT_EQ(rubric.contract.resources.at(0).path, "/notes");
}

TEST(Draft, KeepsEveryRuleOfAField) {
  Resource resource{.name = "item", .path = "/items"};
  resource.fields = {
      {.name = "sku",
       .required = true,
       .unique = true,
       .min_length = 2,
       .max_length = 9,
       .pattern = "^[A-Z]{2}: \"\\d+\"$"},
      {.name = "true", .members = {"no", "1", "b: c"}},
      {.name = "price",
       .type = FieldType::kDecimal,
       .nullable = true,
       .min = 0.01,
       .max = 100000,
       .exclusive_max = true,
       .scale = 2},
  };
  const Rubric rubric = rubric_of(write_draft(draft_of(resource)));
  EXPECT_EQ(rubric.id, "shop-beta-2");
  EXPECT_EQ(rubric.candidate.url, "http://127.0.0.1:{{port}}/api");
  const std::vector<Field>& read = rubric.contract.resources.at(0).fields;
  ASSERT_EQ(read.size(), 3U);
  EXPECT_EQ(read[0].pattern, resource.fields[0].pattern);
  EXPECT_TRUE(read[0].unique && read[0].required);
  EXPECT_EQ(read[0].max_length, 9);
  EXPECT_EQ(read[1].name, "true");
  EXPECT_EQ(read[1].members, resource.fields[1].members);
  EXPECT_EQ(read[2].max, 100000);
  EXPECT_TRUE(read[2].exclusive_max && read[2].nullable);
  EXPECT_EQ(read[2].scale, 2);
}

TEST(Draft, BreaksAFieldThatIsTooLongForALine) {
  Field lines{.name = "lines", .type = FieldType::kArray, .min_length = 1};
  Field line{.name = "items", .type = FieldType::kObject};
  for (const char* name : {"first", "second", "third", "fourth", "fifth"})
    line.fields.push_back({.name = name, .required = true, .max_length = 100});
  lines.items.push_back(line);
  Resource resource{.name = "order", .path = "/orders", .fields = {lines}};
  const std::string text = write_draft(draft_of(resource));
  for (const std::string_view part : split(text, '\n'))
    EXPECT_LT(part.size(), 140U) << part;
  const Rubric rubric = rubric_of(text);
  const Field& read = rubric.contract.resources.at(0).fields.at(0);
  EXPECT_EQ(read.min_length, 1);
  EXPECT_EQ(read.items.at(0).fields.size(), 5U);
}

TEST(Draft, SaysWhatIsMissing) {
  RubricDraft draft = draft_of({.name = "item", .path = "/items", .fields = {{.name = "a"}}});
  EXPECT_THAT(write_draft(draft), HasSubstr("made from shop.yaml"));
  draft.wants_users = true;
  draft.left_out = {"/orders/{id}/pay", "/a\nb"};
  const std::string text = write_draft(draft);
  EXPECT_THAT(text, HasSubstr("does not say how a user gets one"));
  EXPECT_THAT(text, HasSubstr("#   POST /orders/{id}/pay\n"));
  EXPECT_THAT(text, Not(HasSubstr("\nb")));
  rubric_of(text);
}

TEST(Draft, WritesUsers) {
  RubricDraft draft = example_draft();
  Users users{.token = "/data/token", .header = "X-Token", .value = "{{token}}"};
  users.sign_up = Call{.path = "/register", .body = Json::object({{"email", "{{email}}"}})};
  users.log_in =
      Call{.path = "/login",
           .body = Json::object({{"username", "{{email}}"}, {"password", "{{password}}"}}),
           .form = true};
  draft.contract.users = users;
  const Rubric rubric = rubric_of(write_draft(draft));
  ASSERT_TRUE(rubric.contract.users);
  EXPECT_TRUE(rubric.contract.users->log_in->form);
  EXPECT_EQ(rubric.contract.users->token, "/data/token");
  EXPECT_EQ(rubric.contract.users->header, "X-Token");
  EXPECT_EQ(rubric.contract.users->sign_up->body, users.sign_up->body);
}

TEST(Draft, SaysWhoWritesWhereItIsKnown) {
  Resource resource{.name = "post", .path = "/posts", .write = Access::kUsers};
  resource.fields = {{.name = "text"}};
  RubricDraft draft = draft_of(resource);
  EXPECT_EQ(rubric_of(write_draft(draft)).contract.resources.at(0).write, Access::kUsers);
}

}  // namespace
}  // namespace assay
