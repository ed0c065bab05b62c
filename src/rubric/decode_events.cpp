// SPDX-License-Identifier: MIT
// What happens later or elsewhere: jobs, events received, events sent.
#include <fmt/core.h>

#include "rubric/decode.h"
#include "rubric/holes.h"

namespace assay {
namespace {

// What fills the holes of a body: fresh data, and a fresh item of each resource.
std::vector<std::string> known_with(const Contract& contract, std::string_view extra) {
  std::vector<std::string> known = hole::data();
  for (const Resource& one : contract.resources)
    known.push_back(one.name + ".id");
  if (!extra.empty()) known.emplace_back(extra);
  return known;
}

std::optional<Call> read_call(MapReader& outer,
                              std::string_view key,
                              const std::vector<std::string>& known) {
  const Node* node = outer.find(key);
  if (node == nullptr) return std::nullopt;
  MapReader reader(*node, std::string(key), outer.problems());
  Call call = decode_call(reader, known);
  reader.finish();
  return call;
}

std::optional<Effect> read_effect(MapReader& outer, const std::vector<std::string>& known) {
  const Node* node = outer.find("effect");
  if (node == nullptr) return std::nullopt;
  return decode_effect(*node, known, outer.problems());
}

Job decode_job(const Node& node, const Contract& contract, Problems& problems) {
  Job job;
  job.name = node.key;
  MapReader reader(node, fmt::format("job '{}'", node.key), problems);
  const std::vector<std::string> known = known_with(contract, "");
  reader.need("start", "the call that starts it: start: {post: /reports}");
  if (std::optional<Call> start = read_call(reader, "start", known)) job.start = std::move(*start);
  job.doomed = read_call(reader, "doomed", known);
  if (const Node* status = reader.find("status")) {
    check_path(*status, problems);
    check_holes(*status, {"id"}, problems);
  }
  reader.text("status", job.status);
  reader.duration("within", job.within_ms);
  job.effect = read_effect(reader, known_with(contract, "id"));
  reader.finish();
  return job;
}

Webhook decode_webhook(const Node& node, const Contract& contract, Problems& problems) {
  Webhook webhook;
  webhook.name = node.key;
  MapReader reader(node, fmt::format("webhook '{}'", node.key), problems);
  const std::vector<std::string> known = known_with(contract, "event");
  webhook.event = decode_call(reader, known);
  if (const Node* sign =
          reader.need("sign", "how it is signed: sign: {scheme: github, secret: whsec_test}")) {
    webhook.signing = decode_signing(*sign, problems);
  }
  webhook.effect = read_effect(reader, known);
  reader.duration("within", webhook.within_ms);
  reader.finish();
  return webhook;
}

OutboundWebhook decode_outbound(const Node& node, const Contract& contract, Problems& problems) {
  OutboundWebhook outbound;
  outbound.name = node.key;
  MapReader reader(node, fmt::format("outbound webhook '{}'", node.key), problems);
  outbound.subscribe = read_call(reader, "subscribe", known_with(contract, "receiver"));
  reader.need("trigger", "the call that makes it send: trigger: {post: /orders, body: {…}}");
  if (std::optional<Call> trigger = read_call(reader, "trigger", known_with(contract, "receiver")))
    outbound.trigger = std::move(*trigger);
  if (const Node* sign = reader.find("sign")) outbound.signing = decode_signing(*sign, problems);
  reader.duration("within", outbound.within_ms);
  reader.finish();
  return outbound;
}

template <typename T>
void decode_named(const Node& node,
                  std::string_view what,
                  T (*decode)(const Node&, const Contract&, Problems&),
                  std::vector<T>& into,
                  const Contract& contract,
                  Problems& problems) {
  if (!expect_map(node, what, problems)) return;
  for (const Node& child : node.children)
    into.push_back(decode(child, contract, problems));
}

}  // namespace

void decode_events(MapReader& api, Contract& contract) {
  Problems& problems = api.problems();
  if (const Node* jobs = api.find("jobs")) {
    decode_named(*jobs, "jobs", &decode_job, contract.jobs, contract, problems);
  }
  if (const Node* webhooks = api.find("webhooks")) {
    decode_named(*webhooks, "webhooks", &decode_webhook, contract.webhooks, contract, problems);
  }
  if (const Node* outbound = api.find("outbound")) {
    decode_named(*outbound, "outbound", &decode_outbound, contract.outbound, contract, problems);
  }
}

}  // namespace assay
