// SPDX-License-Identifier: MIT
// Discovery (catalogue, section 6): sign-up, then one creation of each resource.
#include "dialect/discover.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/session.h"

namespace assay {
namespace {

constexpr double kWhole = 1 - 1e-9;

// One way to write a body.
struct Spelling {
  NameStyle style = NameStyle::kAsWritten;
  bool decimals_as_text = false;
  bool wrapped = false;
};

bool has_decimal(const std::vector<Field>& fields) {
  return std::ranges::any_of(fields, [](const Field& field) {
    return field.type == FieldType::kDecimal || has_decimal(field.fields) ||
           has_decimal(field.items);
  });
}

bool changes_names(const Resource& resource, NameStyle style) {
  return std::ranges::any_of(
      resource.fields, [&](const Field& field) { return styled(field.name, style) != field.name; });
}

std::vector<Spelling> spellings(const Resource& resource) {
  std::vector<Spelling> list;
  for (const bool wrapped : {false, true}) {
    if (!resource.wrapper.empty() && !wrapped) continue;
    for (const NameStyle style :
         {NameStyle::kAsWritten, NameStyle::kCamel, NameStyle::kSnake, NameStyle::kPascal}) {
      if (style != NameStyle::kAsWritten && !changes_names(resource, style)) continue;
      list.push_back({style, false, wrapped});
      if (has_decimal(resource.fields)) list.push_back({style, true, wrapped});
    }
  }
  return list;
}

void adopt(ResourceDialect& dialect, const Spelling& spelling, const Resource& resource) {
  dialect.style = spelling.style;
  dialect.decimals_as_text = spelling.decimals_as_text;
  dialect.wrapper = !spelling.wrapped          ? ""
                    : resource.wrapper.empty() ? resource.name
                                               : resource.wrapper;
}

// What a body chose of enums and flags.
Json choices_of(const Json& body, const Resource& resource) {
  Json choices = Json::object();
  for (const Field& field : resource.fields) {
    const Json* value = body.find(field.name);
    const bool chooses = !field.members.empty() || field.type == FieldType::kBoolean;
    if (value != nullptr && chooses && !field.unique) choices.set(field.name, *value);
  }
  return choices;
}

// The share of the sent members that an item shows unchanged.
double echoed(const Json& sent, const Json& item, const Resource& resource) {
  if (sent.members().empty()) return 1;
  int same = 0;
  for (const auto& [name, value] : sent.members()) {
    const Field* field = find_field(resource, name);
    const Json* shown = member(item, name);
    if (shown != nullptr && same_value(value, *shown, field)) ++same;
  }
  return same / static_cast<double>(sent.members().size());
}

void adopt_slash(ResourceDialect& dialect, const std::string& base, const Exchange& answer) {
  const bool slashed = answer.request.url == base + dialect.path + "/";
  if (slashed) dialect.path += '/';
}

std::string_view style_name(NameStyle style) {
  switch (style) {
    case NameStyle::kAsWritten:
      return "as in the rubric";
    case NameStyle::kSnake:
      return "snake_case";
    case NameStyle::kCamel:
      return "camelCase";
    case NameStyle::kPascal:
      return "PascalCase";
    case NameStyle::kKebab:
      return "kebab-case";
  }
  return "";
}

class Discovery {
 public:
  Discovery(
      World& world, const Contract& contract, Dialect& dialect, Tape& tape, std::uint64_t seed)
      : contract_(contract),
        dialect_(dialect),
        tape_(tape),
        session_(world, contract, dialect, tape, nullptr, {.seed = seed, .marker = "gdiscover"}) {}

  void run() {
    learn_users();
    for (const Resource& resource : contract_.resources) {
      if (session_.world().stopped()) return;
      learn_creation(resource);
      if (dialect_.resources[resource.name].creatable) learn_list(resource);
    }
  }

 private:
  void learn_users() {
    if (!contract_.users) return;
    const Principal& first = session_.user();
    dialect_.users_work = !first.headers.empty();
    dialect_.bind("users", dialect_.users_work ? "sign-up and log-in work" : dialect_.users_answer,
                  "observed", last_id());
    // Without users the resources are still asked for, as anybody.
    if (!dialect_.users_work) session_.act_as(Session::anonymous());
  }

