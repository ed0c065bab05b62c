// SPDX-License-Identifier: MIT
// The holes of a step: generated values, one for each name and request, and those saved before.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "contract/sample.h"
#include "core/json.h"
#include "core/template.h"

namespace assay {

// A value that a step saved; an id may lead to its item under another one than the item's own.
struct SavedValue {
  Json value{};
  std::string address{};  // in place of the value within paths, escaped; empty: the value itself
};
using SavedValues = std::map<std::string, SavedValue, std::less<>>;

// The values of one request: each generator gives one value, however often it is named.
class RequestValues {
 public:
  // Both must outlive this; `now` is in seconds since 1970.
  RequestValues(const SavedValues& saved, SampleMaker& maker, std::int64_t now)
      : saved_(saved), maker_(maker), now_(now) {}

  std::int64_t now() const { return now_; }
  std::optional<Json> value(std::string_view name);
  // The same as it stands in a path or query, escaped.
  std::optional<std::string> address(std::string_view name);

 private:
  std::optional<std::string> generated(std::string_view name);

  const SavedValues& saved_;
  SampleMaker& maker_;
  std::int64_t now_;
  std::map<std::string, std::string, std::less<>> drawn_{};
};

}  // namespace assay
