// SPDX-License-Identifier: MIT
// Reads HEAD, the loose reference it names, and packed-refs (gitrepository-layout(5)).
#include "repo/commit.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kSmall = 4096;
constexpr std::size_t kPacked = std::size_t{4} << 20U;

// The id at the start of a line; empty when there is none.
std::string_view id_in(std::string_view line) {
  const std::string_view id = trimmed(line.substr(0, line.find(' ')));
  const bool sized = id.size() == 40 || id.size() == 64;  // SHA-1 or SHA-256
  const bool hexadecimal = id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  return sized && hexadecimal ? id : std::string_view();
}

std::string id_in_packed(std::string_view packed, std::string_view reference) {
  for (const std::string_view line : split(packed, '\n')) {
    const std::size_t space = line.find(' ');
    if (space != std::string_view::npos && trimmed(line.substr(space)) == reference) {
      return std::string(id_in(line));
    }
  }
  return "";
}

}  // namespace

std::string commit_of(const Folder& root) {
  const auto git = root.child(".git");
  if (!git) return "";
  const std::string head = git->read("HEAD", kSmall).value_or("");
  constexpr std::string_view symbolic = "ref:";
  if (!head.starts_with(symbolic)) return std::string(id_in(head));

  const std::string reference(trimmed(std::string_view(head).substr(symbolic.size())));
  if (!reference.starts_with("refs/")) return "";
  if (const auto loose = git->read_below(reference, kSmall)) return std::string(id_in(*loose));
  return id_in_packed(git->read("packed-refs", kPacked).value_or(""), reference);
}

}  // namespace assay
