// SPDX-License-Identifier: MIT
// The members of each struct, named once for both directions.
#include "core/snapshot_code.h"

#include "core/described.h"

namespace assay {
template <typename Fields>
static void describe(Fields& fields, WeakTest& test) {
  fields("weakness", test.weakness);
  fields("name", test.name);
  fields("file", test.file);
  fields("line", test.line);
}

template <typename Fields>
static void describe(Fields& fields, FunctionSize& function) {
  fields("name", function.name);
  fields("file", function.file);
  fields("line", function.line);
  fields("lines", function.lines);
  fields("branches", function.branches);
}

template <typename Fields>
static void describe(Fields& fields, Clone& clone) {
  fields("file", clone.file);
  fields("line", clone.line);
  fields("lines", clone.lines);
  fields("original", clone.original);
  fields("original_line", clone.original_line);
}

template <typename Fields>
static void describe(Fields& fields, CodeFacts& facts) {
  fields("lines", facts.lines);
  fields("largest_file", facts.largest_file);
  fields("largest_lines", facts.largest_lines);
  fields("large_functions", facts.large_functions);
  fields("clones", facts.clones);
  fields("function_lines", facts.function_lines);
  fields("cloned_lines", facts.cloned_lines);
  fields("sql_joins", facts.sql_joins);
  fields("tests_read", facts.tests_read);
  fields("weak_tests", facts.weak_tests);
  fields("endpoints", facts.endpoints);
  fields("mixed_endpoints", facts.mixed_endpoints);
  fields("mixed", facts.mixed);
  fields("layers", facts.layers);
}

Json to_json(const CodeFacts& facts) {
  CodeFacts copy = facts;
  return MemberWriter::written(copy);
}

CodeFacts code_facts_from(const Json& json) {
  CodeFacts facts;
  MemberReader::read(json, facts);
  return facts;
}

}  // namespace assay
