// SPDX-License-Identifier: MIT
// Buying what rules.oversell names: things of which there is so much, purchases, and what is left.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "checks/conc/outlook.h"
#include "dialect/session.h"

namespace assay::checks {

class Shop {
 public:
  // The session's contract must state what is sold.
  explicit Shop(Session& session);

  // Something of which there is so much; nothing, and the gather is stopped, when it cannot be
  // made.
  std::optional<Made> stocked(const std::string& name, int stock);
  Ask purchase(const Made& goods, std::size_t buyer);
  void learn_whether_orders_can_be_read(const Exchange& bought);
  // What the stock reads once it reads as expected, or had time to; null where it is not shown.
  Json left(const std::string& name, const Made& goods, int expected);
  // The id of the order that an answer shows; empty when it shows none.
  std::string order_id(const Exchange& answer);
  // How a purchase stands now, or once that was decided or had time to be.
  enum class When { kNow, kInTime };
  Outlook outlook(const std::string& name, const Exchange& answer, std::size_t buyer, When when);

 private:
  const Principal& buyer(std::size_t i);
  Json stock_in(const Exchange& read) const;

  Session& session_;
  const Oversell& rule_;
  const Resource& goods_;
  const Resource* orders_;
  bool readable_ = false;  // an order at its own address
};

}  // namespace assay::checks
