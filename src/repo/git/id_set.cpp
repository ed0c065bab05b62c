// SPDX-License-Identifier: MIT
// Open addressing, at most three quarters full.
#include "repo/git/id_set.h"

#include <utility>

namespace assay {

IdSet::IdSet() : slots_(1024), taken_(1024) {}

std::size_t IdSet::slot_of(const ObjectId& id) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = ObjectIdHash{}(id)&mask;
  while (taken_[at] && slots_[at] != id)
    at = (at + 1) & mask;
  return at;
}

bool IdSet::contains(const ObjectId& id) const {
  return taken_[slot_of(id)];
}

bool IdSet::insert(const ObjectId& id) {
  if (4 * (count_ + 1) > 3 * slots_.size()) grow();
  const std::size_t at = slot_of(id);
  if (taken_[at]) return false;
  slots_[at] = id;
  taken_[at] = true;
  ++count_;
  return true;
}

void IdSet::grow() {
  const std::vector<ObjectId> slots =
      std::exchange(slots_, std::vector<ObjectId>(slots_.size() * 2));
  const std::vector<bool> taken = std::exchange(taken_, std::vector<bool>(slots_.size()));
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (!taken[i]) continue;
    const std::size_t at = slot_of(slots[i]);
    slots_[at] = slots[i];
    taken_[at] = true;
  }
}

}  // namespace assay
