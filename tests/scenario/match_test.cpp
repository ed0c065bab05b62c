// SPDX-License-Identifier: MIT
// What an expectation names must match; what a service may choose must not matter.
#include "scenario/match.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

Json json(const char* text) {
  return Json::parse(text).value();
}

// The place of the first mismatch; "-" when there is none.
std::string where(const char* wanted, const char* found) {
  const Json value = json(found);
  const auto wrong = mismatch(json(wanted), &value);
  return wrong ? wrong->where : "-";
}

bool matches(const char* wanted, const char* found) {
  return where(wanted, found) == "-";
}

Resource product() {
  return {.name = "product",
          .path = "/products",
          .fields = {{.name = "name"},
                     {.name = "unit_price", .type = FieldType::kDecimal, .scale = 2},
                     {.name = "maker_id", .type = FieldType::kReference, .to = "maker"}}};
}

bool body_matches(const char* wanted, const char* body) {
  const Resource resource = product();
  return !body_mismatch(json(wanted), body, &resource);
}

TEST(Match, NamedMembersMustMatchAndOthersMayBeThere) {
  EXPECT_TRUE(matches(R"({"a": 1})", R"({"a": 1, "b": 2})"));
  EXPECT_EQ(where(R"({"a": 1, "b": 3})", R"({"a": 1, "b": 2})"), "/b");
  EXPECT_EQ(where(R"({"a": {"b": 1}})", R"({"a": {"b": 2}})"), "/a/b");
  EXPECT_EQ(where(R"({"a": 1})", R"({"b": 1})"), "/a");
}

TEST(Match, NamesCompareInAnyCaseStyle) {
  EXPECT_TRUE(matches(R"({"created_at": 1})", R"({"createdAt": 1})"));
  EXPECT_TRUE(matches(R"({"createdAt": 1})", R"({"CreatedAt": 1})"));
}

TEST(Match, NumbersCompareAsDecimals) {
  EXPECT_TRUE(matches("10", "10.00"));
  EXPECT_TRUE(matches(R"("10.00")", "10"));
  EXPECT_TRUE(matches("10", R"("10.0")"));
  EXPECT_FALSE(matches("10", "10.01"));
  EXPECT_FALSE(matches(R"("007")", R"("7")"));
}

TEST(Match, TimesCompareAsInstants) {
  EXPECT_TRUE(matches(R"("2031-05-04T10:00:00Z")", R"("2031-05-04T12:00:00.000+02:00")"));
  EXPECT_FALSE(matches(R"("2031-05-04T10:00:00Z")", R"("2031-05-04T10:00:01Z")"));
}

TEST(Match, NullIsAsGoodAsAbsent) {
  EXPECT_TRUE(matches(R"({"note": null})", R"({})"));
  EXPECT_FALSE(matches(R"({"note": null})", R"({"note": "x"})"));
}

TEST(Match, ListsHoldTheWantedInAnyOrder) {
  EXPECT_TRUE(matches(R"([{"a": 2}, {"a": 1}])", R"([{"a": 1}, {"a": 3}, {"a": 2}])"));
  EXPECT_FALSE(matches(R"([{"a": 1}, {"a": 1}])", R"([{"a": 1}, {"a": 2}])"));
  EXPECT_TRUE(matches("[]", "[]"));
  EXPECT_FALSE(matches("[]", "[1]"));
}

TEST(Match, AnElementOfAListStandsForOneWantedElement) {
  // The first wanted one fits both; the second fits only the first found.
  EXPECT_TRUE(matches(R"([{"a": 1}, {"a": 1, "b": 2}])", R"([{"a": 1, "b": 2}, {"a": 1}])"));
}

TEST(Match, MatchersDescribeLists) {
  EXPECT_TRUE(matches(R"({"count": 2})", "[1, 2]"));
  EXPECT_FALSE(matches(R"({"count": 2})", "[1]"));
  EXPECT_TRUE(matches(R"({"count": {"min": 1}})", "[1]"));
  EXPECT_TRUE(matches(R"({"has": [1], "count": 2})", "[2, 1]"));
  EXPECT_TRUE(matches(R"({"in_order": [1, 3]})", "[1, 2, 3]"));
  EXPECT_FALSE(matches(R"({"in_order": [3, 1]})", "[1, 2, 3]"));
}

