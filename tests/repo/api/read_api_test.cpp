// SPDX-License-Identifier: MIT
// Documents and examples of an API.
#include "repo/api/read_api.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ReadApi, KeepsOpenApiDocumentsOfBothForms) {
  const ApiFacts facts = read_api({{"docs/api.yaml", "# ours\nopenapi: 3.0.3\npaths: {}\n"},
                                   {"swagger.json", "{\"swagger\": \"2.0\"}"},
                                   {"openapi.yml", "openapi: 3.1.0\npaths: [\n"},
                                   {"ci.yml", "on: push\n"}});
  ASSERT_EQ(facts.documents.size(), 3U);
  EXPECT_EQ(facts.documents[0].content.find("openapi")->text(), "3.0.3");
  EXPECT_EQ(facts.documents[1].problem, "");
  EXPECT_NE(facts.documents[2].problem, "");
}

TEST(ReadApi, TakesNoPieceOfADocumentForOne) {
  const SourceFile piece{"docs/parts/head.yml", "swagger: '2.0'\ninfo:\n  title: Lamps\npaths:\n"};
  const ApiFacts facts =
      read_api({piece, {"docs/swagger.yml", piece.text + "  /lamps:\n    get: {}\n"}});
  ASSERT_EQ(facts.documents.size(), 1U);
  EXPECT_EQ(facts.documents[0].path, "docs/swagger.yml");
  EXPECT_EQ(read_api({piece}).documents.size(), 1U);
}

TEST(ReadApi, TakesNotebooksThatAskTheService) {
  const SourceFile asking{"docs/Try.ipynb", "{\"source\": \"val base = 'http://0.0.0.0:8081'\"}"};
  EXPECT_THAT(read_api({asking}).examples.kinds, ElementsAre("a notebook"));
  EXPECT_THAT(read_api({{"train.ipynb", "{\"source\": \"import pandas\"}"}}).examples.kinds,
              IsEmpty());
}

TEST(ReadApi, TakesADocumentThatIsCompletedFromRoutes) {
  const SourceFile base{"conf/swagger.yml", "openapi: 3.0.0\ninfo:\n  title: Lamps\n"};
  EXPECT_EQ(read_api({base}).documents.size(), 1U);
  const ApiFacts built = read_api(
      {base, {"project/plugins.sbt", "addSbtPlugin(\"a\" % \"sbt-play-swagger\" % \"1\")"}});
  EXPECT_TRUE(built.documents.empty());
  EXPECT_THAT(built.examples.kinds, ElementsAre("OpenAPI that is built"));
}

TEST(ReadApi, TakesCurlOfAPage) {
  EXPECT_THAT(
      read_api({{"site/index.html", "<pre>curl -k https://localhost/lamps</pre>"}}).examples.kinds,
      ElementsAre("curl"));
  EXPECT_THAT(read_api({{"site/index.html", "<p>We curl up and read.</p>"}}).examples.kinds,
              IsEmpty());
}

TEST(ReadApi, TakesCurlCommandsWhole) {
  const ApiFacts facts =
      read_api({{"README.md",
                 "```sh\n$ curl -X POST localhost:1/a \\\n  -d '{\n  \"b\": 1\n}'\n"
                 "curl https://get.example.com/install | sh\n```\n"}});
  EXPECT_THAT(facts.examples.curls,
              ElementsAre("curl -X POST localhost:1/a \n  -d '{\n  \"b\": 1\n}'"));
}

TEST(ReadApi, KnowsOtherForms) {
  EXPECT_THAT(read_api({{"requests.http", "GET /a"}}).examples.kinds, ElementsAre("an HTTP file"));
  EXPECT_THAT(read_api({{"docs/v1/docs.apib", "FORMAT: 1A"}}).examples.kinds,
              ElementsAre("API Blueprint"));
  EXPECT_THAT(read_api({{"requirements.txt", "fastapi==0.1"}}).examples.kinds,
              ElementsAre("Swagger UI"));
  EXPECT_TRUE(may_tell_of_api("src/docs/asciidoc/index.adoc"));
  EXPECT_THAT(read_api({{"src/docs/asciidoc/index.adoc",
                         "= Lamps\n\ninclude::{snippets}/lamps/http-request.adoc[]\n"}})
                  .examples.kinds,
              ElementsAre("REST Docs"));
  EXPECT_THAT(read_api({{"README.md", "| `POST` | /orders |\n\nGET /orders/1\n"}}).examples.kinds,
              IsEmpty());
  EXPECT_EQ(read_api({{"README.md", "`POST /orders`\n\n- GET /orders/1\n\nGet it from /x\n"}})
                .examples.routes_told,
            2);
}

