// SPDX-License-Identifier: MIT
// Reads outwards from the middle of a name, within bounds.
#include "repo/secrets/assigned.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kLongestName = 80;
constexpr std::size_t kLongestValue = 4000;

bool in_name(char c) {
  return is_in_run('s', c) || c == '.';
}

class Line {
 public:
  Line(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  bool done() const { return at_ >= text_.size() || text_[at_] == '\n'; }
  char here() const { return done() ? '\0' : text_[at_]; }
  std::size_t at() const { return at_; }
  bool skip(std::string_view any) {
    const std::size_t before = at_;
    while (!done() && any.find(text_[at_]) != std::string_view::npos)
      ++at_;
    return at_ > before;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

// Behind the type between a name and its value: const A: &'static str = "…", a: str = '…', and Go's
// a string = "…". Only before quotes: elsewhere a value may look like a type.
std::size_t behind_type(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 60;
  constexpr std::string_view kMarks = " \t:&<>[]|?.*";
  if (!text.substr(at).starts_with(':') && !text.substr(at).starts_with(" string =")) return at;
  std::size_t end = at + 1;
  for (; end < text.size() && end - at < kLongest; ++end) {
    const bool lifetime = text[end] == '\'' && (text[end - 1] == '&' || text[end - 1] == '<');
    const bool mark = kMarks.find(text[end]) != std::string_view::npos;
    if (!lifetime && !mark && !is_in_run('w', text[end])) break;
  }
  if (text.substr(end, 1) != "=") return at;
  const std::size_t value = text.find_first_not_of(" \t", end + 1);
  const bool quoted = value != std::string_view::npos &&
                      (text[value] == '"' || text[value] == '\'' || text[value] == '`');
  return quoted ? end : at;
}

// From the end of a name to the beginning of its value; false when none is assigned.
bool cross_operator(Line& line) {
  line.skip("\"'`]) \t");
  // os.environ.get("KEY", "…") gives a default behind a comma.
  const bool given = line.skip("=:,") || line.skip("|");
  if (!given) return false;
  line.skip("=>:? \t(");
  return !line.done();
}

}  // namespace

std::optional<Assigned> assigned_at(std::string_view text, std::size_t at) {
  std::size_t from = at;
  while (from > 0 && at - from < kLongestName && in_name(text[from - 1]))
    --from;
  std::size_t end = at;
  while (end < text.size() && end - at < kLongestName && in_name(text[end]))
    ++end;
  Line line(text, behind_type(text, end));
  if (!cross_operator(line)) return std::nullopt;
  std::size_t value = line.at();
  const char mark = line.here();
  const bool quoted = mark == '"' || mark == '\'' || mark == '`';
  if (quoted) ++value;
  std::size_t stop = value;
  while (stop < text.size() && stop - value < kLongestValue && text[stop] != '\n') {
    const char c = text[stop];
    if (quoted ? c == mark
               : c == ' ' || c == '\t' || c == '\r' || c == ',' || c == ';' || c == '"' ||
                     c == '\'' || c == ')' || c == '}' || c == '<') {
      break;
    }
    ++stop;
  }
  if (stop == value) return std::nullopt;
  return Assigned{.name = {from, end - from}, .value = {value, stop - value}, .quoted = quoted};
}

}  // namespace assay
