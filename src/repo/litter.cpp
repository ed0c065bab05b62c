// SPDX-License-Identifier: MIT
// A folder's name alone proves nothing: what stands in it, or beside it, has to say the same.
#include "repo/litter.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/container/compose.h"
#include "repo/first_party.h"
#include "repo/ignore.h"
#include "repo/language.h"
#include "repo/litter_bytes.h"
#include "repo/litter_names.h"
#include "repo/litter_places.h"

namespace assay {
namespace {

constexpr std::size_t kMostLitter = 200;

bool is_let_in(const LitterSources& sources, std::string_view name) {
  return std::ranges::any_of(sources.texts.sources(), [&](const SourceFile& file) {
    return file_name(file.path) == ".gitignore" && lets_in(file.text, name);
  });
}

class Sorter {
 public:
  explicit Sorter(const LitterSources& sources)
      : sources_(sources), shares_editor_(is_let_in(sources, ".idea")) {}

  std::vector<Litter> sorted() {
    for (const std::string& path : sources_.paths) {
      if (is_of_test_data(path) || is_of_others(path) || take_folder(path)) continue;
      if (!path.ends_with('/')) take_file(path);
    }
    for (const std::string& path : sources_.large) {
      if (!ends_with_one_of(kMedia, lower(path)) && stands(path)) add(LitterKind::kLargeFile, path);
    }
    return std::move(found_);
  }

 private:
  bool stands(const std::string& path) const {
    return std::ranges::binary_search(sources_.paths, path) && !is_of_test_data(path) &&
           std::ranges::none_of(found_,
                                [&](const Litter& one) { return path.starts_with(one.path); });
  }

  void add(LitterKind kind, std::string path) {
    if (!found_.empty() && found_.back().kind == kind && found_.back().path == path) {
      ++found_.back().files;
    } else if (found_.size() < kMostLitter) {
      found_.push_back({.kind = kind, .path = std::move(path)});
    }
  }

  // Whether one of the path's folders says what the file is.
  bool take_folder(const std::string& path) {
    std::size_t from = 0;
    for (std::size_t slash = path.find('/'); slash != std::string::npos;
         from = slash + 1, slash = path.find('/', from)) {
      const std::string_view name = std::string_view(path).substr(from, slash - from);
      const std::string folder = path.substr(0, slash + 1);
      const std::optional<LitterKind> kind = kind_of_folder(name, folder);
      if (!kind) continue;
      add(*kind, folder);
      return true;
    }
    return false;
  }

  std::optional<LitterKind> kind_of_folder(std::string_view name, const std::string& folder) {
    const auto known = kinds_.find(folder);
    if (known != kinds_.end()) return known->second;
    const std::optional<LitterKind> kind = judge_folder(name, folder);
    kinds_.emplace(folder, kind);
    return kind;
  }

  // What Composer writes to load the author's own classes, without a package beside it.
  bool is_autoloader(std::string_view name, const std::string& folder) const {
    if (name != "vendor" || !has(folder + "autoload.php")) return false;
    const auto from = std::ranges::lower_bound(sources_.paths, folder);
    const auto to = std::find_if(from, sources_.paths.end(), [&](const std::string& path) {
      return !path.starts_with(folder);
    });
    return std::all_of(from, to, [&](const std::string& path) {
      const std::string_view below = std::string_view(path).substr(folder.size());
      return below == "autoload.php" || below.starts_with("composer/");
    });
  }

  // Folders that hold dependencies only where something in them says so.
  bool holds_dependencies(std::string_view name, const std::string& folder, bool entered) const {
    if (name == "venv" || name == "env" || name == "virtualenv") {
      return has(folder + "pyvenv.cfg") || !entered;
    }
    if (name == "vendor") return has(folder + "autoload.php") || holds(folder, "bundle/ruby/", 1);
    return name == "deps" && beside(folder, "mix.exs") && holds(folder, "/mix.exs", 1);
  }

  // What a server of MySQL, PostgreSQL or MongoDB keeps its databases in.
  bool is_data_directory(const std::string& folder) const {
    return has(folder + "ibdata1") || has(folder + "WiredTiger") ||
           (has(folder + "PG_VERSION") && holds(folder, "base/", 1));
  }