TEST(Match, MatchersDescribeValues) {
  EXPECT_TRUE(matches(R"({"min": 1, "max": 5})", "5.0"));
  EXPECT_TRUE(matches(R"({"min": 1})", R"("3.5")"));
  EXPECT_FALSE(matches(R"({"min": 1, "max": 5})", "5.01"));
  EXPECT_FALSE(matches(R"({"min": 1})", R"("many")"));
  EXPECT_TRUE(matches(R"({"min": "2031-01-01T00:00:00Z"})", R"("2031-01-01T00:00:00.5Z")"));
  EXPECT_TRUE(matches(R"({"matches": "^Lamp"})", R"("Lamp 7")"));
  EXPECT_FALSE(matches(R"({"matches": "^amp"})", R"("Lamp 7")"));
  EXPECT_TRUE(matches(R"({"one_of": ["paid", "sent"]})", R"("sent")"));
  EXPECT_FALSE(matches(R"({"one_of": ["paid", "sent"]})", R"("open")"));
  EXPECT_TRUE(matches(R"({"not": "open"})", R"("sent")"));
  EXPECT_FALSE(matches(R"({"not": "open"})", R"("open")"));
}

TEST(Match, KindsAreToldApart) {
  const std::pair<const char*, const char*> right[] = {
      {"string", R"("x")"},
      {"integer", "7"},
      {"integer", R"("7")"},
      {"integer", "7.0"},
      {"number", "7.5"},
      {"boolean", "false"},
      {"array", "[]"},
      {"object", "{}"},
      {"present", "0"},
      {"absent", "null"},
      {"null", "null"},
      {"uuid", R"("0b9f6c1e-3f0a-4a6e-9d1c-7b1f2a3c4d5e")"},
      {"date", R"("2031-05-04")"},
      {"date-time", R"("2031-05-04T10:00:00Z")"},
      {"email", R"("a@b.test")"},
      {"uri", R"("https://a.test/x")"}};
  for (const auto& [kind, found] : right)
    EXPECT_TRUE(matches((std::string(R"({"is": ")") + kind + "\"}").c_str(), found)) << kind;
  const std::pair<const char*, const char*> wrong[] = {
      {"string", "7"},     {"integer", "7.5"},   {"number", R"("x")"}, {"boolean", "0"},
      {"array", "{}"},     {"present", "null"},  {"absent", "0"},      {"uuid", R"("0b9f")"},
      {"date-time", "17"}, {"email", R"("a.b")"}};
  for (const auto& [kind, found] : wrong)
    EXPECT_FALSE(matches((std::string(R"({"is": ")") + kind + "\"}").c_str(), found)) << kind;
}

TEST(Match, AnObjectsOwnMembersMayBeCalledAsMatchersAre) {
  EXPECT_TRUE(matches(R"({"range": {"min": 1, "max": 2}})", R"({"range": {"min": 1, "max": 2}})"));
  EXPECT_FALSE(matches(R"({"range": {"min": 1}})", R"({"range": {"min": 0}})"));
  EXPECT_TRUE(matches(R"({"is": "object"})", R"({"is": "else"})"));
}

TEST(Match, ASecretThatWasCutIsTakenForTheOneWanted) {
  const char* cut = R"x({"token": "(cut:8-31)"})x";
  EXPECT_TRUE(matches(R"({"token": "abcdefgh"})", cut));
  EXPECT_TRUE(matches(R"({"token": {"matches": "^ey"}})", cut));
  EXPECT_TRUE(matches(cut, R"({"token": "abcdefgh"})"));
  EXPECT_FALSE(matches(cut, R"({"token": "short"})"));
  EXPECT_FALSE(matches(R"({"token": {"is": "absent"}})", cut));
}

TEST(Match, TheItemIsFoundInWhateverStandsAroundIt) {
  const char* wanted = R"({"name": "Lamp", "unit_price": 10})";
  EXPECT_TRUE(body_matches(wanted, R"({"id": 1, "name": "Lamp", "unit_price": "10.00"})"));
  EXPECT_TRUE(body_matches(wanted, R"({"data": {"id": 1, "name": "Lamp", "unitPrice": 10.0}})"));
  EXPECT_TRUE(body_matches(wanted, R"({"product": {"id": 1, "name": "Lamp", "unitPrice": 1000}})"));
  EXPECT_TRUE(body_matches(
      wanted, R"({"data": {"id": "1", "attributes": {"name": "Lamp", "unit-price": 10}}})"));
  EXPECT_FALSE(body_matches(wanted, R"({"data": {"id": 1, "name": "Lamp", "unitPrice": 11}})"));
}

TEST(Match, MembersBesideTheItemAreFound) {
  EXPECT_TRUE(body_matches(R"({"success": true, "name": "Lamp"})",
                           R"({"success": true, "data": {"id": 1, "name": "Lamp"}})"));
}

TEST(Match, AbsentMeansNeitherInTheItemNorBesideIt) {
  const char* wanted = R"({"password": {"is": "absent"}})";
  EXPECT_TRUE(body_matches(wanted, R"({"data": {"id": 1, "name": "Lamp"}})"));
  EXPECT_FALSE(body_matches(wanted, R"({"data": {"id": 1, "password": "x"}})"));
  EXPECT_FALSE(body_matches(wanted, R"({"password": "x", "data": {"id": 1, "name": "a"}})"));
}

TEST(Match, AnIdIsWhateverTheItemIsKnownBy) {
  EXPECT_TRUE(body_matches(R"({"id": "7"})", R"({"id": 7, "name": "Lamp"})"));
  EXPECT_TRUE(body_matches(R"({"id": "0b9f"})", R"({"_id": "0b9f", "name": "Lamp"})"));
  EXPECT_TRUE(body_matches(R"({"maker_id": 4})", R"({"id": 7, "maker": {"id": 4}})"));
  EXPECT_FALSE(body_matches(R"({"id": "7"})", R"({"id": 8, "name": "Lamp"})"));
}

TEST(Match, TheListIsFoundInWhateverStandsAroundIt) {
  const char* wanted = R"([{"name": "Lamp"}])";
  EXPECT_TRUE(body_matches(wanted, R"([{"id": 1, "name": "Lamp"}])"));
  EXPECT_TRUE(body_matches(wanted, R"({"items": [{"id": 1, "name": "Lamp"}], "total": 1})"));
  EXPECT_TRUE(body_matches(wanted, R"({"data": {"products": [{"id": 1, "name": "Lamp"}]}})"));
  EXPECT_FALSE(body_matches(wanted, R"({"items": []})"));
  EXPECT_TRUE(body_matches(R"({"count": 1})", R"({"items": [{"id": 1}], "total": 5})"));
  EXPECT_TRUE(body_matches(R"({"count": 1})", R"({"count": 5, "results": [{"id": 1}]})"));
  EXPECT_TRUE(body_matches(R"({"count": 5})", R"({"count": 5, "results": [{"id": 1}]})"));
  EXPECT_FALSE(body_matches(R"({"count": 2})", R"({"count": 5, "results": [{"id": 1}]})"));
}

TEST(Match, ABodyThatIsNoJsonIsText) {
  EXPECT_TRUE(body_matches(R"("pong")", "pong"));
  EXPECT_TRUE(body_matches(R"({"matches": "o"})", "pong"));
  EXPECT_FALSE(body_matches(R"({"name": "Lamp"})", ""));
  EXPECT_TRUE(body_matches(R"({"is": "absent"})", ""));
}

bool header_matches(const char* wanted) {
  return !header_mismatch("Content-Type", json(wanted),
                          {{"content-type", "application/json; charset=utf-8"}});
}

TEST(Match, HeadersMatchInAnyCaseAndWhateverTheirParameters) {
  EXPECT_TRUE(header_matches(R"("application/json")"));
  EXPECT_TRUE(header_matches(R"("Application/JSON; charset=UTF-8")"));
  EXPECT_TRUE(header_matches(R"({"matches": "json"})"));
  EXPECT_TRUE(header_matches(R"({"is": "present"})"));
  EXPECT_FALSE(header_matches(R"("text/html")"));
  EXPECT_FALSE(header_matches(R"({"is": "absent"})"));
  EXPECT_TRUE(header_mismatch("ETag", json(R"({"is": "present"})"), {}).has_value());
  EXPECT_FALSE(header_mismatch("ETag", json(R"({"is": "absent"})"), {}).has_value());
}

TEST(Match, AddressesAndTagsMatchExactly) {
  const Headers found{{"location", "https://example.org/A;b"}, {"etag", "\"x\""}};
  EXPECT_FALSE(header_mismatch("Location", json(R"("https://example.org/A;b")"), found));
  EXPECT_TRUE(header_mismatch("Location", json(R"("https://example.org/a;b")"), found));
  EXPECT_TRUE(header_mismatch("Location", json(R"("https://example.org/A")"), found));
  EXPECT_TRUE(header_mismatch("ETag", json(R"("\"X\"")"), found));
}

TEST(Match, SumsAreExactAndSeenThroughWrappings) {
  const char* entries = R"([{"amount": "100.00"}, {"amount": -25.1}, {"amount": "0.10"}])";
  EXPECT_TRUE(matches(R"({"sum": {"amount": 75}})", entries));
  EXPECT_TRUE(matches(R"({"sum": {"amount": "75.00"}, "count": 3})", entries));
  EXPECT_FALSE(matches(R"({"sum": {"amount": 75.01}})", entries));
  EXPECT_TRUE(matches(R"({"sum": {"amount": {"min": 70, "max": 80}}})", entries));
  EXPECT_TRUE(matches(R"({"sum": 6})", "[1, 2, 3]"));
  EXPECT_TRUE(matches(R"({"sum": {"max": 6}})", "[1, 2, 3]"));
  EXPECT_TRUE(matches(R"({"sum": 0})", "[]"));
  EXPECT_TRUE(
      body_matches(R"({"sum": {"amount": 3}})", R"({"items": [{"amount": 1}, {"amount": 2}]})"));
}

TEST(Match, WhatCannotBeAddedUpHasNoSum) {
  EXPECT_FALSE(matches(R"({"sum": {"amount": 1}})", R"([{"amount": 1}, {"value": 0}])"));
  EXPECT_FALSE(matches(R"({"sum": {"amount": 1}})", R"([{"amount": "one"}])"));
  EXPECT_FALSE(matches(R"({"sum": 1})", "1"));
  EXPECT_TRUE(matches(R"({"sum": 1})", R"({"sum": 1})"));  // a member called so
}

TEST(Match, AWrongSumSaysWhatItIs) {
  const Json found = json(R"({"entries": [{"amount": 1}, {"amount": 2.5}]})");
  const auto wrong = mismatch(json(R"({"entries": {"sum": {"amount": 4}}})"), &found);
  ASSERT_TRUE(wrong.has_value());
  EXPECT_EQ(wrong->where, "/entries");
  EXPECT_EQ(wrong->wanted, "a list whose amount adds up to 4");
  EXPECT_EQ(wrong->found, "a list whose amount adds up to 3.5");
}

TEST(Match, OfAListOnlyWhatIsWrongIsNamed) {
  const Json found = json("[1, 2]");
  const auto fewer = mismatch(json(R"({"has": [1], "count": 3})"), &found);
  ASSERT_TRUE(fewer.has_value());
  EXPECT_EQ(fewer->wanted, "a list of 3");
  EXPECT_EQ(fewer->found, "a list of 2");
  const auto missing = mismatch(json(R"({"count": 2, "has": [1, 5]})"), &found);
  ASSERT_TRUE(missing.has_value());
  EXPECT_EQ(missing->wanted, "a list with 5");
  EXPECT_EQ(missing->found, "[1,2]");
}

TEST(Match, AMismatchSaysWhatWasWantedAndWhatWasFound) {
  const Json found = json(R"({"stock": -1})");
  const auto wrong = mismatch(json(R"({"stock": {"min": 0, "max": 5}})"), &found);
  ASSERT_TRUE(wrong.has_value());
  EXPECT_EQ(wrong->where, "/stock");
  EXPECT_EQ(wrong->wanted, "at least 0 and at most 5");
  EXPECT_EQ(wrong->found, "-1");
}

}  // namespace
}  // namespace assay
