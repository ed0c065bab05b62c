// SPDX-License-Identifier: MIT
// assay rubric: check, schema, init, list, show, brief.
#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "rubric/load.h"
#include "run/bind.h"
#include "run/init_rubric.h"

namespace assay {
namespace {

int check(const std::string& file) {
  const LoadedRubric loaded = load_rubric(file, known_checks());
  for (const Problem& problem : loaded.problems)
    say(to_text(problem) + "\n");
  if (!loaded.rubric) {
    complain(fmt::format("{}: {} problem{}", file, loaded.problems.size(),
                         loaded.problems.size() == 1 ? "" : "s"));
    return kWrongUsage;
  }
  std::size_t criteria = 0;
  for (const Category& category : loaded.rubric->categories)
    criteria += category.criteria.size();
  say(fmt::format("{}: good; {} resources, {} categories, {} criteria\n", file,
                  loaded.rubric->contract.resources.size(), loaded.rubric->categories.size(),
                  criteria));
  return kPassed;
}

int brief(const std::string& source) {
  const LoadedRubric loaded = load_rubric(source, known_checks());
  for (const Problem& problem : loaded.problems)
    complain(to_text(problem));
  if (!loaded.rubric) return kWrongUsage;
  if (loaded.rubric->brief.empty()) {
    complain(source + " states no brief");
    return kWrongUsage;
  }
  say(loaded.rubric->brief);
  if (!loaded.rubric->brief.ends_with('\n')) say("\n");
  return kPassed;
}

int print(const Result<std::string>& text) {
  if (!text) return refuse(text.error());
  say(*text);
  return kPassed;
}

int list() {
  for (const BuiltIn& rubric : built_in_rubrics()) {
    say(fmt::format("{:<16} {}\n", rubric.name, rubric.title));
  }
  return kPassed;
}

}  // namespace

int run_command(const RubricArgs& args) {
  if (args.action == "check") return check(args.source);
  if (args.action == "schema") return print(rubric_schema());
  if (args.action == "init") return print(init_rubric(args.source));
  if (args.action == "list") return list();
  if (args.action == "brief") return brief(args.source);
  return print(show_rubric(args.source, known_checks(), {.level = args.level}));
}

}  // namespace assay
