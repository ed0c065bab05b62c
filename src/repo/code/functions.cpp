// SPDX-License-Identifier: MIT
// Finds functions by keyword, by braces after parameters, or by indentation, and measures them.
#include "repo/code/functions.h"

#include <algorithm>
#include <array>

#include "core/word_list.h"
#include "repo/code/arrow.h"
#include "repo/code/literal.h"

namespace assay {
namespace {

constexpr std::size_t kHeader = 60;  // tokens between parameters and body

// Before a parenthesis and a brace, and no function's name.
constexpr std::array<std::string_view, 26> kControl{
    "if",           "for",   "while", "switch", "catch", "match",  "when",  "foreach", "elseif",
    "synchronized", "using", "lock",  "unless", "with",  "select", "fixed", "return",  "until",
    "constexpr",    "try",   "do",    "else",   "elsif", "elif",   "await", "assert"};
constexpr std::array<std::string_view, 7> kTypes{"new",       "class", "record", "struct",
                                                 "interface", "enum",  "object"};
// Each with a name behind it.
constexpr std::array<std::string_view, 6> kTypeWords{"class",     "record", "struct",
                                                     "interface", "enum",   "trait"};
constexpr std::array<std::string_view, 13> kBranches{
    "if",     "for",    "while",  "catch", "except",  "elif", "elsif",
    "elseif", "rescue", "unless", "until", "foreach", "guard"};

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
    for (std::size_t i = 0; i < code_.size(); ++i) {
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
    const auto begins = [](const Function& function) { return function.span.from; };
    std::ranges::stable_sort(found_, {}, begins);
    const auto same = [&](const Function& a, const Function& b) { return begins(a) == begins(b); };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    return std::move(found_);
  }

 private:
  void add(std::string_view name, std::size_t from, std::size_t to) {
    if (to <= from) return;
    found_.push_back({.name = std::string(name), .line = code_.at(from).line, .span = {from, to}});
  }

  // func (r *T) Name[G any](a int) (int, error) {
  void by_keyword(std::size_t start) {
    std::size_t at = start + 1;
    std::string_view name;
    if (family_ == Family::kGo && code_.is(at, "(") && code_.at(code_.close(at) + 1).is_word() &&
        code_.is(code_.close(at) + 2, "(")) {
      at = code_.close(at) + 1;  // a method's receiver
    }
    for (const std::size_t last = at + kHeader; !code_.is(at, "("); ++at) {
      if (at >= std::min(last, code_.size()) || code_.is(at, "{") || code_.is(at, ";")) return;
      const bool quoted = family_ == Family::kJvm && code_.at(at).quote == '`';
      if ((quoted || code_.at(at).is_word()) && name.empty()) name = code_.at(at).text;
      if (code_.is(at, "[")) at = std::min(code_.close(at), code_.size());
    }
    const std::size_t last = std::min(code_.close(at) + kHeader, code_.size());
    for (std::size_t i = code_.close(at) + 1; i < last; ++i) {
      if (code_.is(i, ";") || code_.is(i, "}") || code_.is(i, ")")) return;
      if (code_.is(i, keyword_of(family_))) return;
      if (code_.is(i, "=") && !code_.is(i + 1, "{"))
        return;  // an expression; Scala's "= {" is none
      if (code_.is(i, "(") || code_.is(i, "[")) i = std::min(code_.close(i), last);
      if (!code_.is(i, "{")) continue;
      if (code_.is(i - 1, "interface") || code_.is(i - 1, "struct")) {
        i = std::min(code_.close(i), last);
        continue;
      }
      return add(name, start, std::min(code_.close(i) + 1, code_.size()));
    }
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
    std::size_t open = open_[closing];
    if (open >= code_.size() || open == 0) return;
    std::size_t name = open - 1;
    // C# and C++: the constructor of the base stands between the parameters and the body.
    const bool base = name > 1 && code_.is(name - 1, ":") && code_.is(name - 2, ")");
    if (base) {
      open = open_[name - 2];
      if (open >= code_.size() || open == 0) return;
      name = open - 1;
    }
    if (family_ == Family::kCpp && code_.is(name, "]")) {  // [captures](parameters) {
      if (open_[name] < code_.size()) add({}, open_[name], end);
      return;
    }
    for (std::size_t i = 0; i < kHeader / 2 && name > 0 && code_.is(name, ">"); ++i)
      name = before_type_arguments(name);
    const Token& word = code_.at(name);
    const bool nameless = code_.is(name, "function") || word.is("(") || word.is(",");
    if (!word.is_word() && !nameless) return;
    if (lists(kControl, word.text)) return;
    const Token& before = code_.at(name - 1);
    const bool returned = before.is("object") && family_ != Family::kJvm;
    if (name > 0 && lists(kTypes, before.text) && !returned) return;
    if (name > 0 && (code_.is(name - 1, "fun") || code_.is(name - 1, "def"))) return;
    if (name > 1 && code_.is(name - 1, ".") && family_ != Family::kCpp) return;  // new a.B() {
    add(nameless ? std::string_view() : word.text, name, end);
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

// if err != nil {, if err := f(); err != nil {
bool passes_error_on(const Code& code, std::size_t start) {
  for (std::size_t i = start; i < start + kHeader && !code.is(i, "{"); ++i) {
    if (code.is(i, "!") && code.is(i + 1, "=") && code.is(i + 2, "nil")) return true;
  }
  return false;
}

bool is_branch(const Code& code, std::size_t i, Family family) {
  const Token& token = code.at(i);
  if (token.is_word()) {
    if (family == Family::kGo && token.is("if")) return !passes_error_on(code, i);
    const bool words = family == Family::kPython || family == Family::kRuby;
    return lists(kBranches, token.text) || (words && (token.is("and") || token.is("or")));
  }
  const Token& next = code.at(i + 1);
  if (token.is("&") || token.is("|")) return next.is(token.text) && token.touches(next);
  return token.is("?") && i > 0 && !code.at(i - 1).touches(token) && !token.touches(next);
}

// Of a page that is written out in Rust: rsx! {, html! {, view! {. It grows with what is shown.
bool begins_markup(const Code& code, std::size_t i, Family family) {
  constexpr std::array<std::string_view, 3> kMacros{"rsx", "html", "view"};
  return family == Family::kRust && code.is(i + 1, "!") && code.is(i + 2, "{") &&
         lists(kMacros, code.at(i).text);
}

}  // namespace

std::vector<Function> functions_in(const Code& code, Family family) {
  std::vector<Function> found = Finder(code, family).run();
  std::vector<std::size_t> open;  // those that the token is in, the innermost last
  std::vector<int> last_line(found.size(), 0);
  std::size_t next = 0;
  std::size_t markup = 0;  // where one ends
  OpenTables tables(code, family);
  for (std::size_t i = 0; i < code.size(); ++i) {
    while (!open.empty() && found[open.back()].span.to <= i)
      open.pop_back();
    for (; next < found.size() && found[next].span.from == i; ++next)
      open.push_back(next);
    if (begins_markup(code, i, family)) markup = std::max(markup, code.close(i + 2));
    tables.move_to(i);
    if (open.empty() || i < markup) continue;
    Function& function = found[open.back()];
    const int line = code.at(i).line;
    if (is_branch(code, i, family)) ++function.branches;
    if (is_bracket(code.at(i)) || line == last_line[open.back()]) continue;
    if (tables.go_on(function.span.from, line)) continue;
    ++function.lines;
    last_line[open.back()] = line;
  }
  return found;
}

}  // namespace assay
