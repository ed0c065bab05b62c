// SPDX-License-Identifier: MIT
// Finds functions by keyword, by braces after parameters, or by indentation.
#include "repo/code/find_functions.h"

#include <algorithm>
#include <array>

#include "core/word_list.h"
#include "repo/code/arrow.h"
#include "repo/code/expression_bodies.h"

namespace assay {
namespace {

constexpr std::size_t kHeader = 60;  // tokens between parameters and body

// Before a parenthesis and a brace, and no function's name.
constexpr std::array<std::string_view, 30> kControl{
    "if",        "for",     "while",   "switch",       "catch",         "match",
    "when",      "foreach", "elseif",  "synchronized", "using",         "lock",
    "unless",    "with",    "select",  "fixed",        "return",        "until",
    "constexpr", "try",     "do",      "else",         "elsif",         "elif",
    "await",     "assert",  "alignas", "decltype",     "__attribute__", "__declspec"};
constexpr std::array<std::string_view, 7> kTypes{"new",       "class", "record", "struct",
                                                 "interface", "enum",  "object"};
// Each with a name behind it.
constexpr std::array<std::string_view, 6> kTypeWords{"class",     "record", "struct",
                                                     "interface", "enum",   "trait"};
std::string_view keyword_of(Family family) {
  switch (family) {
    case Family::kGo:
      return "func";
    case Family::kRust:
      return "fn";
    case Family::kPhp:
      return "function";
    case Family::kPython:
    case Family::kRuby:
      return "def";
    default:
      return {};
  }
}

class Finder {
 public:
  Finder(const Code& code, Family family)
      : code_(code), family_(family), open_(code.size(), code.size()) {
    for (std::size_t i = 0; i < code.size(); ++i) {
      if (code.close(i) < code.size()) open_[code.close(i)] = i;
    }
  }

  std::vector<Function> run() {
    for (std::size_t i = 0; i < code_.size(); ++i)
      take(i);
    const auto begins = [](const Function& function) { return function.span.from; };
    std::ranges::stable_sort(found_, {}, begins);
    const auto same = [&](const Function& a, const Function& b) { return begins(a) == begins(b); };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    return std::move(found_);
  }

 private:
  struct KeywordHead {
    std::string_view name{};
    std::size_t open = 0;  // the bracket of its parameters; the code's size without one
  };

  // The function that may begin at a token.
  void take(std::size_t i) {
    switch (family_) {
      case Family::kPython:
      case Family::kRuby:
      case Family::kElixir:
        by_indentation(i);
        break;
      case Family::kGo:
      case Family::kRust:
      case Family::kPhp:
        if (code_.is(i, keyword_of(family_))) by_keyword(i);
        break;
      case Family::kJvm:
        if (code_.is(i, "fun") || code_.is(i, "def")) by_keyword(i);
        if (code_.is(i, "{")) by_brace(i);
        break;
      default:
        if (code_.is(i, "{")) by_brace(i);
    }
  }

  void add(std::string_view name, std::size_t from, std::size_t to) {
    if (to <= from) return;
    found_.push_back({.name = std::string(name), .line = code_.at(from).line, .span = {from, to}});
  }

  // func (r *T) Name[G any](a int) (int, error) {
  void by_keyword(std::size_t start) {
    const KeywordHead head = head_at(behind_keyword(start));
    if (head.open >= code_.size()) return;
    const std::size_t brace = body_behind(code_.close(head.open));
    if (brace >= code_.size()) return;
    add(head.name, start, std::min(code_.close(brace) + 1, code_.size()));
  }

  // Behind the receiver of Go's methods as well.
  std::size_t behind_keyword(std::size_t keyword) const {
    const std::size_t at = keyword + 1;
    const bool receiver = family_ == Family::kGo && code_.is(at, "(") &&
                          code_.at(code_.close(at) + 1).is_word() &&
                          code_.is(code_.close(at) + 2, "(");
    return receiver ? code_.close(at) + 1 : at;
  }

