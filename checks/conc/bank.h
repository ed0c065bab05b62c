// SPDX-License-Identifier: MIT
// Moving money between accounts of one's own, and replaying what was accepted. Amounts are whole
// numbers of the balance's smallest step.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/tape.h"
#include "dialect/session.h"

namespace assay::checks {

struct Move {
  std::size_t from = 0;  // the accounts, by place
  std::size_t to = 0;
  std::int64_t amount = 0;
};

class Bank {
 public:
  // The session's contract must state transfers.
  explicit Bank(Session& session);

  // Opens so many accounts of one balance for a round, and reads it. False, and the gather is
  // stopped, when they do not show it.
  bool open(int round, std::size_t accounts);
  std::int64_t opening() const { return opening_; }  // of each of them
  Ask transfer(const Move& move);
  // One transfer that nothing hinders. False, and the gather is stopped, when it is refused.
  bool moves_at_all();
  // Sends the moves together, as the round's race, and reads the balances until they agree with
  // what was accepted or had time to. False when transfers were left hanging; a service that assay
  // launched is then started anew.
  bool transfer_together(int round, const std::vector<Move>& moves, int timeout_ms);

 private:
  Json amount(std::int64_t units) const;
  bool shows_opening(const std::string& name);
  Json balances(const std::string& name);

  Session& session_;
  const Resource& accounts_;
  const Field& balance_;
  bool as_text_;              // how amounts are sent
  bool minor_units_ = false;  // balances are shown as whole numbers of the smallest step
  std::int64_t opening_ = 0;
  std::vector<Made> open_{};
};

// How the balances after a round differ from what the accepted transfers make of the opening ones,
// in words; empty when they agree. What broke off, or answered 5xx, may have happened or not.
std::string breach_in(const Tape& tape, int round);

}  // namespace assay::checks
