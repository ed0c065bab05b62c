// SPDX-License-Identifier: MIT
// Files with somebody else's name on them, and the headers of one's own.
#include "repo/code/copied.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

SourceFile source(const std::string& path, const std::string& header) {
  return {path, header + "\nint a;\n"};
}

TEST(CopyrightHolder, IsReadFromCommentsOfManyForms) {
  EXPECT_EQ(copyright_holder("// Copyright 2010 The Go Authors. All rights reserved.\n"),
            "the go authors");
  EXPECT_EQ(
      copyright_holder("/*!\n * a\n * Copyright(c) 2009-2013 Jane Doe <j@example.org>\n */\n"),
      "jane doe");
  EXPECT_EQ(copyright_holder("# SPDX-FileCopyrightText: 2020 Doe GmbH\n"), "doe gmbh");
  EXPECT_EQ(copyright_holder("/**\n * @copyright 2017 Jane Doe\n */\n"), "jane doe");
}

TEST(CopyrightHolder, IsReadFromWithinAComment) {
  EXPECT_EQ(copyright_holder("/**\n * A plugin.\n\n Copyright 2020 Jane Doe\n\n*/\nint a;\n"),
            "jane doe");
  EXPECT_EQ(copyright_holder("/* a */\nCopyright 2020 Jane Doe\n"), "");
}

TEST(CopyrightHolder, IsNobodyWhereNoneIsNamed) {
  EXPECT_EQ(copyright_holder("// SPDX-License-Identifier: MIT\n"), "");
  EXPECT_EQ(copyright_holder("/* Copyright 2016-2017 the original author or authors. */\n"), "");
  EXPECT_EQ(copyright_holder("copyright = '2020 Jane Doe'\n"), "");
  EXPECT_EQ(copyright_holder("// the copyright of 2020 Jane Doe\n"), "");
}

TEST(CopiedFiles, AreTheFewOfAHolderWhomTheLicenceDoesNotName) {
  std::vector<SourceFile> sources{
      source("a.go", "// Copyright 2010 The Go Authors. All rights reserved."),
      source("b.go", "// mine"), source("c.go", "// mine")};
  EXPECT_TRUE(CopiedFiles(sources).has(sources[0]));
  EXPECT_FALSE(CopiedFiles(sources).has(sources[1]));
  sources.push_back({"LICENSE", "Copyright (c) 2010 The Go Authors"});
  EXPECT_FALSE(CopiedFiles(sources).has(sources[0]));
}

TEST(CopiedFiles, AreNotThoseWithOnesOwnHeader) {
  const std::vector<SourceFile> sources{source("a.go", "// Copyright 2020 Jane Doe"),
                                        source("b.go", "// Copyright 2021 Jane Doe"),
                                        source("c.go", "// none")};
  EXPECT_FALSE(CopiedFiles(sources).has(sources[0]));
}

TEST(Licence, StandsInTheRoot) {
  EXPECT_TRUE(is_licence("LICENSE"));
  EXPECT_TRUE(is_licence("COPYING.txt"));
  EXPECT_FALSE(is_licence("lib/LICENSE"));
}

TEST(CopiedFiles, AreHeadersOfALibraryInItsFolder) {
  const std::string theirs = "// Copyright (C) 2016 Jane Doe";
  std::vector<SourceFile> sources{source("include/lamp/a.h", theirs),
                                  source("include/lamp/b.h", theirs),
                                  source("main.cpp", "// mine")};
  EXPECT_TRUE(CopiedFiles(sources).has(sources[0]));
  sources.push_back(source("src/b.cpp", theirs));
  EXPECT_FALSE(CopiedFiles(sources).has(sources[0]));
}

}  // namespace
}  // namespace assay
