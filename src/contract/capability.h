// SPDX-License-Identifier: MIT
// What a rubric may state beyond resources: jobs, webhooks, versions, GraphQL, load, dependencies.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/json.h"

namespace assay {

// A request of the rubric's: its method and path, and a body with {{…}} holes.
struct Call {
  std::string method = "POST";
  std::string path{};
  Json body{};
  bool form = false;  // the body is sent as a form, not as JSON
};

// What a call changes, where it can be counted.
struct Effect {
  enum class Kind {
    kNumber,   // the number at `pointer` changes by `by`
    kItems,    // the list grows by `by` items
    kBecomes,  // the value at `pointer` becomes `value`; happening twice cannot be told from once
  };
  Kind kind = Kind::kItems;
  std::string path{};     // read by GET
  std::string pointer{};  // JSON Pointer (RFC 6901) into the item
  double by = 1;
  Json value{};
};

// Work that is accepted now and done later.
struct Job {
  std::string name{};
  Call start{};
  std::optional<Call> doomed{};  // one that must end as failed
  std::string status{};    // where its state is read: "/reports/{{id}}"; empty: from the answer
  int within_ms = 30'000;  // by when a job has ended
  std::optional<Effect> effect{};
};

enum class SignatureScheme { kHmacHex, kGithub, kStripe, kStandardWebhooks };

// How events are signed, by whoever sends them.
struct Signing {
  SignatureScheme scheme = SignatureScheme::kHmacHex;
  std::string secret{};
  std::string header{};  // empty: the scheme's own
};

// Events that the candidate receives.
struct Webhook {
  std::string name{};
  Call event{};  // {{event}} is the event's own id
  Signing signing{};
  std::optional<Effect> effect{};
  int within_ms = 2'000;  // by when an event is acknowledged
};

// Events that the candidate sends.
struct OutboundWebhook {
  std::string name{};
  std::optional<Call> subscribe{};  // {{receiver}} is the address that listens
  Call trigger{};
  std::optional<Signing> signing{};
  int within_ms = 30'000;  // by when a failed delivery is tried again
};

// One of several versions that live side by side.
struct ApiVersion {
  std::string name{};
  std::string path{};  // of a list or an item, below the base URL
  std::vector<std::pair<std::string, std::string>> headers{};  // that choose it
  std::vector<std::string> has{};                              // members of an item
  std::vector<std::string> lacks{};
};

struct GraphQl {
  std::string path = "/graphql";
  std::string read{};  // a query of one owned object, with the variable $id
  std::string list{};  // a query of a list
  std::string nest{};  // a selection that holds itself: "customer { orders { {{nest}} } }"
};

// Requests at a fixed rate, and the latencies that they must keep.
struct LoadPlan {
  double rate = 50;  // requests started per second
  int for_ms = 10'000;
  std::optional<double> p50_ms{};
  std::optional<double> p95_ms{};
  std::optional<double> p99_ms{};
  std::vector<std::pair<std::string, std::string>> env{};  // started again with this for the stage
};

// What the candidate stands on (a database), with the commands that take it away and bring it back.
struct Dependency {
  std::string name{};
  std::string stop{};
  std::string start{};
};

}  // namespace assay