  KeywordHead head_at(std::size_t at) const {
    KeywordHead head{.open = code_.size()};
    for (const std::size_t last = at + kHeader; !code_.is(at, "("); ++at) {
      if (at >= std::min(last, code_.size()) || code_.is(at, "{") || code_.is(at, ";")) return head;
      // fun Application.orders(), fun <T> List<T>.total(): what is extended stands first.
      const bool jvm = family_ == Family::kJvm;
      const bool word = code_.at(at).is_word() || (jvm && code_.at(at).quote == '`');
      if (word && (jvm || head.name.empty())) head.name = code_.at(at).text;
      if (code_.is(at, "[")) at = std::min(code_.close(at), code_.size());
    }
    head.open = at;
    return head;
  }

  // The brace of the body behind the parameters; the code's size when there is none.
  std::size_t body_behind(std::size_t closing) const {
    const std::size_t last = std::min(closing + kHeader, code_.size());
    for (std::size_t i = closing + 1; i < last; ++i) {
      if (family_ == Family::kJvm && code_.is(i, "=")) return block_of_expression(code_, i + 1);
      if (ends_without_body(i)) return code_.size();
      if (code_.is(i, "(") || code_.is(i, "[")) i = std::min(code_.close(i), last);
      if (!code_.is(i, "{")) continue;
      if (!code_.is(i - 1, "interface") && !code_.is(i - 1, "struct")) return i;
      i = std::min(code_.close(i), last);
    }
    return code_.size();
  }

  bool ends_without_body(std::size_t i) const {
    if (code_.is(i, ";") || code_.is(i, "}") || code_.is(i, ")")) return true;
    if (code_.is(i, keyword_of(family_))) return true;
    return code_.is(i, "=") && !code_.is(i + 1, "{");  // an expression; Scala's "= {" is none
  }

  // name(parameters) … {, (parameters) => {, and Java's parameters -> {
  void by_brace(std::size_t brace) {
    const std::size_t end = std::min(code_.close(brace) + 1, code_.size());
    const bool arrow = brace >= 2 && code_.is(brace - 1, ">") &&
                       (code_.is(brace - 2, "=") || code_.is(brace - 2, "-"));
    if (arrow && brace >= 3) {
      const ArrowHead head = head_of_arrow(code_, brace, open_);
      return add(head.name, head.from, end);
    }
    if (opens_type(brace)) return;
    for (std::size_t i = brace; i-- > 0 && brace - i < kHeader / 2;) {
      if (code_.is(i, ")")) return add_method(i, end);
      if (family_ == Family::kCpp && code_.is(i, "-") && code_.is(i + 1, ">")) continue;
      if (!may_stand_before_body(code_.at(i))) return;
    }
  }

  // class A extends mixin(B) {, @Entity('a') class A {, class A @Inject constructor(b: B) : C(b) {
  bool opens_type(std::size_t brace) const {
    std::size_t i = brace;
    for (std::size_t steps = 0; i-- > 0 && steps < kHeader; ++steps) {
      if (is_type_word(i)) return true;
      if (code_.is(i, ")")) {
        // struct a *b(int c) {
        if (family_ == Family::kCpp || open_[i] >= code_.size()) return false;
        i = open_[i];
        continue;
      }
      const bool function = code_.is(i, "fun") || code_.is(i, "def") || code_.is(i, "function");
      if (function || !may_stand_before_body(code_.at(i))) return false;
    }
    return false;
  }

  bool is_type_word(std::size_t i) const {
    if (i > 0 && (code_.is(i - 1, ":") || code_.is(i - 1, "."))) return false;  // A::class
    if (code_.is(i, "object")) return family_ == Family::kJvm;
    const Token& word = code_.at(i);
    return word.is_word() && lists(kTypeWords, word.text) && code_.at(i + 1).is_word();
  }

  static bool may_stand_before_body(const Token& token) {
    constexpr std::string_view kMarks = ":<>,.[]|&?*@";
    if (token.is_word()) return !lists(kControl, token.text);
    return token.kind == TokenKind::kMark && kMarks.find(token.text) != std::string_view::npos;
  }

