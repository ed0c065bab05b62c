// SPDX-License-Identifier: MIT
// Starting and following jobs.
#include "checks/async/job_run.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/core.h>

#include "checks/async/job_state.h"
#include "core/template.h"
#include "core/text.h"
#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay::checks {
namespace {

constexpr int kJobFirstStepMs = 40;
constexpr int kJobLongestStepMs = 1'000;
constexpr int kLongestPromiseMs = 5'000;  // of a Retry-After
constexpr int kAfterEndMs = 60;
constexpr int kMostBare = 10;  // answers that never tell a state

bool is_address(const Json& value) {
  return value.is_string() && (value.text().starts_with('/') || value.text().starts_with("http"));
}

// Links to the job, the likeliest first; a plain `url` may lead to the result.
constexpr std::array<std::string_view, 13> kLinkNames{
    "status_url", "status_uri",         "status_link", "poll_url", "polling_url", "monitor_url",
    "job_url",    "operation_location", "location",    "self",     "status",      "href",
    "url"};

// The value of such a member, bare or as {"href": …}, in the item or its links.
std::string link_in(const Json& value) {
  for (const std::string_view name : kLinkNames) {
    const Json* link = member(value, name);
    if (link == nullptr) continue;
    const Json* href = link->find("href");
    if (is_address(*link)) return link->text();
    if (href != nullptr && is_address(*href)) return href->text();
  }
  for (const char* name : {"links", "_links", "data", "job", "meta"}) {
    const Json* inner = value.find(name);
    const std::string link = inner == nullptr ? "" : link_in(*inner);
    if (!link.empty()) return link;
  }
  return {};
}

std::string id_in(const Json& body, const Job& job) {
  const Json* item = find_item(body, job.name);
  if (item == nullptr) return {};
  if (std::optional<std::string> id = id_of(*item, job.name)) return *id;
  for (const char* name : {"job_id", "task_id", "operation_id", "run_id", "request_id"}) {
    const Json* id = member(*item, name);
    if (id != nullptr && (id->is_string() || id->is_number())) return id->text();
  }
  return {};
}

std::string last_segment(const std::string& address) {
  std::string path = address.substr(0, address.find('?'));
  if (path.ends_with('/')) path.pop_back();
  return path.substr(path.rfind('/') + 1);
}

int next_step(const Exchange& answer, int step) {
  const std::string* after = answer.header("Retry-After");
  int seconds = 0;
  if (after == nullptr ||
      std::from_chars(after->data(), after->data() + after->size(), seconds).ec != std::errc()) {
    return step;
  }
  return std::clamp(seconds * 1'000, step, kLongestPromiseMs);
}

}  // namespace

std::string of_job(const Job& job, std::string_view what) {
  return fmt::format("{}: {}", job.name, what);
}

const Exchange& start_job(Session& session,
                          const std::string& name,
                          const Call& call,
                          const Props& props) {
  constexpr int kLongestMs = 30'000;  // a service that does the work at once answers after it
  Ask ask = spoken_call(session, call, props.values());
  ask.timeout_ms = kLongestMs;
  return session.ask(name, ask);
}

bool is_absent(const Exchange& answer) {
  return answer.status() == 404 || answer.status() == 405 || answer.status() == 501;
}

Handle handle_of(Session& session, const Job& job, const Exchange& started) {
  const std::optional<Json> body = Json::parse(started.response.body);
  std::string link;
  for (const char* name : {"Operation-Location", "Location", "Content-Location"}) {
    const std::string* header = started.header(name);
    if (link.empty() && header != nullptr) link = *header;
  }
  if (link.empty() && body) link = link_in(*body);
  Handle handle{.id = body ? id_in(*body, job) : ""};
  if (handle.id.empty() && !link.empty()) handle.id = last_segment(link);
  if (!job.status.empty() && !handle.id.empty()) {
    handle.origin = Handle::Origin::kTold;
    handle.address = filled_text(job.status, [&](std::string_view name) -> std::optional<Json> {
      if (name == "id") return Json(percent_encoded(handle.id));
      return std::nullopt;
    });
  } else if (!link.empty()) {
    handle.origin = Handle::Origin::kTold;
    handle.address = own_url(link, started.request.url);
  } else if (!handle.id.empty()) {
    const std::string guess = started.request.url.substr(0, started.request.url.find('?')) + "/" +
                              percent_encoded(handle.id);
    const bool serves = session.get(of_job(job, "guessed address"), guess).is_2xx();
    handle.origin = serves ? Handle::Origin::kGuessed : Handle::Origin::kId;
    if (serves) handle.address = guess;
  }
  return handle;
}

Handle started_job(Session& session, const Job& job, const std::string& name, const Props& props) {
  const Exchange& answer = start_job(session, name, job.start, props);
  if (!answer.is_2xx()) {
    if (is_absent(answer) && !is_demanded(session.contract(), "async")) {
      session.skip(fmt::format("no such job is offered: {} {} {}", job.start.method, job.start.path,
                               answer_of(answer)));
    }
    session.block(fmt::format("blocked by async.accepted-handle: {} {} {}", job.start.method,
                              job.start.path, answer_of(answer)));
    return {};
  }
  Handle handle = handle_of(session, job, answer);
  if (!handle.address.empty()) return handle;
  if (answer.status() != 202 && handle.origin == Handle::Origin::kNone) {
    session.skip("the work is done before the answer, as far as that shows");
  }
  session.block("blocked by async.accepted-handle: nothing tells where the job's state is read");
  return {};
}

void follow(Session& session, const std::string& name, const Handle& handle, int within_ms) {
  const double until = session.world().now_ms() + within_ms;
  int after_end = 0;
  int bare = 0;
  bool ran = false;
  for (int step = kJobFirstStepMs; !session.stopped();) {
    const Exchange& answer = session.get(name, handle.address);
    const JobState state = job_view(answer).state;
    ran = ran || state == JobState::kRunning;
    bare += state == JobState::kBare ? 1 : 0;
    // A result may be thrown away once it was told.
    if (answer.status() == 410 || (after_end > 0 && state == JobState::kGone)) return;
    const bool ended = has_ended(state) || (ran && state == JobState::kBare);
    if (ended && ++after_end > 2) return;
    if (bare > kMostBare || session.world().now_ms() >= until) return;
    session.wait_ms(after_end > 0 ? kAfterEndMs : next_step(answer, step));
    step = std::min(step * 3 / 2, kJobLongestStepMs);
  }
}

}  // namespace assay::checks
