// SPDX-License-Identifier: MIT
// The ending of a file's name chooses the format.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/formats.h"
#include "tests/support/sample_report.h"

namespace assay {
namespace {

using testing::StartsWith;

std::string start_of(const std::string& path) {
  return render_for(path, sample_report()).value().substr(0, 40);
}

TEST(Render, GoesByTheEnding) {
  EXPECT_THAT(start_of("out/report.json"), StartsWith("{\n  \"schema\": \"assay.report/1\""));
  EXPECT_THAT(start_of("REPORT.HTML"), StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(start_of("a.md"), StartsWith("<!-- assay report -->"));
  EXPECT_THAT(start_of("a.xml"), StartsWith("<?xml version=\"1.0\""));
  EXPECT_THAT(start_of("a.sarif"), StartsWith("{\n  \"$schema\""));
  EXPECT_THAT(start_of("a.har"), StartsWith("{\n  \"log\""));
  EXPECT_THAT(start_of("a.txt"), StartsWith("Orders API take-home"));
}

TEST(Render, AnUnknownEndingListsTheKnownOnes) {
  const Error error = render_for("report.pdf", sample_report()).error();
  EXPECT_EQ(error.kind, ErrorKind::kUsage);
  EXPECT_EQ(error.message,
            "the ending of report.pdf names no report format; known endings: .json .html .md .xml "
            ".sarif .har .txt");
}

}  // namespace
}  // namespace assay
