// SPDX-License-Identifier: MIT
// assay checks: the catalogue, printed from the checks' own metadata.
#include <algorithm>

#include <fmt/core.h>

#include "checks/all.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "core/json.h"
#include "core/text.h"
#include "run/bind.h"

namespace assay {
namespace {

std::vector<const Meta*> chosen(const std::string& which) {
  std::vector<const Meta*> found;
  for (const Check* check : checks::all_checks()) {
    if (which.empty() || matches_glob(check->meta.id, which)) found.push_back(&check->meta);
  }
  std::ranges::stable_sort(found, {}, [](const Meta* meta) { return meta->id; });
  return found;
}

std::string as_json(const std::vector<const Meta*>& metas) {
  Json list = Json::array();
  for (const Meta* meta : metas) {
    list.push(Json::object({{"id", meta->id},
                            {"title", meta->title},
                            {"failure_title", meta->failure_title},
                            {"severity", to_string(meta->severity)},
                            {"why", meta->why},
                            {"fix", meta->fix},
                            {"source", meta->source}}));
  }
  return list.pretty() + "\n";
}

std::string as_markdown(const std::vector<const Meta*>& metas) {
  std::string out =
      "# What assay checks\n\nPrinted by `assay checks --format markdown` from the checks' own "
      "metadata.\n";
  std::string_view family;
  for (const Meta* meta : metas) {
    const std::string_view of = meta->id.substr(0, meta->id.find('.'));
    if (of != family) {
      out += fmt::format("\n## {}\n", of);
      family = of;
    }
    out += fmt::format("\n### `{}`\n\n{}. *{}.*\n\n- Why: {}\n- Mend: {}\n- Source: {}\n", meta->id,
                       meta->title, to_string(meta->severity), meta->why, meta->fix, meta->source);
  }
  return out;
}

std::string explained(const Meta& meta) {
  return fmt::format(
      "{}  ({})\n  holds   {}\n  else    {}\n  why     {}\n  fix     {}\n  source  {}\n", meta.id,
      to_string(meta.severity), meta.title, meta.failure_title, meta.why, meta.fix, meta.source);
}

std::string as_text(const std::vector<const Meta*>& metas) {
  if (metas.size() == 1) return explained(*metas.front());
  std::string out;
  for (const Meta* meta : metas) {
    out += fmt::format("{:<24} {:<9} {}\n", meta->id, to_string(meta->severity), meta->title);
  }
  return out + fmt::format("{} checks; 'assay checks ID' explains one\n", metas.size());
}

}  // namespace

int run_command(const ChecksArgs& args) {
  const std::vector<const Meta*> metas = chosen(args.which);
  if (metas.empty()) {
    const std::string meant = nearest(args.which, known_checks().ids);
    complain(fmt::format(
        "no check is named '{}'{}", args.which,
        meant.empty() ? "; 'assay checks' lists them" : "; did you mean '" + meant + "'?"));
    return kWrongUsage;
  }
  if (args.format == "json") {
    say(as_json(metas));
  } else if (args.format == "markdown") {
    say(as_markdown(metas));
  } else {
    say(as_text(metas));
  }
  return kPassed;
}

}  // namespace assay