  std::optional<LitterKind> kind_of_dependencies(std::string_view name,
                                                 const std::string& folder,
                                                 bool entered) const {
    if (entered && !holds(folder, "/", 1)) return std::nullopt;  // a placeholder for mounting
    // A log or a cache that a tool put there.
    const bool bare = name == "node_modules" && entered && !holds(folder, "package.json", 1);
    return bare ? LitterKind::kCrumb : LitterKind::kDependencies;
  }

  // Visual Studio's own, with its databases; the versions that an extension of its kin keeps; not
  // what is shared on purpose alone: the style of the code, how it is started.
  bool is_of_editor(std::string_view name, const std::string& folder) const {
    if (name == ".vs" || name == ".history") return true;
    const bool whole = has(folder + "misc.xml") || has(folder + "modules.xml");
    return name == ".idea" && whole && !shares_editor_;
  }

  std::optional<LitterKind> judge_folder(std::string_view name, const std::string& folder) const {
    if (is_data_directory(folder)) return LitterKind::kDatabase;
    const bool entered = !std::ranges::binary_search(sources_.paths, folder);
    if (lists(kDependencies, name)) return kind_of_dependencies(name, folder, entered);
    if (is_of_editor(name, folder)) return LitterKind::kCrumb;
    if (is_autoloader(name, folder)) return LitterKind::kBuildOutput;
    if (holds_dependencies(name, folder, entered)) return LitterKind::kDependencies;
    if (lists(kLitterOutput, name) || name.ends_with(".egg-info")) return LitterKind::kBuildOutput;
    return is_built(name, folder) ? std::optional(LitterKind::kBuildOutput) : std::nullopt;
  }

  bool is_built(std::string_view name, const std::string& folder) const {
    // A published action carries its bundle.
    if (beside(folder, "action.yml") || beside(folder, "action.yaml")) return false;
    if (is_run_from(folder)) return false;
    return std::ranges::any_of(kBuilt, [&](const Built& built) {
      return built.folder == name && beside(folder, built.beside) && holds(folder, built.inside, 1);
    });
  }

  // "build": "node build/build.js": scripts that the author keeps there.
  bool is_run_from(const std::string& folder) const {
    const std::string_view bare = std::string_view(folder).substr(0, folder.size() - 1);
    const std::string manifest = std::string(folder_of(bare)) + "package.json";
    const std::string* text = sources_.texts.text(manifest);
    const std::string script = "node " + std::string(file_name(bare)) + "/build";
    return text != nullptr && text->find(script) != std::string::npos;
  }

  bool has(const std::string& path) const {
    return std::ranges::binary_search(sources_.paths, path);
  }

  // At least `times` paths below the folder that hold this text.
  bool holds(const std::string& folder, std::string_view part, int times) const {
    for (auto at = std::ranges::lower_bound(sources_.paths, folder);
         at != sources_.paths.end() && at->starts_with(folder); ++at) {
      if (at->find(part, folder.size()) != std::string::npos && --times == 0) return true;
    }
    return false;
  }

  // A file in the folder's own folder, by the ending of its name.
  bool beside(const std::string& folder, std::string_view ending) const {
    const std::string_view parent =
        folder_of(std::string_view(folder).substr(0, folder.size() - 1));
    for (auto at = std::ranges::lower_bound(sources_.paths, parent);
         at != sources_.paths.end() && at->starts_with(parent); ++at) {
      if (at->ends_with(ending) && at->find('/', parent.size()) == std::string::npos) {
        return true;
      }
    }
    return false;
  }

  // A model of three dimensions has the ending of an object file, and is text.
  bool is_model(const std::string& path) const {
    const std::string head = path.ends_with(".obj") ? sources_.head(path) : "";
    if (path.ends_with(".obj") && head.empty()) return true;  // it cannot be told
    return !head.empty() && std::ranges::none_of(head, [](char c) {
      const bool space = c == '\n' || c == '\r' || c == '\t';
      return (static_cast<unsigned char>(c) < ' ' && !space) || c == '\x7F';
    });
  }

