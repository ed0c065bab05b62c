// SPDX-License-Identifier: MIT
// How one gather asks the candidate: in its dialect, as its own users, onto its own tape.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "contract/sample.h"
#include "core/check.h"
#include "core/known_key.h"
#include "core/load.h"
#include "core/tape.h"
#include "core/world.h"
#include "dialect/blocker.h"
#include "dialect/dialect.h"
#include "dialect/envelope.h"

namespace assay {

// How a request treats blockers (catalogue, section 1, rule 5).
enum class Patience {
  kPatient,    // waits out a 429, follows a slash redirect and a 303 to what was made, renews a
               // log-in, fetches a CSRF token
  kImpatient,  // takes the first answer as it is
};

// One request in words of the API.
struct Ask {
  std::string method = "GET";
  std::string path{};  // below the base URL; or a whole URL
  std::optional<std::string> body{};
  Padding padding{};                              // of the body; not for a volley
  std::string content_type = "application/json";  // empty: none is sent
  Headers headers{};
  const Principal* principal = nullptr;  // null: the session's current one
  Patience patience = Patience::kPatient;
  std::vector<int> awaited{};  // statuses that are no blockers here, but the answer itself
  int timeout_ms = 0;
};

// An item that this session created.
struct Made {
  bool ok = false;             // 2xx with an id or an address
  std::string id{};            // the one that leads to the item
  std::vector<ShownId> ids{};  // all that it may be known by, the likeliest first
  std::string path{};          // of the item
  Json sent{};                 // the canonical body
  Json body{};                 // the item as the answer showed it; null when it showed none
  int exchange = 0;
};

// Requests in words of the API at a fixed rate; see LoadOrder.
struct LoadAsk {
  std::vector<Ask> reads{};
  std::vector<Ask> writes{};
  double rate = 50;
  int for_ms = 10'000;
  int connections = 1'000;
  int drain_ms = 5'000;
  bool calibrate = false;
};

struct SessionSetup {
  std::uint64_t seed = 1;  // of the run
  std::uint64_t first =
      0;                 // where this session's unique values begin; no two sessions share a range
  std::string marker{};  // own namespace
  Level level = Level::kMid;
  std::span<const KnownKey> keys{};   // that the service may sign with; must outlive the session
  bool limits_on = true;              // the rate limit stated by the rubric is switched on
  const Tape* latest_load = nullptr;  // the run's last tape that holds a load; null without one
  const Snapshot* repo = nullptr;     // what was read of the repository; null without one
};

class Session {
 public:
  // All references must outlive the session. `resource` is null for service-wide checks.
  Session(World& world,
          const Contract& contract,
          Dialect& dialect,
          Tape& tape,
          const Resource* resource,
          SessionSetup setup);

  const Contract& contract() const { return contract_; }
  Dialect& dialect() { return dialect_; }
  Tape& tape() { return tape_; }
  World& world() { return world_; }
  SampleMaker& maker() { return maker_; }
  Level level() const { return setup_.level; }
  std::span<const KnownKey> known_keys() const { return setup_.keys; }
  bool limits_on() const { return setup_.limits_on; }
  const Snapshot* repo() const { return setup_.repo; }
  bool stopped() const { return world_.stopped() || tape_.halt().has_value(); }

  // The resource under test; for a service-wide check the first one that can be created, else the
  // first.
  const Resource& resource() const { return *resource_; }
  // For a service-wide check that needs another one; it must be of the contract.
  void turn_to(const Resource& resource) { resource_ = &resource; }
  ResourceDialect& spoken(const Resource& resource);

  // --- asking; every exchange goes onto the tape under its name
  const Exchange& ask(std::string name, const Ask& ask);
  const Exchange& get(std::string name, std::string path);
  const Exchange& send_json(std::string name,
                            std::string method,
                            std::string path,
                            const Json& body,
                            Headers headers = {});
  // Released together; no patience.
  std::vector<const Exchange*> volley(const std::string& name,
                                      const std::vector<Ask>& asks,
                                      Release release = Release::kSweep);
  // Ends the candidate while these are under way; they go onto the tape under `name`, and the one
  // that came after the signal as "newcomer". See World::shut_down.
  Shutdown shut_down(const std::string& name,
                     const std::vector<Ask>& asks,
                     std::chrono::milliseconds grace);
  // Starts requests at a fixed rate. Its figures are noted under `name`; the failures that were
  // kept go onto the tape as "NAME (failed)". No patience.
  LoadResult load(const std::string& name, const LoadAsk& ask);
  // The tape on which this run last noted a load; null when there was none.
  const Tape* latest_load() const { return setup_.latest_load; }
  void wait_ms(int ms);

