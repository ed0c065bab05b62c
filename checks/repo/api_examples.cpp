// SPDX-License-Identifier: MIT
// Replays a few of the curl commands that the documents show.
#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "checks/repo/brief.h"
#include "checks/repo/family.h"
#include "core/snapshot.h"
#include "dialect/curl_command.h"
#include "dialect/session.h"

namespace assay::checks {
namespace repo_api_examples {
namespace {

constexpr Meta kMeta{
    .id = "repo.api-examples",
    .title = "The API can be tried without reading code",
    .failure_title = "Nothing shows how to try the API",
    .why = "Whoever reviews the service wants to see it answer before reading how.",
    .fix = "Put two or three curl commands that work into the README, or serve Swagger UI.",
    .source = "Practice: runnable examples",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr std::size_t kReplayed = 3;
constexpr double kNoneWorks = 0.5;
constexpr double kJuniorWithout = 0.5;

// Takes nothing away, and leaves nothing to the reader.
bool is_replayable(const CurlExample& example) {
  return !example.has_hole && example.ask.method != "DELETE";
}

void gather(Session& session) {
  if (session.repo() == nullptr) return;
  const std::string& base = session.dialect().base;
  const std::string origin = base.substr(0, base.find('/', base.find("://") + 3));
  std::size_t sent = 0;
  for (const std::string& command : session.repo()->api.examples.curls) {
    std::optional<CurlExample> example = read_curl(command);
    if (!example || !is_replayable(*example) || sent == kReplayed) continue;
    ++sent;
    example->ask.path = origin + example->ask.path;
    example->ask.principal = &Session::anonymous();
    session.ask("example", example->ask);
  }
  session.tape().note("asked", true);
}

enum class Shown { kWorks, kBroken, kUnclear };

bool names_an_item(std::string_view url) {
  return url.find_first_of("0123456789", url.find('/', url.find("://") + 3)) !=
         std::string_view::npos;
}

// An item that is not there yet, a name that is taken and a log-in that is missing are no fault of
// an example.
Shown shown_by(const Exchange& answer) {
  const int status = answer.status();
  if (!answer.answered()) return Shown::kUnclear;
  if (status < 400) return Shown::kWorks;
  if (status == 401 || status == 403 || status == 409 || status == 429) return Shown::kUnclear;
  if (status == 404) return names_an_item(answer.request.url) ? Shown::kUnclear : Shown::kBroken;
  const bool refers = answer.request.body.find("id\"") != std::string::npos ||
                      answer.request.body.find("Id\"") != std::string::npos;
  return refers ? Shown::kUnclear : Shown::kBroken;
}

Finding without_examples(const Tape& tape) {
  const Snapshot& repo = *tape.snapshot;
  if (repo.truncated) return inconclusive("the repository was not read whole");
  if (const ApiExamples& shown = repo.api.examples; shown.routes_told > 0) {
    return inconclusive(
        fmt::format("{} names its routes, and no example that can be run was "
                    "recognised; a person decides",
                    shown.routes_in.empty() ? "the documentation" : shown.routes_in));
  }
  if (repo.languages.empty()) return inconclusive("the graded commit holds no code");
  if (repo.api.examples.pages_only) {
    return not_applicable("the service answers with pages; no API was seen that could be tried");
  }
  if (repo.api.examples.pages_too) {
    return inconclusive("it brings pages, which may be the way to try it; a person decides");
  }
  if (has_only_the_brief(repo)) return only_the_brief(repo);
  if (repo.api.examples.linked) {
    return inconclusive(
        "the documentation links to a description that was not read; a person decides");
  }
  if (!repo.other_tests.empty()) {
    return inconclusive(
        fmt::format("{} runs requests that are not in the repository; a person "
                    "decides",
                    repo.other_tests.front()));
  }
  if (const ApiExamples& shown = repo.api.examples; !shown.mentioned.empty()) {
    return inconclusive(fmt::format(
        "{} speaks of {}, and nothing to try the API with was recognised; a person decides",
        shown.mentioned_in, shown.mentioned));
  }
  if (repo.code.endpoints == 0 && !repo.api.serves) {
    return inconclusive("nothing that serves HTTP was recognised in the code; a person decides");
  }
  std::vector<Evidence> evidence;
  if (!repo.readme.path.empty()) evidence.push_back({.file = repo.readme.path});
  return graded(tape.level == Level::kJunior ? kJuniorWithout : 0, std::move(evidence),
                {"Neither a curl command, a collection nor an OpenAPI document was found",
                 "one way to try the API", "none"});
}

Finding of_replay(const std::vector<const Exchange*>& answers) {
  const Exchange* broken = nullptr;
  bool unclear = false;
  for (const Exchange* answer : answers) {
    const Shown shown = shown_by(*answer);
    if (shown == Shown::kWorks) return pass(*answer);
    if (shown == Shown::kBroken && broken == nullptr) broken = answer;
    unclear = unclear || shown == Shown::kUnclear;
  }
  if (unclear || broken == nullptr) {
    return inconclusive("the examples that were tried need data or a log-in that they do not make");
  }
  return graded(
      kNoneWorks, *broken,
      {fmt::format("None of {} examples that were tried works: {} {} answered {}", answers.size(),
                   broken->request.method, broken->request.url, broken->status()),
       "an example that works", fmt::format("status {}", broken->status())});
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const ApiFacts& api = tape.snapshot->api;
  const std::vector<const Exchange*> answers = tape.all("example");
  const bool others = !api.examples.kinds.empty() || !api.documents.empty();
  if (!answers.empty()) {
    Finding finding = of_replay(answers);
    const bool settled = finding.outcome == Outcome::kPass || !others;
    if (settled) return finding;
  }
  if (!api.documents.empty()) return pass({{.file = api.documents.front().path}});
  if (others) return pass(std::vector<Evidence>{}, "by " + api.examples.kinds.front());
  if (api.examples.curls.empty()) return without_examples(tape);
  // A reader fills in the id or the token that a replay cannot know.
  if (tape.fact("asked").boolean()) {
    return pass(std::vector<Evidence>{},
                "its examples leave values to the reader, and were not replayed");
  }
  return inconclusive("its examples were not replayed: the service was not asked");
}

}  // namespace
}  // namespace repo_api_examples
const Check kApiExamples{repo_api_examples::kMeta, repo_api_examples::gather,
                         repo_api_examples::judge};
}  // namespace assay::checks
