// SPDX-License-Identifier: MIT
// Follows BuildKit's own rules line by line.
#include "repo/container/instructions.h"

#include <algorithm>

#include "core/json.h"
#include "core/text.h"

namespace assay {
namespace {

bool is_variable_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// "# escape=`" in the lines before the first instruction.
char escape_of(const std::vector<std::string_view>& lines) {
  for (const std::string_view line : lines) {
    const std::string_view text = trimmed(line);
    if (!text.starts_with('#')) break;
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) break;
    if (equals_ignoring_case(trimmed(text.substr(1, equals - 1)), "escape")) {
      const std::string_view value = trimmed(text.substr(equals + 1));
      return value.empty() ? '\\' : value.front();
    }
  }
  return '\\';
}

// The names of the heredocs that a line opens: <<EOF, <<-"EOF".
std::vector<std::string> heredoc_names(std::string_view line) {
  std::vector<std::string> names;
  for (std::size_t at = line.find("<<"); at != std::string_view::npos;
       at = line.find("<<", at + 2)) {
    std::size_t from = at + 2;
    if (from < line.size() && line[from] == '-') ++from;
    const bool quoted = from < line.size() && (line[from] == '"' || line[from] == '\'');
    if (quoted) ++from;
    std::size_t to = from;
    while (to < line.size() && is_variable_char(line[to]))
      ++to;
    if (to > from && (at == 0 || line[at - 1] != '<')) {
      names.emplace_back(line.substr(from, to - from));
    }
  }
  return names;
}

bool takes_heredocs(std::string_view keyword) {
  return keyword == "RUN" || keyword == "COPY" || keyword == "ADD";
}

class InstructionReader {
 public:
  explicit InstructionReader(std::string_view text)
      : lines_(split(text, '\n')), escape_(escape_of(lines_)) {}

  std::vector<Instruction> run() {
    while (at_ < lines_.size()) {
      const std::string_view line = trimmed(lines_[at_]);
      if (line.empty() || line.starts_with('#')) {
        ++at_;
      } else {
        take();
      }
    }
    return std::move(found_);
  }

 private:
  void take() {
    Instruction one{.line = static_cast<int>(at_) + 1};
    std::string text;
    bool goes_on = true;
    while (goes_on && at_ < lines_.size()) {
      std::string_view line = trimmed(lines_[at_++]);
      if (!text.empty() && (line.starts_with('#') || line.empty())) continue;
      goes_on = line.ends_with(escape_);
      if (goes_on) line.remove_suffix(1);
      text.append(line).append(" ");
    }
    const std::string_view whole = trimmed(text);
    const std::size_t space = std::min(whole.find_first_of(" \t"), whole.size());
    one.keyword = std::string(whole.substr(0, space));
    std::ranges::transform(one.keyword, one.keyword.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    one.text = std::string(trimmed(whole.substr(space)));
    if (takes_heredocs(one.keyword)) take_heredocs(one);
    found_.push_back(std::move(one));
  }

  void take_heredocs(Instruction& one) {
    for (const std::string& name : heredoc_names(one.text)) {
      std::string body;
      std::size_t at = at_;
      while (at < lines_.size() && trimmed(lines_[at]) != name)
        body.append(lines_[at++]).append("\n");
      if (at == lines_.size()) return;  // never closed: no heredoc
      at_ = at + 1;
      one.heredocs.push_back(std::move(body));
    }
  }

  std::vector<std::string_view> lines_;
  char escape_;
  std::vector<Instruction> found_{};
  std::size_t at_ = 0;
};

// Split at blanks outside of quotes, which go.
std::vector<std::string> words_of_shell(const std::string& text) {
  std::vector<std::string> words;
  char quote = '\0';
  bool open = false;
  for (const char c : text) {
    if (quote == '\0' && (c == ' ' || c == '\t')) {
      open = false;
      continue;
    }
    if (!open) words.emplace_back();
    open = true;
    if (c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '"' || c == '\'')) {
      quote = c;
    } else {
      words.back() += c;
    }
  }
  return words;
}

}  // namespace

std::vector<Instruction> dockerfile_instructions(std::string_view text) {
  return InstructionReader(text).run();
}

std::vector<std::string> instruction_words(const std::string& text) {
  const auto list = text.starts_with('[') ? Json::parse(text) : std::nullopt;
  if (!list) return words_of_shell(text);
  std::vector<std::string> words;
  for (const Json& item : list->items())
    words.push_back(item.text());
  return words;
}

}  // namespace assay
