// SPDX-License-Identifier: MIT
// Any JSON as a document of an API: whoever serves it may want us to follow it for ever.
#include <cstdint>
#include <optional>
#include <string>

#include "dialect/openapi_operation.h"
#include "dialect/openapi_valid.h"
#include "dialect/stated_api.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::optional<assay::Json> document = assay::Json::parse(std::string(bytes, bytes + size));
  if (!document) return 0;
  assay::openapi_problems(*document);
  const assay::StatedApi api = assay::stated_api(*document);
  for (const assay::Resource& resource : api.contract.resources) {
    std::string path;
    assay::operation_of(*document, "POST", "http://127.0.0.1/" + resource.path, path);
  }
  if (const assay::Json* schemas = document->at("/components/schemas")) {
    for (const auto& [name, schema] : schemas->members())
      assay::schema_breach(*document, schema, *document);
  }
  return 0;
}
