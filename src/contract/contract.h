// SPDX-License-Identifier: MIT
// The API as the rubric states it: resources, fields and their limits, users, paging, limits.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "contract/capability.h"
#include "core/json.h"

namespace assay {

enum class FieldType {
  kString,
  kInteger,
  kDecimal,
  kBoolean,
  kReference,
  kArray,
  kObject,
};

struct Field {
  std::string name{};  // as the rubric spells it
  FieldType type = FieldType::kString;
  bool required = false;
  bool nullable = false;
  bool unique = false;
  bool non_blank = false;           // whitespace alone is refused
  bool open = false;                // an enum that keeps unknown members
  std::optional<int> min_length{};  // characters; for arrays: items
  std::optional<int> max_length{};
  std::string pattern{};  // regular expression over the whole value
  std::string format{};   // email | uuid | uri | date | date-time | currency
  std::optional<double> min{};
  std::optional<double> max{};
  bool exclusive_min = false;
  bool exclusive_max = false;
  int scale = 0;                   // digits after the decimal point; one step is 10^-scale
  std::vector<Json> members{};     // of an enum
  std::string to{};                // the resource that a reference names
  std::vector<Field> items{};      // element of an array: one field
  std::vector<Field> fields{};     // of an object
  std::vector<std::string> aka{};  // other spellings that count as this field
  std::optional<Json> sample{};    // a valid value, where the rubric gives one
};

enum class Access { kPublic, kUsers, kOwner };
enum class Demand {
  kRequired,
  kOptional,
  kNone
};  // absent is a fail | judged if offered | not judged
enum class Deletion { kNone, kHard, kSoft };
enum class LockKind { kNone, kEtag, kField };

struct ListSpec {
  Demand paging = Demand::kOptional;
  std::optional<int> default_max{};
  std::optional<int> size_max{};
  std::string size_param{};  // where the rubric names it; empty: read from the candidate
  std::string position_param{};
  std::vector<std::string> filter{};
  std::vector<std::string> sort{};
};

struct Resource {
  std::string name{};  // singular: "product"
  std::string path{};  // "/products", below the base URL
  Access read = Access::kPublic;
  std::optional<Access> write{};  // who may create, change and delete one; unstated: as `read`
  std::vector<Field> fields{};
  std::optional<Json> sample{};  // one valid body; stands in for fields; its holes are filled anew
  std::string wrapper{};         // bodies are {"wrapper": {…}}, as the sample shows; empty: bare
  std::vector<std::string> server_controlled{};
  ListSpec list{};
  bool put = false;
  bool patch = false;
  Deletion deletion = Deletion::kNone;
  std::vector<std::string> immutable{};
  LockKind lock = LockKind::kNone;
  std::string lock_field{};
  Demand idempotency_key = Demand::kNone;
};

// Who may change or delete an item.
inline Access changer(const Resource& resource) {
  return resource.write.value_or(resource.read);
}

// Whether a stranger's creation is known to be refused: what nobody creates, nobody can own, while
// a form that everybody may send can well be for users alone to read.
inline bool needs_creator(const Resource& resource) {
  return changer(resource) == Access::kOwner || resource.write == Access::kUsers;
}

// A log-in that exists beforehand.
struct Account {
  std::string email{};
  std::string password{};
};

struct Users {
  std::optional<Call> sign_up{};
  std::optional<Call> log_in{};
  std::optional<Account> admin{};
  std::optional<Call> revoke{};  // ends the credential that it is sent with
  std::vector<std::pair<std::string, std::string>> short_lived{};  // variables that make tokens
  int lifetime_ms = 0;                                             // expire after this
  std::string token{};                   // JSON Pointer into the log-in answer
  std::string header = "Authorization";  // how the token is sent
  std::string value = "Bearer {{token}}";
};

struct RateLimit {
  std::string per = "user";  // user | ip | key
  int limit = 0;
  int window_ms = 0;
  std::vector<std::pair<std::string, std::string>> env{};  // switches it on, for its stage
};

// rules.oversell: which field is the stock, and the call that buys one.
struct Oversell {
  std::string resource{};
  std::string field{};
  Call buy{};
};

// rules.transfer: accounts with a balance, and the call that moves an {{amount}} from one
// {{from.id}} to another {{to.id}}.
struct Transfer {
  std::string resource{};  // the accounts
  std::string field{};     // their balance
  Call move{};
  bool overdraft = false;  // a balance may go below zero
};

// rules.rollback: a request whose last part must fail, and what must then be as it was.
struct Rollback {
  Call call{};
  std::vector<std::string> creates{};  // resources of which none may have been made
  std::vector<std::string> changes{};  // resource.field that may not have changed
};

// A capability that the brief demands or offers; `brief` quotes the sentence given to candidates.
struct Expectation {
  std::string name{};
  Json need{};
  std::string brief{};
  Json details = Json::object();  // what else the rubric says of it: {"path": "/healthz"}
};

struct Contract {
  std::vector<Resource> resources{};  // referenced ones before those that refer to them
  std::vector<std::pair<std::string, std::string>> headers{};  // of every request
  std::optional<Users> users{};
  std::optional<RateLimit> rate_limit{};
  std::optional<Oversell> oversell{};
  std::optional<Transfer> transfer{};
  std::optional<Rollback> rollback{};
  std::vector<Call> admin_only{};  // what an ordinary user may not do
  std::vector<Job> jobs{};
  std::vector<Webhook> webhooks{};
  std::vector<OutboundWebhook> outbound{};
  std::vector<ApiVersion> versions{};
  std::optional<GraphQl> graphql{};
  std::optional<LoadPlan> load{};
  std::vector<Dependency> dependencies{};
  std::string count_queries{};  // a command that prints how many statements the database has run
  std::vector<std::string> never_return{};
  std::vector<std::string> readme_topics{};  // expect.readme
  std::vector<Expectation> expect{};
  int consistency_ms = 2000;
};

// Null when there is no such resource, field or expectation.
const Resource* find_resource(const Contract& contract, std::string_view name);
const Field* find_field(const Resource& resource, std::string_view name);
// True for a member that the service sets by itself, whatever a client sends.
bool is_server_controlled(const Resource& resource, std::string_view field);
const Expectation* find_expectation(const Contract& contract, std::string_view capability);
// True when a declared expectation of this name is "required", or names a need of its own
// ("durable"); "optional", "none" and storage: memory demand nothing.
bool is_demanded(const Contract& contract, std::string_view capability);

}  // namespace assay
