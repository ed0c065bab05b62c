// SPDX-License-Identifier: MIT
// A contract as the page that a reviewer would write.
#include "rubric/draft.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "core/text.h"
#include "rubric/draft_flow.h"
#include "rubric/yaml_text.h"

namespace assay {
namespace {

constexpr std::size_t kLongestLine = 110;
constexpr std::size_t kMostLeftOut = 40;

// "Orders API (v2)" becomes orders-api-v2.
std::string id_of(std::string_view title) {
  std::string id;
  for (const char c : lower(title)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) id += c;
    if (!plain && !id.empty() && !id.ends_with('-')) id += '-';
  }
  while (id.ends_with('-'))
    id.pop_back();
  return id.empty() ? "api" : id;
}

class DraftWriter {
 public:
  explicit DraftWriter(const RubricDraft& draft) : draft_(draft) {}

  std::string write() {
    write_head();
    out_ += "api:\n";
    write_users();
    out_ += "  resources:\n";
    for (const Resource& resource : draft_.contract.resources)
      write_resource(resource);
    write_left_out();
    write_rest();
    return std::move(out_);
  }

 private:
  void line(std::size_t indent, std::string_view text) {
    out_ += std::string(indent, ' ');
    out_ += text;
    out_ += '\n';
  }

  void line(std::size_t indent, std::string_view text, std::string_view comment) {
    line(indent, fmt::format("{:<{}} # {}", text, 40 - indent, comment));
  }

  void write_head() {
    if (draft_.source.empty()) {
      line(0, "# A first rubric, for a list of notes: put your own resource in its place.");
    } else {
      line(0, fmt::format("# A draft made from {}: read it through, and say what only you know.",
                          printable(draft_.source)));
    }
    line(0, "# `assay rubric check FILE` tells what is wrong with it.");
    line(0, "assay: 1");
    line(0, "id: " + id_of(draft_.title));
    if (!draft_.title.empty()) line(0, "title: " + yaml_text(draft_.title));
    line(0, "level: mid", "junior | mid | senior: which column of weights applies");
    line(0, "extends: rest-api", "every check, with its weights");
    line(0, "pass: 70");
    line(0, "\ncandidate:");
    line(2, "start: ./run.sh", "in the submission's folder; its assay.yaml may say another");
    line(2, fmt::format("url: http://127.0.0.1:{{{{port}}}}{}", draft_.base));
    line(2, "env: {PORT: \"{{port}}\", DATA_DIR: \"{{scratch}}\"}\n");
  }

  void write_users() {
    const std::optional<Users>& users = draft_.contract.users;
    if (!users) {
      const std::string mark = "# ";
      line(2, draft_.wants_users
                  ? "# It needs a credential, and does not say how a user gets one. Say it:"
                  : "# Where users sign up and log in:");
      line(2, mark + "users:");
      line(2, mark +
                  "  sign_up: {post: /auth/register, body: {email: \"{{email}}\", password: "
                  "\"{{password}}\"}}");
      line(2, mark +
                  "  log_in:  {post: /auth/login, body: {email: \"{{email}}\", password: "
                  "\"{{password}}\"}, token: /access_token}");
      return;
    }
    line(2, "users:");
    const bool from_log_in = users->log_in.has_value();
    if (users->sign_up) {
      line(4, "sign_up: " + flow_of(*users->sign_up, from_log_in ? "" : users->token));
    }
    if (users->log_in) line(4, "log_in: " + flow_of(*users->log_in, users->token));
    line(4, "send: " + in_one_line({{"header", yaml_text(users->header)},
                                    {"value", yaml_text(users->value)}}));
  }

