// SPDX-License-Identifier: MIT
// A small service in memory: one resource, "thing", whose list is cut into pages in a chosen way.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "core/check.h"
#include "core/finding.h"
#include "core/json.h"
#include "core/tape.h"
#include "dialect/session.h"
#include "tests/support/fake_world.h"

namespace assay {

// How the fake's list is cut.
struct FakePaging {
  enum class Position { kNone, kOffset, kPage, kToken, kAfterId };
  Position position = Position::kOffset;
  std::string size_name = "limit";       // empty: the size cannot be chosen
  std::string position_name = "offset";  // empty: only links lead on
  int first = 0;                         // the first offset or page
  int default_size = 20;                 // 0: everything
  int least = 1;
  int most = 100;
  bool refuses_more = false;  // 400 above `most`; else the cap is served
  bool link_header = false;   // Link: <…>; rel="next"
  bool link_in_body = false;
  bool total_in_body = false;
  bool has_more_in_body = false;
  bool bare = false;    // a bare array
  bool strict = false;  // 400 for an unknown parameter
  bool newest_first = false;
  bool per_owner = false;  // everybody sees but his own
  std::vector<std::string> filters{};
};

class FakeList {
 public:
  explicit FakeList(FakePaging paging) : paging_(std::move(paging)) {}

  Response operator()(const Request& request);

  // Items of others, made before any of ours.
  void add_strangers(int count);
  std::size_t size() const { return items_.size(); }
  void forget_all() { items_.clear(); }

  // Sees, and may change, the ids (oldest first unless the paging says so) that a page is cut from,
  // and the answer before it is sent.
  std::function<void(const Request&, Json& page)> spoil_page{};
  std::function<bool(const Request&, Response&)> answers_first{};
  // Filters and sorts all items before they are cut into pages.
  std::function<void(const std::map<std::string, std::string>& query, std::vector<Json>&)>
      arrange{};

  FakePaging paging_;

 private:
  struct Item {
    int id = 0;
    std::string owner{};
    Json body{};
  };
  Response create(const Request& request);
  Response show(const Request& request, const std::string& id);
  Response list(const Request& request);

  std::vector<Item> items_{};
  int next_id_ = 1;
};

// A session on a fake list, with a contract that names its resource.
struct ListScene {
  explicit ListScene(FakePaging paging);

  // A further session on the same service, in the same dialect, with a tape of its own.
  Session& again(const std::string& marker = "gagain");
  // Of the sessions that again() makes.
  Level level = Level::kMid;

  Contract contract{};
  Dialect dialect{};
  FakeList list;
  FakeWorld world;
  Tape tape{"page.test", "thing"};
  Session session;

 private:
  std::deque<Tape> tapes_{};
  std::deque<Session> sessions_{};
};

// Gathers on a session of its own and judges, as the runner does.
Finding finding_of(const Check& check, ListScene& scene);

// "thing": a required name, an optional note; paging as given.
Contract thing_contract(Demand paging = Demand::kRequired);

}  // namespace assay
