// SPDX-License-Identifier: MIT
// What a file is, told from its path: its language, and whether it is named like a test.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class Family {
  kNone,  // named in the snapshot, but its tests are not read
  kJavaScript,
  kPython,
  kJvm,
  kGo,
  kDotNet,
  kRuby,
  kPhp,
  kRust,
  kElixir,
  kShell,
  kCpp,
};

struct Language {
  std::string_view name{};
  Family family = Family::kNone;
};

// The programming language of a source file; null when the path is none's.
const Language* language_of(std::string_view path);

// The last part of a path, and that part without its last extension.
std::string_view file_name(std::string_view path);
std::string_view file_stem(std::string_view path);

// "OrderItemTest" and "order-item.test" alike as order, item, test.
std::vector<std::string> words_of_path(std::string_view name);

// The folders of a path, without the packages of what Maven and Gradle compile for the service:
// they are called as they like (com.example.test).
std::string_view without_packages(std::string_view path);

// True for JSON and YAML, by the ending.
bool is_data_file(std::string_view path);

// True for a file that by its own name holds tests (orders_test.go, OrderSpec.kt, test_api.py), and
// not merely what tests need.
bool is_named_test(std::string_view path);
// True for the name of a folder for tests, and not for one that is called after what was handed
// out: TechnicalTest.Api, coding-test.
bool is_test_folder(std::string_view name);
// True for a file that is named like a test, or stands below a folder for tests.
bool is_below_tests(std::string_view path);

// True when a folder or the file of a path is a mock, fake, stub or dummy by its name, or by the
// first or last word of it ("mock_api", "PaymentServiceMock", "orders.fake.json").
bool names_stand_in(std::string_view path);

// True for a line that is nothing but a comment, in most languages.
bool is_comment_line(std::string_view line);

}  // namespace assay
