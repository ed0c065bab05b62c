// SPDX-License-Identifier: MIT
// Saving runs and finding them again.
#include "store/store.h"

#include <cstdlib>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

#include "tests/support/cpu_time.h"
#include "tests/support/scratch.h"

namespace assay {
namespace {

Json report_of(const std::string& candidate, Json points) {
  return Json::object({{"schema", "assay.report/1"},
                       {"rubric", Json::object({{"id", "orders-api"}, {"level", "mid"}})},
                       {"candidate", Json::object({{"name", candidate}})},
                       {"started", "2026-11-22T00:00:00Z"},
                       {"score", Json::object({{"points", std::move(points)},
                                               {"low", 61.5},
                                               {"high", 83.0},
                                               {"verdict", "undecided"}})},
                       {"criteria", Json::array({Json::object({{"id", "page.full-walk"},
                                                               {"kind", "check"},
                                                               {"category", "paging"},
                                                               {"outcome", "fail"},
                                                               {"credit", 0.0},
                                                               {"weight", 4}})})}});
}

Exchange exchange_of(int id) {
  Exchange exchange;
  exchange.id = id;
  exchange.principal = "alice";
  exchange.request = {.method = "POST",
                      .url = "http://127.0.0.1:8080/orders?q=%20",
                      .headers = {{"Accept", "*/*"}, {"accept", "twice"}},
                      .body = std::string("{\"a\":\0}", 7),
                      .has_body = true,
                      .timeout_ms = 1500};
  exchange.response = {.status = 201,
                       .headers = {{"Location", "/orders/\xff"}},
                       .body = std::string("\x00\xff\xfe", 3),
                       .truncated = true};
  exchange.failure = Failure::kTooLarge;
  exchange.started_ms = 12.25;
  exchange.ms = 3.5;
  return exchange;
}

TEST(Store, GivesBackWhatWasSaved) {
  const Scratch scratch;
  auto store = Store::open(scratch.file("runs.db"));
  ASSERT_TRUE(store) << store.error().message;

  SavedRun run;
  run.report = report_of("ada", 71.50);
  run.snapshot = Json::object({{"commit", "abc"}});
  run.dialect = Json::array({Json::object({{"name", "id"}, {"value", "/id"}})});
  Tape tape("page.full-walk", "product");
  tape.note("ids", Json::array({Json::number("10.00"), "b"}));
  tape.add("page", exchange_of(1));
  tape.add("page", exchange_of(2));
  run.tapes.push_back(tape);
  Tape halted("rate.enforced", "");
  halted.stop({Outcome::kNotApplicable, "no limit is stated"});
  halted.add("control", exchange_of(2));
  run.tapes.push_back(halted);

  const auto id = store->save(run);
  ASSERT_TRUE(id) << id.error().message;
  const auto loaded = store->load(std::to_string(*id));
  ASSERT_TRUE(loaded) << loaded.error().message;

  EXPECT_EQ(loaded->report, run.report);
  EXPECT_EQ(loaded->snapshot, run.snapshot);
  EXPECT_EQ(loaded->dialect, run.dialect);
  ASSERT_EQ(loaded->tapes.size(), 2U);
  const Tape& first = loaded->tapes[0];
  EXPECT_EQ(first.check(), "page.full-walk");
  EXPECT_EQ(first.subject(), "product");
  EXPECT_EQ(first.fact("ids"), tape.fact("ids"));
  EXPECT_FALSE(first.halt().has_value());
  ASSERT_EQ(first.all("page").size(), 2U);
  EXPECT_EQ(first.all("page")[0]->id, 1);
  EXPECT_EQ(first.all("page")[1]->id, 2);
  const Tape& second = loaded->tapes[1];
  ASSERT_TRUE(second.halt().has_value());
  EXPECT_EQ(second.halt()->outcome, Outcome::kNotApplicable);
  EXPECT_EQ(second.halt()->reason, "no limit is stated");
  EXPECT_EQ(second.at("control").id, 2);
}

TEST(Store, KeepsEveryByteOfAnExchange) {
  const Scratch scratch;
  auto store = Store::open(scratch.file("runs.db"));
  ASSERT_TRUE(store);
  SavedRun run;
  run.tapes.emplace_back("a.b", "");
  run.tapes.back().add("one", exchange_of(7));
  ASSERT_TRUE(store->save(run));

  const auto loaded = store->load("last");
  ASSERT_TRUE(loaded);
  const Exchange want = exchange_of(7);
  const Exchange& got = loaded->tapes.at(0).at("one");
  EXPECT_EQ(got.principal, want.principal);
  EXPECT_EQ(got.request.method, want.request.method);
  EXPECT_EQ(got.request.url, want.request.url);
  EXPECT_EQ(got.request.body, want.request.body);
  EXPECT_TRUE(got.request.has_body);
  ASSERT_EQ(got.request.headers.size(), 2U);
  EXPECT_EQ(got.request.headers[1].value, "twice");
  EXPECT_EQ(got.response.status, 201);
  ASSERT_EQ(got.response.headers.size(), 1U);
  EXPECT_EQ(got.response.headers[0].value, "/orders/\xff");
  EXPECT_EQ(got.response.body, want.response.body);
  EXPECT_TRUE(got.response.truncated);
  EXPECT_EQ(got.failure, Failure::kTooLarge);
  EXPECT_DOUBLE_EQ(got.started_ms, 12.25);
  EXPECT_DOUBLE_EQ(got.ms, 3.5);
}

TEST(Store, FindsTheLastRunsByTheirDistance) {
  const Scratch scratch;
  auto store = Store::open(scratch.file("runs.db"));
  ASSERT_TRUE(store);
  for (const char* name : {"first", "second", "third"}) {
    ASSERT_TRUE(store->save({.report = report_of(name, nullptr)}));
  }
  const auto name_of = [&](const std::string& which) {
    const auto run = store->load(which);
    return run ? run->report.at("/candidate/name")->text() : run.error().message;
  };
  EXPECT_EQ(name_of("last"), "third");
  EXPECT_EQ(name_of("last~0"), "third");
  EXPECT_EQ(name_of("last~2"), "first");
  EXPECT_EQ(name_of("2"), "second");
  const std::string path = scratch.file("runs.db");
  EXPECT_EQ(name_of("last~3"),
            "there is no run last~3 in " + path + "; it holds 3 runs from 1 to 3");
  EXPECT_EQ(name_of("9"), "there is no run 9 in " + path + "; it holds 3 runs from 1 to 3");
  EXPECT_EQ(name_of("latest"),
            "\"latest\" names no run; give its number, last, or last~1 for the one before it");
}

TEST(Store, SaysThatItHoldsNoRunYet) {
  const Scratch scratch;
  auto store = Store::open(scratch.file("runs.db"));
  ASSERT_TRUE(store);
  const auto run = store->load("last");
  ASSERT_FALSE(run);
  EXPECT_EQ(run.error().kind, ErrorKind::kUsage);
  EXPECT_EQ(run.error().message,
            "there is no run last in " + scratch.file("runs.db") + "; it holds none yet");
}

TEST(Store, NamesTheOnlyRunItHolds) {
  const Scratch scratch;
  auto store = Store::open(scratch.file("runs.db"));
  ASSERT_TRUE(store);
  ASSERT_TRUE(store->save({.report = report_of("ada", 1.0)}));
  EXPECT_EQ(store->load("last~1").error().message,
            "there is no run last~1 in " + scratch.file("runs.db") + "; it holds run 1 alone");
}

TEST(Store, ListsTheNewestRunsFirst) {
  const Scratch scratch;
  auto store = Store::open(scratch.file("runs.db"));
  ASSERT_TRUE(store);
  ASSERT_TRUE(store->save({.report = report_of("ada", 71.5)}));
  ASSERT_TRUE(store->save({.report = report_of("bob", nullptr)}));
  const auto runs = store->history(10);
  ASSERT_TRUE(runs);
  ASSERT_EQ(runs->size(), 2U);
  EXPECT_EQ((*runs)[0].candidate, "bob");
  EXPECT_LT((*runs)[0].points, 0);
  const RunRow& ada = (*runs)[1];
  EXPECT_EQ(ada.id, 1);
  EXPECT_EQ(ada.started, "2026-11-22T00:00:00Z");
  EXPECT_EQ(ada.rubric, "orders-api");
  EXPECT_EQ(ada.level, "mid");
  EXPECT_EQ(ada.verdict, "undecided");
  EXPECT_DOUBLE_EQ(ada.points, 71.5);
  EXPECT_DOUBLE_EQ(ada.low, 61.5);
  EXPECT_DOUBLE_EQ(ada.high, 83.0);
  EXPECT_EQ(store->history(1)->size(), 1U);
}

TEST(Store, KeepsRunsBetweenOpenings) {
  const Scratch scratch;
  const std::string path = scratch.file("deep/er/runs.db");
  ASSERT_TRUE(Store::open(path)->save({.report = report_of("ada", 1.0)}));
  EXPECT_EQ(Store::open(path)->history(10)->size(), 1U);
}

TEST(Store, LetsSeveralWritersOpenAndSaveAtOnce) {
  const Scratch scratch;
  const std::string path = scratch.file("runs.db");
  constexpr int kWriters = 6;
  constexpr int kRunsEach = 5;
  std::vector<std::string> errors(kWriters);
  std::vector<std::thread> writers;
  for (int i = 0; i < kWriters; ++i) {
    writers.emplace_back([&path, &error = errors[static_cast<std::size_t>(i)]] {
      auto store = Store::open(path);
      if (!store) {
        error = store.error().message;
        return;
      }
      for (int run = 0; run < kRunsEach; ++run) {
        const auto id = store->save({.report = report_of("ada", 1.0)});
        if (!id) error = id.error().message;
      }
    });
  }
  for (std::thread& writer : writers)
    writer.join();
  for (const std::string& error : errors)
    EXPECT_EQ(error, "");
  EXPECT_EQ(Store::open(path)->history(100)->size(), 30U);
}

TEST(Store, SavesALargeRunQuickly) {
  const Scratch scratch;
  auto store = Store::open(scratch.file("runs.db"));
  ASSERT_TRUE(store);
  SavedRun run;
  for (int tape = 0; tape < 100; ++tape) {
    run.tapes.emplace_back("a.b", "item");
    for (int i = 0; i < 50; ++i)
      run.tapes.back().add("one", exchange_of(tape * 50 + i + 1));
  }
  const double took = test::cpu_seconds([&] { EXPECT_TRUE(store->save(run)); });
  EXPECT_LT(took, 5.0);  // a debug build; a release needs a fraction
  EXPECT_EQ(store->load("last")->tapes.size(), 100U);
}

TEST(DefaultStorePath, FollowsTheBaseDirectorySpecification) {
  setenv("HOME", "/home/ada", 1);
  setenv("XDG_DATA_HOME", "/data", 1);
  EXPECT_EQ(default_store_path(), "/data/assay/runs.db");
  setenv("XDG_DATA_HOME", "relative", 1);
  EXPECT_EQ(default_store_path(), "/home/ada/.local/share/assay/runs.db");
  unsetenv("XDG_DATA_HOME");
  EXPECT_EQ(default_store_path(), "/home/ada/.local/share/assay/runs.db");
  EXPECT_FALSE(std::filesystem::exists("/home/ada"));
}

}  // namespace
}  // namespace assay
