// SPDX-License-Identifier: MIT
// Addresses at which a service speaks of itself.
#include "checks/obs/endpoint.h"

#include <algorithm>

namespace assay::checks {

std::string named_path(const Contract& contract, std::string_view expectation) {
  const Expectation* expected = find_expectation(contract, expectation);
  const Json* path = expected == nullptr ? nullptr : expected->details.find("path");
  return path == nullptr ? std::string() : path->text();
}

std::vector<std::string> addresses_of(const std::string& base,
                                      std::string_view named,
                                      std::span<const std::string_view> usual) {
  std::vector<std::string> paths;
  if (named.empty()) {
    paths.assign(usual.begin(), usual.end());
  } else {
    paths.emplace_back(named);
  }
  std::vector<std::string> all;
  for (const std::string& path : paths) {
    for (const std::string& url : {base + path, own_url(path, base)}) {
      if (std::ranges::find(all, url) == all.end()) all.push_back(url);
    }
  }
  return all;
}

void ask_nowhere(Session& session) {
  const std::string& base = session.dialect().base;
  const std::string nowhere = "/" + session.maker().unique();
  for (const std::string& url : {base + nowhere, own_url(nowhere, base)})
    session.ask("nowhere", {.path = url, .principal = &Session::anonymous()});
}

bool answers_everything(const Tape& tape, const Exchange& answer) {
  return std::ranges::any_of(tape.all("nowhere"), [&](const Exchange* nowhere) {
    return nowhere->status() == answer.status() && nowhere->response.body == answer.response.body;
  });
}

}  // namespace assay::checks
