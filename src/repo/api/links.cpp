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
  constexpr std::array<std::string_view, 9> kHosts{"documenter.getpostman.com",
                                                   "postman.com/collections/",
                                                   "postman.com/documentation/",
                                                   "app.getpostman.com/run-collection",
                                                   "app.swaggerhub.com",
                                                   "apidog.com",
                                                   "apidog.io",
                                                   "stoplight.io",
                                                   "postman.co/workspace"};
  return holds_one_of(kHosts, text);
}

// Pages about a framework or a tool, which describe no service's API.
bool leads_to_documents_of_tools(std::string_view target) {
  constexpr std::array<std::string_view, 19> kHosts{"docs.micronaut.io",
                                                    "docs.spring.io",
                                                    "docs.nestjs.com",
                                                    "docs.djangoproject.com",
                                                    "docs.oracle.com",
                                                    "docs.microsoft.com",
                                                    "learn.microsoft.com",
                                                    "docs.rs",
                                                    "hexdocs.pm",
                                                    "pkg.go.dev",
                                                    "godoc.org",
                                                    "api.rubyonrails.org",
                                                    "fastapi.tiangolo.com",
                                                    "laravel.com",
                                                    "ktor.io",
                                                    "quarkus.io",
                                                    "//swagger.io",
                                                    "openapis.org",
                                                    "www.postman.com"};
  return holds_one_of(kHosts, target);
}

// Behind a link: "[RealWorld](…) API spec", "[RealWorld](…) spec and API".
bool goes_on_as_description(std::string_view after) {
  const bool ends = after.size() < 6 || after[5] < 'a' || after[5] > 'z';
  return (after.starts_with(" spec") && ends) || after.starts_with(" api spec");
}

// Of another host than that of repositories, where a folder of specs holds tests.
bool leads_to_specification(std::string_view target) {
  const bool away = target.find("://") != target.npos && target.find("github.com") == target.npos;
  return away && (target.find("/spec/") != target.npos || target.find("/specs/") != target.npos);
}

// [Documentation](https://lamps.example/)
bool is_title_of_documents(std::string_view title, std::string_view target) {
  constexpr std::array<std::string_view, 3> kTitles{"documentation", "api documentation",
                                                    "live documentation"};
  return lists(kTitles, title) && target.starts_with("http");
}

// To some page, and not to the beginning of a site or elsewhere in the document.
bool leads_on(std::string_view target) {
  const std::size_t host = target.find("://");
  const std::size_t path = target.find('/', host == target.npos ? 0 : host + 3);
  if (target.starts_with('#')) return false;
  return host == target.npos || (path != target.npos && path + 1 < target.size());
}

// By the link's name, what stands behind it, and where it leads.
bool is_link_of_description(std::string_view name,
                            std::string_view target,
                            std::string_view after) {
  constexpr std::array<std::string_view, 7> kNames{
      "api spec", "api doc", "api reference", "postman", "swagger", "openapi", "open api"};
  if (leads_to_documents_of_tools(target)) return false;
  if (is_title_of_documents(name, target)) return true;
  const bool called =
      holds_one_of(kNames, name) || goes_on_as_description(after) || leads_to_specification(target);
  return called && leads_on(target);
}

// "The API's documentation is at https://…", in words of several languages.
bool tells_of_documents(std::string_view line) {
  constexpr std::array<std::string_view, 5> kWords{"documentation", "dokument", "documentaci",
                                                   "documenta\xC3\xA7", "api docs"};
  constexpr std::array<std::string_view, 4> kOthers{"localhost", "127.0.0.1", "github.com",
                                                    "shields.io"};
  const std::size_t link = line.find("http");
  return link != line.npos && line.find("api") != line.npos && holds_one_of(kWords, line) &&
         !holds_one_of(kOthers, line.substr(link)) &&
         !leads_to_documents_of_tools(line.substr(link));
}

// [API spec](…), `API docs <…>`_: a link that is called a description, and leads to some page.
bool links_description(std::string_view line) {
  constexpr std::size_t kLongest = 300;  // of a name and of a target, to stay linear
  for (const auto& [middle, last] : {std::pair("](", ")"), std::pair(" <", ">`_")}) {
    for (std::size_t at = line.find(middle); at != line.npos; at = line.find(middle, at + 1)) {
      const std::string_view before =
          line.substr(at - std::min(at, kLongest), std::min(at, kLongest));
      const std::string_view after = line.substr(at + 2, kLongest);
      const std::size_t start = before.find_last_of("[`");
      const std::size_t end = after.find(last);
      if (start == before.npos || end == after.npos) continue;
      if (is_link_of_description(before.substr(start + 1), after.substr(0, end),
                                 after.substr(end + std::string_view(last).size())))
        return true;
    }
  }
  return false;
}

}  // namespace

bool links_to_description(std::string_view text) {
  return names_host_of_descriptions(text) ||
         std::ranges::any_of(split(text, '\n'), [](std::string_view line) {
           return links_description(line) || tells_of_documents(line);
         });
}

}  // namespace assay
