// SPDX-License-Identifier: MIT
// Each status set gives the credit that the catalogue states.
#include "dialect/statuses.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

Exchange answer_with(int status, Headers headers = {}, std::string body = {}) {
  return {.response = {.status = status, .headers = std::move(headers), .body = std::move(body)}};
}

Exchange closed_connection() {
  return {.failure = Failure::kReset};
}

TEST(Created, Of201IsFullWhateverElseIsThere) {
  EXPECT_EQ(created(answer_with(201), {}).credit, 1);
  EXPECT_EQ(created(answer_with(201), {.has_item = true}).credit, 1);
}

TEST(Created, OtherWaysOfSayingSoEarnTheirShare) {
  EXPECT_EQ(created(answer_with(202), {.has_location = true}).credit, 1);
  EXPECT_EQ(created(answer_with(200), {.has_item = true}).credit, 0.9);
  EXPECT_EQ(created(answer_with(200), {.has_item = true, .usual_200 = true}).credit, 1);
  EXPECT_EQ(created(answer_with(204), {.has_location = true}).credit, 0.75);
  EXPECT_EQ(created(answer_with(303), {.has_location = true}).credit, 0.75);
  EXPECT_EQ(created(answer_with(200), {}).credit, 0.25);
}

TEST(Created, ARefusalIsNone) {
  EXPECT_EQ(created(answer_with(400), {}).credit, 0);
  EXPECT_EQ(created(answer_with(500), {}).credit, 0);
  EXPECT_EQ(created(answer_with(302), {}).credit, 0);
  EXPECT_EQ(created(answer_with(200, {}, R"({"success":false,"message":"no"})"), {}).credit, 0);
  EXPECT_EQ(created(closed_connection(), {}).credit, 0);
}

TEST(Created, TheAnswerShowsTheItemOrItsAddress) {
  const Creation bare = creation_of(answer_with(201, {}, R"({"data":{"id":3}})"), "product");
  EXPECT_TRUE(bare.has_item);
  EXPECT_FALSE(bare.has_location);
  const Creation located = creation_of(answer_with(201, {{"location", "/products/3"}}), "product");
  EXPECT_FALSE(located.has_item);
  EXPECT_TRUE(located.has_location);
}

TEST(Reject, BothCustomsAreFullAndOtherRefusalsNearlySo) {
  EXPECT_EQ(reject(answer_with(400)).credit, 1);
  EXPECT_EQ(reject(answer_with(422)).credit, 1);
  EXPECT_EQ(reject(answer_with(409)).credit, 0.75);
  EXPECT_EQ(reject(answer_with(415)).credit, 0.75);
}

TEST(Reject, AcceptanceAndFailureEarnNothing) {
  EXPECT_EQ(reject(answer_with(201, {}, R"({"id":1})")).credit, 0);
  EXPECT_EQ(reject(answer_with(500)).credit, 0);
  EXPECT_EQ(reject(closed_connection()).credit, 0);
  EXPECT_EQ(reject({.failure = Failure::kTimeout}).credit, 0);
}

TEST(Reject, A200ThatSaysNoIsAHalf) {
  EXPECT_EQ(reject(answer_with(200, {}, R"({"success":false,"errors":["name"]})")).credit, 1);
  EXPECT_EQ(reject(answer_with(200, {}, R"({"id":1,"error":null})")).credit, 0);
}

TEST(Conflict, FollowsItsTable) {
  for (const int full : {409, 422, 400})
    EXPECT_EQ(conflict(answer_with(full)).credit, 1) << full;
  for (const int most : {412, 423})
    EXPECT_EQ(conflict(answer_with(most)).credit, 0.75) << most;
  EXPECT_EQ(conflict(answer_with(403)).credit, 0.5);
  EXPECT_EQ(conflict(answer_with(201)).credit, 0);
  EXPECT_EQ(conflict(answer_with(500)).credit, 0);
}

