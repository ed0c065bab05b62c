// SPDX-License-Identifier: MIT
// The command line's grammar; the only file that includes CLI11.
#include "cli/parse.h"

#include <memory>
#include <random>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/exit_code.h"
#include "core/text.h"

namespace assay {
namespace {

constexpr const char* kFooter =
    "Exit codes: 0 passed, 1 below the threshold or a gate broken, 2 wrong usage or rubric,\n"
    "            3 could not be decided, 70 a bug in assay.\n"
    "Start here: assay grade my-submission --rubric orders-api.yaml -o report.html";

struct Grammar {
  CLI::App app{"Grades a take-home backend: runs it, probes its API, reads its repository."};
  GradeArgs grade{};
  DoctorArgs doctor{};
  ChecksArgs checks{};
  RubricArgs rubric{};
  ReportArgs report{};
  JudgeArgs judge{};
  AnswerArgs answer{};
  HistoryArgs history{};
  DiffArgs diff{};
};

const std::map<std::string, Level>& levels() {
  static const std::map<std::string, Level> kLevels{
      {"junior", Level::kJunior}, {"mid", Level::kMid}, {"senior", Level::kSenior}};
  return kLevels;
}

void add_level(CLI::App& app, std::optional<Level>& level) {
  app.add_option_function<std::string>(
         "--level", [&level](const std::string& name) { level = levels().at(name); },
         "Column of weights: junior, mid or senior (default: the rubric's)")
      ->type_name("LEVEL")
      ->check(CLI::IsMember(levels()));
}

// A service that keeps its data must not meet the same names again in the next run.
long long drawn_seed() {
  constexpr unsigned kShort = 1'000'000;
  return std::random_device{}() % kShort + 1;
}

void add_candidate(CLI::App& app, Options& options) {
  app.add_option("repo", options.repo,
                 "The submission: a folder, a bare repository, a .zip or a .tar.gz")
      ->type_name("REPO");
  app.add_option("--rubric", options.rubric,
                 "Rubric file or built-in name (default: the submission's own, else rest-api)")
      ->type_name("FILE|NAME");
  app.add_option("--url", options.url, "Ask a service that runs already; nothing is started")
      ->type_name("URL");
  app.add_option("--start", options.start, "Command that starts the service")->type_name("CMD");
  add_level(app, options.level);
  options.seed = drawn_seed();
  app.add_option("--seed", options.seed,
                 "Seed of the data that is sent (default: another each time)")
      ->type_name("N");
  app.add_option("--only", options.only, "Only criteria that match (several: by commas)")
      ->type_name("GLOB")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--skip", options.skip, "Not the criteria that match (several: by commas)")
      ->type_name("GLOB")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_flag("!--no-sandbox", options.sandbox, "Start the service without a sandbox");
  app.add_option("--budget", options.budget_ms, "Longest time of a run, in milliseconds")
      ->type_name("MS")
      ->check(CLI::PositiveNumber);
}

void add_outputs(CLI::App& app, std::vector<std::string>& outputs, bool required) {
  app.add_option("-o,--output", outputs,
                 "Write a report; its ending chooses the format: .json .html .md .xml .sarif .har "
                 ".txt (repeatable)")
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->required(required);
}

void add_db(CLI::App& app, std::string& db) {
  app.add_option("--db", db, "SQLite file of recorded runs (default: in the user's data folder)")
      ->type_name("FILE");
}

void describe_grading(Grammar& g) {
  CLI::App& grade = *g.app.add_subcommand("grade", "Grade a submission");
  add_candidate(grade, g.grade.options);
  add_outputs(grade, g.grade.outputs, false);
  grade
      .add_option("--fail-under", g.grade.options.fail_under,
                  "Points to pass (default: the rubric's 'pass')")
      ->type_name("N")
      ->check(CLI::Range(0.0, 100.0));
  add_db(grade, g.grade.db);
  grade.add_flag("-q,--quiet", g.grade.quiet, "No progress on standard error");

  CLI::App& doctor = *g.app.add_subcommand(
      "doctor", "Show the dialect found, and what will not be judged, before anything is scored");
  add_candidate(doctor, g.doctor.options);
}

void describe_catalogue(Grammar& g) {
  CLI::App& checks =
      *g.app.add_subcommand("checks", "List what can be checked; one id explains itself");
  checks.add_option("which", g.checks.which, "A check's id, or a glob")->type_name("ID|GLOB");
  checks.add_option("--format", g.checks.format, "text, json or markdown")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json", "markdown"}));

  CLI::App& rubric = *g.app.add_subcommand("rubric", "Check, show and start rubrics");
  rubric.require_subcommand(1);
  const auto action = [&](const char* name, const char* what) -> CLI::App& {
    CLI::App& sub = *rubric.add_subcommand(name, what);
    sub.callback([&g, name] { g.rubric.action = name; });
    return sub;
  };
  action("check", "Tell everything that is wrong with a rubric")
      .add_option("file", g.rubric.source, "Rubric file")
      ->type_name("FILE")
      ->required();
  action("schema", "Print the JSON Schema of the rubric format");
  action("init", "Print a first rubric to go on from: an example, or what a document states")
      .add_option("--openapi", g.rubric.source, "OpenAPI document of the API, as JSON or YAML")
      ->type_name("FILE");
  action("list", "List the built-in rubrics");
  CLI::App& show =
      action("show", "Print a rubric with every default filled in, and where each value came from");
  show.add_option("name", g.rubric.source, "Rubric file or built-in name")
      ->type_name("FILE|NAME")
      ->required();
  add_level(show, g.rubric.level);
  action("brief", "Print the assignment of a rubric, to hand to candidates")
      .add_option("name", g.rubric.source, "Rubric file or built-in name")
      ->type_name("FILE|NAME")
      ->required();
}

void describe_records(Grammar& g) {
  CLI::App& report = *g.app.add_subcommand("report", "Render a recorded run again");
  report.add_option("run", g.report.run, "A run's id, 'last' or 'last~N'")
      ->type_name("RUN")
      ->required();
  add_outputs(report, g.report.outputs, false);
  add_db(report, g.report.db);

  CLI::App& judge =
      *g.app.add_subcommand("judge", "Judge and score a recorded run again, without the candidate");
  judge.add_option("run", g.judge.run, "A run's id, 'last' or 'last~N'")
      ->type_name("RUN")
      ->required();
  judge.add_option("--rubric", g.judge.options.rubric, "Rubric file or built-in name")
      ->type_name("FILE|NAME")
      ->required();
  add_level(judge, g.judge.options.level);
  add_outputs(judge, g.judge.outputs, false);
  add_db(judge, g.judge.db);

  CLI::App& answer = *g.app.add_subcommand(
      "answer", "Answer the questions that a recorded run leaves to a person");
  answer.add_option("run", g.answer.run, "A run's id, 'last' or 'last~N'")
      ->type_name("RUN")
      ->required();
  answer
      .add_option("--question", g.answer.answers,
                  "A question's id, a level of its scale, and a comment (repeatable; without any, "
                  "each question is asked on the terminal)")
      ->type_name("ID=LEVEL[:COMMENT]")
      ->allow_extra_args(false);
  answer.add_flag("--list", g.answer.list, "Only show the questions, their levels and the answers");
  add_outputs(answer, g.answer.outputs, false);
  add_db(answer, g.answer.db);

  CLI::App& history = *g.app.add_subcommand("history", "List recorded runs, newest first");
  history.add_option("--most", g.history.most, "How many")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  add_db(history, g.history.db);

  CLI::App& diff = *g.app.add_subcommand("diff", "Compare two recorded runs");
  diff.add_option("before", g.diff.before, "The earlier run")->type_name("RUN")->required();
  diff.add_option("after", g.diff.after, "The later run")->type_name("RUN")->required();
  add_db(diff, g.diff.db);
}

std::vector<std::string> names_of_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands(nullptr))
    names.push_back(sub->get_name());
  return names;
}

