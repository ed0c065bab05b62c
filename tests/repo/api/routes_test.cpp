// SPDX-License-Identifier: MIT
// Routes that documents tell.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/api/read_api.h"

namespace assay {
namespace {

TEST(RoutesTold, SeesRoutesThatAreToldInTwoLines) {
  const auto told = [](const std::string& text) {
    return read_api({{"README.md", text}}).examples.routes_told;
  };
  EXPECT_EQ(told("**URL** : `/orders`\n\n**Method** : `POST`\n\nURL: /orders\n\nMethod: GET\n"), 2);
  EXPECT_EQ(told("- Method: `GET`\n- Endpoint: `/orders`\n"), 1);
  EXPECT_EQ(told("Path: /usr/local/bin\n\nThe Method: POST it\n"), 0);
  EXPECT_EQ(told("URL: /a\n\nb\n\nc\n\nd\n\ne\n\nMethod: POST\n"), 0);
}

TEST(RoutesTold, SeesARequestBehindALink) {
  const auto told = [](const std::string& text) {
    return read_api({{"README.md", text}}).examples.routes_told;
  };
  EXPECT_EQ(told("It runs at [lamps](https://lamps.example/lamps?lit=1).\n"), 1);
  EXPECT_EQ(told("It runs at [lamps](https://lamps.example/lamps).\n"), 0);
  EXPECT_EQ(told("[![ci](https://ci.example/a?branch=main)](https://ci.example/b?c=d)\n"), 0);
  EXPECT_EQ(told("[Read](https://docs.lamps.example/oil?page=2)\n"), 0);
}

TEST(RoutesTold, SeesAMethodAndAPathInAnyOrderAndLanguage) {
  const auto told = [](const std::string& text) {
    return read_api({{"README.md", text}}).examples.routes_told;
  };
  EXPECT_EQ(told("```\nметод:PUT\nURL:http://localhost:3000/v2/orders\n{}\n```\n"), 1);
  EXPECT_EQ(told("```\nmétodo: POST\nendereço: https://a.example/orders\n```\n"), 1);
  EXPECT_EQ(told("1. Send\n   Call /orders with method POST.\n   Required: name\n"), 1);
  EXPECT_EQ(told("- /orders\n- (POST)\n\n- /orders/{id}\n- body: none\n- GET\n"), 2);
}

TEST(RoutesTold, TakesNoFarMethodAndNoFolderForARoute) {
  const auto told = [](const std::string& text) {
    return read_api({{"README.md", text}}).examples.routes_told;
  };
  EXPECT_EQ(told("- /orders\n- a\n- b\n- POST\n"), 0);
  EXPECT_EQ(told("It lies in /etc/orders.\n\nWe POST things.\n"), 0);
  EXPECT_EQ(told("Post it to /orders and get more.\n"), 0);
  EXPECT_EQ(told("We GET and POST.\n\n[A](https://example.com)\n"), 0);
}

TEST(RoutesTold, SeesRoutesWithoutALeadingSlash) {
  const ApiFacts facts = read_api(
      {{"README.md", "See [docs](api_doc.md). We POST and/or GET things.\n\nGET version/1\n"},
       {"api_doc.md", "### Sign up\n\n`POST` `api/v1/users`\n\n`GET` v2/users\n"}});
  EXPECT_EQ(facts.examples.routes_told, 2);
  EXPECT_EQ(facts.examples.routes_in, "api_doc.md");
  EXPECT_EQ(read_api({{"README.md", "## List\n>GET lamps/\n"}}).examples.routes_told, 1);
  EXPECT_EQ(read_api({{"README.md", "{GET}api/lamps/ - all of them<br>\n"}}).examples.routes_told,
            1);
  EXPECT_EQ(read_api({{"README.md", "**HTTP VERB** : GET  \n**URL**: {url}/api/lamps  \n"}})
                .examples.routes_told,
            1);
}

TEST(RoutesTold, SeesRoutesInTablesOfHtml) {
  EXPECT_EQ(
      read_api({{"README.md",
                 "<table>\n<tr>\n<td>GET</td>\n<td><code>/lamps</code></td>\n</tr>\n</table>\n"}})
          .examples.routes_told,
      1);
}

TEST(RoutesTold, SeesAddressesThatAreAskedAsTheyStand) {
  const auto told = [](const std::string& line) {
    return read_api({{"README.md", line}}).examples.routes_told;
  };
  EXPECT_EQ(told("Try https://lamps.example.com/lamps/12?key=a7\n"), 1);
  EXPECT_EQ(told("![build](https://img.shields.io/lamps?style=flat)\n"), 0);
  EXPECT_EQ(told("See https://example.com/docs?\n"), 0);
}

TEST(RoutesTold, SeesRoutesOfMethodsInLowerCase) {
  const auto told = [](const std::string& text) {
    return read_api({{"README.md", text}}).examples.routes_told;
  };
  EXPECT_GE(told("| **Route** | does |\n|---|---|\n|post: '/register'| signs up |\n"), 1);
  EXPECT_EQ(told("- get /orders\n"), 1);
  EXPECT_EQ(told("* Sample request - `[GET] https://.../users?offset=20`\n"), 1);
  EXPECT_EQ(told("Put it in /etc and get on.\n"), 0);
  EXPECT_EQ(told("Send a `PUT` request to `users/password` with this body:\n"), 1);
  EXPECT_EQ(told("Open a PULL request to main, and GET request to work.\n"), 0);
}

TEST(RoutesTold, SeesRoutesThatABrowserIsToShow) {
  const auto told = [](const std::string& text) {
    return read_api({{"README.md", text}}).examples.routes_told;
  };
  EXPECT_EQ(told("Open [localhost:4000/items](http://localhost:4000/items).\n"), 1);
  EXPECT_EQ(told("Open http://localhost:4000/items.\n\nGET http://127.0.0.1/a\n"), 2);
  EXPECT_EQ(told("It runs on http://localhost:4000/ and http://localhost:8080.\n"), 0);
  EXPECT_EQ(told("```\nDB=mongodb://localhost:27017/orders\nAPI=http://localhost:1/api\n```\n"), 0);
}

TEST(RoutesTold, SeesAPathWithAHoleInItWithoutAMethod) {
  const auto told = [](const std::string& text) {
    return read_api({{"README.md", text}}).examples.routes_told;
  };
  EXPECT_EQ(told("/lamps - all lamps  \n/lamp/{id} - one lamp\n"), 1);
  EXPECT_EQ(told("- `/lamps/:id` one lamp\n- /rooms/<id>\n"), 2);
  EXPECT_EQ(told("- /src - the sources\n- /docs/api - more of it\n"), 0);
}

TEST(RoutesTold, AreReadInTimeLinearToTheLine) {
  std::string line;
  for (int i = 0; i < 150'000; ++i)
    line += "{GET}<td>";
  EXPECT_LE(read_api({{"README.md", line + "\n"}}).examples.routes_told, 1);
}

}  // namespace
}  // namespace assay
