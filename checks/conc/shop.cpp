// SPDX-License-Identifier: MIT
// Stocking, buying, and reading what came of it.
#include "checks/conc/shop.h"

#include <fmt/core.h>

#include "checks/conc/rounds.h"
#include "dialect/call.h"
#include "dialect/envelope.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace {

constexpr std::size_t kBuyers = 10;  // so that a limit for each user does not hide the stock's

}  // namespace

Shop::Shop(Session& session)
    : session_(session),
      rule_(*session.contract().oversell),
      goods_(*find_resource(session.contract(), rule_.resource)),
      orders_(collection_at(session.contract(), rule_.buy.path)) {}

std::optional<Made> Shop::stocked(const std::string& name, int stock) {
  session_.act_as(session_.user());
  Json body = session_.sample(goods_);
  if (session_.stopped()) return std::nullopt;
  body.set(rule_.field, stock);
  Made made = session_.create(name, goods_, body);
  if (made.ok && !session_.stopped()) return made;
  session_.block(fmt::format("blocked by http.create: POST {} {}", session_.collection(goods_),
                             answer_of(session_.tape().at(name))));
  return std::nullopt;
}

const Principal& Shop::buyer(std::size_t i) {
  // What only its owner can see only its owner can buy.
  return session_.user(goods_.read == Access::kOwner ? 0 : i % kBuyers);
}

Ask Shop::purchase(const Made& goods, std::size_t i) {
  Ask ask = spoken_call(session_, rule_.buy, {{goods_.name + ".id", reference_value(goods)}});
  ask.principal = &buyer(i);
  return ask;
}

void Shop::learn_whether_orders_can_be_read(const Exchange& bought) {
  if (orders_ == nullptr) return;
  Made order = session_.made_by(bought, *orders_, {});
  session_.act_as(buyer(0));
  readable_ = order.ok && session_.read_back("control (read)", *orders_, order).is_2xx();
}

Json Shop::stock_in(const Exchange& read) const {
  const std::optional<Json> body = Json::parse(read.response.body);
  const Json* item = body && read.is_2xx() ? find_item(*body, goods_.name) : nullptr;
  const Json* shown = item == nullptr ? nullptr : field_of(*item, *find_field(goods_, rule_.field));
  if (shown == nullptr) return {};
  return Json::parse(shown->text()).value_or(Json());
}

Json Shop::left(const std::string& name, const Made& goods, int expected) {
  return stock_in(session_.settle(name, {.path = goods.path}, [&](const Exchange& read) {
    const Json stock = stock_in(read);
    return !stock.as_int() || *stock.as_int() == expected;
  }));
}

std::string Shop::order_id(const Exchange& answer) {
  return orders_ == nullptr ? "" : session_.made_by(answer, *orders_, {}).id;
}

Outlook Shop::outlook(const std::string& name, const Exchange& answer, std::size_t i, When when) {
  if (!is_accepted(answer)) return Outlook::kRefused;
  const Made order = readable_ ? session_.made_by(answer, *orders_, {}) : Made{};
  if (!order.ok) return outlook_of(answer);
  const Exchange& read =
      session_.settle(name, {.path = order.path, .principal = &buyer(i)}, [&](const Exchange& e) {
        const bool decided = e.is_2xx() && outlook_of(e) != Outlook::kPending;
        return decided || when == When::kNow;
      });
  return read.is_2xx() ? outlook_of(read) : Outlook::kRefused;
}

}  // namespace assay::checks
