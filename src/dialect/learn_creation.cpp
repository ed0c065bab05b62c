// SPDX-License-Identifier: MIT
// One creation in each likely spelling, and what its answer shows.
#include "dialect/learn_creation.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay {
namespace {

constexpr double kWhole = 1 - 1e-9;

// One way to write a body.
struct Spelling {
  NameStyle style = NameStyle::kAsWritten;
  bool decimals_as_text = false;
  bool wrapped = false;

  bool operator==(const Spelling&) const = default;
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

std::vector<Spelling> spellings_of(const Resource& resource) {
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

// The spelling that a document states; nothing when its names are none of the contract's.
std::optional<Spelling> spelling_of(const StatedObject& body, const Resource& resource) {
  const auto property = [&](const Field& field, NameStyle style) {
    return std::ranges::find(body.properties, styled(field.name, style), &StatedProperty::name);
  };
  std::optional<Spelling> best;
  std::ptrdiff_t most = 0;
  for (const NameStyle style :
       {NameStyle::kAsWritten, NameStyle::kCamel, NameStyle::kSnake, NameStyle::kPascal}) {
    const std::ptrdiff_t known = std::ranges::count_if(resource.fields, [&](const Field& field) {
      return property(field, style) != body.properties.end();
    });
    if (known <= most) continue;
    most = known;
    const bool texts = std::ranges::any_of(resource.fields, [&](const Field& field) {
      const auto stated = property(field, style);
      return field.type == FieldType::kDecimal && stated != body.properties.end() &&
             has_type(*stated->schema, "string");
    });
    best = Spelling{style, texts, same_name(body.wrapper, resource.name)};
  }
  return best;
}

class Learner {
 public:
  Learner(Session& session, const Resource& resource, const std::optional<StatedObject>& stated)
      : session_(session),
        resource_(resource),
        spoken_(session.spoken(resource)),
        spellings_(spellings_of(resource)) {
    if (stated) stated_ = spelling_of(*stated, resource);
    const auto first = stated_ ? std::ranges::find(spellings_, *stated_) : spellings_.end();
    if (first != spellings_.end()) std::rotate(spellings_.begin(), first, std::next(first));
  }

  void run() {
    double best = -1;
    Spelling adopted = spellings_.front();
    Made kept;
    for (const Spelling& spelling : spellings_) {
      adopt(spoken_, spelling, resource_);
      const Json body = session_.sample(resource_);
      const std::string name = "create " + resource_.name;
      Made made = session_.create_twice(name, resource_, body);
      const Exchange& answer = session_.tape().at(name);
      if (first_answer_.empty()) first_answer_ = answer_of(answer);
      last_ = answer.id;
      adopt_slash(spoken_, session_.dialect().base, answer);
      if (session_.world().stopped() || !answer.answered()) break;
      if (!made.ok) {
        // Where spelling is not what is refused, other spellings only cost time.
        if (answer.status() == 404 || answer.status() == 405 || answer.status() == 401) break;
        continue;
      }
      const double match = shown(made);
      if (match > best) {
        best = match;
        adopted = spelling;
        kept = made;
      }
      // Anything less may be a name that was not understood and silently dropped.
      if (best >= kWhole) break;
    }
    adopt(spoken_, adopted, resource_);
    spoken_.choices = choices_of(kept.sent, resource_);
    spoken_.creatable = kept.ok;
    spoken_.create_exchange = kept.exchange;
    spoken_.create_answer = kept.ok ? "" : first_answer_;
    bind_path(kept);
    if (kept.ok) bind_body(kept, stated_ == adopted ? "openapi" : "observed");
  }

 private:
  // How much of what was sent shows in the answer, or else at the item's own address.
  double shown(Made& made) {
    const double in_answer = made.body.is_object() ? echoed(made.sent, made.body, resource_) : 0;
    const Exchange& read = session_.read_back("read " + resource_.name, resource_, made);
    if (read.request.url == session_.dialect().base + made.path + "/") spoken_.item_slash = true;
    spoken_.readable = read.is_2xx();
    const std::optional<Json> body = Json::parse(read.response.body);
    const Json* item = body && read.is_2xx() ? find_item(*body, resource_.name) : nullptr;
    return std::max(in_answer, item != nullptr ? echoed(made.sent, *item, resource_) : 0.0);
  }

  void bind(const char* what, std::string value, const char* origin, int exchange) {
    session_.dialect().bind(resource_.name + what, std::move(value), origin, exchange);
  }

  void bind_path(const Made& made) {
    const bool as_stated = spoken_.path == resource_.path;
    bind(".path", spoken_.path, as_stated ? "rubric" : "observed", made.ok ? made.exchange : last_);
    if (!made.ok) bind(".create", "does not work: " + first_answer_, "observed", last_);
  }

  // `origin` says who named the spelling that works.
  void bind_body(const Made& made, const char* origin) {
    bind(".names", std::string(style_name(spoken_.style)), origin, made.exchange);
    if (has_decimal(resource_.fields)) {
      bind(".decimals", spoken_.decimals_as_text ? "as text" : "as numbers", origin, made.exchange);
    }
    if (!spoken_.wrapper.empty()) {
      bind(".wrapper", spoken_.wrapper, resource_.wrapper.empty() ? origin : "rubric",
           made.exchange);
    }
    const bool served = !spoken_.id_name.empty();
    bind(".id", served ? spoken_.id_name : made.ids.front().name, served ? "observed" : "guessed",
         made.exchange);
    bind(".item", spoken_.readable ? made.path : made.path + " (not readable)", "observed",
         made.exchange);
  }

  Session& session_;
  const Resource& resource_;
  ResourceDialect& spoken_;
  std::vector<Spelling> spellings_;
  std::optional<Spelling> stated_{};
  std::string first_answer_{};
  int last_ = 0;  // exchange
};

}  // namespace

void adopt_slash(ResourceDialect& dialect, const std::string& base, const Exchange& answer) {
  const bool slashed = answer.request.url == base + dialect.path + "/";
  if (slashed) dialect.path += '/';
}

void learn_creation(Session& session,
                    const Resource& resource,
                    const std::optional<StatedObject>& stated) {
  Learner(session, resource, stated).run();
}

}  // namespace assay
