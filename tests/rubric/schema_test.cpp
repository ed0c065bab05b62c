// SPDX-License-Identifier: MIT
// The JSON Schema knows what the reader knows: every rubric that loads is valid under it.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "contract/pattern.h"
#include "rubric/node.h"
#include "tests/rubric/support.h"

namespace assay {
namespace {

// As much of JSON Schema as the format's own schema uses; returns where and what, or nothing.
class Validator {
 public:
  explicit Validator(const Json& root) : root_(root) {}

  std::string check(const Json& value, const Json& schema, const std::string& at) const {
    if (const Json* ref = schema.find("$ref")) {
      return check(value, *root_.at(ref->text().substr(1)), at);
    }
    if (const Json* any = schema.find("anyOf")) {
      std::string first;
      bool one = false;
      for (const Json& option : any->items()) {
        const std::string wrong = check(value, option, at);
        one = one || wrong.empty();
        if (first.empty()) first = wrong;
      }
      if (!one) return first;
    }
    if (std::string wrong = check_value(value, schema, at); !wrong.empty()) return wrong;
    if (value.is_array()) return check_items(value, schema, at);
    return value.is_object() ? check_members(value, schema, at) : std::string();
  }

 private:
  static bool is_type(const Json& value, std::string_view type) {
    if (type == "integer") return value.as_int().has_value();
    if (type == "number") return value.is_number();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_bool();
    if (type == "null") return value.is_null();
    return type == "array" ? value.is_array() : value.is_object();
  }

  static std::string check_value(const Json& value, const Json& schema, const std::string& at) {
    if (const Json* type = schema.find("type")) {
      const bool right = type->is_string()
                             ? is_type(value, type->text())
                             : std::ranges::any_of(type->items(), [&](const Json& one) {
                                 return is_type(value, one.text());
                               });
      if (!right) return at + ": not of type " + type->dump();
    }
    const Json* members = schema.find("enum");
    if (members != nullptr &&
        std::ranges::find(members->items(), value) == members->items().end()) {
      return at + ": not in " + members->dump();
    }
    const Json* constant = schema.find("const");
    if (constant != nullptr && !(*constant == value)) return at + ": not " + constant->dump();
    const Json* least = schema.find("minimum");
    if (least != nullptr && value.as_double() < least->as_double()) return at + ": too small";
    const Json* most = schema.find("maximum");
    if (most != nullptr && value.as_double() > most->as_double()) return at + ": too large";
    const Json* pattern = schema.find("pattern");
    if (pattern != nullptr && value.is_string() &&
        !matches_whole(pattern->text() + ".*", value.text())) {
      return at + ": does not match " + pattern->text();
    }
    return {};
  }

  std::string check_items(const Json& value, const Json& schema, const std::string& at) const {
    const Json* items = schema.find("items");
    if (items == nullptr) return {};
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      std::string wrong = check(value.items()[i], *items, at + '/' + std::to_string(i));
      if (!wrong.empty()) return wrong;
    }
    return {};
  }

  std::string check_members(const Json& value, const Json& schema, const std::string& at) const {
    if (const Json* required = schema.find("required")) {
      for (const Json& name : required->items()) {
        if (value.find(name.text()) == nullptr) return at + ": lacks " + name.text();
      }
    }
    for (const auto& [name, member] : value.members()) {
      const Json* inner = schema_of(name, schema);
      if (inner == nullptr || inner->is_bool()) {
        if (inner == nullptr) continue;
        return at + ": unknown " + name;
      }
      std::string wrong = check(member, *inner, at + '/' + name);
      if (!wrong.empty()) return wrong;
    }
    return {};
  }

  static const Json* schema_of(const std::string& name, const Json& schema) {
    const Json* properties = schema.find("properties");
    const Json* own = properties == nullptr ? nullptr : properties->find(name);
    if (own != nullptr) return own;
    if (const Json* patterns = schema.find("patternProperties")) {
      for (const auto& [pattern, inner] : patterns->members()) {
        if (matches_whole(pattern, name)) return &inner;
      }
    }
    return schema.find("additionalProperties");
  }

  const Json& root_;
};

const Json& schema() {
  static const Json kSchema = Json::parse(rubric_schema()).value_or(Json());
  return kSchema;
}

std::string invalid(const std::string& yaml) {
  const ReadText read = read_text_of(yaml);
  EXPECT_TRUE(read.root.has_value()) << messages(read.problems);
  return Validator(schema()).check(to_json(*read.root), schema(), "");
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Schema, IsJsonOfTheDraftItNames) {
  ASSERT_TRUE(schema().is_object());
  EXPECT_EQ(schema().find("$schema")->text(), "https://json-schema.org/draft/2020-12/schema");
}

TEST(Schema, KnowsEveryKeyOfTheBuiltInRubricsAndTheExamples) {
  for (const BuiltIn& one : built_in_rubrics())
    EXPECT_EQ(invalid(std::string(one.text)), "") << one.name;
  EXPECT_EQ(invalid(content_of("fixtures/rubrics/orders-full.yaml")), "");
  EXPECT_EQ(invalid(content_of("fixtures/rubrics/every-key.yaml")), "");
  for (const char* example :
       {"examples/orders-api.yaml", "examples/realworld.yaml", "examples/todobackend.yaml"}) {
    EXPECT_EQ(invalid(content_of(example)), "") << example;
  }
}

TEST(Schema, KnowsTheResolvedForm) {
  EXPECT_EQ(invalid(*show_rubric("fixtures/rubrics/every-key.yaml", {}, {})), "");
}

// Every key that some object of the schema has, but for the methods of HTTP, which are one thing.
void collect_keys(const Json& schema, std::vector<std::string>& keys) {
  if (const Json* properties = schema.find("properties")) {
    for (const auto& [name, inner] : properties->members())
      keys.push_back(name);
  }
  for (const auto& [name, inner] : schema.members())
    collect_keys(inner, keys);
  for (const Json& inner : schema.items())
    collect_keys(inner, keys);
}

TEST(Schema, HasNoKeyThatTheReadmeDoesNotExplain) {
  const std::string readme = content_of("rubrics/README.md");
  std::vector<std::string> keys;
  collect_keys(schema(), keys);
  EXPECT_GT(keys.size(), 100U);
  for (const std::string& key : keys) {
    const bool told = readme.find('`' + key) != std::string::npos ||
                      readme.find(key + ':') != std::string::npos ||
                      readme.find('.' + key + '`') != std::string::npos;
    EXPECT_TRUE(told) << key;
  }
}

TEST(Schema, RefusesWhatTheReaderRefuses) {
  EXPECT_EQ(invalid(std::string(kLeast) + "pas: 1\n"), ": unknown pas");
  EXPECT_EQ(invalid("assay: 2\nid: x\n"), "/assay: not 1");
  EXPECT_EQ(invalid("assay: 1\n"), ": lacks id");
  EXPECT_EQ(invalid(content_of("fixtures/bad-rubrics/wrong-types.yaml")),
            "/id: not of type \"string\"");
  EXPECT_NE(invalid(content_of("fixtures/bad-rubrics/unknown-key.yaml")), "");
  EXPECT_NE(invalid(content_of("fixtures/bad-rubrics/api.yaml")), "");
}

}  // namespace
}  // namespace assay
