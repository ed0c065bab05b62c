// SPDX-License-Identifier: MIT
// Recognises routes and drivers by the words of the frameworks.
#include "repo/code/layers.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/code/sql_text.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 9> kMethods{"get", "post", "put",     "patch", "delete",
                                                   "del", "all",  "options", "head"};
// Annotations and attributes, in lower case.
constexpr std::array<std::string_view, 20> kAnnotations{
    "get",         "post",       "put",          "patch",         "delete",         "getmapping",
    "postmapping", "putmapping", "patchmapping", "deletemapping", "requestmapping", "httpget",
    "httppost",    "httpput",    "httppatch",    "httpdelete",    "route",          "api_view",
    "action",      "path"};
constexpr std::array<std::string_view, 11> kRegistering{
    "handlefunc", "handle", "mapget",  "mappost",      "mapput",   "mapdelete",
    "mappatch",   "route",  "re_path", "add_url_rule", "resources"};
// C++: CROW_ROUTE(app, "/orders"), ADD_METHOD_TO(Orders::list, "/orders", Get), ENDPOINT("GET", …)
constexpr std::array<std::string_view, 5> kMacros{"CROW_ROUTE", "CROW_BP_ROUTE", "ADD_METHOD_TO",
                                                  "METHOD_ADD", "ENDPOINT"};
constexpr std::array<std::string_view, 3> kPatterns{"path", "re_path", "url"};  // Django
constexpr std::array<std::string_view, 15> kDrivers{
    "db",   "pool", "conn", "connection", "cursor",       "cur",    "sql",     "knex",
    "stmt", "tx",   "pdo",  "$pdo",       "jdbctemplate", "client", "database"};
constexpr std::array<std::string_view, 12> kDriverCalls{
    "query",        "execute",     "exec",      "queryrow", "raw",       "prepare",
    "querycontext", "execcontext", "insertone", "findone",  "aggregate", "executequery"};
constexpr std::array<std::string_view, 14> kHttp{
    "controller", "controllers", "handler",   "handlers",  "route", "routes", "router",
    "routers",    "api",         "endpoints", "resources", "http",  "views",  "web"};
constexpr std::array<std::string_view, 18> kLogic{
    "service", "services", "usecase",  "usecases",  "domain",      "application",
    "core",    "logic",    "business", "use-cases", "interactors", "features",
    "modules", "commands", "queries",  "actions",   "internal",    "contexts"};
constexpr std::array<std::string_view, 20> kStorage{
    "repository", "repositories", "repo",           "repos",  "dao",     "daos",     "store",
    "stores",     "storage",      "model",          "models", "entity",  "entities", "db",
    "database",   "persistence",  "infrastructure", "data",   "schemas", "prisma"};

// "order.service.ts", "OrderService.java", "order_repository.go" name their layer at their end.
std::string last_word(std::string_view stem) {
  std::size_t start = stem.size();
  while (start > 0) {
    const char c = stem[start - 1];
    const bool upper = c >= 'A' && c <= 'Z';
    if (c == '.' || c == '_' || c == '-') break;
    --start;
    if (upper) break;
  }
  return lower(stem.substr(start));
}

// @router.get("/orders")
bool is_decorator(const Code& code, std::size_t i) {
  while (i > 0 && (code.at(i).is_word() || code.is(i, ".")))
    --i;
  return code.is(i, "@") && code.at(i).first;
}

// Kotlin's return@get
bool is_label(const Code& code, std::size_t i) {
  return i > 1 && code.at(i - 2).touches(code.at(i - 1)) && code.at(i - 2).is_word();
}

// http4s' "case GET -> Root", Akka's path("orders")
bool is_matched(const Code& code, std::size_t i) {
  const bool method = code.is(i, "GET") || code.is(i, "POST") || code.is(i, "PUT") ||
                      code.is(i, "PATCH") || code.is(i, "DELETE");
  if (method) return code.is(i + 1, "-") && code.is(i + 2, ">");
  bool named = code.at(i + 2).is_string();
  for (std::size_t at = i + 3; at < i + 9; ++at)
    named = named || code.is(at, "pathEnd") || code.is(at, "Segment");
  return code.is(i, "path") && code.is(i + 1, "(") && named && !code.is(i - 1, ".");
}

// @RequestMapping(…) of a class says what its methods' paths begin with.
bool is_of_class(const Code& code, std::size_t i) {
  constexpr std::size_t kReach = 16;
  std::size_t at = code.is(i + 1, "(") ? code.close(i + 1) + 1 : i + 1;
  for (const std::size_t end = at + kReach; at < std::min(end, code.size()); ++at) {
    if (code.is(at, "(") && !code.is(at - 2, "@")) return false;
    if (code.is(at, "class") || code.is(at, "interface")) return true;
  }
  return false;
}

