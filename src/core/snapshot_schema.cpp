// SPDX-License-Identifier: MIT
// The members of each struct, named once for both directions.
#include "core/snapshot_schema.h"

#include "core/described.h"

namespace assay {
template <typename Fields>
static void describe(Fields& fields, MigrationTool& one) {
  fields("name", one.name);
  fields("folder", one.folder);
  fields("count", one.count);
  fields("reversible", one.reversible);
  fields("forward_only", one.forward_only);
}

template <typename Fields>
static void describe(Fields& fields, SchemaFacts& one) {
  fields("relational", one.relational);
  fields("in_memory", one.in_memory);
  fields("tools", one.tools);
  fields("syncs", one.syncs);
  fields("scripts", one.scripts);
  fields("altering", one.altering);
  fields("unsafe", one.unsafe);
}

Json to_json(const SchemaFacts& facts) {
  SchemaFacts copy = facts;
  return MemberWriter::written(copy);
}

SchemaFacts schema_facts_from(const Json& json) {
  SchemaFacts facts;
  MemberReader::read(json, facts);
  return facts;
}

}  // namespace assay
