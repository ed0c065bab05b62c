// SPDX-License-Identifier: MIT
// Walks a repository in a fixed order, so that a bound cuts it at the same place on every machine.
#include "repo/walk.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "core/text.h"
#include "repo/first_party.h"
#include "repo/ignore.h"
#include "repo/walk_notes.h"

namespace assay {
namespace {

constexpr std::size_t kLarge = 5'000'000;
constexpr std::size_t kMostNamed = 10'000;  // foreign and ignored places, output
constexpr int kListed = 5;                  // folders deep
constexpr std::size_t kIgnoreFile = std::size_t{256} << 10U;

// What a tool or an author put there whole: a folder's name ("" for any) and a file that it holds.
struct Installed {
  std::string_view folder;
  const char* file;
};
constexpr Installed kInstalled[] = {
    {"", "pyvenv.cfg"},
    {"system", "core/CodeIgniter.php"},
    {"system", "CodeIgniter.php"},
    {"system", "classes/Kohana/Core.php"},
    {"Zend", "Loader/Autoloader.php"},
    {"Cake", "Core/App.php"},
    {"framework", "YiiBase.php"},
    {"wp-includes", "version.php"},
    {"rapidjson", "document.h"},
    {"nlohmann", "json.hpp"},
    {"spdlog", "spdlog.h"},
    {"asio", "io_context.hpp"},
    {"jwt-cpp", "jwt.h"},
    {"picojson", "picojson.h"},
    {"boost", "version.hpp"},
    {"openssl", "ssl.h"},
    {"gtest", "gtest.h"},
    {"gmock", "gmock.h"},
    {"inja", "inja.hpp"},
    {"SQLiteCpp", "Database.h"},
    {"", "workspace/insecure_id_rsa"},  // Laradock
    {"crow", "app.h"},
    {"oatpp", "parser/json/Utils.cpp"},
    {"oatpp", "core/Types.hpp"},
    {"oatpp", "src/oatpp/core/Types.hpp"},
    {"oatpp", "src/oatpp/Types.hpp"},
    {"lua", "lparser.c"},
    {"lua", "src/lparser.c"},
    {"sqlite", "sqlite3.c"},
    {"sqlite3", "sqlite3.c"},
};

bool is_installed(const Folder& folder,
                  std::string_view name,
                  const std::vector<FolderEntry>& entries) {
  return std::ranges::any_of(kInstalled, [&](const Installed& one) {
    if (!one.folder.empty() && one.folder != name) return false;
    const std::string_view first =
        std::string_view(one.file).substr(0, std::string_view(one.file).find('/'));
    return std::ranges::binary_search(entries, first, {}, &FolderEntry::name) &&
           folder.read_below(one.file, 1);
  });
}

class Walker {
 public:
  Walker(const FileWalkPlan& plan, const WalkLimits& limits) : plan_(plan), limits_(limits) {}

  // `name` is the folder's own, empty for the root.
  void visit(const Folder& folder, std::string_view name, const std::string& prefix, int depth) {
    const std::vector<FolderEntry> entries = folder.entries(limits_.entries);
    if (depth > 0 && is_installed(folder, name, entries)) return pass_over(prefix);
    if (entries.size() == limits_.entries) {
      stop(fmt::format("a folder holds over {} entries; the rest was not read", limits_.entries));
    }
    if (plan_.ignores) read_ignore_file(folder, entries, prefix);
    for (const FolderEntry& entry : entries)
      take_entry(folder, entry, prefix, depth);
    const bool built = std::ranges::any_of(entries, [](const FolderEntry& entry) {
      return entry.kind == EntryKind::kFile && is_manifest(entry.name);
    });
    for (const FolderEntry& entry : entries) {
      if (entry.kind != EntryKind::kFolder) continue;
      note_ignored(prefix + entry.name, true);
      if (is_foreign_folder(entry.name) || is_unpacked_release(name, entry.name)) {
        pass_over(prefix + entry.name + '/');
      } else if (built && is_output_folder(entry.name)) {
        list_output(folder, entry.name, prefix);
      } else {
        descend(folder, entry.name, prefix, depth + 1);
      }
    }
  }

  FolderWalk finish() {
    std::ranges::sort(walk_.paths);
    walk_.notes = notes_.sentences();
    return std::move(walk_);
  }

 private:
  void stop(std::string sentence) {
    walk_.truncated = true;
    notes_.bound(std::move(sentence));
  }

  void pass_over(std::string path) {
    if (path != ".git/" && walk_.foreign.size() < kMostNamed)
      walk_.foreign.push_back(std::move(path));
  }

  void list_output(const Folder& parent, const std::string& name, const std::string& prefix) {
    if (const auto output = parent.child(name)) list(*output, prefix + name + '/', 0);
  }

