// SPDX-License-Identifier: MIT
// A table of the words that such frameworks are imported or depended on by.
#include "repo/api/serving.h"

#include <array>

#include "core/word_list.h"

namespace assay {

bool names_server(std::string_view text) {
  constexpr std::array<std::string_view, 62> kWords{
      "express",        "fastify",     "koa",
      "@nestjs/",       "@hapi/",      "http.createserver",
      "hono",           "fastapi",     "flask",
      "django",         "starlette",   "aiohttp",
      "sanic",          "tornado",     "bottle",
      "http.server",    "spring-boot", "springframework.web",
      "ktor",           "http4s",      "akka-http",
      "akka.http",      "pekko-http",  "playframework",
      "play.api.mvc",   "scalatra",    "finatra",
      "zio-http",       "zio.http",    "tapir",
      "javalin",        "micronaut",   "quarkus",
      "jax-rs",         "jakarta.ws",  "javax.ws",
      "servlet",        "vertx",       "crow",
      "drogon",         "pistache",    "oatpp",
      "httplib",        "boost/beast", "cpprest",
      "restbed",        "actix",       "axum",
      "rocket",         "warp::",      "tide::",
      "hyper::",        "phoenix",     "plug.",
      "sinatra",        "rails",       "grape",
      "laravel",        "slim/slim",   "symfony/",
      "request_method", "net/http\""};
  constexpr std::array<std::string_view, 6> kMore{
      "aspnetcore", "microsoft.net.sdk.web", "gin-gonic", "labstack/echo", "gofiber", "lumen"};
  return holds_one_of(kWords, text) || holds_one_of(kMore, text);
}

}  // namespace assay
