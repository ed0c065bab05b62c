// SPDX-License-Identifier: MIT
// Which commands start a service, which run tests, and which do neither.
#include "repo/commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;

TEST(Commands, ThatStartAServiceAreRecognised) {
  for (const char* command : {"npm start",
                              "npm run dev",
                              "npm run start:prod",
                              "yarn dev",
                              "yarn workspace api start",
                              "pnpm --filter api dev",
                              "bun run index.ts",
                              "node dist/main",
                              "node server.js",
                              "node .",
                              "npx nodemon app.js",
                              "npx ts-node src/index.ts",
                              "deno task start",
                              "nest start --watch",
                              "python app.py",
                              "python3 -m app",
                              "python manage.py runserver 0.0.0.0:8000",
                              "uvicorn app.main:app --reload",
                              "poetry run uvicorn app:app",
                              "uv run fastapi dev",
                              "FLASK_APP=app flask run",
                              "gunicorn -w 4 wsgi:app",
                              "go run .",
                              "go run ./cmd/api",
                              "cargo run --release",
                              "cargo watch -x run",
                              "mvn spring-boot:run",
                              "./mvnw clean compile quarkus:dev",
                              "./gradlew bootRun",
                              ".\\gradlew.bat bootRun",
                              "gradle :app:run",
                              "java -jar target/app.jar",
                              "docker compose up -d --build",
                              "docker-compose -f docker-compose.dev.yml up",
                              "docker compose --file stack.yml up",
                              "docker compose --env-file .env --profile api up -d",
                              "sudo docker run -p 80:80 orders-test",
                              "docker run --link mongo:mongo --network redis -p 80:80 orders",
                              "podman compose up",
                              "make run",
                              "make docker-up",
                              "make",
                              "just dev",
                              "task start",
                              "./run.sh",
                              "sh scripts/start.sh",
                              "bash ./run.sh",
                              "./bin/server",
                              "target/release/api",
                              "php artisan serve",
                              "php -S localhost:8000 -t public",
                              "symfony server:start",
                              "composer start",
                              "./vendor/bin/sail up -d",
                              "rails s",
                              "bin/rails server",
                              "bin/dev",
                              "bundle exec puma",
                              "rackup",
                              "ruby app.rb",
                              "dotnet run --project Api",
                              "dotnet watch",
                              "dotnet Api.dll",
                              "mix phx.server",
                              "iex -S mix phx.server",
                              "sbt run",
                              "sbt ~reStart",
                              "kubectl apply -f k8s/",
                              "heroku local",
                              "swift run",
                              "$ npm start",
                              "C:\\> npm start",
                              "npm install && npm start",
                              "cp .env.example .env; npm run serve",
                              "docker compose exec app python manage.py runserver",
                              "./orders-test"}) {
    EXPECT_TRUE(use_of_command(command).run) << command;
  }
}

TEST(Commands, ThatRunTestsAreRecognised) {
  for (const char* command : {"npm test",
                              "npm t",
                              "npm run test:e2e",
                              "yarn test",
                              "pnpm run coverage",
                              "npx jest",
                              "node --test",
                              "bun test",
                              "deno test",
                              "pytest -q",
                              "python -m pytest",
                              "py -m unittest",
                              "python manage.py test",
                              "poetry run pytest",
                              "tox",
                              "coverage run -m pytest && pytest",
                              "go test ./...",
                              "gotestsum",
                              "cargo test",
                              "cargo nextest run",
                              "mvn test",
                              "./mvnw clean verify",
                              "./gradlew test",
                              "./gradlew :api:integrationTest",
                              "sbt test",
                              "dotnet test",
                              "rspec",
                              "bundle exec rspec spec/",
                              "be rspec",
                              "rails test",
                              "bin/rspec",
                              "rake",
                              "rake spec",
                              "vendor/bin/phpunit",
                              "./vendor/bin/pest",
                              "php artisan test",
                              "composer test",
                              "mix test",
                              "make test",
                              "make check",
                              "just test",
                              "./run_tests.sh",
                              "sh test.sh",
                              "newman run orders.postman_collection.json",
                              "k6 run load.js",
                              "hurl --test api.hurl",
                              "bats tests",
                              "docker compose run --rm app pytest",
                              "docker-compose -f docker-compose.test.yml up",
                              "CI=true npm test"}) {
    EXPECT_TRUE(use_of_command(command).test) << command;
  }
}