TEST(Unauth, FollowsItsTable) {
  EXPECT_EQ(unauth(answer_with(401, {{"WWW-Authenticate", "Bearer"}})).credit, 1);
  EXPECT_EQ(unauth(answer_with(401)).credit, 0.9);
  EXPECT_EQ(unauth(answer_with(403)).credit, 0.75);
  EXPECT_EQ(unauth(answer_with(404)).credit, 0.5);
  EXPECT_EQ(unauth(answer_with(404), Hiding::kByRubric).credit, 1);
  EXPECT_EQ(unauth(answer_with(302, {{"Location", "/login?next=/orders"}})).credit, 0.5);
  EXPECT_EQ(unauth(answer_with(400)).credit, 0.5);
  EXPECT_EQ(unauth(answer_with(200, {}, "[]")).credit, 0);
  EXPECT_EQ(unauth(answer_with(500)).credit, 0);
}

TEST(Unauth, ARedirectToAnotherSpellingIsNoRefusal) {
  EXPECT_EQ(unauth(answer_with(307, {{"Location", "/orders/"}})).credit, 0);
}

TEST(Deny, HidingAndForbiddingAreBothFull) {
  EXPECT_EQ(deny(answer_with(403)).credit, 1);
  EXPECT_EQ(deny(answer_with(404)).credit, 1);
  EXPECT_EQ(deny(answer_with(401)).credit, 0.5);
  EXPECT_EQ(deny(answer_with(405)).credit, 0.5);
  EXPECT_EQ(deny(answer_with(200, {}, R"({"id":1})")).credit, 0);
}

TEST(Gone, ATombstoneIsAHalfUnlessTheRubricAllowsIt) {
  EXPECT_EQ(gone(answer_with(404), "product").credit, 1);
  EXPECT_EQ(gone(answer_with(410), "product").credit, 1);
  for (const char* body :
       {R"({"id":1,"deleted_at":"2031-01-01T00:00:00Z"})", R"({"data":{"id":1,"isDeleted":true}})",
        R"({"id":1,"status":"archived"})", R"({"id":1,"status":"canceled"})",
        R"({"id":1,"is_active":0})"}) {
    EXPECT_EQ(gone(answer_with(200, {}, body), "product").credit, 0.5) << body;
    EXPECT_EQ(gone(answer_with(200, {}, body), "product", Tombstone::kByRubric).credit, 1) << body;
  }
}

TEST(Gone, AnItemThatIsStillServedIsNotGone) {
  for (const char* body :
       {R"({"id":1,"name":"Lamp"})", R"({"id":1,"deleted_at":null})", R"({"id":1,"deleted":false})",
        R"({"id":1,"status":"active"})", R"({"id":1,"is_active":true})"}) {
    EXPECT_EQ(gone(answer_with(200, {}, body), "product").credit, 0) << body;
  }
  EXPECT_EQ(gone(answer_with(500), "product").credit, 0);
  EXPECT_EQ(gone(answer_with(200, {}, R"({"product":null})"), "product").credit, 0.5);
}

TEST(Gone, WordsOfRefusalAreAsGoodAsTheirStatus) {
  const Exchange refusal = answer_with(200, {}, R"({"success":false,"error":{"code":"absent"}})");
  EXPECT_EQ(gone(refusal, "product").credit, 1);
  EXPECT_EQ(missing(refusal, "product").credit, 1);
  EXPECT_EQ(malformed_id(refusal, "product").credit, 1);
  EXPECT_EQ(wrong_media_type(refusal).credit, 1);
}

TEST(Throttled, FollowsItsTable) {
  EXPECT_EQ(throttled(answer_with(429)).credit, 1);
  EXPECT_EQ(throttled(answer_with(503, {{"Retry-After", "3"}})).credit, 0.75);
  EXPECT_EQ(throttled(answer_with(403, {{"X-RateLimit-Remaining", "0"}})).credit, 0.75);
  EXPECT_EQ(throttled(answer_with(503)).credit, 0.5);
  EXPECT_EQ(throttled(closed_connection()).credit, 0.25);
  EXPECT_EQ(throttled(answer_with(403)).credit, 0);
  EXPECT_EQ(throttled(answer_with(200)).credit, 0);
  EXPECT_EQ(throttled(answer_with(500)).credit, 0);
}

TEST(Throttled, OnlyAnAnswerThatSaysLaterLooksSo) {
  EXPECT_TRUE(looks_throttled(answer_with(429)));
  EXPECT_TRUE(looks_throttled(answer_with(503, {{"Retry-After", "1"}})));
  EXPECT_TRUE(looks_throttled(answer_with(403, {{"x-ratelimit-remaining", "0"}})));
  EXPECT_FALSE(looks_throttled(answer_with(403, {{"x-ratelimit-remaining", "7"}})));
  EXPECT_FALSE(looks_throttled(answer_with(503)));
  EXPECT_FALSE(looks_throttled(answer_with(403)));
}

