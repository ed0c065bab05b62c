// SPDX-License-Identifier: MIT
// Hostile strings, each where it could be taken for more than a string.
#include "checks/val/injection_probes.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/query/find_filter.h"
#include "checks/query/syntax.h"
#include "checks/val/text_probe.h"
#include "core/template.h"
#include "core/text.h"
#include "dialect/paging.h"

namespace assay::checks {
namespace {

struct Text {
  std::string_view name{};
  std::string_view json{};
};
constexpr std::array kTexts{
    Text{"SQL in a text", "' OR '1'='1"},
    Text{"an SQL comment in a text", "'; --"},
    Text{"a quote and a bracket in a text", "\\\") --"},
    Text{"an operator in a text", "{\\\"$ne\\\":null}"},
    Text{"a template in a text", "{{1234*5678}}"},
    Text{"an expression in a text", "${1234*5678}"},
    Text{"a command in a text", "; sleep 5"},
    Text{"a path in a text", "../../etc/passwd"},
    Text{"markup in a text", "<script>alert(1)</script>"},
};
constexpr int kPairedControls = 3;

// Ends of a value: if it is pasted into SQL, the first matches every row and the second none.
struct Ends {
  std::string_view truth{};
  std::string_view lie{};
};
constexpr std::array kFilterEnds{
    Ends{"' OR '1'='1", "' AND '1'='2"}, Ends{"' OR 1=1 -- ", "' OR 1=2 -- "},
    Ends{"\" OR \"1\"=\"1", "\" AND \"1\"=\"2"}, Ends{"') OR ('1'='1", "') AND ('1'='2"}};
// Ends of an id: the first leaves it as it is, the second makes it nobody's.
constexpr std::array kPathEnds{Ends{" AND 1=1", " AND 1=2"}, Ends{"' AND '1'='1", "' AND '1'='2"},
                               Ends{"\" AND \"1\"=\"1", "\" AND \"1\"=\"2"}};

Json noted(Session& session, std::string_view fact) {
  const Json& known = session.tape().fact(fact);
  return known.is_array() ? known : Json::array();
}

void note_pair(Session& session, const std::string& name, std::string_view kind) {
  Json pairs = noted(session, "pairs");
  pairs.push(Json::object({{"name", name}, {"kind", kind}}));
  session.tape().note("pairs", std::move(pairs));
}

void get(Session& session, const std::string& name, const std::string& path) {
  if (!session.stopped()) session.ask(name, {.path = path, .patience = Patience::kImpatient});
}

std::string list_by(Session& session, const std::string& query) {
  const PagingStyle& style = session.spoken(session.resource()).paging;
  return page_path(session, style.large > 0 ? std::to_string(style.large) : "", "", query);
}

// Slow once may be chance.
void pair_slow(Session& session, const Field& field, std::string_view json) {
  for (int i = 0; i < kPairedControls && !session.stopped(); ++i) {
    store_text(session, "slow control", field, session.maker().unique());
    store_text(session, "slow again", field, session.maker().unique() + std::string(json));
  }
}

std::vector<QuerySpelling> filters_of(Session& session) {
  const Resource& resource = session.resource();
  const ResourceDialect& spoken = session.spoken(resource);
  std::vector<QuerySpelling> filters;
  for (const std::string& name : resource.list.filter) {
    const auto known = spoken.filters.find(name);
    filters.push_back(
        known != spoken.filters.end()
            ? known->second
            : QuerySpelling{std::string(kFilterSyntaxes.front()), styled(name, spoken.style)});
  }
  return filters;
}

// Strings "email" and "password" of the body replaced by these values.
Json log_in_body(const Json& body, const Json& email, const Json& password) {
  if (body.is_string()) {
    if (body.text() == "{{email}}") return email;
    if (body.text() == "{{password}}") return password;
    return email.is_string() ? Json(filled(body.text(),
                                           [&](std::string_view) -> std::optional<std::string> {
                                             return email.text();
                                           }))
                             : body;
  }
  Json out = body;
  for (auto& [name, value] : out.members())
    value = log_in_body(value, email, password);
  return out;
}

void log_in_as(Session& session, const std::string& name, const Json& email, const Json& password) {
  if (session.stopped()) return;
  const Call& call = *session.contract().users->log_in;
  session.ask(name, {.method = call.method,
                     .path = call.path,
                     .body = log_in_body(call.body, email, password).dump(),
                     .principal = &Session::anonymous(),
                     .patience = Patience::kImpatient});
}

}  // namespace

void probe_texts(Session& session) {
  const Field* field = free_text_field(session.resource());
  if (field == nullptr) return;
  session.tape().note("field", Json::array({field->name}));
  Json names = Json::array();
  for (const Text& text : kTexts) {
    if (session.stopped()) return;
    const std::string name(text.name);
    store_text(session, name, *field, session.maker().unique() + std::string(text.json));
    names.push(name);
    const Exchange* answer = session.tape().find(name);
    if (answer != nullptr && answer->ms >= kSleptMs) pair_slow(session, *field, text.json);
  }
  session.tape().note("texts", std::move(names));
}

void probe_filters(Session& session) {
  for (const QuerySpelling& spelling : filters_of(session)) {
    const std::string nobody = session.maker().unique();
    for (const Ends& ends : kFilterEnds) {
      const std::string name = fmt::format("{} = x{}", spelling.key, ends.truth);
      const auto ask = [&](std::string_view which, const std::string& value) {
        get(session, fmt::format("{} {}", name, which),
            list_by(session, filter_query(session, spelling, value)));
      };
      // A search with a language of its own knows OR as well, without any quotes.
      ask("plain", nobody + " OR 1 1");
      ask("true", nobody + std::string(ends.truth));
      ask("false", nobody + std::string(ends.lie));
      ask("true again", nobody + std::string(ends.truth));
      note_pair(session, name, "filter");
    }
  }
}

void probe_sort(Session& session) {
  const Resource& resource = session.resource();
  if (resource.list.sort.empty()) return;
  const ResourceDialect& spoken = session.spoken(resource);
  const std::string syntax = spoken.sort_syntax.empty() ? "sort=*" : spoken.sort_syntax;
  const std::string key = styled(resource.list.sort.front(), spoken.style);
  const std::string name = "sort by an expression";
  const auto ask = [&](std::string_view which, std::string_view condition) {
    const std::string text = fmt::format("(CASE WHEN {} THEN {} ELSE id END)", condition, key);
    get(session, fmt::format("{} {}", name, which),
        list_by(session, query_of(syntax, text, "", spoken.style)));
  };
  get(session, name + " plain", list_by(session, ""));
  ask("true", "1=1");
  ask("false", "1=2");
  ask("true again", "1=1");
  note_pair(session, name, "sort");
}

void probe_path(Session& session, const Made& made) {
  const Resource& resource = session.resource();
  const std::string slash = session.spoken(resource).item_slash ? "/" : "";
  const auto path_of = [&](const std::string& id) {
    std::string path = session.collection(resource);
    if (!path.ends_with('/')) path += '/';
    return path + percent_encoded(id) + slash;
  };
  for (const Ends& ends : kPathEnds) {
    const std::string name = fmt::format("id{}", ends.truth);
    get(session, name + " plain", path_of(made.id));
    get(session, name + " true", path_of(made.id + std::string(ends.truth)));
    get(session, name + " false", path_of(made.id + std::string(ends.lie)));
    get(session, name + " true again", path_of(made.id + std::string(ends.truth)));
    note_pair(session, name, "path");
  }
  get(session, "a path out of the folder", path_of("../../../../../../etc/passwd"));
}

void probe_login(Session& session) {
  const std::optional<Users>& users = session.contract().users;
  if (!users || !users->log_in || session.stopped()) return;
  const Principal who = session.user();
  if (session.stopped() || who.email.empty()) return;
  log_in_as(session, "log in wrongly", who.email, session.maker().password());
  struct Try {
    const char* name;
    Json email;
    Json password;
  };
  const std::array<Try, 4> tries{
      Try{"log in with SQL for a password", who.email, "' OR '1'='1"},
      Try{"log in with SQL after the e-mail", who.email + "' -- ", "x"},
      Try{"log in with SQL for an e-mail", "' OR '1'='1' -- ", "x"},
      Try{"log in with operators", Json::object({{"$gt", ""}}), Json::object({{"$ne", nullptr}})}};
  Json names = Json::array();
  for (const Try& one : tries) {
    log_in_as(session, one.name, one.email, one.password);
    names.push(one.name);
  }
  session.tape().note("logins", std::move(names));
}

}  // namespace assay::checks
