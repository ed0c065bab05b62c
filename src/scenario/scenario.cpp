// SPDX-License-Identifier: MIT
// From the JSON of a scenario to its steps.
#include "scenario/scenario.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/digest.h"
#include "core/duration.h"
#include "core/text.h"

namespace assay {
namespace {

constexpr int kDefaultUntilMs = 10'000;
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kMethods{
    {{"get", "GET"},
     {"head", "HEAD"},
     {"post", "POST"},
     {"put", "PUT"},
     {"patch", "PATCH"},
     {"delete", "DELETE"},
     {"options", "OPTIONS"}}};

std::string text_of(const Json& node, std::string_view key) {
  const Json* found = node.find(key);
  return found == nullptr ? std::string() : found->text();
}

// As it is sent: a flag has no text of its own.
std::string scalar_text(const Json& value) {
  return value.is_bool() ? value.dump() : value.text();
}

StatusRange read_status(const Json& value) {
  const std::string& text = value.text();
  if (text.size() == 3 && text.ends_with("xx")) {
    const int first = (text[0] - '0') * 100;
    return {first, first + 99};
  }
  const int status = static_cast<int>(value.as_int().value_or(0));
  return {status, status};
}

ExpectedAnswer read_answer(const Json& node) {
  ExpectedAnswer answer;
  if (const Json* status = node.find("status")) {
    answer.statuses.clear();
    if (!status->is_array()) answer.statuses.push_back(read_status(*status));
    for (const Json& one : status->items())
      answer.statuses.push_back(read_status(one));
  }
  if (const Json* headers = node.find("headers")) answer.headers = *headers;
  if (const Json* body = node.find("body")) answer.body = *body;
  if (const Json* times = node.find("times")) answer.times = *times;
  return answer;
}

void read_expected(const Json& node, Step& step) {
  if (const Json* until = node.find("until")) {
    step.expected.push_back(read_answer(*until));
    step.until_ms = duration_ms(text_of(*until, "within")).value_or(kDefaultUntilMs);
  }
  const Json* expect = node.find("expect");
  if (expect == nullptr) return;
  if (!expect->is_array()) {
    step.expected.push_back(read_answer(*expect));
    return;
  }
  for (const Json& one : expect->items()) {
    step.expected.push_back(read_answer(one));
    if (!step.expected.back().times) step.expected.back().times = Json(1);
  }
}

void read_call(const Json& node, Step& step) {
  for (const auto& [word, method] : kMethods) {
    const Json* path = node.find(word);
    if (path == nullptr) continue;
    step.call.method = method;
    step.call.path = path->text();
  }
  if (const Json* body = node.find("body")) step.call.body = *body;
  if (const Json* headers = node.find("headers")) {
    for (const auto& [name, value] : headers->members())
      step.headers.emplace_back(name, scalar_text(value));
  }
  for (const char* word : {"parallel", "repeat"}) {
    const Json* count = node.find(word);
    if (count == nullptr) continue;
    step.requests = static_cast<int>(count->as_int().value_or(1));
    step.parallel = std::string_view(word) == "parallel";
  }
  if (const Json* sign = node.find("sign")) step.sign = *sign;
  step.title = step.call.method + " " + step.call.path;
  read_expected(node, step);
}

Step read_step(const Json& node) {
  Step step;
  if (node.find("make") != nullptr) {
    step.kind = StepKind::kMake;
    step.make = text_of(node, "make");
    if (const Json* with = node.find("with")) step.with = *with;
    step.title = "make " + step.make;
  } else if (node.find("restart") != nullptr) {
    step.kind = StepKind::kRestart;
    step.restart = text_of(node, "restart") == "kill" ? Ending::kKill : Ending::kTerm;
    if (const Json* env = node.find("env")) {
      for (const auto& [name, value] : env->members())
        step.env[name] = scalar_text(value);
    }
    step.title = "restart: " + text_of(node, "restart");
  } else if (node.find("wait") != nullptr) {
    step.kind = StepKind::kWait;
    step.wait_ms = duration_ms(text_of(node, "wait")).value_or(0);
    step.title = "wait: " + text_of(node, "wait");
  } else {
    read_call(node, step);
  }
  if (const Json* title = node.find("title")) step.title = title->text();
  step.as = text_of(node, "as");
  if (const Json* save = node.find("save")) step.save = *save;
  return step;
}

}  // namespace

Scenario read_scenario(const Json& body) {
  Scenario scenario;
  scenario.as = text_of(body, "as");
  if (const Json* steps = body.find("steps")) {
    for (const Json& step : steps->items())
      scenario.steps.push_back(read_step(step));
  }
  return scenario;
}

bool is_race(const Scenario& scenario) {
  return std::ranges::any_of(scenario.steps, &Step::parallel);
}

bool restarts(const Scenario& scenario) {
  return std::ranges::any_of(scenario.steps,
                             [](const Step& step) { return step.kind == StepKind::kRestart; });
}

bool changes_environment(const Scenario& scenario) {
  return std::ranges::any_of(scenario.steps, [](const Step& step) { return !step.env.empty(); });
}

bool expects_status(const Step& step, int status) {
  return std::ranges::any_of(step.expected, [status](const ExpectedAnswer& answer) {
    return std::ranges::any_of(answer.statuses, [status](const StatusRange& range) {
      return status >= range.low && status <= range.high;
    });
  });
}

std::optional<Signing> signing_of(const Step& step, const Contract& contract) {
  if (step.sign.is_null()) return std::nullopt;
  if (!step.sign.is_object()) {
    const auto known = std::ranges::find(contract.webhooks, step.sign.text(), &Webhook::name);
    return known == contract.webhooks.end() ? std::nullopt : std::optional(known->signing);
  }
  constexpr std::array<std::pair<std::string_view, SignatureScheme>, 4> kSchemes{
      {{"hmac-hex", SignatureScheme::kHmacHex},
       {"github", SignatureScheme::kGithub},
       {"stripe", SignatureScheme::kStripe},
       {"standard-webhooks", SignatureScheme::kStandardWebhooks}}};
  Signing signing{.secret = text_of(step.sign, "secret"), .header = text_of(step.sign, "header")};
  for (const auto& [word, scheme] : kSchemes) {
    if (text_of(step.sign, "scheme") == word) signing.scheme = scheme;
  }
  return signing;
}

Json asked_of(const Scenario& scenario) {
  Json asked = Json::array();
  for (const Step& step : scenario.steps) {
    Json headers = Json::object();
    for (const auto& [name, value] : step.headers)
      headers.set(name, value);
    asked.push(Json::object({{"kind", static_cast<int>(step.kind)},
                             {"as", step.as},
                             {"method", step.call.method},
                             {"path", step.call.path},
                             {"body", step.call.body},
                             {"headers", std::move(headers)},
                             {"requests", step.requests},
                             {"make", step.make},
                             {"with", step.with},
                             {"save", step.save}}));
    // It is recorded, and holds a secret.
    if (!step.sign.is_null()) asked.items().back().set("sign", digest_of(step.sign.dump()));
  }
  return asked;
}

}  // namespace assay
