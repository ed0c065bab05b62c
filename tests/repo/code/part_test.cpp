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

TEST(Part, TakesWhatIsWrittenForEditorsByItsName) {
  EXPECT_EQ(part_of({"_ide_helper.php", ""}), Part::kGenerated);
  EXPECT_EQ(part_of({".phpstorm.meta.php", ""}), Part::kGenerated);
  EXPECT_EQ(part_of({"app/IdeHelper.php", ""}), Part::kService);
}

TEST(Part, TakesPagesThatTheServerFillsInForFrontEnd) {
  EXPECT_EQ(part_of({"resources/views/docs/index.blade.php", ""}), Part::kFrontEnd);
  EXPECT_EQ(part_of({"app/Views/Blade.php", ""}), Part::kService);
}

}  // namespace
}  // namespace assay
