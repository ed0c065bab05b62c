// SPDX-License-Identifier: MIT
// What a repository tells of its API: documents, and examples to try.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"

namespace assay {

struct ApiDocument {
  std::string path{};
  std::string problem{};  // why it cannot be read; empty: it can
  Json content{};         // null when it is beyond the bound
};

struct ApiExamples {
  std::vector<std::string> curls{};  // commands, whole
  std::vector<std::string> kinds{};  // other forms: "Postman", "Swagger UI"
  int routes_told = 0;               // lines of prose that name a method and a path
  std::string routes_in{};           // the document that tells most of them
  bool pages_only = false;           // the service answers with pages, and with nothing else
  bool pages_too = false;            // pages come along that may use the API
  std::string mentioned{};           // a tool for trying APIs that is spoken of somewhere
  std::string mentioned_in{};        // and where
  bool linked = false;               // a document links to a description that is kept elsewhere
};

struct ApiFacts {
  std::vector<ApiDocument> documents{};  // OpenAPI
  ApiExamples examples{};
  bool serves = false;  // a framework or part of the language that serves HTTP is named somewhere
};

Json to_json(const ApiFacts& facts);
ApiFacts api_facts_from(const Json& json);

}  // namespace assay
