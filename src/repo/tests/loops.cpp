// SPDX-License-Identifier: MIT
// Finds the loops in one pass; those within others count for themselves alone.
#include "repo/tests/loops.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/word_list.h"

namespace assay {
namespace {

constexpr std::size_t kMostLoopRows = 100;  // of a loop
constexpr std::size_t kMostLoops = 200;     // of a file

struct Loop {
  Span body{};
  std::vector<Span> rows{};
};

class LoopReader {
 public:
  LoopReader(const Code& code, bool ends_by_column)
      : code_(code), ends_by_column_(ends_by_column) {}

  std::vector<Loop> run() {
    for (std::size_t i = 0; i < code_.size() && tried_ < kMostLoops; ++i) {
      if (code_.is(i, "=") && code_.is(i + 1, "[") && i > 0) lists_[code_.at(i - 1).text] = i + 1;
      take(i);
    }
    return std::move(loops_);
  }

 private:
  void take(std::size_t i) {
    const bool written = code_.is(i, "[");
    const auto named = code_.at(i).is_word() ? lists_.find(code_.at(i).text) : lists_.end();
    if (!written && named == lists_.end()) return;
    const std::size_t dot = written ? code_.close(i) + 1 : i + 1;
    if (!code_.is(dot, ".") || !lists(kEach, code_.at(dot + 1).text)) return;
    if (++tried_ > kMostLoops) return;  // each splits its list
    std::vector<Span> rows = code_.elements(written ? i : named->second);
    if (rows.size() < 2 || rows.size() > kMostLoopRows) return;
    loops_.push_back({body_of(i, dot + 2), std::move(rows)});
  }

  Span body_of(std::size_t start, std::size_t from) const {
    if (!ends_by_column_) return code_.body(start, from);
    std::size_t end = from;
    while (end < std::min(code_.size(), from + kBodyTokens) &&
           (!code_.at(end).first || code_.at(end).column > code_.at(start).column)) {
      ++end;
    }
    return {start, end};
  }

  static constexpr std::array<std::string_view, 2> kEach{"each", "forEach"};
  const Code& code_;
  bool ends_by_column_;
  std::map<std::string_view, std::size_t> lists_{};  // by name, their brackets
  std::vector<Loop> loops_{};
  std::size_t tried_ = 0;
};

}  // namespace

void add_rows_of_loops(const Code& code, bool ends_by_column, std::vector<FoundTest>& tests) {
  std::vector<Loop> loops = LoopReader(code, ends_by_column).run();
  std::ranges::reverse(loops);  // the innermost of those around a test comes first
  for (FoundTest& test : tests) {
    if (loops.empty() || !test.rows.empty()) continue;
    const auto around = std::ranges::find_if(loops, [&](const Loop& loop) {
      return loop.body.from < test.body.from && test.body.from < loop.body.to;
    });
    if (around != loops.end()) test.rows = around->rows;
  }
}

}  // namespace assay
