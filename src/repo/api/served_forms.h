// SPDX-License-Identifier: MIT
// Libraries by whose use a service shows its API to whoever opens it.
#pragma once

#include <array>
#include <string_view>

namespace assay {

struct ServedForm {
  std::string_view words{};  // in lower case
  std::string_view name{};
  std::string_view call{};  // without which the library serves nothing; empty: it serves by itself
};
// Libraries that serve the API's own pages.
inline constexpr std::array kServed{
    ServedForm{"swagger-ui", "Swagger UI"},
    ServedForm{"swagger-ui-express", "Swagger UI", "setup("},
    ServedForm{"swagger-ui-express", "Swagger UI", ".serve"},
    ServedForm{"swagger_ui", "Swagger UI"},
    ServedForm{"fastapi", "Swagger UI"},
    ServedForm{"springdoc", "Swagger UI"},
    ServedForm{"springfox", "Swagger UI"},
    ServedForm{"@nestjs/swagger", "Swagger UI", "swaggermodule.setup"},
    ServedForm{"swashbuckle", "Swagger UI"},
    ServedForm{"nswag", "Swagger UI"},
    ServedForm{"swaggo", "Swagger UI"},
    ServedForm{"drf-spectacular", "Swagger UI"},
    ServedForm{"drf-yasg", "Swagger UI"},
    ServedForm{"drf_yasg", "Swagger UI"},
    ServedForm{"flasgger", "Swagger UI"},
    ServedForm{"restx", "Swagger UI"},
    ServedForm{"restplus", "Swagger UI"},
    ServedForm{"smorest", "Swagger UI"},
    ServedForm{"django-ninja", "Swagger UI"},
    ServedForm{"smallrye-openapi", "Swagger UI"},
    ServedForm{"hapi-swagger", "Swagger UI"},
    ServedForm{"express-jsdoc-swagger", "Swagger UI"},
    ServedForm{"dedoc/scramble", "Stoplight Elements"},
    ServedForm{"fastify-swagger", "Swagger UI", "exposeroute"},
    ServedForm{"apispec", "Swagger UI", "apispec("},
    ServedForm{"utoipa", "Swagger UI"},
    ServedForm{"l5-swagger", "Swagger UI"},
    ServedForm{"rswag", "Swagger UI"},
    ServedForm{"nelmio/api-doc", "Swagger UI"},
    ServedForm{"api-platform", "Swagger UI"},
    ServedForm{"open_api_spex", "Swagger UI"},
    ServedForm{"redoc", "Redoc"},
    ServedForm{"include::{snippets}", "REST Docs"},
    ServedForm{"scalar.aspnetcore", "Scalar"},
    ServedForm{"fastendpoints.swagger", "Swagger UI"},
    ServedForm{"swagger-akka-http", "Swagger UI"},
    ServedForm{"swagger-pekko-http", "Swagger UI"},
    ServedForm{"tapir-swagger-ui", "Swagger UI"},
    ServedForm{"swaggerinterpreter", "Swagger UI"},
    ServedForm{"@scalar/", "Scalar", "apireference("},
    ServedForm{"@scalar/", "Scalar", "scalar("},
    ServedForm{"apollo-server", "GraphQL playground"},
    ServedForm{"@apollo/server", "GraphQL playground"},
    ServedForm{"graphiql", "GraphQL playground"},
    ServedForm{"graphql/playground", "GraphQL playground"},
    ServedForm{"graphql-playground", "GraphQL playground"},
    ServedForm{"djangorestframework", "the browsable API"},
    ServedForm{"from rest_framework", "the browsable API"},
    ServedForm{"@fastify/swagger", "Swagger UI"},
    ServedForm{"swagger-jsdoc", "OpenAPI in comments", "@swagger"},
    ServedForm{"swagger-jsdoc", "OpenAPI in comments", "@openapi"},
    ServedForm{"express-oas", "Swagger UI"}};

}  // namespace assay
