// SPDX-License-Identifier: MIT
// PHPUnit, Pest and Codeception.
#include <algorithm>
#include <map>

#include "repo/tests/found.h"

namespace assay {
namespace {

class PhpReader {
 public:
  explicit PhpReader(const Code& code) : code_(code) {
    for (std::size_t i = 0; i < code_.size(); ++i) {
      if (code_.is(i, "function")) functions_.emplace(code_.at(i + 1).text, i);
    }
  }

  std::vector<FoundTest> run() {
    for (std::size_t i = 0; i < code_.size() && found_.size() < kTestsInFile; ++i) {
      if (code_.at(i).kind == TokenKind::kNote) {
        take_note(code_.at(i).text);
      } else if (code_.is(i, "#") && code_.is(i + 1, "[")) {
        take_attribute(i + 1);
      } else if (code_.is(i, "class")) {
        in_cest_ = code_.at(i + 1).text.ends_with("Cest");
      } else if (code_.is(i, "function")) {
        take_function(i);
      } else if (code_.at(i).first && (code_.is(i, "it") || code_.is(i, "test"))) {
        take_call(i);
      }
    }
    return std::move(found_);
  }

 private:
  void take_note(std::string_view note) {
    if (note.find("@test") != std::string_view::npos) marked_ = true;
    constexpr std::string_view kProvider = "@dataProvider";
    const std::size_t at = note.find(kProvider);
    if (at == std::string_view::npos) return;
    const std::size_t from = note.find_first_not_of(' ', at + kProvider.size());
    if (from == std::string_view::npos) return;
    provider_ = note.substr(from, note.find_first_of(" \r\n*(", from) - from);
  }

  // #[Test], #[DataProvider('rows')], #[TestWith([1, 2])]
  void take_attribute(std::size_t open) {
    for (const Span one : code_.elements(open)) {
      std::size_t name = one.from;
      while (code_.is(name + 1, "\\"))
        name += 2;
      if (code_.is(name, "Test")) marked_ = true;
      if (code_.is(name, "DataProvider")) provider_ = code_.at(name + 2).text;
      if (code_.is(name, "TestWith")) rows_.push_back(one);
    }
  }

  // Codeception runs whatever is public in a class LampsCest, but its _before and _after.
  bool is_of_codeception(std::size_t i) const {
    return in_cest_ && code_.is(i - 1, "public") && !code_.at(i + 1).text.starts_with("_");
  }

  void take_function(std::size_t i) {
    const Token& name = code_.at(i + 1);
    const std::size_t open = i + 2;
    if (!name.is_word() || !code_.is(open, "(")) return;  // a closure
    if (marked_ || name.text.starts_with("test") || is_of_codeception(i)) {
      if (!provider_.empty()) rows_ = provided_rows();
      const std::size_t brace = code_.soon(code_.close(open) + 1, "{");
      found_.push_back({.name = std::string(name.text),
                        .framework = in_cest_ ? "Codeception" : "PHPUnit",
                        .line = name.line,
                        .body = code_.body(i, brace),
                        .rows = rows_});
    }
    marked_ = false;
    provider_ = {};
    rows_.clear();
  }

  // What the provider returns or yields, where it is written out in this file.
  std::vector<Span> provided_rows() const {
    std::size_t i = 0;
    while (i < code_.size() && !(code_.is(i, "function") && code_.is(i + 1, provider_)))
      ++i;
    const Span body = code_.body(i, code_.soon(i, "{"));
    std::vector<Span> rows;
    for (std::size_t k = body.from; k < body.to; ++k) {
      if (code_.is(k, "return") && code_.is(k + 1, "[")) return code_.elements(k + 1);
      if (code_.is(k, "yield")) rows.push_back({k, std::min(code_.soon(k, ";"), body.to)});
    }
    return rows;
  }

  // test('is pure')->expect('App')->not->toUse('die') asserts after the call. Rows are not of it.
  std::size_t end_of_chain(std::size_t at) const {
    while (code_.is(at, "-") && code_.is(at + 1, ">") && !code_.is(at + 2, "with")) {
      at += 3;
      if (code_.is(at, "(")) at = code_.close(at) + 1;
    }
    return std::min(at, code_.size());
  }

  // Pest: it('does', function () { … })->with([ … ]);
  void take_call(std::size_t i) {
    if (!code_.is(i + 1, "(") || !code_.at(i + 2).is_string()) return;
    Span body = code_.body(i, i + 1);
    body.to = std::max(body.to, end_of_chain(code_.close(i + 1) + 1));
    std::vector<Span> rows;
    const std::size_t after = code_.close(i + 1);
    if (code_.is(after + 3, "with") && code_.is(after + 5, "[")) rows = code_.elements(after + 5);
    found_.push_back({.name = std::string(code_.at(i + 2).text),
                      .framework = "Pest",
                      .line = code_.at(i).line,
                      .body = body,
                      .rows = std::move(rows)});
  }

  const Code& code_;
  std::map<std::string_view, std::size_t> functions_{};  // name, and where it is declared
  std::vector<FoundTest> found_{};
  std::vector<Span> rows_{};
  std::string_view provider_{};
  bool marked_ = false;
  bool in_cest_ = false;
};

}  // namespace

std::vector<FoundTest> php_tests(const Code& code) {
  return PhpReader(code).run();
}

}  // namespace assay