  void learn_creation(const Resource& resource) {
    ResourceDialect& spoken = session_.spoken(resource);
    double best = -1;
    Spelling adopted;
    Made kept;
    std::string first_answer;
    for (const Spelling& spelling : spellings(resource)) {
      adopt(spoken, spelling, resource);
      const Json body = session_.sample(resource);
      const std::string name = "create " + resource.name;
      Made made = session_.create_twice(name, resource, body);
      const Exchange& answer = tape_.at(name);
      if (first_answer.empty()) first_answer = answer_of(answer);
      adopt_slash(spoken, dialect_.base, answer);
      if (session_.world().stopped() || !answer.answered()) break;
      if (!made.ok) {
        // Where spelling is not what is refused, other spellings only cost time.
        if (answer.status() == 404 || answer.status() == 405 || answer.status() == 401) break;
        continue;
      }
      const double match = shown(made, resource);
      if (match > best) {
        best = match;
        adopted = spelling;
        kept = made;
      }
      // Anything less may be a name that was not understood and silently dropped.
      if (best >= kWhole) break;
    }
    adopt(spoken, adopted, resource);
    spoken.choices = choices_of(kept.sent, resource);
    spoken.creatable = kept.ok;
    spoken.create_exchange = kept.exchange;
    spoken.create_answer = kept.ok ? "" : first_answer;
    bind_creation(resource, spoken, kept);
  }

  // How much of what was sent shows in the answer, or else at the item's own address.
  double shown(Made& made, const Resource& resource) {
    ResourceDialect& spoken = session_.spoken(resource);
    const double in_answer = made.body.is_object() ? echoed(made.sent, made.body, resource) : 0;
    const std::string name = "read " + resource.name;
    const Exchange& read = session_.read_back(name, resource, made);
    if (read.request.url == dialect_.base + made.path + "/") spoken.item_slash = true;
    spoken.readable = read.is_2xx();
    const std::optional<Json> body = Json::parse(read.response.body);
    const Json* item = body && read.is_2xx() ? find_item(*body, resource.name) : nullptr;
    return std::max(in_answer, item != nullptr ? echoed(made.sent, *item, resource) : 0.0);
  }

  void bind_creation(const Resource& resource, const ResourceDialect& spoken, const Made& made) {
    const std::string name = resource.name;
    dialect_.bind(name + ".path", spoken.path, spoken.path == resource.path ? "rubric" : "observed",
                  made.exchange);
    if (!spoken.creatable) {
      dialect_.bind(name + ".create", "does not work: " + spoken.create_answer, "observed",
                    last_id());
      return;
    }
    dialect_.bind(name + ".names", std::string(style_name(spoken.style)), "observed",
                  made.exchange);
    if (has_decimal(resource.fields)) {
      dialect_.bind(name + ".decimals", spoken.decimals_as_text ? "as text" : "as numbers",
                    "observed", made.exchange);
    }
    if (!spoken.wrapper.empty()) {
      dialect_.bind(name + ".wrapper", spoken.wrapper,
                    resource.wrapper.empty() ? "observed" : "rubric", made.exchange);
    }
    dialect_.bind(name + ".id", spoken.id_name.empty() ? made.ids.front().name : spoken.id_name,
                  spoken.id_name.empty() ? "guessed" : "observed", made.exchange);
    dialect_.bind(name + ".item", spoken.readable ? made.path : made.path + " (not readable)",
                  "observed", made.exchange);
  }

  void learn_list(const Resource& resource) {
    const std::string name = "list " + resource.name;
    const Exchange& answer = session_.get(name, session_.collection(resource));
    adopt_slash(session_.spoken(resource), dialect_.base, answer);
    const std::optional<Json> body = Json::parse(answer.response.body);
    const Json* list = body && answer.is_2xx() ? find_list(*body, resource.name) : nullptr;
    dialect_.bind(resource.name + ".list",
                  list == nullptr ? "none: GET " + answer_of(answer)
                                  : fmt::format("{}, {} items",
                                                body->is_array() ? "bare array" : "in an envelope",
                                                list->items().size()),
                  "observed", answer.id);
  }

  int last_id() const { return tape_.entries().empty() ? 0 : tape_.entries().back().exchange.id; }

  const Contract& contract_;
  Dialect& dialect_;
  Tape& tape_;
  Session session_;
};

}  // namespace

Dialect discover(World& world,
                 const Contract& contract,
                 const std::string& base,
                 std::uint64_t seed,
                 Tape& tape) {
  Dialect dialect;
  dialect.base = base;
  Discovery(world, contract, dialect, tape, seed).run();
  return dialect;
}

}  // namespace assay