TEST(Commands, ThatPackTestOnTheWay) {
  for (const char* command : {"mvn package", "./gradlew build", "mvn clean install"}) {
    EXPECT_TRUE(use_of_command(command).pack) << command;
    EXPECT_FALSE(use_of_command(command).test) << command;
    EXPECT_TRUE(tests_in_passing(command)) << command;
  }
  EXPECT_FALSE(use_of_command("mvn package -DskipTests").pack);
  EXPECT_FALSE(tests_in_passing("./gradlew build -x test"));
  EXPECT_FALSE(tests_in_passing("mvn compile"));
}

TEST(Commands, OfOtherUseAreLeftAlone) {
  for (const char* command :
       {"npm install",
        "docker run -p 5432:5432 -e POSTGRES_PASSWORD=a -d postgres:16",
        "docker run minio/minio server /data",
        "npm ci",
        "npm run build",
        "npm run lint",
        "yarn add jest",
        "pip install -r requirements.txt",
        "pip install pytest",
        "python -m venv venv",
        "source venv/bin/activate",
        "cd orders",
        "python manage.py migrate",
        "python setup.py install",
        "node --version",
        "java -version",
        "go build ./...",
        "go mod tidy",
        "cargo build",
        "mvn clean install -DskipTests",
        "git clone x",
        "docker ps",
        "./bin/create_psql_user lamps",
        "RAILS_ENV=test rake rswag:specs:swaggerize",
        "java -jar zipkin-server-2.24.0.jar",
        "docker run --rm -v a:/b composer:2 composer install",
        "phpunit/phpunit",
        "sbt 'project load-test' test",
        "bin/phpcs --standard=PSR2 src",
        "npm run test:lint:fix",
        "npm run check-types",
        "docker run -it --rm -v $(pwd):/a -w /a jakzal/phpqa phpmd app text",
        "gentool -dsn \"root@tcp(db)/a?charset=utf8&parseTime=True&loc=Local\"",
        "podman run -p 3000:3000 docker.io/grafana/otel-lgtm:latest",
        "cmake -B build && cd build && make",
        "docker build -t orders .",
        "docker compose down",
        "cp .env.example .env",
        "rails db:migrate",
        "php artisan migrate",
        "composer install",
        "bundle install",
        "npx prisma migrate dev",
        "dotnet restore",
        "mix deps.get",
        "bin/setup",
        "./configure",
        "curl localhost:3000/orders",
        "GET /orders",
        "src/app.py",
        "./src",
        "app.py",
        "/api/orders",
        "orders",
        "psql -c 'create database x'",
        "export PORT=3000",
        ""}) {
    EXPECT_FALSE(use_of_command(command).run) << command;
    EXPECT_FALSE(use_of_command(command).test) << command;
  }
}

TEST(Commands, OfAnyLengthAreTakenApart) {
  std::string line;
  for (int i = 0; i < 50'000; ++i)
    line += "php sudo ";
  EXPECT_FALSE(use_of_command(line).run);
}

TEST(Commands, AreTakenFromCodeWithoutPromptsAndComments) {
  Document document;
  document.code = {{.language = "bash",
                    .text = "# install\n$ npm ci\nnpm start  # on 3000\ndocker run \\\n  orders\n"},
                   {.language = "json", .text = "{\"start\": \"npm start\"}\n"},
                   {.text = "orders/\n  src/\n    app.js\n$ ls\nmake run\n"},
                   {.text = "npm test", .is_inline = true},
                   {.text = "OrderService", .is_inline = true}};
  EXPECT_THAT(commands_in(document),
              ElementsAre("npm ci", "npm start  # on 3000", "docker run    orders", "ls",
                          "make run", "npm test"));
}

}  // namespace
}  // namespace assay
