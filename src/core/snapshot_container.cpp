// SPDX-License-Identifier: MIT
// The members of each struct, named once for both directions.
#include "core/snapshot_container.h"

#include "core/described.h"

namespace assay {
template <typename Fields>
static void describe(Fields& fields, ImageStage& one) {
  fields("line", one.line);
  fields("base", one.base);
  fields("tag", one.tag);
  fields("digest", one.digest);
  fields("resolved", one.resolved);
  fields("name", one.name);
  fields("user", one.user);
  fields("health", one.health);
  fields("builds", one.builds);
  fields("builds_line", one.builds_line);
  fields("copies_all", one.copies_all);
  fields("copy_line", one.copy_line);
  fields("installs", one.installs);
}

template <typename Fields>
static void describe(Fields& fields, Dockerfile& one) {
  fields("path", one.path);
  fields("stages", one.stages);
  fields("secrets", one.secrets);
  fields("copied", one.copied);
  fields("absent", one.absent);
  fields("drops_user", one.drops_user);
  fields("ignored_context", one.ignored_context);
  fields("runs", one.runs);
}

template <typename Fields>
static void describe(Fields& fields, ComposeService& one) {
  fields("name", one.name);
  fields("line", one.line);
  fields("image", one.image);
  fields("builds", one.builds);
  fields("dockerfile", one.dockerfile);
  fields("target", one.target);
  fields("context", one.context);
  fields("health", one.health);
  fields("user", one.user);
  fields("depends", one.depends);
  fields("extended", one.extended);
}

template <typename Fields>
static void describe(Fields& fields, ComposeFile& one) {
  fields("path", one.path);
  fields("problem", one.problem);
  fields("services", one.services);
  fields("merged", one.merged);
  fields("mounts_sql", one.mounts_sql);
}

template <typename Fields>
static void describe(Fields& fields, ContainerFacts& one) {
  fields("dockerfiles", one.dockerfiles);
  fields("composes", one.composes);
  fields("builder", one.builder);
  fields("probes", one.probes);
  fields("manifest_user", one.manifest_user);
}

Json to_json(const ContainerFacts& facts) {
  ContainerFacts copy = facts;
  return MemberWriter::written(copy);
}

ContainerFacts container_facts_from(const Json& json) {
  ContainerFacts facts;
  MemberReader::read(json, facts);
  return facts;
}

}  // namespace assay