TEST(ReadApi, KnowsInsomniaByItsFirstLine) {
  const std::string text = "type: collection.insomnia.rest/5.0\nname: Orders\n";
  EXPECT_THAT(read_api({{"Insomnia_1.yaml", text}}).examples.kinds, ElementsAre("Insomnia"));
  EXPECT_THAT(read_api({{"docs/insomnia.json", "{}"}}).examples.kinds, ElementsAre("Insomnia"));
  EXPECT_THAT(read_api({{"insomnia.yaml", "image: insomnia\n"}}).examples.kinds, IsEmpty());
  EXPECT_TRUE(may_tell_of_api("Insomnia_1.yaml"));
  const SourceFile synchronised{".insomnia/Request/req_1.yml", "type: Request\nmethod: GET\n"};
  EXPECT_THAT(read_api({synchronised}).examples.kinds, ElementsAre("Insomnia"));
  EXPECT_TRUE(may_tell_of_api(synchronised.path));
}

TEST(ReadApi, TakesGrpcurlAsAFormOfItsOwn) {
  EXPECT_EQ(read_api({{"README.md", "grpcurl -plaintext localhost:50051 lamps.Lamps/List\n"}})
                .examples.kinds.size(),
            0U);
  EXPECT_THAT(
      read_api({{"README.md", "```\ngrpcurl -plaintext localhost:50051 a.Lamps/List\n```\n"}})
          .examples.kinds,
      ElementsAre("grpcurl"));
}

TEST(ReadApi, TakesOtherClientsLikeCurl) {
  const ApiFacts facts = read_api(
      {{"README.md",
        "```\nhttp POST :8000/orders name=a\nxh localhost:1/a\nwget -qO- http://localhost/a\n"
        "http {\n  listen 80;\n}\nwget https://example.com/tool.tar.gz\n```\n"}});
  EXPECT_THAT(facts.examples.curls, ElementsAre("http POST :8000/orders name=a", "xh localhost:1/a",
                                                "wget -qO- http://localhost/a"));
}

TEST(ReadApi, SeesLinksToDescriptionsThatAreKeptElsewhere) {
  for (const char* text : {"[Full API Spec](https://github.com/a/b/tree/master/api)",
                           "See the [Postman collection](docs/a.md).",
                           "Docs: https://documenter.getpostman.com/view/1/a",
                           "Read the `API docs <https://example.com/api>`_.",
                           "It adheres to the [RealWorld](https://github.com/a/b) API spec.",
                           "It adheres to the [RealWorld](https://github.com/a/b) spec and API.",
                           "Compatible with [todos](https://todos.example.com/specs/index.html).",
                           "Dokumentasi API: <a href=\"https://api.lamps.example/\">api</a>",
                           "[![Run](b.svg)](https://app.getpostman.com/run-collection/1)"})
    EXPECT_TRUE(read_api({{"README.md", text}}).examples.linked) << text;
  for (const char* text : {"Tried with [Postman](https://www.postman.com/).",
                           "API documentation: http://localhost:3000/",
                           "Documentation of its API: https://laravel.com/docs",
                           "- [API documentation](#api-documentation)",
                           "[API Reference](https://docs.micronaut.io/4.0.4/api/index.html)",
                           "Written with [OpenAPI](https://swagger.io/specification/)",
                           "Tests: [models](https://github.com/a/b/tree/main/spec/models)",
                           "[Docs](https://example.com/docs) of the postman"})
    EXPECT_FALSE(read_api({{"README.md", text}}).examples.linked) << text;
}

TEST(ReadApi, KeepsTheMentionOfAToolThatItDoesNotKnowToServe) {
  const auto shown = [](const std::string& path, const std::string& text) {
    return read_api({{path, text}}).examples;
  };
  const ApiExamples koa =
      shown("package.json", R"({"dependencies": {"koa-swagger-decorator": "1"}})");
  EXPECT_EQ(koa.mentioned, "swagger");
  EXPECT_EQ(koa.mentioned_in, "package.json");
  EXPECT_EQ(shown("src/main.rs", "let page = playground_source(config);\n").mentioned,
            "playground");
  EXPECT_EQ(shown("package-lock.json", "\"swagger-ui\": {}\n").mentioned, "");
  EXPECT_EQ(shown("src/main.rs", "fn main() {}\n").mentioned, "");
}

TEST(ReadApi, SeesALinkToACollectionOfPostmans) {
  EXPECT_TRUE(
      read_api({{"README.md", "https://www.postman.com/collections/c391f9ce\n"}}).examples.linked);
}

TEST(ReadApi, SeesALinkToDocumentationThatIsHosted) {
  const auto linked = [](const std::string& text) {
    return read_api({{"README.md", text}}).examples.linked;
  };
  EXPECT_TRUE(linked("## [Documentation](https://lamps.example/)\n"));
  EXPECT_FALSE(linked("[Documentation](docs/README.md)\n"));
  EXPECT_FALSE(linked("[Documentation](https://docs.djangoproject.com/)\n"));
}

