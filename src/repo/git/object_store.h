// SPDX-License-Identifier: MIT
// Reads objects out of a repository's store: no configuration, no hook, no filter, no other store.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "repo/folder.h"
#include "repo/git/object_id.h"

namespace assay {

enum class ObjectKind { kCommit, kTree, kBlob, kTag };

class ObjectStore {
 public:
  // `git` is the opened repository folder (.git, or a bare one) and `path` the same by its name.
  // Nothing, and why, when there is no store that could be read safely.
  static std::optional<ObjectStore> open(const Folder& git,
                                         const std::string& path,
                                         std::string& reason);

  // The same store opened once more: two threads read through two, as one that is read through
  // waits for the other.
  ObjectStore again() const;

  // Shows the object's bytes. False for one that is missing, broken, or larger than `limit`.
  using Take = std::function<void(ObjectKind, std::string_view)>;
  bool read(const ObjectId& id, std::size_t limit, const Take& take) const;

  // Every object of the store, in the order in which reading them is quickest.
  void each_as_stored(const std::function<void(const ObjectId&)>& take) const;

 private:
  struct Database;
  explicit ObjectStore(std::shared_ptr<Database> database) : database_(std::move(database)) {}

  std::shared_ptr<Database> database_;
};

}  // namespace assay
