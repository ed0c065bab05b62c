// SPDX-License-Identifier: MIT
// A set of object names without a node for each: a large history holds a million.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "repo/git/object_id.h"

namespace assay {

class IdSet {
 public:
  IdSet();

  // False when it was in the set already.
  bool insert(const ObjectId& id);
  bool contains(const ObjectId& id) const;
  std::size_t size() const { return count_; }

 private:
  std::size_t slot_of(const ObjectId& id) const;  // where it is, or would go
  void grow();

  std::vector<ObjectId> slots_;
  std::vector<bool> taken_;
  std::size_t count_ = 0;
};

}  // namespace assay
