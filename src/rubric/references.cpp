// SPDX-License-Identifier: MIT
// Resources sorted by what they refer to.
#include "rubric/references.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/core.h>

namespace assay {
namespace {

struct Reference {
  std::size_t to = 0;  // a place in the list of resources
  bool required = false;
  Spot at{};
};

enum class Strength { kRequired, kAny };

using References = std::vector<std::vector<Reference>>;  // of each resource

class Collector {
 public:
  Collector(const std::vector<Resource>& resources, Problems& problems) : problems_(problems) {
    for (const Resource& resource : resources)
      names_.push_back(resource.name);
  }

  References all(const Node& node) {
    References all(names_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Node* fields = node.children[i].find("fields");
      if (fields != nullptr) add_fields(*fields, true, all[i]);
    }
    return all;
  }

 private:
  void add_fields(const Node& fields, bool required, std::vector<Reference>& into) {
    for (const Node& field : fields.children) {
      const Node* flag = field.find("required");
      add_field(field, required && flag != nullptr && flag->text == "true", into);
    }
  }

  void add_field(const Node& field, bool required, std::vector<Reference>& into) {
    if (const Node* to = field.find("to"); to != nullptr && to->is_string()) {
      const auto found = std::ranges::find(names_, to->text);
      if (found == names_.end()) {
        problems_.add(to->at, fmt::format("there is no resource '{}' to refer to", to->text),
                      did_you_mean(to->text, names_));
      } else {
        into.push_back({static_cast<std::size_t>(found - names_.begin()), required, to->at});
      }
    }
    if (const Node* inner = field.find("fields")) add_fields(*inner, required, into);
    // A list may be empty, unless it says otherwise.
    const Node* least = field.find("min_length");
    if (const Node* items = field.find("items")) {
      add_field(*items, required && least != nullptr && least->text != "0", into);
    }
  }

  std::vector<std::string> names_{};
  Problems& problems_;
};

bool is_free(const std::vector<Reference>& references,
             const std::vector<bool>& placed,
             Strength strength) {
  return std::ranges::all_of(references, [&](const Reference& one) {
    return placed[one.to] || (strength == Strength::kRequired && !one.required);
  });
}

// The next resource in file order that waits for none; the size of the list when each one waits.
std::size_t next_free(const References& references, const std::vector<bool>& placed) {
  for (const Strength strength : {Strength::kAny, Strength::kRequired}) {
    for (std::size_t i = 0; i < references.size(); ++i) {
      if (!placed[i] && is_free(references[i], placed, strength)) return i;
    }
  }
  return references.size();
}

// Among resources that all wait for one another, follows required references until one repeats.
void report_circle(const References& references,
                   const std::vector<Resource>& resources,
                   const std::vector<bool>& placed,
                   Problems& problems) {
  const auto waits_for = [&](std::size_t from) {
    return *std::ranges::find_if(
        references[from], [&](const Reference& one) { return one.required && !placed[one.to]; });
  };
  std::size_t here = static_cast<std::size_t>(std::ranges::find(placed, false) - placed.begin());
  std::vector<std::size_t> walked;
  while (std::ranges::find(walked, here) == walked.end()) {
    walked.push_back(here);
    here = waits_for(here).to;
  }
  walked.erase(walked.begin(), std::ranges::find(walked, here));
  std::string circle;
  for (const std::size_t one : walked)
    circle += resources[one].name + " -> ";
  problems.add(
      waits_for(here).at,
      fmt::format("required references go in a circle: {}{}", circle, resources[here].name),
      "make one of them optional: none of these can be created first");
}

}  // namespace

void order_by_reference(const Node& node, std::vector<Resource>& resources, Problems& problems) {
  const References references = Collector(resources, problems).all(node);
  std::vector<bool> placed(resources.size(), false);
  std::vector<Resource> ordered;
  bool reported = false;
  while (ordered.size() < resources.size()) {
    std::size_t next = next_free(references, placed);
    if (next == resources.size()) {
      if (!reported) report_circle(references, resources, placed, problems);
      reported = true;
      next = static_cast<std::size_t>(std::ranges::find(placed, false) - placed.begin());
    }
    placed[next] = true;
    ordered.push_back(std::move(resources[next]));
  }
  resources = std::move(ordered);
}

}  // namespace assay
