// SPDX-License-Identifier: MIT
// The members of each struct, named once for both directions.
#include "core/snapshot_api.h"

#include "core/described.h"

namespace assay {
template <typename Fields>
static void describe(Fields& fields, ApiDocument& one) {
  fields("path", one.path);
  fields("problem", one.problem);
  fields("content", one.content);
}

template <typename Fields>
static void describe(Fields& fields, ApiExamples& one) {
  fields("curls", one.curls);
  fields("kinds", one.kinds);
  fields("routes_told", one.routes_told);
  fields("routes_in", one.routes_in);
  fields("pages_only", one.pages_only);
  fields("pages_too", one.pages_too);
  fields("linked", one.linked);
  fields("mentioned", one.mentioned);
  fields("mentioned_in", one.mentioned_in);
}

template <typename Fields>
static void describe(Fields& fields, ApiFacts& one) {
  fields("serves", one.serves);
  fields("documents", one.documents);
  fields("examples", one.examples);
}

Json to_json(const ApiFacts& facts) {
  ApiFacts copy = facts;
  return MemberWriter::written(copy);
}

ApiFacts api_facts_from(const Json& json) {
  ApiFacts facts;
  MemberReader::read(json, facts);
  return facts;
}

}  // namespace assay
