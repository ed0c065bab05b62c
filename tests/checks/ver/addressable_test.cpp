// SPDX-License-Identifier: MIT
// ver.addressable on literal tapes, and what it asks.
#include <gtest/gtest.h>

#include "checks/ver/family.h"
#include "dialect/session.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_world.h"

namespace assay::checks::ver_addressable_test {
namespace {

constexpr const char* kOld = R"({"items":[{"id":7,"title":"Lamp"}]})";
constexpr const char* kNew = R"({"data":[{"id":7,"name":"Lamp"}]})";

struct Scene {
  bool optional = false;
  int v1 = 200;
  std::string v1_body = kOld;
  int v2 = 200;
  std::string v2_body = kNew;
  const char* old_name = "title";
  const char* new_name = "name";
  int control = 200;
};

Json version(const char* name, const char* has, const char* lacks) {
  return Json::object(
      {{"name", name}, {"has", Json::array({has})}, {"lacks", Json::array({lacks})}});
}

Finding judged(const Scene& scene) {
  Tape tape("ver.addressable", "");
  tape.note("optional", scene.optional);
  tape.note("resource", "product");
  tape.note("versions", Json::array({version("v1", scene.old_name, scene.new_name),
                                     version("v2", scene.new_name, scene.old_name)}));
  tape.add("version v1", answered(1, "GET", "/v1/products", scene.v1, scene.v1_body));
  tape.add("version v2", answered(2, "GET", "/products", scene.v2, scene.v2_body));
  tape.add("control (after)", answered(3, "GET", "/products/7", scene.control, "{}"));
  return kAddressable.judge(tape);
}

TEST(Addressable, PassesTwoFormsInAnyEnvelope) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
}

TEST(Addressable, PassesNamesInTheCandidatesStyle) {
  EXPECT_EQ(judged({.v1_body = R"([{"id":7,"listPrice":1}])",
                    .v2_body = R"([{"id":7,"unitPrice":1}])",
                    .old_name = "list_price",
                    .new_name = "unit_price"})
                .outcome,
            Outcome::kPass);
}

TEST(Addressable, TellsStylesApartWhereTheyAreTheDifference) {
  const Scene scene{.v1_body = R"([{"id":7,"createdAt":1}])",
                    .v2_body = R"([{"id":7,"created_at":1}])",
                    .old_name = "createdAt",
                    .new_name = "created_at"};
  EXPECT_EQ(judged(scene).outcome, Outcome::kPass);
}

TEST(Addressable, PassesAMemberThatOnlySomeItemsShow) {
  EXPECT_EQ(judged({.v1_body = R"([{"id":6},{"id":7,"title":"Lamp"}])"}).outcome, Outcome::kPass);
}

TEST(Addressable, DoesNotApplyWhereVersionsAreOptionalAndAbsent) {
  EXPECT_EQ(judged({.optional = true, .v1 = 404, .v2 = 404}).outcome, Outcome::kNotApplicable);
}

TEST(Addressable, IsInconclusiveWithoutItemsOrWithoutRights) {
  EXPECT_EQ(judged({.v1_body = R"({"items":[]})"}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({.v1 = 403}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({.control = 500}).outcome, Outcome::kInconclusive);
}

TEST(Addressable, FailsAVersionThatIsGone) {
  EXPECT_EQ(judged({.v1 = 404}).outcome, Outcome::kFail);
}

TEST(Addressable, FailsAnOldFormThatLostItsNames) {
  const Finding finding = judged({.v1_body = kNew});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "does not show title");
}

TEST(Addressable, TakesHalfForAnotherVersionsMember) {
  EXPECT_DOUBLE_EQ(judged({.v2_body = R"([{"id":7,"name":"Lamp","title":"Lamp"}])"}).credit, 0.5);
}

TEST(AddressableGather, SendsTheHeadersThatChooseAVersion) {
  Contract contract{.resources = {{.name = "note", .path = "/notes", .fields = {{.name = "text"}}}},
                    .versions = {{.name = "v1", .path = "/v1/notes", .has = {"body"}},
                                 {.name = "v2",
                                  .path = "/notes",
                                  .headers = {{"Accept", "application/vnd.notes.v2+json"}},
                                  .has = {"text"}}}};
  Dialect dialect{.base = "http://fake.test"};
  FakeWorld world([](const Request& request) {
    const Json note = Json::object({{"id", 7}, {"text", "mine"}});
    if (request.method == "POST") return answer(201, note);
    if (path_of(request) == "/v1/notes") {
      return answer(200, Json::array({Json::object({{"id", 7}, {"body", "mine"}})}));
    }
    const std::string* accept = find_header(request.headers, "Accept");
    if (path_of(request) == "/notes") {
      return accept == nullptr ? answer(406) : answer(200, Json::array({note}));
    }
    return answer(200, note);
  });
  Tape tape("ver.addressable", "");
  Session session(world, contract, dialect, tape, nullptr, {.marker = "g1"});
  kAddressable.gather(session);
  EXPECT_EQ(kAddressable.judge(tape).outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::ver_addressable_test
