// SPDX-License-Identifier: MIT
// Reading JUnit XML.
#include "report/junit_read.h"

#include <algorithm>
#include <array>

#include <pugixml.hpp>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kWhy = 300;  // bytes

class CaseCounter : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    const std::string_view name = node.name();
    suites_ = suites_ || name == "testsuite" || name == "testsuites";
    if (name == "testcase") count(node);
    return true;
  }

  bool saw_suite() const { return suites_; }
  JunitCases take() { return std::move(cases_); }

 private:
  void count(const pugi::xml_node& test) {
    const pugi::xml_node failure =
        test.child("failure") ? test.child("failure") : test.child("error");
    if (failure) {
      cases_.failed.push_back({name_of(test), why_of(failure)});
    } else if (test.child("skipped") || test.child("disabled")) {
      ++cases_.skipped;
    } else {
      ++cases_.passed;
    }
  }

  static std::string name_of(const pugi::xml_node& test) {
    const std::string of = test.attribute("classname").value();
    const std::string name = test.attribute("name").value();
    return of.empty() ? name : of + "." + name;
  }

  static std::string why_of(const pugi::xml_node& failure) {
    std::string_view text = failure.attribute("message").value();
    if (trimmed(text).empty()) text = failure.text().get();
    text = trimmed(text);
    return shortened(text.substr(0, text.find('\n')), kWhy);
  }

  bool suites_ = false;
  JunitCases cases_{};
};

}  // namespace

std::optional<JunitCases> read_junit(std::string_view xml) {
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return std::nullopt;
  CaseCounter counter;
  document.traverse(counter);
  return counter.saw_suite() ? std::optional(counter.take()) : std::nullopt;
}

std::string_view junit_within(std::string_view output) {
  for (const std::string_view name : {"testsuites", "testsuite"}) {
    const std::string opening = "<" + std::string(name);
    const std::string closing = "</" + std::string(name) + ">";
    const std::size_t begin = output.find(opening);
    const std::size_t end = output.rfind(closing);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) continue;
    return output.substr(begin, end + closing.size() - begin);
  }
  return {};
}

}  // namespace assay
