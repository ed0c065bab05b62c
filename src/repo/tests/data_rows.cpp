// SPDX-License-Identifier: MIT
// Counts what is added, yielded or written in braces.
#include "repo/tests/data_rows.h"

#include <algorithm>
#include <array>

#include "core/word_list.h"
#include "repo/code/code.h"

namespace assay {
namespace {

constexpr int kMostDataRows = 500;
constexpr int kMostBlocks = 300;  // of a file, that may give rows
constexpr std::array<std::string_view, 3> kTypes{"TheoryData", "object[]", "TestCaseData"};

class DataReader {
 public:
  DataReader(const Code& code, std::map<std::string, int>& rows) : code_(code), rows_(rows) {}

  void run() {
    for (std::size_t i = 0; i + 1 < code_.size(); ++i) {
      if (!code_.is(i, "{")) continue;
      const std::string name = name_before(i);
      if (name.empty()) continue;
      if (++blocks_ > kMostBlocks) return;
      const int rows = rows_in(code_.body(i, i));
      if (rows > 0) rows_[name] = std::max(rows_[name], rows);
    }
  }

 private:
  // Of the class or member whose body or value the brace opens: class A : TheoryData<int> {,
  // IEnumerable<object[]> A() {, TheoryData<int> A => new() {, A { get; } = new List<object[]> {
  std::string name_before(std::size_t brace) const {
    constexpr std::size_t kFar = 40;
    bool of_data = false;
    std::size_t name = brace;
    for (std::size_t i = brace; i-- > 0 && brace - i < kFar && !ends_before(i);) {
      of_data = of_data || is_data_type(i);
      if (is_named(i)) name = i;
      if (code_.is(i, "class")) name = i + 1;
    }
    return of_data && name < brace ? std::string(code_.at(name).text) : "";
  }

  bool ends_before(std::size_t i) const {
    return code_.is(i, ";") || code_.is(i, "{") || (code_.is(i, "}") && !code_.is(i + 1, "="));
  }

  bool is_data_type(std::size_t i) const {
    return code_.is(i, "TheoryData") || code_.is(i, "TestCaseData") ||
           (code_.is(i, "object") && code_.is(i + 1, "["));
  }

  bool is_named(std::size_t i) const {
    constexpr std::array<std::string_view, 4> kBehind{"(", "=", "{", ":"};
    return code_.at(i).is_word() && lists(kBehind, code_.at(i + 1).text) && !code_.is(i - 1, "new");
  }

  int rows_in(Span span) const {
    int added = 0;
    int yielded = 0;
    for (std::size_t i = span.from + 1; i < span.to; ++i) {
      added += code_.at(i).first && code_.is(i, "Add") && code_.is(i + 1, "(") ? 1 : 0;
      yielded += code_.is(i, "yield") && code_.is(i + 1, "return") ? 1 : 0;
    }
    if (added + yielded > 0) return std::min(added + yielded, kMostDataRows);
    const std::vector<Span> written = code_.elements(span.from);
    const bool plain = std::ranges::all_of(written, [&](const Span& one) {
      return code_.is(one.from, "{") || code_.is(one.from, "new") || code_.is(one.from, "[") ||
             one.to == one.from + 1;
    });
    return plain ? static_cast<int>(std::min(written.size(), std::size_t{kMostDataRows})) : 0;
  }

  const Code& code_;
  std::map<std::string, int>& rows_;
  int blocks_ = 0;
};

}  // namespace

std::map<std::string, int> data_rows_in(const std::vector<SourceFile>& sources) {
  std::map<std::string, int> rows;
  for (const SourceFile& file : sources) {
    if (!file.path.ends_with(".cs") || !holds_one_of(kTypes, file.text)) continue;
    const Code code(file.text, Family::kDotNet);
    DataReader(code, rows).run();
  }
  return rows;
}

}  // namespace assay
