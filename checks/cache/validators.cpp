// SPDX-License-Identifier: MIT
// Reading what validators did before and after a change.
#include "checks/cache/validators.h"

#include <optional>
#include <utility>

#include <fmt/core.h>

#include "dialect/caching.h"
#include "dialect/compare.h"

namespace assay::checks {
namespace {

constexpr double kUseless = 0.5;  // tags that never match, or a 304 that does not name its own

class Look {
 public:
  Look(const Tape& tape, std::string name) : tape_(tape), name_(std::move(name)) {}

  Seen seen() const {
    const Exchange* first = find("first");
    if (first == nullptr || !tape_.at(of(name_, "again")).is_2xx()) return {};
    const Exchange& again = tape_.at(of(name_, "again"));
    if (find("revalidated") == nullptr) {
      return {Use::kNone, line(0, "an ETag or a Last-Modified", "shows no validator", again)};
    }
    // What changes by itself tells nothing of an update.
    const bool steady = same_state(*first, again);
    if (std::optional<Seen> stale = steady ? after_change(again) : std::nullopt) return *stale;
    const std::string* tag = again.header("ETag");
    const std::string* before = first->header("ETag");
    const Exchange& answer = *find("revalidated");
    if (!answer.answered() || answer.is_5xx()) return {};
    if (answer.status() == 304) return {Use::kUsed, not_modified(answer, tag)};
    const bool drifts = tag != nullptr && before != nullptr && *tag != *before;
    if (drifts && first->response.body == again.response.body) {
      return {Use::kUsed, line(kUseless, "one tag for one state",
                               "shows another ETag on every read of the same state", again)};
    }
    return {Use::kUnused,
            line(kUseless, "304",
                 drifts ? "holds what changes with every read, and its ETag with it"
                        : fmt::format("{} when asked with its own validator", answer_of(answer)),
                 answer)};
  }

 private:
  const Exchange* find(std::string_view what) const { return tape_.find(of(name_, what)); }

  Case line(double credit,
            std::string expected,
            std::string observed,
            const Exchange& shown) const {
    return {name_, credit, std::move(expected), std::move(observed), shown.id};
  }

  // What is wrong after a change that a read without conditions does show.
  std::optional<Seen> after_change(const Exchange& before) const {
    const Exchange* after = find("after");
    if (after == nullptr || !after->is_2xx() || same_state(before, *after)) return std::nullopt;
    for (const char* what : {"old validator", "old time"}) {
      const Exchange* answer = find(what);
      if (answer == nullptr || answer->status() != 304) continue;
      const Header& asked = answer->request.headers.back();
      return Seen{Use::kUsed,
                  line(0, "200 with the new state",
                       fmt::format("answered 304 to {} of the state before an update", asked.name),
                       *answer)};
    }
    const std::string* old_tag = before.header("ETag");
    const std::string* new_tag = after->header("ETag");
    if (old_tag != nullptr && new_tag != nullptr && *old_tag == *new_tag) {
      return Seen{Use::kUsed, line(0, "another ETag for another state",
                                   "shows the same ETag after an update", *after)};
    }
    return std::nullopt;
  }

  Case not_modified(const Exchange& answer, const std::string* tag) const {
    const std::string* own = answer.header("ETag");
    if (tag != nullptr && own == nullptr) {
      return line(kUseless, "304 with the ETag", "answered 304 without the ETag", answer);
    }
    if (tag != nullptr && !same_tag(*tag, *own)) {
      return line(kUseless, "304 with the same ETag", "answered 304 with another ETag", answer);
    }
    return line(1, "304", "304", answer);
  }

  const Tape& tape_;
  std::string name_;
};

}  // namespace

std::string of(std::string_view resource, std::string_view what) {
  return fmt::format("{}: {}", resource, what);
}

bool same_state(const Exchange& left, const Exchange& right) {
  const std::optional<Json> one = Json::parse(left.response.body);
  const std::optional<Json> other = Json::parse(right.response.body);
  if (!one || !other) return left.response.body == right.response.body;
  return same_after_masking(*one, *other);
}

Seen seen_of(const Tape& tape, const std::string& resource) {
  return Look(tape, resource).seen();
}

}  // namespace assay::checks
