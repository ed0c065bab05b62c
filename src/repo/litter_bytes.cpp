// SPDX-License-Identifier: MIT
// By the marks that each format begins with.
#include "repo/litter_bytes.h"

#include <array>

#include "core/word_list.h"

namespace assay {

bool is_program(std::string_view head, std::string_view name) {
  constexpr std::string_view kElf(
      "\x7F"
      "ELF");
  constexpr std::string_view kMachO("\xCF\xFA\xED\xFE");
  return head.starts_with(kElf) || head.starts_with(kMachO) ||
         (name.ends_with(".exe") && head.starts_with("MZ"));
}

bool is_database_file(std::string_view head, std::string_view name) {
  constexpr std::string_view kSqlServer = "\x01\x0f";  // the page of a file's header
  return head.starts_with("SQLite format 3") || head.starts_with("REDIS0") ||
         name.ends_with(".mv.db") || name.ends_with(".h2.db") ||
         (name.ends_with(".mdf") && head.starts_with(kSqlServer));
}

bool is_dump_with_rows(std::string_view text) {
  constexpr std::size_t kHead = 400;
  constexpr std::array<std::string_view, 4> kTitles{"PostgreSQL database dump", "-- MySQL dump",
                                                    "-- MariaDB dump", "phpMyAdmin SQL Dump"};
  constexpr std::array<std::string_view, 2> kRows{"\nINSERT INTO ", " FROM stdin;\n"};
  return text.starts_with("PGDMP") ||
         (holds_one_of(kTitles, text.substr(0, kHead)) && holds_one_of(kRows, text));
}

}  // namespace assay
