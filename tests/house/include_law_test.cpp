// SPDX-License-Identifier: MIT
// Which room may include which, and where each library may be included.
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/tree.h"

namespace assay::house {
namespace {

using testing::IsEmpty;

// What each room may include besides itself.
const std::map<std::string, std::set<std::string>> kRooms{
    {"core", {}},
    {"contract", {"core"}},
    {"dialect", {"core", "contract"}},
    {"http", {"core"}},
    {"candidate", {"core"}},
    {"repo", {"core"}},
    {"store", {"core"}},
    {"rubric", {"core", "contract"}},
    {"score", {"core", "contract", "rubric"}},
    {"report", {"core"}},
    {"checks", {"core", "contract", "dialect"}},
    {"scenario", {"core", "contract", "dialect"}},
    {"run",
     {"core", "contract", "dialect", "scenario", "checks", "http", "candidate", "repo", "store",
      "rubric", "score", "report"}},
    {"cli",
     {"core", "contract", "dialect", "scenario", "checks", "http", "candidate", "repo", "store",
      "rubric", "score", "report", "run"}},
    {"main", {"cli"}},
    {"fixtures", {}},
};

struct Seam {
  std::string_view header{};  // how the library's headers begin
  std::string_view place{};   // the file or folder that may include them; one of several
};

// fixtures/ and tests/ stand outside: they bring their own.
constexpr Seam kSeams[] = {
    {"curl/", "src/http/"},
    {"sqlite3.h", "src/store/database.cpp"},
    {"nlohmann/", "src/core/json_text.cpp"},
    {"yaml-cpp/", "src/rubric/read_yaml"},
    {"yaml-cpp/", "src/repo/yaml.cpp"},
    {"CLI/", "src/cli/"},
    {"cmark", "src/repo/markdown.cpp"},
    {"re2/", "src/core/"},
    {"pugixml", "src/report/"},
    {"nettle/", "src/core/digest.cpp"},
    {"git2", "src/repo/git/object_store.cpp"},
    {"archive", "src/repo/archive.cpp"},
    {"hs/", "src/repo/secrets/literals.cpp"},
    {"tl/", "src/core/result.h"},
    {"fmt/", ""},
    {"httplib", "fixtures/"},
    {"gtest/", "tests/"},
    {"gmock/", "tests/"},
    {"benchmark/", "tests/bench/"},
};

// What a check must not reach for: it asks through its session, and judges values.
constexpr std::string_view kNotInChecks[] = {
    "filesystem", "fstream", "iostream", "thread", "mutex",   "random", "ctime",    "csignal",
    "unistd.h",   "sys/",    "netinet/", "arpa/",  "fcntl.h", "poll.h", "dirent.h", "future"};

// The name between the marks of an include; empty for any other line.
std::string included(const std::string& line, char open, char close) {
  constexpr std::string_view kInclude = "#include ";
  if (!line.starts_with(kInclude) || line[kInclude.size()] != open) return "";
  const std::size_t end = line.find(close, kInclude.size() + 1);
  return line.substr(kInclude.size() + 1, end - kInclude.size() - 1);
}

template <typename Visit>
void each_include(char open, char close, Visit visit) {
  for (const TextFile& file : sources()) {
    if (!is_cpp(file.path)) continue;
    for (const std::string& line : file.lines) {
      const std::string name = included(line, open, close);
      if (!name.empty()) visit(file.path, name);
    }
  }
}

TEST(IncludeLaw, LetsEachRoomSeeOnlyTheRoomsBelowIt) {
  std::vector<std::string> violations;
  each_include('"', '"', [&](const std::string& path, const std::string& name) {
    const std::string room = room_of(path);
    const std::string seen = room_of(name);
    if (room == "tests" || room == seen || seen == "embedded") return;  // made from text files
    const auto law = kRooms.find(room);
    if (law == kRooms.end() || !law->second.contains(seen)) {
      violations.push_back(path + " includes " + name);
    }
  });
  EXPECT_THAT(violations, IsEmpty());
}

TEST(IncludeLaw, KeepsEachLibraryInItsSeam) {
  std::vector<std::string> violations;
  each_include('<', '>', [&](const std::string& path, const std::string& name) {
    bool known = false;
    bool allowed = false;
    for (const Seam& seam : kSeams) {
      if (!name.starts_with(seam.header)) continue;
      known = true;
      allowed = allowed || path.starts_with(seam.place);
    }
    const bool outside = path.starts_with("fixtures/") || path.starts_with("tests/");
    if (known && !allowed && !outside) violations.push_back(path + " includes <" + name + ">");
  });
  EXPECT_THAT(violations, IsEmpty());
}

TEST(IncludeLaw, KeepsTheLargestLibrariesInOneFileEach) {
  std::map<std::string, std::set<std::string>> users;
  each_include('<', '>', [&](const std::string& path, const std::string& name) {
    for (const std::string_view library : {"CLI/", "curl/", "nettle/", "re2/"}) {
      if (path.starts_with("src/") && name.starts_with(library)) {
        users[std::string(library)].insert(path);
      }
    }
  });
  std::vector<std::string> violations;
  for (const auto& [library, paths] : users) {
    if (library != "curl/" && paths.size() > 1) violations.push_back(library);
  }
  EXPECT_THAT(violations, IsEmpty());
}

TEST(IncludeLaw, KeepsTheWorldOutOfChecks) {
  std::vector<std::string> violations;
  each_include('<', '>', [&](const std::string& path, const std::string& name) {
    if (!path.starts_with("checks/")) return;
    for (const std::string_view forbidden : kNotInChecks) {
      if (name.starts_with(forbidden)) violations.push_back(path + " includes <" + name + ">");
    }
  });
  for (const TextFile& file : sources()) {
    for (const std::string_view word : {"_clock::now", "printf(", "getenv("}) {
      if (file.path.starts_with("checks/") && file.text.find(word) != std::string::npos) {
        violations.push_back(file.path + " uses " + std::string(word));
      }
    }
  }
  EXPECT_THAT(violations, IsEmpty());
}

TEST(IncludeLaw, KeepsSlowHeadersOut) {
  std::vector<std::string> violations;
  each_include('<', '>', [&](const std::string& path, const std::string& name) {
    const bool stream_in_header = name == "iostream" && path.ends_with(".h");
    if (name == "regex" || stream_in_header) {
      violations.push_back(path + " includes <" + name + ">");
    }
  });
  EXPECT_THAT(violations, IsEmpty());
}

}  // namespace
}  // namespace assay::house
