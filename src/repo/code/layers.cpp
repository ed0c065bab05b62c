// SPDX-License-Identifier: MIT
// Recognises routes and drivers by the words of the frameworks.
#include "repo/code/layers.h"

#include <algorithm>
#include <array>

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

// app.get("/orders", …), @Get(), [HttpGet], #[get("/")], get "/orders", to: …, GET -> Root
bool is_endpoint(const Code& code, std::size_t i, Family family) {
  if (!code.at(i).is_word()) return false;
  const std::string word = lower(code.at(i).text);
  const Token& argument = code.at(i + 2);
  const bool path =
      argument.is_string() && (argument.text.starts_with('/') || argument.text.empty());
  const bool method = lists(kMethods, word);
  if (code.is(i - 1, "@")) {
    return lists(kAnnotations, word) && word != "path" && word != "requestmapping";
  }
  if (code.is(i - 1, "[") && family == Family::kDotNet) return word.starts_with("http");
  if (code.is(i - 1, "[") && code.is(i - 2, "#")) return method;
  const bool called = code.is(i + 1, "(");
  const bool member = code.is(i - 1, ".") || code.is(i - 1, ">") || code.is(i - 1, ":");
  if (family == Family::kPython && (word == "path" || word == "re_path" || word == "url")) {
    const bool raw = argument.is("r") && code.at(i + 3).is_string();
    const Token& pattern = raw ? code.at(i + 3) : argument;
    const bool old = word == "url";  // Django's url(r'^orders/$', …)
    return called && pattern.is_string() && (!old || pattern.text.starts_with('^'));
  }
  if (called && member && method) return path && !code.is(i + 3, ")");
  if (called && lists(kRegistering, word)) return argument.is_string();
  if (family == Family::kRuby || family == Family::kElixir) {
    if (!code.at(i).first) return false;
    return (method && code.at(i + 1).is_string()) || (word == "resources" && code.is(i + 1, ":"));
  }
  if (family == Family::kPython && member && (word == "route" || method)) return path;
  return family == Family::kJvm && method && called && path;
}

}  // namespace

int endpoints_in(const Code& code, Family family) {
  int count = 0;
  for (std::size_t i = 1; i < code.size(); ++i)
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