int explain(Grammar& g, const CLI::ParseError& error, int argc, char** argv) {
  const int code = g.app.exit(error);
  if (code == 0) return kPassed;
  const std::string word = argc > 1 ? argv[1] : "";
  const std::string meant = nearest(word, names_of_commands(g.app));
  if (g.app.get_subcommands().empty() && !meant.empty() && meant != word) {
    std::cerr << "Did you mean '" << meant << "'?\n";
  }
  return kWrongUsage;
}

Args chosen(Grammar& g) {
  const std::string name = g.app.get_subcommands().front()->get_name();
  if (name == "grade") return std::move(g.grade);
  if (name == "doctor") return std::move(g.doctor);
  if (name == "checks") return std::move(g.checks);
  if (name == "rubric") return std::move(g.rubric);
  if (name == "report") return std::move(g.report);
  if (name == "judge") return std::move(g.judge);
  if (name == "answer") return std::move(g.answer);
  if (name == "history") return std::move(g.history);
  return std::move(g.diff);
}

}  // namespace

std::variant<Args, int> parse_args(int argc, char** argv) {
  Grammar g;
  g.app.require_subcommand(1);
  g.app.set_version_flag("--version", "assay " ASSAY_VERSION);
  g.app.footer(kFooter);
  describe_grading(g);
  describe_catalogue(g);
  describe_records(g);
  try {
    g.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return explain(g, error, argc, argv);
  }
  return chosen(g);
}

}  // namespace assay