  // --- who asks
  // This gather's own n-th user, signed up on first use; anonymous when the contract has no users.
  // Stops the gather (inconclusive) when sign-up does not work.
  const Principal& user(std::size_t n = 0);
  // Somebody else than user 0. Where the rubric's log-in lets in one account, the gather ends: not
  // applicable.
  const Principal& other_user();
  // Every user is the same account: nobody can sign up, and each log-in says the same.
  bool has_one_account() const;
  static const Principal& anonymous();
  // Where the candidate lets no more sign up, those of other gathers will not do: what users have
  // is counted.
  void demand_own_users() { shares_users_ = false; }
  // The rubric's administrator (api.users.admin), logged in on first use. Stops the gather when the
  // rubric states none or the log-in does not work.
  const Principal& admin();
  // A further ordinary user, whose sign-up also sends these members; without headers when it is
  // refused.
  Principal newcomer(const Json& extra);
  // Another log-in of the same account, under the name "log in again"; without headers when it is
  // refused. It is nobody's current user: an expired one is not renewed.
  Principal logged_in_again(const Principal& who);
  // The request by which an account logs in, unsent; the rubric must state log_in.
  Ask logging_in(const Principal& who);
  // What an answer to a log-in gives to send along from then on; empty when it gives nothing.
  Headers credential(const Exchange& answer);
  // The request by which an account ends the credential that it is sent with, unsent; the rubric
  // must state revoke.
  Ask revoking(const Principal& who, const std::string& token);
  void act_as(const Principal& principal) { current_ = &principal; }
  const Principal& current();

  // --- resources
  std::string collection(const Resource& resource);
  std::string item_path(const Resource& resource, const std::string& id);
  // A valid canonical body of fresh values, with enums and flags as they were accepted before;
  // creates what it refers to.
  Json sample(const Resource& resource);
  Json sample() { return sample(resource()); }
  // The same, with another choice for every enum and flag than in a body that was refused.
  Json sample_unlike(const Resource& resource, const Json& refused);
  // A valid id for a reference field of `resource`.
  std::optional<Json> reference(const std::string& to);
  // The next sample refers to new items: those so far may be used up.
  void forget_references() { parents_.clear(); }
  // POSTs a canonical body; adds an Idempotency-Key where the contract has one.
  Made create(std::string name, const Resource& resource, const Json& canonical);
  Made create(std::string name) { return create(std::move(name), resource(), sample()); }
  // A refusal may be chance (a value that is taken, a member that is forgotten): one more try with
  // other values, under the same name. One that speaks of the idempotency key is met with the
  // key's other form, which is kept when it serves.
  Made create_twice(const std::string& name, const Resource& resource, const Json& canonical);
  // The same request as create() would send, unsent.
  Ask creation(const Resource& resource, const Json& canonical);
  // An idempotency key the way the candidate takes it: bare, or as a quoted string.
  std::string written_key(const std::string& key) const;
  // What an answer to a creation made; its id is the one by which items are known to be read.
  Made made_by(const Exchange& answer, const Resource& resource, const Json& canonical);
  // Reads the item at its address. While nobody knows which id leads there, each is tried, and the
  // one that serves is adopted for the resource and for `made`. Gives the last answer.
  const Exchange& read_back(const std::string& name, const Resource& resource, Made& made);
  // A created item that can be read back: the control of rule 1. Stops the gather when it cannot.
  std::optional<Made> control(std::string name);
  // Asks again until `holds` or the consistency window has passed; the last answer is returned.
  const Exchange& settle(const std::string& name,
                         const Ask& ask,
                         const std::function<bool(const Exchange&)>& holds);
  // The same for another time than the window's.
  const Exchange& settle_within(const std::string& name,
                                const Ask& ask,
                                int within_ms,
                                const std::function<bool(const Exchange&)>& holds);

  // --- ends of a gather
  void block(std::string reason);  // inconclusive: blocked by …
  void skip(std::string reason);   // not applicable

 private:
  void keep_in_stock(Json& body, const Resource& parent) const;
  Exchange send(const Ask& ask);
  Request request_of(const Ask& ask);
  std::vector<const Exchange*> recorded(const std::string& name,
                                        const std::vector<Ask>& asks,
                                        std::vector<Exchange> answers);
  Exchange send_patiently(const std::string& name, const Ask& ask);
  // Clears what blocks the request, each blocker but throttling once; false when it cannot.
  bool clear_blocker(const Exchange& answer, Ask& ask, std::vector<Blocker>& cleared);
  bool follow(const Exchange& answer, Ask& ask);
  bool see_other(const Exchange& answer, Ask& ask);
  bool wait_out(const Exchange& answer);
  bool change_host(const Exchange& answer);
  bool fetch_csrf_token(const Exchange& answer, Ask& ask);
  bool renew(const Ask& ask);
  void keep_session(const Exchange& answer);
  // The own user who asks; null for anybody else.
  Principal* own_user(const Ask& ask);
  bool log_in(Principal& principal, const std::string& name = "log in");
  void sign_up(Principal& principal);
  // Makes it an account that signed up before; false when there is none left, or it may not.
  bool take_earlier_account(Principal& principal);

  World& world_;
  const Contract& contract_;
  Dialect& dialect_;
  Tape& tape_;
  const Resource* resource_;
  SessionSetup setup_;
  SampleMaker maker_;
  std::deque<Principal> users_{};
  std::optional<Principal> admin_{};
  const Principal* current_ = nullptr;
  std::map<std::string, Json> parents_{};  // an id of each resource that references named
  bool shares_users_ = true;
  int waited_ms_ = 0;
};

// An address that the candidate gave (Location, a next link) as a URL of the candidate: whatever
// authority it names is replaced by that of `request_url`, relative ones are resolved against it.
std::string own_url(std::string_view address, std::string_view request_url);

}  // namespace assay
