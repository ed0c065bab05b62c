// SPDX-License-Identifier: MIT
// Repositories that are made to hurt their reader: the run ends, within its memory, and says what
// it did not read.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/process.h"
#include "tests/support/scratch.h"

namespace assay {
namespace {

using testing::HasSubstr;

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// AddressSanitizer keeps freed memory to find uses of it.
#ifdef __SANITIZE_ADDRESS__
constexpr long kHostileMostMb = 2048;
#else
constexpr long kHostileMostMb = 200;
#endif
constexpr std::chrono::seconds kLongest{60};

// The report's text, after the run kept its bounds.
std::string graded(const std::string& repository) {
  const Clock::time_point begin = Clock::now();
  const test::TemporaryFolder data;
  const std::string report = data.file("report.json");
  const test::Ended ended =
      test::run({ASSAY_BINARY, "grade", "--quiet", "--rubric", "fixtures/rubrics/orders.yaml",
                 "--only", "repo.*", "-o", report, repository},
                {"XDG_DATA_HOME=" + data.path()});
  EXPECT_LT(Clock::now() - begin, kLongest);
  EXPECT_LT(ended.peak_kb, kHostileMostMb * 1024);
  EXPECT_LT(ended.exit_code, 70) << ended.err;
  EXPECT_EQ(ended.out.find("\x1b[31m"), std::string::npos);
  return test::read_file(report);
}

TEST(HostileRepository, OfLinksPipesAndNamesIsReadAround) {
  const Scratch scratch;
  scratch.write("README.md", "# Orders\n");
  fs::create_directory_symlink(".", scratch.file("loop"));
  fs::create_symlink("self", scratch.file("self"));
  fs::create_symlink("/etc/passwd", scratch.file("passwd"));
  fs::create_directory_symlink("/", scratch.file("root"));
  ASSERT_EQ(mkfifo(scratch.file("pipe.py").c_str(), 0600), 0);
  ASSERT_EQ(mkfifo(scratch.file("package.json").c_str(), 0600), 0);
  scratch.write("new\nline.py", "x = 1\n");
  scratch.write("red\x1b[31m.log", "x");
  scratch.write("bad\xff\xfe.py", "caf\xe9 = 1\n");
  const std::string out = graded(scratch.path());
  EXPECT_THAT(out, HasSubstr("2 links lead out of the repository and were not followed"));
  EXPECT_THAT(out, HasSubstr("2 pipes, sockets or devices were not opened"));
}

TEST(HostileRepository, OfHugeFilesIsReadInPart) {
  const Scratch scratch;
  scratch.write("README.md", "");
  {
    std::ofstream readme(scratch.file("README.md"));
    for (int i = 0; i < 1'000'000; ++i)
      readme << "[*_`<a**](https://orders.io/path/to/nowhere)\n";
  }
  scratch.write("data.py", "x = 1\n");
  fs::resize_file(scratch.file("data.py"), std::uintmax_t{10} << 30U);
  const std::string out = graded(scratch.path());
  EXPECT_THAT(out, HasSubstr("2 files were not read to their ends"));
}

TEST(HostileRepository, OfVeryManyFilesIsReadToItsBound) {
  const Scratch scratch;
  for (int folder = 0; folder < 3; ++folder) {
    const std::string name = scratch.file("f" + std::to_string(folder));
    fs::create_directory(name);
    for (int i = 0; i < 40'000; ++i)
      std::ofstream(name + "/" + std::to_string(i) + ".py");
  }
  const std::string out = graded(scratch.path());
  EXPECT_THAT(out, HasSubstr("there are over 30000 files; the rest was not read"));
}

TEST(HostileRepository, OfDeepFoldersIsReadToItsBound) {
  const Scratch scratch;
  std::string path = scratch.path();
  for (int depth = 0; depth < 200; ++depth)
    path += "/d";
  fs::create_directories(path);
  EXPECT_THAT(graded(scratch.path()), HasSubstr("folders nest deeper than 24"));
}

TEST(HostileRepository, InAnArchiveIsUnpackedToItsBound) {
  const Scratch scratch;
  const std::string make =
      "cd " + scratch.path() +
      " && mkdir orders && echo '# Orders' > orders/README.md && truncate -s 40M orders/zeros"
      " && python3 -m zipfile -c a.zip orders";
  ASSERT_EQ(std::system(make.c_str()), 0);
  const std::string out = graded(scratch.file("a.zip"));
  EXPECT_THAT(out, HasSubstr("more than 200 times the archive; the rest was not unpacked"));
}

TEST(HostileRepository, ThatIsNoneIsRefused) {
  const test::Ended ended =
      test::run({ASSAY_BINARY, "grade", "--quiet", "/no/such/submission.zip"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("is neither a folder nor an archive"));
}

}  // namespace
}  // namespace assay