// @Get(), [HttpGet], #[get("/")]; nothing where this is neither.
std::optional<bool> as_annotation(const Code& code, std::size_t i, Family family) {
  const std::string word = lower(code.at(i).text);
  if (code.is(i - 1, "@")) {
    if (word == "requestmapping") return !is_of_class(code, i);
    return lists(kAnnotations, word) && word != "path" && !is_label(code, i);
  }
  if (code.is(i - 1, "[") && family == Family::kDotNet) return word.starts_with("http");
  if (code.is(i - 1, "[") && code.is(i - 2, "#")) return lists(kMethods, word);
  return std::nullopt;
}

// Django's path('orders/', …), re_path(r'^orders/$', …) and url(r'^orders/$', …)
bool is_pattern(const Code& code, std::size_t i) {
  const bool raw = code.is(i + 2, "r") && code.at(i + 3).is_string();
  const Token& pattern = code.at(raw ? i + 3 : i + 2);
  return code.is(i + 1, "(") && pattern.is_string() &&
         (!code.is(i, "url") || pattern.text.starts_with('^'));
}

// get("/orders"
bool says_path(const Code& code, std::size_t i) {
  const Token& argument = code.at(i + 2);
  return argument.is_string() && (argument.text.starts_with('/') || argument.text.empty());
}

// app.get("/orders", …), @router.get("/orders")
bool is_registered(const Code& code, std::size_t i, Family family) {
  const bool alone = code.is(i + 3, ")");
  return !alone || (family == Family::kPython && is_decorator(code, i));
}

// get "/orders", to: …, resources :orders, Phoenix's resources "/orders", OrderController
bool is_drawn(const Code& code, std::size_t i, bool method) {
  if (!code.at(i).first) return false;
  const bool resources = code.is(i, "resources");
  return (method && code.at(i + 1).is_string()) ||
         (resources && (code.is(i + 1, ":") || code.at(i + 1).is_string()));
}

// What only some languages know, the words of all others aside.
bool is_own_form(const Code& code, std::size_t i, Family family, bool method) {
  switch (family) {
    case Family::kRuby:
    case Family::kElixir:
      return is_drawn(code, i, method);
    case Family::kJvm:
      return is_matched(code, i) || (method && code.is(i + 1, "(") && says_path(code, i));
    case Family::kCpp:
      return code.is(i + 1, "(") && lists(kMacros, code.at(i).text);
    case Family::kPython:
      return code.is(i - 1, ".") && code.is(i, "route") && says_path(code, i);
    default:
      return false;
  }
}

bool is_endpoint(const Code& code, std::size_t i, Family family) {
  if (!code.at(i).is_word()) return false;
  if (const std::optional<bool> annotated = as_annotation(code, i, family)) return *annotated;
  const std::string word = lower(code.at(i).text);
  if (family == Family::kPython && lists(kPatterns, word)) return is_pattern(code, i);
  const bool method = lists(kMethods, word);
  const bool called = code.is(i + 1, "(");
  const bool member = code.is(i - 1, ".") || code.is(i - 1, ">") || code.is(i - 1, ":");
  if (called && member && method) return says_path(code, i) && is_registered(code, i, family);
  if (called && lists(kRegistering, word)) return code.at(i + 2).is_string();
  return is_own_form(code, i, family, method);
}

}  // namespace

int endpoints_in(const Code& code, Family family) {
  int count = 0;
  for (std::size_t i = 0; i < code.size(); ++i)
    count += is_endpoint(code, i, family) ? 1 : 0;
  return count;
}

Place storage_use_in(const std::string& path, const Code& code) {
  for (std::size_t i = 0; i < code.size(); ++i) {
    const Token& token = code.at(i);
    if (token.is_string() && token.text.size() > 12 && begins_statement(flat_sql(token.text))) {
      return {path, token.line, "SQL"};
    }
    const bool call = token.is_word() && (code.is(i + 1, ".") || code.is(i + 1, "-")) &&
                      lists(kDrivers, lower(token.text));
    const std::size_t name = code.is(i + 1, "-") ? i + 3 : i + 2;
    if (call && code.is(name + 1, "(") && lists(kDriverCalls, lower(code.at(name).text))) {
      return {path, token.line, std::string(token.text) + "." + std::string(code.at(name).text)};
    }
  }
  return {};
}

std::string_view layer_of(std::string_view path) {
  std::vector<std::string> words{last_word(file_stem(path)), lower(file_stem(path))};
  const std::vector<std::string_view> parts = split(path, '/');
  for (std::size_t i = parts.size() - 1; i-- > 0;)
    words.push_back(lower(parts[i]));
  for (const std::string& word : words) {
    if (lists(kHttp, word)) return "http";
    if (lists(kStorage, word)) return "storage";
    if (lists(kLogic, word)) return "logic";
  }
  return {};
}

}  // namespace assay
