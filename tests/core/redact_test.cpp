// SPDX-License-Identifier: MIT
// Secrets go, evidence stays.
#include "core/redact.h"

#include <gtest/gtest.h>

#include "tests/support/cpu_time.h"

namespace assay {
namespace {

std::string header_after(const std::string& name, const std::string& value) {
  return redacted({.request = {.headers = {{name, value}}}}).request.headers[0].value;
}

std::string body_after(const std::string& body) {
  return redacted({.response = {.status = 200, .body = body}}).response.body;
}

TEST(Redact, MasksCredentialsInHeadersAndKeepsTheScheme) {
  EXPECT_EQ(header_after("authorization", "Bearer 0123456789abcdef"), "Bearer (cut:8-31)");
  EXPECT_EQ(header_after("Authorization", "abc"), "(cut:under-8)");
  EXPECT_EQ(header_after("X-Api-Key", "0123456789"), "(cut:8-31)");
  EXPECT_EQ(header_after("X-Auth-Token", std::string(40, 'x')), "(cut:32-127)");
  EXPECT_EQ(header_after("Proxy-Authorization", "Basic " + std::string(200, 'x')),
            "Basic (cut:128-up)");
}

TEST(Redact, MasksCookiesAndKeepsTheirNamesAndAttributes) {
  EXPECT_EQ(header_after("Cookie", "sid=0123456789; theme=dark"),
            "sid=(cut:8-31); theme=(cut:under-8)");
  EXPECT_EQ(header_after("Set-Cookie", "sid=0123456789; Path=/; HttpOnly; SameSite=Lax"),
            "sid=(cut:8-31); Path=/; HttpOnly; SameSite=Lax");
}

TEST(Redact, LeavesHeadersThatOnlySoundSecret) {
  EXPECT_EQ(header_after("Access-Control-Allow-Credentials", "true"), "true");
  EXPECT_EQ(header_after("Access-Control-Allow-Headers", "Authorization, X-Api-Key"),
            "Authorization, X-Api-Key");
  EXPECT_EQ(header_after("Idempotency-Key", "0b9e7c9a-1"), "0b9e7c9a-1");
  EXPECT_EQ(header_after("X-RateLimit-Remaining-Tokens", "12"), "12");
  EXPECT_EQ(header_after("WWW-Authenticate", "Bearer realm=\"api\", error=\"invalid_token\""),
            "Bearer realm=\"api\", error=\"invalid_token\"");
  EXPECT_EQ(header_after("ETag", "\"33a64df551425fcc55e4d42a148795d9f25f89d4\""),
            "\"33a64df551425fcc55e4d42a148795d9f25f89d4\"");
}

TEST(Redact, MasksTheQueryOfUrlsWhereverTheyStand) {
  const Exchange cut = redacted({.request = {.url = "http://h/p?a=1&access_token=0123456789&b=2"}});
  EXPECT_EQ(cut.request.url, "http://h/p?a=1&access_token=(cut:8-31)&b=2");
  EXPECT_EQ(header_after("Location", "/done?token=abc#x"), "/done?token=(cut:under-8)");
  EXPECT_EQ(header_after("Link", "</items?page_token=abcd>; rel=\"next\""),
            "</items?page_token=abcd>; rel=\"next\"");
}

TEST(Redact, MasksSecretMembersOfJsonAtAnyDepthAndKeepsTheStructure) {
  EXPECT_EQ(body_after(R"({"id":1,"user":{"email":"a@b.c","password":"hunter2!"},"n":10.00})"),
            R"x({"id":1,"user":{"email":"a@b.c","password":"(cut:8-31)"},"n":10.00})x");
  EXPECT_EQ(body_after(R"({"tokens":[{"access":"0123456789"}]})"),
            R"x({"tokens":[{"access":"(cut:8-31)"}]})x");
  EXPECT_EQ(body_after(R"({"password":null,"token":true,"password_hash":""})"),
            R"({"password":null,"token":true,"password_hash":""})");
}

TEST(Redact, MasksANumberUnderASecretNameWithANumber) {
  EXPECT_EQ(body_after(R"({"pin":4711,"max_tokens":100})"), R"({"pin":0,"max_tokens":100})");
}

TEST(Redact, LeavesJsonWithoutSecretsByteForByte) {
  const std::string body = "{ \"id\": 1,\n  \"name\": \"Lamp\" }";
  EXPECT_EQ(body_after(body), body);
}

TEST(Redact, KeepsComplaintsAboutASecret) {
  const std::string body =
      R"({"errors":{"password":["must hold 8 characters"]},"detail":{"token":"is not valid"}})";
  EXPECT_EQ(body_after(body), body);
}

TEST(Redact, MasksFormBodies) {
  EXPECT_EQ(body_after("email=a%40b.c&user%5Bpassword%5D=hunter2%21&x=1"),
            "email=a%40b.c&user%5Bpassword%5D=(cut:8-31)&x=1");
}

TEST(Redact, MasksJsonThatWasCutShort) {
  EXPECT_EQ(body_after(R"({"items":[{"password": "hunter2!","name":"La)"),
            R"x({"items":[{"password": "(cut:8-31)","name":"La)x");
  EXPECT_EQ(body_after(R"({"secret":"never ends)"), R"x({"secret":"(cut:8-31))x");
}

TEST(Redact, MasksSecretsInsideTheTextOfJsonStrings) {
  EXPECT_EQ(body_after(R"({"message":"db at postgres://app:hunter2@db/x refused"})"),
            R"x({"message":"db at postgres://app:(cut:under-8)@db/x refused"})x");
}

TEST(Redact, MasksWhatLooksLikeACredentialInText) {
  EXPECT_EQ(redacted_text("sent Bearer 0123abcd4567 and eyJhbGciOi.eyJzdWIi.c2lnbg-_ twice"),
            "sent Bearer (cut:8-31) and (cut:8-31) twice");
  EXPECT_EQ(redacted_text("PASSWORD=hunter2 node app"), "PASSWORD=(cut:under-8) node app");
  EXPECT_EQ(redacted_text("Authorization: Token abcdefgh"), "Authorization: Token (cut:8-31)");
  EXPECT_EQ(redacted_text(R"(say \"api_key\": \"0123456789\" now)"),
            R"x(say \"api_key\": \"(cut:8-31)\" now)x");
}

TEST(Redact, LeavesProse) {
  for (const char* text :
       {"Bearer authentication is required", "the token has expired", "no password given",
        "a key: value pair", "see http://127.0.0.1:8080/api/orders?page=2", "author=ada"}) {
    EXPECT_EQ(redacted_text(text), text);
  }
}

TEST(Redact, LeavesPlacesInCode) {
  for (const char* place : {"the key in utils/jwt.go:9", "src/password.py:33 handles passwords"}) {
    EXPECT_EQ(redacted_text(place), place);
  }
  EXPECT_EQ(redacted_text("password:33"), "password:(cut:under-8)");
}

TEST(Redact, DoingItTwiceChangesNothingMore) {
  const std::string once = body_after(R"({"token":"0123456789012345678901234567890123456789"})");
  EXPECT_EQ(body_after(once), once);
  EXPECT_EQ(redacted_text(redacted_text("token=abc")), "token=(cut:under-8)");
  EXPECT_EQ(header_after("Authorization", "Bearer (cut:32-127)"), "Bearer (cut:32-127)");
}

TEST(Redact, TakesTimeInProportionToTheBytes) {
  const std::string parts[] = {"token ",  "token=\"",          "://", "eyJ.",
                               "Bearer ", "\\\"password\\\":", "{[",  "%5B"};
  for (const std::string& part : parts) {
    std::string body;
    while (body.size() < 400'000)
      body += part;
    EXPECT_LT(test::cpu_seconds([&] { body_after(body); }), 5) << part;
  }
}

TEST(Redact, KnowsTheNamesOfSecrets) {
  for (const char* name :
       {"password", "newPassword", "X-API-Key", "client_secret", "accessToken", "refresh_token",
        "jwt", "Set-Cookie", "session", "pin", "user[passwd]"}) {
    EXPECT_TRUE(is_secret_name(name)) << name;
  }
  for (const char* name : {"", "key", "Idempotency-Key", "author", "broken", "next_token",
                           "nextPageToken", "token_type", "spin", "passenger", "id"}) {
    EXPECT_FALSE(is_secret_name(name)) << name;
  }
}

}  // namespace
}  // namespace assay
