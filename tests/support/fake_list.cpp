// SPDX-License-Identifier: MIT
// An honest paged list in memory, in any of the usual styles.
#include "tests/support/fake_list.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include <fmt/core.h>

#include "core/text.h"

namespace assay {
namespace {

constexpr const char* kBase = "http://fake.test/api";

std::optional<int> number_in(const std::string& text) {
  int number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string owner_of(const Request& request) {
  const std::string* header = find_header(request.headers, "Authorization");
  return header == nullptr ? "anonymous" : *header;
}

Response refused(const std::string& why) {
  return answer(400, Json::object({{"error", why}}));
}

}  // namespace

void FakeList::add_strangers(int count) {
  for (int i = 0; i < count; ++i) {
    Json body = Json::object({{"id", next_id_}, {"name", fmt::format("stranger {}", next_id_)}});
    items_.push_back({next_id_++, "stranger", std::move(body)});
  }
}

Response FakeList::operator()(const Request& request) {
  Response special;
  if (answers_first && answers_first(request, special)) return special;
  const std::string path = path_of(request);
  if (path == "/api/things" && request.method == "POST") return create(request);
  if (path == "/api/things" && request.method == "GET") return list(request);
  if (path.starts_with("/api/things/")) return show(request, path.substr(12));
  return answer(404, Json::object({{"error", "no such route"}}));
}

Response FakeList::create(const Request& request) {
  std::optional<Json> body = Json::parse(request.body);
  if (!body || body->find("name") == nullptr) return refused("a name is needed");
  body->set("id", next_id_);
  items_.push_back({next_id_++, owner_of(request), *body});
  return answer(201, *body);
}

Response FakeList::show(const Request& request, const std::string& id) {
  const auto found =
      std::ranges::find_if(items_, [&](const Item& item) { return std::to_string(item.id) == id; });
  if (found == items_.end()) return answer(404, Json::object({{"error", "no such thing"}}));
  if (request.method != "DELETE") return answer(200, found->body);
  items_.erase(found);
  return answer(204);
}

Response FakeList::list(const Request& request) {
  const std::map<std::string, std::string> query = query_of(request);
  std::vector<Item> all = items_;
  if (paging_.per_owner) {
    std::erase_if(all, [&](const Item& item) { return item.owner != owner_of(request); });
  }
  if (paging_.newest_first) std::ranges::reverse(all);
  if (arrange) {
    std::vector<Json> bodies;
    for (const Item& item : all)
      bodies.push_back(item.body);
    arrange(query, bodies);
    all.clear();
    for (Json& body : bodies) {
      const int id = static_cast<int>(body.find("id")->as_int().value_or(0));
      all.push_back({id, "", std::move(body)});
    }
  }
  int size = paging_.default_size > 0 ? paging_.default_size : static_cast<int>(all.size());
  int from = 0;
  std::string position;
  for (const auto& [name, value] : query) {
    const std::string& wanted = value;
    if (std::ranges::find(paging_.filters, name) != paging_.filters.end()) {
      std::erase_if(all, [&](const Item& item) {
        const Json* shown = item.body.find(name);
        return shown == nullptr || shown->text() != wanted;
      });
    } else if (name == paging_.size_name) {
      const std::optional<int> asked = number_in(value);
      if (!asked || *asked < 1) return refused("no such size");
      if (*asked > paging_.most && paging_.refuses_more) return refused("too large");
      size = std::clamp(*asked, paging_.least, paging_.most);
    } else if (name == paging_.position_name) {
      position = value;
    } else if (paging_.strict) {
      return refused("unknown parameter " + name);
    }
  }
  using Position = FakePaging::Position;
  if (!position.empty() && paging_.position != Position::kNone) {
    const bool token = paging_.position == Position::kToken;
    const std::optional<int> number =
        number_in(token && position.starts_with("t-") ? position.substr(2) : position);
    if (!number || (token && !position.starts_with("t-"))) return refused("no such position");
    const bool by_id = token || paging_.position == Position::kAfterId;
    if (by_id) {
      const auto after = std::ranges::find(all, *number, &Item::id);
      if (after == all.end()) return refused("no such position");
      from = static_cast<int>(after - all.begin()) + 1;
    } else {
      const int counted = *number - paging_.first;
      if (counted < 0) return refused("no such position");
      from = paging_.position == Position::kPage ? std::min(counted, 100'000) * size : counted;
    }
  }
  const int total = static_cast<int>(all.size());
  from = std::min(from, total);
  const int until = from + std::min(size, total - from);
  const bool more = until < total && paging_.position != Position::kNone;
  Json items = Json::array();
  for (int i = from; i < until; ++i)
    items.push(all[static_cast<std::size_t>(i)].body);
  const std::string last =
      until > 0 ? std::to_string(all[static_cast<std::size_t>(until - 1)].id) : "";

  Json body = Json::object({{"items", items}});
  Headers headers;
  std::string next;
  if (more) {
    switch (paging_.position) {
      case Position::kOffset:
        next = std::to_string(until + paging_.first);
        break;
      case Position::kPage:
        next = std::to_string(until / size + paging_.first);
        break;
      case Position::kToken:
        next = "t-" + last;
        break;
      case Position::kAfterId:
        next = last;
        break;
      case Position::kNone:
        break;
    }
  }
  std::string link = fmt::format(
      "/api/things?{}={}", paging_.position_name.empty() ? "go" : paging_.position_name, next);
  if (!paging_.size_name.empty() && query.contains(paging_.size_name)) {
    link += fmt::format("&{}={}", paging_.size_name, query.at(paging_.size_name));
  }
  if (more && paging_.link_header) headers.push_back({"Link", "<" + link + ">; rel=\"next\""});
  if (paging_.link_in_body) body.set("next", more ? Json("http://inside:9" + link) : Json());
  if (paging_.position == Position::kToken && !paging_.link_in_body && !paging_.link_header) {
    body.set("next_cursor", more ? Json(next) : Json());
  }
  if (paging_.total_in_body) body.set("total", total);
  if (paging_.has_more_in_body) body.set("has_more", more);
  if (spoil_page) spoil_page(request, body);
  if (paging_.bare) return answer(200, *body.find("items"), std::move(headers));
  return answer(200, body, std::move(headers));
}

Contract thing_contract(Demand paging) {
  Resource thing{.name = "thing", .path = "/things"};
  thing.fields.push_back({.name = "name", .required = true, .max_length = 120});
  thing.fields.push_back({.name = "note", .max_length = 500});
  thing.list.paging = paging;
  thing.deletion = Deletion::kHard;
  Contract contract;
  contract.resources.push_back(std::move(thing));
  contract.consistency_ms = 0;
  return contract;
}

ListScene::ListScene(FakePaging paging)
    : contract(thing_contract()),
      list(std::move(paging)),
      world([this](const Request& request) { return list(request); }),
      session(world, contract, dialect, tape, &contract.resources[0], {.marker = "gscene"}) {
  dialect.base = kBase;
  ResourceDialect& spoken = dialect.resources["thing"];
  spoken.path = "/things";
  spoken.creatable = true;
  spoken.readable = true;
}

Session& ListScene::again(const std::string& marker) {
  Tape& next = tapes_.emplace_back("page.test", "thing");
  return sessions_.emplace_back(world, contract, dialect, next, &contract.resources[0],
                                SessionSetup{.marker = marker, .level = level});
}

Finding finding_of(const Check& check, ListScene& scene) {
  Session& session = scene.again("gfinding");
  check.gather(session);
  const std::optional<Halt>& halt = session.tape().halt();
  if (halt) return {.outcome = halt->outcome, .reason = halt->reason};
  return check.judge(session.tape());
}

}  // namespace assay
