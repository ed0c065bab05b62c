// SPDX-License-Identifier: MIT
// Replacements change what may change, and leave the item where it is.
#include "dialect/update.h"

#include <gtest/gtest.h>

#include "tests/support/fake_world.h"

namespace assay {
namespace {

Contract contract_of_article() {
  return {.resources = {{.name = "article",
                         .path = "/articles",
                         .fields = {{.name = "title", .required = true},
                                    {.name = "body", .required = true},
                                    {.name = "isbn", .unique = true},
                                    {.name = "tags"},
                                    {.name = "series", .required = true}},
                         .put = true,
                         .immutable = {"tags", "series"}}}};
}

Json replaced(const std::string& id) {
  const Contract contract = contract_of_article();
  FakeWorld world([](const Request&) { return answer(200); });
  Dialect dialect{.base = "http://fake.test"};
  Tape tape("http.put-replace", "article");
  Session session(world, contract, dialect, tape, &contract.resources.front(), {.marker = "g1"});
  return replacement(session, {.ok = true,
                               .id = id,
                               .sent = Json::object({{"title", "g1-http.put Ember fqzersnw"},
                                                     {"body", "Birch"},
                                                     {"isbn", "978-1"},
                                                     {"tags", "a"},
                                                     {"series", "b"}})});
}

TEST(Replacement, ChangesWhatMayChange) {
  const Json body = replaced("17");
  EXPECT_NE(body.find("title")->text(), "g1-http.put Ember fqzersnw");
  EXPECT_NE(body.find("body")->text(), "Birch");
  EXPECT_EQ(body.find("isbn")->text(), "978-1");
}

TEST(Replacement, SendsWhatCannotChangeOnlyWhereEveryBodyMustHaveIt) {
  const Json body = replaced("17");
  EXPECT_EQ(body.find("tags"), nullptr);
  EXPECT_EQ(body.find("series")->text(), "b");
}

TEST(Replacement, KeepsWhatTheAddressIsMadeOf) {
  for (const char* slug :
       {"g1-http-put-ember-fqzersnw", "g1-http-put-ember-fqzersnw-x7Yz9", "g1_HTTP.put_Ember"}) {
    const Json body = replaced(slug);
    EXPECT_EQ(body.find("title")->text(), "g1-http.put Ember fqzersnw") << slug;
    EXPECT_NE(body.find("body")->text(), "Birch") << slug;
  }
}

}  // namespace
}  // namespace assay
