// SPDX-License-Identifier: MIT
// What was read from the candidate's repository: the facts that repository checks judge.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"
#include "core/known_key.h"
#include "core/snapshot_api.h"
#include "core/snapshot_ci.h"
#include "core/snapshot_code.h"
#include "core/snapshot_container.h"
#include "core/snapshot_history.h"
#include "core/snapshot_packages.h"
#include "core/snapshot_schema.h"
#include "core/snapshot_secrets.h"
#include "core/snapshot_tracked.h"

namespace assay {

// What a test asserts.
enum class TestKind { kHappy, kError, kEdge };

struct TestCase {
  std::string name{};
  std::string file{};  // path below the repository's root
  int line = 0;        // 1-based
  TestKind kind = TestKind::kHappy;
};

struct Readme {
  std::string path{};  // empty: there is none
  int lines = 0;
  int folded = 0;          // lines of its text at 80 columns, however the author breaks them
  bool untouched = false;  // it is as a generator wrote it, and tells nothing
  // Commands found in code blocks and inline code, in order.
  std::vector<std::string> commands{};
  bool tells_run = false;     // a command or sentence that starts the service
  bool commands_run = false;  // a command does
  bool tells_test = false;    // a command or sentence that runs the tests
  bool tells_build = false;   // a command that packs the service and tests it on the way
  // Where every command that starts it needs a file that is not kept: the first of them, and what
  // it needs ("app.py", "a compose file"). Else empty.
  std::string futile_start{};
  std::string start_needs{};
  // The documents that tell how to start it or to test it, in the order in which they were read.
  std::vector<std::string> told_in{};
  // Other documents of the author's that are as long as a README, in the order of their reading.
  std::vector<std::string> others{};
  // Topics of repo.readme-decisions that were recognised: "assumptions", "decisions",
  // "with_more_time", "ai_use".
  std::vector<std::string> topics{};
  bool tells_proxy = false;  // that the service stands behind a proxy which sets its headers
};

// What a line of code does with a password.
enum class PasswordCare {
  kSlowHash,    // bcrypt, scrypt, argon2, PBKDF2, or a framework's own hasher
  kSaltedHash,  // a fast hash with a salt
  kFastHash,    // a fast hash alone
  kPlain,       // stored or compared as it is
  kProvider,    // left to an identity provider
};

struct PasswordUse {
  PasswordCare care = PasswordCare::kPlain;
  std::string file{};
  int line = 0;        // 1-based
  std::string word{};  // what it was recognised by: "bcrypt"
};

struct Snapshot {
  std::string root{};                    // as given
  std::string commit{};                  // the graded commit; empty without git
  std::vector<std::string> files{};      // first-party paths, sorted
  std::vector<std::string> languages{};  // most lines first
  Readme readme{};
  std::vector<TestCase> tests{};
  std::vector<std::string> test_frameworks{};
  bool tests_countable = false;                // tests in the main language are recognised
  int test_requests = 0;                       // different ones that the tests send
  std::vector<std::string> generated_tests{};  // files with tests as a generator left them
  std::vector<std::string> unread_tests{};     // named like tests, and none recognised in them
  std::vector<std::string> other_tests{};      // files that run tests which are not among the files
  std::vector<PasswordUse> password_uses{};
  CodeFacts code{};
  ContainerFacts containers{};
  SchemaFacts schema{};
  ApiFacts api{};
  std::vector<KnownKey> keys{};  // secrets: left out of what is saved
  bool surveyed = false;  // what follows was looked for; false in runs recorded before it was
  Tracked tracked{};
  History history{};
  Secrets secrets{};
  std::vector<PackageManifest> packages{};
  std::vector<CiFile> ci{};
  std::vector<std::string> notes{};  // what was refused or left unread, a sentence each
  bool truncated = false;            // a bound was reached; absence proves nothing
};

Json to_json(const Snapshot& snapshot);
Snapshot snapshot_from_json(const Json& json);

}  // namespace assay
