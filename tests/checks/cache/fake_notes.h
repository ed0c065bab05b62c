// SPDX-License-Identifier: MIT
// A service of notes without sockets, with a version, a list, and a cache that may be forgetful.
#pragma once

#include <map>
#include <string>

#include <fmt/core.h>

#include "dialect/session.h"
#include "tests/support/fake_world.h"

namespace assay::checks {

struct FakeNotes {
  bool tags = true;
  bool revalidates = true;
  bool patches = true;       // else an item changes by PUT alone
  bool forgets_item = true;  // a write drops the cached item
  bool forgets_list = true;  // a write drops the cached list
  std::map<std::string, Json> notes{};
  std::map<std::string, int> versions{};
  std::map<std::string, Response> cached{};

  Response serve(const Request& request) {
    const std::string path = path_of(request);
    if (request.method == "POST") return create(request);
    if (path == "/notes") return from_cache(request, list());
    const std::string id = path.substr(7);
    if (!notes.contains(id) && !cached.contains(request.url)) return answer(404);
    if (request.method == "PATCH" && !patches) return answer(405);
    if (request.method == "PATCH" || request.method == "PUT") return update(id, request);
    if (request.method == "DELETE") return erase(id);
    const std::string tag = fmt::format("\"{}-{}\"", id, versions[id]);
    const std::string* known = find_header(request.headers, "If-None-Match");
    if (tags && revalidates && known != nullptr && known->find(tag) != std::string::npos) {
      return {.status = 304, .headers = {{"ETag", tag}}};
    }
    Headers headers;
    if (tags) headers.push_back({"ETag", tag});
    return from_cache(request, notes.contains(id) ? answer(200, notes[id], headers) : answer(404));
  }

 private:
  Response from_cache(const Request& request, const Response& now) {
    return cached.try_emplace(request.url, now).first->second;
  }

  void forget(const std::string& id) {
    std::erase_if(cached, [&](const auto& entry) {
      const bool item = entry.first.ends_with("/" + id);
      return item ? forgets_item : forgets_list && entry.first.find("/notes/") == std::string::npos;
    });
  }

  Response create(const Request& request) {
    const std::string id = std::to_string(versions.size() + 1);
    Json note = *Json::parse(request.body);
    note.set("id", id);
    notes[id] = note;
    versions[id] = 1;
    forget(id);
    return answer(201, note);
  }

  Response update(const std::string& id, const Request& request) {
    const Json body = *Json::parse(request.body);
    for (const auto& [name, value] : body.members())
      notes[id].set(name, value);
    ++versions[id];
    forget(id);
    return answer(200, notes[id]);
  }

  Response erase(const std::string& id) {
    notes.erase(id);
    forget(id);
    return answer(204);
  }

  Response list() const {
    Json items = Json::array();
    for (const auto& [id, note] : notes)
      items.push(note);
    return answer(200, items);
  }
};

// A session on it.
struct NotesScene {
  explicit NotesScene(FakeNotes service, const std::string& check, Scope scope)
      : notes(std::move(service)),
        world([this](const Request& request) { return notes.serve(request); }),
        tape(check, scope == Scope::kResource ? "note" : ""),
        session(world,
                contract,
                dialect,
                tape,
                scope == Scope::kResource ? contract.resources.data() : nullptr,
                {.marker = "g1"}) {
    dialect.base = "http://fake.test";
    dialect.resources["note"] = {.path = "/notes", .creatable = true, .readable = true};
  }

  FakeNotes notes;
  Contract contract{.resources = {{.name = "note",
                                   .path = "/notes",
                                   .fields = {{.name = "text", .required = true, .max_length = 80}},
                                   .put = true,
                                   .patch = true,
                                   .deletion = Deletion::kHard}}};
  Dialect dialect{};
  FakeWorld world;
  Tape tape;
  Session session;
};

}  // namespace assay::checks
