// SPDX-License-Identifier: MIT
// The seam to libgit2: its object database alone. Opened without a repository, it reads no
// configuration, and added by hand, its backends follow no list of other stores.
#include "repo/git/object_store.h"

#include <git2.h>
#include <git2/sys/odb_backend.h>

#include "repo/shared_library.h"

namespace assay {
namespace {

constexpr std::size_t kMostEntries = 300'000;
// Windows that are mapped and let go again cost more than what is read through them.
constexpr std::size_t kWindow = std::size_t{4} << 20U;   // of a pack, mapped at once
constexpr std::size_t kMapped = std::size_t{96} << 20U;  // of all windows
constexpr ssize_t kCached = ssize_t{8} << 20U;

// libgit2's functions, by their own names without "git_".
struct GitLibrary {
  decltype(&git_libgit2_init) init = nullptr;
  decltype(&git_libgit2_opts) opts = nullptr;
  decltype(&git_odb_new) odb_new = nullptr;
  decltype(&git_odb_free) odb_free = nullptr;
  decltype(&git_odb_backend_pack) odb_backend_pack = nullptr;
  decltype(&git_odb_backend_loose) odb_backend_loose = nullptr;
  decltype(&git_odb_add_backend) odb_add_backend = nullptr;
  decltype(&git_odb_read_header) odb_read_header = nullptr;
  decltype(&git_odb_read) odb_read = nullptr;
  decltype(&git_odb_object_free) odb_object_free = nullptr;
  decltype(&git_odb_object_data) odb_object_data = nullptr;
  decltype(&git_odb_object_size) odb_object_size = nullptr;
  decltype(&git_odb_foreach) odb_foreach = nullptr;

  GitLibrary() {
    const SharedLibrary library("libgit2.so." LIBGIT2_SOVERSION);
    library.find("git_libgit2_init", init);
    library.find("git_libgit2_opts", opts);
    library.find("git_odb_new", odb_new);
    library.find("git_odb_free", odb_free);
    library.find("git_odb_backend_pack", odb_backend_pack);
    library.find("git_odb_backend_loose", odb_backend_loose);
    library.find("git_odb_add_backend", odb_add_backend);
    library.find("git_odb_read_header", odb_read_header);
    library.find("git_odb_read", odb_read);
    library.find("git_odb_object_free", odb_object_free);
    library.find("git_odb_object_data", odb_object_data);
    library.find("git_odb_object_size", odb_object_size);
    library.find("git_odb_foreach", odb_foreach);
    init();
    opts(GIT_OPT_SET_MWINDOW_SIZE, kWindow);
    opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, kMapped);
    opts(GIT_OPT_SET_CACHE_MAX_SIZE, kCached);
    // What is read is scanned, not trusted; hashing it again would take longer than reading it.
    opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
  }
};

// Once for the process, never undone: other threads may still read.
const GitLibrary& libgit() {
  static const GitLibrary kLoaded;
  return kLoaded;
}

git_oid to_oid(const ObjectId& id) {
  git_oid oid;
  std::memcpy(oid.id, id.bytes.data(), id.bytes.size());
  return oid;
}

std::optional<ObjectKind> kind_of(git_object_t type) {
  switch (type) {
    case GIT_OBJECT_COMMIT:
      return ObjectKind::kCommit;
    case GIT_OBJECT_TREE:
      return ObjectKind::kTree;
    case GIT_OBJECT_BLOB:
      return ObjectKind::kBlob;
    case GIT_OBJECT_TAG:
      return ObjectKind::kTag;
    default:
      return std::nullopt;
  }
}

// libgit2 opens by name: a link would lead it elsewhere, and a pipe would hold it.
bool is_plain(const Folder& folder, int depth) {
  const std::vector<FolderEntry> entries = folder.entries(kMostEntries);
  if (entries.size() == kMostEntries) return false;
  for (const FolderEntry& entry : entries) {
    if (entry.kind == EntryKind::kFile) continue;
    if (entry.kind != EntryKind::kFolder || depth == 0) return false;
    const auto child = folder.child(entry.name);
    if (!child || !is_plain(*child, depth - 1)) return false;
  }
  return true;
}

}  // namespace

struct ObjectStore::Database {
  git_odb* odb = nullptr;
  std::string folder;

  explicit Database(std::string of) : folder(std::move(of)) {}
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  Database(Database&&) = delete;
  Database& operator=(Database&&) = delete;
  ~Database() { libgit().odb_free(odb); }

  bool open() {
    git_odb_backend* packs = nullptr;
    git_odb_backend* loose = nullptr;
    return libgit().odb_new(&odb) == 0 && libgit().odb_backend_pack(&packs, folder.c_str()) == 0 &&
           libgit().odb_add_backend(odb, packs, 2) == 0 &&
           libgit().odb_backend_loose(&loose, folder.c_str(), 0, 0, 0, 0) == 0 &&
           libgit().odb_add_backend(odb, loose, 1) == 0;
  }
};

std::optional<ObjectStore> ObjectStore::open(const Folder& git,
                                             const std::string& path,
                                             std::string& reason) {
  const auto objects = git.child("objects");
  if (!objects) {
    reason = "git's folder holds no objects";
    return std::nullopt;
  }
  if (!is_plain(*objects, 2)) {
    reason = "git's folder of objects holds links, pipes or too many entries";
    return std::nullopt;
  }
  auto database = std::make_shared<Database>(path + "/objects");
  if (!database->open()) {
    reason = "git's folder of objects cannot be read";
    return std::nullopt;
  }
  return ObjectStore(std::move(database));
}

ObjectStore ObjectStore::again() const {
  auto database = std::make_shared<Database>(database_->folder);
  return database->open() ? ObjectStore(std::move(database)) : *this;
}

bool ObjectStore::read(const ObjectId& id, std::size_t limit, const Take& take) const {
  const git_oid oid = to_oid(id);
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  // The size that an object claims is asked first: it may be a bomb.
  if (libgit().odb_read_header(&size, &type, database_->odb, &oid) != 0 || size > limit)
    return false;
  const std::optional<ObjectKind> kind = kind_of(type);
  git_odb_object* object = nullptr;
  if (!kind || libgit().odb_read(&object, database_->odb, &oid) != 0) return false;
  const std::unique_ptr<git_odb_object, decltype(libgit().odb_object_free)> owner(
      object, libgit().odb_object_free);
  take(*kind, {static_cast<const char*>(libgit().odb_object_data(object)),
               libgit().odb_object_size(object)});
  return true;
}

void ObjectStore::each_as_stored(const std::function<void(const ObjectId&)>& take) const {
  const auto visit = [](const git_oid* oid, void* payload) {
    ObjectId id;
    std::memcpy(id.bytes.data(), oid->id, id.bytes.size());
    (*static_cast<const std::function<void(const ObjectId&)>*>(payload))(id);
    return 0;
  };
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): the payload of a C callback
  libgit().odb_foreach(database_->odb, visit, const_cast<void*>(static_cast<const void*>(&take)));
}

}  // namespace assay
