// SPDX-License-Identifier: MIT
// Told commands, and the files that they cannot do without.
#include "repo/start_needs.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "repo/readme.h"

namespace assay {
namespace {

std::string lacked(const std::string& command, std::vector<std::string> paths) {
  FolderWalk walk;
  walk.paths = std::move(paths);
  return lacked_by(command, walk);
}

TEST(StartNeeds, NamesAFileThatIsNotKept) {
  EXPECT_EQ(lacked("docker-compose up -d", {"README.md", "Dockerfile"}), "a compose file");
  EXPECT_EQ(lacked("docker compose up", {"README.md"}), "a compose file");
  EXPECT_EQ(lacked("cd api && npm start", {"api/index.js"}), "package.json");
  EXPECT_EQ(lacked("python app.py", {"src/main.py"}), "app.py");
  EXPECT_EQ(lacked("python ./app.py", {"src/main.py"}), "app.py");
  EXPECT_EQ(lacked("node src/server.js", {"src/index.js"}), "server.js");
  EXPECT_EQ(lacked("./mvnw spring-boot:run", {"build.gradle", "A.java"}), "pom.xml");
}

TEST(StartNeeds, LooksWhereverItMayStand) {
  EXPECT_EQ(lacked("docker-compose up", {"deploy/compose.dev.yaml"}), "");
  EXPECT_EQ(lacked("docker-compose up", {"docker-compose.example.yml"}), "");
  EXPECT_EQ(lacked("docker compose -f deploy.yml up", {"deploy.yml"}), "");
  EXPECT_EQ(lacked("npm run dev", {"services/api/package.json"}), "");
  EXPECT_EQ(lacked("python App.py", {"src/app.py"}), "");
  EXPECT_EQ(lacked("rails s", {"api/Gemfile"}), "");
}

TEST(StartNeeds, LeavesOpenWhatNobodyCanTell) {
  EXPECT_EQ(lacked("node lib/server.js", {"src/server.mjs", "package.json"}), "");
  EXPECT_EQ(lacked("node server.js", {"server.ts", "package.json"}), "");
  EXPECT_EQ(lacked("python backend\\main.py", {"backend/main.py"}), "");
  EXPECT_EQ(lacked("npm start", {"app.py"}), "");  // of the pages in another repository
  EXPECT_EQ(lacked("dotnet run app.cs", {"app.cs"}), "");
  EXPECT_EQ(lacked("docker compose --file stack.yml up", {"stack.yml"}), "");
  EXPECT_EQ(lacked("node dist/server.js", {"src/server.ts"}), "");  // a build makes it
  EXPECT_EQ(lacked("python <script>.py", {"a.py"}), "");
  EXPECT_EQ(lacked("git clone https://a.example/b && docker compose up", {"a.py"}), "");
  EXPECT_EQ(lacked("docker compose up", {".gitmodules"}), "");
  EXPECT_EQ(lacked("./start.sh", {"a.py"}), "");
  FolderWalk cut;
  cut.truncated = true;
  EXPECT_EQ(lacked_by("docker compose up", cut), "");
}

TEST(StartNeeds, FollowsTheSettingsOfDjango) {
  FolderWalk walk;
  walk.paths = {"api/manage.py", "api/lamps/urls.py"};
  walk.sources = {
      {"api/manage.py", "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'lamps.settings')\n"}};
  EXPECT_EQ(lacked_by("python manage.py runserver", walk), "lamps/settings.py");
  for (const char* said : {"f'lamps.{env}'", "'lamps.' + env", "env", "'lamps.settings"}) {
    walk.sources[0].text =
        "os.environ.setdefault('DJANGO_SETTINGS_MODULE', " + std::string(said) + ")\n";
    EXPECT_EQ(lacked_by("python manage.py runserver", walk), "") << said;
  }
  walk.sources[0].text = "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'lamps.settings')\n";
  walk.paths.emplace_back("api/lamps/settings/__init__.py");
  EXPECT_EQ(lacked_by("python manage.py runserver", walk), "");
}

// As long as the file, without an end, and looked for among many paths again and again.
TEST(StartNeeds, ReadSettingsInTimeWhateverTheirName) {
  FolderWalk walk;
  walk.paths = {"README.md", "manage.py"};
  for (int i = 0; i < 3'000; ++i)
    walk.paths.push_back("a/" + std::to_string(i) + ".py");
  std::string readme = "```sh\n";
  for (int i = 0; i < 40; ++i)
    readme += "python manage.py runserver\n";
  walk.sources = {{"README.md", readme + "```\n"},
                  {"manage.py", "'DJANGO_SETTINGS_MODULE', '" + std::string(900'000, 'a')}};
  EXPECT_EQ(read_readme(walk).futile_start, "");
}

Readme told(const std::string& text, std::vector<std::string> paths) {
  FolderWalk walk;
  walk.paths = std::move(paths);
  walk.paths.insert(walk.paths.begin(), "README.md");
  walk.sources = {{"README.md", text}};
  return read_readme(walk);
}

TEST(StartNeeds, MakeAReadmeFutileWhereNoOtherStartIsTold) {
  const std::string compose = "# Lamps\n\n```sh\ndocker compose up\n```\n";
  EXPECT_EQ(told(compose, {"main.go"}).futile_start, "docker compose up");
  EXPECT_EQ(told(compose, {"main.go"}).start_needs, "a compose file");
  EXPECT_EQ(told(compose, {"compose.yaml", "main.go"}).futile_start, "");
  const Readme other = told(compose + "\nor\n\n```sh\ngo run .\n```\n", {"main.go"});
  EXPECT_TRUE(other.tells_run);
  EXPECT_EQ(other.futile_start, "");
  EXPECT_EQ(other.start_needs, "");
  const std::string clones = "```sh\ngit clone https://a.example/a\n";
  EXPECT_EQ(
      told(clones + "git clone https://a.example/b\ndocker compose up\n```\n", {}).futile_start,
      "");
}

TEST(Readme, OfRailsTellsNothing) {
  const std::string text =
      "# README\n\nThis README would normally document whatever steps are necessary to get the\n"
      "application up and running.\n\nThings you may want to cover:\n\n* Ruby version\n\n"
      "* Deployment instructions\n";
  EXPECT_TRUE(told(text, {}).untouched);
  EXPECT_FALSE(told(text + std::string(400, '*') + "\n", {}).untouched);
  EXPECT_FALSE(told(text + "```sh\nrails server\n```\n", {}).untouched);
  FolderWalk walk;
  walk.paths = {"README.md", "api/README.md"};
  walk.sources = {{"README.md", text}, {"api/README.md", "# Lamps\n\nTurn them on.\n"}};
  EXPECT_FALSE(read_readme(walk).untouched);
}

TEST(Readme, IsNotACourseThatMakesAnother) {
  FolderWalk walk;
  walk.paths = {"README.md", "guide.md"};
  walk.sources = {{"README.md", "# Links\n"},
                  {"guide.md", "# Course\n\n```sh\nrails new links\nrails server\n```\n"}};
  EXPECT_FALSE(read_readme(walk).tells_run);
  walk.sources[1].text = "# Course\n\n```sh\nrails server\n```\n";
  EXPECT_TRUE(read_readme(walk).tells_run);
}

TEST(Readme, MayHaveABacklogOfMoreThanANote) {
  FolderWalk walk;
  walk.paths = {"README.md", "todo.txt"};
  walk.sources = {{"README.md", "# Links\n"}, {"todo.txt", "go on at the controller\n"}};
  EXPECT_TRUE(read_readme(walk).topics.empty());
  walk.sources[1].text += "limit the rate\n";
  EXPECT_EQ(read_readme(walk).topics, std::vector<std::string>{"with_more_time"});
}

}  // namespace
}  // namespace assay
