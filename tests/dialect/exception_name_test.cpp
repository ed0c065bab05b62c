// SPDX-License-Identifier: MIT
// Names of exceptions in the errors of several frameworks.
#include "dialect/exception_name.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(ExceptionName, ReadsWhatFrameworksGiveAway) {
  EXPECT_EQ(named_exception("<!doctype html><title>TypeError: unhashable type: &#39;dict&#39;"),
            "TypeError");
  EXPECT_EQ(named_exception("<title>sqlalchemy.exc.ProgrammingError: (sqlite3.ProgrammingError)"),
            "sqlalchemy.exc.ProgrammingError");
  EXPECT_EQ(named_exception(R"({"status":500,"title":"HttpMediaTypeNotSupportedException"})"),
            "HttpMediaTypeNotSupportedException");
  EXPECT_EQ(named_exception(R"({"error":"nested exception is java.lang.NumberFormatException"})"),
            "java.lang.NumberFormatException");
}

TEST(ExceptionName, LeavesOutNamesThatStandForAnything) {
  EXPECT_EQ(named_exception(R"({"error":"Internal Server Error","code":"InternalServerError"})"),
            "");
  EXPECT_EQ(named_exception(R"({"name":"GeneralError","className":"general-error"})"), "");
  EXPECT_EQ(named_exception(R"({"Error":"boom"})"), "");
  EXPECT_EQ(named_exception(""), "");
}

TEST(ExceptionName, LeavesOutMembersThatAreNoTypes) {
  EXPECT_EQ(named_exception(R"({"validationError":"x","schemaValidationErrors":[]})"), "");
}

}  // namespace
}  // namespace assay
