// SPDX-License-Identifier: MIT
// Learning what the size of a page is called, from what it does.
#include <algorithm>
#include <cstddef>
#include <map>
#include <span>

#include "dialect/learn_paging.h"
#include "dialect/paging_names.h"

namespace assay {
namespace {

constexpr int kFew = 2;
constexpr int kSome = 7;
constexpr int kMany = 10;
constexpr int kLarge = 100;

// What one name does at several sizes, each asked for once.
class SizeTrial {
 public:
  SizeTrial(Session& session, std::string name) : session_(session), name_(std::move(name)) {}

  const std::optional<Probe>& at(int size) {
    const auto known = asked_.find(size);
    if (known != asked_.end()) return known->second;
    return asked_.emplace(size, probe(session_, {{name_, std::to_string(size)}})).first->second;
  }

  // The pages grow as the sizes do. One item too many is an effect as well: page.size judges it.
  bool follows(int less, int more) {
    const std::optional<Probe>& small = at(less);
    if (!small || small->ids.empty()) return false;
    const std::optional<Probe>& big = at(more);
    if (!big) return false;
    const int got = static_cast<int>(small->ids.size());
    return (got == less || got == less + 1) &&
           static_cast<int>(big->ids.size()) - got == more - less;
  }

  // Pages of one list begin alike; what two filter values select does not.
  bool nests(int less, int more) {
    const std::vector<std::string>& big = at(more)->ids;
    return std::ranges::any_of(at(less)->ids, [&](const std::string& id) {
      return std::ranges::find(big, id) != big.end();
    });
  }

  // Fewer items than asked for are legal: the larger page goes on where the smaller one ends.
  bool grows(int less, int more) {
    const std::optional<Probe>& small = at(less);
    if (!small || small->ids.empty() || small->ids.size() > static_cast<std::size_t>(less) + 1)
      return false;
    const std::optional<Probe>& big = at(more);
    if (!big || big->ids.size() <= small->ids.size()) return false;
    return big->ids.size() <= static_cast<std::size_t>(more) + 1 &&
           std::ranges::equal(small->ids, std::span(big->ids).first(small->ids.size()));
  }

 private:
  Session& session_;
  std::string name_;
  std::map<int, std::optional<Probe>> asked_{};
};

// The smallest handy size that this name takes; 0 when it has no effect.
int working_size(SizeTrial& trial, const Probe& plain, bool may_filter) {
  const std::optional<Probe>& few = trial.at(kFew);
  // Ignored: the page is as long as without it.
  if (few && few->ids.size() == plain.ids.size() && plain.ids.size() > kFew + 1) return 0;
  const auto works = [&](int less, int more) {
    return trial.follows(less, more) && (!may_filter || trial.nests(less, more));
  };
  if (works(kFew, kSome) || trial.grows(kFew, kSome)) return kFew + 1;
  // A minimum above 2, or a cap below 7.
  if (works(kSome, kMany)) return kSome;
  return works(kFew, kFew + 1) ? kFew : 0;
}

int largest_taken(Session& session, const PagingStyle& style) {
  const int most = session.resource().list.size_max.value_or(kLarge);
  for (const int size : {std::min(most, kLarge), 50, 20}) {
    if (size > most || size < style.small) continue;
    const auto page = probe(session, {{style.size_param, std::to_string(size)}});
    if (page && static_cast<int>(page->ids.size()) >= style.small) return size;
  }
  return style.small;
}

}  // namespace

void learn_size(Session& session, const Probe& plain, PagingStyle& style) {
  const Resource& resource = session.resource();
  for (const std::string& name : spellings(resource.list.size_param, paging_names::kSizes)) {
    if (session.stopped()) return;
    SizeTrial trial(session, name);
    const int size = working_size(trial, plain, names_a_field(resource, name));
    if (size > 0) {
      style.size_param = name;
      style.small = size;
      style.large = largest_taken(session, style);
      return;
    }
    style.tried += (style.tried.empty() ? "" : ", ") + name;
  }
}

}  // namespace assay