  // The names alone, as far as they tell what the folder is.
  void list(const Folder& folder, const std::string& prefix, int depth) {
    for (const FolderEntry& entry : folder.entries(limits_.entries)) {
      if (walk_.output.size() >= kMostNamed) return;
      if (entry.kind == EntryKind::kFile) walk_.output.push_back(prefix + entry.name);
      if (entry.kind != EntryKind::kFolder || depth == kListed) continue;
      if (const auto child = folder.child(entry.name)) {
        list(*child, prefix + entry.name + '/', depth + 1);
      }
    }
  }

  void read_ignore_file(const Folder& folder,
                        const std::vector<FolderEntry>& entries,
                        const std::string& prefix) {
    constexpr std::string_view kIgnoreName = ".gitignore";
    const auto found = std::ranges::lower_bound(entries, kIgnoreName, {}, &FolderEntry::name);
    if (found == entries.end() || found->name != kIgnoreName) return;
    if (const auto text = folder.read(found->name, kIgnoreFile)) rules_.add(prefix, *text);
  }

  // All but folders.
  void take_entry(const Folder& folder,
                  const FolderEntry& entry,
                  const std::string& prefix,
                  int depth) {
    const std::string path = prefix + entry.name;
    if (entry.kind == EntryKind::kFile) take(folder, entry.name, path);
    if (entry.kind == EntryKind::kLink) take_link(folder, entry.name, prefix, depth);
    if (entry.kind == EntryKind::kOther) notes_.no_file(path);
  }

  void note_ignored(const std::string& path, bool is_folder) {
    if (!rules_.ignores(path, is_folder) || walk_.ignored.size() == kMostNamed) return;
    walk_.ignored.push_back(is_folder ? path + '/' : path);
  }

  void take(const Folder& folder, const std::string& name, const std::string& path) {
    if (walk_.paths.size() == limits_.files) {
      stop(fmt::format("there are over {} files; the rest was not read", limits_.files));
      return;
    }
    walk_.paths.push_back(path);
    note_ignored(path, false);
    const bool kept = plan_.wanted(path);
    const bool scanned = plan_.scanned && plan_.scanned(path);
    if (!kept && !scanned) {
      if (folder.size_of(name) > kLarge) walk_.large.push_back(path);
      return;
    }
    auto file = folder.read_file(name, limits_.file_bytes);
    if (!file) {
      notes_.unreadable(path);
      return;
    }
    if (file->size > kLarge) walk_.large.push_back(path);
    if (file->size > file->text.size()) notes_.cut(path, file->size, file->text.size());
    if (scanned) plan_.scan(path, file->text);
    if (kept) keep(path, std::move(file->text));
  }

  void keep(const std::string& path, std::string text) {
    if (bytes_ >= limits_.total_bytes) {
      stop(fmt::format("there are over {} MB of text; the rest was not read for its meaning",
                       limits_.total_bytes >> 20U));
      return;
    }
    bytes_ += text.size();
    walk_.sources.push_back({path, std::move(text)});
  }

  void take_link(const Folder& folder,
                 const std::string& name,
                 const std::string& prefix,
                 int depth) {
    auto target = folder.link_target(name);
    if (!target) return;
    if (leads_out(prefix, *target)) notes_.link_out(prefix + name, *target);
    if (depth == 0) walk_.links.emplace_back(name, std::move(*target));
  }

  void descend(const Folder& parent,
               const std::string& name,
               const std::string& prefix,
               int depth) {
    if (depth > limits_.depth) {
      stop(fmt::format("folders nest deeper than {}; what is below was not read", limits_.depth));
      return;
    }
    const auto folder = parent.child(name);
    if (!folder) return notes_.unreadable(prefix + name);
    visit(*folder, name, prefix + name + "/", depth);
  }

  const FileWalkPlan& plan_;
  WalkLimits limits_;
  FolderWalk walk_{};
  IgnoreRules rules_{};
  WalkNotes notes_{};
  std::size_t bytes_ = 0;
};

}  // namespace

bool leads_out(std::string_view folder, std::string_view target) {
  if (target.starts_with('/') || target.starts_with('\\') || target.find(':') == 1) return true;
  auto depth = std::ranges::count(folder, '/');
  for (const std::string_view part : split(target, '/')) {
    if (part.empty() || part == ".") continue;
    depth += part == ".." ? -1 : 1;
    if (depth < 0) return true;
  }
  return false;
}

FolderWalk walk_repository(const Folder& root, const FileWalkPlan& plan, const WalkLimits& limits) {
  Walker walker(plan, limits);
  walker.visit(root, "", "", 0);
  return walker.finish();
}

}  // namespace assay
