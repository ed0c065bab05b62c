// SPDX-License-Identifier: MIT
// Whole rubrics: the full example, the least one, levels, digests.
#include "rubric/load.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rubric/support.h"

namespace assay {
namespace {

constexpr const char* kFull = "fixtures/rubrics/orders-full.yaml";

const Rubric& full() {
  static const Rubric kRubric = [] {
    LoadedRubric loaded = load_rubric(kFull, {});
    EXPECT_TRUE(loaded.rubric.has_value()) << messages(loaded.problems);
    return loaded.rubric.value_or(Rubric{});
  }();
  return kRubric;
}

const Criterion& criterion(const Rubric& rubric, std::string_view id) {
  static const Criterion kNone;
  for (const Category& category : rubric.categories) {
    const auto found = std::ranges::find(category.criteria, id, &Criterion::id);
    if (found != category.criteria.end()) return *found;
  }
  ADD_FAILURE() << id << " is no criterion";
  return kNone;
}

TEST(FullRubric, HasItsHead) {
  EXPECT_EQ(full().id, "orders-api");
  EXPECT_EQ(full().title, "Orders API take-home");
  EXPECT_EQ(full().level, Level::kMid);
  EXPECT_EQ(full().pass, 70);
  EXPECT_EQ(full().bands.front(), (std::pair<std::string, double>("excellent", 90)));
  EXPECT_EQ(full().bands.back().first, "fair");
  EXPECT_EQ(full().critical_cap, 70);
  EXPECT_THAT(full().gates, testing::ElementsAre("http.create", "auth.bola-read"));
}

TEST(FullRubric, SaysHowToRunACandidate) {
  const CandidateSpec& candidate = full().candidate;
  EXPECT_EQ(candidate.start, "./run.sh");
  EXPECT_EQ(candidate.url, "http://127.0.0.1:{{port}}/api");
  EXPECT_TRUE(candidate.url_written);
  EXPECT_EQ(candidate.env.at(1), (std::pair<std::string, std::string>("DATA_DIR", "{{scratch}}")));
  EXPECT_EQ(candidate.ready_path, "/health");
  EXPECT_EQ(candidate.ready_within_ms, 30'000);
}

TEST(FullRubric, StatesItsUsers) {
  const Users& users = full().contract.users.value();
  EXPECT_EQ(users.sign_up->method, "POST");
  EXPECT_EQ(users.sign_up->path, "/auth/register");
  EXPECT_EQ(users.log_in->body.find("email")->text(), "{{email}}");
  EXPECT_EQ(users.token, "/access_token");
  EXPECT_EQ(users.value, "Bearer {{token}}");
}

TEST(FullRubric, StatesItsResources) {
  const Resource& product = *find_resource(full().contract, "product");
  EXPECT_EQ(product.path, "/products");
  EXPECT_EQ(product.read, Access::kPublic);
  EXPECT_FALSE(product.write);
  EXPECT_EQ(product.fields.size(), 6U);
  EXPECT_TRUE(product.put && product.patch);
  EXPECT_EQ(product.deletion, Deletion::kHard);
  EXPECT_EQ(product.lock, LockKind::kEtag);
  EXPECT_EQ(product.list.paging, Demand::kRequired);
  EXPECT_EQ(product.list.size_max, 100);
  EXPECT_THAT(product.list.sort, testing::ElementsAre("price", "name"));
  EXPECT_THAT(product.immutable, testing::ElementsAre("sku"));
  const Resource& order = *find_resource(full().contract, "order");
  EXPECT_EQ(order.read, Access::kOwner);
  EXPECT_EQ(order.idempotency_key, Demand::kRequired);
  EXPECT_EQ(order.deletion, Deletion::kNone);
  EXPECT_EQ(find_field(order, "product_id")->to, "product");
}

TEST(FullRubric, StatesItsFields) {
  const Resource& product = *find_resource(full().contract, "product");
  const Field& price = *find_field(product, "price");
  EXPECT_EQ(price.type, FieldType::kDecimal);
  EXPECT_EQ(price.min, 0.01);
  EXPECT_EQ(price.scale, 2);
  EXPECT_TRUE(price.required);
  EXPECT_EQ(find_field(product, "sku")->pattern, "^[A-Z]{3}-[0-9]{4}$");
  EXPECT_TRUE(find_field(product, "sku")->unique);
  EXPECT_EQ(find_field(product, "category")->members.size(), 4U);
  EXPECT_EQ(find_field(product, "name")->max_length, 120);
}

TEST(FullRubric, StatesLimitsRulesAndExpectations) {
  const Contract& contract = full().contract;
  EXPECT_EQ(contract.consistency_ms, 2000);
  EXPECT_EQ(contract.rate_limit->limit, 30);
  EXPECT_EQ(contract.rate_limit->window_ms, 10'000);
  EXPECT_EQ(contract.rate_limit->env.at(0).second, "30/10s");
  EXPECT_EQ(contract.oversell->resource, "product");
  EXPECT_EQ(contract.oversell->field, "stock");
  EXPECT_EQ(contract.oversell->buy.path, "/orders");
  EXPECT_THAT(contract.never_return, testing::ElementsAre("password", "password_hash"));
  EXPECT_THAT(contract.readme_topics,
              testing::ElementsAre("assumptions", "with_more_time", "ai_use"));
  EXPECT_EQ(find_expectation(contract, "storage")->brief, "Orders must survive a restart.");
}

TEST(FullRubric, ExpandsItsCategories) {
  EXPECT_EQ(full().categories.at(0).criteria.size(), 15U);
  EXPECT_EQ(full().categories.at(1).criteria.size(), 20U);
  EXPECT_EQ(criterion(full(), "http.create").weights.at(Level::kSenior), 4);
  EXPECT_EQ(criterion(full(), "life.durable-kill9").weights.at(Level::kMid), 4);
  EXPECT_EQ(criterion(full(), "http.create").at.file, kFull);
  EXPECT_EQ(criterion(full(), "http.create").at.line, 63);
}

TEST(FullRubric, KeepsItsOwnCriteriaAsTheyWereWritten) {
  const Criterion& oversell = criterion(full(), "no-oversell");
  EXPECT_EQ(oversell.kind, CriterionKind::kScenario);
  EXPECT_EQ(oversell.title, "The last item is sold exactly once");
  EXPECT_EQ(oversell.weights.at(Level::kJunior), 5);
  EXPECT_EQ(oversell.body.at("/steps/1/parallel")->text(), "20");
  EXPECT_EQ(criterion(full(), "contract-suite").body.find("run")->text(),
            "./contract-tests.sh {{url}}");
}

TEST(FullRubric, ALevelThatYamlCutAtItsCommaIsWholeAgain) {
  const Json levels = *criterion(full(), "layering").body.find("levels");
  EXPECT_EQ(levels.size(), 3U);
  EXPECT_EQ(levels.find("2")->text(), "apart, but rules leak into routes");
}

TEST(LeastRubric, HasADefaultForEverythingElse) {
  const Rubric rubric = rubric_of(kLeast);
  EXPECT_EQ(rubric.title, "shop");
  EXPECT_EQ(rubric.level, Level::kMid);
  EXPECT_EQ(rubric.pass, 70);
  EXPECT_EQ(rubric.critical_cap, 70);
  EXPECT_EQ(rubric.candidate.url, "http://127.0.0.1:{{port}}");
  EXPECT_FALSE(rubric.candidate.url_written);
  EXPECT_GE(rubric.categories.size(), 10U);
  const Resource& item = rubric.contract.resources.at(0);
  EXPECT_EQ(item.read, Access::kPublic);
  EXPECT_EQ(item.list.paging, Demand::kOptional);
  EXPECT_EQ(item.deletion, Deletion::kNone);
}

TEST(LeastRubric, ItsSampleMayHoldHolesAndShowAWrapper) {
  const Rubric rubric = rubric_of(R"yaml(assay: 1
id: blog
api:
  resources:
    article:
      path: /articles
      sample: {article: {title: "About {{unique}}", isbn: "{{match:[0-9]{13}}}"}}
      list: {filter: [tag, author]}
)yaml");
  const Resource& article = rubric.contract.resources.at(0);
  EXPECT_EQ(article.wrapper, "article");
  EXPECT_EQ(article.sample->find("title")->text(), "About {{unique}}");
  EXPECT_EQ(article.list.filter.size(), 2U);
  EXPECT_EQ(rubric_of(kLeast).contract.resources.at(0).wrapper, "");
}

TEST(LeastRubric, MayNameTheWrapperOfItsBodies) {
  const Rubric rubric = rubric_of(
      "assay: 1\nid: x\n"
      "api: {resources: {lamp: {path: /lamps, fields: {name: {}}, wrapper: light}}}");
  EXPECT_EQ(rubric.contract.resources[0].wrapper, "light");
}

TEST(LeastRubric, MayGiveFieldsInsteadOfASample) {
  const Rubric rubric = rubric_of(
      "assay: 1\nid: shop\napi: {resources: {item: {path: /items, fields: {name: {}}}}}\n");
  EXPECT_EQ(rubric.contract.resources.at(0).fields.at(0).type, FieldType::kString);
}

TEST(Level, OfTheCommandLineWinsOverTheRubric) {
  const Rubric senior = rubric_of(kLeast, {}, {.level = Level::kSenior});
  EXPECT_EQ(senior.level, Level::kSenior);
  EXPECT_EQ(senior.critical_cap, 60);
  EXPECT_EQ(rubric_of(kLeast, {}, {.level = Level::kJunior}).critical_cap, std::nullopt);
}

TEST(Digest, IsOfWhatTheRubricSaysNotOfHowItIsWritten) {
  const std::string block =
      "# a comment\nassay: 1\nid: shop\napi:\n  resources:\n    item:\n      path: '/items'\n"
      "      sample:\n        name: \"Lamp\"\n";
  EXPECT_EQ(rubric_of(kLeast).digest, rubric_of(block).digest);
  EXPECT_EQ(rubric_of(kLeast).digest.size(), 7U + 64U);
}

TEST(Digest, ChangesWithAnyValueAndWithTheLevel) {
  const std::string first = rubric_of(kLeast).digest;
  EXPECT_NE(first, rubric_of(std::string(kLeast) + "pass: 71\n").digest);
  EXPECT_NE(first, rubric_of(std::string(kLeast) + "weights: {http.create: 4}\n").digest);
  EXPECT_NE(first, rubric_of(kLeast, {}, {.level = Level::kSenior}).digest);
}

TEST(Load, AFileThatCannotBeReadIsAProblem) {
  EXPECT_EQ(load_rubric("no/such.yaml", {}).problems.at(0).message,
            "cannot read the rubric 'no/such.yaml': there is no such file");
  EXPECT_EQ(load_rubric("/dev/null", {}).problems.at(0).message,
            "cannot read the rubric '/dev/null': it is no regular file");
  EXPECT_EQ(load_rubric("rest-apy", {}).problems.at(0).hint, "did you mean 'rest-api'?");
}

TEST(Load, ABuiltInRubricWithoutResourcesSaysSo) {
  const LoadedRubric loaded = load_rubric("rest-api", {});
  EXPECT_FALSE(loaded.rubric.has_value());
  ASSERT_EQ(loaded.problems.size(), 1U);
  EXPECT_EQ(loaded.problems[0].message,
            "the rubric 'rest-api' names no resource, so there is nothing to judge");
  EXPECT_EQ(loaded.problems[0].at.file, "built-in rest-api");
}

TEST(Load, TheExamplesOfTheRepositoryLoad) {
  for (const char* example :
       {"examples/orders-api.yaml", "examples/realworld.yaml", "examples/todobackend.yaml"}) {
    const LoadedRubric loaded = load_rubric(example, {});
    EXPECT_TRUE(loaded.rubric.has_value()) << messages(loaded.problems);
  }
}

TEST(Load, WhoWritesIsWhoReadsUnlessTheRubricSaysOtherwise) {
  const Rubric rubric = rubric_of(R"(
assay: 1
id: blog
api:
  users: {log_in: {post: /login, body: {email: "{{email}}", password: "{{password}}"}}}
  resources:
    post: {path: /posts, write: owner, sample: {text: hello}}
    note: {path: /notes, read: users, sample: {text: hello}}
    form: {path: /forms, read: owner, write: public, sample: {text: hello}}
)");
  const std::vector<Resource>& all = rubric.contract.resources;
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(changer(all[0]), Access::kOwner);
  EXPECT_TRUE(needs_creator(all[0]));
  EXPECT_EQ(changer(all[1]), Access::kUsers);
  EXPECT_FALSE(needs_creator(all[1]));
  EXPECT_EQ(changer(all[2]), Access::kPublic);
  EXPECT_FALSE(needs_creator(all[2]));
}

}  // namespace
}  // namespace assay
