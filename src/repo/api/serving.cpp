// SPDX-License-Identifier: MIT
// Tables of what such frameworks are imported or depended on by.
#include "repo/api/serving.h"

#include <algorithm>
#include <array>

#include "core/word_list.h"
#include "repo/whole_word.h"

namespace assay {

bool names_server(std::string_view text) {
  // Not "express" in "expression".
  constexpr std::array<std::string_view, 40> kWords{
      "express",  "fastify",   "koa",      "hono",           "fastapi",   "flask",   "django",
      "aiohttp",  "starlette", "sanic",    "tornado",        "bottle",    "ktor",    "javalin",
      "scalatra", "finatra",   "tapir",    "micronaut",      "quarkus",   "servlet", "vertx",
      "crow",     "drogon",    "pistache", "oatpp",          "httplib",   "cpprest", "restbed",
      "actix",    "axum",      "rocket",   "phoenix",        "sinatra",   "rails",   "grape",
      "laravel",  "lumen",     "gofiber",  "request_method", "aspnetcore"};
  constexpr std::array<std::string_view, 26> kMarks{"@nestjs/",
                                                    "@hapi/",
                                                    "http.createserver",
                                                    "http.server",
                                                    "spring-boot",
                                                    "springframework.web",
                                                    "http4s",
                                                    "akka-http",
                                                    "akka.http",
                                                    "pekko-http",
                                                    "playframework",
                                                    "play.api.mvc",
                                                    "zio-http",
                                                    "zio.http",
                                                    "jakarta.ws",
                                                    "javax.ws",
                                                    "boost/beast",
                                                    "warp::",
                                                    "tide::",
                                                    "hyper::",
                                                    "plug.",
                                                    "slim/slim",
                                                    "symfony/",
                                                    "net/http\"",
                                                    "microsoft.net.sdk.web",
                                                    "gin-gonic"};
  return holds_one_of(kMarks, text) || text.find("labstack/echo") != text.npos ||
         std::ranges::any_of(kWords, [&](std::string_view word) { return holds_word(text, word); });
}

}  // namespace assay