  void write_resource(const Resource& resource) {
    line(4, yaml_text(resource.name) + ":");
    line(6, "path: " + yaml_text(resource.path));
    const bool is_public = resource.read == Access::kPublic;
    line(6, is_public ? "read: public" : "read: users",
         "public | users | owner: who may read an item");
    if (resource.write) line(6, "write: users", "or owner: who may create, change and delete one");
    if (!resource.wrapper.empty()) line(6, "wrapper: " + yaml_text(resource.wrapper));
    line(6, "fields:");
    for (const Field& field : resource.fields)
      write_field(8, yaml_text(field.name), field);
    if (!resource.server_controlled.empty()) {
      line(6, "server_controlled: " + in_brackets(resource.server_controlled));
    }
    write_list(resource.list);
    std::vector<std::string> update;
    if (resource.put) update.emplace_back("put");
    if (resource.patch) update.emplace_back("patch");
    if (!update.empty()) line(6, "update: " + in_brackets(update));
    if (resource.deletion == Deletion::kHard) line(6, "delete: true", "true | soft | false");
    if (resource.lock == LockKind::kEtag) {
      line(6, "lock: etag", "none | etag | {field: version}");
    }
    if (resource.idempotency_key != Demand::kNone) {
      line(6, resource.idempotency_key == Demand::kRequired ? "idempotency_key: required"
                                                            : "idempotency_key: optional");
    }
    out_ += '\n';
  }

  void write_field(std::size_t indent, const std::string& key, const Field& field) {
    const std::string flow = key + ": " + flow_of(field);
    const bool nested = !field.items.empty() || !field.fields.empty();
    if (!nested || indent + flow.size() <= kLongestLine) {
      line(indent, flow);
      return;
    }
    line(indent, key + ":");
    for (const auto& [name, value] : rules_of(field))
      line(indent + 2, fmt::format("{}: {}", name, value));
    if (!field.items.empty()) write_field(indent + 2, "items", field.items.front());
    if (field.fields.empty()) return;
    line(indent + 2, "fields:");
    for (const Field& inner : field.fields)
      write_field(indent + 4, yaml_text(inner.name), inner);
  }

  void write_list(const ListSpec& list) {
    Entries entries{{"paging", list.paging == Demand::kRequired ? "required" : "none"}};
    if (list.default_max) entries.emplace_back("default_max", std::to_string(*list.default_max));
    if (list.size_max) entries.emplace_back("size_max", std::to_string(*list.size_max));
    if (!list.size_param.empty()) entries.emplace_back("size_param", yaml_text(list.size_param));
    if (!list.position_param.empty())
      entries.emplace_back("position_param", yaml_text(list.position_param));
    if (!list.filter.empty()) entries.emplace_back("filter", in_brackets(list.filter));
    if (!list.sort.empty()) entries.emplace_back("sort", in_brackets(list.sort));
    line(6, "list: " + in_one_line(entries));
  }

  void write_left_out() {
    if (draft_.left_out.empty()) return;
    line(2, "# Not said above; a scenario can ask them:");
    for (std::size_t i = 0; i < std::min(kMostLeftOut, draft_.left_out.size()); ++i)
      line(2, "#   POST " + printable(shortened(draft_.left_out[i], 90)));
    if (draft_.left_out.size() > kMostLeftOut) {
      line(2, fmt::format("#   and {} more", draft_.left_out.size() - kMostLeftOut));
    }
    out_ += '\n';
  }

  // What makes the difference between a lint and a review, and no document tells.
  void write_rest() {
    line(2, "# What only you know. Of a resource: `unique: true` at a field, `immutable: [sku]`,");
    line(2, "# `lock: etag`, `idempotency_key: required`, `read: owner`. Of the whole:");
    line(2, "# rate_limit: {per: user, limit: 100, window: 60s}");
    line(2, "# never_return: [password, password_hash]");
    line(2,
         "# rules: {oversell: {resource: product, field: stock, buy: {post: /orders, body: "
         "{product_id: \"{{id}}\", quantity: 1}}}}");
  }

  const RubricDraft& draft_;
  std::string out_{};
};

}  // namespace

RubricDraft example_draft() {
  Resource note{.name = "note", .path = "/notes"};
  note.fields = {
      {.name = "title", .required = true, .min_length = 1, .max_length = 80},
      {.name = "body", .max_length = 2000},
      {.name = "color", .members = {"white", "yellow", "red"}},
  };
  note.server_controlled = {"id", "created_at"};
  note.list.paging = Demand::kRequired;
  note.list.default_max = 100;
  note.put = true;
  note.deletion = Deletion::kHard;
  RubricDraft draft{.title = "Notes API"};
  draft.contract.resources.push_back(std::move(note));
  return draft;
}

std::string write_draft(const RubricDraft& draft) {
  return DraftWriter(draft).write();
}

}  // namespace assay
