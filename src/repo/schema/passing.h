// SPDX-License-Identifier: MIT
// What is set for a database in memory, or for the tests alone, and says nothing of the service's.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace assay {

class Passing {
 public:
  // Of code: the lines behind one that names such a database, or the run of the tests.
  static Passing of_code();
  // Of settings: the documents of the file that name such a database, or the profile of the tests;
  // all of application-test.yml.
  static Passing of_settings(std::string_view path, const std::vector<std::string_view>& lines);
  // Of what holds neither.
  Passing() = default;

  // True for a line that is set for them. `number` counts from 1 and only grows.
  bool hold(std::size_t number, std::string_view line);

 private:
  bool is_near(std::string_view line);

  bool code_ = false;
  std::vector<bool> documents_{};  // by line, of settings
  int left_ = 0;                   // lines of code that are still near
};

}  // namespace assay
