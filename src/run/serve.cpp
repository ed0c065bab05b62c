// SPDX-License-Identifier: MIT
// Launching a candidate's service and waiting until it answers.
#include "run/serve.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <thread>
#include <utility>

#include <fmt/core.h>

#include "core/text.h"
#include "dialect/template.h"
#include "http/client.h"

namespace assay {
namespace {

constexpr int kGraceMs = 3'000;
constexpr int kUnreadyMs = 5'000;  // after a first answer that is not the ready one
constexpr std::size_t kLogLines = 20;

std::string last_lines(const std::string& log) {
  std::vector<std::string_view> lines = split(log, '\n');
  while (!lines.empty() && trimmed(lines.back()).empty())
    lines.pop_back();
  std::string out;
  const std::size_t from = lines.size() > kLogLines ? lines.size() - kLogLines : 0;
  for (std::size_t i = from; i < lines.size(); ++i) {
    out += "\n" + printable(shortened(lines[i], 400));
  }
  return out;
}

std::string without_trailing_slash(std::string url) {
  while (url.ends_with('/'))
    url.pop_back();
  return url;
}

std::string origin_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return {};
  return url.substr(0, url.find('/', scheme + 3));
}

Result<std::string> make_scratch() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  std::string name = (folder / "assay-XXXXXX").string();
  if (error || mkdtemp(name.data()) == nullptr) {
    return failure(ErrorKind::kUndecided, "cannot create a scratch folder below " + name);
  }
  return name;
}

// Whether it answers now: at its ready path below the base or the origin with a 2xx, or, where none
// is named, at all.
enum class Readiness { kSilent, kAnswers, kReady };

Readiness probe(HttpClient& client, const std::string& base, const std::string& ready_path) {
  Readiness seen = Readiness::kSilent;
  for (const std::string& start : {base, origin_of(base)}) {
    Exchange answer =
        client.send({.url = start + (ready_path.empty() ? "/" : ready_path), .timeout_ms = 2'000});
    if (!answer.answered()) return seen;
    if (ready_path.empty() || answer.is_2xx()) return Readiness::kReady;
    seen = Readiness::kAnswers;
  }
  return seen;
}

}  // namespace

Service::~Service() {
  if (candidate_) candidate_->stop(kGraceMs);
  candidate_.reset();
  std::error_code ignored;  // a scratch folder that stays behind is no reason to fail
  if (!scratch_.empty()) std::filesystem::remove_all(scratch_, ignored);
}

std::string Service::origin() const {
  return origin_of(base_);
}

bool Service::alive() {
  return !candidate_ || candidate_->alive();
}

std::string Service::ending() {
  return candidate_ ? candidate_->ending() : std::string();
}

std::string Service::log() const {
  return candidate_ ? candidate_->log() : std::string();
}

Result<Service> Service::start(const CandidateSpec& spec,
                               const Options& options,
                               const std::atomic<bool>& stop) {
  Service service;
  service.stop_ = &stop;
  if (!options.url.empty()) {
    service.base_ = without_trailing_slash(options.url);
    HttpClient client(service.origin(), {}, stop);
    const Exchange answer = client.send({.url = service.base_ + "/", .timeout_ms = 10'000});
    if (answer.failure == Failure::kRefused) {
      return failure(ErrorKind::kUndecided,
                     fmt::format("nothing answers at {}; start the service, or give --start with "
                                 "its command",
                                 service.base_));
    }
    return service;
  }
  service.spec_ = spec;
  service.folder_ = options.repo.empty() ? "." : options.repo;
  service.sandbox_ = options.sandbox;
  Result<std::string> scratch = make_scratch();
  if (!scratch) return tl::unexpected(scratch.error());
  service.scratch_ = *scratch;
  Result<int> port = free_port();
  if (!port) return tl::unexpected(port.error());
  service.port_ = *port;
  if (Result<void> launched = service.launch({}); !launched) {
    return tl::unexpected(launched.error());
  }
  return service;
}

Result<void> Service::launch(const Environment& extra) {
  const Filler holes = [this](std::string_view name) -> std::optional<std::string> {
    if (name == "port") return std::to_string(port_);
    if (name == "scratch") return scratch_;
    return std::nullopt;
  };
  LaunchSpec launch{.command = filled(spec_.start, holes),
                    .folder = folder_,
                    .scratch = scratch_,
                    .sandbox = sandbox_};
  launch.env["PORT"] = std::to_string(port_);
  for (const auto& [name, value] : spec_.env)
    launch.env[name] = filled(value, holes);
  for (const auto& [name, value] : extra)
    launch.env[name] = value;
  base_ = without_trailing_slash(filled(spec_.url, holes));

  Result<Candidate> started = Candidate::launch(launch);
  if (!started) return tl::unexpected(started.error());
  candidate_ = std::make_unique<Candidate>(std::move(*started));

  HttpClient client(origin(), {}, *stop_);
  int waited = 0;
  int answered_at = -1;
  for (int step = 5; waited < spec_.ready_within_ms; step = std::min(step * 2, 100)) {
    const Readiness seen = probe(client, base_, spec_.ready_path);
    if (seen == Readiness::kReady) return {};
    if (seen == Readiness::kAnswers && answered_at < 0) answered_at = waited;
    if (answered_at >= 0 && waited - answered_at > kUnreadyMs) return {};
    if (*stop_) return failure(ErrorKind::kUndecided, "interrupted while the service started");
    if (!candidate_->alive()) {
      return failure(
          ErrorKind::kUndecided,
          fmt::format(
              "the service {} before it answered; it was started by '{}'; its last lines:{}",
              candidate_->ending(), spec_.start, last_lines(candidate_->log())));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(step));
    waited += step;
  }
  return failure(
      ErrorKind::kUndecided,
      fmt::format("the service did not answer at {}{} within {} s; it must listen on the port in "
                  "PORT; its last lines:{}",
                  base_, spec_.ready_path, spec_.ready_within_ms / 1000,
                  last_lines(candidate_->log())));
}

Result<void> Service::restart(const Environment& extra) {
  candidate_->stop(kGraceMs);
  candidate_.reset();
  return launch(extra);
}

}  // namespace assay
