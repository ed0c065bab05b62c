// SPDX-License-Identifier: MIT
// pytest and unittest.
#include <algorithm>

#include "repo/tests/found.h"

namespace assay {
namespace {

// "test", "test_orders" and "testOrders", not "testing" or "testapp".
bool is_test_name(std::string_view name) {
  if (!name.starts_with("test")) return false;
  const std::string_view rest = name.substr(4);
  return rest.empty() || rest.front() < 'a' || rest.front() > 'z';
}

// The first token after `from` that begins a line no further to the right than `column`.
std::size_t end_of_block(const Code& code, std::size_t from, int column) {
  for (std::size_t i = from; i < code.size(); ++i) {
    if (code.at(i).first && code.at(i).column <= column && !code.is(i, ")")) return i;
  }
  return code.size();
}

// The literal rows of a decorator's call: parametrize("names", […]) or expand([…]).
std::vector<Span> literal_rows(const Code& code, std::size_t call) {
  const std::vector<Span> arguments = code.elements(call);
  const auto is_list = [&](const Span& argument) {
    return code.is(argument.from, "[") || code.is(argument.from, "(");
  };
  auto rows = std::ranges::find_if(arguments, is_list);
  if (rows == arguments.end()) return {};
  // parametrize(("name", "other"), […])
  const auto behind = std::find_if(rows + 1, arguments.end(), is_list);
  if (rows == arguments.begin() && behind != arguments.end()) rows = behind;
  return code.elements(rows->from);
}

class PythonReader {
 public:
  explicit PythonReader(const Code& code)
      : code_(code), framework_(code.mentions("TestCase") ? "unittest" : "pytest") {}

  std::vector<FoundTest> run() {
    for (std::size_t i = 0; i < code_.size() && found_.size() < kTestsInFile; ++i) {
      if (!code_.at(i).first) continue;
      if (code_.is(i, "@")) {
        decorate(i);
      } else {
        take(i);
        decorated_ = false;
        fixture_ = false;
        rows_.clear();
      }
    }
    return std::move(found_);
  }

 private:
  // Remembers the rows; the decorators of a test stand one after the other before it.
  void decorate(std::size_t& i) {
    if (!decorated_) start_ = i;
    decorated_ = true;
    std::size_t open = i + 1;
    while (!code_.at(open).first && (code_.at(open).is_word() || code_.is(open, "."))) {
      ++open;
    }
    fixture_ = fixture_ || code_.is(open - 1, "fixture");
    const bool rows = code_.is(open - 1, "parametrize") || code_.is(open - 1, "expand");
    if (!code_.is(open, "(")) return;
    if (rows) multiply(literal_rows(code_, open));
    i = std::min(code_.close(open), code_.size() - 1);
  }

  // Several parametrize decorators give every combination.
  void multiply(const std::vector<Span>& rows) {
    constexpr std::size_t kMostRows = 1000;
    if (rows.empty() || rows_.size() >= kMostRows) return;
    if (rows_.empty()) {
      rows_ = rows;
      return;
    }
    const std::vector<Span> before = rows_;
    for (std::size_t k = 1; k < rows.size() && rows_.size() < kMostRows; ++k) {
      rows_.insert(rows_.end(), before.begin(), before.end());
    }
  }

  void take(std::size_t i) {
    std::size_t def = i;
    if (code_.is(def, "async")) ++def;
    const Token& name = code_.at(def + 1);
    if (fixture_ || !code_.is(def, "def") || !name.is_word() || !is_test_name(name.text)) return;
    const int column = code_.at(i).column;
    found_.push_back({.name = std::string(name.text),
                      .framework = framework_,
                      .line = code_.at(i).line,
                      .body = {decorated_ ? start_ : i, end_of_block(code_, def + 1, column)},
                      .rows = rows_});
  }

  const Code& code_;
  std::string framework_;
  std::vector<FoundTest> found_{};
  std::vector<Span> rows_{};
  std::size_t start_ = 0;
  bool decorated_ = false;
  bool fixture_ = false;  // it serves tests, whatever its name
};

}  // namespace

std::vector<FoundTest> python_tests(const Code& code) {
  return PythonReader(code).run();
}

}  // namespace assay
