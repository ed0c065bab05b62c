// SPDX-License-Identifier: MIT
// The seam to libarchive: zip and tar, gzip alone, member by member through a TreeWriter.
#include "repo/archive.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <cstdint>
#include <locale.h>
#include <memory>
#include <sys/stat.h>
#include <utility>

#include <fmt/core.h>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/folder.h"
#include "repo/shared_library.h"
#include "repo/tree_writer.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 4> kEndings{".zip", ".tar.gz", ".tgz", ".tar"};
constexpr std::size_t kBlock = std::size_t{64} << 10U;
constexpr std::uint64_t kUnsuspicious = std::uint64_t{32} << 20U;
constexpr std::uint64_t kMostRatio = 200;
constexpr std::size_t kMostMembers = 200'000;

// libarchive's functions, by their own names without "archive_".
struct Library {
  decltype(&archive_read_new) read_new = nullptr;
  decltype(&archive_read_free) read_free = nullptr;
  decltype(&archive_read_support_format_zip) read_support_format_zip = nullptr;
  decltype(&archive_read_support_format_tar) read_support_format_tar = nullptr;
  decltype(&archive_read_support_filter_gzip) read_support_filter_gzip = nullptr;
  decltype(&archive_read_open_filename) read_open_filename = nullptr;
  decltype(&archive_read_next_header) read_next_header = nullptr;
  decltype(&archive_read_data) read_data = nullptr;
  decltype(&archive_error_string) error_string = nullptr;
  decltype(&archive_entry_pathname) entry_pathname = nullptr;
  decltype(&archive_entry_hardlink) entry_hardlink = nullptr;
  decltype(&archive_entry_symlink) entry_symlink = nullptr;
  decltype(&archive_entry_is_encrypted) entry_is_encrypted = nullptr;
  decltype(&archive_entry_filetype) entry_filetype = nullptr;
  decltype(&archive_entry_perm) entry_perm = nullptr;

  Library() {
    const SharedLibrary library("libarchive.so.13");
    library.find("archive_read_new", read_new);
    library.find("archive_read_free", read_free);
    library.find("archive_read_support_format_zip", read_support_format_zip);
    library.find("archive_read_support_format_tar", read_support_format_tar);
    library.find("archive_read_support_filter_gzip", read_support_filter_gzip);
    library.find("archive_read_open_filename", read_open_filename);
    library.find("archive_read_next_header", read_next_header);
    library.find("archive_read_data", read_data);
    library.find("archive_error_string", error_string);
    library.find("archive_entry_pathname", entry_pathname);
    library.find("archive_entry_hardlink", entry_hardlink);
    library.find("archive_entry_symlink", entry_symlink);
    library.find("archive_entry_is_encrypted", entry_is_encrypted);
    library.find("archive_entry_filetype", entry_filetype);
    library.find("archive_entry_perm", entry_perm);
  }
};

const Library& lib() {
  static const Library kLoaded;
  return kLoaded;
}

struct Closer {
  void operator()(archive* reader) const { lib().read_free(reader); }
};
using ArchiveHandle = std::unique_ptr<archive, Closer>;

std::string reason_of(archive* reader) {
  const char* text = lib().error_string(reader);
  return text == nullptr ? "it cannot be read" : printable(text);
}

// Names are converted by the thread's locale, and the plain one knows ASCII alone.
class Utf8Names {
 public:
  Utf8Names() : names_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (names_ != nullptr) before_ = uselocale(names_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  Utf8Names(Utf8Names&&) = delete;
  Utf8Names& operator=(Utf8Names&&) = delete;
  ~Utf8Names() {
    if (names_ == nullptr) return;
    uselocale(before_);
    freelocale(names_);
  }

 private:
  locale_t names_;
  locale_t before_ = nullptr;
};

class Unpacking {
 public:
  Unpacking(archive* reader, TreeWriter& writer, std::uint64_t packed)
      : reader_(reader), writer_(writer), most_(std::max(kUnsuspicious, packed * kMostRatio)) {}

  // Until the end, or the first reason to stop, which is noted.
  void run() {
    archive_entry* entry = nullptr;
    for (std::size_t members = 0; stop_.empty(); ++members) {
      const int status = lib().read_next_header(reader_, &entry);
      if (status == ARCHIVE_EOF) return;
      if (status == ARCHIVE_RETRY) continue;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
        stop_ = "the archive is damaged: " + reason_of(reader_);
      } else if (members == kMostMembers) {
        stop_ = fmt::format("the archive has over {} members; the rest was not unpacked", members);
      } else {
        take(entry);
      }
    }
  }

