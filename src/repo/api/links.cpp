// SPDX-License-Identifier: MIT
// Told by the host, or by what the link is called.
#include "repo/api/links.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

// Where descriptions are kept for others to read.
bool names_host_of_descriptions(std::string_view text) {
  constexpr std::array<std::string_view, 7> hosts{"documenter.getpostman.com",
                                                  "app.getpostman.com/run-collection",
                                                  "app.swaggerhub.com",
                                                  "apidog.com",
                                                  "apidog.io",
                                                  "stoplight.io",
                                                  "postman.co/workspace"};
  return holds_one_of(hosts, text);
}

// [API spec](…), `API docs <…>`_: a link that is called a description, and leads to some page.
bool links_description(std::string_view line) {
  constexpr std::array<std::string_view, 7> names{"api spec", "api doc", "api reference", "postman",
                                                  "swagger",  "openapi", "open api"};
  const auto leads_on = [](std::string_view target) {
    const std::size_t host = target.find("://");
    const std::size_t path = target.find('/', host == target.npos ? 0 : host + 3);
    if (target.starts_with('#')) return false;
    return host == target.npos || (path != target.npos && path + 1 < target.size());
  };
  constexpr std::size_t longest = 300;  // of a name and of a target, to stay linear
  for (const auto& [middle, last] : {std::pair("](", ")"), std::pair(" <", ">`_")}) {
    for (std::size_t at = line.find(middle); at != line.npos; at = line.find(middle, at + 1)) {
      const std::string_view before =
          line.substr(at - std::min(at, longest), std::min(at, longest));
      const std::string_view after = line.substr(at + 2, longest);
      const std::size_t start = before.find_last_of("[`");
      const std::size_t end = after.find(last);
      if (start == before.npos || end == after.npos) continue;
      if (holds_one_of(names, before.substr(start)) && leads_on(after.substr(0, end))) return true;
    }
  }
  return false;
}

}  // namespace

bool links_to_description(std::string_view text) {
  return names_host_of_descriptions(text) ||
         std::ranges::any_of(split(text, '\n'), links_description);
}

}  // namespace assay
