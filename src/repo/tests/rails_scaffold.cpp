// SPDX-License-Identifier: MIT
// By the shapes of the generators' lines.
#include "repo/tests/rails_scaffold.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

// post lamps_url, params: { lamp: { name: @lamp.name } }; a password is sent as 'secret'.
bool is_generated_request(std::string_view line) {
  constexpr std::array<std::string_view, 5> kScaffoldCalls{"get ", "post ", "patch ", "put ",
                                                           "delete "};
  if (!begins_with_one_of(kScaffoldCalls, line)) return false;
  std::string rest(line);
  for (const std::string_view literal : {"'secret'", "\"secret\""}) {
    for (std::size_t at = rest.find(literal); at != rest.npos; at = rest.find(literal, at))
      rest.erase(at, literal.size());
  }
  return rest.find_first_of("'\"") == rest.npos;
}

bool is_of_generator(std::string_view line) {
  constexpr std::array<std::string_view, 10> kScaffoldTitles{
      "test \"should get ",    "test 'should get ",    "test \"should create ",
      "test 'should create ",  "test \"should show ",  "test 'should show ",
      "test \"should update ", "test 'should update ", "test \"should destroy ",
      "test 'should destroy "};
  constexpr std::array<std::string_view, 6> kScaffoldOthers{
      "require ",          "class ",
      "assert_response ",  "assert_redirected_to ",
      "assert_difference", "assert_not_nil assigns("};
  if (line.empty() || line.starts_with('#') || line == "end" || line == "setup do") return true;
  if (line.starts_with('@')) return line.ends_with("(:one)");
  return begins_with_one_of(kScaffoldTitles, line) || begins_with_one_of(kScaffoldOthers, line) ||
         is_generated_request(line);
}

// fill_in "Name", with: @lamp.name
bool is_of_system_test(std::string_view line) {
  constexpr std::array<std::string_view, 6> kSteps{
      "visit ",         "click_on \"", "assert_selector \"h1\"",
      "assert_text \"", "check \"",    "page.accept_confirm do"};
  const bool filled = line.starts_with("fill_in ") && line.find("with: @") != line.npos;
  return filled || line == "test \"visiting the index\" do" || begins_with_one_of(kSteps, line);
}

}  // namespace

bool is_rails_scaffold(const SourceFile& file) {
  const bool system = file.path.find("test/system/") != file.path.npos;
  if (system && file.path.ends_with("_test.rb")) {
    return std::ranges::all_of(split(file.text, '\n'), [](std::string_view line) {
      return is_of_generator(trimmed(line)) || is_of_system_test(trimmed(line));
    });
  }
  if (file.path.ends_with("_spec.rb"))
    return file.text.find("Add a hash of attributes valid for your model") != file.text.npos;
  return file.path.ends_with("_controller_test.rb") &&
         std::ranges::all_of(split(file.text, '\n'),
                             [](std::string_view line) { return is_of_generator(trimmed(line)); });
}

bool is_of_rspec_scaffold(std::string_view path, std::string_view name) {
  if (path.find("spec/routing/") != path.npos) return name.starts_with("routes to #");
  constexpr std::array<std::string_view, 4> kViews{
      "renders a list of ", "renders new ", "renders the edit ", "renders attributes in <p>"};
  return path.find("spec/views/") != path.npos && begins_with_one_of(kViews, name);
}

}  // namespace assay
