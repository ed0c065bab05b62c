// SPDX-License-Identifier: MIT
// Lists cut into pages: learning a candidate's style, walking it, finding own items.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/exchange.h"
#include "core/json.h"
#include "dialect/page.h"
#include "dialect/session.h"

namespace assay {

// Sees to it that the session's resource holds at least `count` seeds: own items of one user that
// are made once for a run and shared. From here on the session asks as that user. Seeds that a
// restart has lost are made anew. Stops the gather when one cannot be created.
void seed_items(Session& session, int count);

// A valid body that nothing sets apart from the seeds: what may be left out and chooses between
// ways to be listed (a status, a flag) is left out.
Json seed_body(Session& session);

// Learns how the resource's list is paged, once for a run (catalogue, section 3.4), from 25 seeds,
// or 101 where the rubric requires paging and less shows none. What is found is bound in the
// dialect; later calls only look after the seeds. From here on the session asks as their owner.
const PagingStyle& learn_paging(Session& session);

struct WalkPlan {
  int size = 0;          // asked for; 0: the server's default
  int most_pages = 100;  // the walk ends there, incomplete
  std::string query{};   // further parameters, encoded, without '?': "category=book"
  Headers headers{};
  std::function<void(const Page&)> between{};  // called before the next page is asked for
};

struct Walk {
  std::vector<const Exchange*> pages{};  // also on the tape, under the walk's name
  Listed seen{"", {}};
  bool complete = false;  // the end was reached and said so, or an empty page came
  bool endless = false;   // the server's way on leads back to where the walk has been
  std::string broke{};    // why it is not complete, in words
};

// Walks the list by the server's links or cursors where there are any, else by computed positions.
Walk walk(Session& session, const std::string& name, const WalkPlan& plan);

using Parameters = std::vector<std::pair<std::string, std::string>>;

// The list's address with these parameters.
std::string list_path(Session& session, const Parameters& parameters);

// The address of the list's page: size and position are left out where empty, or where the style
// has no name for them. `query` is encoded already.
std::string page_path(Session& session,
                      const std::string& size,
                      const std::string& position,
                      const std::string& query = {});

// A link of an answer as a URL of the candidate. A path that leaves out the base path gets it.
std::string linked_url(Session& session, const std::string& link, const Exchange& answer);

// The whole list, each item once, as the session's current user sees it. Nothing when it cannot be
// read to its end.
std::optional<std::vector<Json>> all_items(Session& session, const std::string& name);

// Own items among the whole list, as the session's current user sees it: those that hold the
// session's marker, or a unique value of `sent`. Nothing when the list cannot be read to its end,
// or the resource has nothing to know them by.
std::optional<std::vector<Json>> own_items(Session& session,
                                           const std::string& name,
                                           const Json& sent);

}  // namespace assay
