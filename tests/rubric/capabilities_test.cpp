// SPDX-License-Identifier: MIT
// What a rubric states beyond resources: users' credentials, rules, events, versions, load.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rubric/support.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const Contract& contract() {
  static const Contract kContract = [] {
    LoadedRubric loaded = load_rubric("fixtures/rubrics/capabilities.yaml", {});
    EXPECT_TRUE(loaded.rubric.has_value()) << messages(loaded.problems);
    return loaded.rubric.value_or(Rubric{}).contract;
  }();
  return kContract;
}

// The first problem of the least rubric with these lines under `api`.
std::string refusal_with(const std::string& lines) {
  return refusal_of(
      "assay: 1\nid: shop\napi:\n"
      "  resources: {item: {path: /items, fields: {name: {type: string}, stock: {type: "
      "integer}}}}\n" +
      lines);
}

TEST(Capabilities, UsersHaveAnAdminAndCredentialsThatEnd) {
  const Users& users = contract().users.value();
  EXPECT_EQ(users.admin->email, "root@example.org");
  EXPECT_EQ(users.admin->password, "correct-horse");
  EXPECT_EQ(users.revoke->path, "/auth/logout");
  EXPECT_THAT(users.short_lived,
              ElementsAre(std::pair<std::string, std::string>("TOKEN_TTL", "1")));
  EXPECT_EQ(users.lifetime_ms, 1'000);
  ASSERT_EQ(contract().admin_only.size(), 2U);
  EXPECT_EQ(contract().admin_only.back().method, "DELETE");
}

TEST(Capabilities, AFormStandsInForABody) {
  EXPECT_TRUE(contract().users->log_in->form);
  EXPECT_EQ(contract().users->log_in->body.find("email")->text(), "{{email}}");
  EXPECT_THAT(contract().headers,
              ElementsAre(std::pair<std::string, std::string>("X-Api-Key", "123456")));
  EXPECT_EQ(refusal_with("  users: {log_in: {post: /in, body: {a: b}, form: {a: b}}}\n"),
            "log_in has both a body and a form");
}

TEST(Capabilities, RulesMoveMoneyAndRollBack) {
  EXPECT_EQ(contract().transfer->resource, "account");
  EXPECT_EQ(contract().transfer->field, "balance");
  EXPECT_FALSE(contract().transfer->overdraft);
  EXPECT_EQ(contract().rollback->call.path, "/payments/batch");
  EXPECT_THAT(contract().rollback->creates, ElementsAre("payment"));
  EXPECT_THAT(contract().rollback->changes, ElementsAre("account.balance"));
}

TEST(Capabilities, EventsComeAndGo) {
  const Job& job = contract().jobs.at(0);
  EXPECT_EQ(job.name, "report");
  EXPECT_TRUE(job.doomed.has_value());
  EXPECT_EQ(job.within_ms, 10'000);
  EXPECT_EQ(job.effect->kind, Effect::Kind::kItems);
  const Webhook& webhook = contract().webhooks.at(0);
  EXPECT_EQ(webhook.signing.scheme, SignatureScheme::kStripe);
  EXPECT_EQ(webhook.within_ms, 2'000);
  EXPECT_EQ(webhook.effect->kind, Effect::Kind::kNumber);
  EXPECT_EQ(webhook.effect->by, 25);
  EXPECT_EQ(contract().outbound.at(0).subscribe->path, "/subscriptions");
}

TEST(Capabilities, VersionsLoadAndDependenciesAreRead) {
  ASSERT_EQ(contract().versions.size(), 2U);
  EXPECT_THAT(contract().versions.front().lacks, ElementsAre("holder"));
  EXPECT_EQ(contract().graphql->path, "/graphql");
  EXPECT_EQ(contract().load->rate, 100);
  EXPECT_EQ(contract().load->p95_ms, 200);
  EXPECT_FALSE(contract().load->p99_ms.has_value());
  EXPECT_EQ(contract().dependencies.at(0).stop, "./db.sh stop");
  EXPECT_EQ(contract().count_queries, "./db.sh count");
}

TEST(Capabilities, RefuseWhatCannotBeMeant) {
  EXPECT_THAT(refusal_with("  rules: {transfer: {balance: item.name, move: {post: /moves}}}\n"),
              HasSubstr("no number field"));
  EXPECT_THAT(refusal_with("  rules: {rollback: {post: /batch}}\n"),
              HasSubstr("nothing that must stay"));
  EXPECT_THAT(refusal_with("  rules: {rollback: {post: /batch, changes: [item.stok]}}\n"),
              HasSubstr("no field 'item.stok'"));
  EXPECT_THAT(refusal_with("  jobs: {report: {}}\n"), HasSubstr("start"));
  EXPECT_THAT(refusal_with("  jobs: {r: {start: {post: /r}, effect: {get: /r}}}\n"),
              HasSubstr("an effect says one of"));
  EXPECT_THAT(refusal_with("  jobs: {r: {start: {post: /r}, effect: {get: /r, changes_by: 1}}}\n"),
              HasSubstr("which value changes"));
  EXPECT_THAT(refusal_with("  webhooks: {w: {post: /w}}\n"), HasSubstr("sign"));
  EXPECT_THAT(refusal_with("  webhooks: {w: {post: /w, sign: {scheme: md5, secret: s}}}\n"),
              HasSubstr("scheme"));
  EXPECT_THAT(refusal_with("  load: {rate: 0}\n"), HasSubstr("rate is outside"));
  EXPECT_THAT(refusal_with("  dependencies: {db: {stop: x}}\n"), HasSubstr("start"));
  EXPECT_THAT(refusal_with("  users: {sign_up: {post: /users}, admin: {email: a, password: b}}\n"),
              HasSubstr("admin needs log_in"));
}

}  // namespace
}  // namespace assay
