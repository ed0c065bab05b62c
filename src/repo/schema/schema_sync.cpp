// SPDX-License-Identifier: MIT
// Knows settings and calls of many tools by their words.
#include "repo/schema/schema_sync.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

// What makes the schema follow the code, in any ecosystem; compared without spaces.
constexpr std::array<std::string_view, 22> kSyncs{"synchronize:true",
                                                  "ddl-auto=update",
                                                  "ddl-auto=create",
                                                  "ddl-auto:update",
                                                  "ddl-auto:create",
                                                  "hbm2ddl.auto=update",
                                                  "hbm2ddl.auto=create",
                                                  "generate-ddl=true",
                                                  "generate-ddl:true",
                                                  "create_all(",
                                                  ".metadata.create_all)",
                                                  ".automigrate(",
                                                  "ensurecreated",
                                                  "schemautils.create",
                                                  "create_tables(",
                                                  "generate_schemas",
                                                  ".schema.create(",
                                                  "dbpush",
                                                  "prismadbpush",
                                                  "database.generation=create",
                                                  "hibernate.hbm2ddl.auto\",\"update",
                                                  ".sync_schema("};
// Sequelize's. Elsewhere whatever is kept in two places is brought in step by such a call.
constexpr std::array<std::string_view, 2> kSequelizeSyncs{".sync({", ".sync()"};

std::string without_spaces(std::string_view line) {
  std::string text = lower(line);
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '"' || c == '\''; });
  return text;
}

// import …SchemaUtils.create, def create_tables(): what is only named is called elsewhere.
bool only_names(std::string_view text) {
  constexpr std::array<std::string_view, 3> kDeclared{"defcreate_", "fncreate_", "funccreate_"};
  return text.starts_with("import") || holds_one_of(kDeclared, text);
}

}  // namespace

SchemaSync SchemaSyncReader::take(std::string_view line) {
  const std::string text = without_spaces(line);
  imported_ = imported_ || text.starts_with("importorg.jetbrains.exposed.sql.schemautils.create");
  if (holds_one_of(kSequelizeSyncs, text)) return SchemaSync::kSequelize;
  const bool synced = holds_one_of(kSyncs, text) && !only_names(text);
  const bool called = imported_ && text.starts_with("create(");
  return synced || called ? SchemaSync::kAny : SchemaSync::kNone;
}

}  // namespace assay
