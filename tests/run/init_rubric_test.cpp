// SPDX-License-Identifier: MIT
// A document on disk becomes a rubric that loads, or an error that says what to do.
#include "run/init_rubric.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rubric/load.h"
#include "run/bind.h"
#include "tests/support/scratch.h"

namespace assay {
namespace {

using testing::HasSubstr;

class InitRubric : public testing::Test {
 protected:
  LoadedRubric loaded(const std::string& openapi) {
    const Result<std::string> text = init_rubric(openapi);
    if (!text) {
      ADD_FAILURE() << text.error().message;
      return {};
    }
    scratch_.write("rubric.yaml", *text);
    LoadedRubric rubric = load_rubric(scratch_.file("rubric.yaml"), known_checks());
    for (const Problem& problem : rubric.problems)
      ADD_FAILURE() << to_text(problem);
    return rubric;
  }

  Error refused(const std::string& text) {
    scratch_.write("api.yaml", text);
    const Result<std::string> made = init_rubric(scratch_.file("api.yaml"));
    return made ? Error{.message = "accepted"} : made.error();
  }

  Scratch scratch_{};
};

TEST_F(InitRubric, IsAnExampleWithoutADocument) {
  const LoadedRubric rubric = loaded("");
  ASSERT_TRUE(rubric.rubric);
  EXPECT_FALSE(rubric.rubric->categories.empty());
}

TEST_F(InitRubric, FindsTheReferencesResources) {
  const LoadedRubric made = loaded("fixtures/reference/openapi.yaml");
  const LoadedRubric written = load_rubric("examples/orders-api.yaml", known_checks());
  ASSERT_TRUE(made.rubric && written.rubric);
  for (const Resource& resource : written.rubric->contract.resources) {
    const Resource* same = find_resource(made.rubric->contract, resource.name);
    ASSERT_NE(same, nullptr) << resource.name;
    EXPECT_EQ(same->path, resource.path);
    for (const Field& field : resource.fields)
      EXPECT_NE(find_field(*same, field.name), nullptr) << resource.name << '.' << field.name;
  }
  ASSERT_TRUE(made.rubric->contract.users);
  EXPECT_EQ(made.rubric->contract.users->token, written.rubric->contract.users->token);
}

TEST_F(InitRubric, RefusesWhatIsNoDocument) {
  EXPECT_THAT(refused("a: [1").message, HasSubstr("neither JSON nor YAML"));
  EXPECT_THAT(refused("just text").message, HasSubstr("no OpenAPI document"));
  const Error empty = refused(R"({"openapi": "3.0.0", "paths": {"/health": {"get": {}}}})");
  EXPECT_THAT(empty.message, HasSubstr("states no resource"));
  EXPECT_EQ(empty.where, scratch_.file("api.yaml"));
  EXPECT_THAT(refused(std::string(3U << 20U, ' ')).message, HasSubstr("larger than 2 MiB"));
  EXPECT_THAT(init_rubric(scratch_.file("none.yaml")).error().message, HasSubstr("no such file"));
}

}  // namespace
}  // namespace assay
