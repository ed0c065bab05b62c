// SPDX-License-Identifier: MIT
// Wording; names are a stranger's and may hold anything.
#include "repo/walk_notes.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kWalkNotesName = 80;
constexpr double kMegabyte = 1e6;

std::string shown(const std::string& path) {
  return shortened(printable(path), kWalkNotesName);
}

}  // namespace

void WalkNotes::meet(Kind& kind, std::string what) {
  if (kind.count++ == 0) kind.first = std::move(what);
}

void WalkNotes::link_out(const std::string& path, const std::string& target) {
  meet(out_, fmt::format("{} → {}", shown(path), shown(target)));
}

void WalkNotes::no_file(const std::string& path) {
  meet(odd_, shown(path));
}

void WalkNotes::unreadable(const std::string& path) {
  meet(unreadable_, shown(path));
}

void WalkNotes::cut(const std::string& path, std::size_t size, std::size_t read) {
  meet(cut_,
       fmt::format("{} ({:.0f} MB, of which {:.0f} were read)", shown(path),
                   static_cast<double>(size) / kMegabyte, static_cast<double>(read) / kMegabyte));
}

void WalkNotes::bound(std::string sentence) {
  if (std::ranges::find(bounds_, sentence) == bounds_.end()) bounds_.push_back(std::move(sentence));
}

std::vector<std::string> WalkNotes::sentences() const {
  std::vector<std::string> all = bounds_;
  const auto add = [&](const Kind& kind, std::string_view one, std::string_view many) {
    if (kind.count == 0) return;
    all.push_back(kind.count == 1
                      ? fmt::format("{}: {}", one, kind.first)
                      : fmt::format("{} {}, the first {}", kind.count, many, kind.first));
  };
  add(out_, "a link leads out of the repository and was not followed",
      "links lead out of the repository and were not followed");
  add(odd_, "a pipe, socket or device was not opened", "pipes, sockets or devices were not opened");
  add(unreadable_, "a file could not be opened", "files could not be opened");
  add(cut_, "a file was not read to its end", "files were not read to their ends");
  return all;
}

}  // namespace assay