TEST(ReadApi, AsksLibrariesThatServeOnRequestForTheRequest) {
  const SourceFile flask{"requirements.txt", "flask_apispec\n"};
  EXPECT_THAT(
      read_api({flask, {"views.py", "from flask_apispec import use_kwargs\n"}}).examples.kinds,
      IsEmpty());
  EXPECT_THAT(read_api({flask, {"app.py", "docs = FlaskApiSpec(app)\n"}}).examples.kinds,
              ElementsAre("Swagger UI"));
  const SourceFile fastify{"package.json", R"({"fastify-swagger": "2"})"};
  EXPECT_THAT(read_api({fastify}).examples.kinds, IsEmpty());
  EXPECT_THAT(
      read_api({fastify, {"config.js", "const docs = { exposeRoute: true };\n"}}).examples.kinds,
      ElementsAre("Swagger UI"));
  const SourceFile nest{"package.json", R"({"@nestjs/swagger": "7"})"};
  EXPECT_THAT(read_api({nest}).examples.kinds, IsEmpty());
  EXPECT_THAT(
      read_api({nest, {"src/main.ts", "SwaggerModule.setup('api', app, d);"}}).examples.kinds,
      ElementsAre("Swagger UI"));
  const SourceFile express{"package.json", R"({"swagger-ui-express": "5"})"};
  EXPECT_THAT(read_api({express}).examples.kinds, IsEmpty());
  EXPECT_THAT(read_api({express, {"src/app.js", "app.use('/docs', ui.serve, ui.setup(d));"}})
                  .examples.kinds,
              ElementsAre("Swagger UI"));
  EXPECT_THAT(read_api({{"package.json", R"({"@scalar/express-api-reference": "1"})"},
                        {"src/app.js", "app.use('/docs', apiReference({ url }));"}})
                  .examples.kinds,
              ElementsAre("Scalar"));
}

TEST(ReadApi, KnowsALibraryByItsImportAlone) {
  for (const std::string name : {"flask_restx", "flask_restplus", "flask_smorest"}) {
    EXPECT_THAT(read_api({{"app/api.py", "from " + name + " import Api\n"}}).examples.kinds,
                ElementsAre("Swagger UI"));
  }
}

TEST(ReadApi, TakesNothingFromTheBrief) {
  const ApiFacts facts =
      read_api({{"CHALLENGE_README.md", "`POST /orders`\n```\ncurl localhost/a\n```\n"}});
  EXPECT_EQ(facts.examples.routes_told, 0);
  EXPECT_THAT(facts.examples.curls, IsEmpty());
}

TEST(ReadApi, SeesExamplesInComments) {
  const auto kinds = [](const std::string& text) {
    return read_api({{"src/main.rs", text}}).examples.kinds;
  };
  EXPECT_THAT(kinds("// try curl localhost:8000/lamps\n"), ElementsAre("curl"));
  EXPECT_THAT(kinds(" * @apiExample {curl} One:\n *   curl -i http://localhost/lamps\n"),
              ElementsAre("curl"));
  EXPECT_THAT(kinds("// uses curl to fetch\nlet a = \"curl localhost\";\n"), IsEmpty());
  EXPECT_THAT(
      read_api({{"build.sbt", "\"com.github\" %% \"swagger-akka-http\" % \"1\"\n"}}).examples.kinds,
      ElementsAre("Swagger UI"));
  EXPECT_THAT(read_api({{"a.go", "import \"github.com/99designs/gqlgen/graphql/playground\"\n"}})
                  .examples.kinds,
              ElementsAre("GraphQL playground"));
}

TEST(ReadApi, TakesNoPartOfAWordForALibrary) {
  EXPECT_THAT(read_api({{".rubocop.yml", "Layout/HeredocIndentation:\n"}}).examples.kinds,
              IsEmpty());
  // What is only installed shows nothing.
  const SourceFile manifest{"package.json", "{\"swagger-jsdoc\": \"^6\"}"};
  EXPECT_THAT(read_api({manifest}).examples.kinds, IsEmpty());
  EXPECT_THAT(
      read_api({manifest, {"src/a.js", "/**\n * @swagger\n * /lamps:\n */\n"}}).examples.kinds,
      ElementsAre("OpenAPI in comments"));
  const SourceFile lock{"ml/uv.lock", "name = \"fastapi\"\n"};
  EXPECT_THAT(read_api({lock}).examples.kinds, IsEmpty());
}

TEST(ReadApi, SeesCurlInFilesThatAreNamedSo) {
  EXPECT_TRUE(may_tell_of_api("CURLS/lamps.txt"));
  EXPECT_EQ(read_api({{"CURLS/lamps.txt", "curl -X POST localhost:3000/lamps -d '{}'\n"}})
                .examples.curls.size(),
            1U);
}

TEST(ReadApi, KnowsTheBrowsableApiByItsImport) {
  EXPECT_THAT(
      read_api({{"lamps/views.py", "from rest_framework import viewsets\n"}}).examples.kinds,
      ElementsAre("the browsable API"));
}

TEST(ReadApi, LooksIntoDataBesideTheApi) {
  EXPECT_TRUE(may_tell_of_api("api/openapi3/lamps-1.0.0-resolved.json"));
  EXPECT_TRUE(may_tell_of_api("docs/lamps.json"));
  EXPECT_FALSE(may_tell_of_api("src/lamps.json"));
}

}  // namespace
}  // namespace assay
