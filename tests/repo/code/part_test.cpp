// SPDX-License-Identifier: MIT
// Which part a file belongs to, by its name.
#include "repo/code/part.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Part, TakesSeedsByTheirName) {
  EXPECT_EQ(part_of({"src/users/users.seed.ts", ""}), Part::kSchema);
  EXPECT_EQ(part_of({"src/all.seeds.js", ""}), Part::kSchema);
  EXPECT_EQ(part_of({"src/seed.service.ts", ""}), Part::kService);
  EXPECT_EQ(part_of({"src/seedlings.ts", ""}), Part::kService);
}

TEST(Part, TakesMigrationsByTheirFolder) {
  EXPECT_EQ(part_of({"app/DoctrineMigrations/Version1.php", ""}), Part::kSchema);
  EXPECT_EQ(part_of({"db/migrations/1_a.sql", ""}), Part::kSchema);
}

TEST(Part, TakesWhatIsWrittenForEditorsByItsName) {
  EXPECT_EQ(part_of({"_ide_helper.php", ""}), Part::kGenerated);
  EXPECT_EQ(part_of({"get-pip.py", ""}), Part::kGenerated);
  EXPECT_EQ(part_of({"shop/_migrations/versions/1_a.py", ""}), Part::kSchema);
  EXPECT_EQ(part_of({"src/Schema/generated-classes/Lamp.php", ""}), Part::kGenerated);
  EXPECT_EQ(part_of({".phpstorm.meta.php", ""}), Part::kGenerated);
  EXPECT_EQ(part_of({"app/IdeHelper.php", ""}), Part::kService);
  EXPECT_EQ(part_of({".tools/audit/audit.py", ""}), Part::kSettings);
}

TEST(Part, TakesLibrariesThatWereDownloadedForGenerated) {
  const auto part = [](const std::string& text) { return part_of({"lib/a.js", text}); };
  EXPECT_EQ(part("(function(){function r(e,n,t){throw a.code=\"MODULE_NOT_FOUND\",a}})()"),
            Part::kGenerated);
  EXPECT_EQ(part("(function(f){if(typeof define===\"function\"&&define.amd){define([],f)}})()"),
            Part::kGenerated);
  EXPECT_EQ(part("/*!\n * jQuery JavaScript Library v3.3.1\n */\n"), Part::kGenerated);
  EXPECT_EQ(part("/*!\n * Orders\n */\nconst a = 1;\n"), Part::kService);
  EXPECT_EQ(part("if (e.code === 'MODULE_NOT_FOUND') throw e;\n"), Part::kService);
}

TEST(Part, TakesScriptsThatWereCollectedToBeServedForFrontEnd) {
  EXPECT_EQ(part_of({"staticfiles/admin/js/actions.js", ""}), Part::kFrontEnd);
  EXPECT_EQ(part_of({"staticfiles/views.py", ""}), Part::kService);
  EXPECT_EQ(part_of({"backend/staticfiles/admin/js/inlines.js", ""}), Part::kFrontEnd);
  EXPECT_EQ(part_of({"src/static_files.js", ""}), Part::kService);
}

TEST(Part, KnowsWhatIsGeneratedOfProtocols) {
  EXPECT_EQ(
      part_of({"src/lamps.ts",
               "/* eslint-disable */\nimport { A } from 'b';\n\nexport const protobufPackage = "
               "'lamps';\n"}),
      Part::kGenerated);
}

TEST(Part, TakesPagesForFrontEndByWhatTheyImport) {
  EXPECT_EQ(part_of({"lamps-app/src/page.js", "import React, { useState } from 'react';\n"}),
            Part::kFrontEnd);
  EXPECT_EQ(part_of({"src/app.js", "import { react } from './reactions.js';\n"}), Part::kService);
}

TEST(Part, TakesPagesThatTheServerFillsInForFrontEnd) {
  EXPECT_EQ(part_of({"resources/views/docs/index.blade.php", ""}), Part::kFrontEnd);
  EXPECT_EQ(part_of({"app/Views/Blade.php", ""}), Part::kService);
}

TEST(Part, TakesLibrariesThatWerePutAmongTheFilesForGenerated) {
  const std::string head = "/* lampValidation\n * v1.3.6\n * License: MIT\n */\n";
  EXPECT_EQ(part_of({"js/lamp.js", head}), Part::kGenerated);
  EXPECT_EQ(part_of({"src/lamp.js", "/* Licensed under the Apache License, Version 2.0 */\n"}),
            Part::kService);
  EXPECT_EQ(part_of({"src/lamp.py", head}), Part::kService);
  EXPECT_EQ(part_of({"docs/_static/language_data.js", ""}), Part::kFrontEnd);
}

TEST(Part, TakesWhatFillsADatabaseForSeeds) {
  for (const char* path : {"shop/management/commands/populate_data.py", "src/seeding/lamps.ts",
                           "scripts/seedDatabase.ts", "src/main/java/a/DataSeeder.java",
                           "src/main/kotlin/a/initDB.kt", "app/load_data.py"}) {
    EXPECT_EQ(part_of({path, ""}), Part::kSchema) << path;
  }
}

TEST(Part, TakesWhatWasCompiledForGenerated) {
  const std::string head = "\"use strict\";\nObject.defineProperty(exports, \"__esModule\", {});\n";
  EXPECT_EQ(part_of({"lib/lamps.js", head + "function _asyncToGenerator(fn) {}\n"}),
            Part::kGenerated);
  EXPECT_EQ(part_of({"lib/lamps.js", head}), Part::kService);
}

TEST(Part, TakesDoublesOfGoForTests) {
  EXPECT_EQ(part_of({"mock/logic.go", "import \"github.com/stretchr/testify/mock\"\n"}),
            Part::kTests);
  EXPECT_EQ(part_of({"mock/logic.go", "package mock\n"}), Part::kService);
}

}  // namespace
}  // namespace assay
