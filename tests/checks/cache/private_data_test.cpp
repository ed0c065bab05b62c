// SPDX-License-Identifier: MIT
// cache.private-data on literal tapes.
#include <map>

#include <gtest/gtest.h>

#include "checks/cache/family.h"
#include "dialect/session.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_world.h"

namespace assay::checks::cache_private_data_test {
namespace {

constexpr const char* kItem = R"({"id":7,"note":"mine"})";
constexpr const char* kList = R"({"items":[{"id":7,"note":"mine"}],"total":1})";
constexpr const char* kEmpty = R"({"items":[],"total":0})";

struct Reader {
  int unread_item = 404;
  int item = 404;
  int list = 200;
  std::string list_body = kEmpty;
  std::string unread_list_body = kEmpty;
};

struct Scene {
  Headers headers{};  // of what the owner reads
  std::string credential = "Authorization";
  Reader other{};
  Reader nobody{
      .unread_item = 401, .item = 401, .list = 401, .list_body = "{}", .unread_list_body = "{}"};
  std::string french = kItem;
  std::string page_type = "application/json";
};

void record(Tape& tape, const std::string& who, const Reader& reader) {
  const auto item = [](int status) { return status == 200 ? kItem : "{}"; };
  tape.add("unread item for " + who, answered(10, "GET", "/orders/8", reader.unread_item, "{}"));
  tape.add("item for " + who, answered(11, "GET", "/orders/7", reader.item, item(reader.item)));
  tape.add("unread list for " + who,
           answered(12, "GET", "/orders?assay=1", reader.list, reader.unread_list_body));
  tape.add("list for " + who, answered(13, "GET", "/orders", reader.list, reader.list_body));
}

Finding judged(const Scene& scene) {
  Tape tape("cache.private-data", "order");
  tape.note("guarded", true);
  tape.note("id", "7");
  tape.note("credential", scene.credential);
  tape.add("item", answered(1, "GET", "/orders/7", 200, kItem, scene.headers));
  tape.add("list", answered(2, "GET", "/orders", 200, kList, scene.headers));
  record(tape, "another user", scene.other);
  record(tape, "nobody", scene.nobody);
  tape.add("plain", answered(3, "GET", "/orders/7", 200, kItem, scene.headers));
  tape.add("plain again", answered(4, "GET", "/orders/7", 200, kItem, scene.headers));
  Headers page = scene.headers;
  page.push_back({"Content-Type", scene.page_type});
  tape.add("by Accept", answered(5, "GET", "/orders/7", 200, kItem, page));
  tape.add("by Accept-Language", answered(6, "GET", "/orders/7", 200, scene.french, scene.headers));
  return kPrivateData.judge(tape);
}

Headers said(const char* directives) {
  return {{"Cache-Control", directives}};
}

TEST(PrivateData, PassesSilenceBesideACredentialHeader) {
  const Finding finding = judged({});
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.note, "");
}

TEST(PrivateData, OnlyNotesSilenceBesideACookie) {
  const Finding finding = judged({.credential = "Cookie"});
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_NE(finding.note.find("cookie"), std::string::npos);
}

TEST(PrivateData, PassesWhatKeepsSharedCachesOff) {
  for (const char* directives :
       {"private, max-age=60", "no-store", "no-cache", "public, no-cache", "public, max-age=0",
        "max-age=0, must-revalidate", "s-maxage=0, public", "max-age=60"}) {
    EXPECT_EQ(judged({.headers = said(directives)}).outcome, Outcome::kPass) << directives;
  }
}

TEST(PrivateData, PassesAPublicAnswerThatIsKeptForEachCredentialApart) {
  const Headers by_token{{"Cache-Control", "public, max-age=60"}, {"Vary", "authorization"}};
  EXPECT_EQ(judged({.headers = by_token}).outcome, Outcome::kPass);
  const Headers by_cookie{{"Cache-Control", "public, max-age=60"}, {"Vary", "Cookie"}};
  EXPECT_EQ(judged({.headers = by_cookie, .credential = "Cookie"}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.headers = by_cookie}).outcome, Outcome::kFail);
}

TEST(PrivateData, PassesPublicDataThatIsTheSameForAll) {
  const Reader reads_all{
      .unread_item = 200, .item = 200, .list_body = kList, .unread_list_body = kList};
  EXPECT_EQ(judged({.headers = said("public, max-age=60"), .other = reads_all, .nobody = reads_all})
                .outcome,
            Outcome::kPass);
}

TEST(PrivateData, LeavesItemsThatAreServedToAllToTheAccessChecks) {
  const Reader reads_all{
      .unread_item = 200, .item = 200, .list_body = kList, .unread_list_body = kList};
  EXPECT_EQ(judged({.other = reads_all}).outcome, Outcome::kPass);
}

TEST(PrivateData, TakesNoBreakdownForAnotherAnswer) {
  const Reader broken{.unread_item = 503, .item = 503, .list = 503};
  EXPECT_EQ(judged({.headers = said("public"), .other = broken, .nobody = broken}).outcome,
            Outcome::kPass);
}

