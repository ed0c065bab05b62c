// SPDX-License-Identifier: MIT
// Passwords of mail accounts without a digit, and values that run to the end of their line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/repo/secrets/searched.h"

namespace assay {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::string mail_settings(const std::string& host, const std::string& password) {
  return "{\n  \"SmtpServer\": \"" + host + "\",\n  \"SmtpPassword\": \"" + password + "\"\n}\n";
}

TEST(AppPassword, IsSixteenLettersThatAreNoWordsBesideGmail) {
  EXPECT_THAT(found(mail_settings("smtp.gmail.com", "qwjxtrbmzkdlhvnp"), "appsettings.json"),
              SizeIs(1));
  EXPECT_THAT(found(mail_settings("smtp.gmail.com", "qwjx trbm zkdl hvnp"), "appsettings.json"),
              SizeIs(1));
  EXPECT_THAT(found(mail_settings("mail.lamps.example", "qwjxtrbmzkdlhvnp"), "appsettings.json"),
              IsEmpty());
  EXPECT_THAT(found(mail_settings("smtp.gmail.com", "thisisnotapasswo"), "appsettings.json"),
              IsEmpty());
  EXPECT_THAT(found(mail_settings("smtp.gmail.com", "lampshadesandoil"), "appsettings.json"),
              IsEmpty());
}

TEST(IndexNames, AreNoSecrets) {
  EXPECT_THAT(found("$table->addIndex(['refresh_token'], 'UNIQ_9BACE7E1C74F2195');\n", "src/A.php"),
              IsEmpty());
}

TEST(Properties, HoldValuesThatEndWithTheirLine) {
  const std::string key = "&/KWgQmtYC7vHe#:B<jRzoqlb;zP5zu0Mc<$4Ws@;+d^ug3,nC$tfQ6k07~1*+Z9";
  EXPECT_THAT(found("jwt.secret=" + key + "\n", "src/main/resources/application.properties"),
              SizeIs(1));
  EXPECT_THAT(
      found("jwt.secret=<put your own here>\n", "src/main/resources/application.properties"),
      IsEmpty());
}

}  // namespace
}  // namespace assay
