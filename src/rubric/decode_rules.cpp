// SPDX-License-Identifier: MIT
// The business meaning that no field can tell: stock, money, all-or-nothing, who may do what.
#include <algorithm>

#include <fmt/core.h>

#include "rubric/decode.h"
#include "rubric/holes.h"

namespace assay {
namespace {

std::vector<std::string> with_ids(const Contract& contract) {
  std::vector<std::string> known = hole::data();
  for (const Resource& one : contract.resources)
    known.push_back(one.name + ".id");
  return known;
}

// A field written as "resource.field".
struct FieldPath {
  std::string resource{};
  std::string field{};
  const Field* found = nullptr;  // null when the contract has none of this name
};

FieldPath field_path(std::string_view text, const Contract& contract) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  FieldPath path{std::string(text.substr(0, dot)),
                 std::string(text.substr(std::min(dot + 1, text.size())))};
  const Resource* resource = find_resource(contract, path.resource);
  if (resource != nullptr) path.found = find_field(*resource, path.field);
  return path;
}

// A number field, or one of whole numbers alone.
FieldPath read_field_path(MapReader& reader,
                          std::string_view key,
                          bool whole,
                          const Contract& contract) {
  const std::string example = whole ? "product.stock" : "account.balance";
  const Node* node = reader.need(key, fmt::format("{}: {}", key, example));
  std::string text;
  reader.text(key, text);
  FieldPath path = field_path(text, contract);
  const bool right = path.found != nullptr && (path.found->type == FieldType::kInteger ||
                                               (!whole && path.found->type == FieldType::kDecimal));
  if (node != nullptr && !right) {
    reader.problems().add(
        node->at,
        fmt::format("{} names '{}', which is no {} field", key, text, whole ? "integer" : "number"),
        "write resource.field: " + example);
  }
  return path;
}

void decode_oversell(const Node& node, Contract& contract, Problems& problems) {
  Oversell oversell;
  MapReader reader(node, "oversell", problems);
  const FieldPath stock = read_field_path(reader, "stock", true, contract);
  oversell.resource = stock.resource;
  oversell.field = stock.field;
  if (const Node* buy = reader.need("buy", "the call that buys one: {post: /orders, body: {…}}")) {
    MapReader call(*buy, "buy", problems);
    oversell.buy = decode_call(call, with_ids(contract));
    call.finish();
  }
  reader.finish();
  contract.oversell = std::move(oversell);
}

void decode_transfer(const Node& node, Contract& contract, Problems& problems) {
  Transfer transfer;
  MapReader reader(node, "transfer", problems);
  const FieldPath balance = read_field_path(reader, "balance", false, contract);
  transfer.resource = balance.resource;
  transfer.field = balance.field;
  reader.flag("overdraft", transfer.overdraft);
  if (const Node* move =
          reader.need("move", "the call that moves an amount: {post: /transfers, body: {…}}")) {
    MapReader call(*move, "move", problems);
    std::vector<std::string> known = hole::data();
    known.insert(known.end(), {"from.id", "to.id", "amount"});
    transfer.move = decode_call(call, known);
    call.finish();
  }
  reader.finish();
  contract.transfer = std::move(transfer);
}

void decode_rollback(const Node& node, Contract& contract, Problems& problems) {
  Rollback rollback;
  MapReader reader(node, "rollback", problems);
  rollback.call = decode_call(reader, with_ids(contract));
  reader.texts("creates", rollback.creates);
  reader.texts("changes", rollback.changes);
  reader.finish();
  if (const Node* creates = node.find("creates"); creates != nullptr) {
    for (const Node& item : creates->children) {
      if (find_resource(contract, item.text) != nullptr) continue;
      problems.add(item.at, fmt::format("there is no resource '{}'", item.text));
    }
  }
  if (const Node* changes = node.find("changes"); changes != nullptr) {
    for (const Node& item : changes->children) {
      if (field_path(item.text, contract).found != nullptr) continue;
      problems.add(item.at, fmt::format("there is no field '{}'", item.text),
                   "write resource.field: product.stock");
    }
  }
  if (rollback.creates.empty() && rollback.changes.empty()) {
    problems.add(reader.at(), "rollback names nothing that must stay as it was",
                 "creates: [order], changes: [product.stock]");
  }
  contract.rollback = std::move(rollback);
}

}  // namespace

void decode_rules(const Node& node, Contract& contract, Problems& problems) {
  MapReader reader(node, "rules", problems);
  if (const Node* oversell = reader.find("oversell"))
    decode_oversell(*oversell, contract, problems);
  if (const Node* transfer = reader.find("transfer"))
    decode_transfer(*transfer, contract, problems);
  if (const Node* rollback = reader.find("rollback"))
    decode_rollback(*rollback, contract, problems);
  reader.finish();
}

void decode_admin_only(const Node& node, Contract& contract, Problems& problems) {
  if (!expect_list(node, "admin_only", problems)) return;
  for (const Node& item : node.children) {
    MapReader reader(item, "an operation of admin_only", problems);
    contract.admin_only.push_back(decode_call(reader, with_ids(contract)));
    reader.finish();
  }
}

}  // namespace assay