TEST(Missing, ANullIn200IsAHalfAndAnotherRecordNothing) {
  EXPECT_EQ(missing(answer_with(404), "product").credit, 1);
  EXPECT_EQ(missing(answer_with(410), "product").credit, 1);
  EXPECT_EQ(missing(answer_with(403), "product").credit, 1);
  EXPECT_EQ(missing(answer_with(200, {}, "null"), "product").credit, 0.5);
  EXPECT_EQ(missing(answer_with(200, {}, "{}"), "product").credit, 0.5);
  EXPECT_EQ(missing(answer_with(200, {}, R"({"id":5})"), "product").credit, 0);
  EXPECT_EQ(missing(answer_with(400), "product").credit, 0.5);
  EXPECT_EQ(missing(answer_with(500), "product").credit, 0);
}

TEST(MalformedId, ThreeCustomsAreFull) {
  for (const int status : {404, 400, 422}) {
    EXPECT_EQ(malformed_id(answer_with(status), "product").credit, 1) << status;
  }
  EXPECT_EQ(malformed_id(answer_with(500), "product").credit, 0);
  EXPECT_EQ(malformed_id(answer_with(200, {}, R"({"id":5})"), "product").credit, 0);
}

TEST(Delete, TheFirstAndTheSecondFollowTheirRows) {
  for (const int status : {204, 200, 202})
    EXPECT_EQ(deleted(answer_with(status)).credit, 1) << status;
  EXPECT_EQ(deleted(answer_with(404)).credit, 0);
  EXPECT_EQ(deleted(answer_with(200, {}, R"({"success":false})")).credit, 0);
  for (const int status : {404, 410, 204, 200}) {
    EXPECT_EQ(second_delete(answer_with(status)).credit, 1) << status;
  }
  EXPECT_EQ(second_delete(answer_with(409)).credit, 0.5);
  EXPECT_EQ(second_delete(answer_with(500)).credit, 0);
}

TEST(WrongMethod, TheRouterOfExpressLosesAQuarter) {
  EXPECT_EQ(wrong_method(answer_with(405, {{"Allow", ""}})).credit, 1);
  EXPECT_EQ(wrong_method(answer_with(405)).credit, 0.75);
  EXPECT_EQ(wrong_method(answer_with(404)).credit, 0.75);
  EXPECT_EQ(wrong_method(answer_with(501)).credit, 0.75);
  EXPECT_EQ(wrong_method(answer_with(500)).credit, 0);
  EXPECT_EQ(invented_method(answer_with(400)).credit, 1);
  EXPECT_EQ(invented_method(closed_connection()).credit, 1);
}

TEST(OtherRows, FollowTheirTables) {
  EXPECT_EQ(wrong_media_type(answer_with(415)).credit, 1);
  EXPECT_EQ(wrong_media_type(answer_with(201)).credit, 0.5);
  EXPECT_EQ(wrong_media_type(answer_with(500)).credit, 0);
  EXPECT_EQ(put_on_unknown(answer_with(201)).credit, 1);
  EXPECT_EQ(put_on_unknown(answer_with(405)).credit, 0.75);
  EXPECT_EQ(put_on_unknown(answer_with(200, {}, R"({"id":1})")).credit, 0);
  EXPECT_EQ(failed_precondition(answer_with(412)).credit, 1);
  EXPECT_EQ(failed_precondition(answer_with(409)).credit, 0.75);
  EXPECT_EQ(failed_precondition(answer_with(200)).credit, 0);
  EXPECT_EQ(key_missing(answer_with(428)).credit, 0.75);
  EXPECT_EQ(key_mismatch(answer_with(409)).credit, 1);
  EXPECT_EQ(key_in_flight(answer_with(201)).credit, 1);
  EXPECT_EQ(key_in_flight(answer_with(425)).credit, 0.75);
  EXPECT_EQ(key_in_flight(answer_with(500)).credit, 0);
  EXPECT_EQ(too_large(closed_connection()).credit, 1);
  EXPECT_EQ(too_large(answer_with(413)).credit, 1);
  EXPECT_EQ(too_large(answer_with(201)).credit, 0);
}

}  // namespace
}  // namespace assay
