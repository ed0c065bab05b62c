// SPDX-License-Identifier: MIT
// Reads the header of each page, and nothing behind it: the file is a stranger's.
#include "repo/sqlite_rows.h"

#include <cstddef>

namespace assay {
namespace {

constexpr std::size_t kHeader = 100;  // bytes of the file's own, before the first page's
constexpr char kTableLeaf = 0x0d;

std::size_t two_bytes(std::string_view text, std::size_t at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) << 8U |
         static_cast<std::size_t>(static_cast<unsigned char>(text[at + 1]));
}

}  // namespace

int rows_in_sqlite(std::string_view beginning) {
  if (!beginning.starts_with("SQLite format 3") || beginning.size() < kHeader) return 0;
  const std::size_t said = two_bytes(beginning, 16);
  const std::size_t page = said == 1 ? 65'536 : said;
  constexpr std::size_t kSmallestPage = 512;
  if (page < kSmallestPage) return 0;
  int rows = 0;
  // The schema begins on the first page.
  for (std::size_t at = page; at + 5 <= beginning.size(); at += page)
    if (beginning[at] == kTableLeaf) rows += static_cast<int>(two_bytes(beginning, at + 3));
  return rows;
}

}  // namespace assay
