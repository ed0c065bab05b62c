// SPDX-License-Identifier: MIT
// Categories: who lists which check, and the criteria that the rubric writes itself.
#include <algorithm>
#include <map>
#include <optional>

#include <fmt/core.h>

#include "rubric/categories.h"
#include "rubric/decode.h"

namespace assay {
namespace {

constexpr std::size_t kMostCategories = 100;

// One item of a `checks:` list.
struct Listing {
  std::size_t category = 0;
  std::string pattern{};
  std::optional<Weights> weights{};
  std::string brief{};
  Spot at{};
  Spot weight_at{};
  std::vector<std::string> ids{};
};

class CategoryReader {
 public:
  CategoryReader(const CategoryContext& context, Problems& problems)
      : context_(context), problems_(problems) {}

  Categories read(const Node& list) {
    for (const Node& node : list.children)
      read_category(node);
    for (const Listing& listing : listings_)
      claim(listing);
    for (const Listing& listing : listings_)
      place(listing);
    for (std::size_t i = 0; i < own_.size(); ++i)
      append_own(i);
    for (std::size_t i = 0; i < result_.all.size(); ++i)
      check_filled(i, list.children[i]);
    return std::move(result_);
  }

 private:
  void read_category(const Node& node) {
    Category category;
    MapReader reader(node, "category", problems_);
    const Node* id = reader.need("id", "id: validation");
    reader.text("id", category.id);
    category.title = category.id;
    reader.text("title", category.title);
    category.weight = 1;
    if (const Node* weight = reader.find("weight")) {
      category.weight = read_for_level(*weight, "weight", context_.level, problems_).value_or(0);
    }
    category.at = problems_.sources().position(node.at);
    if (id != nullptr) check_id(*id);
    if (const Node* checks = reader.find("checks")) read_checks(*checks);
    own_.emplace_back();
    read_own(reader, "scenarios", [this](const Node& one) {
      return decode_scenario(one, context_.contract, problems_);
    });
    read_own(reader, "commands",
             [this](const Node& one) { return decode_command(one, problems_); });
    read_own(reader, "questions",
             [this](const Node& one) { return decode_question(one, problems_); });
    reader.finish();
    result_.all.push_back(std::move(category));
    result_.places.emplace_back();
  }

  void check_id(const Node& id) {
    if (!is_id(id.text)) problems_.add(id.at, fmt::format("'{}' is no id", id.text));
    const auto same = std::ranges::find(result_.all, id.text, &Category::id);
    if (same == result_.all.end()) return;
    problems_.add(id.at, fmt::format("two categories are called '{}'; the first is at line {}",
                                     id.text, same->at.line));
  }

  template <typename Decode>
  void read_own(MapReader& reader, std::string_view key, Decode decode) {
    const Node* list = reader.find(key);
    if (list == nullptr || !expect_list(*list, key, problems_)) return;
    for (const Node& node : list->children)
      own_.back().emplace_back(&node, decode(node));
  }

  void read_checks(const Node& checks) {
    if (!expect_list(checks, "checks", problems_)) return;
    for (const Node& item : checks.children) {
      Listing listing;
      listing.category = result_.all.size();
      listing.at = item.at;
      if (item.is_map()) {
        read_long_form(item, listing);
      } else {
        listing.pattern = read_text(item, "an item of checks", problems_).value_or("");
      }
      if (listing.pattern.empty()) continue;
      listing.ids = context_.checks.matching(listing.pattern);
      if (listing.ids.empty()) {
        problems_.add(listing.at, fmt::format("no check is called '{}'", listing.pattern),
                      context_.checks.hint(listing.pattern));
      }
      listings_.push_back(std::move(listing));
    }
  }

  void read_long_form(const Node& item, Listing& listing) {
    MapReader reader(item, "check", problems_);
    if (const Node* id = reader.need("id", "id: http.create")) listing.at = id->at;
    reader.text("id", listing.pattern);
    if (const Node* weight = reader.find("weight")) {
      listing.weights = read_weights(*weight, "weight", problems_);
      listing.weight_at = weight->at;
    }
    reader.text("brief", listing.brief);
    reader.finish();
  }

  // Each id belongs to the listing that names it most closely.
  void claim(const Listing& listing) {
    const Closeness close = closeness_of(listing.pattern);
    for (const std::string& id : listing.ids) {
      const Listing*& holder = holders_[id];
      if (holder == nullptr || close > closeness_of(holder->pattern)) {
        holder = &listing;
      } else if (close == closeness_of(holder->pattern)) {
        const bool same_category = listing.category == holder->category;
        if (same_category && close == Closeness::kGlob) continue;
        report_claim(id, listing, *holder);
        if (listing.ids.size() > 1) return;  // one word for a whole glob
      }
    }
  }

  void report_claim(const std::string& id, const Listing& listing, const Listing& holder) {
    const Position first = problems_.sources().position(holder.at);
    problems_.add(listing.at,
                  fmt::format("{} is listed twice; first at {}:{}", id, first.line, first.column),
                  "an id wins over a glob: name it by its id where it belongs");
  }

  void place(const Listing& listing) {
    Category& category = result_.all[listing.category];
    for (const std::string& id : listing.ids) {
      if (holders_[id] != &listing) continue;
      Criterion criterion;
      criterion.id = id;
      criterion.brief = listing.brief;
      criterion.at = problems_.sources().position(listing.at);
      const WeightTable::Entry usual = context_.weights.of(id);
      criterion.weights =
          listing.weights ? shared(*listing.weights, id, listing.pattern) : usual.weights;
      result_.places[listing.category].push_back(
          {listing.at, listing.weights ? listing.weight_at : usual.at});
      category.criteria.push_back(std::move(criterion));
    }
  }

  void append_own(std::size_t index) {
    for (auto& [node, criterion] : own_[index]) {
      const auto [taken, fresh] = own_ids_.emplace(criterion.id, node->at.line);
      if (!fresh || context_.checks.contains(criterion.id)) {
        problems_.add(node->at,
                      fmt::format("the id '{}' is taken by {}", criterion.id,
                                  fresh ? "a check" : fmt::format("line {}", taken->second)),
                      "give it an id of its own");
      }
      result_.all[index].criteria.push_back(std::move(criterion));
    }
  }

  void check_filled(std::size_t index, const Node& node) {
    if (!result_.all[index].criteria.empty() || !node.is_map()) return;
    const auto lists = [&](const Listing& listing) {
      return listing.category == index && !listing.ids.empty();
    };
    // A category that lost all of its checks to closer ones elsewhere is as empty.
    problems_.add(node.at,
                  fmt::format("the category '{}' holds no criterion{}", result_.all[index].id,
                              std::ranges::any_of(listings_, lists)
                                  ? " that is not listed more closely elsewhere"
                                  : ""));
  }

  const CategoryContext& context_;
  Problems& problems_;
  Categories result_{};
  std::vector<Listing> listings_{};
  std::map<std::string, const Listing*> holders_{};
  std::vector<std::vector<std::pair<const Node*, Criterion>>> own_{};  // of each category
  std::map<std::string, int> own_ids_{};
};

}  // namespace

Categories decode_categories(const Node& node, const CategoryContext& context, Problems& problems) {
  if (!expect_list(node, "categories", problems)) return {};
  if (node.children.size() > kMostCategories) {
    problems.add(node.at, fmt::format("categories lists more than {}", kMostCategories));
    return {};
  }
  if (node.children.empty()) problems.add(node.at, "categories is empty: nothing is judged");
  return CategoryReader(context, problems).read(node);
}

}  // namespace assay