  void add_method(std::size_t closing, std::size_t end) {
    const std::size_t open = open_of_parameters(closing);
    if (open >= code_.size() || open == 0) return;
    std::size_t name = open - 1;
    if (family_ == Family::kCpp && code_.is(name, "]")) {  // [captures](parameters) {
      if (open_[name] < code_.size()) add({}, open_[name], end);
      return;
    }
    for (std::size_t i = 0; i < kHeader / 2 && name > 0 && code_.is(name, ">"); ++i)
      name = before_type_arguments(name);
    const Token& word = code_.at(name);
    const bool nameless = code_.is(name, "function") || word.is("(") || word.is(",");
    if (!word.is_word() && !nameless) return;
    if (lists(kControl, word.text) || names_something_else(name)) return;
    add(nameless ? std::string_view() : word.text, name, end);
  }

  // C# and C++: the constructor of the base stands between the parameters and the body.
  std::size_t open_of_parameters(std::size_t closing) const {
    constexpr std::array<std::string_view, 3> kBehind{"noexcept", "requires", "throw"};
    std::size_t open = open_[closing];
    // void f() noexcept(false) {
    const bool behind = open < code_.size() && open > 1 &&
                        lists(kBehind, code_.at(open - 1).text) && code_.is(open - 2, ")");
    if (behind) open = open_[open - 2];
    if (open >= code_.size() || open == 0) return open;
    const std::size_t name = open - 1;
    const bool base = name > 1 && code_.is(name - 1, ":") && code_.is(name - 2, ")");
    return base ? open_[name - 2] : open;
  }

  // By what stands before it: a type, what has its keyword, or a class of which one is made.
  bool names_something_else(std::size_t name) const {
    const Token& before = code_.at(name - 1);
    const bool returned = before.is("object") && family_ != Family::kJvm;
    if (name > 0 && lists(kTypes, before.text) && !returned) return true;
    if (name > 0 && (code_.is(name - 1, "fun") || code_.is(name - 1, "def"))) return true;
    return name > 1 && code_.is(name - 1, ".") && family_ != Family::kCpp;  // new a.B() {
  }

  std::size_t before_type_arguments(std::size_t closing) const {
    int depth = 0;
    for (std::size_t i = closing; i > 0 && closing - i < kHeader; --i) {
      if (code_.is(i, ">")) ++depth;
      if (code_.is(i, "<") && --depth == 0) return i - 1;
    }
    return 0;
  }

  // Sinatra's and Plug's get "/orders" do
  bool opens_route(std::size_t i) const {
    constexpr std::array<std::string_view, 5> kMethods{"get", "post", "put", "patch", "delete"};
    if (family_ == Family::kPython || !code_.at(i).first) return false;
    if (!lists(kMethods, code_.at(i).text) || !code_.at(i + 1).is_string()) return false;
    const int line = code_.at(i).line;
    std::size_t last = i;
    while (code_.at(last + 1).line == line)
      ++last;
    return code_.is(last, "do");
  }

  // To the next line that begins no further to the right, and with Ruby's and Elixir's "end".
  void by_indentation(std::size_t i) {
    const bool def = code_.is(i, "def") || (family_ == Family::kElixir && code_.is(i, "defp"));
    if (!opens_route(i) && (!def || !code_.at(i + 1).is_word())) return;
    std::size_t line = i;  // private def …, async def …
    while (line > 0 && !code_.at(line).first && i - line < 3)
      --line;
    const int column = code_.at(line).column;
    const bool closed = family_ != Family::kPython;
    std::size_t end = i + 1;
    while (end < code_.size() && !(code_.at(end).first && code_.at(end).column <= column &&
                                   !(code_.is(end, ")") || code_.is(end, "]"))))
      ++end;
    if (closed && code_.is(end, "end") && code_.at(end).column == column) ++end;
    const bool self = code_.is(i + 1, "self") && code_.is(i + 2, ".");
    add(code_.at(self ? i + 3 : i + 1).text, i, end);
  }

  const Code& code_;
  Family family_;
  std::vector<std::size_t> open_;
  std::vector<Function> found_{};
};

}  // namespace

std::vector<Function> find_functions(const Code& code, Family family) {
  return Finder(code, family).run();
}

}  // namespace assay