  void take_file(const std::string& path) {
    const std::string_view name = file_name(path);
    if (is_model(path)) return;
    if (ends_with_one_of(kOutputFiles, name)) return add(LitterKind::kBuildOutput, path);
    if (is_crumb(path, name)) return add(LitterKind::kCrumb, path);
    if (ends_with_one_of(kDatabases, name) && is_database(path)) {
      return add(sources_.holds_accounts(path) ? LitterKind::kAccounts : LitterKind::kDatabase,
                 path);
    }
    if (is_executable(path, name)) return add(LitterKind::kBuildOutput, path);
    if (may_be_dump(path) && is_dump(path)) add(LitterKind::kDump, path);
  }

  // What a compiler made for a machine, and no tool that is kept to be run.
  bool is_executable(const std::string& path, std::string_view name) const {
    const bool bare =
        name.find('.') == name.npos || name.ends_with(".exe") || name.ends_with(".out");
    const bool tool = std::ranges::any_of(split(path, '/'), [](std::string_view part) {
      return part == "tools" || part == "scripts" || part == "third_party";
    });
    if (!bare || tool || is_below_tests(path)) return false;
    return is_program(sources_.head(path), name);
  }

  bool is_crumb(const std::string& path, std::string_view name) const {
    if (name == "workspace.xml") return path.find(".idea/") != std::string_view::npos;
    return lists(kCrumbs, name) || ends_with_one_of(kCrumbEndings, name) ||
           name.starts_with("hs_err_pid") || name.starts_with("npm-debug.log") ||
           // An empty one keeps the folder that it stands in.
           (name.ends_with(".log") && !is_below_tests(path) && !sources_.head(path).empty());
  }

  // Mentioned by another text, it is there for a purpose; settings say only that it is used.
  bool is_mentioned(const std::string& path) {
    constexpr int kMostLooked = 500;  // each goes through all texts
    if (++looked_ > kMostLooked) return true;
    const std::string_view name = file_name(path);
    return std::ranges::any_of(sources_.texts.sources(), [&](const SourceFile& file) {
      const std::string_view other = file_name(file.path);
      const bool settings = (is_setting_name(other) && !is_compose_file(file.path)) ||
                            is_manifest(other) || lists_output(file.path);
      return file.path != path && other != ".gitignore" && !settings &&
             language_of(file.path) == nullptr && file.text.find(name) != std::string::npos;
    });
  }

  bool is_database(const std::string& path) {
    return is_database_file(sources_.head(path), path) && !is_below_tests(path) &&
           !is_mentioned(path);
  }

  bool is_dump(const std::string& path) {
    const std::string* text = sources_.texts.text(path);
    if (text == nullptr || holds_one_of(kLitterSeeds, lower(path)) || is_below_tests(path))
      return false;
    if (!is_dump_with_rows(*text) || is_mentioned(path)) return false;
    return !is_begun_with(path) || sources_.holds_accounts(path);
  }

  // COPY ./database/*.sql /docker-entrypoint-initdb.d/: what a database's container begins with;
  // whose accounts it holds is another matter.
  bool is_begun_with(const std::string& path) const {
    constexpr std::string_view kBegun = "docker-entrypoint-initdb.d";
    const std::vector<std::string_view> parts = split(path, '/');
    const std::string_view named = parts.size() > 1 ? parts[parts.size() - 2] : "*.sql";
    return std::ranges::any_of(sources_.texts.sources(), [&](const SourceFile& file) {
      if (language_of(file.path) != nullptr || file.text.find(kBegun) == file.text.npos)
        return false;
      return std::ranges::any_of(split(file.text, '\n'), [&](std::string_view line) {
        return line.find(kBegun) != line.npos && line.find(named) != line.npos;
      });
    });
  }

  const LitterSources& sources_;
  bool shares_editor_;  // the settings of JetBrains' editors, on purpose
  std::vector<Litter> found_{};
  int looked_ = 0;
  std::map<std::string, std::optional<LitterKind>> kinds_{};
};

}  // namespace

bool may_be_dump(std::string_view path) {
  return path.ends_with(".sql") || path.ends_with(".dump");
}

std::vector<Litter> litter_in(const LitterSources& sources) {
  return Sorter(sources).sorted();
}

}  // namespace assay
