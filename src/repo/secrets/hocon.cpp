// SPDX-License-Identifier: MIT
// One pass over the characters, with the path of the open objects.
#include "repo/secrets/hocon.h"

#include <algorithm>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kMostValues = 500;
constexpr std::size_t kDeepestHocon = 20;

class HoconReader {
 public:
  explicit HoconReader(std::string_view text) : text_(text) {}

  std::vector<HoconValue> run() {
    while (at_ < text_.size() && found_.size() < kMostValues && open_.size() <= kDeepestHocon)
      take();
    return std::move(found_);
  }

 private:
  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

  void take() {
    const char c = text_[at_];
    if (c == '#' || text_.substr(at_, 2) == "//") return skip_line();
    if (c == '}') return ascend();
    if (c == '{') return descend("");  // around the whole file
    const bool between = c == '\n' || c == ',' || is_blank(c);
    if (between) return step();
    take_entry();
  }

  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void step() {
    if (text_[at_] == '\n') ++line_;
    ++at_;
  }

  void skip_line() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  void descend(std::string_view name) {
    open_.emplace_back(name);
    ++at_;
  }

  void ascend() {
    if (!open_.empty()) open_.pop_back();
    ++at_;
  }

  static std::string unquoted(std::string_view text) {
    std::string plain(trimmed(text));
    std::erase(plain, '"');
    return plain;
  }

  std::string path_of(std::string_view name) const {
    std::string path;
    for (const std::string& part : open_)
      path += part.empty() ? "" : part + ".";
    return path.append(name);
  }

  // name { , name = value, name: value; anything else on a line is passed over.
  void take_entry() {
    const std::size_t from = at_;
    while (at_ < text_.size() && std::string_view("{}=:\n").find(text_[at_]) == std::string::npos)
      ++at_;
    std::string name = unquoted(text_.substr(from, at_ - from));
    if (name.ends_with('+')) name = unquoted(name.substr(0, name.size() - 1));
    if (at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '}') return;
    if (text_[at_] == '{') return descend(name);
    ++at_;
    while (is_blank(here()))
      ++at_;
    if (here() == '{') return descend(name);
    if (here() == '[') return skip_list();
    take_value(name);
  }

  void skip_list() {
    int depth = 0;
    while (at_ < text_.size()) {
      if (text_[at_] == '[') ++depth;
      if (text_[at_] == ']' && --depth == 0) {
        ++at_;
        return;
      }
      step();
    }
  }

  void take_value(const std::string& name) {
    const std::size_t from = at_;
    bool quoted = false;
    bool refers = false;
    for (; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
      const char c = text_[at_];
      if (c == '"') quoted = !quoted;
      if (quoted) continue;
      if (text_.substr(at_, 2) == "${") {
        refers = true;
        at_ = std::min(text_.find_first_of("}\n", at_), text_.size());
        if (at_ == text_.size() || text_[at_] == '\n') break;
        continue;
      }
      if (c == ',' || c == '}' || c == '#') break;
    }
    found_.push_back({.path = path_of(name),
                      .value = unquoted(text_.substr(from, at_ - from)),
                      .line = line_,
                      .refers = refers});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::vector<std::string> open_{};
  std::vector<HoconValue> found_{};
};

}  // namespace

std::vector<HoconValue> hocon_values(std::string_view text) {
  return HoconReader(text).run();
}

}  // namespace assay
