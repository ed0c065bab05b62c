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
  EXPECT_THAT(read_api({{"requirements.txt", "fastapi==0.1"}}).examples.kinds,
              ElementsAre("Swagger UI"));
  EXPECT_THAT(read_api({{"README.md", "| `POST` | /orders |\n\nGET /orders/1\n"}}).examples.kinds,
              IsEmpty());
  EXPECT_EQ(read_api({{"README.md", "`POST /orders`\n\n- GET /orders/1\n\nGet it from /x\n"}})
                .examples.routes_told,
            2);
}

}  // namespace
}  // namespace assay
