// SPDX-License-Identifier: MIT
// The built-in rubrics on submissions of their own: the clean ones lose nothing, whatever the seed,
// and each mistake on purpose loses just what it should.
#include <future>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json.h"
#include "tests/support/process.h"

namespace assay {
namespace {

using test::Ended;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kNames[] = {"ledger", "url-shortener", "webhook-inbox"};
// What takes seconds because it waits or plays many rounds; a second seed does without.
constexpr const char* kSlow =
    "conc.*,life.*,perf.*,hook.*,expired-links,survives-*,clicks-survive-*,repo.tests-run";

// As slow, on candidates with one writer; their own tests play them. The inbox borrows its Python
// environment, so that its tests do not run where they stand.
constexpr const char* kManyRounds =
    "conc.transfer-opposite,conc.idempotent-retry-mix,repo.tests-run";

using Outcomes = std::map<std::string, std::string>;

struct Grading {
  std::string rubric{};
  std::string start = "exec ./run.sh";
  std::vector<std::string> options{};
};

// Grades the rubric's own submission; its criteria by id.
Outcomes graded(const Grading& grading) {
  const test::TemporaryFolder folder;
  const std::string report = folder.file("report.json");
  std::vector<std::string> words{
      ASSAY_BINARY,  "grade",        "fixtures/submissions/" + grading.rubric,
      "--rubric",    grading.rubric, "--start",
      grading.start, "--no-sandbox", "--quiet",
      "-o",          report};
  words.insert(words.end(), grading.options.begin(), grading.options.end());
  const Ended ended = test::run(words, {"XDG_DATA_HOME=" + folder.path()});
  const Json graded = Json::parse(test::read_file(report)).value_or(Json());
  const Json* criteria = graded.find("criteria");
  EXPECT_NE(criteria, nullptr) << ended.err;
  Outcomes all;
  if (criteria == nullptr) return all;
  for (const Json& one : criteria->items()) {
    const Json* reason = one.find("reason");
    const bool later = reason != nullptr && reason->text().starts_with("not in this version");
    all[one.find("id")->text()] = later ? "not in this version" : one.find("outcome")->text();
  }
  return all;
}

std::future<Outcomes> grading(Grading grading) {
  return std::async(std::launch::async, graded, std::move(grading));
}

// Ids whose outcome is none that a clean submission may have.
std::vector<std::string> losses(const Outcomes& outcomes) {
  const std::set<std::string> clean{"pass", "not-applicable", "pending", "not in this version"};
  std::vector<std::string> lost;
  for (const auto& [id, outcome] : outcomes) {
    if (!clean.contains(outcome)) lost.push_back(id + " " + outcome);
  }
  return lost;
}

TEST(BuiltInRubrics, CleanSubmissionsLoseNothingAndSeedsChangeNothing) {
  std::map<std::string, std::future<Outcomes>> whole;
  for (const char* name : kNames)
    whole[name] = grading({.rubric = name, .options = {"--skip", kManyRounds}});
  std::map<std::string, Outcomes> first;
  for (const char* name : kNames) {
    first[name] = whole[name].get();
    EXPECT_GT(first[name].size(), 60U) << name;
    EXPECT_THAT(losses(first[name]), IsEmpty()) << name;
  }
  for (const char* name : kNames)
    whole[name] = grading({.rubric = name, .options = {"--seed", "77", "--skip", kSlow}});
  for (const char* name : kNames) {
    for (const auto& [id, outcome] : whole[name].get())
      EXPECT_EQ(outcome, first[name].at(id)) << name << ' ' << id;
  }
}

struct Mistake {
  std::string name{};
  std::string only{};  // criteria that are asked
  std::set<std::string> losing{};
};

// Two at a time.
void expect_losses(const std::string& rubric,
                   const std::string& variable,
                   const std::vector<Mistake>& mistakes) {
  std::vector<std::future<Outcomes>> running;
  for (const Mistake& mistake : mistakes) {
    running.push_back(grading({.rubric = rubric,
                               .start = variable + "=" + mistake.name + " exec ./run.sh",
                               .options = {"--only", mistake.only}}));
    if (running.size() % 2 == 0) running.back().wait();
  }
  for (std::size_t i = 0; i < mistakes.size(); ++i) {
    std::set<std::string> lost;
    std::set<std::string> losing = mistakes[i].losing;
    for (const auto& [id, outcome] : running[i].get()) {
      if (outcome == "not in this version") losing.erase(id);
      if (outcome == "fail" || outcome == "partial" || outcome == "inconclusive") lost.insert(id);
    }
    EXPECT_EQ(lost, losing) << mistakes[i].name;
  }
}

TEST(BuiltInRubrics, MistakesOfALedgerLoseWhatTheyCost) {
  expect_losses(
      "ledger", "LEDGER_DEFECT",
      {{"lost-update", "http.create,conc.transfer-conservation", {"conc.transfer-conservation"}},
       {"retry-moves-again", "idem.key-replay,no-overdraft", {"idem.key-replay"}},
       {"one-sided", "entries-add-up,no-overdraft", {"entries-add-up"}},
       {"mixed-currencies,pays-itself",
        "currencies-*,nobody-*,transfers-*",
        {"currencies-apart", "nobody-pays-himself"}}});
}

TEST(BuiltInRubrics, MistakesOfAShortenerLoseWhatTheyCost) {
  expect_losses(
      "url-shortener", "SHORTENER_DEFECT",
      {{"lost-clicks", "clicks-are-*,leads-*", {"clicks-are-exact"}},
       {"clicks-in-memory", "clicks-*", {"clicks-survive-a-crash"}},
       {"stale-redirect", "changed-*,removed-*,leads-*", {"changed-links"}},
       {"any-scheme", "*-addresses,taken-codes", {"dangerous-addresses", "broken-addresses"}},
       {"code-race", "conc.unique-race,taken-codes", {"conc.unique-race"}}});
}

TEST(BuiltInRubrics, MistakesOfAnInboxLoseWhatTheyCost) {
  expect_losses("webhook-inbox", "INBOX_DEFECT",
                {{"unchecked-signature",
                  "hook.signature,changed-*,kept-*",
                  {"hook.signature", "changed-secret"}},
                 {"every-delivery", "hook.duplicate-once,by-type", {"hook.duplicate-once"}},
                 {"no-window", "hook.signature,hook.replay-window,by-type", {"hook.replay-window"}},
                 {"slow-ack", "hook.signature,hook.fast-ack", {"hook.fast-ack"}}});
}

TEST(BuiltInRubrics, ShowTheirBriefAndLoadAgain) {
  const test::TemporaryFolder folder;
  const Ended list = test::run({ASSAY_BINARY, "rubric", "list"});
  for (const std::string name : kNames) {
    EXPECT_THAT("\n" + list.out, HasSubstr("\n" + name + " "));
    const Ended brief = test::run({ASSAY_BINARY, "rubric", "brief", name});
    EXPECT_EQ(brief.exit_code, 0);
    EXPECT_THAT(brief.out, HasSubstr("./run.sh starts the service"));
    const Ended shown = test::run({ASSAY_BINARY, "rubric", "show", name});
    test::write_file(folder.file("shown.yaml"), shown.out);
    const Ended checked = test::run({ASSAY_BINARY, "rubric", "check", folder.file("shown.yaml")});
    EXPECT_EQ(checked.exit_code, 0) << checked.out;
  }
  const Ended none = test::run({ASSAY_BINARY, "rubric", "brief", "rest-api"});
  EXPECT_EQ(none.exit_code, 2);
}

}  // namespace
}  // namespace assay
