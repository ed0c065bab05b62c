// SPDX-License-Identifier: MIT
// The named exchanges and facts that one check gathered: all that its judge may see.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange.h"
#include "core/json.h"
#include "core/outcome.h"

namespace assay {

struct Snapshot;

// Why a gather stopped early: what it asks about does not apply, or could not be seen.
struct Halt {
  Outcome outcome = Outcome::kInconclusive;  // kNotApplicable or kInconclusive
  std::string reason{};
};

class Tape {
 public:
  struct Entry {
    std::string name{};
    Exchange exchange{};
  };

  // `subject` is the resource asked about; empty for a check of the whole service.
  Tape() = default;
  Tape(std::string check, std::string subject)
      : check_(std::move(check)), subject_(std::move(subject)) {}

  const std::string& check() const { return check_; }
  const std::string& subject() const { return subject_; }

  // Keeps an exchange under a name; a name may repeat. The reference stays valid as the tape grows.
  const Exchange& add(std::string name, Exchange exchange);
  // The last exchange of this name. Throws std::out_of_range: a judge asks only for what its
  // gather recorded, so a missing name is our bug.
  const Exchange& at(std::string_view name) const;
  // The last exchange of this name; null when absent.
  const Exchange* find(std::string_view name) const;
  // Every exchange of this exact name, oldest first.
  std::vector<const Exchange*> all(std::string_view name) const;
  const std::deque<Entry>& entries() const { return entries_; }

  // A fact that gather knew and the judge needs (what was sent, which ids are ours).
  void note(std::string_view name, Json value) { facts_.set(name, std::move(value)); }
  // The noted value; a JSON null when absent.
  const Json& fact(std::string_view name) const;
  const Json& facts() const { return facts_; }
  void set_facts(Json facts) { facts_ = std::move(facts); }

  // Set when gather could not go on; such a tape is not judged.
  const std::optional<Halt>& halt() const { return halt_; }
  void stop(Halt halt) { halt_ = std::move(halt); }

  // What the runner lends to the judge.
  Level level = Level::kMid;
  std::vector<const Tape*> pool{};  // every other tape of the run, for pooled checks and those of
                                    // the repository
  const Snapshot* snapshot = nullptr;  // what was read from the repository; null without one

 private:
  std::string check_{};
  std::string subject_{};
  std::deque<Entry> entries_{};
  Json facts_ = Json::object();
  std::optional<Halt> halt_{};
};

}  // namespace assay