TEST(PrivateData, FailsPersonalDataThatIsOfferedToAll) {
  const Finding finding = judged({.headers = said("public, max-age=60")});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "says Cache-Control: public, max-age=60, and depends on the user");
  EXPECT_EQ(judged({.headers = said("s-maxage=10")}).outcome, Outcome::kFail);
}

TEST(PrivateData, TakesHalfForMembersDataThatIsOfferedToAll) {
  const Reader member{
      .unread_item = 200, .item = 200, .list_body = kList, .unread_list_body = kList};
  EXPECT_DOUBLE_EQ(judged({.headers = said("public, max-age=60"), .other = member}).credit, 0.5);
}

TEST(PrivateData, FailsACacheThatDoesNotAskWhoReads) {
  EXPECT_EQ(judged({.other = {.item = 200}}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({.other = {.list_body = kList}}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({.nobody = {.unread_item = 401, .item = 200, .list = 401}}).outcome,
            Outcome::kFail);
}

TEST(PrivateData, TakesAQuarterForAFormThatVaryDoesNotName) {
  const char* french = R"({"id":7,"note":"à moi"})";
  EXPECT_DOUBLE_EQ(judged({.headers = said("private, max-age=60"), .french = french}).credit, 0.75);
  EXPECT_DOUBLE_EQ(judged({.headers = said("private, max-age=60"), .page_type = "text/csv"}).credit,
                   0.75);
}

TEST(PrivateData, PassesFormsThatAreNotReusedOrAreNamed) {
  const char* french = R"({"id":7,"note":"à moi"})";
  EXPECT_EQ(judged({.french = french}).outcome, Outcome::kPass);
  const Headers named{{"Cache-Control", "private, max-age=60"}, {"Vary", "Accept-Language"}};
  EXPECT_EQ(judged({.headers = named, .french = french}).outcome, Outcome::kPass);
}

TEST(PrivateData, DoesNotApplyWhereEverybodyReadsOneForm) {
  Tape tape("cache.private-data", "product");
  tape.note("guarded", false);
  for (const char* name : {"plain", "plain again", "by Accept", "by Accept-Language"})
    tape.add(name, answered(1, "GET", "/products/7", 200, kItem, said("public, max-age=60")));
  EXPECT_EQ(kPrivateData.judge(tape).outcome, Outcome::kNotApplicable);
}

// Users with notes of their own, and perhaps a cache that looks at the address alone.
struct OwnNotes {
  bool keyed_by_address = false;
  int users = 0;
  std::vector<std::string> owners{};  // of note 1, 2, …
  std::map<std::string, Response> cached{};

  Response serve(const Request& request) {
    if (path_of(request) == "/users") {
      return answer(201, Json::object({{"token", "t" + std::to_string(++users)}}));
    }
    const auto kept = cached.find(request.url);
    if (keyed_by_address && request.method == "GET" && kept != cached.end()) return kept->second;
    const std::string* who = find_header(request.headers, "Authorization");
    if (who == nullptr) return answer(401);
    if (request.method == "POST") {
      owners.push_back(*who);
      return answer(201, note(owners.size()));
    }
    const Response now = read(request, *who);
    if (now.status == 200) cached[request.url] = now;
    return now;
  }

 private:
  static Json note(std::size_t id) {
    return Json::object({{"id", std::to_string(id)}, {"text", "mine"}});
  }

  Response read(const Request& request, const std::string& who) const {
    Json list = Json::array();
    for (std::size_t id = 1; id <= owners.size(); ++id) {
      if (owners[id - 1] != who) continue;
      if (path_of(request) == "/notes/" + std::to_string(id)) return answer(200, note(id));
      list.push(note(id));
    }
    return path_of(request) == "/notes" ? answer(200, list) : answer(404);
  }
};

Finding gathered(OwnNotes notes) {
  Users users{.sign_up = Call{"POST", "/users", Json::object({{"email", "{{email}}"}})},
              .token = "/token"};
  Contract contract{.resources = {{.name = "note",
                                   .path = "/notes",
                                   .read = Access::kOwner,
                                   .fields = {{.name = "text"}}}},
                    .users = users};
  Dialect dialect{.base = "http://fake.test"};
  FakeWorld world([&](const Request& request) { return notes.serve(request); });
  Tape tape("cache.private-data", "note");
  Session session(world, contract, dialect, tape, contract.resources.data(), {.marker = "g1"});
  kPrivateData.gather(session);
  EXPECT_FALSE(tape.halt());
  return kPrivateData.judge(tape);
}

TEST(PrivateDataGather, ReadsAsOwnerAsAnotherAndAsNobody) {
  EXPECT_EQ(gathered({}).outcome, Outcome::kPass);
  const Finding mixed_up = gathered({.keyed_by_address = true});
  EXPECT_EQ(mixed_up.outcome, Outcome::kFail);
  EXPECT_EQ(mixed_up.observed, "is served to another user from a cache");
}

}  // namespace
}  // namespace assay::checks::cache_private_data_test
