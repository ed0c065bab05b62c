// SPDX-License-Identifier: MIT
// Told by the host, or by what the link is called.
#include "repo/api/links.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"
#include "repo/word_list.h"

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
  for (const auto& [middle, last] : {std::pair("](", ")"), std::pair(" <", ">`_")}) {
    for (std::size_t at = line.find(middle); at != line.npos; at = line.find(middle, at + 1)) {
      const std::size_t start = line.find_last_of("[`", at == 0 ? 0 : at - 1);
      const std::size_t end = line.find(last, at);
      if (start == line.npos || start > at || end == line.npos) continue;
      const std::string_view target = line.substr(at + 2, end - at - 2);
      if (holds_one_of(names, line.substr(start, at - start)) && leads_on(target)) return true;
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