  const std::string& stopped() const { return stop_; }

 private:
  void take(archive_entry* entry) {
    const char* name = lib().entry_pathname(entry);
    const std::string path = name == nullptr ? "" : name;
    if (path.empty()) return writer_.refuse("a member", "its name cannot be read");
    if (lib().entry_is_encrypted(entry) != 0) return writer_.refuse(path, "it is encrypted");
    if (const char* other = lib().entry_hardlink(entry); other != nullptr) {
      return writer_.refuse(path, "it is a hard link");
    }
    switch (lib().entry_filetype(entry)) {
      case AE_IFREG:
        return take_file(path, (lib().entry_perm(entry) & S_IXUSR) != 0);
      case AE_IFDIR:
        return writer_.add_folder(path);
      case AE_IFLNK:
        return take_link(path, entry);
      default:
        return writer_.refuse(path, "it is a pipe, a socket or a device");
    }
  }

  void take_link(const std::string& path, archive_entry* entry) {
    const char* target = lib().entry_symlink(entry);
    writer_.add_link(path, target == nullptr ? "" : target);
  }

  void take_file(const std::string& path, bool executable) {
    if (!writer_.open_file(path, executable)) {
      if (writer_.is_full()) stop_ = "the archive holds too much; the rest was not unpacked";
      return;
    }
    std::array<char, kBlock> block{};
    while (true) {
      const la_ssize_t got = lib().read_data(reader_, block.data(), block.size());
      if (got == 0) return;
      if (got < 0) return writer_.refuse(path, "its data are damaged");
      if (writer_.written() > most_) {
        stop_ = fmt::format(
            "{} unpacks to over {} MB, more than {} times the archive; the rest was not unpacked",
            shortened(printable(path), 80), most_ >> 20U, kMostRatio);
        return;
      }
      if (!writer_.write({block.data(), static_cast<std::size_t>(got)})) {
        writer_.refuse(path, "it is too large");
        if (writer_.is_full()) stop_ = "the archive holds too much; the rest was not unpacked";
        return;
      }
    }
  }

  archive* reader_;
  TreeWriter& writer_;
  std::uint64_t most_;
  std::string stop_{};
};

// Most archives hold one folder with everything in it.
std::string root_below(const std::string& folder) {
  const auto opened = Folder::open(folder);
  if (!opened) return folder;
  const std::vector<FolderEntry> entries = opened->entries(8);
  const auto counts = [](const FolderEntry& entry) {
    return entry.name != "__MACOSX" && entry.name != ".DS_Store" &&
           entry.name != "pax_global_header";
  };
  const auto only = std::ranges::find_if(entries, counts);
  const bool one = std::ranges::count_if(entries, counts) == 1;
  return one && only->kind == EntryKind::kFolder && only->name != ".git" ? folder + '/' + only->name
                                                                         : folder;
}

}  // namespace

bool is_archive(std::string_view path) {
  return ends_with_one_of(kEndings, lower(path));
}

Result<Unpacked> unpack(const std::string& file, const std::string& into) {
  struct stat found {};
  if (stat(file.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) {
    return failure(ErrorKind::kUsage, fmt::format("the archive {} cannot be read", file));
  }
  Result<TreeWriter> writer = TreeWriter::into(into);
  if (!writer) return tl::unexpected(writer.error());
  const Utf8Names names;
  const ArchiveHandle reader(lib().read_new());
  lib().read_support_format_zip(reader.get());
  lib().read_support_format_tar(reader.get());
  lib().read_support_filter_gzip(reader.get());
  if (lib().read_open_filename(reader.get(), file.c_str(), kBlock) != ARCHIVE_OK) {
    return failure(ErrorKind::kUsage, fmt::format("{} is no archive that can be unpacked: {}", file,
                                                  reason_of(reader.get())));
  }
  Unpacking unpacking(reader.get(), *writer, static_cast<std::uint64_t>(found.st_size));
  unpacking.run();
  writer->finish();
  Unpacked unpacked{.root = root_below(into), .notes = writer->notes()};
  if (!unpacking.stopped().empty()) {
    unpacked.notes.push_back(unpacking.stopped());
    unpacked.truncated = true;
  }
  return unpacked;
}

}  // namespace assay
